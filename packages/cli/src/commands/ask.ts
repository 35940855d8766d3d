import type { DistributionAnswer, DistributionGroup } from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { waitingChart } from '../render/chart.ts'
import { days, percent, percentWithin, table } from '../render/table.ts'
import { findService } from '../service-client.ts'
import { distributionCsv } from './distribution-csv.ts'

const distributions = [
  'stage-durations',
  'response-rates',
  'time-to-offer',
  'time-to-first-response',
  'time-to-interview',
  'time-to-accept',
  'time-to-start',
  'time-to-fill',
]
const definitions = ['clocks', 'processes', 'dimensions']

/** What `hearback ask` can be asked; the names are those of the routes. */
export const askRoutes = [...distributions, ...definitions]

export type AskOptions = {
  workspace: string
  stage?: string
  clock?: string
  process?: string
  groupBy?: string
  where: string[]
  json?: boolean
  csv?: boolean
}

/** The query string of a question; a filter may be given several times. */
export const questionOf = (options: Omit<AskOptions, 'json' | 'csv'>): URLSearchParams => {
  const parameters = new URLSearchParams({ workspace: options.workspace })
  for (const [name, value] of [
    ['stage', options.stage],
    ['clock', options.clock],
    ['process', options.process],
    ['group_by', options.groupBy],
  ] as const) {
    if (value !== undefined) parameters.set(name, value)
  }
  for (const filter of options.where) {
    const split = filter.indexOf('=')
    parameters.append(filter.slice(0, split), filter.slice(split + 1))
  }
  return parameters
}

/** Asks one question and prints a table and, where one curve is shown, a small chart. */
export const ask = async (context: CommandContext, question: string, options: AskOptions): Promise<void> => {
  if (!askRoutes.includes(question)) {
    throw new CommandFailure(
      `There is no question "${question}". Ask one of: ${askRoutes.join(', ')}.`,
      exitCodes.usage,
    )
  }
  const service = await findService(context)
  const answer = await service.json<unknown>(`/v1/${question}?${questionOf(options)}`)
  if (options.json === true || !distributions.includes(question)) {
    context.out(`${JSON.stringify(answer, null, 2)}\n`)
    return
  }
  // The distribution routes all answer in this one shape.
  const distribution = answer as DistributionAnswer
  context.out(
    options.csv === true
      ? distributionCsv(distribution)
      : `${renderDistribution(distribution, context.columns)}\n`,
  )
}

/** Table of waits and exits per group, one chart if there is one group, and what the reader must know. */
export const renderDistribution = (answer: DistributionAnswer, columns: number): string => {
  const horizons = answer.groups[0]?.horizons.map((horizon) => horizon.days) ?? []
  const header = [
    'group',
    'journeys',
    'running',
    'median days',
    ...horizons.map((day) => `waiting at ${day}`),
  ]
  const rows = answer.groups.map((group) => [
    nameOf(group),
    String(group.journeys),
    String(group.running),
    medianOf(group),
    ...group.horizons.map(({ waiting }) => percentWithin(waiting)),
  ])
  const only = answer.groups.length === 1 ? answer.groups[0] : undefined
  return [
    answer.groups.length === 0 ? 'Nothing to show.' : table(header, rows),
    ...answer.groups.map(exitTable),
    ...(only === undefined ? [] : [waitingChart(only.curve, Math.max(20, columns - 8))]),
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const nameOf = ({ key }: DistributionGroup): string =>
  Object.values(key)
    .map((value) => value ?? 'not known')
    .join(' / ')

const medianOf = ({ quantiles }: DistributionGroup): string => {
  const median = quantiles.find(({ p }) => p === 0.5)
  if (median === undefined || median.days === null) return '–'
  return `${days(median.days)} (${days(median.low)}-${days(median.high)})`
}

/** How the waits of one group have ended by each horizon. */
const exitTable = (group: DistributionGroup): string => {
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
  return `${nameOf(group)}: ended by day\n${table(['cause', ...group.horizons.map((horizon) => String(horizon.days))], rows)}`
}

const remarks = (answer: DistributionAnswer): string =>
  [
    `As of ${answer.as_of}${answer.observed_through === null ? '' : `, observed through ${answer.observed_through}`}; ` +
      `${100 * answer.method.confidence} % intervals.`,
    answer.synthetic ? 'These timelines are synthetic: invented people at fictional employers.' : '',
    answer.label ?? '',
    ...answer.withheld.map(({ key, reason }) => `Withheld: ${Object.values(key).join(' / ')} (${reason}).`),
    answer.parked_journeys > 0
      ? `${answer.parked_journeys} journeys could not be folded and are missing here.`
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
