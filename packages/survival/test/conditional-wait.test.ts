import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  aalenJohansen,
  atRisk,
  type ConditionalWait,
  conditionalWait,
  incidenceAt,
  probabilityAt,
} from '../src/index.ts'
import { expectNear } from './reference.ts'
import { CAUSES, counted, followedSpells, times } from './samples.ts'

type Answered = Extract<ConditionalWait, { outcome: 'answered' }>
const answered = (found: ConditionalWait): Answered => {
  if (found.outcome !== 'answered') throw new Error(`not answered: ${found.atRisk} at risk`)
  return found
}

test('the chance of an ending in the next days is what is left of it, among those left', () => {
  const question = fc.record({ waited: fc.nat({ max: 12 }), within: fc.integer({ min: 1, max: 8 }) })
  fc.assert(
    fc.property(followedSpells, question, (spells, { waited, within }) => {
      const counts = counted(spells)
      const curve = aalenJohansen(counts)
      const left = atRisk(counts)[waited + 1] ?? 0
      const found = conditionalWait(counts, { waited, within })
      expect(found.atRisk).toBe(left)
      expect(found.outcome).toBe(left > 0 ? 'answered' : 'too_few_at_risk')
      if (found.outcome !== 'answered') return
      const surviving = probabilityAt(curve, waited).estimate ?? Number.NaN
      for (const k of CAUSES.keys()) {
        const [then, now] = [waited + found.within, waited].map(
          (age) => incidenceAt(curve, k, age).estimate ?? Number.NaN,
        )
        const wanted = ((then ?? Number.NaN) - (now ?? Number.NaN)) / surviving
        expectNear(found.ended[k]?.estimate, wanted, `cause ${k}`)
      }
      const never = (probabilityAt(curve, curve.last).estimate ?? Number.NaN) / surviving
      expectNear(found.neverWithinFollowUp.estimate, never, 'never')
    }),
  )
})

const spells = [
  ...times(10, { duration: 2, cause: 'rejected' }),
  ...times(4, { duration: 6, cause: 'advanced' }),
  ...times(4, { duration: 8, cause: 'rejected' }),
  ...times(12, { duration: 20 }),
]

test('a worked wait: thirty began, twenty still waited after day 5', () => {
  const found = answered(conditionalWait(counted(spells), { waited: 5, within: 2 }))
  expect(found).toMatchObject({ atRisk: 20, within: 2, followedFor: 15 })
  expect(found.ended.map((chance) => chance.estimate)).toEqual([0.2, 0, 0])
  // Wilson's limits of 4 in 20, as nobody is censored before.
  expect(found.ended[0]?.low).toBeCloseTo(0.0807, 4)
  expect(found.ended[0]?.high).toBeCloseTo(0.416, 4)
  expect(found.stillWaiting.estimate).toBeCloseTo(0.8, 12)
  expect(found.neverWithinFollowUp.estimate).toBeCloseTo(0.6, 12)
  expect(found.medianFurtherWait.estimate).toBeNull()
})

test('the median further wait is counted from now', () => {
  const all = [
    ...times(5, { duration: 1, cause: 'rejected' }),
    ...times(3, { duration: 9, cause: 'advanced' }),
  ]
  const { medianFurtherWait, followedFor } = answered(conditionalWait(counted(all), { waited: 4, within: 1 }))
  expect(medianFurtherWait.estimate).toBe(5)
  expect(followedFor).toBeNull()
})

test('with too few left nothing is said', () => {
  const counts = counted(spells)
  expect(conditionalWait(counts, { waited: 5, within: 7, minimumAtRisk: 21 })).toEqual({
    outcome: 'too_few_at_risk',
    atRisk: 20,
  })
  expect(conditionalWait(counts, { waited: 20, within: 7 })).toEqual({
    outcome: 'too_few_at_risk',
    atRisk: 0,
  })
  expect(conditionalWait(counted([]), { waited: 0, within: 7 })).toEqual({
    outcome: 'too_few_at_risk',
    atRisk: 0,
  })
})

test('beyond the last day with enough left the answer stops, and says how far it goes', () => {
  const found = answered(conditionalWait(counted(spells), { waited: 5, within: 30, minimumAtRisk: 13 }))
  expect(found).toMatchObject({ within: 3, followedFor: 3 })
  expect(found.ended.map((chance) => chance.estimate?.toFixed(12))).toEqual(
    [0.2, 0.2, 0].map((chance) => chance.toFixed(12)),
  )
})

test('the kind and the confidence of its intervals are those asked for', () => {
  const question = { waited: 5, within: 2 } as const
  const [usual, wide, loglog] = [{}, { confidence: 0.99 }, { ci: 'loglog' } as const].map(
    (band) => answered(conditionalWait(counted(spells), { ...question, ...band })).ended[0],
  )
  expect(wide?.low).toBeLessThan(usual?.low ?? Number.NaN)
  expect(loglog?.low).not.toBe(usual?.low)
})

test('a wait is asked about in whole units', () => {
  for (const question of [
    { waited: -1, within: 7 },
    { waited: 0.5, within: 7 },
    { waited: 3, within: 0 },
  ])
    expect(() => conditionalWait(counted(spells), question)).toThrow(RangeError)
})
