import { isConnectionLost } from '@hearback/database'
import type { NewEvent } from '@hearback/event-log'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { catchUp, journeyChanges, mostRestatements, restatementProgress, restateStep } from '../src/index.ts'
import { eventIdOf, eventOf, foldLog, journeyIdOf, readModels, wholeLog } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'
import { later, openRestating, recordAt } from './restating.ts'

const fold = plainFold
let restating: Awaited<ReturnType<typeof openRestating>>
beforeEach(async () => {
  restating = await openRestating()
})
afterEach(() => restating.close())

/** The spells a projection has of a journey, as `clock entered-exit`. */
const waitsOf = async (version: number, journey: number): Promise<string[] | undefined> => {
  const rows = (await readModels(restating.database, version)).get(journeyIdOf(journey))?.rows
  return rows?.spells.map(({ entered_day, exit_day }) => `${entered_day}-${exit_day ?? ''}`)
}

test('what was recorded later does not count: late facts, corrections and retractions', async () => {
  const { database } = restating
  await recordAt(database, 1_000, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000),
    eventOf(2, 'sent', 'follow_up_sent', 19_001),
    eventOf(2, 'heard', 'employer_responded', 19_004),
  ])
  await recordAt(database, 2_000, [
    // Late: it happened before the restatement's time and was recorded after.
    eventOf(1, 'heard', 'employer_responded', 19_002),
    eventOf(2, 'not heard', 'event_retracted', null, { detail: { event_id: eventIdOf(2, 'heard') } }),
    eventOf(3, 'sent', 'follow_up_sent', 18_000),
  ])
  const then = await restating.restate(2_000)
  expect([await waitsOf(then, 1), await waitsOf(then, 2), await waitsOf(then, 3)]).toEqual([
    ['19000-'],
    ['19001-19004'],
    undefined,
  ])
  const since = await restating.restate(2_001)
  expect([await waitsOf(since, 1), await waitsOf(since, 2), await waitsOf(since, 3)]).toEqual([
    ['19000-19002'],
    ['19001-'],
    ['18000-'],
  ])
})

const sentIn = (workspaceId: number, journey: number) =>
  eventOf(journey, 'sent', 'follow_up_sent', 19_000, {
    workspaceId,
    attributes: { employer: `E${workspaceId}` },
  })

test('a restatement holds one workspace, and two of the same time do not meet', async () => {
  const { database } = restating
  await recordAt(database, 1_000, [sentIn(1, 1), sentIn(2, 2), sentIn(1, 3)])
  const [acme, rival] = [await restating.restate(5_000, 1), await restating.restate(5_000, 2)]
  expect([...(await readModels(database, acme)).keys()].toSorted()).toEqual(
    [journeyIdOf(1), journeyIdOf(3)].toSorted(),
  )
  expect([...(await readModels(database, rival)).keys()]).toEqual([journeyIdOf(2)])
  expect(
    await database.pool.query(`SELECT FROM projection_${acme}.segment WHERE workspace_id = 2`),
  ).toMatchObject({
    rowCount: 0,
  })
})

const anyEvent = fc.record({
  journey: fc.nat(6),
  type: fc.constantFrom(
    'follow_up_sent' as const,
    'employer_responded' as const,
    'attributes_changed' as const,
    'journey_observed' as const,
    'event_retracted' as const,
    'separation_withdrawn' as const,
  ),
  day: fc.option(fc.integer({ min: 19_000, max: 19_030 }), { freq: 8 }),
  retracts: fc.nat(20),
  workspaceId: fc.constantFrom(1, 1, 1, 2),
})

test('a restatement is the projection there was when the log ended there, table by table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyEvent, { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      fc.nat(5),
      async (batches, cut) => {
        const [earlier, log] = [await freshDatabase(), await openRestating()]
        const events = batches.map((batch, part) =>
          batch.map(
            ({ journey, type, day, retracts, workspaceId }, index): NewEvent =>
              // A journey belongs to one workspace, which its pseudonym includes.
              eventOf(journey * 10 + workspaceId, `${part} ${index}`, type, day, {
                workspaceId,
                attributes: type === 'attributes_changed' ? { level: `L${index}` } : {},
                detail:
                  type === 'event_retracted'
                    ? { event_id: eventIdOf(journey * 10 + workspaceId, `0 ${retracts}`) }
                    : {},
              }),
          ),
        )
        for (const [part, batch] of events.entries()) {
          await recordAt(log.database, 1_000 * (part + 1), batch)
          const known = batch.filter(({ workspaceId }) => workspaceId === 1 && part < cut)
          await recordAt(earlier, 1_000 * (part + 1), known)
        }
        await catchUp(earlier, { version: 1, fold })
        const version = await log.restate(1_000 * cut + 1)
        expect(withoutPositions(await readModels(log.database, version))).toEqual(
          withoutPositions(await readModels(earlier, 1)),
        )
        await log.close()
        await earlier.close()
      },
    ),
    { numRuns: 12 },
  )
})

/** Where a journey was parked is a position of its own log. */
const withoutPositions = (models: Awaited<ReturnType<typeof readModels>>) =>
  [...models]
    .map(([id, { rows, attributes }]) => [
      id,
      { ...rows, journey: { ...rows.journey, parked_at: null } },
      attributes,
    ])
    .toSorted()

