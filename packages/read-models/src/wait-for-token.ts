import { hash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@hearback/database'
import { type Positions, parseToken } from '@hearback/event-log'
import type { Kysely } from 'kysely'
import { currentProjection, inProjection } from './projection.ts'

export type WaitOptions = {
  /** How long to wait at most, in milliseconds. */
  timeoutMs: number
  /** Ends the wait early, as a timeout. */
  signal?: AbortSignal
}

/** Pauses between two looks, doubling from the first to the second, in milliseconds. */
const pauses = { shortest: 5, longest: 100 }

/**
 * Waits until everything an append's token names has been projected into the version that answers questions,
 * which may change while it waits. Null for a text that is no token of this log (it has no such bucket): nothing was
 * waited for.
 */
export const waitForToken = async (
  db: Kysely<Database>,
  token: string,
  { timeoutMs, signal }: WaitOptions,
): Promise<'projected' | 'timeout' | null> => {
  const positions = parseToken(token)
  if (positions === null || !(await isOfThisLog(db, positions))) return null
  const timeout = AbortSignal.timeout(timeoutMs)
  const ended = signal === undefined ? timeout : AbortSignal.any([timeout, signal])
  for (let wait = pauses.shortest; ; wait = Math.min(wait * 2, pauses.longest)) {
    if (await isProjected(db, positions)) return 'projected'
    if (ended.aborted) return 'timeout'
    await pause(wait, undefined, { signal: ended }).catch(() => undefined)
  }
}

/** How many positions of the log lie between what is projected and a token, counting other events that came between. */
export const eventsBehind = async (db: Kysely<Database>, token: string): Promise<number> => {
  const positions = parseToken(token) ?? new Map()
  const reached = await checkpointsOf(db, positions)
  const behind = [...positions].map(([bucket, position]) => Number(position - (reached.get(bucket) ?? 0n)))
  return behind.reduce((sum, each) => sum + Math.max(0, each), 0)
}

const isOfThisLog = async (db: Kysely<Database>, positions: Positions): Promise<boolean> =>
  (await checkpointsOf(db, positions)).size === positions.size

const isProjected = async (db: Kysely<Database>, positions: Positions): Promise<boolean> => {
  const reached = await checkpointsOf(db, positions)
  return [...positions].every(([bucket, position]) => (reached.get(bucket) ?? 0n) >= position)
}

/** How far the version that answers questions has come in the buckets named, as far as there are such. */
const checkpointsOf = async (db: Kysely<Database>, positions: Positions): Promise<Map<number, bigint>> => {
  if (positions.size === 0) return new Map()
  const version = await currentProjection(db)
  const checkpoints = await inProjection(db, version)
    .selectFrom('checkpoint')
    .selectAll()
    .where('bucket', 'in', [...positions.keys()])
    .execute()
  return new Map(checkpoints.map(({ bucket, position }) => [bucket, position]))
}

/**
 * A short text that changes with every step of a projection and never otherwise: bucket and position are what
 * all read models follow from. For the ETag of an answer.
 */
export const projectedPositions = async (db: Kysely<Database>, version: number): Promise<string> => {
  const checkpoints = await inProjection(db, version)
    .selectFrom('checkpoint')
    .selectAll()
    .orderBy('bucket')
    .execute()
  const positions = checkpoints.map(({ bucket, position }) => `${bucket}:${position}`).join(',')
  return `${version}-${hash('sha256', positions, 'base64url').slice(0, 22)}`
}
