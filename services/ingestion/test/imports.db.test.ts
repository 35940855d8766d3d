import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ended, importFile, octets, tracker, upload } from './import-file.ts'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const through = '?observed_through=2026-03-01'

/** A job has ended a moment before its file is dropped, so that a crash in between loses neither. */
const spoolIsEmpty = () =>
  expect.poll(() => readdirSync(ingestion.spoolDirectory), { timeout: 10_000 }).toEqual([])

describe('an upload', () => {
  test('is answered with the job, which reads it and drops the file', async () => {
    const reply = await upload(ingestion, tracker, { query: through })
    expect(reply.statusCode).toBe(202)
    expect(reply.json()).toMatchObject({
      process: 'hiring',
      dry_run: false,
      size_bytes: Buffer.byteLength(tracker),
    })
    expect(reply.headers.location).toBe(`/v1/imports/${reply.json().id}?workspace=acme`)
    const job = await ended(ingestion, reply.json().id)
    expect(job).toMatchObject({ state: 'done', format: 'csv-wide', problem: null, rows: 3 })
    expect(job.counts).toMatchObject({ journeys: 3, accepted: 8, duplicates: 0, refused: 0 })
    expect(job.token).not.toBe('')
    expect(job.grade).toMatch(/^[A-D]$/)
    await spoolIsEmpty()
  })

  test('a second time adds nothing', async () => {
    const before = await eventsStored(ingestion)
    const job = await importFile(ingestion, tracker, { query: through })
    expect(job.counts).toMatchObject({ journeys: 3, accepted: 0, retracted: 0 })
    expect(await eventsStored(ingestion)).toBe(before)
  })

  test.each<[string, Buffer, Record<string, string>]>([
    ['gzip by Content-Encoding', gzipSync(tracker), { ...octets, 'content-encoding': 'gzip' }],
    ['a gzip file', gzipSync(tracker), octets],
    [
      'multipart',
      Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\nContent-Type: text/csv\r\n\r\n${tracker}\r\n--x--\r\n`,
      ),
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
  ])('may be %s', async (_name, payload, headers) => {
    const job = await importFile(ingestion, payload, { query: through, headers })
    expect(job).toMatchObject({ state: 'done', size_bytes: Buffer.byteLength(tracker) })
    expect(job.counts).toMatchObject({ journeys: 3, accepted: 0 })
  })

  test('of events keeps good lines and reports refused ones by row, in the reply and as CSV', async () => {
    const lines = [
      JSON.stringify(applied('i1')),
      'nonsense',
      JSON.stringify({ type: '=cmd', journey_id: 'i2' }),
      JSON.stringify(applied('i3', '2026-03-01', { process: 'nowhere' })),
    ].join('\n')
    const job = await importFile(ingestion, lines, { query: '?format=ndjson' })
    expect(job.counts).toMatchObject({ refused: 3 })
    expect(job.findings.map(({ row, refused }: { row: number; refused: boolean }) => [row, refused])).toEqual(
      [
        [2, true],
        [3, true],
        [4, true],
      ],
    )
    const report = await ingestion.send({ url: `/v1/imports/${job.id}/report.csv` })
    expect(report.headers['content-type']).toMatch(/^text\/csv/)
    expect(report.body.split('\r\n')[0]).toBe('row,column,rule,refused,message')
    expect(report.body.split('\r\n')).toHaveLength(5)
    expect(report.body).not.toMatch(/nonsense|nowhere|cmd/)
  })

  test('of nothing but refused lines counts them all and lists the first hundred', async () => {
    const job = await importFile(ingestion, `${JSON.stringify(applied('i8'))}\n${'x\n'.repeat(30_000)}`, {
      query: '?format=ndjson',
    })
    expect(job).toMatchObject({ state: 'done', counts: { refused: 30_000 }, findings_total: 30_000 })
    expect(job.grade).toBe('D')
    expect(job.findings).toHaveLength(100)
    const report = await ingestion.send({ url: `/v1/imports/${job.id}/report.csv` })
    expect(report.body.trim().split('\r\n')).toHaveLength(30_001)
  })

  test('has a report that a spreadsheet does not run', async () => {
    const job = await importFile(ingestion, `nonsense\n${JSON.stringify(applied('i9'))}`, {
      query: '?format=ndjson',
    })
    await ingestion.database.pool.query(
      `INSERT INTO ingestion.import_finding VALUES ($1, 99, 1, '=HYPERLINK("x")', 'duplicate_header', false, 'stands twice')`,
      [job.id],
    )
    const report = await ingestion.send({ url: `/v1/imports/${job.id}/report.csv` })
    expect(report.body).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('that cannot be read fails with a problem that says why', async () => {
    const job = await importFile(ingestion, 'a,b\n1,2\n')
    expect(job).toMatchObject({
      state: 'failed',
      problem: { code: 'unknown_columns', status: 400 },
      token: null,
    })
    await spoolIsEmpty()
  })

  test('is listed, newest first', async () => {
    const { imports } = (await ingestion.send({ url: '/v1/imports' })).json()
    expect(imports.length).toBeGreaterThan(4)
    expect(imports[0].created_at >= imports[1].created_at).toBe(true)
  })

  test('tells its progress as server-sent events until it has ended', async () => {
    const { id } = (await upload(ingestion, tracker, { query: through })).json()
    const events = await ingestion.send({ url: `/v1/imports/${id}/progress` })
    expect(events.headers['content-type']).toMatch(/^text\/event-stream/)
    const last = events.body.trim().split('\n\n').at(-1) ?? ''
    expect(last).toMatch(/^event: progress\ndata: /)
    expect(JSON.parse(last.slice(last.indexOf('{')))).toMatchObject({ id, state: 'done' })
  })
})

describe('a dry run', () => {
  test('stores nothing and shows what would be stored', async () => {
    const before = await eventsStored(ingestion)
    const file = `${tracker}\nDogwood,Analyst,2026-01-08,No Response,`
    const job = await importFile(ingestion, file, { query: `${through}&dry_run=true` })
    expect(job).toMatchObject({ dry_run: true, state: 'done', token: null })
    expect(job.counts).toMatchObject({ journeys: 4, accepted: 2 })
    expect(job.sample[0].journey_id).toMatch(/^j_/)
    expect(job.sample[0].events[0]).toMatchObject({
      type: 'application_submitted',
      precision: 'day',
      attributes: { employer: 'Acorn' },
    })
    expect(await eventsStored(ingestion)).toBe(before)
    const { rows } = await ingestion.database.pool.query('SELECT i::text AS line FROM ingestion.import i')
    expect(rows.map(({ line }) => line).join()).not.toMatch(/Acorn|Dogwood/)
  })
})

const part = (name: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"; filename="t"\r\n\r\n${tracker}\r\n`
const form = { 'content-type': 'multipart/form-data; boundary=x' }

describe('refused uploads', () => {
  test.each([
    ['?observed_through=2026-02-30', 'observed_through'],
    ['?observed_from=2026-03-02&observed_through=2026-03-01', 'observed_through'],
    ['?process=nowhere', 'process'],
    ['?format=xlsx', 'format'],
    ['?stage=x', 'stage'],
    ['?dry_run=perhaps', 'dry_run'],
  ])('%s', async (query, parameter) => {
    const reply = await upload(ingestion, tracker, { query })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors[0].parameter).toBe(parameter)
  })

  test.each([
    ['a multipart body without a file', '--x--\r\n', form, 'no_file'],
    ['a multipart body cut short', part('a'), form, 'malformed_form'],
    [
      'a multipart body without a boundary',
      part('a'),
      { 'content-type': 'multipart/form-data' },
      'malformed_form',
    ],
    ['an empty body', '', octets, 'no_file'],
  ])('%s', async (_name, payload, headers, code) => {
    const reply = await upload(ingestion, payload, { headers })
    expect([reply.json().code, Math.floor(reply.statusCode / 100)]).toEqual([code, 4])
    await spoolIsEmpty()
  })

  test('of two files in one form none is taken', async () => {
    const reply = await upload(ingestion, `${part('a')}${part('b')}--x--\r\n`, { headers: form })
    expect(reply.json().status).toBe(413)
    await spoolIsEmpty()
  })

  test('a broken gzip leaves no file behind', async () => {
    const reply = await upload(ingestion, gzipSync(tracker).subarray(0, 30))
    expect(reply.json()).toMatchObject({
      status: 400,
      code: 'body_cut_short',
      detail: expect.stringContaining('Nothing of it was taken'),
    })
    await spoolIsEmpty()
  })
})

test('an import that breaks says so after its last attempt, and quotes nothing anywhere', async () => {
  const { pool } = ingestion.database
  await pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'cannot store %', NEW; END $$`)
  await pool.query('CREATE TRIGGER refuse BEFORE INSERT ON log.event FOR EACH ROW EXECUTE FUNCTION refuse()')
  const { id } = (await upload(ingestion, tracker.replaceAll('Acorn', 'Zedoary'))).json()
  for (let tries = 0; tries < 400; tries += 1) {
    await pool.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL')
    const job = (await ingestion.send({ url: `/v1/imports/${id}` })).json()
    if (job.state === 'failed') break
    await pause(50)
  }
  await pool.query('DROP TRIGGER refuse ON log.event')
  const job = await ended(ingestion, id)
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'internal_error' } })
  const { rows } = await pool.query('SELECT j::text AS line FROM graphile_worker._private_jobs j')
  const said = [JSON.stringify(job), ...rows.map(({ line }) => line), ...ingestion.lines].join()
  expect(said).toContain('an import broke off')
  expect(said).not.toMatch(/Zedoary|cannot store/)
})

describe('the spool', () => {
  test('can be read by this user alone', () => {
    expect(statSync(ingestion.spoolDirectory).mode & 0o777).toBe(0o700)
  })

  test('an import left by a killed process is taken up by the next, and a file without an import is removed', async () => {
    const { id } = (await upload(ingestion, tracker, { query: '?process=post-interview' })).json()
    await ended(ingestion, id)
    await ingestion.database.pool.query(
      "UPDATE ingestion.import SET state = 'running', seen_at = seen_at - interval '1 hour' WHERE id = $1",
      [id],
    )
    writeFileSync(join(ingestion.spoolDirectory, `${id}.upload`), tracker)
    const [orphan = '', young = ''] = ['0', '1'].map((digit) =>
      join(ingestion.spoolDirectory, `${digit.repeat(8)}-0000-4000-8000-000000000000.upload`),
    )
    writeFileSync(orphan, tracker)
    utimesSync(orphan, 0, 0)
    writeFileSync(young, tracker)
    await ingestion.restart()
    expect(await ended(ingestion, id)).toMatchObject({ state: 'done', counts: { accepted: 0 } })
    // Another process may be writing the young one.
    expect([existsSync(orphan), existsSync(young)]).toEqual([false, true])
    rmSync(young)
  })
})
