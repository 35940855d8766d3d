import type { Weekday } from '@hearback/contracts'
import { Argument, type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from './command-context.ts'
import { createKey, listKeys, revokeKey } from './commands/keys.ts'
import { labels } from './commands/labels.ts'
import { listParked } from './commands/parked.ts'
import { weekendOf, workspaceCalendar } from './commands/workspace-calendar.ts'
import { createWorkspace, listWorkspaces, workspaceContributions } from './commands/workspaces.ts'
import { addShares } from './share-commands.ts'
import { json, workspace } from './shared-options.ts'

const weekend = (text: string): Weekday[] => {
  const found = weekendOf(text)
  if (found === null) throw new InvalidArgumentError('Name weekdays as "fri,sat", or "none".')
  return found
}

/** The subcommands that look after a workspace: its calendar, keys, labels and parked journeys. */
export const addAdministration = (program: Command, context: CommandContext) => {
  addWorkspaces(program, context)
  addKeys(program, context)
  addLabels(program, context)
  const shares = program.command('share').description('links that read a workspace under the public rules')
  addShares(shares, context)
  program
    .command('parked')
    .description('journeys that could not be folded, and why')
    .addOption(workspace())
    .option('--retry', 'fold them again')
    .addOption(json())
    .action((options) => listParked(context, options))
}

const gather = (text: string, given: string[]): string[] => [...given, text]

const addLabels = (program: Command, context: CommandContext) => {
  program
    .command('labels')
    .description('show or set which stages the labels of other systems mean')
    .addOption(workspace().makeOptionMandatory())
    .option('--process <name>', 'whose stages they mean')
    .option('--set <label=stage>', 'a label and the stage it means, or hired; repeatable', gather, [])
    .option('--unset <label>', 'take back a label of its own; repeatable', gather, [])
    .option('--shipped', 'list the shipped synonyms too')
    .addOption(json())
    .action((options) => labels(context, options))
}

const addWorkspaces = (program: Command, context: CommandContext) => {
  const workspaces = program
    .command('workspace')
    .description('list and create workspaces, open them to contributions, and set their calendars')
  workspaces
    .command('list', { isDefault: true })
    .addOption(json())
    .action((options) => listWorkspaces(context, options))
  workspaces
    .command('create <name>')
    .option('--community', 'a community that pools timelines, not one employer')
    .option('--public', 'answers under the public rules are open to everyone')
    .option('--open', 'anybody may bring timelines without a key (a public community only)')
    .option('--time-zone <zone>', 'whose calendar days count', 'UTC')
    .option('--dimension <name...>', 'dimensions of its own')
    .addOption(json())
    .action((name, options) => createWorkspace(context, name, options))
  workspaces
    .command('contributions <name>')
    .description('open a public community to timelines of people without a key, or close it')
    .addArgument(new Argument('<state>').choices(['open', 'closed']))
    .addOption(json())
    .action((name, state, options) => workspaceContributions(context, name, state, options))
  workspaces
    .command('calendar <name>')
    .description('show or set the days nobody works, for answers with calendar=business')
    .option('--weekend <days>', 'comma-separated, as "fri,sat", or "none"', weekend)
    .option('--holidays <file>', 'a list of days (YYYY-MM-DD), one a line; it replaces those known')
    .addOption(json())
    .action((name, options) => workspaceCalendar(context, name, options))
}

const addKeys = (program: Command, context: CommandContext) => {
  const keys = program.command('keys').description('list, create and revoke the keys of a workspace')
  keys
    .command('list', { isDefault: true })
    .addOption(workspace().makeOptionMandatory())
    .addOption(json())
    .action((options) => listKeys(context, options))
  keys
    .command('create')
    .addOption(workspace().makeOptionMandatory())
    .option('--label <text>', 'what it is for', 'created by the command line')
    .option('--scope <name...>', 'ingest, query, export, admin', ['query'])
    .addOption(json())
    .action((options) => createKey(context, options))
  keys
    .command('revoke <id>')
    .addOption(workspace().makeOptionMandatory())
    .addOption(json())
    .action((id, options) => revokeKey(context, id, options))
}
