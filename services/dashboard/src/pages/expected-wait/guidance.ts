import type { AnswerOf } from '../../api/questions.ts'
import { nameOf } from '../../words/names.ts'
import { count, days, interval, percent } from '../../words/numbers.ts'

export type Published = AnswerOf<'/v1/expectations'>['groups'][number]

/** What waits published guidance is counted from, by the clock of somebody who waits. */
const anchors: Readonly<Record<string, string>> = {
  'response:interview': 'interview_held',
  'stage:deliberation': 'interview_held',
  time_to_decision: 'interview_held',
  'stage:offer': 'offer_presented',
  'stage:recruiter_contact': 'recruiter_contacted',
}

/** Published expectations about the wait of a clock, those owed by the employer first; of waits only. */
export const guidanceFor = (groups: readonly Published[], clock: string): Published[] => {
  const about = groups.filter(({ kind, anchor }) => kind === 'wait' && anchor === anchors[clock])
  return about.toSorted((a, b) => Number(b.owed_by === 'employer') - Number(a.owed_by === 'employer'))
}

const targets: Readonly<Record<string, string>> = {
  feedback_received: 'feedback',
  decision_notified: 'the decision',
  offer_presented: 'an offer',
  thank_you_sent: 'a thank-you',
  follow_up_sent: 'a follow-up',
  candidate_replied: 'a reply',
  acceptance: 'an acceptance',
  offer_declined: 'a refusal',
  offer_countered: 'a counter-offer',
  debrief_held: 'the team’s meeting',
  word: 'any word',
}

const targetsOf = (group: Published): string => {
  const named = group.targets.map((target) => targets[target] ?? nameOf(target))
  return named.length < 2 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} or ${named.at(-1)}`
}

const boundsOf = ({ minimum, maximum }: Published): string => {
  if (maximum === null) return `after ${days(minimum)}`
  if (minimum === null || minimum === 0) return maximum === 0 ? 'the same day' : `within ${days(maximum)}`
  return `${minimum} to ${days(maximum)}`
}

/** What a phrase promises and how it is read, such as `feedback, read as within 5 days after an interview`. */
export const promiseOf = (group: Published): string =>
  `${targetsOf(group)}, read as ${boundsOf(group)} after ${after[group.anchor] ?? nameOf(group.anchor)}`

const after: Readonly<Record<string, string>> = {
  interview_held: 'an interview',
  offer_presented: 'the offer',
  recruiter_contacted: 'the recruiter’s message',
}

/** What was observed of it in a sentence, or why that is not known. */
export const observedOf = ({ inside, observed, reason }: Published): string => {
  if (inside.estimate === null)
    return `How often it was so is not known: ${(reason ?? 'too few to say').replaceAll('_', ' ')}.`
  const limits = inside.low === null || inside.high === null ? '' : ` (${interval(inside, percent)})`
  return `It was so in ${percent(inside.estimate)}${limits} of ${count(observed)} waits.`
}
