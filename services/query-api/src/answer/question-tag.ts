import type { DataQuality, SpellParameters } from '@hearback/contracts'
import { qualityFor } from '@hearback/disclosure'
import { dataQuality } from '@hearback/read-models'
import { answerTag } from './answer-tag.ts'
import type { AnswerContext } from './context.ts'
import type { Asked } from './question-route.ts'

/** The quality of what was imported, as far as the reader may know it. */
export const qualityShown = async (
  db: AnswerContext['db'],
  { allowed, audience }: Pick<Asked<SpellParameters>, 'allowed' | 'audience'>,
): Promise<DataQuality | null> => {
  const quality = await dataQuality(db, allowed.workspace.id)
  return quality === null ? null : qualityFor(audience, quality)
}

/** The ETag of the answer to a question: everything it follows from. */
export const tagOf = (
  { query, question, allowed, audience }: Asked<SpellParameters>,
  of: { path: string; format: string; projected: string; version: string; quality: DataQuality | null },
) => {
  const { wait_for: _, ...asked } = query
  const { id, name, synthetic, timeZone } = allowed.workspace
  return answerTag([
    of,
    { id, name, synthetic, timeZone },
    audience,
    question,
    Object.entries(asked).toSorted(),
  ])
}
