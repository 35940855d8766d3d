import type { Audience, Withheld } from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'

type Counted = Pick<GroupCounts, 'key'> & Partial<Pick<GroupCounts, 'unusable'>>

/**
 * At hour resolution a group may be withheld because its journeys are known by the day only, however many they are:
 * the reason then says so, with their number where so many might be shown. The public asks no hours.
 */
export const withUnknownHours = (
  withheld: readonly Withheld[],
  counted: readonly Counted[],
  { threshold }: Audience,
): Withheld[] => {
  const unusableBy = new Map(counted.map(({ key, unusable = 0 }) => [JSON.stringify(key), unusable]))
  return withheld.map(({ key, reason }) => {
    const unusable = unusableBy.get(JSON.stringify(key)) ?? 0
    if (unusable === 0) return { key, reason }
    const many = unusable < threshold ? 'some' : String(unusable)
    return {
      key,
      reason: `${reason} known by the hour; ${many} more are known by the day only, or end before they begin: ask with resolution=day`,
    }
  })
}
