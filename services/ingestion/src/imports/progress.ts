import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'
import { findImport } from './import-rows.ts'
import { importShown } from './import-shown.ts'

const between = 300

/** The import as server-sent events (WHATWG HTML, 9.2), one whenever it has changed, until it has ended. */
export async function* progressEvents(
  db: Kysely<Database>,
  { workspaceId, id, signal }: { workspaceId: number; id: string; signal: AbortSignal },
): AsyncGenerator<string> {
  let told = ''
  while (!signal.aborted) {
    const row = await findImport(db, workspaceId, id)
    if (row === null) return
    const shown = JSON.stringify(importShown(row))
    if (shown !== told) yield `event: progress\ndata: ${shown}\n\n`
    told = shown
    if (row.state === 'done' || row.state === 'failed') return
    await pause(between, undefined, { signal }).catch(() => undefined)
  }
}
