import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'
import { findImport } from './import-rows.ts'
import { importShown } from './import-shown.ts'

const between = 300
/** Silent rounds after which a comment shows that the connection lives; silent ones are closed. */
const silentRounds = 50

/** The import as server-sent events (WHATWG HTML, 9.2), one whenever it has changed, until it has ended. */
export async function* progressEvents(
  db: Kysely<Database>,
  { workspaceId, id, signal }: { workspaceId: number; id: string; signal: AbortSignal },
): AsyncGenerator<string> {
  let told = ''
  let silent = 0
  while (!signal.aborted) {
    const row = await findImport(db, workspaceId, id)
    if (row === null) return
    const shown = JSON.stringify(importShown(row))
    silent = shown === told ? silent + 1 : 0
    if (silent === 0) yield `event: progress\ndata: ${shown}\n\n`
    else if (silent % silentRounds === 0) yield ': waiting\n\n'
    told = shown
    if (row.state === 'done' || row.state === 'failed') return
    await pause(between, undefined, { signal }).catch(() => undefined)
  }
}
