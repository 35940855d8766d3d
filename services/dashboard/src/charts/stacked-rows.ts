import { type ScaleLinear, scaleLinear } from 'd3-scale'
import type { Stop, TableShown } from './figure.ts'
import type { Hatch } from './hatch.ts'
import { placeRows, type RowPlace, type RowsPlaced, textWidth } from './rows.ts'
import { type Estimated, estimatedCells, estimatedText, type Unit } from './unit.ts'

/** A kind of part, the same in every row; its hatch tells it from others without colour. */
export type Part = { label: string; colour: string; hatch: Hatch }
/** A row: its name and how much of it each part is, in the order of the parts. A note stands in place of all. */
export type StackedRow = { label: string; shares: readonly (Estimated | null)[]; note?: string | null }
export type StackedRows = {
  rows: readonly StackedRow[]
  parts: readonly Part[]
  unit: Unit
  /** What the parts of a row add up to where all are known: 1 of shares. */
  whole: number
}

export const barHeight = 26

/** A part as drawn: its bar, and its value where there is room for it. */
export type Segment = {
  part: number
  row: number
  x: number
  y: number
  width: number
  text: string | null
}
export type StackedDrawing = {
  x: ScaleLinear<number, number>
  placed: RowsPlaced
  segments: Segment[]
  /** What is missing to the whole, as parts of it are not known. */
  unknown: { x: number; y: number; width: number }[]
  notes: { y: number; text: string }[]
}

const place = ({ rows, whole }: StackedRows, width: number) => {
  const placed = placeRows({ labels: rows.map(({ label }) => label), width, thickness: barHeight })
  return { placed, x: scaleLinear([0, whole], [placed.left, placed.right]) }
}

const segmentsOf = (
  chart: StackedRows,
  row: number,
  at: RowPlace,
  x: ScaleLinear<number, number>,
): Segment[] => {
  let from = 0
  return (chart.rows[row]?.shares ?? []).map((share, part) => {
    const value = Math.max(0, share?.value ?? 0)
    const [start, width] = [x(from), x(from + value) - x(from)]
    from += value
    const text = chart.unit.text(share?.value ?? null)
    return {
      part,
      row,
      x: start,
      y: at.top,
      width,
      text: value > 0 && textWidth(text) + 16 <= width ? text : null,
    }
  })
}

/** What to draw of rows whose parts add up, in a drawing so wide. */
export const drawStackedRows = (chart: StackedRows, width: number): StackedDrawing => {
  const { placed, x } = place(chart, width)
  const drawing: StackedDrawing = { x, placed, segments: [], unknown: [], notes: [] }
  for (const [row, at] of placed.rows.entries()) {
    const { note, shares = [] } = chart.rows[row] ?? {}
    if (note) {
      drawing.notes.push({ y: at.middle, text: note })
      continue
    }
    const segments = segmentsOf(chart, row, at, x)
    drawing.segments.push(...segments.filter((segment) => segment.width > 0))
    const last = segments.at(-1)
    const end = last === undefined ? x(0) : last.x + last.width
    // Parts that are known and fall short by rounding alone leave nothing unknown.
    if (shares.some((share) => (share?.value ?? null) === null) && end < placed.right - 1)
      drawing.unknown.push({ x: end, y: at.top, width: placed.right - end })
  }
  return drawing
}

const partText = (chart: StackedRows, share: Estimated | null | undefined, part: number): string => {
  const name = chart.parts[part]?.label ?? ''
  return `${name} ${share ? estimatedText(share, chart.unit) : 'not known'}`
}

/** A halt for each part of each row, or one for the note of a row. */
export const stackedStops = (chart: StackedRows, width: number): Stop[] => {
  const { placed, x } = place(chart, width)
  return placed.rows.flatMap((at, row) => {
    const { label = '', note, shares = [] } = chart.rows[row] ?? {}
    const whole = { x: placed.left, y: at.top, width: placed.right - placed.left, height: barHeight }
    if (note) return [{ x: placed.left, y: at.middle, text: `${label}: ${note}.`, box: whole }]
    return segmentsOf(chart, row, at, x).map((segment) => ({
      x: segment.x + segment.width / 2,
      y: at.middle,
      text: `${label}: ${partText(chart, shares[segment.part], segment.part)}.`,
      box: { x: segment.x, y: at.top, width: Math.max(2, segment.width), height: barHeight },
    }))
  })
}

/** The table behind stacked rows: a row each, and of each part its value and its interval where there are any. */
export const stackedTable = ({ rows, parts, unit }: StackedRows, item: string): TableShown => {
  const withIntervals = parts.map((_, part) =>
    rows.some(({ shares }) => (shares[part]?.low ?? shares[part]?.high ?? null) !== null),
  )
  return {
    columns: [
      { name: item },
      ...parts.flatMap(({ label }, part) => [
        { name: label, numeric: true },
        ...(withIntervals[part] ? [{ name: `${label}: interval`, numeric: true }] : []),
      ]),
    ],
    rows: rows.map(({ label, shares, note }) => [
      label,
      ...parts.flatMap((_, part) => {
        const share = shares[part] ?? { value: null, low: null, high: null }
        const cells = note ? [part === 0 ? note : '', ''] : estimatedCells(share, unit)
        return withIntervals[part] ? cells : cells.slice(0, 1)
      }),
    ]),
  }
}
