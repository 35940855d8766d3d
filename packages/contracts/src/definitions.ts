import { type Static, Type } from '@sinclair/typebox'
import { Withheld } from './answers.ts'
import { DayText } from './day.ts'
import { Count, Given, OrNull, Shown } from './measures.ts'

const Words = (description: string) => Type.Array(Type.String(), { description })

const Owner = Type.Union([Type.Literal('employer'), Type.Literal('candidate')], {
  description: 'Whose move it is',
})

/** What a clock measures: both its ends, as a reader can check them. */
export const ClockDefinition = Shown({
  clock: Type.String(),
  process: Type.String(),
  version: Given('Rises when the definition changes'),
  label: Type.String(),
  description: Type.String({ description: 'Both ends in words' }),
  owner: Owner,
  starts: Words('Events, or what they amount to, that start it'),
  stops: Type.Array(Shown({ on: Type.String(), cause: Type.String() }), {
    description: 'What stops it, for which cause; every ending of the process stops it too',
  }),
  causes: Words('All that a wait can end by'),
})
export type ClockDefinition = Static<typeof ClockDefinition>
export const ClocksAnswer = Shown({ clocks: Type.Array(ClockDefinition) })
export type ClocksAnswer = Static<typeof ClocksAnswer>

export const StageDefinition = Shown({
  stage: Type.String(),
  clock: Type.String(),
  label: Type.String(),
  owner: Owner,
  entered: Type.String({ description: 'What enters it, in words' }),
})
export const ProcessDefinition = Shown({
  process: Type.String(),
  version: Given('Rises when the definition changes'),
  label: Type.String(),
  source: Type.String({ description: 'The document it is read from' }),
  stages: Type.Array(StageDefinition, { description: 'First to last' }),
  clocks: Words('Its clocks; see /v1/clocks'),
})
export type ProcessDefinition = Static<typeof ProcessDefinition>
export const ProcessesAnswer = Shown({ processes: Type.Array(ProcessDefinition) })
export type ProcessesAnswer = Static<typeof ProcessesAnswer>

const DimensionValue = Shown({ value: Type.String(), journeys: Count('Journeys with this value') })

/** A value that may be shown, before the values are put under their dimensions. */
export const DimensionGroup = Shown({ dimension: Type.String(), ...DimensionValue.properties })
export type DimensionGroup = Static<typeof DimensionGroup>

export const DimensionsAnswer = Shown({
  workspace: Type.String(),
  synthetic: Type.Boolean(),
  as_of: OrNull({
    ...DayText,
    description: 'Journeys begun by this day, with what is now known of them; null = every journey now held',
  }),
  dimensions: Type.Array(
    Shown({
      dimension: Type.String(),
      own: Type.Boolean({ description: 'true: declared by the workspace itself' }),
      values: Type.Array(DimensionValue),
    }),
  ),
  withheld: Type.Array(Withheld),
})
export type DimensionsAnswer = Static<typeof DimensionsAnswer>

export const ParkedAnswer = Shown({
  workspace: Type.String(),
  synthetic: Type.Boolean(),
  parked: Type.Array(
    Shown({
      journey_id: Type.String(),
      process: Type.String(),
      events: Count('Its events'),
      error: Type.String({ description: 'Why they could not be folded' }),
    }),
  ),
})
export type ParkedAnswer = Static<typeof ParkedAnswer>
