import type { EventType, Fact } from '@hearback/contracts'
import { isScreening } from './interviews.ts'
import type { Ending, Matcher, Process } from './types.ts'

/** Does the fact say what the matcher asks for? */
export const matches = (matcher: Matcher, { type, detail }: Fact): boolean =>
  matcher.type === type &&
  (matcher.screening === undefined || matcher.screening === isScreening(detail.kind)) &&
  (matcher.decision === undefined || matcher.decision === detail.decision)

/** The place of a stage in its process, first = 0; -1 for none of it. */
export const placeInOrder = (process: Process, stage: string | null): number =>
  stage === null ? -1 : process.stages.findIndex(({ id }) => id === stage)

/** The last stage the fact enters by its type, as a place in the order; -1 for none. */
export const enteredBy = (process: Process, fact: Fact): number =>
  process.stages.findLastIndex((stage) => stage.enteredBy.some((matcher) => matches(matcher, fact)))

/** The ending of the process that the fact is, or null. */
export const endingBy = (process: Process, fact: Fact): Ending | null =>
  process.endings.find((ending) => matches(ending.by, fact)) ?? null

const exempt: ReadonlySet<EventType> = new Set<EventType>([
  'candidate_replied',
  'thank_you_sent',
  'follow_up_sent',
  'feedback_requested',
  'feedback_received',
  'interviewer_feedback_submitted',
  'exit_feedback_reported',
])

/** May a fact of this type enter a stage again after the journey ended? Courtesies and feedback never do. */
export const mayReopen = (ending: Ending, type: EventType): boolean =>
  !exempt.has(type) && (ending.reopenedBy === null || ending.reopenedBy.includes(type))
