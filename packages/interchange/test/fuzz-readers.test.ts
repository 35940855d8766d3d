import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type FileFormat, fileFormats } from '../src/index.ts'
import { goldenFile, goldenThrough } from './golden-journeys.ts'
import { read, type Told } from './reading.ts'

/** Every format contributes its golden files: one called as the format, or beginning with its name and a hyphen. */
const files = readdirSync(join(import.meta.dirname, 'golden'))
const formatOf = (file: string): FileFormat | undefined =>
  fileFormats
    .filter((format) => file.startsWith(`${format}.`) || file.startsWith(`${format}-`))
    .toSorted((one, other) => other.length - one.length)[0]

test('every format has a file that can be spoiled', () => {
  expect(new Set(files.map(formatOf))).toEqual(new Set(fileFormats))
})

const readSpoiled = (content: string | Buffer, format?: FileFormat): Promise<Told> =>
  read(content, {
    observedThrough: goldenThrough,
    chunkBytes: 65_536,
    ...(format === undefined ? {} : { format }),
  })

const hasRefusal = ({ findings }: Told): boolean => findings.some(({ refused }) => refused)

/** The rule for every file whatever it holds: it is read to its end, or not at all with a reason in words. */
const expectClearEnd = (told: Told): void => {
  const { last, rows } = told
  if (last?.kind === 'unreadable') {
    expect(last.message).toMatch(/^[A-Z].{15,}[.:)]?/s)
    expect(rows).toEqual([])
  } else expect(last?.kind).toBe('end')
  expect(told.items.filter(({ kind }) => kind === 'end' || kind === 'unreadable')).toHaveLength(1)
}

/** Whether a file says itself where it ends, so that one that is cut off can be known to be. */
const isFramed = (file: string): boolean => /\.(?:json|xes|xml)$/.test(file)

/** One cut between every two bytes that stand side by side somewhere, and one before each of the last bytes. */
const cutsOf = (content: Buffer): number[] => {
  const pairs = new Map<number, number>()
  for (let at = 1; at < content.length; at += 1) {
    const pair = (content[at - 1] ?? 0) * 256 + (content[at] ?? 0)
    if (!pairs.has(pair)) pairs.set(pair, at)
  }
  const last = Array.from({ length: 20 }, (_, back) => content.length - 1 - back)
  return [...new Set([...pairs.values(), ...last])].toSorted((one, other) => one - other)
}

const linesIn = (text: string): number => text.split('\n').length

/** The events of the rows before a row: those that a cut in that row must not change. */
const eventsBefore = ({ rows }: Told, row: number): string =>
  JSON.stringify(rows.filter((each) => each.row < row).map((each) => [each.row, each.events]))

