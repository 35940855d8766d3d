import { expect, test } from 'vitest'
import { linkOf } from '../src/commands/shares.ts'

const token = `hbs_${'a'.repeat(43)}`

test('a link asks the question it is bound to, with its parameters as they were given', () => {
  const link = new URL(
    linkOf('http://localhost:4000', '/v1/funnel?employer=A%26B&region=EU&region=US', token),
  )
  expect(link.pathname).toBe('/v1/funnel')
  expect([...link.searchParams]).toEqual([
    ['employer', 'A&B'],
    ['region', 'EU'],
    ['region', 'US'],
    ['share', token],
  ])
})

test('a link to any question begins with one that can be asked without parameters', () => {
  expect(linkOf('http://localhost:4000', null, token)).toBe(
    `http://localhost:4000/v1/stage-durations?share=${token}`,
  )
})
