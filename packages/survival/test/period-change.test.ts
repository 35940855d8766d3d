import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decomposeChange, type StageTime } from '../src/index.ts'
import { expectNear } from './reference.ts'

const stagesOf = (visits: readonly number[], means: readonly (number | null)[]): StageTime[] =>
  visits.map((each, s) => ({ visits: each, mean: means[s] ?? null }))

test('the worked example: four days more are two of durations and two of visits', () => {
  const found = decomposeChange(
    stagesOf([1, 0.8, 1, 0.6], [9, 16, 8, 3]),
    stagesOf([1, 0.9, 1, 0.7], [14, 15, 6, 3]),
  )
  expectNear(found?.before, 31.6, 'before')
  expectNear(found?.after, 35.6, 'after')
  expectNear(found?.change, 4, 'change')
  for (const [s, wanted] of [5, -0.85, -2, 0].entries())
    expectNear(found?.durations[s], wanted, `duration ${s}`)
  for (const [s, wanted] of [0, 1.55, 0, 0.3].entries()) expectNear(found?.visits[s], wanted, `visits ${s}`)
})

const anyStage = fc.record({
  visits: fc.double({ min: 0, max: 3, noNaN: true }),
  mean: fc.double({ min: 0, max: 200, noNaN: true }),
})
const anyPeriods = fc.array(fc.tuple(anyStage, anyStage), { maxLength: 8 })
const add = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

test('the parts add up to the change, without a residual', () => {
  fc.assert(
    fc.property(anyPeriods, (stages) => {
      const found = decomposeChange(
        stages.map(([a]) => a),
        stages.map(([, b]) => b),
      )
      expect(found).not.toBeNull()
      expect(add([...(found?.durations ?? []), ...(found?.visits ?? [])])).toBeCloseTo(found?.change ?? 0, 9)
    }),
  )
})

test('seen from the later period every part has the other sign', () => {
  fc.assert(
    fc.property(anyPeriods, (stages) => {
      const [a, b] = [stages.map(([a]) => a), stages.map(([, b]) => b)]
      const [there, back] = [decomposeChange(a, b), decomposeChange(b, a)]
      for (const [s, part] of (there?.durations ?? []).entries())
        expect(back?.durations[s]).toBeCloseTo(-part, 9)
      for (const [s, part] of (there?.visits ?? []).entries()) expect(back?.visits[s]).toBeCloseTo(-part, 9)
    }),
  )
})

test('a stage that is new is all visits, and one that nobody ever came to changes nothing', () => {
  const found = decomposeChange(stagesOf([1, 0, 0], [5, null, null]), stagesOf([1, 0.5, 0], [5, 8, null]))
  expect(found).toEqual({ before: 5, after: 9, change: 4, durations: [0, 0, 0], visits: [0, 4, 0] })
  expect(decomposeChange(stagesOf([0], [null]), stagesOf([0], [null]))).toMatchObject({ change: 0 })
})

test('a visited stage of unknown length makes the change unknown', () => {
  expect(decomposeChange(stagesOf([1], [null]), stagesOf([1], [3]))).toBeNull()
  expect(decomposeChange(stagesOf([1], [3]), stagesOf([1], [null]))).toBeNull()
})

test('periods have the same stages', () => {
  expect(() => decomposeChange(stagesOf([1], [1]), [])).toThrow(RangeError)
})
