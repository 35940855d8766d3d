import { type Static, Type } from '@sinclair/typebox'
import { QuestionAsked } from './answers.ts'
import { DayText } from './day.ts'
import { whichSpells } from './exports.ts'
import { Count, Days, OrNull, Place, Shown } from './measures.ts'
import { clockParameters, InclusionText } from './questions.ts'

const longest = 3650
export const journeysDefaults = { order: 'longest', limit: 50 } as const

const days = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: longest, description }))

/** Which waits behind a number are listed, and in which order. */
export const JourneysParameters = Type.Object({
  ...clockParameters,
  ...whichSpells,
  state: Type.Optional(
    Type.Union([Type.Literal('running'), Type.Literal('ended')], {
      description: 'Only waits still running, or only those that have ended',
    }),
  ),
  cause: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      description: 'Only waits that ended by this cause, or by cause/kind; repeat for any of several',
      maxItems: 100,
    }),
  ),
  min_days: days('Only waits that lasted, or have lasted so far, at least this long'),
  max_days: days('Only waits that lasted, or have lasted so far, at most this long'),
  order: Type.Optional(
    Type.Union([Type.Literal('longest'), Type.Literal('newest'), Type.Literal('oldest')], {
      description:
        'longest: waits still running before those ended, the longest first of each; newest, oldest: by the day they began',
      default: journeysDefaults.order,
    }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 500,
      description: 'How many at a time',
      default: journeysDefaults.limit,
    }),
  ),
  after: Type.Optional(
    Type.String({ maxLength: 1000, description: '`next` of the page before, of the same question' }),
  ),
})
export type JourneysParameters = Static<typeof JourneysParameters>

export const JourneyListed = Shown({
  journey_id: Type.String({ description: 'Its pseudonym; see /v1/journeys/{id}' }),
  clock: Type.String(),
  visit: Place('Which run of the clock in the journey, from 1'),
  stage: OrNull(
    Type.String({ description: 'The stage the journey is in at the end of as_of; null = in none' }),
  ),
  entered_day: DayText,
  days: Days('How long the wait lasted, or has lasted as far as it was followed'),
  cause: OrNull(Type.String({ description: 'What ended it; null = still running' })),
  kind: OrNull(Type.String({ description: 'invited, offered, rejected or told, where it is known' })),
  dimensions: Type.Record(Type.String(), OrNull(Type.String())),
})
export type JourneyListed = Static<typeof JourneyListed>

export const JourneysAnswer = Shown({
  workspace: Type.String(),
  synthetic: Type.Boolean({ description: 'true: invented timelines, for show' }),
  question: QuestionAsked,
  as_of: DayText,
  projected_through: Type.String({
    description: 'Every event recorded before this instant is in the answer',
  }),
  inclusion: Type.Array(InclusionText),
  label: OrNull(Type.String({ description: 'What the reader must be told with every number' })),
  parked_journeys: Count('Journeys that could not be folded and would have counted'),
  spells: Count('Waits the question counts'),
  selected: Count('Those of them that state, cause, min_days and max_days select'),
  journeys: Type.Array(JourneyListed, {
    description: 'One row a wait: a journey may run a clock several times',
  }),
  next: OrNull(Type.String({ description: 'For `after`: the next page; null = this is the last' })),
})
export type JourneysAnswer = Static<typeof JourneysAnswer>
