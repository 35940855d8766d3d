import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { interval } from '../words/numbers.ts'
import type { Stop, TableShown } from './figure.ts'
import { placeRows, type RowPlace, type RowsPlaced, textWidth } from './rows.ts'
import { type Estimated, estimatedCells, estimatedText, type Unit } from './unit.ts'

/** One kind of estimate, the same in every row; its sign tells it from others without colour. */
export type Series = { label: string; colour: string }
/** A row: its name and an estimate for each series (null: none in this row). A note stands in place of all of them. */
export type IntervalRow = { label: string; estimates: readonly (Estimated | null)[]; note?: string | null }
export type IntervalRows = {
  rows: readonly IntervalRow[]
  series: readonly Series[]
  unit: Unit
  reference?: { value: number; text: string } | null
}

/** Pixels a series takes of a row. */
const strip = 20
const shapes = ['circle', 'square', 'diamond', 'triangle'] as const
export type Shape = (typeof shapes)[number]

/** The sign of a series by its place among them. */
export const shapeOf = (index: number): Shape => shapes[index % shapes.length] ?? 'circle'

/** The outline of a sign about a place, in pixels. */
export const shapePath = (shape: Shape, x: number, y: number): string => {
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`
  if (shape === 'circle') return `M${at(-5, 0)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`
  if (shape === 'square') return `M${at(-4.5, -4.5)}h9v9h-9Z`
  if (shape === 'diamond') return `M${at(0, -6)}L${at(6, 0)}L${at(0, 6)}L${at(-6, 0)}Z`
  return `M${at(0, -6)}L${at(6, 5)}L${at(-6, 5)}Z`
}

/** What is drawn of one estimate: its line from limit to limit, open where a limit is, its sign and its value. */
export type Mark = {
  y: number
  from: number
  to: number
  opensLeft: boolean
  opensRight: boolean
  sign: string | null
  text: { x: number; words: string; before: boolean } | null
  colour: string
}
export type IntervalDrawing = {
  x: ScaleLinear<number, number>
  placed: RowsPlaced
  top: number
  marks: Mark[]
  notes: { x: number; y: number; text: string }[]
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

const domainOf = ({ rows, reference, unit }: IntervalRows): [number, number] => {
  const values = known(
    rows.flatMap(({ estimates }) =>
      estimates.flatMap((one) => (one === null ? [] : [one.value, one.low, one.high])),
    ),
  )
  const [least, most] = [Math.min(0, ...values), Math.max(0, reference?.value ?? 0, ...values)]
  // Room for an open end, without promising shares over 1.
  const wide = most + (most - least) * 0.04
  return [least, unit.most === null ? wide || 1 : Math.min(unit.most, wide || unit.most)]
}

/** Values to write beside signs take room at the right; short of it they go before the line, or away. */
const textBeside = (words: string, from: number, to: number, { left, right }: RowsPlaced): Mark['text'] => {
  const width = textWidth(words)
  if (to + 10 + width <= right) return { x: to + 10, words, before: false }
  return from - 10 - width >= left ? { x: from - 10, words, before: true } : null
}

/** What is written beside a sign; beside an interval without one, its limits. */
const wordsOf = (one: Estimated, unit: Unit): string =>
  one.value === null ? interval(one, unit.end) : unit.text(one.value)

const markOf = (
  one: Estimated,
  y: number,
  colour: string,
  chart: IntervalRows,
  drawn: Drawn,
): Mark | null => {
  const { x, placed } = drawn
  const [least = 0, most = 1] = x.domain()
  if (one.value === null && one.low === null && one.high === null) return null
  const from = x(one.low ?? (one.high === null ? (one.value ?? least) : least))
  const to = x(one.high ?? (one.low === null ? (one.value ?? most) : most))
  return {
    y,
    from,
    to,
    opensLeft: one.low === null && one.high !== null,
    opensRight: one.high === null && one.low !== null,
    sign: null,
    text: textBeside(wordsOf(one, chart.unit), from, Math.max(to, x(one.value ?? least)), placed),
    colour,
  }
}

type Drawn = { x: ScaleLinear<number, number>; placed: RowsPlaced }

const scaled = (chart: IntervalRows, width: number): Drawn => {
  const placed = placeRows({
    labels: chart.rows.map(({ label }) => label),
    width,
    thickness: Math.max(24, strip * chart.series.length),
    above: chart.reference ? 22 : 4,
  })
  const widest = Math.max(
    0,
    ...chart.rows.flatMap(({ estimates }) =>
      estimates.map((one) => (one === null ? 0 : textWidth(wordsOf(one, chart.unit)))),
    ),
  )
  // Values stand to the right of their lines, where that leaves the lines the greater part.
  const kept = widest + 10 < (placed.right - placed.left) / 2 ? widest + 10 : 0
  return { x: scaleLinear(domainOf(chart), [placed.left + 6, placed.right - kept]), placed }
}

const isUnknown = (one: Estimated | null): boolean =>
  one === null || (one.value === null && one.low === null && one.high === null)

/** What stands in place of the estimates of a row: its note, or that none is known. */
const noteOf = ({ note, estimates }: IntervalRow): string | null =>
  note || (estimates.every(isUnknown) ? 'not known' : null)

const heightOf = (row: RowPlace, index: number, series: number): number =>
  row.middle + (index - (series - 1) / 2) * strip

/** What to draw of rows of estimates in a drawing so wide. */
export const drawIntervalRows = (chart: IntervalRows, width: number): IntervalDrawing => {
  const drawn = scaled(chart, width)
  const { x, placed } = drawn
  const each = chart.rows.flatMap((row, place) => {
    const at = placed.rows[place]
    return at === undefined ? [] : [{ row, at }]
  })
  const marks = each.flatMap(({ row, at }) =>
    noteOf(row) !== null
      ? []
      : row.estimates.flatMap((one, index) => {
          const y = heightOf(at, index, chart.series.length)
          const mark = one && markOf(one, y, chart.series[index]?.colour ?? '', chart, drawn)
          if (!mark) return []
          const sign = one.value === null ? null : shapePath(shapeOf(index), x(one.value), y)
          return [{ ...mark, sign }]
        }),
  )
  // Clear of the reference line, where that stands at the left.
  const reference = chart.reference ? x(chart.reference.value) : 0
  const noteX = Math.max(placed.left, reference < placed.left + 120 ? reference : 0) + 8
  const notes = each.flatMap(({ row, at }) => {
    const text = noteOf(row)
    return text === null ? [] : [{ x: noteX, y: at.middle, text }]
  })
  return { x, placed, top: chart.reference ? 22 : 4, marks, notes }
}

/** A halt a row: all its estimates in words. */
export const intervalStops = (chart: IntervalRows, width: number): Stop[] => {
  const { x, placed } = scaled(chart, width)
  return chart.rows.map((row, place) => {
    const { top = 0, height = 0, middle = 0 } = placed.rows[place] ?? {}
    const first = row.estimates.find((one) => one !== null)
    const told = row.estimates.flatMap((one, index) => {
      if (one === null) return []
      const name = chart.series.length === 1 ? '' : `${chart.series[index]?.label} `
      return [`${name}${estimatedText(one, chart.unit)}`]
    })
    return {
      x: x(first?.value ?? 0),
      y: middle,
      text: `${row.label}: ${noteOf(row) ?? told.join('; ')}.`,
      box: { x: placed.left, y: top - 2, width: placed.right - placed.left + 8, height: height + 4 },
    }
  })
}

/** The table behind rows of estimates: a row each, and of each series its value and its interval. */
export const intervalTable = ({ rows, series, unit }: IntervalRows, item: string): TableShown => ({
  columns: [
    { name: item },
    ...series.flatMap(({ label }) => [
      { name: label, numeric: true },
      { name: `${label}: interval`, numeric: true },
    ]),
  ],
  rows: rows.map(({ label, estimates, note }) => [
    label,
    ...series.flatMap((_, index) => {
      const one = estimates[index] ?? null
      if (note) return index === 0 ? [note, ''] : ['', '']
      return one === null ? ['–', '–'] : estimatedCells(one, unit)
    }),
  ]),
})
