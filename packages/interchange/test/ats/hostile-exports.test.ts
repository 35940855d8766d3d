import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type FileFormat, readFile } from '../../src/index.ts'
import { goldenFile } from '../golden-journeys.ts'
import { gather, opener, options, type Told } from '../reading.ts'

const files: [FileFormat, string][] = [
  ['greenhouse', 'greenhouse.json'],
  ['greenhouse', 'greenhouse-webhooks.ndjson'],
  ['lever', 'lever.json'],
  ['ashby', 'ashby.json'],
  ['workable', 'workable.json'],
  ['smartrecruiters', 'smartrecruiters.ndjson'],
  ['icims', 'icims.json'],
  ['fivetran', 'fivetran-greenhouse.csv'],
  ['fivetran', 'fivetran-lever.csv'],
  ['smartrecruiters-report', 'smartrecruiters-report.csv'],
]
const jsonFiles = files.filter(([, file]) => !file.endsWith('.csv'))

const readAs = (format: FileFormat, content: string | Buffer): Promise<Told> =>
  gather(readFile({ open: opener(content, 4_096), format, options }))

const marker = 'zqSECRETqz'

/** Every place in a JSON value, as a path. */
const placesIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, held]) => placesIn(held, [...path, name]))]
}

/** The value with another in one place. */
const replaced = (value: unknown, [step, ...rest]: readonly (string | number)[], other: unknown): unknown => {
  if (step === undefined) return other
  const copy: unknown = structuredClone(value)
  // The path leads through objects and arrays only: it was made from this value.
  const holder = copy as Record<string, unknown>
  holder[step] = replaced(holder[step], rest, other)
  return copy
}

const documentOf = (file: string): unknown => {
  const text = goldenFile(file)
  return file.endsWith('.ndjson')
    ? text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : JSON.parse(text)
}

/** Any JSON, its texts marked so that a message that repeats one is seen. */
const marked = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    1.5,
    [],
    {},
    [[]],
    '',
    ' ',
    '0000-00-00',
    '2026-13-45T99:99:99Z',
  ),
  fc.string({ maxLength: 30 }).map((text) => `${marker}${text}`),
  fc.constant(`${marker}${'x'.repeat(50_000)}`),
  fc.constantFrom(`${marker}\u0000`, `${marker}\ud800`, `=${marker}`, `__proto__`, 'constructor'),
  fc.array(
    fc.string().map((text) => `${marker}${text}`),
    { maxLength: 3 },
  ),
  fc.record({
    id: fc.constant(marker),
    name: fc.constant(marker),
    date: fc.constant(marker),
    text: fc.constant(marker),
  }),
)

/** What a reader says beside the events: nothing of it may repeat what stood in a file. */
const said = ({ items }: Told): string =>
  JSON.stringify(items.filter(({ kind }) => kind !== 'event' && kind !== 'journey'))

const isWhole = ({ items, last }: Told): boolean =>
  (last?.kind === 'end' || last?.kind === 'unreadable') &&
  items.filter(({ kind }) => kind === 'end' || kind === 'unreadable').length === 1

describe.each(jsonFiles)('%s: %s', (format, file) => {
  const document = documentOf(file)
  const places = placesIn(document)
  property.prop([fc.nat({ max: places.length - 1 }), marked], { numRuns: 120 })(
    'any value in the place of any field is read or found, and never repeated in a message',
    async (index, other) => {
      const told = await readAs(format, JSON.stringify(replaced(document, places[index] ?? [], other)))
      expect(isWhole(told)).toBe(true)
      expect(said(told)).not.toContain(marker)
    },
  )
})

describe.each(files)('%s: %s', (format, file) => {
  const text = goldenFile(file)
  property.prop([fc.nat({ max: text.length })], { numRuns: 25 })(
    'cut off anywhere it ends in a clear problem',
    async (length) => {
      const told = await readAs(format, text.slice(0, length))
      expect(isWhole(told)).toBe(true)
    },
  )
  test.each([
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['zero bytes', Buffer.from(`${text.slice(0, 100)}\u0000${text.slice(100)}`)],
    ['nothing', ''],
    ['white space', ' \n \n'],
    ['prose', 'Dear reader,\n\nthis is a letter.\n'],
    ['an empty array', '[]'],
    ['an empty object', '{}'],
    ['a number', '7'],
    ['deep nesting', '['.repeat(200_000)],
    ['deep nesting in a record', `[{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
  ])('%s is unreadable and says why', async (_, content) => {
    expect((await readAs(format, content)).last).toMatchObject({ kind: 'unreadable' })
  })
  test('with a byte order mark and other line ends it is the same file', async () => {
    const plain = await readAs(format, text)
    const other = await readAs(format, `\ufeff${text.replaceAll('\n', '\r\n')}`)
    expect(other.events).toEqual(plain.events)
  })
})

describe('records', () => {
  test('a record over 1 MiB is refused alone', async () => {
    const records = [1, 2].map((id) => ({
      id,
      candidate_id: 1,
      applied_at: '2026-03-02',
      notes: id === 1 ? 'x'.repeat(1_100_000) : '',
    }))
    const told = await readAs('greenhouse', JSON.stringify({ applications: records }))
    expect(told.findings).toMatchObject([{ row: 1, refused: true, rule: 'invalid_event' }])
    expect(told.rows).toHaveLength(1)
  })
  test('a file that breaks off loses nothing silently: it is unreadable', async () => {
    const text = JSON.stringify([1, 2].map((id) => ({ id, candidate_id: 1, applied_at: '2026-03-02' })))
    const told = await readAs('greenhouse', text.slice(0, -3))
    expect(told.last).toMatchObject({ kind: 'unreadable', code: 'malformed' })
    expect(told.rows).toEqual([])
  })
  test('a file of events is not taken for an export', async () => {
    const events = [{ type: 'referred', journey_id: 'a', occurred_at: '2026-03-02', stage: 'x', status: 'y' }]
    const told = await gather(readFile({ open: opener(JSON.stringify(events)), format: 'auto', options }))
    expect(told.guesses[0]).toMatchObject({ setting: 'format', value: 'json' })
  })
  test.each(jsonFiles)('%s is not taken for another system: %s', async (format, file) => {
    const others = await Promise.all(
      jsonFiles
        .filter(([other]) => other !== format)
        .map(async ([other]) => (await readAs(other, goldenFile(file))).last?.kind),
    )
    expect(new Set(others)).toEqual(new Set(['unreadable']))
  })
})
