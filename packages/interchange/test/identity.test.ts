import { fc, test as property } from '@fast-check/vitest'
import type { IncomingEvent } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { contentOf } from '../src/identity.ts'
import { approximateSet, fingerprint, repeats } from '../src/repeats.ts'
import { read, type Told } from './reading.ts'

const journeys = (told: Told): string[] => told.rows.map(({ events }) => events[0]?.journey_id ?? '')
const header = 'Company,Job Title,Location,Source,Date Applied,Status,date_outcome'

test('status, outcome and later dates are no part of who a row is', async () => {
  const before = await read(`${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,Applied,\n`)
  const after = await read(`${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,Rejected,2025-02-01\n`)
  expect(journeys(after)).toEqual(journeys(before))
})

test('neither are case, white space, the order of columns and the way the day is written', async () => {
  const before = await read(`${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,,\n`)
  const after = await read(
    'Applied,Source,Company,Location,Position\n1/10/2025 10:00,indeed, ACME ,Oslo,Painter\n1/13/2025,,B,,\n',
  )
  expect(journeys(after)[0]).toBe(journeys(before)[0])
})

test.each([
  'Bcme,Painter,Oslo,Indeed,2025-01-10',
  'Acme,Baker,Oslo,Indeed,2025-01-10',
  'Acme,Painter,Rome,Indeed,2025-01-10',
  'Acme,Painter,Oslo,Xing,2025-01-10',
  'Acme,Painter,Oslo,Indeed,2025-01-11',
])('any other identity cell makes another journey: %s', async (cells) => {
  const told = await read(`${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,,\n${cells},,\n`)
  expect(new Set(journeys(told)).size).toBe(2)
})

test('equal rows are journeys of their own, by their ordinal', async () => {
  const row = 'Acme,Painter,Oslo,Indeed,2025-01-10,,\n'
  const ids = journeys(await read(`${header}\n${row}B,,,,2025-01-10,,\n${row}${row}`))
  const stem = ids[0]?.replace(/:1$/, '')
  expect([ids[0], ids[2], ids[3]]).toEqual([`${stem}:1`, `${stem}:2`, `${stem}:3`])
})

test('the source’s cells cannot be read from the id', async () => {
  const told = await read(`${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,,\n`)
  expect(journeys(told)[0]).toMatch(/^row:[0-9a-f]{64}:1$/)
})

test('an id column is the id; one that stands twice is found', async () => {
  const told = await read(
    'Application ID,Company,Applied\na-1,Acme,2025-01-10\na-1,Acme,2025-02-10\n,Acme,2025-02-11\n',
  )
  expect(journeys(told).slice(0, 2)).toEqual(['a-1', 'a-1#2'])
  expect(journeys(told)[2]).toMatch(/^row:/)
  expect(told.findings).toMatchObject([
    { row: 3, column: 'Application ID', rule: 'repeated_id', refused: false },
  ])
})

const file = (outcome: string) =>
  `${header}\nAcme,Painter,Oslo,Indeed,2025-01-10,Rejected,${outcome}\nB,,,,2025-03-01,,\n`

test('the same file gives the same events, and a changed cell changes only its own', async () => {
  const first = await read(file('2025-02-01'))
  expect((await read(file('2025-02-01'), { chunkBytes: 1000 })).events).toEqual(first.events)
  const changed = (await read(file('2025-02-02'))).events.map(({ event_id }) => event_id)
  const kept = first.events.filter(({ event_id }) => changed.includes(event_id))
  expect(kept.map(({ type }) => type)).toEqual([
    'application_submitted',
    'journey_observed',
    'application_submitted',
    'journey_observed',
  ])
})

test('two equal facts of one row are two events', async () => {
  const told = await read('Company,Applied,Offer,Job offer\nA,2025-01-10,2025-02-01,2025-02-01\n')
  const ids = told.events.filter(({ type }) => type === 'offer_presented').map(({ event_id }) => event_id)
  expect(new Set(ids).size).toBe(2)
})

const held: IncomingEvent = {
  type: 'interview_held',
  journey_id: 'a',
  occurred_at: '2025-01-10',
  process: 'hiring',
  by: 'employer',
  detail: { round: 1, kind: 'panel' },
  attributes: { employer: 'Acme', region: 'EU' },
}

test.each<Partial<IncomingEvent>>([
  { type: 'interview_scheduled' },
  { journey_id: 'b' },
  { occurred_at: '2025-01-11' },
  { process: 'it-interview' },
  { by: 'candidate' },
  { detail: { round: 2, kind: 'panel' } },
  { attributes: { employer: 'Acme' } },
])('an event with other content has another id: %j', (change) => {
  expect(contentOf({ ...held, ...change })).not.toBe(contentOf(held))
})

test('the order of fields and an id of its own are no content', () => {
  const turned = { detail: { kind: 'panel', round: 1 }, attributes: { region: 'EU', employer: 'Acme' } }
  expect(contentOf({ ...held, ...turned, event_id: 'x' })).toBe(contentOf(held))
})

property.prop([fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 })], { numRuns: 20 })(
  'ordinals count equal things in their order',
  (things) => {
    const counted = repeats()
    for (const thing of things) counted.note(fingerprint(String(thing)))
    const expected = things.map((thing, at) => things.slice(0, at + 1).filter((one) => one === thing).length)
    expect(things.map((thing) => counted.ordinalOf(fingerprint(String(thing))))).toEqual(expected)
  },
)

test('the approximate set forgets nothing, and rarely remembers what was not there', () => {
  const set = approximateSet()
  for (let thing = 0; thing < 20_000; thing += 1) set.add(fingerprint(`in ${thing}`))
  let [forgotten, wrong] = [0, 0]
  for (let thing = 0; thing < 20_000; thing += 1) {
    if (!set.has(fingerprint(`in ${thing}`))) forgotten += 1
    if (set.has(fingerprint(`out ${thing}`))) wrong += 1
  }
  expect(forgotten).toBe(0)
  expect(wrong).toBeLessThan(5)
})
