import type { Role } from '@hearback/database'
import type { Pool, PoolClient } from 'pg'
import { knownEvents } from './known-events.ts'
import type { Appended } from './new-event.ts'
import { type Bucketed, type Placement, placeChecked, placeUnchecked } from './placement.ts'
import { withLockedHeads } from './transaction.ts'
import { writeEvents } from './write-events.ts'

export type AppendSettings = { pool: Pool; now: () => number; role: Role | undefined }

/**
 * Appends a batch as one transaction, trusting that every event is new. Throws PostgreSQL's 23505, with
 * nothing stored, if one is not.
 */
export const appendUnchecked = (settings: AppendSettings, batch: readonly Bucketed[]): Promise<Appended[]> =>
  withLockedHeads(settings, bucketsOf(batch), async ({ client, heads }) =>
    write(client, placeUnchecked(batch, heads), settings.now()),
  )

/**
 * Appends what is new of a batch as one transaction. What is known is read after the heads are locked:
 * nobody else can add to these buckets before the commit, so what was not found is not there.
 */
export const appendChecked = (settings: AppendSettings, batch: readonly Bucketed[]): Promise<Appended[]> =>
  withLockedHeads(settings, bucketsOf(batch), async ({ client, heads }) =>
    write(client, placeChecked(batch, heads, await knownEvents(client, batch)), settings.now()),
  )

const write = async (client: PoolClient, { rows, heads, outcomes }: Placement, recordedAt: number) => {
  if (rows.length > 0) await writeEvents(client, rows, recordedAt)
  return { heads, result: outcomes }
}

const bucketsOf = (batch: readonly Bucketed[]): number[] => [...new Set(batch.map(({ bucket }) => bucket))]