test('a restatement broken off goes on where its last step ended, with other workers at it', async () => {
  const { database, projector } = restating
  const events = Array.from({ length: 400 }, (_, index) => [
    eventOf(index, 'sent', 'follow_up_sent', 19_000 + index),
    eventOf(index, 'heard', 'employer_responded', 19_500 + index),
  ]).flat()
  await recordAt(database, 1_000, events)
  await recordAt(
    database,
    9_000,
    events.map((event, index) => ({ ...event, eventId: eventIdOf(index, 'again').slice(2), day: 18_000 })),
  )
  const asked = await restating.ask(5_000)
  const step = () => restateStep(projector, { fold, now: later, limit: 20 })
  expect(await step()).toEqual({ outcome: 'began', id: asked?.id })
  for (let steps = 0; steps < 15; steps += 1) await step()
  const half = await restating.find(5_000)
  const progress = half === null ? null : await restatementProgress(restating.query.db, half)
  expect(progress?.of).toBe(1_600)
  expect(progress?.passed).toBeGreaterThan(0)
  expect(progress?.passed).toBeLessThan(1_600)
  // The step under way is lost with its connection; what was committed stays.
  const lost = Promise.allSettled([step(), step()])
  await database.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`)
  await lost
  // A pool may still hand out a connection that was cut: whoever gets it tries again, as the projector does.
  const makeAgain = (limit: number): Promise<string[]> =>
    restating.make({ limit }).catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error
      return makeAgain(limit)
    })
  await Promise.all([makeAgain(50), makeAgain(50), makeAgain(10_000)])
  const made = await restating.find(5_000)
  expect(made).toMatchObject({ id: asked?.id, state: 'ready', error: null, version: half?.version })
  const known = (await wholeLog(database)).filter(({ fact }) => fact.recordedAt < 5_000)
  expect(known).toHaveLength(800)
  expect(await readModels(database, made?.version ?? 0)).toEqual(foldLog(known, fold))
})

test('the same wish is the same restatement, and the oldest that is ready makes room for a new one', async () => {
  const times = Array.from({ length: mostRestatements }, (_, index) => 1_000 * (index + 1))
  const ids: (number | undefined)[] = []
  for (const time of times) ids.push((await restating.ask(time))?.id)
  expect((await restating.ask(1_000))?.id).toBe(ids[0])
  // None is ready, so none may be dropped.
  expect(await restating.ask(9_000)).toBeNull()
  expect((await restating.ask(9_000, 2))?.state).toBe('requested')
  await restating.make()
  expect((await restating.ask(9_000))?.state).toBe('requested')
  expect(await restating.find(1_000)).toBeNull()
  expect((await restating.find(2_000))?.state).toBe('ready')
  const { rows } = await restating.database.pool.query(
    `SELECT count(*)::integer AS kept FROM read_model.projection WHERE state = 'restatement'`,
  )
  expect(rows).toEqual([{ kept: mostRestatements + 1 }])
  expect(await restating.make()).toContain('swept')
  const left = await restating.database.pool.query(
    `SELECT version FROM read_model.projection WHERE state = 'restatement'
     EXCEPT SELECT version FROM read_model.restatement`,
  )
  expect(left.rows).toEqual([])
})

test('nothing is folded for a time at which events may still be under way', async () => {
  await restating.ask(later - 1_000)
  expect(await restating.make()).toEqual([])
  await restating.ask(later - 6_000)
  expect(await restating.make()).toEqual(['began', 'ready'])
})

test('a restatement whose steps fail is given up, says by what, and can be asked for again', async () => {
  const { database, projector } = restating
  await recordAt(database, 1_000, [eventOf(1, 'sent', 'follow_up_sent', 19_000)])
  const asked = await restating.ask(5_000)
  expect((await restateStep(projector, { fold, now: later }))?.outcome).toBe('began')
  const broken = () => restating.make({ limit: Number.NaN })
  expect(await broken()).toEqual(Array.from({ length: 5 }, () => 'failed'))
  expect(await restating.find(5_000)).toMatchObject({ state: 'failed', error: 'RangeError' })
  const again = await restating.ask(5_000)
  expect(again?.id).not.toBe(asked?.id)
  expect(await restating.make()).toEqual(['swept', 'began', 'folded', 'ready'])
})

test('what changed since is told apart: begun later, gone on, and known otherwise of the same days', async () => {
  const { database } = restating
  await recordAt(
    database,
    1_000,
    [1, 2, 3, 4].map((each) => eventOf(each, 'sent', 'follow_up_sent', 19_000)),
  )
  await recordAt(database, 9_000, [
    eventOf(1, 'heard', 'employer_responded', 19_050),
    eventOf(2, 'heard late', 'employer_responded', 19_005),
    eventOf(5, 'sent', 'follow_up_sent', 19_001),
    eventOf(6, 'sent', 'follow_up_sent', 19_060, { workspaceId: 2 }),
  ])
  const then = await restating.restate(5_000)
  await catchUp(database, { version: 1, fold })
  const asked = { workspaceId: 1, process: 'hiring', thenVersion: then, nowVersion: 1, asOf: 19_010 }
  expect(await journeyChanges(restating.query.db, asked)).toEqual({
    knownThen: 4,
    knownNow: 5,
    new: 1,
    changed: 2,
    revised: 1,
  })
})
