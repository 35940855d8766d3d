import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Margins } from './axis.ts'
import type { Stop, TableShown } from './figure.ts'
import { textWidth } from './rows.ts'
import { type Estimated, estimatedCells, estimatedText, type Unit } from './unit.ts'

/** A stretch of time along the drawing; none between the first and the last may be missing (see everyPeriod). */
export type Period = {
  label: string
  /** Where there is little room. */
  brief?: string
  /** Told at the foot where it changes, as far as the periods are of several. */
  year?: string
  /** False while some have not been followed long enough: its value may still change. */
  mature: boolean
}
/** A value for each period; null where there is none, which is drawn as a gap. Notes stand in place of values. */
export type TrendSeries = {
  label: string
  colour: string
  dash: string
  values: readonly (Estimated | null)[]
  notes?: readonly (string | null)[]
}
export type Trend = { periods: readonly Period[]; series: readonly TrendSeries[]; unit: Unit }

export const trendHeight = 280
const margins: Margins = { top: 12, right: 14, bottom: 40, left: 52 }

export type TrendMark = { x: number; y: number; low: number | null; high: number | null; series: number }
export type TrendDrawing = {
  y: ScaleLinear<number, number>
  left: number
  right: number
  lines: string[]
  marks: TrendMark[]
  /** Where periods are not mature. */
  immature: { x: number; width: number }[]
  ticks: { x: number; text: string }[]
}

const scales = ({ periods, series, unit }: Trend, width: number) => {
  const values = series.flatMap(({ values: all }) =>
    all.flatMap((one) => (one === null ? [] : [one.value ?? 0, one.high ?? 0, one.low ?? 0])),
  )
  const most = Math.max(0, ...values)
  const y = scaleLinear(
    [Math.min(0, ...values), most === 0 ? (unit.most ?? 1) : most],
    [trendHeight - margins.bottom, margins.top],
  ).nice(5)
  const step = (width - margins.left - margins.right) / Math.max(1, periods.length)
  return { y, step, x: (index: number) => margins.left + (index + 0.5) * step }
}

/** Every so many-th period has its name at the foot, so that no two names touch. */
const ticksOf = ({ periods }: Trend, x: (index: number) => number, step: number) => {
  const areOfOneYear = new Set(periods.map(({ year }) => year)).size <= 1
  const nameOf = ({ label, brief, year }: Period, before: string | undefined) =>
    brief === undefined || areOfOneYear || year === before ? (brief ?? label) : `${brief} ${year}`
  const widest = Math.max(1, ...periods.map((period) => textWidth(nameOf(period, undefined))))
  const every = Math.max(1, Math.ceil((widest + 8) / step))
  return periods.flatMap((period, index) =>
    index % every === 0 ? [{ x: x(index), text: nameOf(period, periods[index - every]?.year) }] : [],
  )
}

const apart = (series: number, of: number): number => (series - (of - 1) / 2) * 7

/** What to draw of values by period in a drawing so wide. */
export const drawTrend = (trend: Trend, width: number): TrendDrawing => {
  const { y, x, step } = scales(trend, width)
  const count = trend.series.length
  const path = (place: number) =>
    line<Estimated | null>()
      .defined((one) => one !== null && one.value !== null)
      .x((_, index) => x(index) + apart(place, count))
      .y((one) => y(one?.value ?? 0))
      .digits(1)
  const marks = trend.series.flatMap(({ values }, series) =>
    values.flatMap((one, index): TrendMark[] =>
      one === null || one.value === null
        ? []
        : [
            {
              x: x(index) + apart(series, count),
              y: y(one.value),
              low: one.low === null ? null : y(one.low),
              high: one.high === null ? null : y(one.high),
              series,
            },
          ],
    ),
  )
  return {
    y,
    left: margins.left,
    right: width - margins.right,
    lines: trend.series.map(({ values }, series) => path(series)([...values]) ?? ''),
    marks,
    immature: trend.periods.flatMap(({ mature }, index) =>
      mature ? [] : [{ x: margins.left + index * step, width: step }],
    ),
    ticks: ticksOf(trend, x, step),
  }
}

const told = ({ label, values, notes }: TrendSeries, index: number, { series, unit }: Trend): string => {
  const one = values[index]
  const text = notes?.[index] ?? (one ? estimatedText(one, unit) : 'not known')
  return series.length === 1 ? text : `${label} ${text}`
}

/** A halt a period, at the height of the first value known in it. */
export const trendStops = (trend: Trend, width: number): Stop[] => {
  const { y, x } = scales(trend, width)
  return trend.periods.map(({ label, mature }, index) => {
    const known = trend.series.map(({ values }) => values[index]?.value ?? null)
    const at = known.findIndex((value) => value !== null)
    const texts = trend.series.map((series) => told(series, index, trend))
    return {
      x: x(index) + (at === -1 ? 0 : apart(at, trend.series.length)),
      y: y(known[at] ?? 0),
      text: `${label}: ${texts.join('; ')}.${mature ? '' : ' Not all were followed long enough yet.'}`,
    }
  })
}

/** The table behind a trend: a row a period, and of each series its value and its interval. */
export const trendTable = ({ periods, series, unit }: Trend, item: string): TableShown => ({
  columns: [
    { name: item },
    ...series.flatMap(({ label }) => [
      { name: label, numeric: true },
      { name: `${label}: interval`, numeric: true },
    ]),
    { name: 'Followed long enough' },
  ],
  rows: periods.map(({ label, mature }, index) => [
    label,
    ...series.flatMap(({ values, notes }) => {
      const note = notes?.[index]
      if (note) return [note, '']
      return estimatedCells(values[index] ?? { value: null, low: null, high: null }, unit)
    }),
    mature ? 'yes' : 'not all',
  ]),
})
