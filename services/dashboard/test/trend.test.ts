import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { everyPeriod, periodShown } from '../src/charts/period.ts'
import TrendChart from '../src/charts/TrendChart.svelte'
import { drawTrend, type Trend, trendStops, trendTable } from '../src/charts/trend.ts'
import { inDays } from '../src/charts/unit.ts'
import { drawn } from './drawn.ts'

const months = everyPeriod(['2026-01-01', '2026-04-01'], 'month').map((start, index) => ({
  label: periodShown(start, 'month'),
  mature: index < 3,
}))
const one = (value: number) => ({ value, low: value - 2, high: value + 2 })
const series = (values: Trend['series'][number]['values']): Trend['series'] => [
  { label: 'median', colour: 'var(--series-1)', dash: '', values },
]
const trends: Record<string, Pick<Trend, 'periods' | 'series'>> = {
  empty: { periods: [], series: [] },
  one: { periods: months.slice(0, 1), series: series([one(12)]) },
  'censored only': {
    periods: months.slice(0, 2),
    series: series([
      { value: null, low: 30, high: null },
      { value: null, low: 20, high: null },
    ]),
  },
  many: {
    periods: months,
    series: [
      ...series([one(12), null, one(14), { value: 9, low: 4, high: null }]),
      {
        label: 'third quarter',
        colour: 'var(--series-2)',
        dash: '7 4',
        values: [one(20), one(22), one(21), null],
      },
    ],
  },
}
const shown = { title: 'Months', finding: '', item: 'Month', unit: inDays, up: 'days' }

describe('a trend', () => {
  test.each(Object.entries(trends))('is drawn as it was when last looked at: %s', async (name, trend) => {
    await expect(drawn(render(TrendChart, { props: { ...shown, ...trend } }))).toMatchFileSnapshot(
      `drawings/trend ${name}.svg`,
    )
  })

  test('has a gap where a period has no value', () => {
    const { lines, marks } = drawTrend(
      { ...trends['many'], periods: months, series: series([one(1), null, one(3), one(4)]), unit: inDays },
      640,
    )
    // The line begins anew after the gap.
    expect(lines[0]?.match(/M/g)).toHaveLength(2)
    expect(marks).toHaveLength(3)
  })

  test('marks the periods that were not followed long enough', () => {
    const trend = { periods: months, series: series([one(1), null, one(3), one(4)]), unit: inDays }
    expect(drawTrend(trend, 640).immature).toHaveLength(1)
    expect(trendStops(trend, 640).map(({ text }) => text)).toEqual([
      'Jan 2026: 1 day (−1 to 3).',
      'Feb 2026: not known.',
      'Mar 2026: 3 days (1 to 5).',
      'Apr 2026: 4 days (2 to 6). Not all were followed long enough yet.',
    ])
    expect(trendTable(trend, 'Month').rows[1]).toEqual(['Feb 2026', '–', '–', 'yes'])
  })

  test('tells the year at its foot where it changes, and none where all is of one year', () => {
    const footOf = (starts: string[]) => {
      const periods = everyPeriod(starts, 'month').map((start) => ({
        label: periodShown(start, 'month'),
        brief: periodShown(start, 'month').slice(0, 3),
        year: start.slice(0, 4),
        mature: true,
      }))
      return drawTrend({ periods, series: [], unit: inDays }, 640).ticks.map(({ text }) => text)
    }
    expect(footOf(['2025-11-01', '2026-02-01'])).toEqual(['Nov 2025', 'Dec', 'Jan 2026', 'Feb'])
    expect(footOf(['2026-01-01', '2026-03-01'])).toEqual(['Jan', 'Feb', 'Mar'])
  })

  test('names only as many periods at its foot as have room', () => {
    const weeks = everyPeriod(['2025-01-06', '2026-01-05'], 'week')
    expect(weeks).toHaveLength(53)
    const periods = weeks.map((start) => ({ label: periodShown(start, 'week'), mature: true }))
    const { ticks } = drawTrend({ periods, series: [], unit: inDays }, 320)
    for (const [index, { x }] of ticks.entries())
      if (index > 0) expect(x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(100)
  })
})
