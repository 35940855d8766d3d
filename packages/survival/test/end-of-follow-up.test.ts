import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aalenJohansen, composedTime, endWithFollowUp, isComplete, NOT_FOLLOWED } from '../src/index.ts'
import { counted, followedSpells, times } from './samples.ts'

test('nothing changes as far as the curve is known, and nobody waits longer', () => {
  fc.assert(
    fc.property(followedSpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      const ended = endWithFollowUp(curve)
      expect(isComplete(ended)).toBe(true)
      expect(ended.surviving.slice(0, curve.last + 1)).toEqual(curve.surviving)
      for (const [k, incidence] of curve.incidence.entries())
        expect(ended.incidence[k]?.slice(0, curve.last + 1)).toEqual(incidence)
      const gone = ended.incidence.map((incidence) => incidence.at(-1) ?? Number.NaN)
      expect(gone.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    }),
  )
})

test('a curve nobody waits longer than stays as it is', () => {
  const curve = aalenJohansen(counted(times(3, { duration: 2, cause: 'advanced' })))
  expect(endWithFollowUp(curve)).toBe(curve)
})

test('of nobody, or seen late, everybody leaves it at once', () => {
  for (const spells of [[], times(3, { firstSeen: 2, duration: 4, cause: 'advanced' })]) {
    const ended = endWithFollowUp(aalenJohansen(counted(spells)))
    expect(ended).toMatchObject({ start: 0, last: 0, surviving: [0] })
    expect(ended.incidence.at(ended.causes.indexOf(NOT_FOLLOWED))).toEqual([1])
  }
})

test('a composition is then known to the end', () => {
  const short = aalenJohansen(
    counted([...times(3, { duration: 1, cause: 'advanced' }), ...times(1, { duration: 2 })]),
  )
  const start = [{ to: 0, share: 1 }]
  const next = { advanced: [{ to: 'reached' as const, share: 1 }] }
  expect(composedTime(start, [{ curve: short, next }], 30).last).toBe(2)
  const known = composedTime(start, [{ curve: endWithFollowUp(short), next }], 30)
  expect(known.last).toBe(30)
  expect(known.incidence.at(-1)).toBeCloseTo(0.75, 12)
})
