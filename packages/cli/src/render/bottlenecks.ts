import type { BottleneckGroup, BottlenecksAnswer, WhereDaysGo } from '@hearback/contracts'
import { bar } from './bar.ts'
import { nameOf, remarks } from './remarks.ts'
import { days, percentWithin, table } from './table.ts'

/** Days with their limits, which may lie below zero: so no dash stands between them. */
export const daysWithin = (
  { days: estimate, low, high }: BottleneckGroup['potential'],
  to = ' to ',
): string =>
  low === null || high === null ? days(estimate) : `${days(estimate)} (${days(low)}${to}${days(high)})`

const hundredths = (value: number | null): string =>
  value === null ? '–' : String(Math.round(value * 100) / 100)

/** A number with two decimals at most, and its limits. */
export const visitsWithin = ({ estimate, low, high }: BottleneckGroup['visits']): string => {
  return low === null || high === null
    ? hundredths(estimate)
    : `${hundredths(estimate)} (${hundredths(low)}-${hundredths(high)})`
}

const rankOf = ({ rank }: BottleneckGroup): string => {
  if (rank === null) return '–'
  return rank.from === rank.to ? String(rank.from) : `${rank.from}-${rank.to}`
}

const byPotential = (a: BottleneckGroup, b: BottleneckGroup): number =>
  (b.potential.days ?? Number.NEGATIVE_INFINITY) - (a.potential.days ?? Number.NEGATIVE_INFINITY) || 0

const stageTable = (groups: readonly BottleneckGroup[], width: number): string => {
  const sorted = groups.toSorted(byPotential)
  const most = Math.max(0, ...sorted.map(({ share_of_time: share }) => share.estimate ?? 0))
  const header = [
    'group',
    'journeys',
    'rank',
    'days to save',
    'mean days',
    'visits',
    'not advanced',
    'of all lost',
    'of all days',
    '',
  ]
  const rows = sorted.map((group) => [
    nameOf(group.key),
    String(group.journeys),
    rankOf(group),
    daysWithin(group.potential),
    daysWithin(group.mean_days, '-'),
    visitsWithin(group.visits),
    percentWithin(group.not_advanced),
    percentWithin(group.share_of_loss),
    percentWithin(group.share_of_time),
    bar(group.share_of_time.estimate, most, width),
  ])
  return table(header, rows)
}

const exampleOf = ({ key, best }: BottleneckGroup): string[] =>
  best.segments.length === 0
    ? []
    : [
        `${nameOf(key)}: quickest of ${best.compared} by either half of the journeys, with ${days(best.mean_days)} days on the other: ${best.segments.map(nameOf).join(', ')}.`,
      ]

const reasonOf = ({ key, reason }: BottleneckGroup): string[] =>
  reason === null ? [] : [`${nameOf(key)}: ${reason}.`]

const daysChart = (
  { key, tau, stages, elsewhere, not_followed: beyond, reason }: WhereDaysGo,
  width: number,
): string => {
  const of = nameOf(key) === '' ? '' : ` (${nameOf(key)})`
  if (tau === null) return `Where the days go${of}: ${reason ?? 'not known'}.`
  const parts = [...stages, { clock: 'elsewhere', ...elsewhere }, { clock: 'not followed', ...beyond }]
  const most = Math.max(0, ...parts.map((part) => part.days ?? 0))
  const rows = parts.map((part) => [part.clock, daysWithin(part, '-'), bar(part.days, most, width)])
  return table([`where the first ${days(tau)} days go${of}`, 'days', ''], rows)
}

/** Stages by what could be gained in each, where the days go, and what the numbers do not say. */
export const renderBottlenecks = (answer: BottlenecksAnswer, columns: number): string => {
  const { groups, where_days_go, comparing } = answer
  const width = Math.max(5, Math.min(30, columns - 100))
  const segments = comparing.segment_by.join(' and ')
  return [
    groups.length === 0 ? 'Nothing to show.' : stageTable(groups, width),
    groups.flatMap(exampleOf).join('\n'),
    groups.flatMap(reasonOf).join('\n'),
    ...where_days_go.map((each) => daysChart(each, Math.max(10, Math.min(40, columns - 45)))),
    segments === ''
      ? ''
      : `Days to save: a journey, if the stage were as quick as the best quarter by ${segments}, chosen on one half of the journeys and measured on the other; below 0: nothing to gain. Of: ${comparing.of}.`,
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
