import { expect, test } from 'vitest'
import { findPersonal } from '../../src/gate/find-personal.ts'
import { peoplesNames, systemIds } from './ids-and-names.ts'
import { awkwardTitles, jobTitles, ordinary } from './titles.ts'

const titles = [...jobTitles(7, 5_000), ...awkwardTitles]
const names = peoplesNames(11, titles.length)
const refusedOf = (values: readonly string[], use: 'id' | 'word' | 'attribute') =>
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

test('sources, regions, days, salaries and levels pass', () => {
  expect(refusedOf(ordinary.attribute, 'attribute')).toEqual([])
})

test('uuids, hashes, bare numbers of tracking systems and requisition codes pass as ids', () => {
  expect(refusedOf(systemIds(3, 400), 'id')).toEqual([])
})

test('fewer than 1 in 100 such ids is refused in a dimension, where a bare number may be a national one', () => {
  const ids = systemIds(5, 400)
  expect(refusedOf(ids, 'attribute').length / ids.length).toBeLessThan(0.01)
})