/** A moment of the story that every file tells, as a text or in milliseconds. */
const dated = /2026-03-(?:09|10)(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?|177\d{8,11}/

describe.each(files.map((file) => [file, formatOf(file)] as const))('%s', (file, format) => {
  const text = goldenFile(file)
  const whole = Buffer.from(text)
  const spoil = (spoiled: string | Buffer) => readSpoiled(spoiled, format)
  const events = async (spoiled: string | Buffer) => (await spoil(spoiled)).events

  test('is read as it is', async () => {
    const told = await spoil(text)
    expectClearEnd(told)
    expect(new Set(told.events.map(({ journey_id }) => journey_id)).size).toBe(3)
    expect(hasRefusal(told)).toBe(false)
  })

  test('cut off between any two bytes is refused, or loses no more than the row that was cut', async () => {
    const sound = await spoil(text)
    for (const cut of cutsOf(whole.subarray(0, Buffer.byteLength(text.trimEnd())))) {
      const told = await spoil(whole.subarray(0, cut))
      expectClearEnd(told)
      if (isFramed(file)) expect([cut, told.last?.kind]).toEqual([cut, 'unreadable'])
      else if (told.last?.kind === 'end') {
        const row = linesIn(whole.subarray(0, cut).toString())
        expect([cut, eventsBefore(told, row)]).toEqual([cut, eventsBefore(sound, row)])
      }
    }
  }, 60_000)

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('in %s is refused', async (_, spoiled) => {
    expect((await spoil(spoiled)).last).toMatchObject({ kind: 'unreadable', code: 'encoding' })
  })

  test('in Latin-1 is refused, or what holds the letter is', async () => {
    expect(text).toMatch(/Phone|Onsite|Screen/)
    const told = await spoil(Buffer.from(text.replace(/Phone|Onsite|Screen/, 'Téléphone'), 'latin1'))
    expectClearEnd(told)
    if (told.last?.kind === 'unreadable') expect(told.last.code).toBe('encoding')
    else expect(told.findings.filter(({ refused }) => refused)[0]?.message).toMatch(/UTF-8/)
  })

  test('with a byte order mark, other line ends or mixed ones it says the same', async () => {
    const same = await events(text)
    let line = 0
    const mixed = text.replaceAll('\n', () => ((line += 1) % 2 === 0 ? '\n' : '\r\n'))
    expect(await events(`\ufeff${text}`)).toEqual(same)
    expect(await events(text.replaceAll('\n', '\r\n'))).toEqual(same)
    expect(await events(mixed)).toEqual(same)
  })

  test.each([
    ['another delimiter', text.replaceAll(',', '|')],
    ['lone carriage returns', text.replaceAll('\n', '\r')],
    ['a document type before it', `<!DOCTYPE log [<!ENTITY a "${'b'.repeat(1_000)}">]>${text}`],
    ['itself again behind it', `${text}${text}`],
    ['half of itself behind it', `${text}${text.slice(0, text.length / 2)}`],
    ['quotation marks in disorder', text.replace('"', '').replaceAll("'", '"')],
  ])('with %s ends clearly', async (_, spoiled) => {
    expectClearEnd(await spoil(spoiled))
    expectClearEnd(await readSpoiled(spoiled))
  })

  test.each([
    ['a cell of 3 MB', 'x'.repeat(3_000_000)],
    ['a cell that nests 100,000 deep', '[{"a":'.repeat(50_000)],
  ])('with %s is refused, or its row is', async (_, cell) => {
    expect(text).toMatch(dated)
    const told = await spoil(text.replace(dated, cell))
    expectClearEnd(told)
    expect(told.last?.kind === 'unreadable' || hasRefusal(told) || told.findings.length > 0).toBe(true)
    expect(JSON.stringify(told.items).includes(cell.slice(0, 100))).toBe(false)
  })

  test('with a value that is well-formed and nests 100,000 deep it ends clearly', async () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expectClearEnd(await spoil(text.replace(new RegExp(`"(?:${dated.source})"`), nested)))
    expectClearEnd(await spoil(`${text.trimEnd()}${nested}`))
  })

  test('with zero bytes is refused', async () => {
    for (const at of [0, Math.floor(whole.length / 2), whole.length]) {
      const spoiled = Buffer.concat([whole.subarray(0, at), Buffer.from([0]), whole.subarray(at)])
      expect((await spoil(spoiled)).last).toMatchObject({ kind: 'unreadable', code: 'binary' })
    }
  })

  test('packed is refused: unpacking is for who takes the upload', async () => {
    expect((await spoil(gzipSync(text))).last).toMatchObject({ kind: 'unreadable', code: 'binary' })
  })

  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.integer({ min: 0, max: 40 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '"',
          "'",
          '<',
          '>',
          '&',
          ']',
          '[',
          '{',
          '}',
          ',',
          ';',
          '\\',
          '\t',
          '\r',
          '\n',
          '-',
          '\u202e',
          '-->',
          ']]>',
          '<!--',
          '<![CDATA[',
          '&#0;',
          '1e999',
          'null',
          '__proto__',
        )
        .map((word) => Buffer.from(word)),
    ),
  })
  property.prop([fc.array(change, { minLength: 1, maxLength: 4 })], { numRuns: 60 })(
    'with bytes changed at random it ends clearly',
    async (changes) => {
      let spoiled: Buffer = whole
      for (const { at, drop, put } of changes) {
        const from = Math.floor(at * spoiled.length)
        spoiled = Buffer.concat([spoiled.subarray(0, from), put, spoiled.subarray(from + drop)])
      }
      expectClearEnd(await spoil(spoiled))
      expectClearEnd(await readSpoiled(spoiled))
    },
    60_000,
  )
})
