import { expect, test } from 'vitest'
import { type ReadFileOptions, readMapping } from '../src/index.ts'
import { goldenFile } from './golden-journeys.ts'
import { besideActivities, brief, options, read } from './reading.ts'

const golden = goldenFile('ocel.json')
type Object = { id: string; type: string; attributes?: object[] }
type Event = { id?: string; type?: unknown; time?: string; attributes?: object[]; of?: string[] }

const log = (objects: readonly Object[], events: readonly Event[]): string =>
  JSON.stringify({
    objectTypes: [],
    eventTypes: [],
    objects: objects.map((object) => ({ attributes: [], relationships: [], ...object })),
    events: events.map(({ of = ['a'], ...event }, at) => ({
      id: `e${at}`,
      time: '2026-03-02T12:00:00Z',
      attributes: [],
      relationships: of.map((objectId) => ({ objectId, qualifier: 'of' })),
      ...event,
    })),
  })

const mapped = (given: unknown): Pick<ReadFileOptions, 'mapping'> => {
  const result = readMapping(given, options)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return { mapping: result.mapping }
}
const facts = async (file: string, more: Partial<ReadFileOptions> = {}) =>
  (await read(file, more)).events
    .filter(({ type }) => type !== 'journey_observed')
    .map((event) => `${event.journey_id} ${brief(event)}`)

const journey = { id: 'a', type: 'application' }
const applied = { type: 'Applied' }

test('nobody is named, and what is not read is told by name', async () => {
  const told = await read(golden)
  expect(JSON.stringify(told.items)).not.toMatch(/Redacted/)
  expect(told.dropped).toEqual(['objects.recruiter'])
  expect(besideActivities(told)).toMatchObject([
    { rule: 'passed_over', message: expect.stringMatching(/no journey; events: 1$/) },
  ])
})

test('attributes of a journey hold from the beginning, and later values from their day', async () => {
  const changes = (await read(golden)).events.filter(({ type }) => type === 'attributes_changed')
  expect(
    changes.map(({ journey_id, occurred_at, attributes }) => [journey_id, occurred_at, attributes]),
  ).toEqual([
    ['app-1', null, { department: 'Research' }],
    ['app-1', '2026-03-15T12:00:00Z', { department: 'Product' }],
  ])
})

test('the journeys are the objects of the type that is asked for', async () => {
  const file = log(
    [
      { id: 'a', type: 'dossier' },
      { id: 'b', type: 'letter' },
    ],
    [applied],
  )
  expect((await read(file)).last).toMatchObject({ kind: 'unreadable', code: 'unknown_journeys' })
  expect(await facts(file, mapped({ journeys: 'dossier' }))).toHaveLength(1)
  expect((await read(file, mapped({ journeys: 'nothing' }))).last).toMatchObject({ code: 'unknown_journeys' })
})

test('or of the only type, or of the likeliest by its name', async () => {
  expect(await facts(log([{ id: 'a', type: 'dossier' }], [applied]))).toHaveLength(1)
  const both = log([{ id: 'c', type: 'Candidate' }, journey], [{ ...applied, of: ['a', 'c'] }])
  expect(await facts(both)).toEqual(['a application_submitted 2026-03-02T12:00:00Z'])
})

test('an event of two journeys is an event of each', async () => {
  const file = log([journey, { ...journey, id: 'b' }], [{ ...applied, of: ['a', 'b', 'a'] }])
  expect(await facts(file)).toEqual([
    'a application_submitted 2026-03-02T12:00:00Z',
    'b application_submitted 2026-03-02T12:00:00Z',
  ])
})

test('objects may stand after the events', async () => {
  const { objects, events, ...rest } = JSON.parse(golden)
  expect(await facts(JSON.stringify({ ...rest, events, objects }))).toHaveLength(12)
})

test('an event bears the id it has in the log', async () => {
  expect((await read(log([journey], [applied]))).events[0]?.event_id).toBe('e0')
})

test('the detail of our own events is read, that of others is not', async () => {
  const file = log(
    [journey],
    [
      {
        type: 'interview_held',
        attributes: [
          { name: 'kind', value: 'onsite' },
          { name: 'round', value: '2' },
        ],
      },
      { type: 'Conduct interview', attributes: [{ name: 'kind', value: 'odd' }] },
    ],
  )
  expect(await facts(file)).toEqual([
    'a interview_held 2026-03-02T12:00:00Z {"round":2,"kind":"onsite"}',
    'a interview_held 2026-03-02T12:00:00Z',
  ])
})

test('what cannot be taken is refused with a pointer, and nothing else', async () => {
  const told = await read(
    log(
      [journey, { ...journey, id: 'b', attributes: [{ name: 'employer', value: 'x'.repeat(500) }] }],
      [
        applied,
        { type: 7 },
        { type: 'x'.repeat(101) },
        { type: 'Onsite', time: 'soon' },
        { ...applied, id: '' },
      ],
    ),
  )
  expect(
    besideActivities(told).map(({ row, column, rule, refused }) => [row, column, rule, refused]),
  ).toEqual([
    [2, '/objects/1', 'invalid_event', true],
    [2, '/events/1/type', 'invalid_event', true],
    [3, '/events/2/type', 'invalid_event', true],
    [4, '/events/3/time', 'unreadable_day', false],
    [5, '/events/4/id', 'invalid_event', true],
  ])
  expect(told.rows.map(({ row }) => row)).toEqual([1, 4])
})

test('an element of 2 MB is refused and no other', async () => {
  const file = log(
    [journey],
    [{ ...applied, attributes: [{ name: 'x', value: 'x'.repeat(2_000_000) }] }, applied],
  )
  const told = await read(file, { chunkBytes: 65_536 })
  expect(besideActivities(told)).toMatchObject([{ column: '/events/0', refused: true }])
  expect(told.rows.map(({ row }) => row)).toEqual([2])
})

test('a log cut off anywhere is refused before anything of it is taken', async () => {
  for (let cut = 40; cut < golden.trimEnd().length; cut += 97) {
    const told = await read(golden.slice(0, cut), { chunkBytes: 4_096, format: 'ocel' })
    expect([cut, told.last?.kind, told.rows]).toEqual([cut, 'unreadable', []])
  }
})

test('a log without events is refused', async () => {
  expect((await read(log([journey], []))).last).toMatchObject({ kind: 'unreadable', code: 'no_events' })
  expect((await read('[]', { format: 'ocel' })).last).toMatchObject({ kind: 'unreadable', code: 'no_events' })
})
