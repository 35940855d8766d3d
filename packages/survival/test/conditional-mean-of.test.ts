import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aalenJohansen, conditionalMean, conditionalMeanOf } from '../src/index.ts'
import { anySpells, CAUSES, counted, times } from './samples.ts'

test('read from the counts or from their curve, the mean wait is the same', () => {
  fc.assert(
    fc.property(anySpells, fc.constantFrom(...CAUSES), fc.nat({ max: 25 }), (spells, cause, tau) => {
      const counts = counted(spells)
      const wanted = conditionalMean(aalenJohansen(counts), CAUSES.indexOf(cause), tau)
      const found = conditionalMeanOf(counts, cause, tau)
      if (wanted === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(wanted, 9)
    }),
  )
})

test('of a cause that never was, and of nobody, there is no mean', () => {
  expect(conditionalMeanOf(counted(times(3, { duration: 2, cause: 'advanced' })), 'lost', 5)).toBeNull()
  expect(conditionalMeanOf(counted([]), 'advanced', 5)).toBeNull()
})
