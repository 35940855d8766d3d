import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRunning } from '../src/embedded/postmaster.ts'
import { serverUser } from '../src/embedded/system-user.ts'
import { type EmbeddedServer, startEmbedded } from '../src/index.ts'
import { ask, hold, letGo, newState, startIn } from './server-trial.ts'

const shared = newState()
const cluster = join(shared, 'postgres/cluster')
const pidFile = join(cluster, 'postmaster.pid')
const postmaster = (): number => Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
const start = (messages: string[] = [], state = shared): Promise<EmbeddedServer> => startIn(state, messages)

test('a machine with LANG=C gets a UTF-8 database all the same', async () => {
  const held = await hold(shared, { env: { LANG: 'C', LC_ALL: 'C', PATH: process.env['PATH'] } })
  expect(held.said).toMatchObject({ encoding: 'UTF8', lower: 'éa' })
  await letGo(held)
})

test('a stop leaves no server behind', async () => {
  const server = await start()
  const pid = postmaster()
  await server.stop()
  expect(existsSync(pidFile)).toBe(false)
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('the server of a killed process is found and used again, and stopped in the end', async () => {
  const held = await hold(shared)
  const orphan = postmaster()
  held.process.kill('SIGKILL')
  await once(held.process, 'exit')
  const messages: string[] = []
  const server = await start(messages)
  expect(messages).toEqual(['The embedded database was running already.'])
  expect(postmaster()).toBe(orphan)
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(existsSync(pidFile)).toBe(false)
})

test('of two processes the last one stops the server, whoever started it', async () => {
  const first = await hold(shared)
  const second = await start()
  await letGo(first)
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.stop()
  expect(existsSync(pidFile)).toBe(false)
})

test('one directory under two names has one server', async () => {
  const named = await start()
  const link = join(newState(), 'link')
  symlinkSync(shared, link)
  const pid = postmaster()
  const linked = await start([], link)
  expect(postmaster()).toBe(pid)
  expect(linked.url).toBe(named.url)
  await named.stop()
  await linked.stop()
  expect(existsSync(pidFile)).toBe(false)
})

test('processes that start at the same moment on a new directory share one server', async () => {
  const state = newState()
  const messages: string[] = []
  const servers = await Promise.all([start(messages, state), start(messages, state), hold(state)])
  expect(servers[0].url).toBe(servers[1].url)
  expect(servers[2].said['url']).toBe(servers[0].url)
  await Promise.all([servers[0].stop(), servers[1].stop(), letGo(servers[2])])
  expect(existsSync(join(state, 'postgres/cluster/postmaster.pid'))).toBe(false)
})

test('after a crash of the server what was committed is there', async () => {
  const server = await startEmbedded({ stateDirectory: shared, log: () => undefined })
  await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  process.kill(postmaster(), 'SIGKILL')
  await expect.poll(() => ask(server.url, 'SELECT 1').catch(() => 'gone')).toBe('gone')
  const again = await start()
  expect(await ask(again.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  await again.stop()
  await server.stop()
})

/** A program of the server's own user: PostgreSQL takes only those for a server that may be alive. */
const bystander = (): number => {
  const child = spawn('sleep', ['60'], { ...serverUser(), cwd: '/' })
  onTestFinished(() => {
    child.kill()
  })
  return child.pid ?? 0
}

test.each([
  ['a process that is gone', () => 2 ** 22 - 1],
  ['another program', bystander],
])('a postmaster.pid with the id of %s does not keep the server from starting', async (_whose, pidOf) => {
  writeFileSync(
    pidFile,
    `${pidOf()}\n${cluster}\n1790000000\n5432\n${shared}/postgres/socket\n\n  1 1\nready   \n`,
  )
  chmodSync(pidFile, 0o644)
  const server = await start()
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('a cluster of another major version is refused in a sentence and left alone', async () => {
  const version = join(cluster, 'PG_VERSION')
  const ours = readFileSync(version, 'utf8')
  writeFileSync(version, '17\n')
  await expect(start()).rejects.toThrow(
    /was made by PostgreSQL 17, .* export your timelines there, and import them/,
  )
  expect(existsSync(pidFile)).toBe(false)
  writeFileSync(version, ours)
})

test('a server that cannot start is given up with its own words', async () => {
  const settings = join(cluster, 'postgresql.auto.conf')
  const ours = readFileSync(settings, 'utf8')
  writeFileSync(settings, 'no_such_setting = 1\n')
  await expect(start()).rejects.toThrow(/does not start:[^]*no_such_setting/)
  writeFileSync(settings, ours)
})
