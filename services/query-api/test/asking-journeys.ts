import { randomBytes } from 'node:crypto'
import { createAccess, hashOfKey, type NewWorkspace } from '@hearback/access'
import { type Attributes, dayFromText, type EventDetail, type EventType } from '@hearback/contracts'
import { connect } from '@hearback/database'
import type { NewEvent } from '@hearback/event-log'
import { processes } from '@hearback/journeys'
import { catchUp, foldWith } from '@hearback/read-models'
import { appendTo, eventOf } from '../../../packages/read-models/test/naive-projection.ts'
import { freshDatabase } from '../../../test/database.ts'
import { buildApp } from '../src/index.ts'
import { shippedDefinitions } from '../src/shipped-definitions.ts'
import { operatorKey, workspaceWith } from './small-workspaces.ts'

/** A fact in one line: its day (`2026-05-01`, of 2026 also `5-01`), its type, its detail. */
export type Line = readonly [day: string, type: EventType, detail?: EventDetail]
/** `name` is told where the journey must be the same one in two worlds. */
export type ToldJourney = {
  process: string
  lines: readonly Line[]
  attributes?: Attributes
  name?: number
}

export const dayOf = (text: string): number => {
  const [date = '', month = '', year = '2026'] = text.split('-').toReversed()
  const day = dayFromText(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (day === null) throw new Error(`no day ${text}`)
  return day
}

const eventsOf = (workspaceId: number, journeys: readonly ToldJourney[]): NewEvent[] =>
  journeys.flatMap(({ process, lines, attributes = {}, name }, journey) =>
    lines.map(([day, type, detail = {}], place) => {
      const more = { workspaceId, process, detail, attributes: place === 0 ? attributes : {} }
      return eventOf(name ?? journey, String(place), type, dayOf(day), more)
    }),
  )

/**
 * The query API over journeys of one workspace, `acme`, that went through the log and the projection as the product's
 * own do; asked by the operator, long after all of it.
 */
export const startAskingOf = async (
  journeys: readonly ToldJourney[],
  workspace: Partial<NewWorkspace> = {},
) => {
  const database = await freshDatabase()
  const { id, keyWith } = await workspaceWith(database, { name: 'acme', ...workspace })
  await appendTo(database, eventsOf(id, journeys))
  await catchUp(database, { version: 1, fold: foldWith(() => processes) })
  const connection = connect({ url: database.url, role: 'hearback_query', onError: () => undefined })
  const app = await buildApp({
    connection,
    access: createAccess({ db: connection.db, operatorKeyHash: hashOfKey(operatorKey), freshFor: 0 }),
    now: () => dayOf('9-01') * 86_400_000,
    version: '0',
    randomBytes,
    waitLimit: 50,
    definitions: shippedDefinitions,
    log: false,
  })
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${operatorKey}` }
    const reply = await app.inject({ url: path, headers })
    return { status: reply.statusCode, body: reply.json() }
  }
  const close = async () => {
    await app.close()
    await connection.close()
    await database.close()
  }
  return { ask, app, database, keyWith, close }
}
