import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

const traces = 25_000
const activities = ['Applied', 'Phone Screen', 'Onsite', 'Rejected']
/** Each activity, and that the journey was observed. */
const events = traces * (activities.length + 1)

const event = (activity: string, trace: number, step: number): string =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="2026-03-${10 + step}T${10 + (trace % 10)}:00:00Z"/></event>`
const trace = (_: unknown, number: number): string =>
  `<trace><string key="concept:name" value="case-${number}"/>${activities
    .map((activity, step) => event(activity, number, step))
    .join('')}</trace>\n`
const log = gzipSync(`<log xes.version="1.0">${Array.from({ length: traces }, trace).join('')}</log>`)

type Job = {
  id: string
  state: string
  counts: Record<string, number>
  read_bytes: number
  estimated_end: string | null
}

const ask = async (
  { url, operatorKey }: RunningProduct,
  path: string,
  init: RequestInit = {},
): Promise<Job> => {
  const headers = { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/octet-stream' }
  const response = await fetch(`${url}/v1/imports${path}?workspace=log`, { ...init, headers })
  // The reply's shape is the contract of the route.
  return (await response.json()) as Job
}

test('a log whose import is killed midway is read on by the next process, and each event is stored once', async () => {
  const { pool, url: databaseUrl, close } = await freshDatabase()
  const state = stateDirectory({ DATABASE_URL: databaseUrl, HEARBACK_SAMPLE: 'false' })
  const stored = async () => Number((await pool.query('SELECT count(*) AS n FROM log.event')).rows[0].n)
  try {
    const first = await state.start()
    expect((await first.command('workspace', 'create', 'log')).status).toBe(0)
    const { id } = await ask(first, '', { method: 'POST', body: log })
    let expected: string | null = null
    while ((await stored()) < 10_000) {
      expected = (await ask(first, `/${id}`)).estimated_end ?? expected
      await pause(20)
    }
    await stopped(first.process, 'SIGKILL')
    const before = await stored()
    expect(before).toBeLessThan(events)
    expect(Date.parse(expected ?? '')).toBeGreaterThan(Date.now() - 120_000)

    // As if the process had been gone for a while: an import that was seen lately may still be worked on.
    await pool.query("UPDATE ingestion.import SET seen_at = seen_at - interval '1 hour'")
    const second = await state.start()
    for (;;) {
      const job = await ask(second, `/${id}`)
      if (job.state !== 'queued' && job.state !== 'running') {
        expect(job).toMatchObject({
          state: 'done',
          counts: { accepted: events - before, duplicates: before, conflicts: 0 },
        })
        expect(job.estimated_end).toBeNull()
        break
      }
      await pause(100)
    }
    expect(await stored()).toBe(events)
    expect(await stopped(second.process)).toBe(0)
  } finally {
    await state.remove()
    await close()
  }
}, 240_000)
