import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { createShare, listShares, revokeShare } from './commands/shares.ts'
import { json, workspace } from './shared-options.ts'

/** Under `hearback share`: makes, lists and revokes links. */
export const addShares = (shares: Command, context: CommandContext) => {
  shares
    .command('create', { isDefault: true })
    .addOption(workspace().makeOptionMandatory())
    .requiredOption('--expires <day>', 'the last day it works (or an instant), at most a year ahead')
    .option('--question <path>', 'the only one it may ask, as "/v1/stage-durations?stage=applied"')
    .option('--label <text>', 'what it is for', 'created by the command line')
    .addOption(json())
    .action((options) => createShare(context, options))
  shares
    .command('list')
    .addOption(workspace().makeOptionMandatory())
    .addOption(json())
    .action((options) => listShares(context, options))
  shares
    .command('revoke <id>')
    .addOption(workspace().makeOptionMandatory())
    .addOption(json())
    .action((id, options) => revokeShare(context, id, options))
}
