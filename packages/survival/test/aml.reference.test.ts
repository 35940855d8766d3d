import { describe, expect, test } from 'vitest'
import {
  type AalenJohansen,
  atRisk,
  type Counts,
  countsOf,
  type IntervalKind,
  kaplanMeier,
  nelsonAalen,
  probabilityAt,
  quantile,
  restrictedMean,
} from '../src/index.ts'
import { type AmlAnswers, aml, amlSpells, expectNear } from './reference.ts'

const KINDS = [
  ['plain', 'plain'],
  ['log', 'log'],
  ['loglog', 'log-log'],
] as const satisfies readonly (readonly [IntervalKind, string])[]

const samples: [string, Counts, AmlAnswers][] = [
  ['all patients', countsOf(amlSpells()), aml.overall],
  ['the maintained', countsOf(amlSpells('Maintained')), aml.maintained],
]

describe.each(samples)('R and we agree on %s', (_, counts, answers) => {
  const curve: AalenJohansen = kaplanMeier(counts)

  test('about who is at risk', () => {
    const n = atRisk(counts)
    expect(answers.time.map((age) => n[age])).toEqual(answers.n_risk)
    expect(curve.last).toBe(answers.time.at(-1))
  })

  test('about Kaplan-Meier and its standard error', () => {
    for (const [i, age] of answers.time.entries()) {
      expectNear(curve.surviving[age], answers.surv[i], `S(${age})`)
      const se = Math.sqrt(curve.survivingVariance[age] ?? -1)
      expectNear(se, answers.se_surv[i], `se S(${age})`)
      expectNear(
        se / (curve.surviving[age] ?? 0),
        answers.se_cumhaz_log[i],
        `root of Greenwood's sum at ${age}`,
      )
    }
  })

  test('about Nelson-Aalen', () => {
    const { hazard, variance } = nelsonAalen(curve)
    for (const [i, age] of answers.time.entries())
      expectNear(hazard[age], answers.cumhaz_nelson_aalen[i], `H(${age})`)
    const byHand = answers.time.map((_, i) => (answers.n_event[i] ?? 0) / (answers.n_risk[i] ?? 0) ** 2)
    expectNear(
      variance.at(-1),
      byHand.reduce((a, b) => a + b, 0),
      'Var H',
    )
  })

  test.each(KINDS)('about %s intervals', (ci, kind) => {
    for (const [i, age] of answers.time.entries()) {
      const { low, high } = probabilityAt(curve, age, { ci })
      expectNear(low, answers.ci[kind].lower[i], `low at ${age}`)
      expectNear(high, answers.ci[kind].upper[i], `high at ${age}`)
    }
  })

  test.each(KINDS)('about quantiles with %s limits', (ci, kind) => {
    for (const { p, est, lower, upper } of answers.quantiles[kind]) {
      const found = quantile(curve, p, { ci })
      // The upper log limit of S is below 1/2 at 45 and rises above it again at 48: we take the first crossing.
      const crossesTwice = answers === aml.overall && ci === 'log' && p === 0.5
      expect(found, `p = ${p}`).toEqual({ estimate: est, low: lower, high: crossesTwice ? 45 : upper })
    }
  })
})

test('R and we agree about the restricted mean and its standard error', () => {
  const curve = kaplanMeier(countsOf(amlSpells()))
  for (const { tau, rmst, se } of aml.overall.rmst) {
    const found = restrictedMean(curve, tau)
    expect(found.tau).toBe(tau)
    expectNear(found.estimate, rmst, `mean up to ${tau}`)
    expectNear(Math.sqrt(found.variance ?? -1), se, `its standard error up to ${tau}`)
    expectNear(found.low, rmst - 1.9599639845400543 * se, `its lower limit up to ${tau}`)
  }
})
