import type { AnswerOf } from '../../../api/questions.ts'
import { clockChosen } from '../frame/of-process.ts'

type Dimensions = AnswerOf<'/v1/dimensions'>['dimensions']

/** What an address compares: the wait, by what, and after how many days. `groupBy` null: there is nothing to compare by. */
export type Compared = { clock: string; groupBy: string | null; withinDays: number }

/** Many segments are many small ones: a dimension with a few values is compared by first. */
const mostSegments = 12

const usualIn = (dimensions: Dimensions): string | null => {
  const comparable = dimensions.filter(({ values }) => values.length > 1)
  const handy = comparable.filter(({ values }) => values.length <= mostSegments)
  return (
    (handy.find(({ dimension }) => dimension === 'region') ?? handy[0] ?? comparable[0])?.dimension ?? null
  )
}

/** Reads it; what is not said is the first stage, by region or another dimension with few values, after 14 days. */
export const comparedIn = (
  address: URLSearchParams,
  dimensions: Dimensions,
  clocks: readonly string[] = [],
): Compared => {
  const within = Number(address.get('horizon_days') ?? 14)
  return {
    clock: clockChosen(address, clocks, 'stage:applied'),
    groupBy: address.get('group_by') ?? usualIn(dimensions),
    withinDays: Number.isInteger(within) && within > 0 ? within : 14,
  }
}
