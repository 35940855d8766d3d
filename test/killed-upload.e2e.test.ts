import { setTimeout as pause } from 'node:timers/promises'
import type { DistributionAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

const journeys = 25_000
const types = [
  'application_submitted',
  'recruiter_contacted',
  'candidate_replied',
  'interview_scheduled',
  'interview_held',
  'thank_you_sent',
  'employer_responded',
  'candidate_rejected',
]

/** 200,000 lines, slowly enough that the product can be killed while they arrive. */
async function* upload(slowly: boolean) {
  const encoder = new TextEncoder()
  for (let start = 0; start < journeys; start += 500) {
    const lines = Array.from({ length: 500 }, (_, index) => start + index).flatMap((journey) =>
      types.map((type, step) =>
        JSON.stringify({
          type,
          journey_id: `j-${journey}`,
          occurred_at: `2026-03-${10 + step}`,
          employer: `E${journey % 7}`,
        }),
      ),
    )
    yield encoder.encode(`${lines.join('\n')}\n`)
    if (slowly) await pause(5)
  }
}

const send = async (url: string, key: string, slowly: boolean) => {
  // Streaming a body needs `duplex`, which the type of fetch's options does not know yet.
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: ReadableStream.from(upload(slowly)),
    duplex: 'half',
  }
  const response = await fetch(`${url}/v1/events?workspace=upload`, init)
  // The reply's shape is the contract of the route.
  return (await response.json()) as { accepted: number; duplicates: number; conflicts: number; token: string }
}

/** Asks until the projection has come as far as the token; one request waits for ten seconds at most. */
const answered = async ({ url, operatorKey }: RunningProduct, token: string): Promise<DistributionAnswer> => {
  for (;;) {
    const response = await fetch(
      `${url}/v1/response-rates?workspace=upload&touchpoint=application&wait_for=${token}`,
      { headers: { authorization: `Bearer ${operatorKey}` } },
    )
    // The shape is the contract of the route.
    if (response.ok) return (await response.json()) as DistributionAnswer
    expect(await response.json()).toMatchObject({ status: 503, code: 'not_projected_yet' })
  }
}

test('a product killed during an upload of 200,000 events holds each exactly once after the upload is repeated', async () => {
  const { pool, url: databaseUrl, close } = await freshDatabase()
  const state = stateDirectory({ DATABASE_URL: databaseUrl, HEARBACK_SAMPLE: 'false' })
  const stored = async () => Number((await pool.query('SELECT count(*) AS n FROM log.event')).rows[0].n)
  try {
    const first = await state.start()
    expect((await first.command('workspace', 'create', 'upload')).status).toBe(0)
    const broken = send(first.url, first.operatorKey, true).catch(() => null)
    while ((await stored()) < 20_000) await pause(20)
    await stopped(first.process, 'SIGKILL')
    expect(await broken).toBeNull()
    const before = await stored()
    expect(before).toBeLessThan(200_000)

    const second = await state.start()
    const reply = await send(second.url, second.operatorKey, false)
    expect(reply).toMatchObject({ accepted: 200_000 - before, duplicates: before, conflicts: 0 })
    expect(await stored()).toBe(200_000)
    const { rows } = await pool.query(
      'SELECT count(*) AS n FROM (SELECT DISTINCT journey_id, event_id FROM log.event) AS known',
    )
    expect(Number(rows[0].n)).toBe(200_000)

    const answer = await answered(second, reply.token)
    expect(answer.groups[0]).toMatchObject({ journeys, exits: { answered: journeys } })
    expect(await stopped(second.process)).toBe(0)
  } finally {
    await state.remove()
    await close()
  }
}, 240_000)
