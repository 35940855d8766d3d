import type { Database } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Reads within one snapshot, held open until the last has been taken or the reader stops: whatever is projected
 * meanwhile is not seen. Takes one connection for as long.
 */
export async function* inSnapshot<T>(
  db: Kysely<Database>,
  read: (snapshot: Kysely<Database>) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const snapshot = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    yield* read(snapshot)
  } finally {
    // Nothing was written: however it ended, there is nothing to keep.
    await snapshot.rollback().execute()
  }
}

/** The rows of a query in batches of `size`, by a cursor of that name; one at a time may be open in a snapshot. */
export async function* fetchedBy<Row>(
  snapshot: Kysely<Database>,
  cursor: 'spells' | 'journeys',
  { query, size }: { query: RawBuilder<unknown>; size: number },
): AsyncGenerator<Row[]> {
  await sql`DECLARE ${sql.ref(cursor)} NO SCROLL CURSOR FOR ${query}`.execute(snapshot)
  for (;;) {
    const { rows } = await sql<Row>`FETCH FORWARD ${sql.lit(size)} FROM ${sql.ref(cursor)}`.execute(snapshot)
    if (rows.length === 0) break
    yield rows
  }
  // Not where the reader stopped or the query failed: then the snapshot ends too.
  await sql`CLOSE ${sql.ref(cursor)}`.execute(snapshot)
}
