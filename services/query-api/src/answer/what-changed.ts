import type { Allowed } from '@hearback/access'
import {
  type Day,
  dayOfInstant,
  questionDefaults,
  type RestatedGroup,
  RestatementChanges,
} from '@hearback/contracts'
import { type Candidate, disclose, type GroupedAnswer } from '@hearback/disclosure'
import { currentProjection, type GroupCounts, journeyChanges, type Restatement } from '@hearback/read-models'
import { askedProcesses } from '../definitions.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { estimateRestated } from '../estimate/restated-group.ts'
import { faultOf } from '../question/part.ts'
import type { Question } from '../question/question.ts'
import { audienceOf, estimatingFor } from './audience.ts'
import type { AnswerContext } from './context.ts'
import { countFor } from './count.ts'
import { refusedParameters } from './refused-parameters.ts'

/** A ready restatement and the process asked about. */
export type ChangesOf = {
  allowed: Allowed
  restatement: Pick<Restatement, 'recordedBefore'> & { version: number }
  process: string
}

/** The same clocks, counted in one projection as of one day. */
type Side = { said: 'then' | 'then_as_known_now' | 'now'; version: number; asOf: Day }

const clocksOf = ({ definitions }: AnswerContext, process: string): readonly string[] => {
  const known = askedProcesses(definitions)
  const found = known.find((each) => each.process === process)
  if (found !== undefined) return found.clocks
  const names = known.map((each) => each.process).join(', ')
  throw refusedParameters(
    faultOf('process', 'unknown_process', `is not a process; there are ${names}`).faults,
  )
}

const questionOf = (process: string, clocks: readonly string[], asOf: Day): Question => ({
  process,
  clocks,
  filters: {},
  basis: questionDefaults.basis,
  from: null,
  to: null,
  asOf,
  groupBy: [],
  stratifyBy: [],
  definition: 'hearback',
  workingDays: null,
  inclusion: [...questionDefaults.inclusion],
  assumeClosedAfterDays: null,
  resolution: questionDefaults.resolution,
  interval: questionDefaults.interval,
  confidence: questionDefaults.confidence,
  knownAt: null,
})

/** The day before an instant: what is said by default is as of the last complete day. */
const lastCompleteDay = (instant: number, { workspace }: Allowed): Day =>
  dayOfInstant(instant, workspace.timeZone) - 1

type Counted = { side: Side; group: GroupCounts; question: Question }

/** Clock after clock, its sides beside each other; clocks without a wait on any side are left out. */
const byClock = (clocks: readonly string[], counted: readonly Counted[]): readonly Counted[] =>
  clocks.flatMap((clock) => {
    const sides = counted.filter(({ group }) => group.key['clock'] === clock)
    return sides.some(({ group }) => group.spells > 0) ? sides : []
  })

const candidateOf = ({ side, group }: Counted, estimating: Estimating): Candidate<RestatedGroup> => {
  const key = { ...group.key, said: side.said }
  const { journeys, contributors, largestContributor } = group
  const show = () => estimateRestated({ ...group, key }, side.asOf, estimating)
  return { key, journeys, contributors, largestContributor, show }
}

/**
 * What was said at a time by the events recorded then, what would be said of the same day with all that is known now,
 * and what is said now; and how many journeys are new, changed or revised. Each side of each clock is withheld by itself.
 */
export const whatChanged = async (context: AnswerContext, asked: ChangesOf): Promise<RestatementChanges> => {
  const { allowed, process, restatement } = asked
  const { db } = context
  const clocks = clocksOf(context, process)
  const current = await currentProjection(db)
  const asOf = lastCompleteDay(restatement.recordedBefore - 1, allowed)
  const sides: readonly Side[] = [
    { said: 'then', version: restatement.version, asOf },
    { said: 'then_as_known_now', version: current, asOf },
    { said: 'now', version: current, asOf: lastCompleteDay(context.now(), allowed) },
  ]
  const workspaceId = allowed.workspace.id
  const counted: Counted[] = []
  for (const side of sides) {
    const question = questionOf(process, clocks, side.asOf)
    const { groups } = await countFor(db, { question, workspaceId, version: side.version })
    counted.push(...groups.map((group) => ({ side, group, question })))
  }
  const audience = audienceOf(allowed)
  const candidates = byClock(clocks, counted).map((each) =>
    candidateOf(each, estimatingFor(audience, each.question, context.definitions)),
  )
  const { knownThen, knownNow, ...differing } = await journeyChanges(db, {
    workspaceId,
    process,
    thenVersion: restatement.version,
    nowVersion: current,
    asOf,
  })
  const about = {
    process,
    rules: 'present',
    journeys: { known_then: knownThen, known_now: knownNow, ...differing },
  }
  return disclose<RestatedGroup, RestatementChanges & GroupedAnswer<RestatedGroup>>(
    audience,
    RestatementChanges,
    { about, candidates },
  )
}
