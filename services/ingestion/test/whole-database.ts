import { processes } from '@hearback/journeys'
import { foldWith, projectStep } from '@hearback/read-models'
import type { Ingestion } from './ingestion.ts'

/** Every row of every table as text, those of the job queue included. */
export const dump = async ({ database: { pool } }: Ingestion): Promise<string> => {
  const { rows: tables } = await pool.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query(`SELECT t::text AS line FROM ${name} AS t`)
    for (const { line } of rows) lines.push(`${name} ${line}`)
  }
  return lines.join('\n')
}

const fold = foldWith(() => processes)

/** Brings the read models up to date with the log. */
export const project = async ({ database }: Ingestion): Promise<void> => {
  while ((await projectStep(database, { version: 1, fold })) !== null);
}

/** How a pseudonym may be written in a dump. */
export const formsOf = (pseudonym: string): string[] => {
  const hex = pseudonym.replace(/^[je]_/, '')
  return [hex, hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')]
}
