import { expect, test } from 'vitest'
import { isQuestionText, isSharedQuestion } from '../src/index.ts'

const bound = '/v1/stage-durations?stage=applied&region=EU&region=US'

test.each([
  [{ stage: 'applied', region: ['EU', 'US'] }, true],
  [{ region: ['US', 'EU'], stage: 'applied', workspace: 'acme', wait_for: 'token' }, true],
  [{ stage: 'applied', region: 'EU' }, false],
  [{ stage: 'applied', region: ['EU', 'US', 'APAC'] }, false],
  [{ stage: 'applied', region: ['EU', 'US'], group_by: 'level' }, false],
  [{ stage: 'applied', region: 'EU,US' }, false],
  [{}, false],
])('only the same values of the same parameters are the question a link is bound to: %j', (query, is) => {
  expect(isSharedQuestion(bound, { path: '/v1/stage-durations', query })).toBe(is)
})

test('only the same path, or the same answer as a file, is the question a link is bound to', () => {
  const query = { stage: 'applied', region: ['EU', 'US'] }
  expect(isSharedQuestion(bound, { path: '/v1/stage-durations.csv', query })).toBe(true)
  expect(isSharedQuestion(bound, { path: '/v1/response-rates', query })).toBe(false)
  expect(isSharedQuestion('/v1/funnel', { path: '/v1/funnel', query: {} })).toBe(true)
  expect(isSharedQuestion('/v1/funnel', { path: '/v1/funnel', query })).toBe(false)
})

test.each([
  ['/v1/funnel', true],
  ['/v1/stage-durations?stage=applied', true],
  ['stage-durations', false],
  ['https://elsewhere.example/v1/funnel', false],
  ['/v1/exports/spells.csv', false],
  ['/v1/funnel?share=hbs_x', false],
  ['/v1/funnel?workspace=acme', false],
  ['/v1/funnel#part', false],
])('a link is bound to a path under /v1 with parameters: %s', (text, is) => {
  expect(isQuestionText(text)).toBe(is)
})
