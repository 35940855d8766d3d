import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import JourneyTimeline from '../src/charts/JourneyTimeline.svelte'
import { drawJourney, type Journey, journeyStops, journeyTable } from '../src/charts/journey-timeline.ts'
import { drawn } from './drawn.ts'

const journeys: Record<string, Journey> = {
  empty: { events: [], waits: [], through: null },
  one: { events: [{ day: '2026-03-01', label: 'applied' }], waits: [], through: null },
  'censored only': {
    events: [{ day: '2026-03-01', label: 'applied' }],
    waits: [{ label: 'Applied', from: '2026-03-01', to: null, ended: null }],
    through: '2026-04-10',
  },
  many: {
    events: [
      { day: '2026-03-01', label: 'applied' },
      { day: '2026-03-08', label: 'interview held' },
      { day: '2026-03-08', label: 'thank-you sent' },
      { day: '2026-03-10', latest: '2026-03-20', label: 'follow-up sent' },
    ],
    waits: [
      { label: 'Applied', from: '2026-03-01', to: '2026-03-08', ended: 'moved on' },
      { label: 'Deliberation', from: '2026-03-08', to: null, ended: null },
    ],
    through: '2026-04-10',
  },
}
const none: Journey = { events: [], waits: [], through: null }

describe('the timeline of a journey', () => {
  test.each(Object.entries(journeys))('is drawn as it was when last looked at: %s', async (name, journey) => {
    const props = { title: 'One journey', finding: '', ...journey }
    await expect(drawn(render(JourneyTimeline, { props }))).toMatchFileSnapshot(
      `drawings/journey-timeline ${name}.svg`,
    )
  })

  test('tells what happened and what was waited for, by the days', () => {
    expect(journeyStops(journeys['many'] ?? none, 640).map(({ text }) => text)).toEqual([
      '1 Mar 2026: applied.',
      'Applied: 1 Mar 2026 to 8 Mar 2026, 7 days, moved on.',
      '8 Mar 2026: interview held.',
      '8 Mar 2026: thank-you sent.',
      'Deliberation: since 8 Mar 2026, 33 days by 10 Apr 2026, still running.',
      'between 10 Mar 2026 and 20 Mar 2026: follow-up sent.',
    ])
    expect(journeyTable(journeys['many'] ?? none).rows.at(-2)).toEqual([
      '2026-03-08',
      'Deliberation',
      'still running',
      '33',
      '',
    ])
  })

  test('over several years tells the year where it changes', () => {
    const long: Journey = {
      events: [
        { day: '2024-11-01', label: 'applied' },
        { day: '2026-08-01', label: 'answered' },
      ],
      waits: [],
      through: null,
    }
    const years = drawJourney(long, 900).ticks.map(({ text }) => /\d{4}$/.exec(text)?.[0] ?? null)
    expect(years[0]).toMatch(/^202[45]$/)
    const told = years.filter((year) => year !== null)
    expect(told).toEqual([...new Set(told)])
    expect(told).toContain('2026')
    expect(drawJourney(journeys['many'] ?? none, 640).ticks.some(({ text }) => /\d{4}/.test(text))).toBe(
      false,
    )
  })

  test('puts signs of one day above one another, and a running wait reaches the last day known', () => {
    const { signs, bars, x } = drawJourney(journeys['many'] ?? none, 640)
    expect(new Set(signs.map(({ x: along, y }) => `${along} ${y}`)).size).toBe(signs.length)
    const running = bars.at(-1)
    expect((running?.x ?? 0) + (running?.width ?? 0)).toBeCloseTo(x.range()[1] ?? 0, 6)
    expect(running?.open).toBe(true)
  })
})
