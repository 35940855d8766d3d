import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { stateDirectory, stopped } from './running-product.ts'

const state = stateDirectory({ HEARBACK_SAMPLE: 'false' })
afterAll(() => state.remove())

const day = (index: number) => `2026-01-${String(10 + (index % 9)).padStart(2, '0')}`
const applied = Array.from({ length: 8 }, (_, index) => ({
  type: 'application_submitted',
  journey_id: `journey ${index}`,
  occurred_at: day(index),
}))

test('the command line restates what was known before late facts, and asks about it', async () => {
  const product = await state.start()
  const post = async (events: object[]): Promise<string> => {
    const reply = await fetch(`${product.url}/v1/events?workspace=acme`, {
      method: 'POST',
      headers: { authorization: `Bearer ${product.operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    })
    // The reply's shape is that of the events route.
    const { token } = (await reply.json()) as { token: string }
    return token
  }
  await product.command('workspace', 'create', 'acme')
  await post(applied)
  const knownAt = new Date().toISOString()
  await pause(5)
  const late = applied.map((event) => ({ ...event, type: 'candidate_rejected', occurred_at: '2026-01-25' }))
  const token = await post(late)

  const asking = [
    'ask',
    'stage-durations',
    '--stage',
    'applied',
    '-w',
    'acme',
    '--json',
    '--known-at',
    knownAt,
  ]
  const tooEarly = await product.command(...asking)
  expect(tooEarly).toMatchObject({ status: 1, said: expect.stringContaining('has not been restated') })

  const restated = await product.command('restate', '-w', 'acme', '--known-at', knownAt)
  expect(restated).toMatchObject({ status: 0, said: '' })
  expect(restated.out).toContain(
    '8 journeys were known then, 8 are now: 0 new, 8 known then and different now',
  )
  expect(restated.out).toMatch(/stage:applied +8 > 8 > 8 +8 > 0 > 0/)

  const then = await product.command(...asking)
  expect(JSON.parse(then.out)).toMatchObject({
    question: { known_at: knownAt },
    groups: [{ spells: 8, running: 8 }],
  })
  const now = await product.command(...asking.slice(0, -2), '--where', `wait_for=${token}`)
  expect(JSON.parse(now.out)).toMatchObject({
    question: { known_at: null },
    groups: [{ spells: 8, running: 0, exits: { rejected: 8 } }],
  })
  await stopped(product.process)
}, 180_000)
