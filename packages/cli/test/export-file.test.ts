import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CommandContext, exitCodes } from '../src/command-context.ts'
import { ask } from '../src/commands/ask.ts'
import { exportFile, exportPath } from '../src/commands/export-file.ts'
import { readSettings } from '../src/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearback-export-'))
let server: Server
let asked: string[]
let said: string
let answered: string
let context: CommandContext

/** A service whose exports are of 300,000 bytes; the one called events breaks off in the middle. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-disposition', 'attachment; filename="../spells-demo.csv"')
    response.setHeader('hearback-release', 'M%C3%A4rz')
    response.write('a'.repeat(100_000))
    if (request.url?.includes('events')) setTimeout(() => response.destroy(), 50)
    else response.end('b'.repeat(200_000))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  asked = []
  said = ''
  answered = ''
  // A server that listens on a port tells its address as an object.
  const { port } = server.address() as AddressInfo
  context = {
    settings: readSettings({ HEARBACK_STATE_DIR: folder, HEARBACK_URL: `http://localhost:${port}` }),
    now: () => 0,
    randomBytes: (size) => Buffer.alloc(size),
    out: (words) => {
      answered += words
    },
    say: (words) => {
      said += words
    },
    interactive: false,
    columns: 80,
    pid: 1,
    askedToStop: async () => 'the test',
  }
})

const options = { workspace: 'demo', where: [] }

test('an export is written under its own name when it is whole, and says its release', async () => {
  const out = join(folder, 'whole.csv')
  await exportFile(context, 'spells', { ...options, out })
  expect(readFileSync(out, 'utf8')).toBe('a'.repeat(100_000) + 'b'.repeat(200_000))
  expect(readdirSync(folder)).not.toContain('whole.csv.part')
  expect(said).toContain('Release: März')
})

test('a transfer that breaks off leaves nothing, and what stood under the name stays', async () => {
  const out = join(folder, 'events.csv')
  writeFileSync(out, 'as it was')
  await expect(exportFile(context, 'events', { ...options, out, force: true })).rejects.toThrow(
    'was not written',
  )
  expect(readFileSync(out, 'utf8')).toBe('as it was')
  expect(existsSync(`${out}.part`)).toBe(false)
})

test('a file is overwritten only by force; otherwise nothing is asked for', async () => {
  const out = join(folder, 'mine.csv')
  writeFileSync(out, 'mine')
  const refusal = await exportFile(context, 'spells', { ...options, out }).catch((error) => error)
  expect(refusal).toMatchObject({ exitCode: exitCodes.usage, message: expect.stringContaining('--force') })
  expect([readFileSync(out, 'utf8'), asked]).toEqual(['mine', []])
  await exportFile(context, 'spells', { ...options, out, force: true })
  expect(readFileSync(out, 'utf8')).toHaveLength(300_000)
})

test('a name the service gives is refused, too, where it is taken', async () => {
  const before = process.cwd()
  process.chdir(folder)
  try {
    writeFileSync('spells-demo.csv', 'mine')
    await expect(exportFile(context, 'spells', options)).rejects.toThrow('spells-demo.csv already')
    expect(readFileSync('spells-demo.csv', 'utf8')).toBe('mine')
  } finally {
    process.chdir(before)
  }
})

test('with "-" the bytes go to standard output, which stays open, and nothing else does', async () => {
  const stdout = new PassThrough()
  const read = text(stdout)
  await exportFile(context, 'spells', { ...options, out: '-' }, stdout)
  expect(stdout.writableEnded).toBe(false)
  stdout.end()
  expect(await read).toHaveLength(300_000)
  expect(answered).toBe('')
})

test('a reader who stops reading is no failure', async () => {
  const stdout = new PassThrough()
  stdout.once('data', () => stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })))
  await exportFile(context, 'spells', { ...options, out: '-' }, stdout)
})

test('progress is drawn only for somebody who looks', async () => {
  const out = join(folder, 'seen.csv')
  await exportFile(context, 'spells', { ...options, out })
  expect(said).not.toContain('MB')
  await exportFile({ ...context, interactive: true }, 'spells', { ...options, out, force: true })
  expect(said).toContain('0.3 MB\n')
})

test('the format is the one asked for, else that of the file, else the usual one', () => {
  const where = ['region=EU', 'region=US']
  expect(exportPath('spells', { ...options, where, from: '2026-01-01', out: 'x.parquet' })).toBe(
    '/v1/exports/spells.parquet?workspace=demo&region=EU&region=US&from=2026-01-01',
  )
  expect(exportPath('events', { ...options, out: 'log.ocel.json' })).toMatch(
    /^\/v1\/exports\/events\.ocel\.json\?/,
  )
  expect(exportPath('events', { ...options, out: 'log.xes', format: 'ndjson' })).toMatch(/events\.ndjson\?/)
  expect(exportPath('bundle', options)).toMatch(/^\/v1\/exports\/bundle\.zip\?/)
  expect(exportPath('time-to-offer', { ...options, format: 'arrow' })).toMatch(
    /^\/v1\/time-to-offer\.arrow\?/,
  )
  expect(() => exportPath('events', { ...options, format: 'parquet' })).toThrow('there are csv, xes')
  expect(() => exportPath('clocks', options)).toThrow('There is no export')
})

test('a file whose ending is no format of what is exported is refused, with the formats, before anything is asked for', async () => {
  for (const [what, name, list] of [
    ['spells', 'o.xlsx', 'csv, parquet, arrow, arrows'],
    ['events', 'o.parquet', 'csv, xes, ocel.json, ndjson'],
    ['events', 'o.json', 'csv, xes, ocel.json, ndjson'],
    ['time-to-offer', 'o.xes', 'csv, arrow, arrows'],
  ] as const) {
    const out = join(folder, name)
    const refusal = await exportFile(context, what, { ...options, out }).catch((error) => error)
    expect(refusal).toMatchObject({ exitCode: exitCodes.usage, message: expect.stringContaining(list) })
    expect([existsSync(out), asked]).toEqual([false, []])
  }
})

test('a name without an ending takes the usual format, one in capitals its own, and --format any name', () => {
  expect(exportPath('spells', { ...options, out: '/tmp/x.y/spells' })).toMatch(/spells\.csv\?/)
  expect(exportPath('spells', { ...options, out: 'SPELLS.PARQUET' })).toMatch(/spells\.parquet\?/)
  expect(exportPath('spells', { ...options, out: 'spells.2026', format: 'csv' })).toMatch(/spells\.csv\?/)
})

test('the CSV of an answer is the one of the service', async () => {
  await ask(context, 'time-to-offer', { ...options, csv: true })
  expect(asked).toEqual(['/v1/time-to-offer.csv?workspace=demo'])
  expect(answered).toHaveLength(300_000)
  await expect(ask(context, 'processes', { ...options, csv: true })).rejects.toThrow('has no CSV')
})
