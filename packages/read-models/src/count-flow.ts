import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { type AgeRow, countsFromAges } from './counts-from-ages.ts'
import type { Flow, FlowStep } from './flow.ts'
import { type FlowScope, flowAges, flowSteps, RANDOM_GROUPS } from './flow-sql.ts'
import { currentProjection } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import type { SpellQuestion } from './spell-question.ts'
import { parkedBeside } from './spell-sql.ts'

/** `clocks` are stage clocks of the process; `segmentBy` up to two dimensions whose segments are compared. */
export type FlowQuestion = SpellQuestion & { segmentBy: readonly string[] }

export type FlowGroup = {
  /** One entry per groupBy, no clock; null where the journey has no value. */
  key: Readonly<Record<string, string | null>>
  /** 20, some perhaps empty: the journeys split at random, by a hash of the journey that never changes. */
  random: readonly Flow[]
}

export type FlowCounts = {
  groups: readonly FlowGroup[]
  /** Parked journeys of the workspace and process that would have counted. */
  parkedJourneys: number
}

type Keyed = { random: number; [key: `key_${number}`]: string | null }
type Ages = Keyed & AgeRow & { clock: string; segment: string }
type Steps = Keyed & FlowStep

/**
 * Counts the spells of stages by group, segment and random group, and the steps journeys take between stages. The
 * counts of a stage, summed over segments and random groups, are those of `countSpells`; who is behind them (for
 * disclosure) `countSpells` tells. Steps are of the same spells: an exit counts in its group where it happened within
 * the question, an entry out of no stage where the spell was seen from its start.
 *
 * At most 100 segments are compared, the largest by spells over all groups and stages; journeys of the others, and
 * those without a value, are counted under ''. Groups come in the order of their keys. `version` is the projection
 * asked, by default the current one. All statements see one snapshot.
 * Throws RangeError for more than two dimensions of segments, and if the workspace does not exist.
 */
export const countFlow = async (
  db: Kysely<Database>,
  { segmentBy, ...question }: FlowQuestion,
  version?: number,
): Promise<FlowCounts> => {
  if (segmentBy.length > 2)
    throw new RangeError(`segments are compared by up to two dimensions, not ${segmentBy.length}`)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const asked = { ...question, groupBy: [...question.groupBy, ...segmentBy] }
      const scope = await scopeOf(snapshot, asked, version ?? (await currentProjection(snapshot)))
      const flow: FlowScope = { scope, groups: question.groupBy.length }
      const ages = await sql<Ages>`${flowAges(flow)}`.execute(snapshot)
      const steps = await sql<Steps>`${flowSteps(flow)}`.execute(snapshot)
      const parked = await sql<{ journeys: number }>`${parkedBeside(scope)}`.execute(snapshot)
      return {
        groups: groupsOf(question, ages.rows, steps.rows),
        parkedJourneys: parked.rows[0]?.journeys ?? 0,
      }
    })
}

const keyOf = ({ groupBy }: SpellQuestion, row: Keyed): FlowGroup['key'] =>
  Object.fromEntries(groupBy.map((name, index) => [name, row[`key_${index}`] ?? null]))

const groupsOf = (question: SpellQuestion, ages: readonly Ages[], steps: readonly Steps[]): FlowGroup[] => {
  const nameOf = (row: Keyed) => JSON.stringify(Object.values(keyOf(question, row)))
  const keys = new Map([...ages, ...steps].map((row) => [nameOf(row), keyOf(question, row)]))
  const agesBy = Map.groupBy(ages, nameOf)
  const stepsBy = Map.groupBy(steps, nameOf)
  return [...keys]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, key]) => ({ key, random: randomFlows(agesBy.get(name) ?? [], stepsBy.get(name) ?? []) }))
}

const randomFlows = (ages: readonly Ages[], steps: readonly Steps[]): Flow[] => {
  const agesBy = Map.groupBy(ages, ({ random }) => random)
  const stepsBy = Map.groupBy(steps, ({ random }) => random)
  return Array.from({ length: RANDOM_GROUPS }, (_, random) => ({
    stages: stagesOf(agesBy.get(random) ?? []),
    steps: (stepsBy.get(random) ?? []).map(({ from, cause, to, spells }) => ({ from, cause, to, spells })),
  }))
}

const stagesOf = (ages: readonly Ages[]): Flow['stages'] => {
  const segmentsOf = (rows: readonly Ages[]) =>
    Object.fromEntries(
      [...Map.groupBy(rows, ({ segment }) => segment)].map(([name, own]) => [name, countsFromAges(own)]),
    )
  return Object.fromEntries(
    [...Map.groupBy(ages, ({ clock }) => clock)].map(([clock, own]) => [clock, segmentsOf(own)]),
  )
}
