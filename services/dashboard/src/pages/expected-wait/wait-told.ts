import type { AnswerOf } from '../../api/questions.ts'
import type { Curve } from '../../charts/curve.ts'
import { dashes } from '../../charts/curve.ts'
import { colourOf, nameOf } from '../../words/names.ts'
import { count, days, interval, percent } from '../../words/numbers.ts'

export type WaitGroup = AnswerOf<'/v1/expected-wait'>['groups'][number]
type Estimate = WaitGroup['never_within_follow_up']

const oneMinus = (value: number | null) => (value === null ? null : 1 - value)
/** The chance of any ending is one minus that of none. */
const complement = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: oneMinus(estimate),
  low: oneMinus(high),
  high: oneMinus(low),
})

/** People of a hundred: whole ones, and tenths under 1 and over 99, where whole ones would say nobody or everybody. */
export const ofHundred = (share: number): string => {
  const hundred = share * 100
  const fine = (hundred > 0 && hundred < 1) || (hundred > 99 && hundred < 100)
  return String(fine ? Math.round(hundred * 10) / 10 : Math.round(hundred))
}

const people = (share: number): string => {
  if (share <= 0) return 'None of the people'
  if (share >= 1) return 'All people'
  if (share < 0.01) return 'Fewer than 1 in 100 people'
  if (share > 0.99) return 'More than 99 in 100 people'
  return `About ${ofHundred(share)} in 100 people`
}

const range = ({ low, high }: Estimate): string =>
  low === null || high === null ? '' : ` (${ofHundred(low)} to ${ofHundred(high)} in 100)`

/** What a wait is about: an answer of somebody, or the end of a stage. */
const isForAnswer = ({ within }: WaitGroup): boolean => within !== null && 'answered' in within.exits

const soon = (group: WaitGroup): string => {
  const { within, waited_days: waited } = group
  if (within === null) return ''
  const answered = within.exits['answered']
  const chance = answered ?? complement(within.waiting)
  if (chance.estimate === null) return 'What the next days bring is not known.'
  const like = waited === 0 ? 'who began to wait as you do' : 'who had waited as long as you'
  const happened = answered === undefined ? 'saw this stage end' : 'heard back'
  return `${people(chance.estimate)} ${like} ${happened} within the next ${days(within.days)}${range(chance)}.`
}

const half = ({ median_further_wait: median }: WaitGroup): string | null => {
  if (median.days === null) return null
  const limits = median.low === null && median.high === null ? '' : ` (${interval(median)} days)`
  return `Half of such waits were over, one way or another, within ${days(median.days)} from then${limits}.`
}

const stillThen = (group: WaitGroup): string | null => {
  const { never_within_follow_up: never, followed_through_days: last } = group
  if (last === null || never.estimate === null || never.estimate === 0) return null
  const most =
    never.estimate > 0.5 ? 'More than half never did as far as they could be followed: about' : 'About'
  const waiting = isForAnswer(group) ? 'were still waiting for a word' : 'were still in it'
  return `${most} ${ofHundred(never.estimate)} in 100 ${waiting} after ${days(last)}${range(never)}.`
}

/** The answer in plain words with its uncertainty, a sentence each; the first says what was asked. Empty for a refusal. */
export const sentencesOf = (group: WaitGroup): string[] =>
  group.within === null ? [] : [soon(group), half(group), stillThen(group)].filter((text) => text !== null)

/** How many comparable waits an answer rests on. */
export const restsOn = (group: WaitGroup): string =>
  `It rests on ${count(group.still_waiting)} waits known to have lasted longer than ${days(group.waited_days)}, out of ${count(group.spells)} waits in ${count(group.journeys)} journeys; ${count(group.running)} of those were still running when last heard of, and are counted as such.`

/** Why there is no answer. */
export const refusalOf = (
  group: WaitGroup | undefined,
  withheld: readonly { reason: string }[],
): string | null => {
  if (group !== undefined) return group.within === null ? (group.reason ?? 'nothing is known') : null
  return withheld[0]?.reason ?? 'no journey of this kind is known here'
}

/** The curves from today on: day 0 is the last day waited, and everybody compared with still waits on it. */
export const curvesAhead = ({ curve, waited_days: waited }: WaitGroup): Curve[] => {
  if (curve === undefined || curve.days.length === 0) return []
  const ahead = [0, ...curve.days.map((day) => Math.round((day - waited) * 10) / 10)]
  const ended = Object.entries(curve.exits).filter(([, shares]) => (shares.at(-1) ?? 0) > 0)
  return [
    {
      label: nameOf('waiting'),
      days: ahead,
      share: [1, ...curve.waiting],
      low: [null, ...curve.low],
      high: [null, ...curve.high],
      colour: colourOf('waiting'),
      dash: '',
    },
    ...ended.map(([cause, shares], index) => ({
      label: nameOf(cause),
      days: ahead,
      share: [0, ...shares],
      low: [],
      high: [],
      colour: colourOf(cause),
      dash: dashes[1 + (index % (dashes.length - 1))] ?? '',
    })),
  ]
}

/** What the drawn curve shows, in a sentence. */
export const curveFinding = (group: WaitGroup): string => {
  const { curve, waited_days: waited } = group
  const stillOn = (ahead: number) => {
    const place = curve?.days.findLastIndex((day) => day <= waited + ahead) ?? -1
    return place < 0 ? null : percent(curve?.waiting[place])
  }
  const [soonest, last] = [Math.min(group.within_days, spanAhead(group)), spanAhead(group)]
  if (stillOn(last) === null) return 'Nothing is known of the days ahead.'
  if (soonest === last) return `After ${days(last)} more ${stillOn(last)} still wait.`
  return `After ${days(soonest)} more ${stillOn(soonest)} still wait, after ${days(last)} ${stillOn(last)}.`
}

/** How many days ahead are drawn: those asked about and a quarter of a year at least, as far as the curve goes. */
export const spanAhead = ({ curve, waited_days: waited, within_days: within }: WaitGroup): number => {
  const last = (curve?.days.at(-1) ?? waited) - waited
  return Math.max(1, Math.min(last, Math.max(90, within * 2)))
}
