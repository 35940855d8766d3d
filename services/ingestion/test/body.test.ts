import { Readable } from 'node:stream'
import { createGunzip, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chunksOf, chunksOfRequest, throughDecoder } from '../src/intake/body.ts'

const readOne = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
  for await (const _ of chunks) return
}
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('what nobody reads of an inflated body is not inflated, and the sender can finish', async () => {
  const packed = gzipSync(Buffer.alloc(50_000_000, 0x20))
  const source = Readable.from([packed.subarray(0, 1_000), packed.subarray(1_000)])
  const decoder = createGunzip()
  await readOne(chunksOf(throughDecoder(source, decoder)))
  expect(decoder.destroyed).toBe(true)
  await nextTurn()
  expect(source.readableEnded).toBe(true)
})

test('a request that is not read to its end is let run out, not cut off', async () => {
  const source = Readable.from([Buffer.from('a'), Buffer.from('b')], { autoDestroy: false })
  await readOne(chunksOfRequest(source))
  expect(source.destroyed).toBe(false)
  await nextTurn()
  expect(source.readableEnded).toBe(true)
})
