import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query', 'export'])
})
afterAll(() => asking.close())

type Row = {
  journey_id: string
  clock: string
  visit: number
  stage: string | null
  days: number
  cause: string | null
  kind: string | null
  dimensions: Record<string, string | null>
}

const list = async (query: string, by = key) => {
  const { status, body, headers } = await asking.ask(`/v1/journeys?${query}`, by)
  return { status, body, headers, rows: (body?.journeys ?? []) as Row[] }
}

const allPages = async (query: string): Promise<Row[]> => {
  const rows: Row[] = []
  let next: string | null = null
  do {
    const page = await list(`${query}&limit=7${next === null ? '' : `&after=${next}`}`)
    expect(page.status).toBe(200)
    rows.push(...page.rows)
    next = page.body.next
  } while (next !== null)
  return rows
}

test.each([
  'stage=applied',
  'stage=applied&region=EU&from=2026-02-10',
  'clock=response:application&as_of=2026-02-20',
])('the rows of all pages are the waits of the number: %s', async (query) => {
  const rows = await allPages(query)
  expect(new Set(rows.map(({ journey_id, clock, visit }) => `${journey_id} ${clock} ${visit}`)).size).toBe(
    rows.length,
  )
  const { body } = await asking.ask(`/v1/stage-durations?${query}`, key)
  const [group] = body.groups
  expect((await list(query)).body).toMatchObject({ spells: group.spells, selected: group.spells })
  expect(rows).toHaveLength(group.spells)
  expect(rows.filter(({ cause }) => cause === null)).toHaveLength(group.running)
  for (const [cause, count] of Object.entries(group.exits))
    expect(rows.filter((row) => row.cause === cause)).toHaveLength(Number(count))
})

test('a part of a number is asked for by state, cause and days, and counted beside the whole', async () => {
  const rows = await allPages('clock=response:application')
  const select = async (part: string, isOf: (row: Row) => boolean) => {
    const { body, rows: selected } = await list(`clock=response:application&limit=500&${part}`)
    expect(selected.map(({ journey_id }) => journey_id).toSorted()).toEqual(
      rows
        .filter(isOf)
        .map(({ journey_id }) => journey_id)
        .toSorted(),
    )
    expect(selected.length).toBeGreaterThan(0)
    expect(body).toMatchObject({ spells: rows.length, selected: selected.length })
  }
  await select('state=running', ({ cause }) => cause === null)
  await select('state=ended', ({ cause }) => cause !== null)
  await select('cause=withdrawn', ({ cause }) => cause === 'withdrawn')
  await select('cause=answered/invited', ({ kind }) => kind === 'invited')
  await select('min_days=5&max_days=12', ({ days }) => days >= 5 && days <= 12)
})

test('running waits come first, the longest of them before the others, with stage and dimensions', async () => {
  const { rows } = await list('clock=time_to_offer&limit=3')
  expect(rows.every(({ cause }) => cause === null)).toBe(true)
  expect(rows.map(({ days }) => days)).toEqual(rows.map(({ days }) => days).toSorted((a, b) => b - a))
  expect(rows[0]).toMatchObject({ stage: expect.any(String), dimensions: { squad: 'north', level: null } })
  expect(rows[0]?.journey_id).toMatch(/^j_[0-9a-f]{32}$/)
})

test('a stage left after as_of is the stage the journey is in', async () => {
  const day = '2026-02-10'
  const { rows } = await list(`stage=applied&as_of=${day}&limit=500`)
  for (const { cause, stage } of rows) expect(stage === 'applied').toBe(cause === null)
  expect(new Set(rows.map(({ stage }) => stage)).size).toBeGreaterThan(1)
})

test('a cursor belongs to its question, on its day', async () => {
  const { body } = await list('stage=applied&limit=5')
  expect((await list(`stage=applied&limit=9&after=${body.next}`)).status).toBe(200)
  for (const [query, code] of [
    [`stage=applied&order=newest&after=${body.next}`, 'other_cursor'],
    [`stage=applied&as_of=2026-03-01&after=${body.next}`, 'other_cursor'],
    ['stage=applied&after=x', 'invalid_cursor'],
    [`stage=applied&after=${Buffer.from('["a",1,1,"b","c",1]').toString('base64url')}`, 'invalid_cursor'],
  ]) {
    const refused = await list(query ?? '')
    expect([query, refused.status, refused.body.code]).toEqual([query, 400, code])
    expect(refused.body.errors[0].parameter).toBe('after')
  }
})

test.each([
  ['cause=vanished', 'cause'],
  ['cause=assumed_closed', 'cause'],
  ['cause=rejected&state=running', 'cause'],
  ['min_days=9&max_days=3', 'max_days'],
  ['group_by=region', 'group_by'],
  ['stage=nowhere', 'stage'],
])('what cannot be honoured is refused: %s', async (query, parameter) => {
  const { status, body } = await list(query)
  expect([status, body.errors[0].parameter]).toEqual([400, parameter])
})

test('single journeys are named only to a key of the workspace with the scope export', async () => {
  expect((await list('stage=applied', await asking.acme.keyWith(['query', 'admin', 'ingest']))).status).toBe(
    403,
  )
  expect((await asking.ask('/v1/journeys?workspace=commons')).status).toBe(401)
  const rival = await list('workspace=acme', await asking.rival.keyWith(['export']))
  expect([rival.status, rival.body.code]).toEqual([403, 'other_workspace'])
})

test('journeys of a community are named to the operator alone', async () => {
  const own = await list('stage=applied', await asking.commons.keyWith(['export']))
  expect([own.status, own.body.code]).toEqual([403, 'community_rows'])
  const { status, rows } = await list('workspace=commons&stage=applied', operatorKey)
  expect([status, rows.length]).toEqual([200, 50])
})

test('a page that has not changed is not sent again', async () => {
  const { headers } = await list('stage=applied')
  const again = await asking.ask('/v1/journeys?stage=applied', key, {
    'if-none-match': String(headers['etag']),
  })
  expect(again.status).toBe(304)
  const other = await list('stage=applied&state=running')
  expect(other.headers['etag']).not.toBe(headers['etag'])
})
