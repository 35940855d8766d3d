import type { DistributionAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { holidaysIn, weekendOf } from '../src/commands/workspace-calendar.ts'
import { renderDistribution } from '../src/render/distribution.ts'

test('a weekend is named by weekdays, short or long, and a word that is none is refused', () => {
  expect(weekendOf('fri,sat')).toEqual(['friday', 'saturday'])
  expect(weekendOf('Sunday')).toEqual(['sunday'])
  expect(weekendOf('none')).toEqual([])
  for (const wrong of ['', 'fri;sat', 'fr', 'holiday', 'sat,,sun']) expect(weekendOf(wrong)).toBeNull()
})

test('a list of holidays is one day a line, whatever is remarked beside it', () => {
  const list = '\uFEFF# 2026\r\n2026-12-25  Christmas\n\n 2026-12-26, Boxing Day\n2027-01-01 # New Year\n'
  expect(holidaysIn(list)).toEqual(['2026-12-25', '2026-12-26', '2027-01-01'])
})

const chance = { estimate: 0.5, low: 0.4, high: 0.6 }
const answerIn = (calendar: 'days' | 'business') =>
  ({
    question: { calendar },
    as_of: '2026-03-31',
    observed_through: null,
    synthetic: false,
    label: calendar === 'days' ? null : 'in working days: Saturdays are not counted',
    withheld: [],
    parked_journeys: 0,
    method: { confidence: 0.95 },
    groups: [
      {
        key: { clock: 'stage:applied' },
        journeys: 9,
        spells: 9,
        running: 0,
        quantiles: [{ p: 0.5, of: 'any', days: 3, low: 2, high: 4 }],
        horizons: [{ days: 7, waiting: chance, exits: { advanced: chance }, at_risk: 4, followed: 9 }],
        restricted_mean: {
          tau: 9,
          days: 4,
          low: 3,
          high: 5,
          by_state: { waiting: 4, ended: { advanced: 5 } },
        },
        curve: { days: [0, 1, 2], at_risk: [], waiting: [1, 0.7, 0.5], low: [], high: [], exits: {} },
      },
    ],
    // Of an answer only what is shown.
  }) as unknown as DistributionAnswer

test('working days are never called days', () => {
  const shown = renderDistribution(answerIn('business'), 80)
  expect(shown).toMatch(/median working days/)
  expect(shown).toContain('ended by working day')
  expect(shown).toContain('2 working days')
  expect(shown).toContain('in working days: Saturdays are not counted')
  expect(shown.replaceAll(/working days?|Saturdays/g, '')).not.toMatch(/days?\b/)
  expect(renderDistribution(answerIn('days'), 80)).not.toContain('working')
})
