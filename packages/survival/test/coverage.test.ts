import { expect, test } from 'vitest'
import {
  type AalenJohansen,
  aalenJohansen,
  countsOf,
  type Estimate,
  type IntervalKind,
  incidenceAt,
  probabilityAt,
} from '../src/index.ts'
import { seededChance, seededWait } from './seeded.ts'

const TRIALS = 2000
/** Three Monte Carlo standard errors of a coverage of 95 %. */
const ERROR = 3 * Math.sqrt((0.95 * 0.05) / TRIALS)

/** The truth of `seededWait`. */
const survivingTo = (age: number) => 0.95 ** (age + 1)
const advancedBy = (age: number) => 0.6 * (1 - survivingTo(age))

const holds = ({ low, high }: Estimate, truth: number) =>
  low !== null && high !== null && low <= truth && truth <= high

/** The curves of as many samples of waits, the same every time. */
const curvesOf = (seed: number, waits: number, followed?: number): AalenJohansen[] => {
  const chance = seededChance(seed)
  const sample = () => Array.from({ length: waits }, () => seededWait(chance, followed))
  return Array.from({ length: TRIALS }, () => aalenJohansen(countsOf(sample(), ['advanced', 'rejected'])))
}

test('intervals hold the truth in 95 % of samples of 60 censored waits, at any age', () => {
  const curves = curvesOf(2026, 60)
  const shareHeld = (of: (curve: AalenJohansen) => Estimate, truth: number) =>
    curves.filter((curve) => holds(of(curve), truth)).length / TRIALS
  for (const age of [10, 20, 30]) {
    const waiting = shareHeld((curve) => probabilityAt(curve, age), survivingTo(age))
    const advanced = shareHeld((curve) => incidenceAt(curve, 0, age), advancedBy(age))
    expect(Math.abs(waiting - 0.95), `S(${age}): ${waiting}`).toBeLessThan(ERROR)
    expect(Math.abs(advanced - 0.95), `F(${age}): ${advanced}`).toBeLessThan(ERROR)
  }
})

test('of 15 spells late in the curve they still do, and plain ones miss every fourth truth', () => {
  const curves = curvesOf(15, 15, 60)
  const covered = (ci: IntervalKind) =>
    curves.filter((curve) => holds(probabilityAt(curve, 45, { ci }), survivingTo(45))).length / TRIALS
  // Of 15 there are 16 possible answers: which of them hold the truth cannot add up to 95 % exactly.
  expect(Math.abs(covered('rothman-wilson') - 0.95)).toBeLessThan(0.03)
  expect(covered('plain')).toBeLessThan(0.8)
})
