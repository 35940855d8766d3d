import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip, createInflate, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { openSpool } from '../src/imports/spool.ts'
import { inflatedBy } from '../src/intake/body.ts'

const directory = mkdtempSync(join(tmpdir(), 'hearback-bombs-'))
afterAll(() => rmSync(directory, { recursive: true }))

const megabyte = 1024 * 1024
const piecesOf = function* (packed: Buffer): Generator<Buffer> {
  for (let start = 0; start < packed.length; start += 4_096) yield packed.subarray(start, start + 4_096)
}
const sent = (packed: Buffer) => Readable.from(piecesOf(packed))
const sizeOf = async (chunks: AsyncIterable<Buffer>): Promise<number> => {
  let size = 0
  for await (const chunk of chunks) size += chunk.length
  return size
}

const lines = Buffer.from(
  Array.from(
    { length: 400_000 },
    (_, at) => `{"journey_id":"j-${at}","type":"application_submitted"}\n`,
  ).join(''),
)
const zeros = Buffer.alloc(150 * megabyte)

test('a small body that becomes 150 MB of nothing is refused, in either packing', async () => {
  await expect(sizeOf(inflatedBy(sent(gzipSync(zeros)), createGunzip()))).rejects.toMatchObject({
    problem: { status: 413, code: 'inflates_too_much' },
  })
  await expect(sizeOf(inflatedBy(sent(deflateSync(zeros)), createInflate()))).rejects.toMatchObject({
    problem: { code: 'inflates_too_much' },
  })
})

test('a stretch of one letter that does no harm is taken', async () => {
  const stretch = gzipSync(zeros.subarray(0, 30 * megabyte))
  expect(await sizeOf(inflatedBy(sent(stretch), createGunzip()))).toBe(30 * megabyte)
})

test('timelines of more than 64 MiB are taken whole, though they pack well', async () => {
  const most = Buffer.concat([lines, lines, lines, lines])
  expect(most.length).toBeGreaterThan(64 * megabyte)
  expect(await sizeOf(inflatedBy(sent(gzipSync(most)), createGunzip()))).toBe(most.length)
})

test('an upload over the largest size is refused while it inflates, and nothing is left of it', async () => {
  const spool = await openSpool(directory, megabyte)
  for (const upload of [gzipSync(zeros.subarray(0, 2 * megabyte)), zeros.subarray(0, 2 * megabyte)])
    await expect(spool.keep('a', sent(upload))).rejects.toMatchObject({
      problem: { status: 413, code: 'body_too_large' },
    })
  await expect(spool.keep('b', sent(gzipSync(zeros)))).rejects.toMatchObject({ problem: { status: 413 } })
  expect(readdirSync(directory)).toEqual([])
})

test('an upload packed twice is unpacked once', async () => {
  const spool = await openSpool(directory, megabyte)
  const inner = gzipSync('Company,Date Applied\n')
  expect(await spool.keep('c', sent(gzipSync(inner)))).toBe(inner.length)
  await spool.drop('c')
})
