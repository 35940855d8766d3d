import { isObject, presentPart, schemaOfField } from './schema-parts.ts'

/** A number of journeys as the public is told it: to base 5. */
export const publicCount = (count: number): number => Math.round(count / 5) * 5

/** How a number is rounded where it is shown to the public, by what it measures (`x-measure` in its schema). */
const publicRounding: ReadonlyMap<unknown, (value: number) => number> = new Map([
  ['count', publicCount],
  ['count_at_least', (value: number) => Math.floor(value / 5) * 5],
  ['count_at_most', (value: number) => Math.ceil(value / 5) * 5],
  ['expected', (value: number) => Math.round(value * 10) / 10],
  ['expected_at_least', (value: number) => Math.floor(value * 10) / 10],
  ['expected_at_most', (value: number) => Math.ceil(value * 10) / 10],
  ['probability', (value: number) => Math.round(value * 1000) / 1000],
  ['at_least', (value: number) => Math.floor(value * 1000) / 1000],
  ['at_most', (value: number) => Math.ceil(value * 1000) / 1000],
  ['days', (value: number) => Math.round(value * 10) / 10],
  ['statistic', (value: number) => Math.round(value * 10) / 10],
  ['per_journey', (value: number) => Math.round(value * 1000) / 1000],
  ['place', (value: number) => value],
  ['given', (value: number) => value],
])

const roundNumber = (schema: Record<string, unknown>, value: number, at: string): number => {
  const round = publicRounding.get(schema['x-measure'])
  if (round === undefined) throw new Error(`${at} says no measure: it cannot be shown to the public`)
  return round(value)
}

/**
 * A copy of a JSON value in which every number is rounded for the public: counts to base 5, probabilities and numbers
 * per journey to 3 decimals, days, statistics of tests and expected numbers of journeys to 1; limits outwards where
 * the schema tells them apart. `schema` is the JSON Schema of the value. Throws on a number whose schema does not
 * say what it measures, so that none leaves unrounded by being forgotten.
 */
export const roundMeasures = (schema: unknown, value: unknown, at = ''): unknown => {
  const present = presentPart(schema)
  if (typeof value === 'number') return roundNumber(present, value, at)
  if (Array.isArray(value)) {
    return value.map((entry, index) => roundMeasures(present['items'], entry, `${at}/${index}`))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, entry]) => [
      field,
      roundMeasures(schemaOfField(present, field), entry, `${at}/${field}`),
    ]),
  )
}
