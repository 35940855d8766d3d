import {
  builtInDimensions,
  type Day,
  questionDefaults,
  type SpellParameters,
  type WorkingDays,
} from '@hearback/contracts'
import { type Asked, type Audience, refusalOf } from '@hearback/disclosure'
import { daysAsked } from './days-asked.ts'
import { definitionAsked, type Statistic } from './definition-asked.ts'
import { filtersAsked, groupingsAsked, onlyKnown, stratifiersAsked } from './dimensions-asked.ts'
import { allRead, faultOf, type Part } from './part.ts'
import type { Question } from './question.ts'
import { segmentsAsked } from './segments-asked.ts'
import type { AskedProcess } from './vocabulary.ts'

/** What the question is asked in: nothing here comes from the query. */
export type Asking = {
  processes: readonly AskedProcess[]
  /** The workspace's own dimensions. */
  ownDimensions: readonly string[]
  /** Today in the workspace's time zone. */
  today: Day
  /** Its weekend and holidays. */
  workingDays: WorkingDays
  audience: Audience
  /** Whose timelines the workspace holds. */
  kind: 'employer' | 'community'
}

export type RouteQuestion<Query> = {
  /** Every parameter the route takes, but the workspace's own dimensions. */
  parameters: ReadonlySet<string>
  defaultProcess: string
  /** How the route reads the clocks out of its parameters. */
  clocksOf: (query: Query, process: AskedProcess) => Part<readonly string[]>
  /** Whether `group_by=stage` means something for this question. */
  mayGroupByStage: (query: Query) => boolean
  /** What names the dimensions segments are compared by; a route without it compares none. */
  segmentBy?: (query: Query) => string | undefined
  /** Which statistics of other tools it can set beside ours; none unless given. */
  compares?: readonly Statistic[]
}

const processAsked = (name: string, processes: readonly AskedProcess[]): Part<AskedProcess> => {
  const known = processes.find(({ process }) => process === name)
  const names = processes.map(({ process }) => process).join(', ')
  return known === undefined
    ? faultOf('process', 'unknown_process', `is not a process; there are ${names}`)
    : { value: known }
}

const inclusionAsked = (asked: SpellParameters['inclusion']): Part<Question['inclusion']> => {
  const inclusion = [...new Set(asked ?? questionDefaults.inclusion)]
  return inclusion.includes('retrospective') && inclusion.length > 1
    ? faultOf(
        'inclusion',
        'never_pooled',
        'retrospective journeys were brought because they had ended; they are answered alone',
      )
    : { value: inclusion }
}

/** By which days waits are counted; null = by every day. */
const calendarAsked = (
  { calendar, resolution }: SpellParameters,
  workingDays: WorkingDays,
): Part<WorkingDays | null> => {
  if ((calendar ?? questionDefaults.calendar) === 'days') return { value: null }
  return resolution === 'hour'
    ? faultOf('calendar', 'days_only', 'counts whole working days: it cannot be asked with resolution=hour')
    : { value: workingDays }
}

/** What the disclosure rules say of the question itself. */
const mayBeAsked = (audience: Audience, asked: Asked): Part<null> => {
  const refused = refusalOf(audience, asked)
  return refused === null ? { value: null } : faultOf(refused.parameter, refused.code, refused.message)
}

const settingsOf = (query: SpellParameters) => ({
  basis: query.basis ?? questionDefaults.basis,
  assumeClosedAfterDays: query.assume_closed_after ?? null,
  resolution: query.resolution ?? questionDefaults.resolution,
  interval: query.ci ?? questionDefaults.interval,
  confidence: query.confidence ?? questionDefaults.confidence,
})

/**
 * Reads a question out of its parameters, or says every fault of it. The parameters are of the right types already;
 * what is judged here is what they mean together, in this workspace, on this day.
 */
export const parseQuestion = <Query extends SpellParameters & { stratify_by?: string }>(
  query: Query,
  route: RouteQuestion<Query>,
  { processes, ownDimensions, today, workingDays, audience, kind }: Asking,
): Part<Question> => {
  const dimensions = [...builtInDimensions, ...ownDimensions]
  const process = processAsked(query.process ?? route.defaultProcess, processes)
  const read = allRead({
    known: onlyKnown(query, { taken: route.parameters, ownDimensions }),
    process,
    clocks: 'value' in process ? route.clocksOf(query, process.value) : { value: [] },
    days: daysAsked(query, today),
    filters: filtersAsked(query, dimensions),
    groupBy: groupingsAsked(query.group_by, { dimensions, mayGroupByStage: route.mayGroupByStage(query) }),
    stratifyBy: stratifiersAsked(query, dimensions),
    inclusion: inclusionAsked(query.inclusion),
    workingDays: calendarAsked(query, workingDays),
  })
  if ('faults' in read) return read
  const { process: of, days, ...parts } = read.value
  const named = { process: of.process, clocks: parts.clocks, statistics: route.compares ?? [] }
  const definition = definitionAsked(query, named)
  if ('faults' in definition) return definition
  const settings = settingsOf(query)
  const { filters, groupBy, stratifyBy } = parts
  const dimensionsAsked = [...Object.keys(filters), ...groupBy, ...stratifyBy]
  const asked = { dimensions: dimensionsAsked, resolution: settings.resolution }
  const refused = mayBeAsked(audience, asked)
  if ('faults' in refused) return refused
  const { known: _, ...narrowing } = parts
  const question = { process: of.process, ...narrowing, definition: definition.value, ...days, ...settings }
  if (route.segmentBy === undefined) return { value: question }
  const segments = segmentsAsked(route.segmentBy(query), {
    dimensions,
    groupBy,
    kind,
    mayBeCombined: (more) =>
      refusalOf(audience, { ...asked, dimensions: [...dimensionsAsked, ...more] }) === null,
  })
  return 'faults' in segments ? segments : { value: { ...question, segmentBy: segments.value } }
}
