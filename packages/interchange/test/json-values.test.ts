import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { splitJsonValues } from '../src/json/json-values.ts'
import { collect, opener } from './reading.ts'

const named = new Set(['data', 'offers'])
const split = async (text: string, more: { several?: boolean; mostBytes?: number; chunk?: number } = {}) => {
  const { several = false, mostBytes = 1_000, chunk = 3 } = more
  const values = await collect(splitJsonValues(opener(text, chunk)(), { mostBytes, named, several }))
  return values.flat().map(({ name, text: value, fault, number }) => [number, name, value ?? fault])
}

describe('a JSON document is cut into its values', () => {
  test.each([
    [
      'an array',
      '[{"a":[1]}, 2]',
      [
        [1, null, '{"a":[1]}'],
        [2, null, ' 2'],
      ],
    ],
    ['an object', '{"a":[1,2],"b":{"data":[3]}}', [[1, null, '{"a":[1,2],"b":{"data":[3]}}']]],
    ['an object with an empty array of a name', '{"data":[]}', []],
    [
      'a wrapper with two arrays',
      '{"more":false,"data":[{"x":"]"},{"y":{"offers":[1]}}],"a":[9],"offers":[3] ,"z":"data"}',
      [
        [1, 'data', '{"x":"]"}'],
        [2, 'data', '{"y":{"offers":[1]}}'],
        [3, 'offers', '3'],
      ],
    ],
    ['a name that is a value', '{"a":"data","b":[1]}', [[1, null, '{"a":"data","b":[1]}']]],
    ['a name that is no array', '{"data":{"offers":[1]}}', [[1, null, '{"data":{"offers":[1]}}']]],
  ])('%s', async (_, text, values) => {
    for (const chunk of [1, 3, 1_000]) expect(await split(text, { chunk })).toEqual(values)
  })
  test('several documents after each other, where that is asked for', async () => {
    const text = '{"data":[1]}\n{"a":2},[3]'
    expect(await split(text, { several: true })).toEqual([
      [1, 'data', '1'],
      [2, null, '{"a":2}'],
      [3, null, '3'],
    ])
    await expect(split(text)).rejects.toThrow('more after the end')
  })
  test('a value that is too long is its own fault, and a wrapper of any length is none', async () => {
    const long = 'x'.repeat(80)
    expect(await split(`{"note":"${long}","data":["${long}",1]}`, { mostBytes: 50 })).toEqual([
      [1, 'data', 'too_long'],
      [2, 'data', '1'],
    ])
    expect(await split(`{"note":"${long}"}`, { mostBytes: 50 })).toEqual([[1, null, 'too_long']])
  })
  test.each(['{"data":[1', '[1', '{"data":[1]', '', '{"a":"'])('cut off: %s', async (text) => {
    await expect(split(text)).rejects.toThrow('cut off')
  })
})

property.prop([fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), fc.boolean()])(
  'any values come out as they went in, however the file is cut',
  async (values, chunk, wrapped) => {
    const text = JSON.stringify(wrapped ? { meta: { data: [1] }, data: values } : values)
    const cut = await split(text, { chunk, mostBytes: 1_000_000 })
    expect(cut.map(([, name, value]) => [name, JSON.parse(String(value))])).toEqual(
      values.map((value) => [wrapped ? 'data' : null, JSON.parse(JSON.stringify(value))]),
    )
  },
)
