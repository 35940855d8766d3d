import { RestatementAnswer, RestatementsAnswer } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { february, march, noonOf, type Restated, startRestated } from './restated.ts'
import { operatorKey } from './small-workspaces.ts'

let restated: Restated
let key: string
beforeAll(async () => {
  restated = await startRestated()
  key = await restated.acme.keyWith(['query'])
  await restated.record('2026-02-27', february(restated.acme.id))
  await restated.record('2026-03-10', march(restated.acme.id))
  restated.clock.now = noonOf('2026-03-20')
})
afterAll(() => restated.close())

const post = (knownAt: string, asking = key, workspace = 'acme') =>
  restated.send('POST', `/v1/restatements?workspace=${workspace}&known_at=${knownAt}`, asking)
const get = (path = '', asking = key) => restated.send('GET', `/v1/restatements${path}`, asking)

type Group = { key: { clock: string; said: string }; running: number; exits: Record<string, number> }

describe('a restatement', () => {
  test('is asked for, made, and says what changed since, clock by clock', async () => {
    const asked = await post('2026-03-01')
    expect(asked.status).toBe(202)
    expect([...Value.Errors(RestatementAnswer, asked.body)]).toEqual([])
    expect(asked.body).toMatchObject({
      workspace: 'acme',
      restatement: { known_at: '2026-03-01', state: 'requested', progress: null, ready_at: null },
      changes: null,
    })
    const location = String(asked.headers['location'])
    await restated.makeAll()
    const { body } = await restated.send('GET', location, key)
    expect([...Value.Errors(RestatementAnswer, body)]).toEqual([])
    expect(body.restatement).toMatchObject({
      recorded_before: '2026-03-02T00:00:00.000Z',
      state: 'ready',
      error: null,
    })
    expect(body.restatement.progress.passed).toBe(body.restatement.progress.of)
    expect(body.changes).toMatchObject({
      process: 'hiring',
      rules: 'present',
      // 8 late rejections and one taken back; 5 offers accepted in March besides.
      journeys: { known_then: 40, known_now: 46, new: 6, changed: 14, revised: 9 },
    })
    const of = (said: string): Group | undefined =>
      body.changes.groups.find(
        (group: Group) => group.key.clock === 'stage:applied' && group.key.said === said,
      )
    expect(of('then')).toMatchObject({
      as_of: '2026-02-28',
      journeys: 40,
      running: 10,
      exits: { advanced: 30 },
    })
    expect(of('then_as_known_now')).toMatchObject({
      as_of: '2026-02-28',
      journeys: 40,
      running: 2,
      exits: { advanced: 30, rejected: 8 },
    })
    expect(of('now')).toMatchObject({ as_of: '2026-03-19', journeys: 46, running: 8 })
    expect(body.changes.groups.every((group: { journeys: number }) => group.journeys >= 5)).toBe(true)
    // Five accepted offers may be told, and of nobody's acceptance there was anything to tell then.
    const told = (clock: string) =>
      body.changes.groups.flatMap(({ key }: Group) => (key.clock === clock ? [key.said] : []))
    expect(told('stage:offer')).toEqual(['then', 'then_as_known_now', 'now'])
    expect(await get(location.replace(/.*restatements/, '') + '&process=dating')).toMatchObject({
      status: 400,
    })
  })

  test('of the same time is the same one, and answers at once when it is ready', async () => {
    const again = await post('2026-03-01')
    expect(again.status).toBe(200)
    expect(again.body.restatement.state).toBe('ready')
    const instant = await post('2026-03-01T23:59:59.999Z')
    expect(instant.body.restatement.id).toBe(again.body.restatement.id)
    const { body } = await get()
    expect([...Value.Errors(RestatementsAnswer, body)]).toEqual([])
    expect(body.restatements).toHaveLength(1)
  })

  test('belongs to its workspace', async () => {
    const rivals = await restated.rival.keyWith(['query'])
    const { id } = (await post('2026-03-01')).body.restatement
    expect((await get('', rivals)).body.restatements).toEqual([])
    expect((await get(`/${id}`, rivals)).body.code).toBe('restatement_unknown')
    expect((await get(`/${id}?workspace=acme`, rivals)).body.code).toBe('other_workspace')
    expect((await restated.send('DELETE', `/v1/restatements/${id}`, rivals)).status).toBe(404)
    expect((await post('2026-03-01', rivals, 'rival')).body.restatement.id).not.toBe(id)
    expect((await get('', await restated.acme.keyWith(['ingest']))).body.code).toBe('scope_missing')
    expect((await restated.send('GET', '/v1/restatements?workspace=acme')).status).toBe(401)
  })

  test('of a time still to come, or of none, is refused', async () => {
    for (const [time, code] of [
      ['2026-03-20', 'future'],
      ['2026-02-30', 'no_such_time'],
    ] as const) {
      const { status, body } = await post(time)
      expect([status, body.code, body.errors[0].parameter]).toEqual([400, code, 'known_at'])
    }
  })

  test('is refused while as many as may be kept are still being made', async () => {
    for (const day of ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04']) await post(day)
    const { status, body } = await post('2026-02-05', operatorKey)
    expect([status, body.code]).toEqual([409, 'too_many_restatements'])
    expect((await get()).body.restatements.map((each: { known_at: string }) => each.known_at)).toEqual([
      '2026-02-04',
      '2026-02-03',
      '2026-02-02',
      '2026-02-01',
    ])
    const { id } = (await post('2026-02-01')).body.restatement
    expect((await restated.send('DELETE', `/v1/restatements/${id}`, key)).status).toBe(204)
    expect((await post('2026-02-05')).status).toBe(202)
  })

  test('given up answers no question any more', async () => {
    await restated.makeAll()
    const asked = '/v1/time-to-offer?workspace=acme&known_at=2026-02-05'
    expect((await restated.send('GET', asked, key)).status).toBe(200)
    const { id } = (await post('2026-02-05')).body.restatement
    await restated.send('DELETE', `/v1/restatements/${id}`, key)
    expect((await restated.send('GET', asked, key)).body.code).toBe('not_restated')
    expect((await get(`/${id}`)).status).toBe(404)
    await restated.makeAll()
    expect((await restated.send('DELETE', `/v1/restatements/${id}`, key)).status).toBe(404)
  })

  test('whose tables are gone while it is read is as one that was never made', async () => {
    await post('2026-02-07')
    await restated.makeAll()
    const { id } = (await post('2026-02-07')).body.restatement
    const { pool } = restated.database
    const { rows } = await pool.query('SELECT version FROM read_model.restatement WHERE id = $1', [id])
    // As between the dismissal by one and the reading of the list by another.
    await pool.query('UPDATE read_model.restatement SET version = 9999 WHERE id = $1', [id])
    const asked = '/v1/time-to-offer?workspace=acme&known_at=2026-02-07'
    expect((await restated.send('GET', asked, key)).body.code).toBe('not_restated')
    expect((await get(`/${id}`)).status).toBe(404)
    expect((await get()).body.restatements[0]).toMatchObject({ id, progress: null })
    await pool.query('UPDATE read_model.restatement SET version = $2 WHERE id = $1', [id, rows[0].version])
    expect((await restated.send('GET', asked, key)).status).toBe(200)
  })

  test('that failed says so, and how to ask anew', async () => {
    const { id } = (await post('2026-02-06')).body.restatement
    await restated.database.pool.query(
      `UPDATE read_model.restatement SET state = 'failed', error = 'RangeError' WHERE id = $1`,
      [id],
    )
    const asked = '/v1/time-to-offer?workspace=acme&known_at=2026-02-06'
    expect((await restated.send('GET', asked, key)).body.detail).toContain(
      'could not be restated (RangeError)',
    )
    expect((await get(`/${id}`)).body.restatement).toMatchObject({ state: 'failed', error: 'RangeError' })
    expect((await post('2026-02-06')).body.restatement).toMatchObject({ state: 'requested', error: null })
  })
})
