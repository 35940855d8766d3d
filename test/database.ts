import { randomUUID } from 'node:crypto'
import { type Connection, connect } from '@hearback/database'
import { inject } from 'vitest'
import { databaseUrl, template } from './embedded-postgres.ts'

export type FreshDatabase = Connection & { url: string }

const fail = (error: Error): void => console.error('test database:', error.message)

/**
 * A database of its own, migrated and empty, for a test or a test file; `close` drops it.
 * Tests that run at the same time do not meet: each has its own name.
 */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const server = inject('databaseServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const administration = connect({ url: databaseUrl(server, 'postgres'), max: 1, onError: fail })
  await administration.pool.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = databaseUrl(server, name)
  // Tests end connections on purpose.
  const connection = connect({ url, onError: () => undefined })
  const close = async () => {
    await connection.close()
    await administration.pool.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await administration.close()
  }
  return { ...connection, url, close }
}
