import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendFile } from '../src/exports/send-file.ts'

const chunk = Buffer.alloc(100_000, 'a')
const file = { name: 'a.csv', mediaType: 'text/csv' }

async function* failingAfter(chunks: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < chunks; sent += 1) yield chunk
  throw new Error('the source failed')
}

let app: FastifyInstance
let base: string
let asked = 0
let ended = 0
async function* endless(): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      asked += 1
      yield chunk
    }
  } finally {
    ended += 1
  }
}

beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true })
  app.get('/late', (_request, reply) => sendFile(reply, file, failingAfter(20)))
  app.get('/early', (_request, reply) => sendFile(reply, file, failingAfter(0)))
  app.get('/endless', (_request, reply) => sendFile(reply, file, endless()))
  await app.listen({ port: 0 })
  // A server that listens on a port tells its address as an object.
  base = `http://localhost:${(app.server.address() as AddressInfo).port}`
})
afterAll(() => app.close())

test('what fails midway breaks the transfer off: no part of a file looks whole', async () => {
  const reply = await fetch(`${base}/late`)
  expect(reply.status).toBe(200)
  await expect(reply.arrayBuffer()).rejects.toThrow('terminated')
})

test('what fails before the first byte is answered as an error', async () => {
  expect((await fetch(`${base}/early`)).status).toBe(500)
})

test('a file is made no faster than it is taken, and no further once nobody takes it', async () => {
  const leaving = new AbortController()
  const reply = await fetch(`${base}/endless`, { signal: leaving.signal })
  const reader = reply.body?.getReader()
  await reader?.read()
  await expect
    .poll(async () => {
      const before = asked
      await new Promise((resolve) => setTimeout(resolve, 200))
      return asked - before
    })
    .toBe(0)
  leaving.abort()
  await expect.poll(() => ended).toBe(1)
})
