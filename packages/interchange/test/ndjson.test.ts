import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { readNdjson } from '../src/index.ts'
import { collect, opener, options, read } from './reading.ts'

const event = (journey: string) =>
  JSON.stringify({ type: 'referred', journey_id: journey, occurred_at: '2026-03-01' })
const linesOf = async (content: string | Buffer, chunkBytes?: number) => {
  const lines = await collect(readNdjson(opener(content, chunkBytes)(), options))
  return lines.map(({ line, result }) => [
    line,
    'faults' in result ? result.faults[0]?.message : result.event.journey_id,
  ])
}

test('byte order mark, CRLF, blank lines and a last line without an end are tolerated', async () => {
  const content = `\ufeff${event('a')}\r\n\r\n  \n${event('b')}\n${event('c')}`
  for (const chunkBytes of [1, 7, 1000])
    expect(await linesOf(content, chunkBytes)).toEqual([
      [1, 'a'],
      [4, 'b'],
      [5, 'c'],
    ])
})

test('a bad line is its own fault and the next is read', async () => {
  const bad = Buffer.concat([
    Buffer.from(`${event('a')}\n`),
    Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    Buffer.from(`{"x\n3\n${event('d')}\n`),
  ])
  expect(await linesOf(bad)).toEqual([
    [1, 'a'],
    [2, 'is not valid UTF-8'],
    [3, 'is not JSON'],
    [4, 'must be an object: one event'],
    [5, 'd'],
  ])
})

test('a line over 1 MiB is refused, and the next is read', async () => {
  const content = `${event('a')}\n"${'x'.repeat(3_000_000)}"\n${event('c')}\n"${'x'.repeat(1_048_575)}"`
  expect(await linesOf(content, 65_536)).toEqual([
    [1, 'a'],
    [2, 'is longer than 1 MiB'],
    [3, 'c'],
    [4, 'is longer than 1 MiB'],
  ])
})

test('an endless line is not held', async () => {
  const mebibyte = 1_048_576
  // What is held is what is left once the rest was collected; when that happens by itself is another matter.
  setFlagsFromString('--expose_gc')
  const collectGarbage: () => void = runInNewContext('gc')
  const held = () => {
    collectGarbage()
    return process.memoryUsage().arrayBuffers
  }
  const before = held()
  let most = 0
  const endless = async function* () {
    for (let given = 0; given < 400; given += 1) {
      yield Buffer.alloc(mebibyte, 'x')
      if (given % 40 === 39) most = Math.max(most, held())
    }
  }
  const lines = await collect(readNdjson(endless(), options))
  expect(lines).toHaveLength(1)
  expect(most - before).toBeLessThan(60 * mebibyte)
})

test('an event is yielded before the source has ended', async () => {
  let given = 0
  const source = async function* () {
    for (; given < 100; given += 1) yield Buffer.from(`${event(String(given))}\n`)
  }
  for await (const { line } of readNdjson(source(), options)) if (line === 2) break
  expect(given).toBeLessThan(5)
})

const array = `[${event('a')},\n {"type":"referred","journey_id":"]},\\"","occurred_at":null}, 3]`

test.each([1, 7, 1000])('a JSON array is cut into its events, %i bytes at a time', async (chunkBytes) => {
  const told = await read(array, { chunkBytes })
  expect(told.guesses[0]).toMatchObject({ setting: 'format', value: 'json' })
  expect(told.events.filter(({ type }) => type === 'referred').map((e) => e.journey_id)).toEqual([
    'a',
    ']},"',
  ])
  expect(told.findings).toMatchObject([{ row: 3, rule: 'invalid_event', refused: true }])
})

test('one event over several lines is JSON, one on a line is NDJSON', async () => {
  const pretty = await read(JSON.stringify(JSON.parse(event('a')), null, 2))
  expect(pretty.guesses[0]?.value).toBe('json')
  expect(pretty.rows).toHaveLength(1)
  const flat = await read(event('a'))
  expect(flat.guesses[0]?.value).toBe('ndjson')
  expect(flat.rows).toHaveLength(1)
})

test.each([array.slice(0, -1), array.slice(0, 40), `${array}]`, `${array} {}`])(
  'broken JSON is unreadable: %#',
  async (content) => {
    const told = await read(content, { format: 'json' })
    expect(told.last).toMatchObject({ kind: 'unreadable', code: 'malformed' })
    expect(told.rows).toEqual([])
  },
)

test('a large element is refused alone', async () => {
  const told = await read(`[${event('a')},{"x":"${'y'.repeat(2_000_000)}"},${event('b')}]`, {
    chunkBytes: 65_536,
  })
  expect(told.findings).toMatchObject([{ row: 2, message: 'is longer than 1 MiB' }])
  expect(told.rows).toHaveLength(2)
})

test('equal events of a file are two events, each with its own id, and the same ones next time', async () => {
  const content = [event('a'), event('b'), event('a')].join('\n')
  const first = await read(content)
  const ids = first.events.filter(({ type }) => type === 'referred').map((e) => e.event_id)
  expect(ids[0]).toMatch(/^row:[0-9a-f]{40}:1$/)
  expect(ids[2]).toBe(ids[0]?.replace(/1$/, '2'))
  expect(new Set(ids).size).toBe(3)
  expect((await read(content)).events).toEqual(first.events)
})

test('an id that was given is kept', async () => {
  const told = await read(`{"type":"referred","journey_id":"a","occurred_at":null,"event_id":"mine"}`)
  expect(told.events[0]?.event_id).toBe('mine')
})

const observed = (events: { type: string }[]) =>
  events.filter(({ type }) => type === 'journey_observed').length

test('a journey is said to be observed once, unless the file says so itself', async () => {
  const content = [event('a'), event('b'), event('a')].join('\n')
  expect(observed((await read(content)).events)).toBe(2)
  const own = `${content}\n{"type":"journey_observed","journey_id":"a","through":null}`
  expect(observed((await read(own)).events)).toBe(1)
  expect(observed((await read(own, { observedThrough: '2026-04-01' })).events)).toBe(3)
})
