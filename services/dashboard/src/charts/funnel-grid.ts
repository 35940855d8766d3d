import { scaleLinear } from 'd3-scale'
import type { Stop, TableShown } from './figure.ts'
import { placeRows, type RowsPlaced } from './rows.ts'
import { type Estimated, estimatedCells, estimatedText, shares } from './unit.ts'

/** The share that had moved on within so many days; immature while some were not followed that long. */
export type FunnelCell = { days: number; mature: boolean; share: Estimated }
/** A stage or a part of it; a note stands in place of its cells. */
export type FunnelRow = { label: string; cells: readonly FunnelCell[]; note?: string | null }

const rowHeight = 72
/** A row without cells needs no room for bars. */
const noteHeight = 28
/** Over the bar room is left for its value. */
const valueHeight = 18
const headHeight = 30

export type CellDrawn = {
  row: number
  days: number
  x: number
  width: number
  y: number
  height: number
  foot: number
  low: number | null
  high: number | null
  mature: boolean
  text: { x: number; y: number; lines: string[] }
}
export type FunnelDrawing = {
  placed: RowsPlaced
  heads: { x: number; text: string }[]
  cells: CellDrawn[]
  notes: { y: number; text: string }[]
}

/** The horizons of all rows, the first first. */
export const horizonsOf = (rows: readonly FunnelRow[]): number[] =>
  [...new Set(rows.flatMap(({ cells }) => cells.map(({ days }) => days)))].toSorted((a, b) => a - b)

const place = (rows: readonly FunnelRow[], width: number) => {
  const labels = rows.map(({ label }) => label)
  const thickness = rows.map(({ note }) => (note ? noteHeight : rowHeight))
  const placed = placeRows({ labels, width, thickness, above: headHeight, axis: false })
  const horizons = horizonsOf(rows)
  const column = (placed.right - placed.left) / Math.max(1, horizons.length)
  return { placed, horizons, column, x: (index: number) => placed.left + index * column }
}

const cellDrawn = (cell: FunnelCell, row: number, x: number, column: number, top: number): CellDrawn => {
  const foot = top + rowHeight
  const y = scaleLinear([0, 1], [foot, top + valueHeight])
  const { value, low, high } = cell.share
  const width = Math.min(46, column - 10)
  const highest = y(Math.max(high ?? 0, value ?? 0))
  return {
    row,
    days: cell.days,
    x: x + (column - width) / 2,
    width,
    y: y(value ?? 0),
    height: foot - y(value ?? 0),
    foot,
    low: low === null ? null : y(low),
    high: high === null ? null : y(high),
    mature: cell.mature,
    text: {
      x: x + column / 2,
      y: value === null && column < 60 ? highest - 20 : highest - 5,
      lines: value === null ? (column < 60 ? ['too', 'few'] : ['too few']) : [shares.text(value)],
    },
  }
}

/** What to draw of stages by horizons in a drawing so wide. */
export const drawFunnel = (rows: readonly FunnelRow[], width: number): FunnelDrawing => {
  const { placed, horizons, column, x } = place(rows, width)
  const each = placed.rows.map((at, row) => ({ at, row, given: rows[row] }))
  return {
    placed,
    heads: horizons.map((days, index) => ({
      x: x(index) + column / 2,
      text: column < 70 ? String(days) : `${days} days`,
    })),
    cells: each.flatMap(({ at, row, given }) =>
      given === undefined || given.note
        ? []
        : given.cells.map((cell) => cellDrawn(cell, row, x(horizons.indexOf(cell.days)), column, at.top)),
    ),
    notes: each.flatMap(({ at, given }) => (given?.note ? [{ y: at.middle, text: given.note }] : [])),
  }
}

const cellText = (label: string, days: number, cell: FunnelCell | undefined): string => {
  if (cell === undefined || cell.share.value === null) return `${label}, ${days} days: too few to say.`
  const immature = cell.mature ? '' : ' Not all were followed that long yet; it may still rise.'
  return `${label}, ${days} days: ${estimatedText(cell.share, shares)} had moved on.${immature}`
}

/** A halt a cell, row by row. */
export const funnelStops = (rows: readonly FunnelRow[], width: number): Stop[] => {
  const { placed, horizons, column, x } = place(rows, width)
  return placed.rows.flatMap(({ top, middle, height }, row) =>
    horizons.map((days, index) => {
      const { label = '', note, cells = [] } = rows[row] ?? {}
      const cell = cells.find((one) => one.days === days)
      return {
        x: x(index) + column / 2,
        y: middle,
        text: note ? `${label}: ${note}.` : cellText(label, days, cell),
        box: { x: x(index) + 2, y: top, width: column - 4, height: height + 2 },
      }
    }),
  )
}

/** The table behind a funnel: a row a cell, with whether all were followed that long. */
export const funnelTable = (rows: readonly FunnelRow[]): TableShown => ({
  columns: [
    { name: 'Stage' },
    { name: 'Within days', numeric: true },
    { name: 'Moved on', numeric: true },
    { name: 'Interval', numeric: true },
    { name: 'All followed that long' },
  ],
  rows: rows.flatMap(({ label, cells, note }) =>
    note
      ? [[label, '', note, '', '']]
      : cells.map(({ days, share, mature }) => [
          label,
          String(days),
          ...(share.value === null ? ['too few', '–'] : estimatedCells(share, shares)),
          mature ? 'yes' : 'no',
        ]),
  ),
})
