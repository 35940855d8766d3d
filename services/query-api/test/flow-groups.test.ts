import { ProblemError } from '@hearback/http'
import { expect, test } from 'vitest'
import { eachGroupOnce, nameBesideClock, nameOfKey } from '../src/answer/flow-groups.ts'

const keyOf = (clock: string, region: number) => ({ clock, region: `r${region}` })

const groups = (count: number) => Array.from({ length: count }, (_, region) => keyOf('a', region))

test('a key has one name, whatever the order of its parts; beside its clock it is that of its group', () => {
  expect(nameOfKey({ region: 'EU', clock: 'a' })).toBe(nameOfKey({ clock: 'a', region: 'EU' }))
  expect(nameBesideClock({ clock: 'a', region: 'EU' })).toBe(nameOfKey({ region: 'EU' }))
  expect(nameOfKey({ region: null })).not.toBe(nameOfKey({ region: 'null' }))
})

test('the stages of a group are worked out together, and once', () => {
  const asked: string[][] = []
  const among = eachGroupOnce((_, keys) => asked.push(keys.map(({ clock }) => clock ?? '')))
  const shown = [keyOf('a', 1), keyOf('a', 2), keyOf('b', 1)]
  expect(among(shown).size).toBe(2)
  expect(among(shown)).toBe(among(shown))
  expect(asked).toEqual([['a', 'b'], ['a']])
})

test('more than twenty groups are refused by the parameter that makes them', () => {
  const among = eachGroupOnce(() => null)
  expect(among(groups(20)).size).toBe(20)
  expect(() => among(groups(21))).toThrow(ProblemError)
  expect(() => among(groups(21))).toThrow('too_many_groups')
})
