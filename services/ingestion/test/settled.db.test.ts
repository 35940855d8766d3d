import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const rowOf = async (key: string) => {
  const { rows } = await ingestion.database.pool.query(
    'SELECT precision, occurred_day, latest_day, occurred_at, body FROM log.event WHERE process = $1 ORDER BY recorded_at DESC, position DESC',
    [key],
  )
  return rows
}

test('an instant falls on the day of the workspace, a day stays where it is', async () => {
  const { key } = await ingestion.workspace({ name: 'tokyo', timeZone: 'Asia/Tokyo' })
  await ingestion.post(
    [
      { ...applied('t', '2026-03-01T20:00:00Z'), process: 'opening' },
      { ...applied('t', '2026-03-01'), process: 'opening' },
    ],
    '',
    key,
  )
  const rows = await rowOf('opening')
  expect(rows.map((row) => [row.precision, row.occurred_day]).toSorted()).toEqual([
    ['day', Date.UTC(2026, 2, 1) / 86_400_000],
    ['instant', Date.UTC(2026, 2, 2) / 86_400_000],
  ])
})

test('a community keeps days only, in its own time zone', async () => {
  const { key } = await ingestion.workspace({ name: 'club', kind: 'community', timeZone: 'Asia/Tokyo' })
  const event = {
    type: 'interview_scheduled',
    journey_id: 'c',
    occurred_at: '2026-03-01T20:00:00Z',
    scheduled_for: '2026-03-04T23:30:00Z',
    process: 'post-interview',
  }
  await ingestion.post(event, '', key)
  const [row] = await rowOf('post-interview')
  expect(row).toMatchObject({
    precision: 'day',
    occurred_day: Date.UTC(2026, 2, 2) / 86_400_000,
    occurred_at: null,
  })
  expect(row.body.detail.scheduled_for).toBe('2026-03-05')
})

test('a fact between two days keeps both, and one of unknown day has none', async () => {
  await ingestion.post([
    {
      type: 'candidate_rejected',
      journey_id: 'b',
      occurred_between: ['2026-03-01', '2026-03-05'],
      process: 'it-interview',
    },
    { type: 'offer_declined', journey_id: 'b', occurred_at: null, process: 'it-interview' },
  ])
  const rows = await rowOf('it-interview')
  expect(rows.map(({ precision }) => precision).toSorted()).toEqual(['between', 'unknown'])
  expect(rows.find(({ precision }) => precision === 'between')).toMatchObject({
    latest_day: Date.UTC(2026, 2, 5) / 86_400_000,
  })
})

test('every value of a contributor is stored as a pseudonym, the key itself unless given', async () => {
  await ingestion.post(applied('who-1'), '?contributor=jane')
  await ingestion.post(applied('who-2'), '?contributor=jane')
  await ingestion.post(applied('who-3'))
  const { rows } = await ingestion.database.pool.query(
    'SELECT contributor FROM log.event ORDER BY recorded_at, bucket, position',
  )
  expect(JSON.stringify(rows)).not.toContain('jane')
  expect(rows.every(({ contributor }) => /^[0-9a-f-]{36}$/.test(contributor))).toBe(true)
})
