import { ClocksAnswer, ProcessesAnswer } from '@hearback/contracts'
import { dateOf } from '@hearback/database'
import { Value } from '@sinclair/typebox/value'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { today } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query', 'export'])
  for (const [workspace, clock] of [
    [asking.acme.id, 'stage:chat_with_the_team'],
    [asking.commons.id, 'stage:chat_of_somebody'],
  ] as const)
    await alsoIn(workspace, clock)
})
afterAll(() => asking.close())

/** Every journey of a workspace is in one more stage, as if a label nobody knows had named it. */
const alsoIn = async (workspaceId: number, clock: string): Promise<void> => {
  await sql`INSERT INTO projection_1.spell (bucket, journey_id, workspace_id, segment_id, contributor, inclusion,
      observed_stated, process, clock, visit, entered_day, first_seen_day, exit_day, cause)
    SELECT bucket, journey_id, workspace_id, segment_id, contributor, inclusion, observed_stated, process, ${clock}, visit,
      ${dateOf(today - 20)}, ${dateOf(today - 20)}, ${dateOf(today - 11)}, 'rejected'
    FROM projection_1.spell WHERE workspace_id = ${workspaceId} AND clock = 'stage:applied'`.execute(
    asking.database.db,
  )
}

const body = async (path: string, caller?: string) => (await asking.ask(path, caller)).body
const own = 'stage:chat_with_the_team'

test('a stage that only a label names is among the clocks of its workspace, and defined', async () => {
  const { clocks } = await body('/v1/clocks?workspace=acme', key)
  expect([...Value.Errors(ClocksAnswer, { clocks })]).toEqual([])
  expect(clocks.find(({ clock }: { clock: string }) => clock === own)).toMatchObject({
    process: 'hiring',
    label: 'chat with the team',
    causes: ['advanced', 'rejected'],
  })
  const { processes } = await body('/v1/processes?workspace=acme', key)
  expect([...Value.Errors(ProcessesAnswer, { processes })]).toEqual([])
  expect(processes.map(({ stages }: ProcessesAnswer['processes'][number]) => stages.length)).toEqual([3, 0])
})

test('its waits are in the default answers and in the spell table, and can be asked for', async () => {
  const { groups } = await body('/v1/stage-durations', key)
  const [group] = groups.filter((each: { key: { clock: string } }) => each.key.clock === own)
  expect(group).toMatchObject({ journeys: 44, exits: { rejected: 44 } })
  expect((await body('/v1/stage-durations?stage=chat_with_the_team', key)).groups).toHaveLength(1)
  const table = await asking.app.inject({
    url: '/v1/exports/spells.csv',
    headers: { authorization: `Bearer ${key}` },
  })
  expect(table.body.split('\n').filter((line) => line.includes(own))).toHaveLength(44)
  const listed = await body('/v1/journeys?limit=500', key)
  expect(listed.journeys.filter(({ clock }: { clock: string }) => clock === own)).toHaveLength(44)
  expect((await asking.ask('/v1/bottlenecks', key)).status).toBe(200)
  expect((await asking.ask('/v1/funnel', key)).status).toBe(200)
})

test('it is told to nobody outside of the workspace, and not under the public rules', async () => {
  const rival = await asking.rival.keyWith(['query'])
  const commons = await asking.commons.keyWith(['query'])
  for (const [path, caller] of [
    ['/v1/clocks', undefined],
    ['/v1/clocks?workspace=rival', rival],
    ['/v1/clocks?workspace=commons', undefined],
    ['/v1/clocks?workspace=commons', commons],
    ['/v1/processes?workspace=commons', commons],
    ['/v1/stage-durations?workspace=commons', undefined],
    ['/v1/stage-durations?workspace=commons&stage=lunch', commons],
    ['/v1/stage-durations?stage=lunch', rival],
  ] as const)
    expect([path, JSON.stringify(await body(path, caller))]).not.toContainEqual(
      expect.stringMatching(/chat_|chat with|chat of/),
    )
})
