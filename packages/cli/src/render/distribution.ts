import type { DistributionAnswer, DistributionGroup } from '@hearback/contracts'
import { waitingChart } from './chart.ts'
import { dayWord } from './day-word.ts'
import { renderDaysByState } from './days-by-state.ts'
import { renderDocumented } from './documented-measures.ts'
import { nameOf, remarks } from './remarks.ts'
import { days, percent, percentWithin, table } from './table.ts'

/** Table of waits and exits per group, one chart if there is one group, and what the reader must know. */
export const renderDistribution = (answer: DistributionAnswer, columns: number): string => {
  const horizons = answer.groups[0]?.horizons.map((horizon) => horizon.days) ?? []
  const word = dayWord(answer)
  const header = [
    'group',
    'journeys',
    'running',
    `median ${word}s`,
    ...horizons.map((day) => `waiting at ${day}`),
  ]
  const rows = answer.groups.map((group) => [
    nameOf(group.key),
    String(group.journeys),
    String(group.running),
    medianOf(group),
    ...group.horizons.map(({ waiting }) => percentWithin(waiting)),
  ])
  const only = answer.groups.length === 1 ? answer.groups[0] : undefined
  return [
    answer.groups.length === 0 ? 'Nothing to show.' : `${table(header, rows)}\n${limitsNamed(answer)}`,
    renderDocumented(answer.groups, columns),
    ...answer.groups.map((group) => exitTable(group, word)),
    ultimates(answer),
    renderDaysByState(answer.groups, word),
    ...(only === undefined
      ? []
      : [waitingChart(only.curve, Math.max(20, columns - 8), { unit: `${word}s` })]),
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const limitsNamed = ({ method }: DistributionAnswer): string =>
  `In parentheses: ${100 * method.confidence} % intervals.`

/** How many end as hoped in the end, as far as the follow-up tells. */
const ultimates = ({ groups }: DistributionAnswer): string =>
  groups
    .flatMap(({ key, ultimate }) =>
      ultimate === undefined ? [] : [`${nameOf(key)}, ${ultimate.of}: ${ultimate.words}.`],
    )
    .join('\n')

const medianOf = ({ quantiles }: DistributionGroup): string => {
  const median = quantiles.find(({ p }) => p === 0.5)
  if (median === undefined || median.days === null) return '–'
  return `${days(median.days)} (${days(median.low)}-${days(median.high)})`
}

/** How the waits of one group have ended by each horizon. */
const exitTable = (group: DistributionGroup, word: string): string => {
  const causes = Object.keys(group.horizons[0]?.exits ?? {})
  const kinds = Object.keys(group.horizons[0]?.answered_by_kind ?? {})
  if (causes.length === 0) return ''
  const rows = [
    ...causes.map((cause) => [cause, ...group.horizons.map(({ exits }) => percent(exits[cause]?.estimate))]),
    ...kinds.map((kind) => [
      `  ${kind}`,
      ...group.horizons.map(({ answered_by_kind: by }) => percent(by?.[kind]?.estimate)),
    ]),
  ]
  return `${nameOf(group.key)}: ended by ${word}\n${table(['cause', ...group.horizons.map((horizon) => String(horizon.days))], rows)}`
}
