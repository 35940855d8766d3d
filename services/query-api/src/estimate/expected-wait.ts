import type { DaysEstimate, ExpectedWaitGroup } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import {
  aalenJohansen,
  type ConditionalWait,
  type Counts,
  conditionalWait,
  type Estimate,
} from '@hearback/survival'
import type { WaitAsked } from '../question/question.ts'
import { type CountsByCause, kindsOf } from './causes.ts'
import { drawnCurve } from './curve.ts'
import { dayCount, dayNumber, dayWord } from './day-words.ts'
import { countsShown, daysEstimateFrom, daysFrom, type Estimating, splitByCause } from './estimating.ts'

/** An expected wait before it is put in words: the words are made of what may be shown. */
export type EstimatedWait = Omit<ExpectedWaitGroup, 'sentence'>

type Answered = Extract<ConditionalWait, { outcome: 'answered' }>

const unknown: Estimate = { estimate: null, low: null, high: null }
const unknownDays: DaysEstimate = { days: null, low: null, high: null }

/**
 * What the next days bring to somebody who has waited so many: the chance of each ending and of none, the median
 * further wait, the chance of hearing nothing within the follow-up, and the curve all of these are read from, in days
 * since the start of the wait. It rests on the waits known to be still running
 * after as many days; with too few of them nothing is said but why.
 */
export const estimateExpectedWait = (
  group: GroupCounts,
  asked: WaitAsked,
  estimating: Estimating,
): EstimatedWait => {
  const counts = splitByCause(group, estimating)
  const head = {
    ...countsShown(group, counts, estimating),
    waited_days: asked.waitedDays,
    within_days: asked.withinDays,
  }
  const wait = waitAhead(counts.byCause, asked, estimating)
  return wait.outcome === 'answered'
    ? { ...head, ...answeredWait(wait, { counts, asked, estimating }) }
    : { ...head, ...refusedWait(asked, estimating) }
}

const waitAhead = (counts: Counts, { waitedDays, withinDays }: WaitAsked, estimating: Estimating) =>
  conditionalWait(counts, {
    ...estimating.band,
    waited: waitedDays * estimating.unitsPerDay,
    within: withinDays * estimating.unitsPerDay,
    minimumAtRisk: estimating.fewestAtRisk,
  })

const refusedWait = ({ waitedDays }: WaitAsked, { fewestAtRisk, calendar }: Estimating) => ({
  still_waiting: null,
  within: null,
  median_further_wait: unknownDays,
  never_within_follow_up: unknown,
  followed_through_days: null,
  reason: `fewer than ${fewestAtRisk} comparable waits are known to be still running after ${dayWord(calendar)} ${waitedDays}`,
})

type Context = { counts: CountsByCause; asked: WaitAsked; estimating: Estimating }

const answeredWait = (wait: Answered, { counts, asked, estimating }: Context) => {
  const followedFor = daysFrom(wait.followedFor, estimating)
  return {
    still_waiting: wait.atRisk,
    within: {
      days: wait.within / estimating.unitsPerDay,
      waiting: wait.stillWaiting,
      exits: Object.fromEntries(wait.causes.map((cause, k) => [cause, wait.ended[k] ?? unknown])),
      ...kindsWithin(counts.byKind, asked, estimating),
    },
    median_further_wait: daysEstimateFrom(wait.medianFurtherWait, estimating),
    never_within_follow_up: wait.neverWithinFollowUp,
    followed_through_days: followedFor === null ? null : asked.waitedDays + followedFor,
    curve: curveAhead(counts.byCause, asked, estimating),
    reason:
      followedFor === null || followedFor >= asked.withinDays
        ? null
        : stopsAt(asked, followedFor, estimating),
  }
}

/**
 * The curve from the first day ahead on: on each day what `within` would say of it. So a reader who may ask for
 * every number of days learns nothing new from it, and it is cut as the curves of distributions are.
 */
const curveAhead = (counts: Counts, { waitedDays }: WaitAsked, estimating: Estimating) =>
  drawnCurve(aalenJohansen(counts, { start: waitedDays * estimating.unitsPerDay + 1 }), estimating)

const stopsAt = (
  { waitedDays, withinDays }: WaitAsked,
  followedFor: number,
  { calendar }: Pick<Estimating, 'calendar'>,
): string => {
  const last = `${dayWord(calendar)} ${dayNumber(waitedDays + followedFor)}`
  const missing = dayCount(withinDays - followedFor, calendar)
  return `too few waits were followed beyond ${last}: the answer stops there, ${missing} before the end of those asked about`
}

const kindsWithin = (byKind: Counts | null, asked: WaitAsked, estimating: Estimating) => {
  if (byKind === null) return {}
  const wait = waitAhead(byKind, asked, estimating)
  if (wait.outcome !== 'answered') return {}
  return {
    answered_by_kind: Object.fromEntries(
      kindsOf(wait.causes).map(({ kind, place }) => [kind, wait.ended[place] ?? unknown]),
    ),
  }
}
