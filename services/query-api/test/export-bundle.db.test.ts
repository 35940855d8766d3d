import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzipped } from '../../../test/unzipped.ts'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearback-bundle-'))
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

const bundleOf = async (query: string, by: string | null = key): Promise<Map<string, Buffer>> => {
  const headers = by === null ? {} : { authorization: `Bearer ${by}` }
  const reply = await asking.app.inject({ url: `/v1/exports/bundle.zip?${query}`, headers })
  expect(reply.statusCode).toBe(200)
  return unzipped(reply.rawPayload)
}
type Told = Record<string, string>
/** The rows of a CSV by the names of its columns. */
const toldIn = (text: string): Told[] => parse(text, { columns: true })
const textIn = (files: Map<string, Buffer>, name: string): string => files.get(name)?.toString() ?? ''
const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

const described = ['datasheet.md', 'CITATION.cff', 'datapackage.json', 'checksums.txt']
const answers = ['stage-durations.csv', 'response-rates.csv', 'time-to-offer.csv']
const quality = 'data-quality.csv'

test('a bundle holds rows, answers and what describes them, and every hash holds', async () => {
  const files = await bundleOf('release=one')
  const rows = ['spells.parquet', 'spells.csv', 'events.csv']
  expect([...files.keys()]).toEqual([
    ...rows,
    ...answers.filter((name) => files.has(name)),
    quality,
    ...described,
  ])
  const { resources, version, $schema } = JSON.parse(textIn(files, 'datapackage.json'))
  expect([version, $schema]).toEqual(['one', 'https://datapackage.org/profiles/2.0/datapackage.json'])
  expect(resources.map(({ path }: { path: string }) => path)).toEqual(
    [...files.keys()].filter((name) => !described.includes(name)),
  )
  for (const { path, bytes, hash } of resources)
    expect([bytes, hash]).toEqual([files.get(path)?.length, `sha256:${sha256(files.get(path))}`])
  const lines = textIn(files, 'checksums.txt').trim().split('\n')
  expect(lines).toHaveLength(files.size - 1)
  for (const line of lines) {
    const [hash, name = ''] = line.split('  ')
    expect(hash).toBe(sha256(files.get(name)))
  }
})

test('the fields of every CSV are those its resource declares, in their order', async () => {
  const files = await bundleOf('')
  const { resources } = JSON.parse(textIn(files, 'datapackage.json'))
  for (const { path, schema, format } of resources) {
    const [header] = format === 'csv' ? parse(textIn(files, path)) : [null]
    if (header !== null) expect(header).toEqual(schema.fields.map(({ name }: { name: string }) => name))
    expect(schema.missingValues[0]).toEqual({ value: '', label: 'not applicable' })
  }
})

test('the spells of a bundle, counted by another program, give the numbers of its answers', async () => {
  const files = await bundleOf('from=2026-02-01&to=2026-02-25&as_of=2026-03-15')
  const path = join(folder, 'spells.parquet')
  writeFileSync(path, files.get('spells.parquet') ?? '')
  const connection = await (await DuckDBInstance.create()).connect()
  const counted = await connection.runAndReadAll(
    `SELECT clock, CASE cause WHEN 'open' THEN 'running' ELSE 'exits.' || cause END AS measure, count(*)::integer
     FROM '${path}' GROUP BY ALL UNION ALL SELECT clock, 'spells', count(*)::integer FROM '${path}' GROUP BY ALL`,
  )
  const told = answers.flatMap((name) => toldIn(textIn(files, name) || 'clock\n'))
  const numbers = new Map(told.map((row) => [`${row['clock']} ${row['measure']}`, Number(row['value'])]))
  const rows = counted.getRows()
  expect(rows.length).toBeGreaterThan(4)
  // Groups that are withheld have rows for their own people, and no numbers to compare them with.
  const compared = rows.filter(([clock]) => numbers.has(`${clock} spells`))
  expect(compared.length).toBeGreaterThan(4)
  for (const [clock, measure, count] of compared)
    expect([clock, measure, numbers.get(`${clock} ${measure}`)]).toEqual([clock, measure, count])
})

test('what is withheld, and what nobody was followed for, stands under its own word', async () => {
  const few = toldIn(textIn(await bundleOf('region=APAC'), 'stage-durations.csv'))
  const withheld = few.filter(({ measure }) => measure?.startsWith('withheld'))
  expect(withheld.length).toBeGreaterThan(0)
  expect(withheld.map(({ value }) => value)).toEqual(withheld.map(() => 'suppressed'))
  const all = toldIn(textIn(await bundleOf('as_of=2026-03-15'), 'stage-durations.csv'))
  const far = all.find(({ measure, at }) => measure === 'horizons.waiting' && at === 'days=90')
  expect([far?.['value'], far?.['low']]).toEqual(['censored', 'censored'])
  const plain = all.find(({ measure }) => measure === 'journeys')
  expect([plain?.['low'], plain?.['text']]).toEqual(['', ''])
})

test.each([
  ['the public', () => null, 'workspace=commons', 'only aggregates'],
  ['a key of a community', () => asking.commons.keyWith(['query', 'export']), '', 'only aggregates'],
  ['a key without the scope export', () => asking.acme.keyWith(['query']), '', 'scope export'],
])('for %s a bundle holds answers only, and its datasheet says why', async (_who, keyOf, query, why) => {
  const files = await bundleOf(query, await keyOf())
  expect([...files.keys()]).toEqual([...answers.filter((name) => files.has(name)), quality, ...described])
  expect(textIn(files, 'datasheet.md')).toContain(why)
  expect(Buffer.concat([...files.values()]).toString()).not.toMatch(/\br_[0-9a-f]{32}/)
})

const numbersIn = (text: string) =>
  toldIn(text)
    .map((row) => [row['clock'], row['measure'], row['at'], row['value']])
    .filter(([, , , value]) => /\d/.test(value ?? ''))

test('the numbers of a public bundle are those of the public answer, rounded as they are', async () => {
  const files = await bundleOf('workspace=commons', null)
  const reply = await asking.app.inject({ url: '/v1/stage-durations.csv?workspace=commons' })
  const numbers = numbersIn(textIn(files, 'stage-durations.csv'))
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers).toEqual(numbersIn(reply.body))
})

test('the datasheet says of what the numbers are, until when, and what was withheld', async () => {
  const files = await bundleOf(
    `workspace=acme&region=EU&as_of=2026-03-15&release=${encodeURIComponent('März')}`,
    operatorKey,
  )
  const sheet = textIn(files, 'datasheet.md')
  for (const words of [
    'release: März',
    'as of: 2026-03-15',
    'observed through: 2026-03-15',
    'inclusion: full_export, prospective',
    'filters: region = EU',
    'of 2 groups withheld',
    'version 1',
    'Surv(first_seen, duration + 1',
  ])
    expect(sheet).toContain(words)
})
