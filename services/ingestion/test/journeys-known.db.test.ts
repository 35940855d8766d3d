import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const event = (type: string, day: string, more: object = {}) => ({
  type,
  journey_id: 'ada',
  event_id: `${type} ${day}`,
  occurred_at: day,
  ...more,
})

/** Posts events of a journey as recorded on a day at noon; the service's own clock stands at the end of March. */
const recordOn = async (day: string, events: object[], key = ingestion.acmeKey): Promise<void> => {
  const before = await ingestion.database.pool.query('SELECT bucket, position FROM log.head')
  const reply = await ingestion.post(events, '', key)
  expect(reply.json()).toMatchObject({ accepted: events.length })
  for (const { bucket, position } of before.rows) {
    await ingestion.database.pool.query(
      'UPDATE log.event SET recorded_at = $1 WHERE bucket = $2 AND position > $3',
      [`${day}T12:00:00Z`, bucket, position],
    )
  }
}

const ask = async (query: string, journey = 'ada') => {
  const reply = await ingestion.send({ url: `/v1/journeys/-?source_id=${journey}&${query}` })
  return { status: reply.statusCode, ...reply.json() }
}

type Shown = { clock: string; entered_day: string; exit_day: string | null; cause: string | null }
const waitFor = ({ spells }: { spells: Shown[] }, clock: string) =>
  spells
    .filter((spell) => spell.clock === clock)
    .map(({ entered_day, exit_day, cause }) => [entered_day, exit_day, cause])

beforeAll(async () => {
  await recordOn('2026-02-01', [
    event('application_submitted', '2026-01-05', { employer: 'Acorn' }),
    event('candidate_rejected', '2026-01-20'),
  ])
  await recordOn('2026-02-10', [
    // The rejection was entered by mistake; and an interview of January arrives late.
    event('event_retracted', '2026-02-10', { detail: { event_id: 'candidate_rejected 2026-01-20' } }),
    event('interview_scheduled', '2026-01-12', { kind: 'technical' }),
  ])
  await recordOn('2026-02-20', [event('attributes_changed', '2026-02-20', { employer: 'Birch' })])
})

test('a journey is told as it was known: without a late event, and before a retraction', async () => {
  const then = await ask('known_at=2026-02-01')
  expect(then).toMatchObject({
    status: 200,
    known_at: '2026-02-01',
    folded: 'now, by the present rules, from the events recorded by 2026-02-01',
    standing: { stage: null, ended: 'rejected' },
    dimensions: { employer: 'Acorn' },
  })
  expect(then.events).toHaveLength(2)
  expect(waitFor(then, 'stage:applied')).toEqual([['2026-01-05', '2026-01-20', 'rejected']])

  const since = await ask('known_at=2026-02-10T12:00:00Z')
  expect(since).toMatchObject({
    standing: { stage: 'interviewing', ended: null },
    dimensions: { employer: 'Acorn' },
  })
  expect(waitFor(since, 'stage:applied')).toEqual([['2026-01-05', '2026-01-12', 'advanced']])
  expect(await ask('known_at=2026-02-10T11:59:59.999Z')).toMatchObject({ standing: { ended: 'rejected' } })
  expect(await ask('known_at=2026-02-20')).toMatchObject({ dimensions: { employer: 'Birch' } })
})

test('as of a day the later facts are gone, and the standing is that of the day', async () => {
  const early = await ask('known_at=2026-02-10&as_of=2026-01-11')
  expect(early).toMatchObject({
    as_of: '2026-01-11',
    standing: { stage: 'applied', stage_since: '2026-01-05' },
  })
  expect(waitFor(early, 'stage:applied')).toEqual([['2026-01-05', null, null]])
  expect(waitFor(early, 'stage:interviewing')).toEqual([])
  // The retraction was known, so the mistake never was, on whatever day.
  expect(waitFor(await ask('as_of=2026-01-25'), 'stage:applied')).toEqual([
    ['2026-01-05', '2026-01-12', 'advanced'],
  ])
  expect(waitFor(await ask('known_at=2026-02-01&as_of=2026-01-19'), 'response:application')).toEqual([
    ['2026-01-05', null, null],
  ])
  expect((await ask('as_of=2026-01-01')).spells).toEqual([])
})

