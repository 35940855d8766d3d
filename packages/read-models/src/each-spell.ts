import type { Day } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import { currentProjection } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import type { SpellQuestion } from './spell-question.ts'
import { countedSpells, hoursAreKnown, keyColumns, type Scope } from './spell-sql.ts'

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

type Fetched = {
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

const declareCursor = async (db: Kysely<Database>, scope: Scope): Promise<void> => {
  const { question } = scope
  const counted =
    question.resolution === 'day'
      ? countedSpells(scope, 'day')
      : countedSpells(scope, 'hour', hoursAreKnown(question))
  await sql`DECLARE spells NO SCROLL CURSOR FOR
    SELECT journey_id, clock, visit, entered_day, first_age, last_age, cause ${keyColumns(question)}
    FROM (${counted}) AS counted
    ORDER BY clock, entered_day, journey_id, visit`.execute(db)
}

const rowOf = (fetched: Fetched, { groupBy }: SpellQuestion): CountedRow => ({
  journeyId: fetched.journey_id.replaceAll('-', ''),
  clock: fetched.clock,
  visit: fetched.visit,
  enteredOn: fetched.entered_day,
  firstSeen: fetched.first_age,
  duration: fetched.last_age,
  cause: fetched.cause,
  values: groupBy.map((_, index) => fetched[`key_${index}`] ?? null),
})

async function* fetchAll(
  snapshot: ControlledTransaction<Database>,
  question: SpellQuestion,
): AsyncGenerator<CountedRow[]> {
  for (;;) {
    const { rows } = await sql<Fetched>`FETCH FORWARD ${sql.lit(batchSize)} FROM spells`.execute(snapshot)
    if (rows.length === 0) return
    yield rows.map((row) => rowOf(row, question))
  }
}

/**
 * Every spell that `countSpells` counts for the question, in batches of 5,000 by clock and day of entry: counted one
 * by one they give its answer. All batches see one snapshot, held open until the last has been taken or the reader
 * stops; memory does not grow with their number. `version` is the projection asked, by default the current one.
 * Throws if the workspace does not exist.
 */
export async function* eachSpell(
  db: Kysely<Database>,
  question: SpellQuestion,
  version?: number,
): AsyncGenerator<CountedRow[]> {
  const snapshot = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    const scope = await scopeOf(snapshot, question, version ?? (await currentProjection(snapshot)))
    await declareCursor(snapshot, scope)
    yield* fetchAll(snapshot, question)
  } finally {
    // Nothing was written: however it ended, there is nothing to keep.
    await snapshot.rollback().execute()
  }
}
