import type { Pool } from 'pg'
import { noChanges } from '../src/difference.ts'
import { segmentOf } from '../src/segment.ts'
import { inTransaction } from '../src/transaction.ts'
import { writeChanges } from '../src/write-changes.ts'
import type { World } from './naive-counter.ts'

/** Puts a world, and nothing else, into the first projection of a database whose first workspace it is about. */
export const fillWorld = async (
  pool: Pool,
  { kind, timeZone, journeys, spells, findings, attributes }: World,
): Promise<void> => {
  await pool.query('UPDATE access.workspace SET kind = $1, time_zone = $2 WHERE id = 1', [kind, timeZone])
  await pool.query(
    'TRUNCATE projection_1.journey, projection_1.segment, projection_1.spell, projection_1.finding, projection_1.measure',
  )
  const segments = [...attributes.values()].flatMap((values) =>
    [0, 1, 2].map((bucket) => ({ ...segmentOf(1, values), bucket })),
  )
  const changes = noChanges()
  changes.journeys.added.push(...journeys)
  changes.spells.added.push(...spells)
  changes.findings.added.push(...findings)
  await inTransaction(pool, (transaction) => writeChanges(transaction, 1, changes, segments))
}
