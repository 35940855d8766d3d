import type {
  ComparisonsAnswer,
  DistributionAnswer,
  DistributionGroup,
  ForecastAnswer,
  FunnelAnswer,
  VendorDefinitionsAnswer,
} from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { waitingChart } from '../render/chart.ts'
import { renderComparisons } from '../render/comparisons.ts'
import { forecastCsv, renderForecast } from '../render/forecast.ts'
import { renderFunnel } from '../render/funnel.ts'
import { nameOf, remarks } from '../render/remarks.ts'
import { days, percent, percentWithin, table } from '../render/table.ts'
import { renderVendorDefinitions } from '../render/vendor-definitions.ts'
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

/** Answers of other shapes, which have no CSV. */
const renderers: Readonly<Record<string, (answer: unknown) => string>> = {
  // The route answers in this shape.
  funnel: (answer) => renderFunnel(answer as FunnelAnswer),
  // The route answers in this shape.
  comparisons: (answer) => renderComparisons(answer as ComparisonsAnswer),
  // The route answers in this shape.
  'clocks/definitions': (answer) => renderVendorDefinitions(answer as VendorDefinitionsAnswer),
}

/** What `hearback ask` can be asked; the names are those of the routes. */
export const askRoutes = [...distributions, 'forecast', ...Object.keys(renderers), ...definitions]

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
  const render = renderers[question]
  if (options.csv === true && render !== undefined) {
    throw new CommandFailure(`"${question}" has no CSV; take --json.`, exitCodes.usage)
  }
  const service = await findService(context)
  const answer = await service.json<unknown>(`/v1/${question}?${questionOf(options)}`)
  if (question === 'forecast' && options.json !== true) {
    // The route answers in this shape.
    const forecast = answer as ForecastAnswer
    context.out(
      options.csv === true ? forecastCsv(forecast) : `${renderForecast(forecast, context.columns)}\n`,
    )
    return
  }
  if (options.json !== true && render !== undefined) {
    context.out(`${render(answer)}\n`)
    return
  }
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
    nameOf(group.key),
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
  return `${nameOf(group.key)}: ended by day\n${table(['cause', ...group.horizons.map((horizon) => String(horizon.days))], rows)}`
}
