import { expect, test } from 'vitest'
import { narrowed } from '../src/api/narrowed.ts'
import {
  keptAlong,
  setFilters,
  tooManyForPublic,
  withoutFilters,
} from '../src/pages/workspace/frame/filters.ts'

const address = (search: string) => new URLSearchParams(search)
const texts = (search: string) => setFilters(address(search)).map(({ text }) => text)

test('every filter of an address is told in words, each value by itself', () => {
  expect(texts('region=EU&region=US&from=2026-01-05&to=2026-04-06&basis=period')).toEqual([
    'Days: 2026-01-05 to 2026-04-05',
    'Region: EU',
    'Region: US',
    'What happened in these days',
  ])
  expect(texts('calendar=business&process=it-interview&inclusion=retrospective&as_of=2026-03-01')).toEqual([
    'In working days',
    'Process: it interview',
    'Followed: told afterwards',
    'As of 2026-03-01',
  ])
})

test('taking one value away leaves the others of its dimension', () => {
  const [eu] = setFilters(address('region=EU&region=US'))
  expect(eu?.without).toEqual({ region: ['US'] })
})

test('taking one grouping away leaves the other', () => {
  const [first, second] = setFilters(address('group_by=region,cohort_week'))
  expect(first).toEqual({ text: 'Grouped by region', without: { group_by: 'cohort_week' } })
  expect(second).toEqual({ text: 'Grouped by week of entry', without: { group_by: 'region' } })
})

test('settings of one view stay behind when another is opened, filters and the link that is read go along', () => {
  const search = 'region=EU&clock=time_to_offer&state=running&after=x&show_clock=1&share=hbs_1&team=Blue'
  expect(keptAlong(address(search))).toBe('?region=EU&share=hbs_1&team=Blue')
  expect(keptAlong(address('stage=applied'))).toBe('')
})

test('clearing takes filters away and leaves the view and the link as they are', () => {
  expect(withoutFilters(address('region=EU&stage=applied&share=hbs_1&from=2026-01-01'))).toEqual({
    region: null,
    from: null,
  })
})

test('the public is told how many dimensions are too many, groupings and filters together', () => {
  const dimensions = ['region', 'level', 'source']
  expect(tooManyForPublic(address('region=EU&region=US&group_by=level'), dimensions)).toBe(0)
  expect(tooManyForPublic(address('region=EU&group_by=level,cohort_week'), dimensions)).toBe(1)
})

test('a dimension of the workspace’s own goes with every question, without being named anywhere', () => {
  const { parameters, left } = narrowed('/v1/forecast', 'acme', address('team=Blue&show_table=1'))
  expect(parameters).toEqual({ team: ['Blue'], workspace: 'acme' })
  expect(left).toEqual([])
})

test('a filter that a question does not take, or has its own of, is named as left out', () => {
  const { parameters, left } = narrowed(
    '/v1/changes',
    'acme',
    address('from=2026-01-05&region=EU&basis=cohort'),
    {
      own: { basis: 'period' },
    },
  )
  expect(parameters).toEqual({ region: ['EU'], basis: 'period', workspace: 'acme' })
  expect(left).toEqual(['from', 'basis'])
})

test('what only the list of journeys is asked goes with no question', () => {
  const { parameters } = narrowed('/v1/stage-durations', 'acme', address('state=running&cause=rejected'))
  expect(parameters).toEqual({ workspace: 'acme' })
  const listed = narrowed('/v1/journeys', 'acme', address('state=running&group_by=region&confidence=0.9'))
  expect(listed.parameters).toEqual({ state: ['running'], workspace: 'acme' })
})
