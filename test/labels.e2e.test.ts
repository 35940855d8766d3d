import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { productOfFile } from './product-of-file.ts'

const running = productOfFile()

const lines = Array.from({ length: 12 }, (_, index) => [
  { type: 'application_submitted', journey_id: `a${index}`, occurred_at: '2026-03-02' },
  { type: 'stage_entered', journey_id: `a${index}`, occurred_at: '2026-03-05', stage: 'Culture chat' },
]).flat()

const headersOf = (operatorKey: string) => ({
  authorization: `Bearer ${operatorKey}`,
  'content-type': 'application/json',
})

const journeysIn = async (stage: string): Promise<number> => {
  const { url, operatorKey } = running().product
  const asked = await fetch(`${url}/v1/stage-durations?workspace=acme&stage=${stage}`, {
    headers: headersOf(operatorKey),
  })
  return Object(await asked.json()).groups[0]?.journeys ?? 0
}

test('timelines stored before follow when a workspace says what a label means, in the running product', async () => {
  const { product } = running()
  await product.command('workspace', 'create', 'acme')
  const headers = headersOf(product.operatorKey)
  const posted = await fetch(`${product.url}/v1/events?workspace=acme`, {
    method: 'POST',
    headers,
    body: JSON.stringify(lines),
  })
  const { token } = Object(await posted.json())
  const projected = await fetch(
    `${product.url}/v1/stage-durations?workspace=acme&stage=interviewing&wait_for=${token}`,
    { headers },
  )
  expect(projected.status).toBe(200)
  expect(await journeysIn('interviewing')).toBe(0)

  const wrong = await product.command('labels', '-w', 'acme', '--set', 'Culture chat=lunch')
  expect([wrong.status, wrong.said]).toEqual([
    expect.any(Number),
    expect.stringContaining('must mean one of'),
  ])
  expect(wrong.status).not.toBe(0)
  const set = await product.command('labels', '-w', 'acme', '--set', 'Culture chat=interviewing')
  expect(set.said).toBe('')
  expect(set.out).toContain('culture chat  interviewing  own')
  // Buckets follow one after the other.
  for (let tries = 0; tries < 100 && (await journeysIn('interviewing')) < 12; tries += 1) await pause(100)
  expect(await journeysIn('interviewing')).toBe(12)

  await product.command('labels', '-w', 'acme', '--unset', 'culture chat')
  for (let tries = 0; tries < 100 && (await journeysIn('interviewing')) > 0; tries += 1) await pause(100)
  expect(await journeysIn('interviewing')).toBe(0)
}, 180_000)
