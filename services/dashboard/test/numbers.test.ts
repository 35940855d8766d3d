import { expect, test } from 'vitest'
import { linearScale } from '../src/charts/linear-scale.ts'
import { count, days, number, percent } from '../src/words/numbers.ts'

test('numbers have thousands set apart, one decimal at most, and a minus that is as wide as a plus', () => {
  expect(count(12_345)).toBe('12,345')
  expect(count(null)).toBe('–')
  expect(number(1234.56)).toBe('1,234.6')
  expect(number(-2.5)).toBe('−2.5')
  expect(number(-0.01)).toBe('0')
  expect(days(1)).toBe('1 day')
  expect(days(17.25)).toMatch(/^17\.[23] days$/)
})

test('a share never reads as never or always that is neither', () => {
  expect(percent(0.004)).toBe('0.4 %')
  expect(percent(0.0004)).toBe('under 0.1 %')
  expect(percent(0.9996)).toBe('over 99.9 %')
  expect(percent(0)).toBe('0 %')
  expect(percent(1)).toBe('100 %')
})

test('a linear scale keeps proportion, also of an axis that runs upwards, and ticks at round values', () => {
  const y = linearScale([0, 1], [246, 10])
  expect([y(0), y(0.5), y(1)]).toEqual([246, 128, 10])
  const x = linearScale([0, 90], [46, 626])
  expect(x.ticks(7)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  expect(x.domain()).toEqual([0, 90])
})
