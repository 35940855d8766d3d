import type { AnswerOf } from '../../../api/questions.ts'

type Dimensions = AnswerOf<'/v1/dimensions'>['dimensions']

/** Dimensions by which stages can be compared: with two values or more, not grouped by already; the chosen one always. */
export const comparableBy = (
  dimensions: Dimensions,
  groupings: readonly string[],
  chosen: string,
): string[] => {
  const able = dimensions
    .filter(({ dimension, values }) => values.length > 1 && !groupings.includes(dimension))
    .map(({ dimension }) => dimension)
  return chosen === '' || able.includes(chosen) ? able : [chosen, ...able]
}
