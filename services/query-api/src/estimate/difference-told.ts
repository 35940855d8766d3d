import type { ComparableNumber, DaysEstimate } from '@hearback/contracts'
import type { EstimatedMeasure } from './as-documented.ts'

const tenth = (value: number): number => Math.round(value * 10) / 10
const dayCount = (days: number): string => `${tenth(days)} ${tenth(days) === 1 ? 'day' : 'days'}`
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const nameOf = (vendor: string): string => `${vendor.charAt(0).toUpperCase()}${vendor.slice(1)}`

const within = ({ low, high }: DaysEstimate): string => {
  if (low === null && high === null) return ''
  return ` (${low === null ? '?' : tenth(low)} to ${high === null ? 'not reached' : tenth(high)})`
}

/** Which moves other than onwards are counted as passed, e.g. back to an earlier stage. */
const passedBack = (completed: readonly string[], exits: Readonly<Record<string, number>>): string => {
  const backwards = ['moved_back', 'another_round'].filter((cause) => completed.includes(cause))
  const moves = backwards.reduce((total, cause) => total + (exits[cause] ?? 0), 0)
  return moves === 0 ? '' : ` and the ${moves} moved back or to another round as passed`
}

const theirs = (of: EstimatedMeasure, all: boolean, back: string): string => {
  const { vendor, measure, statistic, days, share, still_waiting: waiting, ended_otherwise: otherwise } = of
  const name = `${nameOf(vendor)}'s ${measure}`
  if (share !== null) {
    const counted = `${of.completed} of ${of.rests_on} waits`
    return `${name} is ${percent(share)}: ${counted}, with the ${waiting.waits} still running counted as not passed${back}.`
  }
  const ended = all ? 'waits that have ended' : 'waits that have ended so'
  const others = otherwise.waits === 0 ? '' : ` and the ${otherwise.waits} that ended otherwise`
  return `${name} is ${dayCount(days ?? 0)}: the ${statistic} of the ${of.completed} ${ended}, without the ${waiting.waits} still running${others}.`
}

/** Why a number of completed waits is lower, where it is. */
const because = (theirDays: number | null, ours: number | null, waiting: number): string => {
  if (waiting === 0) return '. As good as nobody still waits, so the two should agree.'
  const faster = theirDays !== null && ours !== null && tenth(theirDays) < tenth(ours)
  return faster
    ? ': of recent candidates only the quick ones have got so far, so without the others it looks too fast.'
    : '.'
}

const oursInShares = ({ hearback, still_waiting: { waits } }: EstimatedMeasure, back: string): string => {
  const [least, most] = [hearback[0]?.share?.estimate ?? null, hearback[1]?.share?.estimate ?? null]
  if (least === null || most === null) return 'Ours is not known: too few are at risk.'
  const bounds = `Between ${percent(least)} and ${percent(most)} move on in the end`
  const progress = back === '' ? '' : ', for a move back is no progress'
  return waits === 0
    ? `${bounds}${progress}; as good as nobody still waits.`
    : `${bounds}${progress}; those still running have not failed yet, and in recent cohorts most still run, so theirs rises by itself as a cohort grows older.`
}

/** Of everybody: a number of completed waits says nothing of those who never complete. */
const everybody = (half: ComparableNumber | undefined): string => {
  if (half === undefined) return ''
  const days = half.days?.days ?? null
  return days === null
    ? ' Of everybody, not even half have left within the follow-up.'
    : ` Of everybody, half have left after ${dayCount(days)}.`
}

const oursInDays = (of: EstimatedMeasure): string => {
  const [nearest, , half] = of.hearback
  const ours = nearest?.days ?? null
  if (ours === null || ours.days === null)
    return `Ours is not known: too few are followed from their start.${everybody(half)}`
  const middle = of.statistic === 'median' ? 'the median' : 'the mean'
  const followed = nearest?.within_days ?? null
  const span = followed === null ? '' : ` within the ${dayCount(followed)} followed`
  const told = `With those allowed for who will still end so, ${middle} is ${dayCount(ours.days)}${within(ours)}${span}`
  return `${told}${because(of.days, ours.days, of.still_waiting.waits)}${everybody(half)}`
}

/**
 * Why another tool's number differs from ours, in plain sentences that say nothing the measure does not show.
 * `completed`: the endings its definition counts; `exits`: those of the group.
 */
export const differenceTold = (
  measure: EstimatedMeasure,
  completed: readonly string[],
  exits: Readonly<Record<string, number>>,
): string => {
  if (measure.reason !== null)
    return `${nameOf(measure.vendor)}'s ${measure.measure} is not shown: ${measure.reason}.`
  const all = completed.includes('any')
  const back = passedBack(completed, exits)
  const ours = measure.share === null ? oursInDays(measure) : oursInShares(measure, back)
  return `${theirs(measure, all, back)} ${ours}`
}
