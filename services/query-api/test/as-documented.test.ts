import { DocumentedMeasure, type VendorDefinition } from '@hearback/contracts'
import type { CountedSpell } from '@hearback/survival'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EstimatedMeasure, asDocumented as measured } from '../src/estimate/as-documented.ts'
import { differenceTold } from '../src/estimate/difference-told.ts'
import { estimateDistribution } from '../src/estimate/distribution.ts'
import { splitByCause } from '../src/estimate/estimating.ts'
import { vendorDefinitions } from '../src/vendor-definitions.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const definitionOf = (vendor: string, measure: string): VendorDefinition => {
  const found = vendorDefinitions.find((listed) => listed.vendor === vendor && listed.measure === measure)
  if (found === undefined) throw new Error(`${vendor} has no ${measure}`)
  return found
}

/** Everything known is used, down to the last wait, unless said. */
const everything = { fewestAtRisk: 1, fewestOnCurve: 1 }

const asDocumented = (
  seen: readonly CountedSpell[],
  definition: VendorDefinition,
  changed: Parameters<typeof estimatingOf>[0] = everything,
): EstimatedMeasure => {
  const clock = definition.clocks[0] === 'stage:*' ? 'stage:applied' : (definition.clocks[0] ?? '')
  const onwards = clock === 'stage:applied' ? 'advanced' : 'reached'
  const estimating = estimatingOf({
    ...changed,
    definitionOf: () => ({ version: 1, listed: [onwards], kinds: false }),
  })
  const { byCause } = splitByCause(groupOf(seen, clock), estimating)
  const measure = measured(byCause, definition, { ...estimating, onwards, horizonDays: [7, 90] })
  const exits = Object.fromEntries(
    byCause.causes.map((cause) => [cause, seen.filter((spell) => spell.cause === cause).length]),
  )
  const difference = differenceTold(measure, definition.completed, exits)
  expect([...Value.Errors(DocumentedMeasure, { ...measure, difference })]).toEqual([])
  expect(difference).not.toMatch(/NaN|Infinity|undefined|null/)
  return measure
}

/** Days of those that ended: 1 x 4, 2 x 2, 3 x 2, 4 x 4, 5, 6: fourteen of twenty, 41 days together. */
const inStage = [
  ...spells(4, 1, 'advanced'),
  ...spells(2, 3, 'advanced'),
  ...spells(1, 5, 'hired'),
  ...spells(2, 2, 'moved_back'),
  ...spells(1, 6, 'another_round'),
  ...spells(4, 4, 'rejected'),
  ...spells(6, 8, null),
]
const toAccept = [
  ...[10, 20, 30, 40, 50].flatMap((day) => spells(1, day, 'reached')),
  ...[15, 25].flatMap((day) => spells(1, day, 'declined')),
  ...spells(8, 5, 'rejected'),
  ...spells(5, 60, null),
]

test.each([
  // vendor, measure, waits, days, share, completed, rests on, still waiting, ended otherwise
  ['greenhouse', 'pass rate', inStage, null, 10 / 20, 10, 20, 6, 4],
  ['greenhouse', 'average days in stage', inStage, 41 / 14, null, 14, 14, 6, 0],
  ['greenhouse', 'days to offer', toAccept, (150 + 40) / 7, null, 7, 7, 5, 8],
  ['gem', 'passthrough rate', inStage, null, 7 / 20, 7, 20, 6, 7],
  ['gem', 'time in stage', inStage, (4 + 6 + 5) / 7, null, 7, 7, 6, 7],
  ['gem', 'time to hire (only hired)', toAccept, 30, null, 5, 5, 5, 10],
  ['ashby', 'time in process report', inStage, 3, null, 14, 14, 6, 0],
  ['lever', 'time to hire', toAccept, 30, null, 5, 5, 5, 10],
  ['lever', 'average time in stage (pipeline speed, a retired report)', inStage, 41 / 14, null, 14, 14, 6, 0],
] as const)(
  '%s, %s, by hand',
  (vendor, measure, seen, days, share, completed, restsOn, waiting, otherwise) => {
    const found = asDocumented(seen, definitionOf(vendor, measure))
    const are = share === null ? 'left_out' : 'in_denominator'
    expect(found).toMatchObject({ completed, rests_on: restsOn, reason: null })
    expect(found.still_waiting).toEqual({ waits: waiting, are })
    expect(found.ended_otherwise).toEqual({ waits: otherwise, are })
    if (days === null) expect(found.days).toBeNull()
    else expect(found.days).toBeCloseTo(days, 12)
    if (share === null) expect(found.share).toBeNull()
    else expect(found.share).toBeCloseTo(share, 12)
  },
)

