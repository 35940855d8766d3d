import { expect, test } from 'vitest'
import { fewestOnCurve, mayBeShown, ownTeam, refusalOf, thePublic } from '../src/index.ts'

test('the public may combine two dimensions, not three', () => {
  const resolution = 'day'
  expect(refusalOf(thePublic, { dimensions: ['region', 'level', 'region'], resolution })).toBeNull()
  expect(refusalOf(thePublic, { dimensions: ['region', 'level', 'source'], resolution })).toMatchObject({
    code: 'too_many_dimensions',
    parameter: 'source',
  })
  expect(refusalOf(ownTeam, { dimensions: ['region', 'level', 'source'], resolution })).toBeNull()
})

test('the public is answered in whole days', () => {
  expect(refusalOf(thePublic, { dimensions: [], resolution: 'hour' })?.parameter).toBe('resolution')
  expect(refusalOf(ownTeam, { dimensions: [], resolution: 'hour' })).toBeNull()
})

test('a curve needs ten at risk, or the threshold where that is more', () => {
  expect(fewestOnCurve(ownTeam)).toBe(10)
  expect(fewestOnCurve({ ...thePublic, threshold: 12 })).toBe(12)
})

test('a group is named to those it may be shown to', () => {
  const group = { journeys: 8, contributors: 1, largestContributor: 8 }
  expect(mayBeShown(ownTeam, group)).toBe(true)
  expect(mayBeShown(ownTeam, { ...group, journeys: 4 })).toBe(false)
  expect(mayBeShown(thePublic, { ...group, journeys: 20 })).toBe(false)
  expect(mayBeShown(thePublic, { journeys: 20, contributors: 3, largestContributor: 10 })).toBe(true)
})
