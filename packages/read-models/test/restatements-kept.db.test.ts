import { afterEach, beforeEach, expect, test } from 'vitest'
import { catchUp, dismissRestatement, rebuild, restateStep } from '../src/index.ts'
import { eventOf, foldLog, journeyIdOf, readModels, wholeLog } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'
import { erase, later, openRestating, recordAt } from './restating.ts'

let restating: Awaited<ReturnType<typeof openRestating>>
beforeEach(async () => {
  restating = await openRestating()
})
afterEach(() => restating.close())

const rare = { attributes: { employer: 'Rare Ltd', team: 'Lonely' } }

test('an erased journey is gone from what was known before its erasure, made before or after it', async () => {
  const { database } = restating
  await recordAt(database, 1_000, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000, rare),
    eventOf(1, 'undated', 'follow_up_sent', null),
    eventOf(2, 'sent', 'follow_up_sent', 19_000),
  ])
  const before = await restating.restate(5_000)
  expect((await readModels(database, before)).has(journeyIdOf(1))).toBe(true)
  await erase(restating.database, 1)
  const after = await restating.restate(6_000)
  for (const version of [before, after]) {
    expect([...(await readModels(database, version)).keys()]).toEqual([journeyIdOf(2)])
    const { rows } = await database.pool.query(`SELECT * FROM projection_${version}.segment`)
    expect(rows.flatMap(({ employer, own }) => [employer, own.team])).toEqual([null, undefined])
  }
})

test('a journey erased while a restatement is being folded is not in it', async () => {
  const { database, projector } = restating
  const journeys = Array.from({ length: 120 }, (_, index) => index)
  await recordAt(
    database,
    1_000,
    journeys.flatMap((each) => [
      eventOf(each, 'sent', 'follow_up_sent', 19_000),
      eventOf(each, 'heard', 'employer_responded', 19_003),
    ]),
  )
  await restating.ask(5_000)
  const erased = journeys.filter((each) => each % 10 === 0)
  for (const journey of erased) {
    const step = () => restateStep(projector, { fold: plainFold, now: later, limit: 10 })
    await Promise.all([step(), erase(database, journey), step()])
  }
  await restating.make()
  const made = await restating.find(5_000)
  const known = (await wholeLog(database)).filter(({ fact }) => fact.recordedAt < 5_000)
  expect(await readModels(database, made?.version ?? 0)).toEqual(foldLog(known, plainFold))
  expect((await readModels(database, made?.version ?? 0)).size).toBe(journeys.length - erased.length)
})

/** Another definition of the clock: no answer counts. */
const present: typeof plainFold = (workspaceId, facts) =>
  plainFold(
    workspaceId,
    facts.filter(({ type }) => type !== 'employer_responded'),
  )

test('a rebuild keeps restatements and has them folded again by the present rules', async () => {
  const { database } = restating
  await recordAt(database, 1_000, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000),
    eventOf(1, 'heard', 'employer_responded', 19_004),
  ])
  const old = await restating.restate(5_000)
  await catchUp(database, { version: 1, fold: plainFold })
  await rebuild(database, { fold: present, now: () => later, accept: () => true })
  expect(await restating.find(5_000)).toMatchObject({ state: 'requested', version: old })
  expect(await restating.make({ fold: present })).toEqual(['began', 'folded', 'ready'])
  const { version } = (await restating.find(5_000)) ?? {}
  expect(version).not.toBe(old)
  const log = await wholeLog(database)
  expect(await readModels(database, version ?? 0)).toEqual(foldLog(log, present))
  const { rows } = await database.pool.query(
    `SELECT nspname FROM pg_namespace WHERE nspname = 'projection_${old}'`,
  )
  expect(rows).toEqual([])
  // A further rebuild drops what the first one replaced, and no restatement.
  await rebuild(database, { fold: present, now: () => later })
  expect((await readModels(database, version ?? 0)).size).toBe(1)
})

test('a dismissed restatement leaves no table, also one that was never begun', async () => {
  const { database, query } = restating
  const version = await restating.restate(5_000)
  const ready = await restating.find(5_000)
  expect(await dismissRestatement(query.db, { workspaceId: 2, id: ready?.id ?? 0 })).toBe(false)
  expect(await dismissRestatement(query.db, { workspaceId: 1, id: ready?.id ?? 0 })).toBe(true)
  const waiting = await restating.ask(6_000)
  expect(await dismissRestatement(query.db, { workspaceId: 1, id: waiting?.id ?? 0 })).toBe(true)
  expect(await restating.make()).toEqual(['swept'])
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*) FROM read_model.restatement) AS kept,
      (SELECT count(*) FROM pg_namespace WHERE nspname = 'projection_${version}') AS schemas`,
  )
  expect(rows).toEqual([{ kept: 0n, schemas: 0n }])
})
