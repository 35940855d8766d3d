import { type TProperties, type TSchema, Type } from '@sinclair/typebox'

/**
 * What a number of an answer measures. It stands in the schema as `x-measure`, so that whoever shows an answer
 * to the public knows how to round each number, and no number can be added without saying what it is.
 *
 * - count: journeys or spells
 * - count_at_least, count_at_most: a limit of a number of journeys, which may only be rounded away from it
 * - expected, expected_at_least, expected_at_most: a number of journeys on average and its limits; of the count it
 *   is shown beside, so that nothing is divided out of it
 * - probability: 0 to 1
 * - at_least, at_most: a probability that bounds another one, so that it may only be rounded away from it
 * - days: a wait, in days (a fraction of one at hour resolution)
 * - statistic: of a test; what it says of journeys is in its p value
 * - per_journey: how often it happens to a journey on average
 * - place: of a group among others, or how many are placed
 * - given: repeats the question or a definition; rests on no journey
 */
export type Measure =
  | 'count'
  | 'count_at_least'
  | 'count_at_most'
  | 'expected'
  | 'expected_at_least'
  | 'expected_at_most'
  | 'probability'
  | 'at_least'
  | 'at_most'
  | 'days'
  | 'statistic'
  | 'per_journey'
  | 'place'
  | 'given'

const measured = (measure: Measure, description: string) => ({ 'x-measure': measure, description })

export const Count = (description: string) => Type.Integer({ minimum: 0, ...measured('count', description) })
export const CountAtLeast = (description: string) =>
  Type.Integer({ minimum: 0, ...measured('count_at_least', description) })
export const CountAtMost = (description: string) =>
  Type.Integer({ minimum: 0, ...measured('count_at_most', description) })
/** How many there will be on average: a number of journeys, but seldom a whole one. */
export const ExpectedCount = (description: string) =>
  Type.Number({ minimum: 0, ...measured('expected', description) })
export const ExpectedAtLeast = (description: string) =>
  Type.Number({ minimum: 0, ...measured('expected_at_least', description) })
export const ExpectedAtMost = (description: string) =>
  Type.Number({ minimum: 0, ...measured('expected_at_most', description) })
export const Probability = (description: string) =>
  Type.Number({ minimum: 0, maximum: 1, ...measured('probability', description) })
/** A standard error of a probability, or of a difference of two. */
export const ErrorOfProbability = (description: string) =>
  Type.Number({ minimum: 0, ...measured('probability', description) })
export const AtLeast = (description: string) =>
  Type.Number({ minimum: 0, maximum: 1, ...measured('at_least', description) })
export const AtMost = (description: string) =>
  Type.Number({ minimum: 0, maximum: 1, ...measured('at_most', description) })
export const Days = (description: string) => Type.Number({ minimum: 0, ...measured('days', description) })
/** Days more (or, below 0, fewer). */
export const DayDifference = (description: string) => Type.Number(measured('days', description))
export const PerJourney = (description: string) =>
  Type.Number({ minimum: 0, ...measured('per_journey', description) })
export const Place = (description: string) => Type.Integer({ minimum: 0, ...measured('place', description) })
export const TestStatistic = (description: string) => Type.Number(measured('statistic', description))
export const Given = (description: string) => Type.Number(measured('given', description))

/** Unknown is null, never zero. */
export const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** An object of an answer: what is not declared does not leave. */
export const Shown = <Properties extends TProperties>(properties: Properties, description?: string) =>
  Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  })

/** A value for each cause. */
export const ByCause = <Schema extends TSchema>(schema: Schema) => Type.Record(Type.String(), schema)
