import { describe, expect, test } from 'vitest'
import { countsOf, differenceTest, grayScores, logRankScores, trendTest } from '../src/index.ts'
import { aml, amlSpells, expectNear, HIRING_CAUSES, hiring, hiringSpells } from './reference.ts'

const maintenance = ['Maintained', 'Nonmaintained'].map((group) => countsOf(amlSpells(group)))
const segments = ['eng', 'ops', 'sales'].map((segment) =>
  countsOf(
    hiringSpells(segment).filter((spell) => spell.firstSeen === 0),
    HIRING_CAUSES,
  ),
)

const expectAllNear = (found: readonly number[], wanted: readonly number[], of: string) => {
  expect(found).toHaveLength(wanted.length)
  for (const [i, value] of wanted.entries()) expectNear(found[i], value, `${of}, group ${i}`)
}

describe.each([
  ['log-rank', aml.logrank.rho0],
  ['peto-peto', aml.logrank.rho1],
] as const)('R and we agree about the %s comparison of two groups', (weighting, answer) => {
  const scores = logRankScores(maintenance, { weighting })

  test('about observed, expected and their covariances', () => {
    expectAllNear(scores.observed, answer.obs, 'observed')
    expectAllNear(scores.expected, answer.exp, 'expected')
    for (const [g, row] of answer.var.entries()) expectAllNear(scores.variance[g] ?? [], row, `V of ${g}`)
  })

  test('about the test and the trend', () => {
    const found = differenceTest(scores)
    expectNear(found?.statistic, answer.chisq, 'chi-square')
    expectNear(found?.df, answer.df, 'df')
    expectNear(found?.p, answer.p, 'p')
    const trend = trendTest(scores, [1, 2])
    expectNear(trend?.z, answer.trend.z, 'z')
    expectNear(trend?.p, answer.trend.p, 'p of the trend')
  })
})

describe.each(HIRING_CAUSES)('R and we agree about three segments and the cause %s', (cause) => {
  test('by the cause-specific log-rank', () => {
    const answer = hiring.no_truncation.cause_specific_logrank.find((of) => of.cause === cause)
    const scores = logRankScores(segments, { cause })
    expectAllNear(scores.observed, answer?.obs ?? [], 'observed')
    expectAllNear(scores.expected, answer?.exp ?? [], 'expected')
    const found = differenceTest(scores)
    expectNear(found?.statistic, answer?.chisq, 'chi-square')
    expectNear(found?.df, answer?.df, 'df')
    expectNear(found?.p, answer?.p, 'p')
  })

  test("by Gray's test", () => {
    const answer = hiring.no_truncation.gray.find((of) => of.cause === cause)
    const found = differenceTest(grayScores(segments, cause))
    expectNear(found?.statistic, answer?.stat, 'statistic')
    expectNear(found?.df, answer?.df, 'df')
    expectNear(found?.p, answer?.p, 'p')
  })
})
