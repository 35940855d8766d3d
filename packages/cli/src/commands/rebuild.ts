import { foldShipped } from '@hearback/projector'
import { dropProjection, rebuild as rebuildProjection } from '@hearback/read-models'
import { type CommandContext, CommandFailure } from '../command-context.ts'
import { openDatabase } from '../up/open-database.ts'

/**
 * Builds the read models anew beside the ones in use (which go on answering), compares totals and switches.
 * Differences are shown and keep the old ones, unless they are accepted with --accept.
 */
export const rebuild = async (
  context: CommandContext,
  options: { accept?: boolean; json?: boolean },
): Promise<void> => {
  const database = await openDatabase(context)
  const pools = database.as('hearback_projector', 4)
  try {
    const done = await rebuildProjection(pools, {
      fold: foldShipped,
      now: context.now,
      accept: () => options.accept === true,
      onProgress: (events) => context.say(context.interactive ? `\r${events} events folded` : ''),
    })
    if (done.outcome === 'refused') await dropProjection(pools.db, done.version)
    if (context.interactive) context.say('\n')
    if (options.json === true) context.out(`${JSON.stringify(done, null, 2)}\n`)
    if (done.outcome === 'refused') {
      throw new CommandFailure(
        `Totals differ in ${done.differences.length} places; the old read models stay. Look at them with --json, take the new ones with --accept.`,
      )
    }
    if (options.json !== true) context.out(`Rebuilt: projection ${done.version} answers from now on.\n`)
  } finally {
    await database.close()
  }
}
