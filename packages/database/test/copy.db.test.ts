import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { binaryCopy, type CopyColumn, type CopyType } from '../src/index.ts'

const types: CopyType[] = [
  'bool',
  'int2',
  'int4',
  'int8',
  'float8',
  'text',
  'uuid',
  'jsonb',
  'bytea',
  'date',
  'timestamptz',
]
const columns: CopyColumn[] = types.map((type) => ({ name: `a ${type}`, type }))

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  const definitions = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')
  await database.pool.query(
    `CREATE SCHEMA copied; CREATE TABLE copied.row ("order" int4 UNIQUE, ${definitions})`,
  )
})
afterAll(() => database.close())

/** PostgreSQL keeps no NUL in text, and no half surrogate pair. */
const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((value) => !value.includes('\0'))
const json = fc
  .jsonValue({ stringUnit: 'grapheme', maxDepth: 2 })
  .filter((value) => value !== null && !JSON.stringify(value).includes('\\u0000'))
const day = fc.integer({ min: -719_162, max: 2_932_896 })
const instant = fc.integer({ min: -719_162 * 86_400_000, max: 2_932_897 * 86_400_000 - 1 })
const whole = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 })
const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value))
const row = fc.tuple(
  ...[
    fc.boolean(),
    whole(16),
    whole(32),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double(),
    text,
    fc.uuid(),
    json,
    bytes,
    day,
    instant,
  ].map((value) => fc.option<unknown>(value, { freq: 8 })),
)

const copyAndRead = async (rows: readonly unknown[][]): Promise<unknown[][]> => {
  const client = await database.pool.connect()
  try {
    await client.query('TRUNCATE copied.row')
    const numbered = rows.map((values, order) => [order, ...values])
    const copied = await binaryCopy(
      client,
      'copied.row',
      [{ name: 'order', type: 'int4' }, ...columns],
      numbered,
    )
    expect(copied).toBe(rows.length)
    const read = await client.query({ text: 'SELECT * FROM copied.row ORDER BY "order"', rowMode: 'array' })
    return read.rows.map((values: unknown[]) => values.slice(1))
  } finally {
    client.release()
  }
}

/** JSON knows one zero; the rest of a value comes back as it went in. */
const asJsonKeepsIt = (rows: unknown[][]) =>
  rows.map((values) =>
    values.map((value, index) => (types[index] === 'jsonb' ? JSON.parse(JSON.stringify(value)) : value)),
  )

test('rows come back as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      expect(await copyAndRead(rows)).toEqual(asJsonKeepsIt(rows))
    }),
    { numRuns: 60 },
  )
})

/** A row that is all null but for a text of this many letters of two bytes. */
const wide = (length: number) => types.map((type) => (type === 'text' ? 'é'.repeat(length) : null))

test('more than one page of rows, and rows larger than a page, arrive whole', async () => {
  const rows = [wide(400_000), ...Array.from({ length: 3000 }, () => wide(100)), wide(300_000)]
  expect(await copyAndRead(rows)).toEqual(rows)
})

test.each(['', 'é', 'naïve', '待遇', '😀', 'é'.repeat(33)])(
  'text outside ASCII is kept, short or long: %s',
  async (written) => {
    const rows = [types.map((type) => (type === 'text' ? written : null))]
    expect(await copyAndRead(rows)).toEqual(rows)
  },
)

test('a uuid may be given as 32 hex digits', async () => {
  const rows = [types.map((type) => (type === 'uuid' ? '0123456789ABCDEF0123456789abcdef' : null))]
  expect((await copyAndRead(rows))[0]).toContain('01234567-89ab-cdef-0123-456789abcdef')
})

const misfits: [CopyType, unknown][] = [
  ['bool', 1],
  ['int2', 32_768],
  ['int4', 2 ** 31],
  ['int4', 1.5],
  ['int4', 7n],
  ['int8', 2n ** 63n],
  ['int8', 2 ** 53],
  ['float8', '1'],
  ['text', 5],
  ['text', 'half \ud800 of a pair'],
  ['uuid', '0123'],
  ['uuid', '0123456789abcdef0123456789abcdeg'],
  ['uuid', '01234567-89ab-cdef-0123-456789abcde'],
  ['uuid', '01234567-89ab-cdef-0123-456789abcdef0'],
  ['jsonb', () => 1],
  ['bytea', 'text'],
  ['date', 2_932_897],
  ['date', '2026-01-01'],
  ['timestamptz', Number.NaN],
  ['timestamptz', new Date(0)],
]

test.each(misfits)(
  'a %s that does not fit (%s) is refused by row and column, and nothing goes in',
  async (type, value) => {
    const client = await database.pool.connect()
    await client.query('TRUNCATE copied.row')
    const column = { name: `a ${type}`, type }
    await expect(binaryCopy(client, 'copied.row', [column], [[null], [value]])).rejects.toThrow(
      `row 1, column a ${type} (${type}): `,
    )
    const { rows } = await client.query('SELECT count(*) FROM copied.row')
    expect(rows).toEqual([{ count: 0n }])
    client.release()
  },
)

test('what PostgreSQL refuses is thrown as it said it, and the connection stays usable', async () => {
  const client = await database.pool.connect()
  const order: CopyColumn = { name: 'order', type: 'int4' }
  await client.query('TRUNCATE copied.row')
  await expect(binaryCopy(client, 'copied.row', [order], [[1], [1]])).rejects.toMatchObject({ code: '23505' })
  await expect(binaryCopy(client, 'copied.nothing', [order], [[1]])).rejects.toMatchObject({ code: '42P01' })
  const many = Array.from({ length: 200_000 }, (_, index) => [index % 100_000])
  await expect(binaryCopy(client, 'copied.row', [order], many)).rejects.toMatchObject({ code: '23505' })
  expect(await binaryCopy(client, 'copied.row', [order], [[1], [2]])).toBe(2)
  client.release()
})

function* breakingRows() {
  for (let order = 0; order < 50_000; order += 1) yield [order]
  throw new Error('source broke')
}

test('an iterable that throws midway leaves nothing behind', async () => {
  const client = await database.pool.connect()
  await client.query('TRUNCATE copied.row')
  await expect(
    binaryCopy(client, 'copied.row', [{ name: 'order', type: 'int4' }], breakingRows()),
  ).rejects.toThrow('source broke')
  expect((await client.query('SELECT FROM copied.row')).rowCount).toBe(0)
  client.release()
})
