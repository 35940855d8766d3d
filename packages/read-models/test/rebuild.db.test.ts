import { connect } from '@hearback/database'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import {
  catchUp,
  currentProjection,
  dropProjection,
  followedProjections,
  lag,
  projectStep,
  rebuild,
  startRebuild,
  switchProjection,
} from '../src/index.ts'
import { appendTo, eventOf, foldLog, readModels, wholeLog } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

const fold = plainFold
const history = Array.from({ length: 60 }, (_, index) => [
  eventOf(index, 'sent', 'follow_up_sent', 19_000 + index, { attributes: { employer: `E${index % 3}` } }),
  ...(index % 2 === 0 ? [eventOf(index, 'heard', 'employer_responded', 19_010 + index)] : []),
]).flat()
/** Another definition of the clock: no answer counts. */
const stricter: typeof plainFold = (workspaceId, facts) =>
  plainFold(
    workspaceId,
    facts.filter(({ type }) => type !== 'employer_responded'),
  )

test('a rebuild, while facts arrive, ends with the same read models and the pointer on them', async () => {
  const database = await freshDatabase()
  await appendTo(database, history.slice(0, 50))
  await catchUp(database, { version: 1, fold })
  await appendTo(database, history.slice(50, 70))
  let late = 70
  const rebuilt = await rebuild(database, {
    fold,
    now: () => 5_000,
    onProgress: () => {
      if (late < history.length) void appendTo(database, history.slice(late, (late += 3)))
    },
  })
  expect(rebuilt).toMatchObject({ outcome: 'switched', version: 2, differences: [] })
  expect(await currentProjection(database.db)).toBe(2)
  expect(await followedProjections(database.db)).toEqual([2])
  await catchUp(database, { version: 2, fold })
  expect(await readModels(database, 2)).toEqual(foldLog(await wholeLog(database), fold))
  const view = await database.pool.query('SELECT count(*) FROM read_model.spell')
  expect(view.rows[0].count).toBe(
    BigInt([...(await readModels(database, 2)).values()].flatMap(({ rows }) => rows.spells).length),
  )

  await expect(dropProjection(database.db, 2)).rejects.toThrow('in use')
  // One that was broken off is not followed for ever.
  await startRebuild(database.db, 5_500)
  await rebuild(database, { fold, now: () => 6_000 })
  const kept = await database.db
    .selectFrom('read_model.projection')
    .select(['version', 'state'])
    .orderBy('version')
    .execute()
  expect(kept).toEqual([
    { version: 2, state: 'retired' },
    { version: 3, state: 'current' },
  ])
  await database.close()
})

test('differences in totals keep the old projection until they are accepted', async () => {
  const database = await freshDatabase()
  await appendTo(database, history)
  await catchUp(database, { version: 1, fold })
  const refused = await rebuild(database, { fold: stricter, now: () => 5_000 })
  const spell = { workspaceId: 1, process: 'hiring', clock: 'response:follow_up' }
  expect(refused).toMatchObject({
    outcome: 'refused',
    differences: [
      { ...spell, cause: 'answered', before: 30, after: 0 },
      { ...spell, cause: null, before: 30, after: 60 },
    ],
  })
  expect(await currentProjection(database.db)).toBe(1)
  const accepted = await switchProjection(database, { version: 2, now: 6_000, accept: () => true })
  expect(accepted.outcome).toBe('switched')
  expect(await currentProjection(database.db)).toBe(2)
  await database.close()
})

test('a projection that has read less is not switched to, so no answer goes back in time', async () => {
  const database = await freshDatabase()
  await appendTo(database, history)
  await catchUp(database, { version: 1, fold })
  const version = await startRebuild(database.db, 5_000)
  await projectStep(database, { version, fold, limit: 20 })
  expect((await switchProjection(database, { version, now: 6_000, accept: () => true })).outcome).toBe(
    'behind',
  )
  expect(await currentProjection(database.db)).toBe(1)
  await database.close()
})

test('the lag is head minus checkpoint, with the time of the oldest event not projected', async () => {
  const database = await freshDatabase()
  expect(await lag(database, 1)).toEqual({ buckets: new Map(), total: 0, oldestRecordedAt: null })
  await appendTo(database, history)
  const step = await projectStep(database, { version: 1, fold, limit: 20 })
  const behind = await lag(database, 1)
  expect(behind.total).toBe(history.length - (step?.events ?? 0))
  expect([...behind.buckets.values()].reduce((a, b) => a + b, 0)).toBe(behind.total)
  expect(behind.oldestRecordedAt).toBe(1_000_000)
  await database.close()
})

test('the projector role may do all of it', async () => {
  const database = await freshDatabase()
  await appendTo(database, history)
  const projector = connect({ url: database.url, role: 'hearback_projector', onError: () => undefined })
  await catchUp(projector, { version: 1, fold })
  expect((await rebuild(projector, { fold, now: () => 5_000 })).outcome).toBe('switched')
  expect((await rebuild(projector, { fold, now: () => 6_000 })).outcome).toBe('switched')
  await projector.close()
  await database.close()
})
