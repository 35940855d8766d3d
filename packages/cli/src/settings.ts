import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Static, Type } from '@sinclair/typebox'
import envSchema from 'env-schema'

/** Every setting of the product, with its default and what it does. README lists the same. */
export const Settings = Type.Object({
  PORT: Type.Integer({
    default: 4000,
    minimum: 0,
    maximum: 65_535,
    description: 'Port to listen on; 0 = any free one',
  }),
  HOST: Type.String({ default: 'localhost', description: 'Name or address to listen on' }),
  HEARBACK_STATE_DIR: Type.String({
    default: fileURLToPath(new URL('../../../.hearback', import.meta.url)),
    description: 'Operator key, embedded database, files being imported',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({ minLength: 1, description: 'A PostgreSQL server from 15 on, instead of the embedded one' }),
  ),
  HEARBACK_BUCKETS: Type.Integer({
    default: 64,
    minimum: 1,
    maximum: 1024,
    description: 'Buckets of the event log; set once',
  }),
  HEARBACK_PROJECTORS: Type.Integer({
    default: 1,
    minimum: 1,
    maximum: 16,
    description: 'Projector workers in this process',
  }),
  HEARBACK_SAMPLE: Type.Boolean({
    default: true,
    description: 'Load the sample timelines on the first start',
  }),
  HEARBACK_EXPOSE_DB: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 65_535,
      description: 'Port on 127.0.0.1 at which BI tools may read the embedded database',
    }),
  ),
  HEARBACK_LARGEST_UPLOAD_MIB: Type.Integer({
    default: 8_192,
    minimum: 1,
    description: 'Largest file of timelines taken, once inflated',
  }),
  HEARBACK_TRUSTED_PROXIES: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Reverse proxies whose word is taken on who asks: addresses or networks, comma-separated',
    }),
  ),
  HEARBACK_LOG_LEVEL: Type.Union(
    ['debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level)),
    { default: 'warn', description: 'How much is logged' },
  ),
  HEARBACK_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'Which service the command line talks to' }),
  ),
  HEARBACK_KEY: Type.Optional(Type.String({ minLength: 1, description: 'Its key' })),
})
export type Settings = Static<typeof Settings>

/** Reads the settings from an environment; throws naming each variable that is wrong, never its value. */
export const readSettings = (environment: Record<string, string | undefined>): Settings => {
  // An empty variable is one that is not set.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  return envSchema<Settings>({ schema: Settings, data: given, env: false })
}

/** Files of the state directory. */
export const operatorKeyFile = (settings: Settings) => join(settings.HEARBACK_STATE_DIR, 'operator.key')
export const runningFile = (settings: Settings) => join(settings.HEARBACK_STATE_DIR, 'running.json')
