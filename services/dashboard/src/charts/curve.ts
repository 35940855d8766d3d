import { days as daysText, interval, percent } from '../words/numbers.ts'
import type { Margins } from './axis.ts'
import type { Stop, TableShown } from './figure.ts'
import { type LinearScale, linearScale } from './linear-scale.ts'
import { textWidth } from './rows.ts'
import { bandPath, stepPath } from './steps.ts'

/** A share by days: a step function, with its band where one is known. A null is not known, and drawn as a gap. */
export type Curve = {
  label: string
  days: readonly number[]
  share: readonly (number | null)[]
  low: readonly (number | null)[]
  high: readonly (number | null)[]
  /** A colour of the style sheet. */
  colour: string
  /** Tells it from others without colour: dashes and gaps in pixels; empty is a whole line. */
  dash: string
  /** Intervals known on some days only, where the curve has no band: drawn as upright lines. */
  limits?: readonly Limits[]
}
export type Limits = { day: number; low: number | null; high: number | null }

/** Dashes by which curves are told apart, in the order they are given out. */
export const dashes = ['', '7 4', '2 3', '10 3 2 3', '4 2', '12 4'] as const
/** Colours of segments, in the same order. */
export const seriesColours = [1, 2, 3, 4, 5, 6].map((index) => `var(--series-${index})`)

/** The colour and the dash of the segment at a place among others: no two of 36 have both alike. */
export const segmentStyle = (place: number): { colour: string; dash: string } => ({
  colour: seriesColours[place % 6] ?? '',
  dash: dashes[(place + Math.floor(place / 6)) % 6] ?? '',
})

export const curveHeight = 280
const margins: Margins = { top: 10, right: 14, bottom: 34, left: 46 }

/** Whether curves are named where they end; else a legend names them. */
export const namesAtEnds = (curves: readonly Curve[], width: number): boolean =>
  width >= 600 && curves.length > 1 && curves.length <= 8

export type CurveScales = { x: LinearScale; y: LinearScale; margins: Margins }

/** Scales of a drawing of curves: days from 0 to `span` along, shares from 0 to 1 up. */
export const curveScales = (curves: readonly Curve[], width: number, span: number | null): CurveScales => {
  const last = span ?? Math.max(1, ...curves.map((curve) => curve.days.at(-1) ?? 1))
  const widest = Math.min(width / 3, Math.max(0, ...curves.map(({ label }) => textWidth(label))))
  const right = namesAtEnds(curves, width) ? widest + 24 : margins.right
  return {
    x: linearScale([0, Math.max(1, last)], [margins.left, width - right]),
    y: linearScale([0, 1], [curveHeight - margins.bottom, margins.top]),
    margins: { ...margins, right },
  }
}

/** The last day of a curve on which its share is known; 0 where it is known of none. */
export const lastDayOf = ({ days, share }: Curve): number =>
  days.findLast((_, index) => (share[index] ?? null) !== null) ?? 0

/**
 * The days to draw of those asked for: no more than the curves are known for, and `least` at any rate. Null is all that
 * the curves have.
 */
export const spanDrawn = (curves: readonly Curve[], span: number | null, least = 0): number | null => {
  const last = Math.max(0, ...curves.map(lastDayOf))
  return span === null || last === 0 ? span : Math.max(least, Math.min(span, last))
}

/** Why a drawing ends before the days that were asked for; null where it does not. */
export const whyItEnds = (curves: readonly Curve[], span: number | null): string | null => {
  const last = Math.max(0, ...curves.map(lastDayOf))
  if (span === null || last >= span) return null
  return last === 0
    ? 'No curve is drawn: too few were followed for a single day.'
    : `The drawing ends after ${daysText(last)}: followed by too few after that day.`
}

type Point = { day: number; share: number | null; low: number | null; high: number | null }

const pointsOf = ({ days, share, low, high }: Curve, last: number): Point[] => {
  const points = days.map((day, index) => ({
    day,
    share: share[index] ?? null,
    low: low[index] ?? null,
    high: high[index] ?? null,
  }))
  const within = points.filter(({ day }) => day <= last)
  const final = within.at(-1)
  // A step reaches to where the next one would begin, or to the edge of the drawing.
  return final === undefined || final.day >= last || points.length === within.length
    ? within
    : [...within, { ...final, day: last }]
}

export type CurvePaths = { line: string; band: string }

/** The paths of a curve and of its band; empty texts where nothing is known. */
export const pathsOf = (curve: Curve, { x, y }: CurveScales): CurvePaths => {
  const points = pointsOf(curve, x.domain()[1] ?? 0)
  const up = (value: number | null) => (value === null ? null : y(value))
  return {
    line: stepPath(points.map(({ day, share }) => ({ x: x(day), y: up(share) }))),
    band: bandPath(points.map(({ day, low, high }) => ({ x: x(day), low: up(low), high: up(high) }))),
  }
}

/** The limits of a curve on a day: of its band, or those known on that day alone. */
const limitsAt = (curve: Curve, index: number, day: number): Limits =>
  curve.limits?.find((limits) => limits.day === day) ?? {
    day,
    low: curve.low[index] ?? null,
    high: curve.high[index] ?? null,
  }

const told = (curve: Curve, index: number, day: number): string => {
  const share = curve.share[index] ?? null
  const { low, high } = limitsAt(curve, index, day)
  if (share === null) return `${curve.label}: not known`
  const band = low === null || high === null ? '' : ` (${interval({ low, high }, percent)})`
  return `${curve.label} ${percent(share)}${band}`
}

const daysOf = (curves: readonly Curve[], last: number): number[] =>
  [...new Set(curves.flatMap(({ days }) => days))].filter((day) => day <= last).toSorted((a, b) => a - b)

/** The place of a day in a curve: of the last day at or before it, as a step holds until the next; null before its first. */
const indexAt = ({ days }: Curve, day: number): number | null => {
  const index = days.findLastIndex((known) => known <= day)
  // Past its last day nothing is known.
  return index === -1 || (index === days.length - 1 && day > (days[index] ?? 0)) ? null : index
}

/** A halt for each day of any curve, at the height of the first curve known on it. */
export const curveStops = (curves: readonly Curve[], { x, y }: CurveScales): Stop[] =>
  daysOf(curves, x.domain()[1] ?? 0).map((day) => {
    const known = curves.flatMap((curve) => {
      const index = indexAt(curve, day)
      return index === null ? [] : [{ curve, index }]
    })
    const share = known.map(({ curve, index }) => curve.share[index] ?? null).find((value) => value !== null)
    const texts = known.map(({ curve, index }) => told(curve, index, day))
    return { x: x(day), y: y(share ?? 0), text: `After ${daysText(day)}: ${texts.join('; ')}.` }
  })

/** The table behind curves: a row a day, and of each curve its share and its interval. */
export const curveTable = (curves: readonly Curve[], span: number | null = null): TableShown => ({
  columns: [
    { name: 'After days', numeric: true },
    ...curves.flatMap(({ label }) => [
      { name: label, numeric: true },
      { name: `${label}: interval`, numeric: true },
    ]),
  ],
  rows: daysOf(curves, span ?? Number.POSITIVE_INFINITY).map((day) => [
    String(day),
    ...curves.flatMap((curve) => {
      const index = indexAt(curve, day)
      if (index === null) return ['–', '–']
      const { low, high } = limitsAt(curve, index, day)
      return [
        percent(curve.share[index]),
        low === null && high === null ? '–' : interval({ low, high }, percent),
      ]
    }),
  ]),
})
