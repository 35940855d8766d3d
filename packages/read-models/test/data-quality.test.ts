import { expect, test } from 'vitest'
import { gradeOfImports } from '../src/index.ts'

const of = (grade: 'A' | 'B' | 'C' | 'D', journeys: number) => ({ grade, journeys, imports: 1 })

test('imports count by their journeys, halfway the worse grade holds, and none have no grade', () => {
  expect(gradeOfImports([of('B', 3)])).toBe('B')
  expect(gradeOfImports([of('A', 90), of('D', 10)])).toBe('A')
  expect(gradeOfImports([of('A', 10), of('D', 90)])).toBe('D')
  expect(gradeOfImports([of('A', 5), of('B', 5)])).toBe('B')
  expect(gradeOfImports([])).toBeNull()
  expect(gradeOfImports([of('D', 0)])).toBeNull()
})
