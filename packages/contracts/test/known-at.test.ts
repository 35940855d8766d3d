import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromText, dayOfInstant, firstInstantOf, isStillToCome, knownAtFrom } from '../src/index.ts'

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata')

test('the first instant of a day is on it, and the one before is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 25_000 }), zones, (day, zone) => {
      const first = firstInstantOf(day, zone)
      expect(dayOfInstant(first - 1, zone)).toBeLessThan(day)
      expect(dayOfInstant(first, zone)).toBeGreaterThanOrEqual(day)
    }),
  )
})

test('a day stands for its end where the workspace is, an instant for itself', () => {
  const day = dayFromText('2026-03-29')
  expect(knownAtFrom('2026-03-29', 'UTC')).toEqual({
    text: '2026-03-29',
    day,
    recordedBefore: Date.UTC(2026, 2, 30),
  })
  // The clocks of Berlin went forward that night.
  expect(knownAtFrom('2026-03-29', 'Europe/Berlin')?.recordedBefore).toBe(Date.UTC(2026, 2, 29, 22))
  expect(knownAtFrom('2026-03-28T23:30:00.250Z', 'Europe/Berlin')).toEqual({
    text: '2026-03-28T23:30:00.250Z',
    day,
    recordedBefore: Date.UTC(2026, 2, 28, 23, 30, 0, 250) + 1,
  })
  expect(knownAtFrom('2026-03-01T09:30+02:00', 'UTC')?.recordedBefore).toBe(Date.UTC(2026, 2, 1, 7, 30) + 1)
})

test.each([
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-03-01T25:00:00Z',
  '2026-03-01T09:30',
  'yesterday',
  '',
])('"%s" is no time', (text) => expect(knownAtFrom(text, 'UTC')).toBeNull())

test('a day that is not over is still to come, an instant that is now is not', () => {
  const now = Date.UTC(2026, 2, 1, 12)
  const isToCome = (text: string) => {
    const known = knownAtFrom(text, 'UTC')
    return known !== null && isStillToCome(known, now)
  }
  expect(
    ['2026-02-28', '2026-03-01', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.001Z'].map(isToCome),
  ).toEqual([false, true, false, true])
})
