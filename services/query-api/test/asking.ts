import { randomBytes } from 'node:crypto'
import { createAccess, hashOfKey } from '@hearback/access'
import { type Connection, connect } from '@hearback/database'
import { freshDatabase } from '../../../test/database.ts'
import { buildApp } from '../src/index.ts'
import { smallDefinitions } from './small-definitions.ts'
import { now, operatorKey, project, type Wait, workspaceWith } from './small-workspaces.ts'

const waits = (count: number, of: (index: number) => Omit<Wait, 'journey'>): Wait[] =>
  Array.from({ length: count }, (_, index) => ({ journey: `journey-${index}`, ...of(index) }))

const ofAcme = (index: number) => ({
  contributor: 'ats',
  region: index < 40 ? 'EU' : 'APAC',
  squad: 'north',
})
const ofCommons = (index: number) =>
  index < 43
    ? { contributor: `person-${index % 4}`, region: 'EU' }
    : { contributor: index < 63 ? `person-${index % 2}` : 'person-9', region: index < 63 ? 'US' : 'APAC' }

/** acme: 44 journeys of its own people, four of them in APAC. rival: names nobody else may see. */
const fill = async (connection: Connection) => {
  const acme = await workspaceWith(connection, { name: 'acme', dimensions: ['squad'] })
  const rival = await workspaceWith(connection, { name: 'rival' })
  const commons = await workspaceWith(connection, {
    name: 'commons',
    kind: 'community',
    public: true,
    synthetic: true,
  })
  const empty = await workspaceWith(connection, { name: 'empty' })
  await project(connection, acme.id, waits(44, ofAcme))
  await project(
    connection,
    rival.id,
    waits(30, () => ({ contributor: 'rival-ats', region: 'rivalland' })),
  )
  await project(connection, commons.id, waits(66, ofCommons))
  return { acme, rival, commons, empty }
}

/** The query API on a database of its own with a few small workspaces, asked as hearback_query. */
export const startAsking = async () => {
  const database = await freshDatabase()
  const workspaces = await fill(database)
  const connection = connect({ url: database.url, role: 'hearback_query', onError: () => undefined })
  const access = createAccess({ db: connection.db, operatorKeyHash: hashOfKey(operatorKey), freshFor: 0 })
  const app = await buildApp({
    connection,
    access,
    now: () => now,
    version: '0',
    randomBytes,
    waitLimit: 50,
    definitions: smallDefinitions,
    log: false,
  })
  const ask = async (path: string, key?: string, headers: Record<string, string> = {}) => {
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` }
    const reply = await app.inject({ url: path, headers: { ...headers, ...authorization } })
    return { status: reply.statusCode, headers: reply.headers, body: reply.body === '' ? null : reply.json() }
  }
  const close = async () => {
    await app.close()
    await connection.close()
    await database.close()
  }
  return { app, ask, database, ...workspaces, close }
}

export type Asking = Awaited<ReturnType<typeof startAsking>>
