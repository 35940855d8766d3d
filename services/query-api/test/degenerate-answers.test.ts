import { expectations } from '@hearback/journeys'
import type { CountedSpell } from '@hearback/survival'
import { describe, expect, test } from 'vitest'
import { degenerate, notFinite } from '../../../packages/survival/test/degenerate-samples.ts'
import { compareGroups } from '../src/estimate/comparison.ts'
import { estimateComparisonGroup } from '../src/estimate/comparison-group.ts'
import { estimateDistribution } from '../src/estimate/distribution.ts'
import type { Estimating } from '../src/estimate/estimating.ts'
import { judgeMeasures, judgeWait } from '../src/estimate/expectation.ts'
import { estimateExpectedWait } from '../src/estimate/expected-wait.ts'
import { estimateForecast } from '../src/estimate/forecast.ts'
import { estimateFunnel } from '../src/estimate/funnel.ts'
import { differencesOf } from '../src/estimate/group-difference.ts'
import { estimateMilestone } from '../src/estimate/milestone.ts'
import { sentenceOf } from '../src/estimate/sentence.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const horizonDays = [0, 3, 7, 400]
const asked = { horizonDays, shares: [0.01, 0.5, 0.99], tau: 90 }
const usual = [
  ...[1, 2, 3, 4, 5, 6].flatMap((day) => spells(3, day, 'advanced')),
  ...[2, 4].flatMap((day) => spells(4, day, 'rejected')),
  ...spells(9, 9, null),
]

/** An answer of each kind about some waits, as the routes make it. */
const answers: Record<string, (waits: readonly CountedSpell[], estimating: Estimating) => unknown> = {
  distribution: (waits, estimating) => estimateDistribution(groupOf(waits), asked, estimating),
  'distribution by kind of answer': (waits, estimating) =>
    estimateDistribution(groupOf(waits, 'response:application'), asked, estimating),
  milestone: (waits, estimating) =>
    estimateMilestone(groupOf(waits, 'time_to_offer'), asked, { ...estimating, milestone: 'advanced' }),
  'expected wait': (waits, estimating) =>
    [0, 2, 5, 100].map((waitedDays) => {
      const wait = estimateExpectedWait(groupOf(waits), { waitedDays, withinDays: 7 }, estimating)
      return { ...wait, sentence: sentenceOf(wait, 0.95) }
    }),
  funnel: (waits, estimating) => estimateFunnel(groupOf(waits), horizonDays, estimating),
  forecast: (waits, estimating) => {
    const running = waits.filter(({ cause }) => cause === null)
    const learned = groupOf(
      waits.map((wait) => ({ ...wait, cause: wait.cause === 'advanced' ? 'reached' : wait.cause })),
      'time_to_offer',
    )
    const ofOffers = {
      ...estimating,
      definitionOf: () => ({ version: 1, listed: ['reached'], kinds: false }),
    }
    return [running, spells(9, 2, null)].map((open) =>
      estimateForecast(
        { learned, onAsOf: groupOf(open), lastSeenRunning: running.length, observedThrough: null },
        [1, 7],
        ofOffers,
      ),
    )
  },
  'comparison group': (waits, estimating) => estimateComparisonGroup(groupOf(waits), horizonDays, estimating),
  comparison: (waits, estimating) =>
    [[waits], [waits, usual], [usual, waits, usual], [waits, waits], [waits, []]].flatMap((groups) =>
      (['log-rank', 'peto-peto'] as const).map((weighting) =>
        compareGroups(
          groups.map((group) => groupOf(group)),
          { horizonDays, weighting },
          estimating,
        ),
      ),
    ),
  difference: (waits, estimating) => {
    const [group, others] = [groupOf(waits).counts, groupOf(usual).counts]
    return differencesOf({ group, others, mainCause: 'advanced' }, horizonDays, estimating)
  },
  expectations: (waits, estimating) =>
    [...expectations.values()].flatMap((expectation) => [
      judgeWait(expectation, groupOf(waits), estimating),
      judgeWait(expectation, undefined, estimating),
      judgeMeasures(expectation, undefined, estimating),
    ]),
}

const estimatings = [
  estimatingOf(),
  estimatingOf({ onlyDrawn: true, fewestAtRisk: 10 }),
  estimatingOf({ band: { ci: 'loglog', confidence: 0.9 }, fewestAtRisk: 1, fewestOnCurve: 1 }),
  estimatingOf({ unitsPerDay: 24, fewestAtRisk: 1 }),
]

describe.each(Object.entries(degenerate))('of %s', (_, waits) => {
  test.each(Object.entries(answers))('the %s says finite numbers or null', (_name, answer) => {
    for (const estimating of estimatings) {
      const said = answer(waits, estimating)
      expect(notFinite(said)).toEqual([])
      expect(JSON.stringify(said)).not.toMatch(/NaN|Infinity|undefined/)
    }
  })
})

/** Numbers and words in an answer, however deep; true and false are not among them. */
const toldIn = (value: unknown): unknown[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(toldIn)
  return typeof value === 'number' ? [value] : []
}

describe('of nobody', () => {
  const none = groupOf([])

  test('no chance, day or mean is told, not even as 0', () => {
    const {
      horizons,
      quantiles,
      restricted_mean: mean,
      curve,
    } = estimateDistribution(none, asked, estimatingOf())
    expect(mean).toBeNull()
    expect(toldIn(quantiles.map(({ days, low, high }) => [days, low, high]))).toEqual([])
    expect(toldIn(horizons.map(({ waiting, exits }) => [waiting, exits]))).toEqual([])
    expect(toldIn(curve)).toEqual([])
  })

  test('nothing is converted or compared', () => {
    const { cells } = estimateFunnel(none, horizonDays, estimatingOf())
    expect(toldIn(cells.map(({ conversion }) => conversion))).toEqual([])
    expect(cells.map(({ mature }) => mature)).toEqual(horizonDays.map(() => false))
    const { comparisons } = compareGroups(
      [none, none],
      { horizonDays, weighting: 'log-rank' },
      estimatingOf(),
    )
    for (const { tests, differences } of comparisons) {
      expect(toldIn(tests)).toEqual([])
      expect(toldIn(differences.flatMap(({ horizons }) => horizons.map(({ waiting }) => waiting)))).toEqual(
        [],
      )
    }
  })

  test('no expectation is kept or broken', () => {
    for (const expectation of expectations.values())
      for (const judged of [judgeWait, judgeMeasures].map((judge) =>
        judge(expectation, undefined, estimatingOf()),
      )) {
        const { inside, early, late_or_other: rest, still_waiting: waiting, through_days: through } = judged
        expect(toldIn([inside, early, rest, waiting, through])).toEqual([])
      }
  })
})
