import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { unzipped } from '../../../test/unzipped.ts'
import { writeZip, type ZipEntry } from '../src/out/write-zip.ts'

const chunk = Buffer.from('wait,'.repeat(10_000))

async function* chunksOf(count: number, note?: () => void): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    note?.()
    yield chunk
  }
}

async function* entriesOf(...entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries
}

const madeAt = Date.UTC(2026, 3, 1)

test('an archive holds its files as they were, compressed or not', async () => {
  const entries = entriesOf(
    { name: 'a.csv', bytes: chunksOf(3) },
    { name: 'b.parquet', bytes: chunksOf(2), compressed: true },
    { name: 'empty', bytes: chunksOf(0) },
  )
  const files = unzipped(await buffer(writeZip(entries, madeAt)))
  expect([...files].map(([name, bytes]) => [name, bytes.length])).toEqual([
    ['a.csv', 150_000],
    ['b.parquet', 100_000],
    ['empty', 0],
  ])
  expect(files.get('a.csv')?.equals(Buffer.concat([chunk, chunk, chunk]))).toBe(true)
})

test('a file is asked for when the one before has been written', async () => {
  const order: string[] = []
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { name: 'first', bytes: chunksOf(2, () => order.push('bytes of the first')) }
    order.push('second asked for')
    yield { name: 'second', bytes: chunksOf(1) }
  }
  await buffer(writeZip(entries(), madeAt))
  expect(order).toEqual(['bytes of the first', 'bytes of the first', 'second asked for'])
})

async function* brokenBytes(): AsyncGenerator<Uint8Array> {
  yield* chunksOf(20)
  throw new Error('the database is gone')
}

test('an archive of which a file cannot be made ends in that error', async () => {
  const entries = entriesOf({ name: 'a', bytes: chunksOf(1) }, { name: 'b', bytes: brokenBytes() })
  await expect(buffer(writeZip(entries, madeAt))).rejects.toThrow('the database is gone')
})

test('bytes are made no faster than they are taken, and no more when the reader has gone', async () => {
  let made = 0
  let closed = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunksOf(100_000, () => {
        made += 1
      })
    } finally {
      closed = true
    }
  }
  const archive = writeZip(entriesOf({ name: 'a', bytes: endless(), compressed: true }), madeAt)
  for (let taken = 0; taken < 5; taken += 1) await archive.next()
  await archive.return(undefined)
  expect(made).toBeLessThan(50)
  expect(closed).toBe(true)
})
