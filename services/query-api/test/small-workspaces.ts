import { createHash, randomBytes } from 'node:crypto'
import { createKey, createWorkspace, type NewWorkspace, newOperatorKey, type Scope } from '@hearback/access'
import { dayFromText } from '@hearback/contracts'
import { type Connection, dateOf } from '@hearback/database'
import { smallDefinitions } from './small-definitions.ts'

export const today = dayFromText('2026-04-01') ?? 0
export const now = today * 86_400_000 + 12 * 3_600_000

/** A made-up pseudonym that is the same in every run. */
const pseudonym = (text: string): string => createHash('md5').update(text).digest('hex')

export type Wait = {
  /** Who waits; a journey of its own. */
  journey: string
  contributor: string
  region: string
  squad?: string
}

const segmentOf = (workspaceId: number, { region, squad }: Wait): bigint =>
  BigInt(`0x${pseudonym(`${workspaceId} ${region} ${squad}`).slice(0, 12)}`)

/** A quarter of the waits runs on, the others end by the causes of the clock in turn. */
const spellOf = (index: number, clock: { clock: string; causes: readonly string[] }) => {
  const entered = today - 60 + (index % 30)
  const running = index % 4 === 0
  const cause = running ? null : (clock.causes[index % 3 === 0 ? 1 : 0] ?? null)
  return {
    clock: clock.clock,
    visit: 1,
    entered_day: dateOf(entered),
    first_seen_day: dateOf(entered),
    exit_day: running ? null : dateOf(entered + (index % 20)),
    cause,
    kind: cause === 'answered' ? 'invited' : null,
  }
}

const rowsOf = (workspaceId: number, wait: Wait, index: number) => {
  const common = {
    bucket: index % 64,
    journey_id: pseudonym(`${workspaceId} ${wait.journey}`),
    workspace_id: workspaceId,
    segment_id: segmentOf(workspaceId, wait),
    contributor: pseudonym(wait.contributor),
    inclusion: 'prospective',
    observed_stated: true,
  }
  const spells = smallDefinitions.clocks
    // One journey in ten gets as far as an interview.
    .filter(({ clock }) => clock !== 'stage:interviewing' || index % 10 === 0)
    .map((clock) => ({ ...common, process: clock.process, ...spellOf(index, clock) }))
  const { bucket, segment_id, workspace_id } = common
  const own = JSON.stringify(wait.squad === undefined ? {} : { squad: wait.squad })
  return {
    journey: { ...common, process: 'hiring', events: 1 },
    segment: { bucket, segment_id, workspace_id, region: wait.region, own },
    spells,
  }
}

/** Puts journeys into the read models that answer, as if they had been projected. */
export const project = async (
  { db }: Connection,
  workspaceId: number,
  waits: readonly Wait[],
): Promise<void> => {
  const projection = db.withSchema('projection_1')
  for (const [index, wait] of waits.entries()) {
    const { journey, segment, spells } = rowsOf(workspaceId, wait, index)
    await projection.insertInto('journey').values(journey).execute()
    await projection
      .insertInto('segment')
      .values(segment)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await projection.insertInto('spell').values(spells).execute()
  }
}

const made = { now, randomBytes }

export const workspaceWith = async ({ db }: Connection, workspace: NewWorkspace) => {
  const created = await createWorkspace(db, workspace, made)
  if (created.outcome !== 'created') throw new Error(`workspace ${workspace.name}: ${created.outcome}`)
  const { id } = created.workspace
  const keyWith = async (scopes: readonly Scope[]) =>
    (await createKey(db, { workspaceId: id, label: 'test', scopes }, made)).key
  return { id, keyWith }
}

export const operatorKey = newOperatorKey(randomBytes)