test('every measure in the table has its case above, and says what it assumes', () => {
  expect(vendorDefinitions).toHaveLength(9)
  for (const { waiting, completed, assumed } of vendorDefinitions) {
    expect(completed.length).toBeGreaterThan(0)
    expect(assumed.length).toBeGreaterThan(0)
    if (waiting === 'not_said') expect(assumed.join()).toContain('not documented')
  }
})

test('the median of an even number of waits is the middle of the two there', () => {
  const ashby = definitionOf('ashby', 'time in process report')
  expect(asDocumented([...spells(1, 2, 'advanced'), ...spells(1, 5, 'rejected')], ashby).days).toBe(3.5)
  expect(asDocumented([...spells(2, 2, 'advanced'), ...spells(1, 5, 'rejected')], ashby).days).toBe(2)
})

test('too few completed give no number, and the reason', () => {
  for (const definition of vendorDefinitions) {
    const one = definition.completed[0] === 'any' ? 'rejected' : (definition.completed[0] ?? null)
    const few = [...spells(4, 3, one), ...spells(30, 9, null)]
    const found = asDocumented(few, definition, { fewestAtRisk: 5, fewestOnCurve: 10 })
    expect(found).toMatchObject({ days: null, share: null, reason: 'fewer than 5 completed' })
  }
})

test('nobody, one, all running and all on one day are told sensibly', () => {
  for (const definition of vendorDefinitions) {
    const one = definition.completed[0] === 'any' ? 'rejected' : (definition.completed[0] ?? null)
    for (const seen of [[], spells(30, 9, null)])
      expect(asDocumented(seen, definition)).toMatchObject({ days: null, share: null })
    const sameDay = asDocumented([...spells(20, 0, one), ...spells(9, 0, null)], definition)
    expect(sameDay.days ?? sameDay.share).toBe(definition.statistic === 'share' ? 20 / 29 : 0)
    asDocumented(spells(1, 3, one), definition)
    asDocumented(spells(30, 9, one, 9), definition)
  }
})

const ended = fc.array(
  fc.record({
    firstSeen: fc.constant(0),
    duration: fc.nat(30),
    cause: fc.constantFrom('advanced', 'rejected', 'moved_back', 'withdrawn'),
  }),
  { minLength: 1, maxLength: 50 },
)
const stageMeasures = vendorDefinitions.filter(({ clocks }) => clocks.includes('stage:*'))

test('with nothing censored and one ending every number of theirs is ours', () => {
  fc.assert(
    fc.property(ended, (waits) => {
      const advanced = waits.map((wait) => ({ ...wait, cause: 'advanced' }))
      for (const definition of stageMeasures) {
        const { days, share, hearback } = asDocumented(advanced, definition)
        const nearest = hearback[0]
        expect(nearest?.days?.days ?? null).toEqual(days === null ? null : expect.closeTo(days, 9))
        expect(nearest?.share?.estimate ?? null).toEqual(share === null ? null : expect.closeTo(share, 9))
      }
    }),
  )
})

test('with nothing censored what is asked of one ending is ours also among several', () => {
  const gem = stageMeasures.filter(({ vendor }) => vendor === 'gem')
  fc.assert(
    fc.property(ended, (waits) => {
      for (const definition of gem) {
        const { completed, days, share, hearback } = asDocumented(waits, definition)
        if (completed === 0) continue
        const ours = definition.statistic === 'share' ? hearback.slice(0, 2) : hearback.slice(0, 1)
        for (const { days: mean, share: bound } of ours) {
          expect(mean?.days ?? bound?.estimate).toBeCloseTo(days ?? share ?? Number.NaN, 9)
        }
      }
    }),
  )
})

