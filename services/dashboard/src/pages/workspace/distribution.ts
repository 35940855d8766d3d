import type { AnswerOf } from '../../api/questions.ts'
import { type Curve, dashes } from '../../charts/curve.ts'
import type { IntervalRow } from '../../charts/interval-rows.ts'
import { ofDays } from '../../charts/unit.ts'
import { colourOf, nameOf } from '../../words/names.ts'
import { count, days, interval } from '../../words/numbers.ts'

/** A group of any question that is answered with a distribution of waits. */
export type DistributionGroup = AnswerOf<'/v1/stage-durations'>['groups'][number]

/** The curves of a group: those still waiting with their band, and each cause with its intervals at the horizons. */
export const curvesOf = ({ curve, horizons }: DistributionGroup): Curve[] => [
  {
    label: nameOf('waiting'),
    days: curve.days,
    share: curve.waiting,
    low: curve.low,
    high: curve.high,
    colour: colourOf('waiting'),
    dash: '',
  },
  ...Object.entries(curve.exits).map(([cause, share], index) => ({
    label: nameOf(cause),
    days: curve.days,
    share,
    low: [],
    high: [],
    colour: colourOf(cause),
    dash: dashes[(index + 1) % dashes.length] ?? '',
    limits: horizons.flatMap(({ days: day, exits }) => {
      const limits = exits[cause]
      return limits === undefined ? [] : [{ day, low: limits.low, high: limits.high }]
    }),
  })),
]

type Quantile = DistributionGroup['quantiles'][number]

/** The quantile of all ends (or of one cause) at a share; undefined where it was not asked for. */
export const quantileOf = (quantiles: readonly Quantile[], p: number, of = 'any'): Quantile | undefined =>
  quantiles.find((quantile) => quantile.p === p && quantile.of === of)

/** What a group shows, in a sentence: the median of any end, or that fewer than half ended. */
export const findingOf = (
  { spells, quantiles, given_waiting_at }: DistributionGroup,
  confidence: number,
): string => {
  const median = quantileOf(quantiles, 0.5)
  const given = given_waiting_at === null ? '' : ` that had lasted ${days(given_waiting_at)} already`
  const rests = `Of ${count(spells)} waits${given}`
  if (median === undefined || median.days === null)
    return `${rests} fewer than half had ended within the follow-up.`
  return `${rests} half had ended after ${days(median.days)} (${confidence * 100} % interval ${interval(median)}).`
}

const shareWords: Record<number, string> = { 0.25: 'a quarter', 0.5: 'half', 0.75: 'three quarters' }

/** A share of all waits in words: `half`, `9 in 10`. */
export const shareInWords = (p: number): string =>
  shareWords[p] ?? (Number.isInteger(p * 10) ? `${p * 10} in 10` : `${p * 100} %`)

/** The shares for which quantiles of all ends were given, in their order. */
export const sharesGiven = (groups: readonly DistributionGroup[]): number[] =>
  [...new Set(groups.flatMap(({ quantiles }) => quantiles.map(({ p }) => p)))].toSorted((a, b) => a - b)

/** Rows of the days after which shares of each group had ended. */
export const quantileRows = (
  groups: readonly DistributionGroup[],
  named: (group: DistributionGroup) => string,
): IntervalRow[] => {
  const given = sharesGiven(groups)
  return groups.map((group) => ({
    label: named(group),
    estimates: given.map((p) => {
      const quantile = quantileOf(group.quantiles, p)
      return quantile === undefined || (quantile.days === null && quantile.low === null)
        ? null
        : ofDays(quantile)
    }),
  }))
}

/** Rows of mean days spent waiting within so many days; the days are in the name where groups differ in them. */
export const meanRows = (
  groups: readonly DistributionGroup[],
  named: (group: DistributionGroup) => string,
): IntervalRow[] => {
  const longest = Math.max(0, ...groups.map(({ restricted_mean }) => restricted_mean?.tau ?? 0))
  return groups.map((group) => {
    const { restricted_mean: mean } = group
    const within = mean === null || mean.tau === longest ? '' : ` (first ${days(mean.tau)} only)`
    return {
      label: named(group) + within,
      estimates: [mean === null ? null : ofDays(mean)],
      note: mean === null ? 'too few to say' : null,
    }
  })
}

/** The share in the end, in the words of the API: `Answered: between 79 % and 98 % in the end; no plateau yet.` */
export const ultimateText = ({ of, words }: { of: string; words: string }): string => {
  const name = nameOf(of)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${words}.`
}
