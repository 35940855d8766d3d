import type { AnswerOf } from '../../api/questions.ts'
import { type Curve, dashes } from '../../charts/curve.ts'
import { colourOf, nameOf } from '../../words/names.ts'
import { count, days, interval } from '../../words/numbers.ts'

export type DurationGroup = AnswerOf<'/v1/stage-durations'>['groups'][number]

/** The curves of a group: those still waiting with their band, and each cause. */
export const curvesOf = ({ curve }: DurationGroup): Curve[] => [
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
  })),
]

/** What a group shows, in a sentence: the median of any end, or that fewer than half ended. */
export const findingOf = ({ spells, quantiles }: DurationGroup): string => {
  const median = quantiles.find(({ p, of }) => p === 0.5 && of === 'any')
  const rests = `Of ${count(spells)} stays`
  if (median === undefined || median.days === null)
    return `${rests} fewer than half had ended within the follow-up.`
  return `${rests} half had ended after ${days(median.days)} (95 % interval ${interval(median)}).`
}
