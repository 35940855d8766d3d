import { connect } from 'node:net'
import { Type } from '@sinclair/typebox'
import { expect, test } from 'vitest'
import { buildService } from '../src/index.ts'

const nobody = async () => {
  throw new Error('nobody asks')
}

test('an upload that stalls does not keep the service from closing', async () => {
  const app = await buildService({
    title: 'Things',
    version: '1',
    access: { authenticate: nobody, authorize: nobody, forget: () => undefined },
    now: () => 0,
    log: false,
    closesWithin: 50,
  })
  app.post('/things', { schema: { body: Type.Object({}) } }, async () => ({}))
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(address.port), address.hostname)
  socket.on('error', () => undefined)
  const arrived = new Promise((resolve) => app.server.once('request', resolve))
  const cut = new Promise((resolve) => socket.once('close', resolve))
  socket.write(
    'POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  )
  await arrived
  await app.close()
  await cut
  expect(socket.destroyed).toBe(true)
}, 5_000)
