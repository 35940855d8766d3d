import { expect, test } from 'vitest'
import { pickRows } from '../src/index.ts'
import { goldenFile } from './golden-journeys.ts'
import { collect, opener, options, read } from './reading.ts'

const pick = async (content: string, format: string, rows: number[]): Promise<string | null> => {
  const picked = await pickRows({ open: opener(content), format, options, rows: new Set(rows) })
  return picked === null ? null : (await collect(picked)).map(({ text }) => text).join('')
}

const tracker =
  'My search;;\nCompany;Date Applied;Status\n\nAcme;2025-01-10;Rejected\nB;soon;"a;b"\nC;2025-01-11;\n'

test('rows of a table come with what stands above them and as they are', async () => {
  expect(await pick(tracker, 'csv-wide', [5])).toBe(
    'My search;;\nCompany;Date Applied;Status\nB;soon;"a;b"\n',
  )
})

test('lines and elements are picked by their numbers', async () => {
  expect(await pick('{"a":1}\n\nx\n{"b":2}\n', 'ndjson', [3, 4])).toBe('x\n{"b":2}\n')
  expect(await pick('[{"a":1}, {"b":2},{"c":3}]', 'json', [1, 3])).toBe('[\n{"a":1},\n{"c":3}\n]\n')
  expect(await pick('[{"a":1}]', 'json', [7])).toBe('[]\n')
  expect(JSON.parse((await pick(goldenFile('cloudevents.json'), 'cloudevents', [2])) ?? '')).toHaveLength(1)
})

test('rows of a log cannot stand alone', async () => {
  expect(await pick(goldenFile('xes.xes'), 'xes', [1])).toBeNull()
  expect(await pick(goldenFile('ocel.json'), 'ocel', [1])).toBeNull()
  expect(await pick('', 'nothing', [1])).toBeNull()
})

test.each(['csv-long.csv', 'csv-wide.csv', 'ndjson.ndjson', 'json.json', 'cloudevents.json'])(
  'picked rows of %s are read as the events they were',
  async (file) => {
    const whole = await read(goldenFile(file))
    const format = file.split('.')[0] ?? ''
    const { row, events } = whole.rows[1] ?? { row: 0, events: [] }
    const part = await read((await pick(goldenFile(file), format, [row])) ?? '')
    const facts = (all: typeof events) => all.filter(({ type }) => type !== 'journey_observed')
    expect(facts(part.events).map(({ occurred_at, type }) => [type, occurred_at])).toEqual(
      facts(events).map(({ occurred_at, type }) => [type, occurred_at]),
    )
  },
)
