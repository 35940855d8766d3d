import { expect, test } from 'vitest'
import { journeyPath, journeysBehind } from '../src/address/journeys-behind.ts'

const behind = (search: string, about: Parameters<typeof journeysBehind>[2]) =>
  journeysBehind('acme', new URLSearchParams(search), about)

test('the journeys behind a number are those of its question, clock, state, cause and length', () => {
  expect(
    behind('region=EU&group_by=level&definition=gem', {
      clock: 'stage:applied',
      state: 'ended',
      cause: ['rejected', 'withdrawn'],
      maxDays: 14,
      key: { clock: 'stage:applied', level: 'mid' },
    }),
  ).toBe(
    '/w/acme/journeys?region=EU&clock=stage%3Aapplied&level=mid&cause=rejected&cause=withdrawn&state=ended&max_days=14',
  )
})

test('a cohort is the days of entry of its week or month, within those asked for already', () => {
  const week = behind('from=2026-03-04', { key: { cohort_week: '2026-03-02' } })
  expect(week).toBe('/w/acme/journeys?from=2026-03-04&to=2026-03-09')
  const month = behind('to=2026-12-20', { key: { cohort_month: '2026-12-01' } })
  expect(month).toBe('/w/acme/journeys?to=2026-12-20&from=2026-12-01')
})

test('the value of a group takes the place of the filter it is one value of', () => {
  expect(behind('region=EU&region=US', { key: { region: 'US' } })).toBe('/w/acme/journeys?region=US')
})

test('what cannot be asked for has no address: an unknown value, a cohort of a period', () => {
  expect(behind('', { key: { source: null } })).toBeNull()
  expect(behind('basis=period', { key: { cohort_week: '2026-03-02' } })).toBeNull()
})

test('the list begins at its beginning, and a stage asked for by its short name is its clock', () => {
  expect(behind('stage=offer&after=x&show_a=1&state=ended&cause=rejected', { state: 'running' })).toBe(
    '/w/acme/journeys?state=running&clock=stage%3Aoffer',
  )
})

test('names of workspaces and journeys are written so that an address can hold them', () => {
  expect(journeyPath('a/b', 'j_1', '?region=EU')).toBe('/w/a%2Fb/journeys/j_1?region=EU')
})
