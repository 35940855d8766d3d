import { type Static, Type } from '@sinclair/typebox'
import { DaysEstimate, GroupKey, groupCounts, Withheld } from './answers.ts'
import { DayText } from './day.ts'
import { knownAtAdvice } from './known-at.ts'
import { Count, Given, OrNull, Shown } from './measures.ts'
import { spellParameters, workspaceParameter } from './questions.ts'

const strict = { additionalProperties: false }
const process = { process: spellParameters.process }

export const RestatementsParameters = Type.Object({ ...workspaceParameter }, strict)
export const RestatementParameters = Type.Object({ ...workspaceParameter, ...process }, strict)
export const RestatementAskedParameters = Type.Object(
  {
    ...workspaceParameter,
    known_at: Type.String({ maxLength: 60, description: `The time to go back to. It ${knownAtAdvice}` }),
  },
  strict,
)

/** What was known of a workspace at an earlier time, or how far the making of it has come. */
export const RestatementShown = Shown({
  id: Given('For /v1/restatements/{id}'),
  known_at: Type.String({ description: 'As asked for' }),
  recorded_before: Type.String({ description: 'Events recorded before this instant count, and no others' }),
  state: Type.Union(['requested', 'folding', 'ready', 'failed'].map((state) => Type.Literal(state))),
  progress: OrNull(
    Shown(
      { passed: Given('Positions of the log read so far'), of: Given('Positions to read') },
      'null until folding has begun',
    ),
  ),
  requested_at: Type.String(),
  ready_at: OrNull(Type.String()),
  error: OrNull(Type.String({ description: 'What the last step that failed failed by' })),
})
export type RestatementShown = Static<typeof RestatementShown>

/** One clock, as said of it then, as it would be said of the same day with what is known now, or as it is said now. */
export const RestatedGroup = Shown({
  key: {
    ...GroupKey,
    description:
      'clock, and said: then; then_as_known_now (of the same day, with all that is known now); now (of the last complete day)',
  },
  as_of: DayText,
  ...groupCounts,
  median: {
    ...DaysEstimate,
    description: 'Days after which half of the waits have ended; null = not reached',
  },
})
export type RestatedGroup = Static<typeof RestatedGroup>

export const RestatementChanges = Shown({
  process: Type.String(),
  rules: Type.String({ description: 'By which definitions both sides were counted' }),
  journeys: Shown({
    known_then: Count('Journeys known at the time'),
    known_now: Count('Journeys known now'),
    new: Count('Not known of then'),
    changed: Count('Known then, with other waits now: gone on, ended or corrected'),
    revised: Count(
      'Known then, of which other things are known now up to the day of the answers then: late or corrected facts',
    ),
  }),
  groups: Type.Array(RestatedGroup),
  withheld: Type.Array(Withheld),
})
export type RestatementChanges = Static<typeof RestatementChanges>

const workspace = { workspace: Type.String(), synthetic: Type.Boolean() }
export const RestatementsAnswer = Shown({ ...workspace, restatements: Type.Array(RestatementShown) })
export const RestatementAnswer = Shown({
  ...workspace,
  restatement: RestatementShown,
  changes: OrNull(RestatementChanges),
})
export type RestatementsAnswer = Static<typeof RestatementsAnswer>
export type RestatementAnswer = Static<typeof RestatementAnswer>
