import { type CommandContext, CommandFailure } from '../command-context.ts'
import { counted } from '../render/counted.ts'
import type { ServiceClient } from '../service-client.ts'

/** So many times in a row nothing may have come nearer, each after as long as the service waits (10 s). */
const mostStandstills = 3

const remainingOf = (error: unknown): number | null =>
  error instanceof CommandFailure && error.problem?.code === 'not_projected_yet'
    ? (error.problem.remaining_events ?? null)
    : null

/** On a terminal one line that redraws itself; elsewhere a line each time. */
const sayRemaining = ({ say, interactive }: CommandContext, remaining: number): void => {
  const line = `${counted(remaining, 'event')} to go until the answers hold this import`
  say(interactive ? `\r\u001b[K${line} …` : `${line}.\n`)
}

/**
 * Asks a question that waits for uploaded events (`wait_for` in its path), again and again while the projection
 * comes nearer, and tells how far it is. Null where it stands still. Throws every other refusal.
 */
export const askWhenProjected = async <Reply>(
  context: CommandContext,
  service: ServiceClient,
  path: string,
): Promise<Reply | null> => {
  let [fewest, standstills] = [Number.POSITIVE_INFINITY, 0]
  for (;;) {
    try {
      const answer = await service.json<Reply>(path)
      if (context.interactive && fewest < Number.POSITIVE_INFINITY) context.say('\r\u001b[K')
      return answer
    } catch (error) {
      const remaining = remainingOf(error)
      if (remaining === null) throw error
      sayRemaining(context, remaining)
      standstills = remaining < fewest ? 0 : standstills + 1
      fewest = Math.min(fewest, remaining)
      if (standstills === mostStandstills) return null
    }
  }
}
