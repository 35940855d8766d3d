import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { parseJson, positionOfJsonFault } from '../src/index.ts'

test.each([
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['abc', 0],
  ['{"a":tru}', 5],
  ['[1', 2],
  ['"x', 0],
  ['{"a":"x\ny"}', 5],
  ['[]]', 2],
  ['01', 0],
  ['[}', 1],
  ['{,}', 1],
])('%j stops being JSON at %i', (text, position) => {
  expect(positionOfJsonFault(text)).toBe(position)
})

test.prop([fc.json()])('all of a JSON text is JSON', (text) => {
  expect(positionOfJsonFault(text)).toBe(text.length)
})

test('the place is told as line and column, the text is not', () => {
  try {
    parseJson('{\n "secret": oops }')
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      problem: { code: 'malformed_json', detail: 'The body stops being JSON at line 2, column 12.' },
    })
    expect(JSON.stringify(Object(error).problem)).not.toMatch(/secret|oops/)
  }
})
