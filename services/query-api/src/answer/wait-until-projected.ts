import { notProjectedYet } from '@hearback/http'
import { eventsBehind, waitForToken } from '@hearback/read-models'
import type { AnswerContext } from './context.ts'
import { refusedParameters } from './refused-parameters.ts'

/** Waits until the events of a token are in the answers. Throws the problem to answer with where they are not in time. */
export const waitUntilProjected = async (
  { db, waitLimit }: AnswerContext,
  token: string | undefined,
): Promise<void> => {
  if (token === undefined) return
  const outcome = await waitForToken(db, token, { timeoutMs: waitLimit })
  if (outcome === 'projected') return
  if (outcome === null) {
    throw refusedParameters([
      { parameter: 'wait_for', rule: 'invalid_token', message: 'is not a token that an upload returned' },
    ])
  }
  throw notProjectedYet(waitLimit, await eventsBehind(db, token))
}
