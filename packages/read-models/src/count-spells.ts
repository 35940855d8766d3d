import type { Day } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { type AgeRow, countsFromAges } from './counts-from-ages.ts'
import { currentProjection } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import type { GroupCounts, SpellCounts, SpellQuestion } from './spell-question.ts'
import { findingsBeside, keyColumns, parkedBeside, type Scope } from './spell-sql.ts'
import { spellsAtResolution } from './spells-at-resolution.ts'

/** The clock and the group columns of a row. */
type Keyed = { clock: string; [key: `key_${number}`]: string | null }
type Ages = Keyed & AgeRow & { known_through: number | null }
type Members = Keyed & { journeys: number; contributors: number; largest: number }
type Found = Keyed & { rule: string; journeys: number }

const countIn = async (
  snapshot: Kysely<Database>,
  question: SpellQuestion,
  version: number | undefined,
): Promise<SpellCounts> => {
  const scope = await scopeOf(snapshot, question, version ?? (await currentProjection(snapshot)))
  const ages = await agesOf(snapshot, scope)
  const members = await membersOf(snapshot, scope)
  const found = await foundBeside(snapshot, scope)
  const parked = await sql<{ journeys: number }>`${parkedBeside(scope)}`.execute(snapshot)
  return { groups: groupsOf(question, ages, members, found), parkedJourneys: parked.rows[0]?.journeys ?? 0 }
}

/**
 * Counts the spells of a question by group: entries, exits by cause and censorings at each age, in whole days or
 * hours (an hour is a clock hour, as a day is a calendar day: ages are differences of hour numbers, and
 * `assumeClosedAfter` stays in days). At hour resolution spells without instants are left out and counted as
 * `unusable`. Groups come in the order of their keys; one without a spell is there only if a finding is.
 *
 * `version` is the projection asked, by default the current one. All statements see one snapshot: that of `db` where
 * it is one already (see `inSnapshot`), else one of their own.
 * Throws if the workspace does not exist. Definitions: Andersen, Borgan, Gill, Keiding (1993), III.2 and III.3
 * (right censoring, left truncation).
 */
export const countSpells = (
  db: Kysely<Database>,
  question: SpellQuestion,
  version?: number,
): Promise<SpellCounts> =>
  db.isTransaction
    ? countIn(db, question, version)
    : db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((snapshot) => countIn(snapshot, question, version))

const latest = (a: Day | null, b: Day | null): Day | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

const agesOf = async (db: Kysely<Database>, scope: Scope): Promise<Ages[]> => {
  const keys = keyColumns(scope.question)
  const { rows } = await sql<Ages>`
    SELECT clock ${keys}, first_age, last_age, cause, count(*)::integer AS spells, max(known_through) AS known_through
    FROM (${spellsAtResolution(scope)}) AS counted
    GROUP BY clock ${keys}, first_age, last_age, cause`.execute(db)
  return rows
}

/** Journeys and contributors once each, however many spells they have; journeys without contributor count as one. */
const membersOf = async (db: Kysely<Database>, scope: Scope): Promise<Members[]> => {
  const keys = keyColumns(scope.question)
  const { rows } = await sql<Members>`
    SELECT clock ${keys}, sum(journeys)::integer AS journeys, count(*)::integer AS contributors,
      max(journeys)::integer AS largest
    FROM (
      SELECT clock ${keys}, contributor, count(DISTINCT journey_id) AS journeys
      FROM (${spellsAtResolution(scope)}) AS counted
      GROUP BY clock ${keys}, contributor
    ) AS brought
    GROUP BY clock ${keys}`.execute(db)
  return rows
}

const foundBeside = async (db: Kysely<Database>, scope: Scope): Promise<Found[]> => {
  const keys = keyColumns(scope.question)
  const { rows } = await sql<Found>`
    SELECT clock ${keys}, rule, count(DISTINCT journey_id)::integer AS journeys
    FROM (${findingsBeside(scope)}) AS beside
    GROUP BY clock ${keys}, rule`.execute(db)
  return rows
}

const keyOf = ({ groupBy }: SpellQuestion, row: Keyed): Record<string, string | null> => ({
  clock: row.clock,
  ...Object.fromEntries(groupBy.map((name, index) => [name, row[`key_${index}`] ?? null])),
})

const groupsOf = (
  question: SpellQuestion,
  ages: readonly Ages[],
  members: readonly Members[],
  found: readonly Found[],
): GroupCounts[] => {
  const nameOf = (row: Keyed) => JSON.stringify(Object.values(keyOf(question, row)))
  const keys = new Map([...ages, ...found].map((row) => [nameOf(row), keyOf(question, row)]))
  const agesBy = Map.groupBy(ages, nameOf)
  const membersBy = new Map(members.map((row) => [nameOf(row), row]))
  const foundBy = Map.groupBy(found, nameOf)
  return [...keys]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, key]) => groupOf(key, agesBy.get(name) ?? [], membersBy.get(name), foundBy.get(name) ?? []))
}

const groupOf = (
  key: GroupCounts['key'],
  ages: readonly Ages[],
  members: Members | undefined,
  found: readonly Found[],
): GroupCounts => {
  const journeysWith = (rule: string) => found.find((row) => row.rule === rule)?.journeys ?? 0
  const total = (rows: readonly Ages[]) => rows.reduce((sum, { spells }) => sum + spells, 0)
  return {
    key,
    counts: countsFromAges(ages),
    journeys: members?.journeys ?? 0,
    contributors: members?.contributors ?? 0,
    largestContributor: members?.largest ?? 0,
    spells: total(ages),
    running: total(ages.filter(({ cause }) => cause === null)),
    unusable: journeysWith('unusable'),
    undatedEnd: journeysWith('undated_end'),
    reachedAfterEnding: journeysWith('reached_after_ending'),
    observedThrough: ages.reduce<Day | null>((last, { known_through }) => latest(last, known_through), null),
  }
}
