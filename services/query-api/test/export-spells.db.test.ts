import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { aalenJohansen, type Counts } from '@hearback/survival'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearback-export-'))
let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query', 'export'])
})
afterAll(async () => {
  await asking.close()
  rmSync(folder, { recursive: true })
})

const download = async (path: string, by = key) => {
  const reply = await asking.app.inject({ url: path, headers: { authorization: `Bearer ${by}` } })
  return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload }
}

const queryFile = async (file: string, bytes: Buffer, select: string): Promise<unknown[][]> => {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  const connection = await (await DuckDBInstance.create()).connect()
  return (await connection.runAndReadAll(`SELECT ${select.replace('FILE', `'${path}'`)}`)).getRows()
}

/** Entries, exits and censorings at each age, counted by DuckDB in an exported spell table. */
const countsIn = async (file: string, bytes: Buffer): Promise<Counts> => {
  const rows = await queryFile(
    file,
    bytes,
    `first_seen::integer, duration::integer, cause, count(*)::integer FROM FILE GROUP BY ALL`,
  )
  const length = Math.max(...rows.map(([, duration]) => Number(duration))) + 1
  const causes = [...new Set(rows.map(([, , cause]) => String(cause)))]
    .filter((cause) => cause !== 'open')
    .toSorted()
  const total = (age: number, place: number, cause?: string) =>
    rows
      .filter((row) => row[place] === age && (cause === undefined || row[2] === cause))
      .reduce((sum, row) => sum + Number(row[3]), 0)
  const byAge = (place: number, cause?: string) =>
    Array.from({ length }, (_, age) => total(age, place, cause))
  return {
    causes,
    entered: byAge(0),
    exits: causes.map((cause) => byAge(1, cause)),
    censored: byAge(1, 'open'),
  }
}

const filters = 'region=EU&from=2026-02-01&to=2026-02-25&as_of=2026-03-15'

test.each(['csv', 'parquet'])(
  'the exported spells, counted by another program as %s, give the curve of the answer',
  async (format) => {
    const { status, bytes } = await download(`/v1/exports/spells.${format}?stage=applied&${filters}`)
    expect(status).toBe(200)
    const curve = aalenJohansen(await countsIn(`curve.${format}`, bytes))
    const answer = await asking.ask(`/v1/stage-durations?stage=applied&${filters}`, key)
    const [group] = answer.body.groups
    const drawn = group.curve.days.length
    expect(drawn).toBeGreaterThan(3)
    expect(curve.surviving.slice(0, drawn)).toEqual(group.curve.waiting)
    expect(curve.atRisk.slice(0, drawn)).toEqual(group.curve.at_risk)
    for (const [k, cause] of curve.causes.entries())
      expect(curve.incidence[k]?.slice(0, drawn)).toEqual(group.curve.exits[cause])
  },
)

test('every clock of the question is in the table, each spell once, with the values of its journey', async () => {
  const { bytes } = await download('/v1/exports/spells.parquet?release=one')
  const rows = await queryFile(
    'all.parquet',
    bytes,
    `clock, count(*)::integer, count(DISTINCT (id, visit))::integer FROM FILE GROUP BY clock ORDER BY clock`,
  )
  const answer = await asking.ask('/v1/stage-durations', key)
  const counted = answer.body.groups.map((group: { key: { clock: string }; spells: number }) => [
    group.key.clock,
    group.spells,
    group.spells,
  ])
  expect(rows).toEqual(counted.toSorted())
  const dimensions = await queryFile(
    'all.parquet',
    bytes,
    `DISTINCT region, squad, employer FROM FILE ORDER BY region`,
  )
  expect(dimensions).toEqual([
    ['APAC', 'north', null],
    ['EU', 'north', null],
  ])
})

const idsOf = async (release: string) => {
  const { headers, bytes } = await download(`/v1/exports/spells.csv?stage=applied${release}`)
  const ids = bytes
    .toString()
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0])
  return { name: headers['hearback-release'], ids }
}

test('a release keeps its ids when it is made again, and shares none with another release', async () => {
  const first = await idsOf('&release=2026-04')
  expect(first.name).toBe('2026-04')
  expect((await idsOf('&release=2026-04')).ids).toEqual(first.ids)
  const other = await idsOf('')
  expect(other.ids).toHaveLength(first.ids.length)
  expect(new Set([...first.ids, ...other.ids]).size).toBe(new Set(first.ids).size * 2)
})

test('single spells leave only to a key of the workspace with the scope export', async () => {
  const path = '/v1/exports/spells.csv?stage=applied'
  expect((await download(path, await asking.acme.keyWith(['query', 'admin', 'ingest']))).status).toBe(403)
  expect((await asking.ask('/v1/exports/spells.csv?workspace=commons')).status).toBe(401)
  const rival = await download(`${path}&workspace=acme`, await asking.rival.keyWith(['export']))
  expect(rival.status).toBe(403)
})

test('single spells of a community leave to nobody who only holds its key', async () => {
  const { status, bytes } = await download('/v1/exports/spells.csv', await asking.commons.keyWith(['export']))
  expect(status).toBe(403)
  expect(JSON.parse(bytes.toString()).code).toBe('community_rows')
})

test.each(['group_by=region', 'confidence=0.9', 'horizon_days=7', 'stage=nowhere', 'as_of=2026-13-01'])(
  'a parameter that an export cannot honour is refused: %s',
  async (parameter) => {
    const { status, bytes } = await download(`/v1/exports/spells.csv?${parameter}`)
    expect(status).toBe(400)
    expect(JSON.parse(bytes.toString()).errors[0].parameter).toBe(parameter.split('=')[0])
  },
)

test('an export of nobody is a table with columns and no rows', async () => {
  const { status, bytes } = await download('/v1/exports/spells.csv?region=nowhere')
  expect(status).toBe(200)
  expect(bytes.toString()).toMatch(
    /^id,clock,visit,employer,.*,squad,entry_day,first_seen,duration,cause,kind\r\n$/,
  )
})
