import { periodShown } from '../../charts/period.ts'
import { nameOf } from '../../words/names.ts'

/** What tells a group from the others: its clock, and a value for each dimension it is broken down by. */
export type Key = Readonly<Record<string, string | null>>
type Keyed = { key: Key }
/** What of an answer says which groups are not shown. */
export type WithWithheld = { withheld: readonly { key: Key; reason: string }[] }

const valueName = (dimension: string, value: string | null): string => {
  if (value === null) return `${nameOf(dimension)} not known`
  if (dimension === 'cohort_month') return periodShown(value, 'month')
  return dimension === 'cohort_week' ? periodShown(value, 'week') : nameOf(value)
}

/** The clock of a group; empty where its question has only one. */
export const clockOf = ({ clock }: Key): string => clock ?? ''

/** The values of a group, without its clock; empty where it is not broken down. */
export const segmentOf = (key: Key): string =>
  Object.entries(key)
    .filter(([name]) => name !== 'clock')
    .map(([name, value]) => valueName(name, value))
    .join(', ')

/** A group by its clock and its values. */
export const groupName = (key: Key): string =>
  [nameOf(clockOf(key)), segmentOf(key)].filter((part) => part !== '').join(', ')

/** Groups by their clock, in the order they came. */
export const byClock = <Group extends Keyed>(
  groups: readonly Group[],
): { clock: string; groups: Group[] }[] => {
  const clocks = new Map<string, Group[]>()
  for (const group of groups) {
    const clock = clockOf(group.key)
    clocks.set(clock, [...(clocks.get(clock) ?? []), group])
  }
  return [...clocks].map(([clock, of]) => ({ clock, groups: of }))
}

/**
 * Rows for the groups of a clock that are not shown, with the reason in place of numbers. For the public those alike
 * are named once, without their values.
 */
export const withheldRows = (
  { withheld }: WithWithheld,
  clock: string | null,
  isBrokenDown: boolean,
): { label: string; note: string }[] =>
  withheld
    .filter(({ key }) => clock === null || clockOf(key) === clock || clockOf(key) === '')
    .map(({ key, reason }) => {
      const segment = segmentOf(key)
      const name = clock === null ? groupName(key) : segment
      return { label: name !== '' ? name : isBrokenDown ? 'others' : nameOf(clockOf(key)), note: reason }
    })

/** Whether the groups of an answer are broken down by anything but their clock. */
export const isBrokenDown = (groups: readonly Keyed[]): boolean =>
  groups.some(({ key }) => Object.keys(key).some((name) => name !== 'clock'))