test('who still waits longer changes no number of theirs, and every wait is in one of the three parts', () => {
  const running = fc.array(fc.nat(30), { maxLength: 20 })
  fc.assert(
    fc.property(ended, running, fc.nat(40), (waits, ages, longer) => {
      for (const definition of stageMeasures) {
        const still = (more: number) => ages.flatMap((age) => spells(1, age + more, null))
        const now = asDocumented([...waits, ...still(0)], definition)
        const later = asDocumented([...waits, ...still(longer)], definition)
        expect([later.days, later.share]).toEqual([now.days, now.share])
        expect(now.completed + now.still_waiting.waits + now.ended_otherwise.waits).toBe(
          waits.length + ages.length,
        )
      }
    }),
  )
})

/** Everybody moves on, one on each of the days 1 to 40; asked `age` days after they began. */
const cohort = (age: number) =>
  Array.from({ length: 40 }, (_, index) => index + 1).flatMap((day) =>
    day <= age ? spells(1, day, 'advanced') : spells(1, age, null),
  )

test('of a young cohort their mean is too short, and ours holds the truth', () => {
  // Such a cohort began on each of the last 45 days.
  const seen = Array.from({ length: 45 }, (_, age) => cohort(age)).flat()
  const truth = 20.5
  for (const definition of stageMeasures.filter(({ statistic }) => statistic === 'mean')) {
    const { days, hearback } = asDocumented(seen, definition, { fewestAtRisk: 5, fewestOnCurve: 10 })
    const nearest = hearback[0]?.days
    expect(days).toBeLessThan(truth - 3)
    expect(nearest?.low).toBeLessThanOrEqual(truth)
    expect(nearest?.high).toBeGreaterThanOrEqual(truth)
  }
})

const oursOf = (measure: VendorDefinition, seen: readonly CountedSpell[], place = 0) =>
  asDocumented(seen, measure, { fewestAtRisk: 5, fewestOnCurve: 10 }).hearback[place]?.days?.days

test('the last few followed do not move our mean where they stand for many, and our median is that of the answer', () => {
  const gem = definitionOf('gem', 'time in stage')
  const early = [...spells(20, 2, 'advanced'), ...spells(20, 30, null)]
  expect(oursOf(gem, [...early, ...spells(1, 300, 'advanced')])).toBeCloseTo(2, 12)
  expect(oursOf(gem, [...spells(20, 2, 'advanced'), ...spells(1, 300, 'advanced')])).toBeCloseTo(340 / 21, 12)
  // On day 5 seven are at risk, too few for a drawn curve, and three leave: two thirds of 4/7, so half have left.
  const few = [
    ...spells(5, 1, 'advanced'),
    ...spells(3, 3, null),
    ...spells(3, 5, 'rejected'),
    ...spells(4, 9, null),
  ]
  const group = estimateDistribution(groupOf(few), { horizonDays: [], shares: [0.5], tau: 9 }, estimatingOf())
  expect(group.quantiles[0]?.days).toBe(5)
  expect(oursOf(definitionOf('ashby', 'time in process report'), few, 2)).toBe(5)
})

const told = (vendor: string, measure: string) => {
  const definition = definitionOf(vendor, measure)
  return differenceTold(asDocumented(inStage, definition), definition.completed, {
    advanced: 6,
    hired: 1,
    moved_back: 2,
    another_round: 1,
  })
}

test('the difference is told in the numbers beside it', () => {
  expect(told('greenhouse', 'pass rate')).toContain(
    "Greenhouse's pass rate is 50.0 %: 10 of 20 waits, with the 6 still running counted as not passed and the 3 moved back or to another round as passed. Between 35.0 % and 65.0 % move on in the end, for a move back is no progress",
  )
  expect(told('gem', 'time in stage')).toContain(
    "Gem's time in stage is 2.1 days: the mean of the 7 waits that have ended so, without the 6 still running and the 7 that ended otherwise.",
  )
  expect(told('ashby', 'time in process report')).toContain(
    'the median is 3 days (1 to 4) within the 8 days followed. Of everybody, half have left after 4 days.',
  )
})
