import type { Workspace } from '@hearback/access'
import { bucketOf, tokenOf } from '@hearback/event-log'
import type { ImportsContext } from '../imports/imports-context.ts'
import { type Erased, eraseFromBucket } from '../journeys/erase-journeys.ts'
import { removeContributedImports } from './contributed-imports.ts'
import { contributedJourneys } from './contributed-journeys.ts'

export type TakenBack =
  | { outcome: 'taken back'; journeys: number; events: number; token: string }
  /** A file of this contributor is being read just now. */
  | { outcome: 'running' }

/**
 * Erases everything a contributor has brought to a workspace: journeys, uploads that wait, and what was said of those
 * that were read. A bucket at a time; broken off midway, the rest is found again.
 */
export const takeBack = async (
  context: ImportsContext,
  workspace: Workspace,
  contributor: string,
): Promise<TakenBack> => {
  const { connection, buckets, spool, samples } = context
  const own = { workspaceId: workspace.id, contributor }
  const imports = await removeContributedImports(connection.db, own)
  if (imports === 'running') return { outcome: 'running' }
  for (const id of imports) {
    samples.delete(id)
    await spool.drop(id)
  }
  const journeys = await contributedJourneys(connection.db, own)
  const byBucket = Map.groupBy(journeys, (journeyId) => bucketOf(journeyId, buckets))
  const intake = context.intakeOf(workspace)
  const erased: Erased[] = []
  for (const [bucket, journeyIds] of byBucket) {
    erased.push(await eraseFromBucket(context, intake, { bucket, journeyIds }))
  }
  const events = erased.reduce((sum, each) => sum + each.erased, 0)
  const token = tokenOf(erased.map(({ bucket, position }) => ({ outcome: 'appended', bucket, position })))
  return { outcome: 'taken back', journeys: journeys.length, events, token }
}
