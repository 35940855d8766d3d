import { vendors } from '@hearback/contracts'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { CommandContext } from './command-context.ts'
import { ask, askRoutes } from './commands/ask.ts'
import { doctor } from './commands/doctor.ts'
import { erase } from './commands/erase.ts'
import { exportFile, exportNames } from './commands/export-file.ts'
import { importFile } from './commands/import-file.ts'
import { migrateDatabase } from './commands/migrate.ts'
import { rebuild } from './commands/rebuild.ts'
import { restate } from './commands/restate.ts'
import { wait } from './commands/wait.ts'
import { addAdministration } from './program-administration.ts'
import { json, workspace } from './shared-options.ts'
import { up } from './up/up.ts'

const days = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('A whole number of days is needed.')
  return value
}

const collect = (text: string, given: string[]): string[] => {
  if (!/^[a-z_][a-z0-9_]*=.+$/.test(text)) throw new InvalidArgumentError('It is written name=value.')
  return [...given, text]
}

const asOf = () => new Option('--as-of <day>', 'ask as of that day (YYYY-MM-DD): later facts are ignored')
const where = () =>
  new Option('--where <name=value>', 'a filter, or any parameter of the route; repeatable')
    .argParser(collect)
    .default([])

/** The `hearback` command: every subcommand with its options; what they do is in commands/ and up/. */
export const buildProgram = (context: CommandContext, version: string): Command => {
  const program = new Command('hearback')
    .description('How long until I hear back? Hiring timelines, answered rightly about those still waiting.')
    .version(version)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong usage or a file that would be overwritten, 3 no service answers, 4 done but rows were refused.',
    )
    .configureOutput({ writeOut: context.out, writeErr: context.say })
    .exitOverride()
  addRunning(program, context, version)
  addTimelines(program, context)
  addQuestions(program, context)
  addExport(program, context)
  addAdministration(program, context)
  return program
}

const addRunning = (program: Command, context: CommandContext, version: string) => {
  program
    .command('up')
    .description(
      'run everything in one process: database (unless DATABASE_URL), ingestion, projector, query API',
    )
    .action(() => up(context, version))
  program
    .command('migrate')
    .description('bring the database to the current schema')
    .action(() => migrateDatabase(context))
  program
    .command('rebuild')
    .description('build the read models anew beside the current ones, compare, and switch')
    .option('--accept', 'switch even if totals differ')
    .addOption(json())
    .action((options) => rebuild(context, options))
  program
    .command('doctor')
    .description('check the machine, the database and the service, and say what to do')
    .addOption(json())
    .action((options) => doctor(context, options))
}

const addTimelines = (program: Command, context: CommandContext) => {
  program
    .command('import <file>')
    .description(
      'upload a file of timelines (see README for the formats; plain or .gz; "-" is standard input)',
    )
    .addOption(workspace().makeOptionMandatory())
    .option('--format <name>', 'csv-wide, ndjson, greenhouse ... as README lists them; guessed if left out')
    .option('--process <name>', 'which process the file is about')
    .option('--observed-through <day>', 'last day the file knows about; guessed if left out')
    .option('--observed-from <day>', 'first day the file knows about')
    .option('--inclusion <kind>', 'full_export, prospective or retrospective')
    .addOption(
      new Option(
        '--date-order <order>',
        'where the file leaves it open: 03/04 is 3 April (day-month) or 4 March',
      ).choices(['day-month', 'month-day']),
    )
    .option('--contributor <name>', 'who brought these timelines')
    .option('--mapping <file>', 'JSON that says what the activities of a log mean')
    .option('--refused <file>', 'write the refused rows to this file, and why to <file>.findings.csv')
    .option('--dry-run', 'show what would be stored; store nothing')
    .addOption(json())
    .action((file, options) => importFile(context, file, options))
  program
    .command('erase <journey>')
    .description('erase a journey for good: its pseudonym, or with --source-id the id its source gave it')
    .addOption(workspace().makeOptionMandatory())
    .option('--source-id', "the id is the source system's own")
    .addOption(json())
    .action((journey, options) => erase(context, journey, options))
}

const addQuestions = (program: Command, context: CommandContext) => {
  program
    .command('ask <question>')
    .description(`ask one of: ${askRoutes.join(', ')}`)
    .addOption(workspace().default('demo'))
    .option('--stage <id>', 'a stage of the process')
    .option('--clock <id>', 'a clock, as "ask clocks" names it')
    .option('--process <name>', 'which process')
    .option('--group-by <names>', 'up to two, comma-separated')
    .option('--known-at <time>', 'what was known by the end of a day or at an instant; see restate')
    .addOption(
      new Option(
        '--definition <name>',
        "answer as another tool documents it, too, beside Hearback's",
      ).choices(['hearback', ...vendors]),
    )
    .addOption(asOf())
    .addOption(where())
    .option('--csv', 'print the rows of the answer as CSV: one for each number')
    .addOption(json())
    .action((question, options) => ask(context, question, options))
  addRestatement(program, context)
  addWait(program, context)
}

const addRestatement = (program: Command, context: CommandContext) => {
  program
    .command('restate')
    .description('what was said at an earlier time, by what was known then, and what changed since')
    .addOption(workspace().default('demo'))
    .requiredOption('--known-at <time>', 'a day (its end counts) or an instant, 2026-03-01T09:30:00Z')
    .option('--process <name>', 'which process')
    .addOption(json())
    .action((options) => restate(context, options))
}

const addWait = (program: Command, context: CommandContext) => {
  program
    .command('wait')
    .description('I have waited so many days: what now?')
    .addOption(workspace().default('demo'))
    .option('--stage <id>', 'the stage waited in')
    .option('--clock <id>', 'or the clock that runs (default: response:application)')
    .option('--process <name>', 'which process')
    .requiredOption('--days <n>', 'days waited already', days)
    .option('--within <n>', 'the next days asked about', days, 7)
    .addOption(asOf())
    .addOption(where())
    .addOption(json())
    .action((options) => wait(context, options))
}

const addExport = (program: Command, context: CommandContext) => {
  program
    .command('export <what>')
    .description(`write a file: ${exportNames.join(', ')}`)
    .addOption(workspace().default('demo'))
    .option('--format <name>', "csv, parquet, arrow, xes ... as README lists them; else by the file's name")
    .option('--out <file>', 'where to; "-" is standard output (default: a name of the service, here)')
    .option('--force', 'overwrite a file of that name')
    .option('--stage <id>', 'a stage of the process')
    .option('--clock <id>', 'a clock, as "ask clocks" names it')
    .option('--process <name>', 'which process')
    .option('--group-by <names>', 'of an answer: up to two, comma-separated')
    .option('--from <day>', 'first day (YYYY-MM-DD)')
    .option('--to <day>', 'first day no longer included')
    .addOption(asOf())
    .option('--release <name>', 'of spells and events: the same name gives the same ids again')
    .addOption(where())
    .action((what: string, options) => exportFile(context, what, options))
}
