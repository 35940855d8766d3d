import { createWorkspace, replaceLabels } from '@hearback/access'
import type { FoldedJourney } from '@hearback/contracts'
import { type Connection, connect } from '@hearback/database'
import { processes } from '@hearback/journeys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, currentProjection, type FoldJourney, foldWith, projectStep, rebuild } from '../src/index.ts'
import { appendTo, eventOf, foldLog, readModels, wholeLog } from './naive-projection.ts'

const fold = foldWith(() => processes)
const entered = (journey: number, stage: string, day: number, workspaceId = 1) =>
  eventOf(journey, `${stage} ${day}`, 'stage_entered', day, { detail: { stage }, workspaceId })
const applied = (journey: number, workspaceId = 1) =>
  eventOf(journey, 'applied', 'application_submitted', 20_000, { workspaceId })

let database: FreshDatabase
/** With the rights of the projector alone. */
let projector: Connection
let version = 1
beforeAll(async () => {
  database = await freshDatabase()
  projector = connect({ url: database.url, role: 'hearback_projector', onError: () => undefined })
  for (const name of ['one', 'two'])
    await createWorkspace(database.db, { name }, { now: 0, randomBytes: (size) => Buffer.alloc(size, name) })
  const journeys = Array.from({ length: 150 }, (_, index) => [
    applied(index, 1 + (index % 2)),
    entered(index, 'Culture Chat', 20_004, 1 + (index % 2)),
    ...(index % 3 === 0 ? [entered(index, 'Welcome!', 20_009, 1 + (index % 2))] : []),
    ...(index % 5 === 0 ? [entered(index, 'Phone screen', 20_006, 1 + (index % 2))] : []),
  ])
  await appendTo(database, journeys.flat())
})
afterAll(async () => {
  await projector.close()
  await database.close()
})
beforeEach(async () => {
  version = await currentProjection(database.db)
  for (const workspace of [1, 2]) await replaceLabels(database.db, workspace, 'hiring', {})
  await catchUp(projector, { version, fold })
})

type Own = Record<string, string>
/** Every journey of the log folded in memory, by the labels each workspace should have. */
const expected = async (own: Record<number, Own>) =>
  foldLog(
    await wholeLog(database),
    (workspaceId, facts): FoldedJourney =>
      fold(workspaceId, facts, (workspace, process) => (process === 'hiring' ? own[workspace] : undefined)),
  )
const findingsOf = async (workspaceId: number): Promise<string[]> => {
  const { rows } = await database.pool.query(
    `SELECT DISTINCT clock FROM projection_${version}.finding WHERE rule = 'unknown_stage' AND workspace_id = $1 ORDER BY 1`,
    [workspaceId],
  )
  return rows.map(({ clock }) => clock)
}

test('a label nobody knows is a finding and a stage of its own, until the workspace says what it means', async () => {
  expect(await findingsOf(1)).toEqual(['stage:culture_chat', 'stage:welcome'])
  const own = { 'culture chat': 'interviewing' }
  await replaceLabels(database.db, 1, 'hiring', own)
  await catchUp(projector, { version, fold })
  expect(await findingsOf(1)).toEqual(['stage:welcome'])
  expect(await findingsOf(2)).toEqual(['stage:culture_chat', 'stage:welcome'])
  expect(await readModels(database, version)).toEqual(await expected({ 1: own }))
})

test('after any changes the read models are those of a rebuild, also once labels were taken back', async () => {
  const first = { 'culture chat': 'interviewing', welcome: 'hired', 'phone screen': 'deliberation' }
  await replaceLabels(database.db, 1, 'hiring', first)
  await replaceLabels(database.db, 2, 'hiring', { welcome: 'onboarding' })
  await catchUp(projector, { version, fold })
  await replaceLabels(database.db, 1, 'hiring', { welcome: 'hired' })
  await catchUp(projector, { version, fold })
  const own = { 1: { welcome: 'hired' }, 2: { welcome: 'onboarding' } }
  const kept = await readModels(database, version)
  expect(kept).toEqual(await expected(own))
  const rebuilt = await rebuild(projector, { fold, now: () => 5_000 })
  expect(rebuilt).toMatchObject({ outcome: 'switched', differences: [] })
  expect(await readModels(database, rebuilt.version)).toEqual(kept)
})

test('a change that commits while a step folds by the labels before it is followed all the same', async () => {
  const own = { 'culture chat': 'screening' }
  let changing: Promise<void> | null = null
  const whileFolding: FoldJourney = (...given) => {
    changing ??= replaceLabels(database.db, 1, 'hiring', own)
    return fold(...given)
  }
  await appendTo(database, [applied(900), entered(900, 'Culture chat', 20_003)])
  await projectStep(projector, { version, fold: whileFolding })
  expect(changing).not.toBeNull()
  await changing
  await catchUp(projector, { version, fold: whileFolding })
  expect(await readModels(database, version)).toEqual(await expected({ 1: own }))
})

test('a rebuild begun before a change ends with the labels after it', async () => {
  const own = { 'culture chat': 'offer' }
  let changing: Promise<void> | null = null
  const rebuilt = await rebuild(projector, {
    fold,
    now: () => 6_000,
    onProgress: () => {
      changing ??= replaceLabels(database.db, 2, 'hiring', own)
    },
  })
  await changing
  await catchUp(projector, { version: rebuilt.version, fold })
  expect(rebuilt.outcome).toBe('switched')
  expect(await readModels(database, rebuilt.version)).toEqual(await expected({ 2: own }))
})

test('two who change labels at once are both followed', async () => {
  const [one, two] = [{ welcome: 'offer' }, { welcome: 'screening' }]
  await Promise.all([
    replaceLabels(database.db, 1, 'hiring', one),
    replaceLabels(database.db, 2, 'hiring', two),
    catchUp(projector, { version, fold }),
  ])
  await catchUp(projector, { version, fold })
  expect(await readModels(database, version)).toEqual(await expected({ 1: one, 2: two }))
})
