import { describe, expect, test } from 'vitest'
import { narrowed } from '../src/api/narrowed.ts'
import { canBeComposed } from '../src/pages/workspace/offers/milestones.ts'

const asked = (...[path, search, own = {}]: [Parameters<typeof narrowed>[0], string, object?]) =>
  narrowed(path, 'demo', new URLSearchParams(search), { own: { ...own } })

describe('another tool’s number is asked for only where its maker documents one', () => {
  test.each([
    ['/v1/stage-durations', 'definition=ashby'],
    ['/v1/stage-durations', 'definition=gem&stage=applied&process=hiring'],
    ['/v1/time-to-accept', 'definition=lever&region=EU'],
  ] as const)('%s?%s asks for it', (path, search) => {
    const { parameters, left } = asked(path, search)
    expect(parameters['definition']).toHaveLength(1)
    expect(left).toEqual([])
  })
  test.each([
    ['/v1/time-to-accept', 'definition=ashby'],
    ['/v1/time-to-offer', 'definition=gem'],
    ['/v1/response-rates', 'definition=gem'],
    ['/v1/stage-durations', 'definition=gem&clock=response:application'],
    ['/v1/stage-durations', 'definition=gem&process=opening'],
    ['/v1/stage-durations', 'definition=gem&calendar=business'],
    ['/v1/stage-durations', 'definition=gem&assume_closed_after=60'],
  ] as const)('%s?%s leaves it out, and tells', (path, search) => {
    const { parameters, left } = asked(path, search)
    expect(parameters).not.toHaveProperty('definition')
    expect(left).toEqual(['definition'])
  })
  test('a panel that follows one clock shows none', () => {
    const { left } = asked('/v1/stage-durations', 'definition=gem', { clock: 'stage:applied' })
    expect(left).toEqual(['definition'])
  })
})

test('expectations are read in calendar days, and what was set instead is told', () => {
  const { parameters, left } = asked('/v1/expectations', 'calendar=business&region=EU')
  expect(parameters).toEqual({ workspace: 'demo', region: ['EU'] })
  expect(left).toEqual(['calendar'])
  expect(asked('/v1/expectations', 'calendar=days').left).toEqual([])
})

test('two periods are not cut by when journeys began, and that is told', () => {
  expect(asked('/v1/changes', 'group_by=cohort_month').left).toEqual(['group_by'])
  expect(asked('/v1/changes', 'group_by=cohort_month').parameters['group_by']).toEqual([])
  const both = asked('/v1/changes', 'group_by=level,cohort_week')
  expect(both).toEqual({ parameters: { workspace: 'demo', group_by: ['level'] }, left: ['group_by'] })
  expect(asked('/v1/changes', 'group_by=level,region').left).toEqual([])
})

test('stages are not compared by what they are grouped by already', () => {
  const { parameters } = asked('/v1/bottlenecks', 'group_by=level&segment_by=level,region')
  expect(parameters['segment_by']).toEqual(['region'])
})

test('an assumed closing says nothing of the stages an offer would be put together from', () => {
  expect(canBeComposed(new URLSearchParams('region=EU'))).toBe(true)
  expect(canBeComposed(new URLSearchParams('assume_closed_after=60'))).toBe(false)
  expect(canBeComposed(new URLSearchParams('resolution=hour'))).toBe(false)
  expect(canBeComposed(new URLSearchParams('process=it-interview'))).toBe(false)
})
