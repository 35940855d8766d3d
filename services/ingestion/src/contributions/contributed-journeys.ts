import type { Database } from '@hearback/database'
import type { Appender, NewEvent } from '@hearback/event-log'
import { type Kysely, sql } from 'kysely'

/** Whose journeys are meant; pseudonyms are 32 hex digits. */
export type OfContributor = { workspaceId: number; contributor: string }

/** Rows of one statement; PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 5_000

const note = async (
  db: Kysely<Database>,
  { workspaceId, contributor }: OfContributor,
  events: readonly NewEvent[],
): Promise<void> => {
  const journeys = [...new Set(events.map(({ journeyId }) => journeyId))]
  for (let from = 0; from < journeys.length; from += rowsAtOnce) {
    const rows = journeys.slice(from, from + rowsAtOnce).map((journeyId) => ({
      journey_id: journeyId,
      workspace_id: workspaceId,
      contributor,
    }))
    await db
      .insertInto('ingestion.contributed_journey')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Appends events of a contributor, whose journeys are written down so that they can be taken back. */
export const appendContributed =
  (db: Kysely<Database>, own: OfContributor, append: Appender['append']): Appender['append'] =>
  async (events) => {
    // Before, so that no event is in the log of a journey that nobody finds;
    await note(db, own, events)
    const outcomes = await append(events)
    // and after, because the contributor may have taken the journey back between the two.
    await note(db, own, events)
    return outcomes
  }

/** The journeys a contributor has brought and not taken back, 32 hex digits each. */
export const contributedJourneys = async (
  db: Kysely<Database>,
  { workspaceId, contributor }: OfContributor,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('ingestion.contributed_journey')
    .select('journey_id')
    .where('workspace_id', '=', workspaceId)
    .where('contributor', '=', contributor)
    .execute()
  return rows.map(({ journey_id }) => journey_id.replaceAll('-', ''))
}

/** Forgets who brought journeys, inside the transaction that erases them; needs the privileges of `hearback_eraser`. */
export const forgetContributed = async (
  transaction: Kysely<Database>,
  journeyIds: readonly string[],
): Promise<void> => {
  await transaction
    .deleteFrom('ingestion.contributed_journey')
    .where('journey_id', '=', sql<string>`ANY (${[...journeyIds]}::uuid[])`)
    .execute()
}
