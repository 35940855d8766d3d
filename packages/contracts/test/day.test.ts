import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromText, dayOfInstant, textFromDay } from '../src/index.ts'

test('a day written and read again is the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      expect(dayFromText(textFromDay(day))).toBe(day)
    }),
  )
})

test.each([
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '0050-01-01',
  '2026-01-01T00:00:00Z',
  '',
])('there is no day %s', (text) => {
  expect(dayFromText(text)).toBeNull()
})

test('29 February is a day of a leap year', () => {
  expect(dayFromText('2024-02-29')).toBe(19_782)
})

test('an instant falls on the calendar day of the zone', () => {
  const instant = Date.UTC(2026, 2, 29, 22, 30)
  const day = dayFromText('2026-03-29') ?? 0
  expect(dayOfInstant(instant, 'UTC')).toBe(day)
  expect(dayOfInstant(instant, 'Europe/Berlin')).toBe(day + 1)
  expect(dayOfInstant(instant, 'America/New_York')).toBe(day)
})
