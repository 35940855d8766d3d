import type { Appended } from './new-event.ts'

/** How far each named bucket has to be read so that everything meant by a token has been seen. */
export type Positions = ReadonlyMap<number, bigint>

/**
 * What an append returns to its caller to wait for: `bucket:position` of the last event of each bucket,
 * comma-separated, buckets rising (`3:120,17:9`). Duplicates count with the position of their original,
 * so that an upload repeated after a lost reply can be waited for too. No events give the empty token.
 */
export const tokenOf = (appended: readonly Appended[]): string => {
  const last = new Map<number, bigint>()
  for (const { bucket, position } of appended) {
    if (position > (last.get(bucket) ?? 0n)) last.set(bucket, position)
  }
  return [...last]
    .toSorted(([a], [b]) => a - b)
    .map(([bucket, position]) => `${bucket}:${position}`)
    .join(',')
}

const part = /^(0|[1-9]\d{0,3}):([1-9]\d{0,18})$/
const largestPosition = 2n ** 63n - 1n
const longestToken = 1024 * 25

/**
 * Reads a token back. Null for anything `tokenOf` would not have written (spaces, leading zeros, a bucket
 * twice or out of order, a position beyond 64 bits): tokens come from outside, in the query of a URL.
 */
export const parseToken = (text: string): Positions | null => {
  const positions = new Map<number, bigint>()
  if (text === '') return positions
  if (text.length > longestToken) return null
  let previous = -1
  for (const piece of text.split(',')) {
    const match = part.exec(piece)
    if (match === null) return null
    const bucket = Number(match[1])
    const position = BigInt(match[2] ?? '')
    if (bucket <= previous || position > largestPosition) return null
    positions.set(bucket, position)
    previous = bucket
  }
  return positions
}
