import { journeyIdText } from '@hearback/access'
import { bucketOf, eraseJourneys } from '@hearback/event-log'
import { forgetJourneys } from '@hearback/read-models'
import { sql } from 'kysely'
import { forgetContributed } from '../contributions/contributed-journeys.ts'
import type { ImportsContext } from '../imports/imports-context.ts'
import { forgetSampled } from '../imports/sample.ts'
import type { Intake } from '../intake/intake.ts'

export type Erased = { erased: number; bucket: number; position: bigint }

/** What this process remembers of journeys beside the database. */
const forgetHere = ({ samples }: ImportsContext, intake: Intake, journeyIds: readonly string[]): void => {
  for (const journeyId of journeyIds) intake.forget(journeyId)
  forgetSampled(samples, new Set(journeyIds.map(journeyIdText)))
}

/** Erases journeys of one bucket and workspace from the log and from every read model, or from neither. */
export const eraseFromBucket = async (
  context: ImportsContext,
  intake: Intake,
  { bucket, journeyIds }: { bucket: number; journeyIds: readonly string[] },
): Promise<Erased> => {
  const { connection, now } = context
  const erased = await connection.db.transaction().execute(async (transaction) => {
    await sql`SET LOCAL ROLE hearback_eraser`.execute(transaction)
    const done = await eraseJourneys(transaction, { bucket, journeyIds, now: now() })
    await forgetJourneys(transaction, { bucket, journeyIds })
    await forgetContributed(transaction, journeyIds)
    return done
  })
  forgetHere(context, intake, journeyIds)
  return { ...erased, bucket }
}

/** Erases a journey that is the workspace's, by its pseudonym: how many events were overwritten, and a token of it. */
export const eraseOwnJourney = async (
  context: ImportsContext,
  intake: Intake,
  journeyId: string,
): Promise<{ erased: number; token: string }> => {
  const bucket = bucketOf(journeyId, context.buckets)
  const { erased, position } = await eraseFromBucket(context, intake, { bucket, journeyIds: [journeyId] })
  return { erased, token: `${bucket}:${position}` }
}
