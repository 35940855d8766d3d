import { ownTeam } from '@hearback/disclosure'
import { expect, test } from 'vitest'
import { withUnknownHours } from '../src/answer/unknown-hours.ts'

const key = { clock: 'stage:applied' }
const told = (unusable: number) =>
  withUnknownHours([{ key, reason: 'fewer than 5 journeys' }], [{ key, unusable }], ownTeam)[0]?.reason

test('a group withheld as its hours are not known says so, with their number where so many might be shown', () => {
  expect(told(420)).toBe(
    'fewer than 5 journeys known by the hour; 420 more are known by the day only, or end before they begin: ask with resolution=day',
  )
  expect(told(4)).toContain('hour; some more are known by the day only')
  expect(told(0)).toBe('fewer than 5 journeys')
})
