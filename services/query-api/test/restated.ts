import { randomBytes } from 'node:crypto'
import { createAccess, hashOfKey } from '@hearback/access'
import { dayFromText } from '@hearback/contracts'
import { connect } from '@hearback/database'
import { processes } from '@hearback/journeys'
import { catchUp, foldWith, restateStep } from '@hearback/read-models'
import { eventIdOf, eventOf } from '../../../packages/read-models/test/naive-projection.ts'
import { recordAt } from '../../../packages/read-models/test/restating.ts'
import { freshDatabase } from '../../../test/database.ts'
import { buildApp } from '../src/index.ts'
import { operatorKey, workspaceWith } from './small-workspaces.ts'

export const fold = foldWith(() => processes)
const day = (text: string): number => dayFromText(text) ?? 0
export const noonOf = (text: string): number => (day(text) + 0.5) * 86_400_000

/** Journeys as they had gone by the end of February, a few days apart. */
export const february = (workspaceId: number, count = 40) =>
  Array.from({ length: count }, (_, index) => {
    const start = day('2026-01-01') + (index % 20)
    const more = { workspaceId, attributes: { region: index % 2 === 0 ? 'EU' : 'US' } }
    return [
      eventOf(index, 'applied', 'application_submitted', start, more),
      ...(index % 4 === 0 ? [] : [eventOf(index, 'met', 'interview_held', start + 9 + (index % 7), more)]),
      ...(index % 4 === 1 ? [eventOf(index, 'no', 'candidate_rejected', start + 25, more)] : []),
      ...(index % 4 === 2 ? [eventOf(index, 'yes', 'offer_presented', start + 30, more)] : []),
    ]
  }).flat()

/** What March brought: late facts, a rejection taken back, journeys that went on and new ones. */
export const march = (workspaceId: number) => [
  ...Array.from({ length: 8 }, (_, index) =>
    eventOf(index * 4, 'late', 'candidate_rejected', day('2026-02-10') + index, { workspaceId }),
  ),
  eventOf(1, 'taken back', 'event_retracted', null, {
    workspaceId,
    detail: { event_id: eventIdOf(1, 'no') },
  }),
  ...Array.from({ length: 5 }, (_, index) =>
    eventOf(index * 4 + 2, 'accepted', 'offer_accepted', day('2026-03-05') + index, { workspaceId }),
  ),
  ...Array.from({ length: 6 }, (_, index) =>
    eventOf(100 + index, 'applied', 'application_submitted', day('2026-03-02'), { workspaceId }),
  ),
]

/** The query API over a log that is projected and restated by hand, with a clock that is set by hand. */
export const startRestated = async () => {
  const database = await freshDatabase()
  const acme = await workspaceWith(database, { name: 'acme' })
  const rival = await workspaceWith(database, { name: 'rival' })
  const commons = await workspaceWith(database, { name: 'commons', kind: 'community', public: true })
  const connection = connect({ url: database.url, role: 'hearback_query', onError: () => undefined })
  const projector = connect({ url: database.url, role: 'hearback_projector', onError: () => undefined })
  const clock = { now: noonOf('2026-03-01') }
  const app = await buildApp({
    connection,
    access: createAccess({ db: connection.db, operatorKeyHash: hashOfKey(operatorKey), freshFor: 0 }),
    now: () => clock.now,
    version: '0',
    randomBytes,
    log: false,
  })
  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    key?: string,
    more: Record<string, string> = {},
  ) => {
    const headers = key === undefined ? more : { ...more, authorization: `Bearer ${key}` }
    const reply = await app.inject({ method, url, headers })
    return { status: reply.statusCode, headers: reply.headers, body: reply.body === '' ? null : reply.json() }
  }
  const record = async (at: string, events: Parameters<typeof recordAt>[2]): Promise<void> => {
    await recordAt(database, noonOf(at), events)
    await catchUp(database, { version: 1, fold })
  }
  const makeAll = async (): Promise<void> => {
    while ((await restateStep(projector, { fold, now: clock.now })) !== null);
  }
  const close = async () => {
    await app.close()
    await connection.close()
    await projector.close()
    await database.close()
  }
  return { database, acme, rival, commons, clock, send, record, makeAll, close }
}

export type Restated = Awaited<ReturnType<typeof startRestated>>
