import { fc, test as property } from '@fast-check/vitest'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import IntervalRows from '../src/charts/IntervalRows.svelte'
import { drawIntervalRows, intervalStops, intervalTable } from '../src/charts/interval-rows.ts'
import { counts, inDays, shares } from '../src/charts/unit.ts'
import { drawn, wordsOf } from './drawn.ts'

const series = [{ label: 'mean days', colour: 'var(--series-1)' }]
const rowsOf = {
  empty: [],
  one: [{ label: 'Applied', estimates: [{ value: 11.4, low: 10.4, high: 12.4 }] }],
  'censored only': [{ label: 'Applied', estimates: [{ value: null, low: 90, high: null }] }],
  many: [
    { label: 'Applied', estimates: [{ value: 11.4, low: 10.4, high: 12.4 }] },
    { label: 'Screening', estimates: [{ value: 14.2, low: 12.7, high: null }] },
    { label: 'Interviewing', estimates: [null], note: 'fewer than 5 journeys' },
    { label: 'Deliberation, which has a name that is far too long', estimates: [null] },
  ],
}
const shown = { title: 'Days a stage lasts', finding: '', item: 'Stage', series, unit: inDays, along: 'days' }

describe('rows of estimates', () => {
  test.each(Object.entries(rowsOf))('are drawn as they were when last looked at: %s', async (name, rows) => {
    await expect(drawn(render(IntervalRows, { props: { ...shown, rows } }))).toMatchFileSnapshot(
      `drawings/interval-rows ${name}.svg`,
    )
  })

  test('write what is withheld as too few and never as a number', () => {
    const words = wordsOf(render(IntervalRows, { props: { ...shown, rows: rowsOf.many } }))
    expect(words).toContain('fewer than 5 journeys')
    expect(intervalTable({ rows: rowsOf.many, series, unit: inDays }, 'Stage').rows[2]).toEqual([
      'Interviewing',
      'fewer than 5 journeys',
      '',
    ])
    expect(words).toContain('not known')
  })

  test('leave an interval open where its limit is', () => {
    const { marks, x } = drawIntervalRows({ rows: rowsOf['censored only'], series, unit: inDays }, 640)
    expect(marks).toMatchObject([{ opensRight: true, opensLeft: false, sign: null, to: x.range()[1] }])
    const [stop] = intervalStops({ rows: rowsOf['censored only'], series, unit: inDays }, 640)
    expect(stop?.text).toBe('Applied: not known (90 or more).')
  })

  test('tell several series by name, and a reference stays within the drawing', () => {
    const two = [
      { label: 'before', colour: '' },
      { label: 'after', colour: '' },
    ]
    const chart = {
      rows: [
        {
          label: 'Kept',
          estimates: [
            { value: 0.5, low: 0.4, high: 0.6 },
            { value: 1, low: 0.9, high: 1 },
          ],
        },
      ],
      series: two,
      unit: shares,
      reference: { value: 0.9, text: 'promised' },
    }
    expect(intervalStops(chart, 320)[0]?.text).toBe(
      'Kept: before 50 % (40 % to 60 %); after 100 % (90 % to 100 %).',
    )
    const { x } = drawIntervalRows(chart, 320)
    expect(x.domain()).toEqual([0, 1])
  })

  const estimate = fc
    .tuple(fc.double({ min: -50, max: 400, noNaN: true }), fc.nat(40), fc.nat(40))
    .map(([value, below, above]) => ({ value, low: value - below, high: value + above }))
  property.prop([fc.array(estimate, { minLength: 1, maxLength: 12 }), fc.integer({ min: 240, max: 1200 })])(
    'keep every mark, value and row within the drawing at any width',
    (estimates, width) => {
      const rows = estimates.map((one, index) => ({ label: `Stage ${index}`, estimates: [one] }))
      const { marks, placed } = drawIntervalRows({ rows, series, unit: counts }, width)
      for (const { from, to, y, text } of marks) {
        expect(from).toBeGreaterThanOrEqual(placed.left)
        expect(to).toBeLessThanOrEqual(placed.right + 0.001)
        expect(y).toBeLessThan(placed.bottom)
        if (text !== null) expect(text.x).toBeLessThanOrEqual(placed.right)
      }
      const tops = placed.rows.map(({ top, height }) => [top, top + height] as const)
      for (const [index, [top]] of tops.entries())
        if (index > 0) expect(top).toBeGreaterThanOrEqual(tops[index - 1]?.[1] ?? 0)
    },
  )
})