test('as of a day nobody had watched a journey for longer than up to it', async () => {
  await recordOn('2026-02-15', [
    applied('dora', '2026-01-05'),
    {
      type: 'journey_observed',
      journey_id: 'dora',
      occurred_at: '2026-02-15',
      detail: { from: '2026-01-05', through: '2026-02-14' },
    },
  ])
  const through = ({ standing, spells }: Awaited<ReturnType<typeof ask>>) => [
    standing.observed_through,
    ...new Set(spells.map((spell: { observed_through: string }) => spell.observed_through)),
  ]
  expect(through(await ask('known_at=2026-02-15', 'dora'))).toEqual(['2026-02-14', '2026-02-14'])
  expect(through(await ask('known_at=2026-02-15&as_of=2026-01-20', 'dora'))).toEqual([
    '2026-01-20',
    '2026-01-20',
  ])
})

test('before its first record a journey is not known', async () => {
  expect(await ask('known_at=2026-01-31')).toMatchObject({
    status: 404,
    code: 'journey_not_known_yet',
    detail: expect.stringContaining('its first record is of 2026-02-01T12:00:00.000Z'),
  })
  expect(await ask('known_at=2026-01-31', 'nobody')).toMatchObject({ status: 404, code: 'journey_unknown' })
})

test('an erasure is not undone by asking for what was known before it', async () => {
  await recordOn('2026-02-01', [applied('bob', '2026-01-05')])
  expect((await ask('known_at=2026-02-01', 'bob')).status).toBe(200)
  await ingestion.send({ method: 'DELETE', url: '/v1/journeys/-?source_id=bob' })
  expect(await ask('known_at=2026-02-01', 'bob')).toMatchObject({ status: 404, code: 'journey_unknown' })
  // Begun anew, it is known from then on.
  await recordOn('2026-03-01', [applied('bob', '2026-02-28')])
  expect((await ask('known_at=2026-02-15', 'bob')).status).toBe(404)
  expect((await ask('known_at=2026-03-01', 'bob')).events).toHaveLength(1)
})

test("a day ends where the workspace is, and another workspace's journey stays unknown", async () => {
  const { key } = await ingestion.workspace({ name: 'tokyo', timeZone: 'Asia/Tokyo' })
  await recordOn('2026-02-01', [applied('chie', '2026-01-05')], key)
  const shown = async (query: string, asking = key) =>
    (await ingestion.send({ url: `/v1/journeys/-?source_id=chie&${query}`, key: asking })).statusCode
  // Noon of Greenwich is nine in the evening of Tokyo.
  expect(await shown('known_at=2026-02-01')).toBe(200)
  await ingestion.database.pool.query(
    `UPDATE log.event SET recorded_at = '2026-02-01T15:00:00Z' WHERE workspace_id =
      (SELECT id FROM access.workspace WHERE name = 'tokyo')`,
  )
  expect(await shown('known_at=2026-02-01')).toBe(404)
  expect(await shown('known_at=2026-02-02')).toBe(200)
  expect(await shown('known_at=2026-02-02', ingestion.rivalKey)).toBe(404)
})

test.each([
  ['known_at=2026-03-31', 'known_at', 'is not over yet'],
  ['known_at=2026-04-05', 'known_at', 'is not over yet'],
  ['known_at=2026-03-31T12:00:00.001Z', 'known_at', 'is not over yet'],
  ['known_at=last-week', 'known_at', 'is a day (2026-03-01'],
  ['known_at=2026-02-10&as_of=2026-02-11', 'as_of', 'is after known_at'],
  ['as_of=2026-04-01', 'as_of', 'is in the future'],
  ['as_of=2026-02-30', 'as_of', 'is not a day'],
])('%s is refused', async (query, parameter, said) => {
  const refused = await ask(query)
  expect(refused).toMatchObject({ status: 400, errors: [{ parameter }] })
  expect(refused.detail).toContain(said)
  expect((await ask('known_at=2026-03-31T12:00:00Z')).status).toBe(200)
})
