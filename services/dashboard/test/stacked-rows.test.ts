import { fc, test as property } from '@fast-check/vitest'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import StackedRows from '../src/charts/StackedRows.svelte'
import { drawStackedRows, type Part, stackedStops, stackedTable } from '../src/charts/stacked-rows.ts'
import { shares } from '../src/charts/unit.ts'
import { drawn, wordsOf } from './drawn.ts'

const parts: Part[] = [
  { label: 'answered', colour: 'var(--forward)', hatch: 'none' },
  { label: 'withdrew', colour: 'var(--withdrawn)', hatch: 'dots' },
  { label: 'still waiting', colour: 'var(--waiting)', hatch: 'rising' },
]
const share = (value: number | null) => ({ value, low: null, high: null })
const rowsOf = {
  empty: [],
  one: [{ label: 'After 7 days', shares: [share(0.172), share(0.008), share(0.82)] }],
  'censored only': [{ label: 'After 7 days', shares: [share(0), share(0), share(1)] }],
  many: [
    {
      label: 'After 7 days',
      shares: [{ value: 0.172, low: 0.16, high: 0.184 }, share(0.008), share(0.82)],
    },
    { label: 'After 14 days', shares: [share(0.27), share(0.02), share(null)] },
    { label: 'After 30 days', shares: [], note: 'fewer than 10 followed that long' },
  ],
}
const shown = {
  title: 'Answered, and not',
  finding: '',
  item: 'Horizon',
  parts,
  unit: shares,
  whole: 1,
  along: 'of all applications',
}

describe('rows whose parts add up', () => {
  test.each(Object.entries(rowsOf))('are drawn as they were when last looked at: %s', async (name, rows) => {
    await expect(drawn(render(StackedRows, { props: { ...shown, rows } }))).toMatchFileSnapshot(
      `drawings/stacked-rows ${name}.svg`,
    )
  })

  test('say what is not known and what is withheld, neither as 0', () => {
    const chart = { ...shown, rows: rowsOf.many }
    const { unknown, notes } = drawStackedRows(chart, 640)
    expect(unknown).toHaveLength(1)
    expect(notes.map(({ text }) => text)).toEqual(['fewer than 10 followed that long'])
    expect(stackedStops(chart, 640).at(-1)?.text).toBe('After 30 days: fewer than 10 followed that long.')
    expect(wordsOf(render(StackedRows, { props: chart }))).toContain('not known')
  })

  test('have a column of intervals only where a part has any', () => {
    const { columns, rows } = stackedTable({ ...shown, rows: rowsOf.many }, 'Horizon')
    expect(columns.map(({ name }) => name)).toEqual([
      'Horizon',
      'answered',
      'answered: interval',
      'withdrew',
      'still waiting',
    ])
    expect(rows[0]).toEqual(['After 7 days', '17 %', '16 % to 18 %', '0.8 %', '82 %'])
    expect(rows[1]).toEqual(['After 14 days', '27 %', '–', '2 %', '–'])
  })

  property.prop([
    fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 240, max: 1200 }),
  ])('meet end to end and fill the row, whatever the parts', (given, width) => {
    const total = given.reduce((sum, value) => sum + value, 0)
    const rows = [{ label: 'All', shares: given.map((value) => share(value / total)) }]
    const { segments, placed } = drawStackedRows({ ...shown, rows }, width)
    let end = placed.left
    for (const segment of segments) {
      expect(segment.x).toBeCloseTo(end, 6)
      end = segment.x + segment.width
    }
    expect(end).toBeCloseTo(placed.right, 6)
  })
})
