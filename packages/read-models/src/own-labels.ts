import type { Database } from '@hearback/database'
import type { OwnLabels } from '@hearback/journeys'
import type { Kysely } from 'kysely'
import type { FoldJourney, LabelsOf } from './fold-journey.ts'

/** The number of the last change of labels that has committed, in any workspace; 0: there was none. */
export const lastLabelChange = async (db: Kysely<Database>): Promise<bigint> => {
  const { number } = await db.selectFrom('access.label_change').select('number').executeTakeFirstOrThrow()
  return number
}

type Known = { number: bigint; labelsOf: LabelsOf }
/** As read by each connection. What it read may be newer than its number says, never older. */
const remembered = new WeakMap<Kysely<Database>, Known>()

const readLabels = async (db: Kysely<Database>): Promise<LabelsOf> => {
  const rows = await db.selectFrom('access.label').selectAll().execute()
  const byProcess = new Map<string, OwnLabels>(
    [...Map.groupBy(rows, ({ workspace_id, process }) => `${workspace_id} ${process}`)].map(([key, own]) => [
      key,
      Object.fromEntries(own.map(({ label, stage }) => [label, stage])),
    ]),
  )
  return (workspaceId, process) => byProcess.get(`${workspaceId} ${process}`)
}

/**
 * The fold by the labels that workspaces have now. Asked inside the transaction that holds a bucket's checkpoint, so
 * that whoever changes labels meanwhile finds the bucket not yet folded by them (see `foldLabels`).
 */
export const foldByLabels = async (db: Kysely<Database>, fold: FoldJourney): Promise<FoldJourney> => {
  const number = await lastLabelChange(db)
  if (number === 0n) return fold
  let known = remembered.get(db)
  if (known === undefined || known.number !== number) {
    known = { number, labelsOf: await readLabels(db) }
    remembered.set(db, known)
  }
  const { labelsOf } = known
  return (workspaceId, facts) => fold(workspaceId, facts, labelsOf)
}
