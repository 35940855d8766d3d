import type { AnswerOf } from '../../../api/questions.ts'
import type { IntervalRow, Series } from '../../../charts/interval-rows.ts'
import { ofDays, ofEstimate } from '../../../charts/unit.ts'
import { days, interval, percent } from '../../../words/numbers.ts'
import { shareInWords } from '../distribution.ts'
import { processOf } from '../frame/of-process.ts'
import { groupName, isBrokenDown, segmentOf, withheldRows } from '../groups.ts'

export type Milestones = AnswerOf<'/v1/time-to-offer'>
export type MilestoneGroup = Milestones['groups'][number]

/** What each group shows, in a sentence: how many reach it within the days followed, and when those who do. */
export const reachedFinding = ({ reached }: MilestoneGroup, confidence: number, what: string): string => {
  if (reached === undefined || reached.within_days === null || reached.probability.estimate === null)
    return `Too few were followed long enough to say how many come to ${what}.`
  const { probability, within_days, quantiles } = reached
  const median = quantiles.find(({ p }) => p === 0.5)?.days ?? null
  const half = median === null ? '' : ` Among those who did, half had after ${days(median)}.`
  return `${percent(probability.estimate)} of all who began came to ${what} within ${days(within_days)} (${confidence * 100} % interval ${interval(probability, percent)}).${half}`
}

/** The shares for which groups tell the days of those that reach it. */
export const reachedSeries = (groups: readonly MilestoneGroup[]): Series[] =>
  [...new Set(groups.flatMap(({ reached }) => reached?.quantiles.map(({ p }) => p) ?? []))]
    .toSorted((a, b) => a - b)
    .map((p, place) => ({ label: `${shareInWords(p)} had`, colour: `var(--series-${(place % 6) + 1})` }))

/** A row for each group: the days among those that reach it, which leave everybody else out. */
export const reachedRows = (answer: Milestones): IntervalRow[] => [
  ...answer.groups.map(({ key, reached }) => ({
    label: segmentOf(key) === '' ? 'All' : segmentOf(key),
    estimates: (reached?.quantiles ?? []).toSorted((a, b) => a.p - b.p).map((quantile) => ofDays(quantile)),
    note:
      reached === undefined || reached.quantiles.every((one) => one.days === null) ? 'too few to say' : null,
  })),
  ...withheldRows(answer, null, isBrokenDown(answer.groups)).map((row) => ({ ...row, estimates: [] })),
]

/** The two ways to come to the time to an offer. */
export const composedSeries: Series[] = [
  { label: 'whole journeys', colour: 'var(--series-1)' },
  { label: 'put together from the stages', colour: 'var(--series-3)' },
]

/**
 * A row for each horizon: the share that had reached it, from whole journeys and put together from stages. None of a
 * milestone that is not put together.
 */
export const composedRows = ({ horizons, composed }: MilestoneGroup): IntervalRow[] =>
  (composed === undefined ? [] : horizons).map(({ days: day, exits }) => {
    const other = composed?.horizons.find((one) => one.days === day)?.reached
    return {
      label: `After ${day} days`,
      estimates: [ofEstimate(exits['reached']), other?.estimate == null ? null : ofEstimate(other)],
    }
  })

/** What comparing the two says, in a sentence. */
export const composedFinding = ({ key, composed }: MilestoneGroup): string => {
  const of = segmentOf(key) === '' ? '' : ` of ${groupName(key)}`
  if (composed === undefined) return `The time${of} was not put together from its stages.`
  if (!composed.used)
    return `Not put together from the stages${of}: ${composed.reason ?? 'too little is known'}.`
  const by =
    composed.checked_through_days === null ? '' : `, compared up to ${days(composed.checked_through_days)}`
  return `Put together from the waits in each stage, the curve agrees with that of whole journeys${of}: they are ${percent(composed.distance)} apart at most${by}.`
}

/**
 * Whether the time to an offer can be put together from its stages: of hiring, where an application leads to the offer,
 * in whole days, and with no ending assumed.
 */
export const canBeComposed = (address: URLSearchParams): boolean =>
  processOf(address) === 'hiring' &&
  (address.get('assume_closed_after') ?? '') === '' &&
  address.get('resolution') !== 'hour'
