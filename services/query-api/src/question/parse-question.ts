import {
  builtInDimensions,
  dayOfInstant,
  questionDefaults,
  type SpellParameters,
  type WorkingDays,
} from '@hearback/contracts'
import { type Audience, refusalOf } from '@hearback/disclosure'
import { daysAsked } from './days-asked.ts'
import { definitionAsked, type Statistic } from './definition-asked.ts'
import { filtersAsked, groupingsAsked, onlyKnown, stratifiersAsked } from './dimensions-asked.ts'
import { knownAtAsked } from './known-at-asked.ts'
import { allRead, faultOf, type Part } from './part.ts'
import type { Question } from './question.ts'
import { segmentsAsked } from './segments-asked.ts'
import type { AskedProcess } from './vocabulary.ts'

/** What the question is asked in: nothing here comes from the query. */
export type Asking = {
  processes: readonly AskedProcess[]
  /** The workspace's own dimensions. */
  ownDimensions: readonly string[]
  /** Milliseconds since 1970. */
  now: number
  /** That of the workspace. */
  timeZone: string
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

const settingsOf = (query: SpellParameters) => ({
  basis: query.basis ?? questionDefaults.basis,
  assumeClosedAfterDays: query.assume_closed_after ?? null,
  resolution: query.resolution ?? questionDefaults.resolution,
  interval: query.ci ?? questionDefaults.interval,
  confidence: query.confidence ?? questionDefaults.confidence,
})

type Narrowed = SpellParameters & { stratify_by?: string }

/** Every part of the question that can be read by itself. */
const partsOf = <Query extends Narrowed>(
  query: Query,
  route: RouteQuestion<Query>,
  { processes, ownDimensions, now, timeZone, workingDays }: Asking,
) => {
  const dimensions = dimensionsOf(ownDimensions)
  const process = processAsked(query.process ?? route.defaultProcess, processes)
  const knownAt = knownAtAsked(query.known_at, timeZone, now)
  return allRead({
    known: onlyKnown(query, { taken: route.parameters, ownDimensions }),
    process,
    clocks: 'value' in process ? route.clocksOf(query, process.value) : { value: [] },
    days: daysAsked(query, dayOfInstant(now, timeZone), 'value' in knownAt ? knownAt.value : null),
    knownAt,
    filters: filtersAsked(query, dimensions),
    groupBy: groupingsAsked(query.group_by, { dimensions, mayGroupByStage: route.mayGroupByStage(query) }),
    stratifyBy: stratifiersAsked(query, dimensions),
    inclusion: inclusionAsked(query.inclusion),
    workingDays: calendarAsked(query, workingDays),
  })
}

const dimensionsOf = (own: readonly string[]): string[] => [...builtInDimensions, ...own]

/** What the disclosure rules say of a question, with `more` dimensions beside its own. */
const refusedTo = (audience: Audience, question: Question, more: readonly string[] = []) => {
  const { filters, groupBy, stratifyBy, resolution, knownAt } = question
  const dimensions = [...Object.keys(filters), ...groupBy, ...stratifyBy, ...more]
  return refusalOf(audience, { dimensions, resolution, ofEarlier: knownAt !== null })
}

const withSegments = (
  question: Question,
  segmentBy: string | undefined,
  { ownDimensions, audience, kind }: Asking,
): Part<Question> => {
  const segments = segmentsAsked(segmentBy, {
    dimensions: dimensionsOf(ownDimensions),
    groupBy: question.groupBy,
    kind,
    mayBeCombined: (more) => refusedTo(audience, question, more) === null,
  })
  return 'faults' in segments ? segments : { value: { ...question, segmentBy: segments.value } }
}

/**
 * Reads a question out of its parameters, or says every fault of it. The parameters are of the right types already;
 * what is judged here is what they mean together, in this workspace, on this day.
 */
export const parseQuestion = <Query extends Narrowed>(
  query: Query,
  route: RouteQuestion<Query>,
  asking: Asking,
): Part<Question> => {
  const read = partsOf(query, route, asking)
  if ('faults' in read) return read
  const { known: _, process, days, ...parts } = read.value
  const named = { process: process.process, clocks: parts.clocks, statistics: route.compares ?? [] }
  const definition = definitionAsked(query, named)
  if ('faults' in definition) return definition
  const question: Question = {
    process: process.process,
    ...parts,
    definition: definition.value,
    ...days,
    ...settingsOf(query),
  }
  const refused = refusedTo(asking.audience, question)
  if (refused !== null) return faultOf(refused.parameter, refused.code, refused.message)
  return route.segmentBy === undefined
    ? { value: question }
    : withSegments(question, route.segmentBy(query), asking)
}
