import { expect, test } from 'vitest'
import { normalQuantile, twoSidedZ } from '../src/normal.ts'

// Computed in 60-digit arithmetic (series and continued fraction of the normal tail, Newton), rounded to doubles.
const LOWER_TAIL: readonly (readonly [p: number, z: number])[] = [
  [0.3, -0.5244005127080408],
  [0.08, -1.4050715603096327],
  [0.075, -1.439531470938456],
  [0.025, -1.9599639845400543],
  [0.005, -2.575829303548901],
  [1e-5, -4.264890793922825],
  [1e-10, -6.361340902404057],
  [1e-12, -7.034483825301132],
  [1e-100, -21.273453560965326],
  [1e-300, -37.0470962993612],
]

test('the normal quantile is right to the last digits, in the centre, the shoulder and the tail', () => {
  for (const [p, z] of LOWER_TAIL) expect(Math.abs(normalQuantile(p) / z - 1), `p = ${p}`).toBeLessThan(1e-15)
  expect(normalQuantile(0.5)).toBe(0)
  expect(normalQuantile(0.975)).toBeCloseTo(1.9599639845400543, 14)
})

test('the normal quantile ends in the infinities and takes nothing that is no probability', () => {
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1)).toBe(Infinity)
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
})

test('a confidence lies between 0 and 1', () => {
  expect(twoSidedZ(0.95)).toBeCloseTo(1.9599639845400543, 14)
  for (const confidence of [0, 1, 95, Number.NaN]) expect(() => twoSidedZ(confidence)).toThrow(RangeError)
})
