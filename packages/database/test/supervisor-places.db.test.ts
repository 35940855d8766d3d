import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyOnce } from '../src/embedded/binaries.ts'
import { isReachable } from '../src/embedded/system-user.ts'
import { startEmbedded } from '../src/index.ts'
import { ask, hold, holder, letGo, newState, startIn } from './server-trial.ts'

const root = process.getuid?.() === 0

test('only its own user can reach the socket, and no port is open', async () => {
  const state = newState()
  const server = await startIn(state)
  expect(statSync(server.socketDirectory).mode & 0o777).toBe(0o700)
  expect(await ask(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
  await server.stop()
})

test('a directory too deep for a socket gets its socket elsewhere', async () => {
  const state = newState()
  chmodSync(state, 0o755)
  const deep = join(state, 'd'.repeat(60), 'e'.repeat(60))
  const server = await startIn(deep)
  expect(Buffer.byteLength(join(server.socketDirectory, '.s.PGSQL.5432'))).toBeLessThanOrEqual(103)
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await server.stop()
  rmSync(server.socketDirectory, { recursive: true })
})

test('exposed, the database lets a reader with the password in, and nobody else', async () => {
  const state = newState()
  const exposeDb = { port: 54_329, password: `it's+secret` }
  const server = await startEmbedded({
    stateDirectory: state,
    durable: false,
    exposeDb,
    log: () => undefined,
  })
  const reader = server.exposed?.url ?? ''
  expect(await ask(reader, 'SELECT current_user AS name')).toEqual([{ name: 'hearback_bi' }])
  await expect(ask(reader, 'CREATE TABLE mine ()')).rejects.toThrow(/permission denied|read-only/)
  await expect(ask(reader.replace('secret', 'guess'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  )
  await expect(ask('postgres://postgres@127.0.0.1:54329/hearback', 'SELECT 1')).rejects.toThrow()
  await server.stop()
})

test('asked to expose a server that runs closed, it says so', async () => {
  const state = newState()
  const server = await startIn(state)
  const exposed = startEmbedded({
    stateDirectory: state,
    exposeDb: { port: 54_330, password: 'x' },
    log: () => undefined,
  })
  await expect(exposed).rejects.toThrow('already runs, closed to other programs')
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await server.stop()
})

test.runIf(root)(
  'for root, a state directory in a closed home keeps its database outside, and remembers where',
  async () => {
    const home = newState()
    const state = join(home, '.hearback')
    const server = await startIn(state)
    const outside = readFileSync(join(state, 'postgres-is-elsewhere'), 'utf8').trim()
    expect(outside).toMatch(/^\/var\/(lib|tmp)\/hearback-[0-9a-f]{12}$/)
    await ask(server.url, 'CREATE TABLE kept ()')
    await server.stop()
    chmodSync(home, 0o755)
    const again = await startIn(state)
    expect(await ask(again.url, 'SELECT FROM kept')).toEqual([])
    await again.stop()
    rmSync(outside, { recursive: true })
  },
)

test.runIf(root && isReachable(dirname(holder)))('an ordinary user runs the server as itself', async () => {
  const home = newState()
  chownSync(home, 65_534, 65_534)
  const held = await hold(join(home, 'state'), { uid: 65_534, gid: 65_534, cwd: '/', env: { HOME: home } })
  expect(held.said['url']).toContain(encodeURIComponent(join(home, 'state')))
  await letGo(held)
  expect(existsSync(join(home, 'state/postgres/cluster/postmaster.pid'))).toBe(false)
})

test('the links between libraries, which npm leaves out, are restored in a copy', () => {
  const made = newState()
  mkdirSync(join(made, 'native/lib'), { recursive: true })
  writeFileSync(join(made, 'native/lib/libx.so.1.2'), 'library')
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]
  writeFileSync(join(made, 'native/pg-symlinks.json'), JSON.stringify(links))
  chmodSync(join(made, 'native/lib'), 0o555)
  onTestFinished(() => chmodSync(join(made, 'native/lib'), 0o755))
  const copy = copyOnce(made, join(made, 'copy'))
  expect(readlinkSync(join(copy, 'lib/libx.so.1'))).toBe('libx.so.1.2')
  expect(readFileSync(join(copy, 'lib/libx.so.1'), 'utf8')).toBe('library')
  expect(copyOnce(made, join(made, 'copy'))).toBe(copy)
})
