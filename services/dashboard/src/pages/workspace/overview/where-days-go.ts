import type { AnswerOf } from '../../../api/questions.ts'
import { seriesColours } from '../../../charts/curve.ts'
import { hatches } from '../../../charts/hatch.ts'
import type { IntervalRow } from '../../../charts/interval-rows.ts'
import type { Part, StackedRow } from '../../../charts/stacked-rows.ts'
import { ofDays, ofEstimate } from '../../../charts/unit.ts'
import { nameOf } from '../../../words/names.ts'
import { days, interval, number } from '../../../words/numbers.ts'
import { clockOf, groupName, isBrokenDown, segmentOf, withheldRows } from '../groups.ts'
import { reasonInWords } from './reasons.ts'

export type Bottlenecks = AnswerOf<'/v1/bottlenecks'>
export type WhereDaysGo = Bottlenecks['where_days_go'][number]
type Group = Bottlenecks['groups'][number]

/** Stages of all rows, in the order of the process. */
const stagesOf = (rows: readonly WhereDaysGo[]): string[] => [
  ...new Set(rows.flatMap(({ stages }) => stages.map(({ clock }) => clock))),
]

/** The parts of a journey's first days: each stage, what comes after it ended, and what nobody followed. */
export const dayParts = (rows: readonly WhereDaysGo[]): Part[] => [
  ...stagesOf(rows).map((clock, place) => ({
    label: nameOf(clock),
    colour: seriesColours[place % seriesColours.length] ?? '',
    hatch: hatches[(place + Math.floor(place / 6)) % hatches.length] ?? ('none' as const),
  })),
  { label: 'ended, or in a stage not shown', colour: 'var(--control)', hatch: 'none' },
  { label: 'not followed that long', colour: 'var(--waiting)', hatch: 'crossed' },
]

/** A row for each group of journeys: its days by part, in the order of the parts. */
export const dayRows = (rows: readonly WhereDaysGo[]): StackedRow[] =>
  rows.map(({ key, stages, elsewhere, not_followed, reason, tau }) => ({
    label: segmentOf(key) === '' ? 'A journey' : segmentOf(key),
    shares: [
      ...stagesOf(rows).map((clock) => ofDays(stages.find((stage) => stage.clock === clock))),
      ofDays(elsewhere),
      ofDays(not_followed),
    ],
    note: tau === null ? (reason ?? 'not known') : null,
  }))

/** Mean days in each stage with their intervals: the parts of one group, one below the other. */
export const stageDayRows = ({ stages }: WhereDaysGo): IntervalRow[] =>
  stages.map(({ clock, ...mean }) => ({ label: nameOf(clock), estimates: [ofDays(mean)] }))

/** Where most days go, in a sentence. */
export const daysFinding = (rows: readonly WhereDaysGo[], confidence: number): string => {
  const [first] = rows
  const most = (first?.stages ?? []).toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))[0]
  if (first === undefined || first.tau === null || most === undefined || most.days === null)
    return first?.reason ?? 'Too few journeys to say where the days go.'
  const of = rows.length > 1 ? ` (${segmentOf(first.key)})` : ''
  return `Of the first ${days(first.tau)} of a journey${of}, ${days(most.days)} are spent in ${nameOf(most.clock)} on average (${confidence * 100} % interval ${interval(most)})${first.stages.length > 1 ? ': more than in any other stage' : ''}.`
}

const placeOf = ({ rank }: Group): string => {
  if (rank === null) return ''
  return rank.from === rank.to ? `${rank.from}. ` : `${rank.from}–${rank.to}. `
}

/** Stages by what a journey would save in them, the most first; those that cannot be compared last. */
const ranked = (groups: readonly Group[]): Group[] =>
  groups.toSorted(
    (a, b) =>
      (a.rank?.from ?? Number.POSITIVE_INFINITY) - (b.rank?.from ?? Number.POSITIVE_INFINITY) ||
      (b.potential.days ?? 0) - (a.potential.days ?? 0),
  )

/** A row for each stage: the days a journey would save in it, with the ranks it may have. */
export const potentialRows = (answer: Bottlenecks): IntervalRow[] => [
  ...ranked(answer.groups).map((group) => ({
    label: placeOf(group) + groupName(group.key),
    estimates: [ofDays(group.potential)],
    note: group.potential.days === null ? 'cannot be compared' : null,
  })),
  ...withheldRows(answer, null, isBrokenDown(answer.groups)).map((row) => ({ ...row, estimates: [] })),
]

/** A row for each stage: its share of the time until journeys move on. */
export const shareOfTimeRows = ({ groups }: Bottlenecks): IntervalRow[] =>
  groups.map((group) => ({ label: groupName(group.key), estimates: [ofEstimate(group.share_of_time)] }))

/** What the shares of the time are, and of which stages nobody can say how far off chance may have them. */
export const shareOfTimeFinding = ({ groups }: Bottlenecks): string => {
  const unsure = groups.filter(
    ({ share_of_time: { estimate, low, high } }) => estimate !== null && low === null && high === null,
  )
  const which =
    unsure.length === 0
      ? ''
      : ` Without an interval, so that their uncertainty is unknown: ${unsure.map(({ key }) => groupName(key)).join('; ')}.`
  return `Of all the days journeys wait before they move on, the part that falls to each stage.${which}`
}

/** Which stages hold journeys up most, in a sentence that tells ties. */
export const potentialFinding = ({ groups, comparing }: Bottlenecks, confidence: number): string => {
  const by = comparing.segment_by.map((name) => nameOf(name).toLowerCase()).join(' and ')
  const [first] = ranked(groups)
  if (first === undefined || first.rank === null || first.potential.days === null)
    return `No stage could be compared by ${by}: too few of its values have enough journeys.`
  const tied = groups.filter(({ rank }) => rank !== null && rank.from === 1)
  if (tied.length > 1 && !isBrokenDown(groups)) {
    const names = tied.map(({ key }) => nameOf(clockOf(key))).join(', ')
    return `Chance alone could rank these first: ${names}. What a journey would save in them does not tell them apart.`
  }
  return `A journey would save the most in ${groupName(first.key)}: ${days(first.potential.days)} on average (${confidence * 100} % interval ${interval(first.potential, number)}), were all as quick as the quickest quarter by ${by}.`
}

/** Why some stages have no number, in the words of the page, each reason once with its stages. */
export const reasonsOf = (groups: readonly Group[]): { stages: string; reason: string }[] => {
  const stages = new Map<string, string[]>()
  for (const { key, reason, tau } of groups) {
    if (reason === null) continue
    const told = reasonInWords(reason, tau)
    stages.set(told, [...(stages.get(told) ?? []), groupName(key)])
  }
  return [...stages].map(([reason, names]) => ({ stages: names.join('; '), reason }))
}
