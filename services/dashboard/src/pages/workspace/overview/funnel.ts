import type { AnswerOf } from '../../../api/questions.ts'
import type { FunnelRow } from '../../../charts/funnel-grid.ts'
import { ofEstimate } from '../../../charts/unit.ts'
import { nameOf } from '../../../words/names.ts'
import { days, interval, percent } from '../../../words/numbers.ts'
import { clockOf, groupName, isBrokenDown, withheldRows } from '../groups.ts'

export type Funnel = AnswerOf<'/v1/funnel'>

/** A row for each stage (or group of it), then those that may not be shown with the reason. */
export const funnelRows = (answer: Funnel): FunnelRow[] => [
  ...answer.groups.map(({ key, cells }) => ({
    label: groupName(key),
    cells: cells.map(({ days, mature, conversion }) => ({ days, mature, share: ofEstimate(conversion) })),
  })),
  ...withheldRows(answer, null, isBrokenDown(answer.groups)).map((row) => ({ ...row, cells: [] })),
]

type Group = Funnel['groups'][number]
type Known = { key: Group['key']; share: number; low: number | null; high: number | null }

const knownAt = (groups: readonly Group[], day: number): Known[] =>
  groups.flatMap(({ key, cells }) => {
    const cell = cells.find(({ days }) => days === day)
    const { estimate: share = null, low = null, high = null } = cell?.conversion ?? {}
    return share === null ? [] : [{ key, share, low, high }]
  })

/** The horizon at which most are known, and of those the last. */
const horizonOf = (groups: readonly Group[]): number | null => {
  const horizons = [...new Set(groups.flatMap(({ cells }) => cells.map(({ days }) => days)))]
  const best = horizons.toSorted((a, b) => knownAt(groups, b).length - knownAt(groups, a).length || b - a)[0]
  return best === undefined || knownAt(groups, best).length === 0 ? null : best
}

/** Whether chance alone could have the second below the first; it could where an interval is not known. */
const couldBeBelow = ({ high }: Known, { low }: Known): boolean =>
  high === null || low === null || low <= high

/** Where the fewest move on, in a sentence: which stages chance does not tell from it, and which have no number. */
export const funnelFinding = ({ groups, method }: Funnel): string => {
  const day = horizonOf(groups)
  const known = day === null ? [] : knownAt(groups, day)
  const [least, ...others] = known.toSorted((a, b) => a.share - b.share)
  if (day === null || least === undefined) return 'Too few were followed long enough to compare the stages.'
  const nameIn = (key: Known['key']) => (isBrokenDown(groups) ? groupName(key) : nameOf(clockOf(key)))
  const within = `within ${days(day)} of entering it (${method.confidence * 100} % interval ${interval(least, percent)})`
  const unknown = groups.filter(({ key }) => known.every((one) => one.key !== key))
  const without =
    unknown.length === 0 ? '' : ` Not known of ${unknown.map(({ key }) => nameIn(key)).join('; ')}.`
  if (others.length === 0)
    return `From ${groupName(least.key)} ${percent(least.share)} had moved on ${within}.${without}`
  const alike = others.filter((other) => couldBeBelow(least, other)).map(({ key }) => nameIn(key))
  const apart = alike.length === 0 ? '' : `; not told apart from ${alike.join('; ')}`
  return `Fewest move on from ${nameIn(least.key)}: ${percent(least.share)} ${within}${apart}.${without}`
}
