import { expect, test } from 'vitest'
import { findPersonal } from '../../src/gate/find-personal.ts'
import type { FieldUse } from '../../src/gate/rules.ts'
import { peoplesNames, systemIds } from './ids-and-names.ts'
import { lookalikes } from './lookalikes.ts'
import { awkwardTitles, jobTitles, ordinary } from './titles.ts'

const titles = [...jobTitles(7, 5_000), ...awkwardTitles]
const names = peoplesNames(11, titles.length)
const refusedOf = (values: readonly string[], use: FieldUse) =>
  values.filter((value) => findPersonal(value, use) !== null)

test('precision on job titles: of as many names as titles, at least 99.9 in 100 hits are names', () => {
  const falseHits = refusedOf(titles, 'attribute')
  const hits = refusedOf(names, 'attribute').length
  expect(hits / (hits + falseHits.length), falseHits.slice(0, 20).join(' | ')).toBeGreaterThanOrEqual(0.999)
})

test('at least 95 in 100 names of people with a common given name or a title are found', () => {
  const missed = names.filter((name) => findPersonal(name, 'attribute') !== 'pii_name')
  expect(missed.length / names.length, missed.slice(0, 20).join(' | ')).toBeLessThanOrEqual(0.05)
})

test('employers, also those named like people, and labels of stages pass', () => {
  expect(refusedOf(ordinary.word, 'word')).toEqual([])
})

test.each(['label', 'word', 'attribute'] as const)('what only stands close to a rule passes as %s', (use) => {
  expect(refusedOf(lookalikes[use], use)).toEqual([])
})

test('sources, regions, days, salaries and levels pass', () => {
  expect(refusedOf(ordinary.attribute, 'attribute')).toEqual([])
})

test('uuids, hashes, bare numbers of tracking systems and requisition codes pass as ids', () => {
  expect(refusedOf(systemIds(3, 400), 'id')).toEqual([])
})

test('they pass in dimensions named after codes, too', () => {
  expect(refusedOf(systemIds(4, 400), 'code')).toEqual([])
})

const isOfPhoneLength = (id: string): boolean => /^\d{10,12}$/.test(id)

test('fewer than 1 in 100 other such ids is refused in a dimension, where a bare number may be a national one', () => {
  const ids = systemIds(5, 400).filter((id) => !isOfPhoneLength(id))
  expect(refusedOf(ids, 'attribute').length / ids.length).toBeLessThan(0.01)
})

test('bare numbers of ten to twelve digits, half of which could be telephone numbers, pass as labels', () => {
  const ids = systemIds(6, 400).filter(isOfPhoneLength)
  expect(refusedOf(ids, 'label').length / ids.length).toBeLessThan(0.05)
  expect(refusedOf(ids, 'attribute').length / ids.length).toBeLessThan(0.5)
})
