import { expect, test } from 'vitest'
import { linkOf, untilWhen } from '../src/commands/shares.ts'

const token = `hbs_${'a'.repeat(43)}`

test('a link asks the question it is bound to, with its parameters as they were given', () => {
  const link = new URL(
    linkOf(
      { url: 'http://localhost:4000', workspace: 'acme' },
      '/v1/funnel?employer=A%26B&region=EU&region=US',
      token,
    ),
  )
  expect(link.pathname).toBe('/v1/funnel')
  expect([...link.searchParams]).toEqual([
    ['employer', 'A&B'],
    ['region', 'EU'],
    ['region', 'US'],
    ['share', token],
  ])
})

test('a link to any question opens the dashboard of its workspace', () => {
  expect(linkOf({ url: 'http://localhost:4000', workspace: 'acme' }, null, token)).toBe(
    `http://localhost:4000/w/acme?share=${token}`,
  )
})

test('a share that ends with a day names that day, not the next', () => {
  expect(untilWhen({ last_day: '2026-12-31', expires_at: '2027-01-01T00:00:00.000Z' })).toBe(
    'through 2026-12-31',
  )
  expect(untilWhen({ last_day: null, expires_at: '2026-12-31T18:00:00.000Z' })).toBe(
    'until 2026-12-31T18:00Z',
  )
})
