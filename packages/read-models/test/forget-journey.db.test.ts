import { connect } from '@hearback/database'
import { bucketOf, eraseJourney } from '@hearback/event-log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, forgetJourney, projectStep, startRebuild } from '../src/index.ts'
import { appendTo, eventOf, foldLog, journeyIdOf, readModels, wholeLog } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

let database: FreshDatabase
let eraser: ReturnType<typeof connect>
beforeAll(async () => {
  database = await freshDatabase()
  eraser = connect({ url: database.url, role: 'hearback_eraser', onError: () => undefined })
})
afterAll(async () => {
  await eraser.close()
  await database.close()
})

const fold = plainFold

const erase = (journey: number) =>
  eraser.db.transaction().execute(async (transaction) => {
    const journeyId = journeyIdOf(journey)
    const bucket = bucketOf(journeyId, 64)
    await forgetJourney(transaction, { bucket, journeyId })
    return eraseJourney(transaction, { bucket, journeyId, now: 2_000_000 })
  })

test('an erased journey leaves no row and no dimension value in any projection, and stays away', async () => {
  await appendTo(database, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000, { attributes: { employer: 'Rare Ltd', team: 'Lonely' } }),
    eventOf(1, 'moved', 'attributes_changed', 19_001, { attributes: { employer: 'Rarer Ltd' } }),
    eventOf(1, 'undated', 'follow_up_sent', null),
    eventOf(2, 'sent', 'follow_up_sent', 19_000, { attributes: { employer: 'Common' } }),
  ])
  await projectStep(database, { version: 1, fold, limit: 1 })
  await catchUp(database, { version: 1, fold, limit: 1 })
  const version = await startRebuild(database.db, 5_000)
  await catchUp(database, { version, fold })
  await erase(1)
  for (const schema of ['projection_1', `projection_${version}`]) {
    for (const table of ['journey', 'spell', 'finding', 'measure', 'segment']) {
      const { rows } = await database.pool.query(`SELECT * FROM ${schema}.${table}`)
      const text = JSON.stringify(rows, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      ).replaceAll('-', '')
      expect(text).not.toContain(journeyIdOf(1))
      expect(text).not.toMatch(/Rare|Lonely/)
    }
  }
  await catchUp(database, { version: 1, fold })
  expect(await readModels(database)).toEqual(foldLog(await wholeLog(database), fold))
  expect([...(await readModels(database)).keys()]).toEqual([journeyIdOf(2)])
})

test('an erasure waits for the step under way and undoes it', async () => {
  const steps = Array.from({ length: 30 }, (_, index) => index + 100)
  for (const journey of steps) {
    await appendTo(database, [
      eventOf(journey, 'sent', 'follow_up_sent', 19_000),
      eventOf(journey, 'heard', 'employer_responded', 19_004),
    ])
    await Promise.all([
      projectStep(database, { version: 1, fold }),
      erase(journey),
      projectStep(database, { version: 1, fold }),
    ])
  }
  await catchUp(database, { version: 1, fold })
  const left = await readModels(database)
  for (const journey of steps) expect(left.has(journeyIdOf(journey))).toBe(false)
})
