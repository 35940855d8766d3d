import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import FunnelGrid from '../src/charts/FunnelGrid.svelte'
import { stopAfterKey } from '../src/charts/figure.ts'
import { drawFunnel, type FunnelRow, funnelStops, funnelTable } from '../src/charts/funnel-grid.ts'
import { drawn, wordsOf } from './drawn.ts'

const cell = (days: number, value: number | null, mature: boolean) => ({
  days,
  mature,
  share: { value, low: value === null ? null : value - 0.01, high: value === null ? null : value + 0.01 },
})
const rowsOf: Record<string, FunnelRow[]> = {
  empty: [],
  one: [{ label: 'Applied', cells: [cell(7, 0.09, true), cell(14, 0.13, true)] }],
  'censored only': [{ label: 'Applied', cells: [cell(7, null, false), cell(14, null, false)] }],
  many: [
    { label: 'Applied', cells: [cell(7, 0.09, true), cell(14, 0.13, false)] },
    { label: 'Screening', cells: [], note: 'fewer than 5 journeys' },
    { label: 'Interviewing', cells: [cell(7, 0.5, false), cell(14, null, false)] },
  ],
}
const shown = { title: 'Moved on', finding: '' }

describe('a funnel', () => {
  test.each(Object.entries(rowsOf))('is drawn as it was when last looked at: %s', async (name, rows) => {
    await expect(drawn(render(FunnelGrid, { props: { ...shown, rows } }))).toMatchFileSnapshot(
      `drawings/funnel-grid ${name}.svg`,
    )
  })

  test('hatches what may still rise, and says so', () => {
    const rows = rowsOf['many'] ?? []
    const { cells } = drawFunnel(rows, 640)
    const svg = drawn(render(FunnelGrid, { props: { ...shown, rows } }))
    const hatched = svg.match(/<rect [^>]*fill="url\(#[^)]*rising\)"/g) ?? []
    expect(hatched).toHaveLength(cells.filter(({ mature }) => !mature).length)
    expect(funnelStops(rows, 640)[1]?.text).toBe(
      'Applied, 14 days: 13 % (12 % to 14 %) had moved on. Not all were followed that long yet; it may still rise.',
    )
    expect(wordsOf(render(FunnelGrid, { props: { ...shown, rows } }))).toContain('may still rise')
  })

  test('reads withheld and unknown cells as too few, never as 0', () => {
    const rows = rowsOf['many'] ?? []
    const table = funnelTable(rows).rows
    expect(table[2]).toEqual(['Screening', '', 'fewer than 5 journeys', '', ''])
    expect(table[4]).toEqual(['Interviewing', '14', 'too few', '–', 'no'])
    expect(funnelStops(rows, 640).map(({ text }) => text)).toContain('Interviewing, 14 days: too few to say.')
  })

  test('is walked as a grid: up and down by stage, right and left by horizon', () => {
    const stops = funnelStops(rowsOf['many'] ?? [], 640).length
    expect(stops).toBe(6)
    expect(stopAfterKey('ArrowDown', 1, stops, 2)).toBe(3)
    expect(stopAfterKey('ArrowUp', 3, stops, 2)).toBe(1)
    expect(stopAfterKey('ArrowRight', 3, stops, 2)).toBe(4)
    expect(stopAfterKey('ArrowUp', 1, stops, 2)).toBe(1)
    expect(stopAfterKey('ArrowDown', 5, stops, 2)).toBe(5)
  })
})
