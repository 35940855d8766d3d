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

test.each(['greenhouse', 'lever', 'ashby', 'workable', 'icims'] as const)(
  'objects of %s are picked as an array of their own, and read as what they were',
  async (format) => {
    const content = goldenFile(`${format}.json`)
    const whole = await read(content, { format })
    const facts = ({ row, events }: (typeof whole.rows)[number]) => ({
      row,
      facts: events.flatMap(({ type, occurred_at, detail, event_id }) =>
        type === 'journey_observed' ? [] : [{ type, occurred_at, detail, event_id }],
      ),
    })
    for (const told of whole.rows.map(facts)) {
      const text = (await pick(content, format, [told.row])) ?? ''
      const part = await read(text, { format, observedThrough: '2026-11-20' })
      expect(part.rows.map(facts).map((row) => row.facts)).toContainEqual(told.facts)
      expect(part.rows.length).toBeLessThan(whole.rows.length)
    }
  },
)

test('an object that is no JSON is given back as it is, with those that name ids', async () => {
  const stage = '{"id":5,"name":"Chat","job_id":1,"priority":0}'
  const application = '{"id":1,"candidate_id":9,"applied_at":"2026-03-02T10:00:00Z"}'
  const picked = await pick(`${stage}\n${application}\n{"id":\n`, 'greenhouse', [3])
  expect(picked).toBe(`[\n{"id":,\n${stage}\n]\n`)
})
