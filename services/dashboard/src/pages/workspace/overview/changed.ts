import type { AnswerOf } from '../../../api/questions.ts'
import type { IntervalRow, Series } from '../../../charts/interval-rows.ts'
import { dayNumber, dayShown, dayText } from '../../../charts/period.ts'
import { ofDays } from '../../../charts/unit.ts'
import { daysAfter, daysBetween, isDay, mondayOf } from '../../../words/days.ts'
import { days, interval, number } from '../../../words/numbers.ts'
import { groupName, isBrokenDown, segmentOf, withheldRows } from '../groups.ts'
import { reasonInWords } from './reasons.ts'

export type Changes = AnswerOf<'/v1/changes'>
export type Periods = { from_a: string; to_a: string; from_b: string; to_b: string }

/** Days of the periods that are compared where an address names none: 13 weeks. */
const usual = 91

const names = ['from_a', 'to_a', 'from_b', 'to_b'] as const

/**
 * The two periods to compare: the days of entry of an address and as many days before them; where it has none, the last
 * 13 full weeks before `latest`, or before the day it is asked for where that is earlier, and the 13 before those. Days
 * of the periods that an address names take the place of these.
 */
export const periodsOf = (address: URLSearchParams, latest: string): Periods => {
  const dayOf = (name: string) => [address.get(name)].find((day) => day !== null && isDay(day)) ?? null
  const asOf = dayOf('as_of')
  const asked = asOf === null ? latest : daysAfter(asOf, 1)
  const end = dayOf('to') ?? mondayOf(asked < latest ? asked : latest)
  const from = dayOf('from')
  const start = from !== null && from < end ? from : daysAfter(end, -usual)
  const before = daysAfter(start, -daysBetween(start, end))
  const periods = { from_a: before, to_a: start, from_b: start, to_b: end }
  for (const name of names) periods[name] = dayOf(name) ?? periods[name]
  return periods
}

/** The two ways in which a stage changes a journey; they add up to the change. */
export const changeSeries: Series[] = [
  { label: 'longer or shorter waits', colour: 'var(--series-1)' },
  { label: 'more or fewer visits', colour: 'var(--series-2)' },
]

const reasonTold = (reason: string | null, tau: number | null, otherwise: string): string =>
  reason === null ? otherwise : reasonInWords(reason, tau)

/** A row for each stage: the days by which it made journeys longer or shorter. */
export const changeRows = (answer: Changes): IntervalRow[] => [
  ...answer.groups.map(({ key, by_durations, by_visits, reason, tau }) => ({
    label: groupName(key),
    estimates: [ofDays(by_durations), ofDays(by_visits)],
    note: by_durations.days === null && by_visits.days === null ? reasonTold(reason, tau, 'not known') : null,
  })),
  ...withheldRows(answer, null, isBrokenDown(answer.groups)).map((row) => ({ ...row, estimates: [] })),
]

const periodText = ({ from, to }: { from: string; to: string }): string =>
  `${dayShown(from)} to ${dayShown(dayText(dayNumber(to) - 1))}`

/** What changed, in a sentence for each group: whether chance alone may have done it is said first. */
export const changeFinding = ({ totals, periods, method }: Changes): string[] =>
  totals.map(({ key, before, after, change, reason }) => {
    const segment = segmentOf(key)
    const who = segment === '' ? 'a journey' : `a journey of ${segment}`
    if (change.days === null)
      return `What changed for ${who} is not known: ${reasonTold(reason, null, 'too few to say')}.`
    const isClear = change.low !== null && change.high !== null && (change.low > 0 || change.high < 0)
    const words = `${days(Math.abs(change.days))} ${change.days < 0 ? 'less' : 'more'}`
    const numbers = `from ${days(before.days)} (${periodText(periods.a)}) to ${days(after.days)} (${periodText(periods.b)})`
    if (change.low === null && change.high === null)
      return `The time until ${who} has moved on took ${words}: ${numbers}. Too few journeys to tell whether chance alone brought it.`
    const ends = `${method.confidence * 100} % interval ${interval(change, number)}`
    return isClear
      ? `The time until ${who} has moved on took ${words}: ${numbers}; ${ends}.`
      : `No clear change for ${who}: ${numbers}, ${words}, which chance alone could bring (${ends}).`
  })
