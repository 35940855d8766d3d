import { describe, expect, test } from 'vitest'
import { chiSquareTail, logGamma, upperGamma } from '../src/gamma.ts'
import { twoSidedT } from '../src/index.ts'

const relative = (found: number, wanted: number) => Math.abs(found / wanted - 1)

/** Q(a, x) by mpmath with 30 digits. */
test.each([
  [0.5, 0.1, 0.654720846018577],
  [0.5, 1.6, 0.07363827012030265],
  [1, 3, 0.049787068367863944],
  [1.5, 0.0001, 0.9999992477923555],
  [2, 10, 0.0004993992273873333],
  [9.5, 4, 0.9866708821944025],
  [10, 12, 0.24239216167051236],
  [25, 20, 0.8432273781737623],
  [50, 60, 0.08440668109369183],
  [0.5, 30, 9.485737571073848e-15],
  [3, 200, 2.7956093736608836e-83],
])('Q(%d, %d) is right to 14 digits', (a, x, wanted) => {
  expect(relative(upperGamma(a, x), wanted)).toBeLessThan(1e-13)
  expect(Math.abs(upperGamma(a, x) - wanted)).toBeLessThan(1e-14)
})

test('Gamma is a factorial', () => {
  let factorial = 1
  for (let n = 1; n < 20; n++) {
    expect(relative(Math.exp(logGamma(n + 1)), factorial * n)).toBeLessThan(1e-14 * 20)
    factorial *= n
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
})

test('the ends of the incomplete gamma function', () => {
  expect(upperGamma(2, 0)).toBe(1)
  expect(upperGamma(2, Infinity)).toBe(0)
  expect(chiSquareTail(0, 3)).toBe(1)
  expect(() => upperGamma(0, 1)).toThrow(RangeError)
  expect(() => upperGamma(1, -1)).toThrow(RangeError)
  expect(() => upperGamma(1, Number.NaN)).toThrow(RangeError)
})

describe("Student's t", () => {
  /** By mpmath with 30 digits. */
  test.each([
    [0.95, 19, 2.0930240544083096],
    [0.99, 19, 2.860934606464979],
    [0.5, 1, 1],
    [0.95, 1, 12.706204736174705],
    [0.95, 2, 4.302652729749464],
    [0.9, 4, 2.1318467863266504],
    [0.999, 19, 3.883405852592083],
    [0.95, 100, 1.9839715185235522],
    [0.1, 3, 0.1365981993536989],
  ])('of %d with %d degrees of freedom is right to 13 digits', (confidence, df, wanted) => {
    expect(relative(twoSidedT(confidence, df), wanted)).toBeLessThan(1e-13)
  })

  test('is asked for with degrees of freedom and a confidence', () => {
    for (const df of [0, -1, 1.5, Number.NaN]) expect(() => twoSidedT(0.95, df)).toThrow(RangeError)
    for (const confidence of [0, 1, 95]) expect(() => twoSidedT(confidence, 19)).toThrow(RangeError)
  })
})
