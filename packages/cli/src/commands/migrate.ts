import type { CommandContext } from '../command-context.ts'
import { openDatabase } from '../up/open-database.ts'

/** Brings the database to the current schema; does nothing if it is there already. */
export const migrateDatabase = async (context: CommandContext): Promise<void> => {
  const database = await openDatabase(context)
  await database.close()
  context.out('The database is at the current schema.\n')
}
