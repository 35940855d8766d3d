import { expect, test } from 'vitest'
import { endAfter, lastDayOf, periodInWords, periodsToChoose } from '../src/pages/workspace/frame/periods.ts'
import { daysAfter, daysBetween, isDay, mondayOf, monthOf } from '../src/words/days.ts'

test('weeks to choose from are whole ones, from Monday to Monday', () => {
  const four = periodsToChoose('2026-11-22').find(({ name }) => name === 'Last 4 full weeks')
  expect(four).toEqual({ name: 'Last 4 full weeks', from: '2026-10-19', to: '2026-11-16' })
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
})

test('the last day shown is the one before the first that is not included', () => {
  expect(lastDayOf('2026-03-01')).toBe('2026-02-28')
  expect(endAfter('2026-02-28')).toBe('2026-03-01')
  expect([endAfter(''), endAfter('2026-02-30'), lastDayOf(null)]).toEqual([null, null, ''])
})

test('a period is told by its ends, open ones too', () => {
  expect(periodInWords('2026-01-05', null)).toBe('from 2026-01-05 on')
  expect(periodInWords(null, '2026-04-06')).toBe('up to 2026-04-05')
  expect(periodInWords(null, null)).toBe('all days')
})

test('days are those of the calendar, leap years and ends of years included', () => {
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect([monthOf('2026-11-22'), monthOf('2026-11-22', 2)]).toEqual(['2026-11-01', '2027-01-01'])
  expect([isDay('2026-02-29'), isDay('2028-02-29'), isDay('2026-2-9')]).toEqual([false, true, false])
})
