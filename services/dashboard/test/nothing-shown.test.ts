import { describe, expect, test } from 'vitest'
import { nothingShown } from '../src/pages/workspace/nothing-shown.ts'
import { countTold } from '../src/pages/workspace/wait-counts.ts'

const few = { withheld: [{ reason: 'fewer than 5 journeys' }, { reason: 'fewer than 5 journeys' }] }
const ofOne = { withheld: [{ reason: 'fewer than 3 contributors' }] }

describe('an answer without groups', () => {
  test('says each reason it gives once, and offers to take a filter away only where one is set', () => {
    expect(nothingShown(few, { isFiltered: false, isEmpty: false })).toEqual({
      text: 'Nothing may be shown here: fewer than 5 journeys.',
      bring: false,
    })
    expect(nothingShown(few, { isFiltered: true, isEmpty: false }).text).toMatch(/Take a filter away\.$/)
  })

  test('for want of contributors tells what one import means', () => {
    expect(nothingShown(ofOne, { isFiltered: false, isEmpty: false }).text).toMatch(
      /^Nothing may be shown here: fewer than 3 contributors\. An import or a key is one contributor/,
    )
  })

  test('without any timelines asks for some, and does not count them', () => {
    expect(nothingShown(few, { isFiltered: false, isEmpty: true })).toEqual({
      text: 'No timelines here yet',
      bring: true,
    })
  })

  test('and without a reason says that nobody answers to the question', () => {
    expect(nothingShown({ withheld: [] }, { isFiltered: true, isEmpty: false }).text).toBe(
      'No journeys answer to the question. Take a filter away.',
    )
  })
})

test('a count of the public is about so many, and a rounded 0 is not said to be none', () => {
  expect([0, 15].map((value) => countTold(value, true))).toEqual(['hardly any', 'about 15'])
  expect([0, 1234].map((value) => countTold(value, false))).toEqual(['0', '1,234'])
})
