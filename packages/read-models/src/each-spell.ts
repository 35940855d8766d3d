import type { Day } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { currentProjection } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import { fetchedBy, inSnapshot } from './snapshot.ts'
import type { SpellQuestion } from './spell-question.ts'
import { keyColumns, type Scope } from './spell-sql.ts'
import { spellsAtResolution } from './spells-at-resolution.ts'

/** One spell as `countSpells` counts it. Ages are in days, or in hours at hour resolution. */
export type CountedRow = {
  /** The journey's pseudonym: 32 hex digits. */
  journeyId: string
  clock: string
  visit: number
  enteredOn: Day
  firstSeen: number
  /** Age at which it ended, or was last seen running. */
  duration: number
  /** `cause`, or `cause/kind`; null = still running. */
  cause: string | null
  /** The values of `groupBy`, in its order. */
  values: (string | null)[]
}

/** A counted spell as it comes from the database. */
export type FetchedSpell = {
  journey_id: string
  clock: string
  visit: number
  entered_day: Day
  first_age: number
  last_age: number
  cause: string | null
  [key: `key_${number}`]: string | null
}

const batchSize = 5_000

const spellsOf = (scope: Scope): RawBuilder<unknown> => {
  const { question } = scope
  const counted = spellsAtResolution(scope)
  return sql`SELECT journey_id, clock, visit, entered_day, first_age, last_age, cause ${keyColumns(question)}
    FROM (${counted}) AS counted
    ORDER BY clock, entered_day, journey_id, visit`
}

/** A counted spell with the values of the question's groups. */
export const countedRow = (fetched: FetchedSpell, { groupBy }: SpellQuestion): CountedRow => ({
  journeyId: fetched.journey_id.replaceAll('-', ''),
  clock: fetched.clock,
  visit: fetched.visit,
  enteredOn: fetched.entered_day,
  firstSeen: fetched.first_age,
  duration: fetched.last_age,
  cause: fetched.cause,
  values: groupBy.map((_, index) => fetched[`key_${index}`] ?? null),
})

/** As `eachSpell`, within a snapshot that is open already. */
export async function* spellsIn(
  snapshot: Kysely<Database>,
  question: SpellQuestion,
  version: number,
): AsyncGenerator<CountedRow[]> {
  const query = spellsOf(await scopeOf(snapshot, question, version))
  for await (const rows of fetchedBy<FetchedSpell>(snapshot, 'spells', { query, size: batchSize }))
    yield rows.map((row) => countedRow(row, question))
}

/**
 * Every spell that `countSpells` counts for the question, in batches of 5,000 by clock and day of entry: counted one
 * by one they give its answer. All batches see one snapshot, held open until the last has been taken or the reader
 * stops; memory does not grow with their number. `version` is the projection asked, by default the current one. Throws if the workspace does not
 * exist.
 */
export const eachSpell = (
  db: Kysely<Database>,
  question: SpellQuestion,
  version?: number,
): AsyncGenerator<CountedRow[]> =>
  inSnapshot(db, async function* (snapshot) {
    yield* spellsIn(snapshot, question, version ?? (await currentProjection(snapshot)))
  })
