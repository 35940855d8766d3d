import { once } from 'node:events'
import type pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { type CopyColumn, encodeRows } from './copy-encoder.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const copyCommand = (table: string, columns: readonly CopyColumn[]): string =>
  `COPY ${table.split('.').map(quoted).join('.')} (${columns.map(({ name }) => quoted(name)).join(', ')}) FROM STDIN (FORMAT binary)`

type Copy = ReturnType<typeof copyStreams.from>

/** Sends the pages as fast as the server takes them, then waits for its word that all rows are in. */
const send = async (copy: Copy, pages: Iterable<Buffer>): Promise<void> => {
  // Rejects with the server's error, whether it comes while sending or at the end.
  for (const page of pages) {
    if (!copy.write(page)) await once(copy, 'drain')
  }
  const finished = once(copy, 'finish')
  copy.end()
  await finished
}

/**
 * Appends rows to `schema.table` by one binary COPY on this connection and gives their number.
 * Values: uuid as 32 hex digits or dashed, date as days since 1970-01-01, timestamptz as milliseconds since 1970,
 * int8 as bigint or number, jsonb as any JSON value; null or undefined is NULL. The rows are read lazily.
 * Throws a RangeError naming row and column for a value that does not fit, and PostgreSQL's errors as they are;
 * then no row is in. The connection stays usable; a transaction around it must be rolled back.
 */
export const binaryCopy = async (
  client: pg.ClientBase,
  table: string,
  columns: readonly CopyColumn[],
  rows: Iterable<readonly unknown[]>,
): Promise<number> => {
  const copy = client.query(copyStreams.from(copyCommand(table, columns)))
  let refused: unknown = null
  // A listener of our own, because the server may complain while nobody is waiting.
  copy.on('error', (error) => {
    refused ??= error
  })
  try {
    await send(copy, encodeRows(columns, rows))
    return copy.rowCount
  } catch (error) {
    if (refused === null) {
      const closed = new Promise((resolve) => copy.once('close', resolve))
      copy.destroy(new Error('the rows could not be encoded'))
      await closed
      throw error
    }
    throw refused
  }
}
