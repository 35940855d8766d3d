import { existsSync, statSync } from 'node:fs'
import { type Connection, connect, migrationState } from '@hearback/database'
import { currentProjection, lag } from '@hearback/read-models'
import { type CommandContext, CommandFailure } from '../command-context.ts'
import { counted } from '../render/counted.ts'
import { findService } from '../service-client.ts'
import { operatorKeyFile } from '../settings.ts'
import { openDatabase } from '../up/open-database.ts'

type Finding = { check: string; ok: boolean; found: string; advice?: string }

/** Looks at the machine, the database and the service; fails if anything needs doing. */
export const doctor = async (context: CommandContext, { json }: { json?: boolean }): Promise<void> => {
  const findings = [
    nodeVersion(),
    stateDirectory(context),
    operatorKey(context),
    ...(await database(context)),
    await service(context),
  ]
  if (json === true) context.out(`${JSON.stringify(findings, null, 2)}\n`)
  else {
    for (const { check, ok, found, advice } of findings) {
      context.out(
        `${ok ? 'ok  ' : 'MEND'}  ${check}: ${found}${advice === undefined ? '' : `\n      ${advice}`}\n`,
      )
    }
  }
  const broken = findings.filter(({ ok }) => !ok).length
  if (broken > 0) throw new CommandFailure(`${broken} of ${findings.length} checks need attention.`)
}

const nodeVersion = (): Finding => ({ check: 'Node', ok: true, found: process.versions.node })

const stateDirectory = ({ settings }: CommandContext): Finding => {
  const there = existsSync(settings.HEARBACK_STATE_DIR)
  return {
    check: 'state directory',
    ok: there,
    found: there ? settings.HEARBACK_STATE_DIR : 'missing',
    ...(there ? {} : { advice: 'It is made by the first "npm start".' }),
  }
}

const operatorKey = ({ settings }: CommandContext): Finding => {
  const file = operatorKeyFile(settings)
  if (!existsSync(file))
    return {
      check: 'operator key',
      ok: false,
      found: 'missing',
      advice: 'It is made by the first "npm start".',
    }
  const open = (statSync(file).mode & 0o077) !== 0
  return {
    check: 'operator key',
    ok: !open,
    found: open ? 'others on this machine can read it' : 'readable by its owner alone',
    ...(open ? { advice: `chmod 600 ${file}` } : {}),
  }
}

/** A connection lost during a check shows as the check that fails. */
const seenElsewhere = () => undefined

/** The database as it is: a check starts the embedded one if it must, but changes no schema of a server. */
const database = async (context: CommandContext): Promise<Finding[]> => {
  const given = context.settings.DATABASE_URL
  try {
    const own = given === undefined ? await openDatabase(context) : null
    const connection = connect({
      url: own?.url ?? given ?? '',
      max: 1,
      applicationName: 'hearback doctor',
      onError: seenElsewhere,
    })
    try {
      return await databaseFindings(connection)
    } finally {
      await connection.close()
      await own?.close()
    }
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    const advice =
      given === undefined
        ? 'The embedded database could not be used; "npm start" shows what it says.'
        : 'Is DATABASE_URL right, and does the server run?'
    return [{ check: 'database', ok: false, found, advice }]
  }
}

const databaseFindings = async (connection: Connection): Promise<Finding[]> => {
  const { rows } = await connection.pool.query<{ server_version: string }>('SHOW server_version')
  const { pending } = await migrationState(connection.db)
  const schema: Finding = {
    check: 'schema',
    ok: pending.length === 0,
    found: pending.length === 0 ? 'current' : `${pending.length} migrations pending`,
    ...(pending.length === 0 ? {} : { advice: 'Run "hearback migrate" or start the product.' }),
  }
  const found: Finding[] = [
    { check: 'database', ok: true, found: `PostgreSQL ${rows[0]?.server_version ?? ''}` },
    schema,
  ]
  if (!schema.ok) return found
  const behind = await lag(connection, await currentProjection(connection.db))
  return [
    ...found,
    {
      check: 'projection',
      ok: true,
      found: behind.total === 0 ? 'level with the log' : `${counted(behind.total, 'event')} behind`,
    },
  ]
}

const service = async (context: CommandContext): Promise<Finding> => {
  try {
    const client = await findService(context)
    await client.send('/readyz')
    return { check: 'service', ok: true, found: `ready at ${client.url}` }
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    return { check: 'service', ok: false, found }
  }
}
