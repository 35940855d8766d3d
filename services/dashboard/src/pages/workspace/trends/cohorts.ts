import type { AnswerOf } from '../../../api/questions.ts'
import { everyPeriod, type Length, periodShown } from '../../../charts/period.ts'
import type { Period, TrendSeries } from '../../../charts/trend.ts'
import { type Estimated, ofDays, ofEstimate } from '../../../charts/unit.ts'
import { daysAfter, monthOf } from '../../../words/days.ts'
import { colourOf, nameOf } from '../../../words/names.ts'
import { count, days, percent } from '../../../words/numbers.ts'

export type DurationsAnswer = AnswerOf<'/v1/stage-durations'>
type Group = DurationsAnswer['groups'][number]

/** What is followed over time: shares by a day of the wait, or the days until half the waits had ended. */
export type Shown = { kind: 'shares'; withinDays: number } | { kind: 'median' }

/** A stretch of time and what was answered of it: nothing, a reason why nothing, or a group. */
export type Told = { start: string; end: string; group: Group | null; reason: string | null }
export type DrawnTrend = { periods: Period[]; series: TrendSeries[] }

/** The ending a wait is hoped to have: the first its clock names. */
export const mainCauseOf = (groups: readonly Group[]): string | null =>
  groups.flatMap(({ exits }) => Object.keys(exits))[0] ?? null

const endOf = (start: string, length: Length): string =>
  length === 'week' ? daysAfter(start, 7) : monthOf(start, 1)

/** The cohorts of an answer that is grouped by week or month, also those in between of which nothing is told. */
export const cohortsOf = ({ groups, withheld }: DurationsAnswer, length: Length): Told[] => {
  const name = `cohort_${length}`
  const startOf = ({ key }: { key: Readonly<Record<string, unknown>> }) => String(key[name])
  const told = new Map(groups.map((group) => [startOf(group), group]))
  const reasons = new Map(
    withheld.filter(({ key }) => key[name] !== undefined).map((one) => [startOf(one), one.reason]),
  )
  return everyPeriod([...told.keys(), ...reasons.keys()], length).map((start) => ({
    start,
    end: endOf(start, length),
    group: told.get(start) ?? null,
    reason: reasons.get(start) ?? null,
  }))
}

/** Whether the last wait of a stretch could have been followed for so many days. */
const isMature = (end: string, through: string | null, followed: number): boolean =>
  through !== null && daysAfter(end, followed - 1) <= through

const medianOf = ({ quantiles }: Group): Estimated =>
  ofDays(quantiles.find(({ p, of }) => p === 0.5 && of === 'any'))

const horizonOf = ({ horizons }: Group, within: number) => horizons.find((horizon) => horizon.days === within)

const valuesOf = (told: readonly Told[], read: (group: Group) => Estimated) => ({
  values: told.map(({ group }) => (group === null ? null : read(group))),
  notes: told.map(({ reason }) => reason),
})

const sharesOf = (told: readonly Told[], within: number): TrendSeries[] => {
  const cause = mainCauseOf(told.flatMap(({ group }) => group ?? []))
  const waiting: TrendSeries = {
    label: nameOf('waiting'),
    colour: colourOf('waiting'),
    dash: '6 4',
    ...valuesOf(told, (group) => ofEstimate(horizonOf(group, within)?.waiting)),
  }
  if (cause === null) return [waiting]
  const reached = valuesOf(told, (group) => ofEstimate(horizonOf(group, within)?.exits[cause]))
  return [{ label: nameOf(cause), colour: colourOf(cause), dash: '', ...reached }, waiting]
}

/** What to draw of stretches of time; `through` is the last day anybody was followed. */
export const trendOf = (
  told: readonly Told[],
  shown: Shown,
  { length, through, byEntry }: { length: Length; through: string | null; byEntry: boolean },
): DrawnTrend => ({
  periods: told.map(({ start, end, group }) => {
    const followed = shown.kind === 'shares' ? shown.withinDays : (group && medianOf(group).value) || 0
    return {
      label: periodShown(start, length),
      year: start.slice(0, 4),
      brief: periodShown(start, length)
        .replace('week of ', '')
        .replace(/ \d{4}$/, ''),
      // What happened in a period is over with it; who entered in it is followed on.
      mature: isMature(end, through, byEntry ? followed : 0),
    }
  }),
  series:
    shown.kind === 'shares'
      ? sharesOf(told, shown.withinDays)
      : [{ label: 'half had ended after', colour: 'var(--accent)', dash: '', ...valuesOf(told, medianOf) }],
})

const ends = (periods: readonly Period[], values: readonly (Estimated | null)[]) => {
  const known = periods.flatMap((period, index) => {
    const value = values[index]?.value ?? null
    return value === null || !period.mature ? [] : [{ label: period.label, value }]
  })
  return { first: known.at(0), last: known.at(-1), many: known.length }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a trend shows, in a sentence: its first and its last value, by entry of those followed long enough. */
export const trendFinding = ({ periods, series }: DrawnTrend, shown: Shown, byEntry: boolean): string => {
  const [main] = series
  if (main === undefined || periods.length === 0) return 'Nothing was told of any time.'
  const { first, last, many } = ends(periods, main.values)
  const text = (value: number) => (shown.kind === 'shares' ? percent(value) : days(value))
  const what = capital(
    shown.kind === 'shares' ? `${main.label} within ${days(shown.withinDays)}` : main.label,
  )
  if (first === undefined || last === undefined)
    return `${what}: not known of any time yet. Too few ended, or they were not followed long enough.`
  if (many === 1) return `${what}: ${text(first.value)}, ${first.label}.`
  const latest = byEntry ? ' (the last that all were followed long enough in)' : ''
  return `${what}: ${text(first.value)}, ${first.label}; ${text(last.value)}, ${last.label}${latest}.`
}

/**
 * The title of a trend: what is followed, and how many waits it rests on, where the sum of what is shown is their
 * number. It is not where groups are withheld, nor for the public, for whom each is rounded.
 */
export const trendTitle = (
  what: string,
  { groups, withheld }: Pick<DurationsAnswer, 'groups' | 'withheld'>,
  isPublic: boolean,
): string =>
  isPublic || withheld.length > 0
    ? what
    : `${what}: ${count(groups.reduce((sum, { spells }) => sum + spells, 0))} waits`
