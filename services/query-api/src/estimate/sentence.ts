import type { Calendar, DaysEstimate, Estimate, Withheld } from '@hearback/contracts'
import { dayCount, dayNumber } from './day-words.ts'
import type { EstimatedWait } from './expected-wait.ts'

const percent = (probability: number): string => `${Math.round(probability * 100)} %`

const share = ({ estimate, low, high }: Estimate, confidence: number): string => {
  if (estimate === null) return 'an unknown share'
  if (low === null || high === null) return percent(estimate)
  const interval = `${Math.round(confidence * 1000) / 10} % interval`
  return `${percent(estimate)} (${interval} ${Math.round(low * 100)} to ${percent(high)})`
}

const shareWithin = ({ estimate, low, high }: Estimate): string =>
  low === null || high === null
    ? percent(estimate ?? 0)
    : `${percent(estimate ?? 0)}, ${Math.round(low * 100)} to ${percent(high)}`

const oneMinus = (value: number | null): number | null => (value === null ? null : 1 - value)

/** The chance of any ending is one minus the chance of none. */
const ended = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: oneMinus(estimate),
  low: oneMinus(high),
  high: oneMinus(low),
})

/** How an ending reads after "most often with". */
const endings: ReadonlyMap<string, string> = new Map([
  ['advanced', 'the next stage'],
  ['another_round', 'another round'],
  ['answered', 'an answer'],
  ['rejected', 'a rejection'],
  ['withdrawn', 'a withdrawal'],
  ['closed', 'the position closed'],
  ['accepted', 'an acceptance'],
  ['declined', 'a refusal'],
  ['countered', 'a counter-offer'],
  ['reached', 'the milestone reached'],
])

const wordsFor = (cause: string): string => endings.get(cause) ?? `the ending "${cause.replaceAll('_', ' ')}"`

const likeliest = (exits: Readonly<Record<string, Estimate>>): string => {
  const [first] = Object.entries(exits).toSorted(([, a], [, b]) => (b.estimate ?? 0) - (a.estimate ?? 0))
  const found = first !== undefined && (first[1].estimate ?? 0) > 0
  return found ? `, most often with ${wordsFor(first[0])} (${shareWithin(first[1])})` : ''
}

const median = ({ days, low, high }: DaysEstimate, calendar: Calendar): string => {
  if (days === null) {
    const least = low === null ? '' : `, so the median further wait is more than ${dayCount(low, calendar)}`
    return `Fewer than half ended within the follow-up${least}.`
  }
  const least = dayNumber(low ?? days)
  const limits = high === null ? `${least} or more` : `${least} to ${dayNumber(high)}`
  return `Half had ended ${dayCount(days, calendar)} later (${limits}).`
}

/** An expected wait in one or two plain sentences, with its uncertainty. Says nothing the group does not show. */
export const sentenceOf = (group: EstimatedWait, confidence: number, calendar: Calendar = 'days'): string => {
  const { within, still_waiting: stillWaiting } = group
  if (within === null || stillWaiting === null)
    return `Too few to answer: ${group.reason ?? 'nothing is known'}.`
  const chance = share(ended(within.waiting), confidence)
  const opening = `Of ${stillWaiting} comparable waits still running after ${dayCount(group.waited_days, calendar)}`
  const next = `${chance} ended within the next ${dayCount(within.days, calendar)}${likeliest(within.exits)}`
  const stops = group.reason === null ? '' : ` But ${group.reason}.`
  return `${opening}, ${next}. ${median(group.median_further_wait, calendar)}${stops}`
}

/** The sentence of a whole answer: that of its only group, or why there is none, or how many to read. */
export const sentenceOfAnswer = (
  groups: readonly { sentence: string }[],
  withheld: readonly Withheld[],
): string => {
  const [only] = groups
  if (only === undefined) return `Too few to answer: ${withheld[0]?.reason ?? 'no comparable journeys'}.`
  return groups.length === 1 ? only.sentence : `${groups.length} groups, each with its own answer.`
}
