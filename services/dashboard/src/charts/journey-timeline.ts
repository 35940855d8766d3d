import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { count } from '../words/numbers.ts'
import type { Stop, TableShown } from './figure.ts'
import { dayBrief, dayNumber, dayShown, dayText } from './period.ts'
import { placeRows, type RowsPlaced, textWidth } from './rows.ts'

/** What happened on a day, or between it and a latest day where the day itself is not known. */
export type HappenedOn = { day: string; latest?: string | null; label: string }
/** A wait: from a day to the day it ended, and how; `to` is null while it runs. */
export type Wait = { label: string; from: string; to: string | null; ended: string | null; colour?: string }
export type Journey = { events: readonly HappenedOn[]; waits: readonly Wait[]; through: string | null }

export const waitHeight = 18
/** Signs of one day stand above one another. */
const signStep = 13

export type JourneyDrawing = {
  x: ScaleLinear<number, number>
  placed: RowsPlaced
  ticks: { x: number; text: string }[]
  signs: { x: number; y: number; to: number }[]
  bars: { x: number; y: number; width: number; open: boolean; colour: string }[]
  top: number
}

/** The first and the last day of all that is known of a journey; one day of nothing where nothing is. */
const spanOf = ({ events, waits, through }: Journey): [number, number] => {
  const days = [
    ...events.flatMap(({ day, latest }) => [day, latest ?? day]),
    ...waits.flatMap(({ from, to }) => [from, to ?? through ?? from]),
  ].map(dayNumber)
  const [first, last] = days.length === 0 ? [0, 1] : [Math.min(...days), Math.max(...days)]
  return [first, Math.max(first + 1, last)]
}

const heights = (events: readonly HappenedOn[]): number[] => {
  const taken = new Map<string, number>()
  return events.map(({ day }) => {
    const height = taken.get(day) ?? 0
    taken.set(day, height + 1)
    return height
  })
}

const place = (journey: Journey, width: number) => {
  const stacked = heights(journey.events)
  const top = 14 + Math.max(0, ...stacked) * signStep + 12
  const labels = journey.waits.map(({ label }) => label)
  const placed = placeRows({ labels, width, thickness: waitHeight, above: top })
  const x = scaleLinear(spanOf(journey), [placed.left + 8, placed.right - 4])
  return { x, placed, top, signY: (index: number) => top - 12 - (stacked[index] ?? 0) * signStep }
}

const yearOf = (day: number): string => dayText(day).slice(0, 4)

/** Whole days along the foot, as many as have room; the year is told where it changes. */
const ticksOf = (x: ScaleLinear<number, number>) => {
  const [left = 0, right = 0] = x.range()
  const [first = 0, last = 0] = x.domain()
  const isOfOneYear = yearOf(first) === yearOf(last)
  const widest = textWidth(isOfOneYear ? '30 Sep' : '30 Sep 2026')
  const days = x.ticks(Math.max(2, Math.floor((right - left) / (widest + 30)))).filter(Number.isInteger)
  return days.map((day, index) => {
    const before = days[index - 1]
    const isNewYear = !isOfOneYear && (before === undefined || yearOf(before) !== yearOf(day))
    return { x: x(day), text: isNewYear ? dayShown(dayText(day)) : dayBrief(day) }
  })
}

/** What to draw of one journey in a drawing so wide. */
export const drawJourney = (journey: Journey, width: number): JourneyDrawing => {
  const { x, placed, top, signY } = place(journey, width)
  return {
    x,
    placed,
    top,
    ticks: ticksOf(x),
    signs: journey.events.map(({ day, latest }, index) => ({
      x: x(dayNumber(day)),
      to: x(dayNumber(latest ?? day)),
      y: signY(index),
    })),
    bars: journey.waits.map(({ from, to, colour = 'var(--forward)' }, index) => {
      const [start, end] = [x(dayNumber(from)), x(dayNumber(to ?? journey.through ?? from))]
      return {
        x: start,
        y: placed.rows[index]?.top ?? 0,
        width: Math.max(3, end - start),
        open: to === null,
        colour,
      }
    }),
  }
}

const daysLong = (from: string, to: string): string => {
  const days = dayNumber(to) - dayNumber(from)
  return `${count(days)} ${days === 1 ? 'day' : 'days'}`
}

const whenText = ({ day, latest }: HappenedOn): string =>
  latest && latest !== day ? `between ${dayShown(day)} and ${dayShown(latest)}` : dayShown(day)

const waitText = ({ label, from, to, ended }: Wait, through: string | null): string => {
  if (to !== null)
    return `${label}: ${dayShown(from)} to ${dayShown(to)}, ${daysLong(from, to)}${ended === null ? '' : `, ${ended}`}.`
  const soFar = through === null ? '' : `, ${daysLong(from, through)} by ${dayShown(through)}`
  return `${label}: since ${dayShown(from)}${soFar}, still running.`
}

/** A halt for each thing that happened and for each wait, by their days. */
export const journeyStops = (journey: Journey, width: number): Stop[] => {
  const { x, placed, signY } = place(journey, width)
  const { bars } = drawJourney(journey, width)
  const events = journey.events.map((event, index) => ({
    day: event.day,
    stop: { x: x(dayNumber(event.day)), y: signY(index), text: `${whenText(event)}: ${event.label}.` },
  }))
  const waits = journey.waits.map((wait, index) => {
    const bar = bars[index] ?? { x: placed.left, y: 0, width: 3 }
    const box = { x: bar.x - 1, y: bar.y - 2, width: bar.width + 2, height: waitHeight + 4 }
    return {
      day: wait.from,
      stop: { x: bar.x, y: bar.y, text: waitText(wait, journey.through), box },
    }
  })
  return [...events, ...waits]
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ stop }) => stop)
}

/** The table behind a journey: what happened and what was waited for, by their days. */
export const journeyTable = ({ events, waits, through }: Journey): TableShown => ({
  columns: [
    { name: 'Day' },
    { name: 'What' },
    { name: 'Until' },
    { name: 'Days', numeric: true },
    { name: 'End' },
  ],
  rows: [
    ...events.map(({ day, latest, label }) => [day, label, latest ?? '', '', '']),
    ...waits.map(({ label, from, to, ended }) => {
      const until = to ?? through
      const days = until === null ? '–' : count(dayNumber(until) - dayNumber(from))
      return [from, label, to ?? 'still running', days, ended ?? '']
    }),
  ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
})
