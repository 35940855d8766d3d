import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, startEmbedded } from '@hearback/database'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a server on which tests make their databases. */
    databaseServer: string
  }
}

export const template = 'template_hearback'

const fail = (error: Error): void => console.error('test database:', error.message)
const start = (stateDirectory: string) =>
  startEmbedded({ stateDirectory, durable: false, log: () => undefined })

/** The same server, another database. */
export const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const makeTemplate = async (server: string): Promise<void> => {
  const administration = connect({ url: databaseUrl(server, 'postgres'), max: 1, onError: fail })
  await administration.pool.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
  await administration.pool.query(`CREATE DATABASE ${template}`)
  await administration.close()
  const connection = connect({ url: databaseUrl(server, template), max: 1, onError: fail })
  await migrate(connection.db, { now: Date.UTC(2026, 0, 1) })
  await connection.close()
}

const prefix = 'hearback-test-'

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Directories of runs that ended without tearing down: they were killed, and their servers live on. */
const leftBehind = (): string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
    .map((name) => join(tmpdir(), name))
    .filter((directory) => lstatSync(directory).uid === process.getuid?.())

const removeLeftBehind = async (): Promise<void> => {
  for (const stateDirectory of leftBehind()) {
    // Starting finds the server that still runs there, and then stopping ends it.
    await start(stateDirectory)
      .then((server) => server.stop())
      .catch(fail)
    rmSync(stateDirectory, { recursive: true, force: true })
  }
}

/** One server for the run, without the cost of durability, with a migrated template; `TEST_DATABASE_URL` names another. */
const setup = async (project: TestProject) => {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) {
    await makeTemplate(given)
    project.provide('databaseServer', given)
    return undefined
  }
  await removeLeftBehind()
  const stateDirectory = join(tmpdir(), `${prefix}${process.pid}`)
  const server = await start(stateDirectory)
  const tearDown = async () => {
    await server.stop()
    rmSync(stateDirectory, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url)
    project.provide('databaseServer', server.url)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

export default setup
