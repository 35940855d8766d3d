import { expect, test } from 'vitest'
import { writeOcel } from '../src/out/write-ocel.ts'
import { journeys, journeyWith, logOf, textOf } from './journey-logs.ts'

type Named = { name: string; type: string }
type Value = { name: string; value: unknown; time?: string }
type Thing = {
  id: string
  type: string
  time?: string
  attributes: Value[]
  relationships: { objectId: string; qualifier: string }[]
}
type Ocel = {
  objectTypes: (Named & { attributes: Named[] })[]
  eventTypes: (Named & { attributes: Named[] })[]
  objects: Thing[]
  events: Thing[]
}

const read = async (...batches: Parameters<typeof logOf>): Promise<Ocel> =>
  JSON.parse(await textOf(writeOcel, logOf(...batches)))

const backwards = ({ id, attributes }: Thing) =>
  attributes.flatMap(({ name, time }, place) => {
    const next = attributes.slice(place + 1).find((each) => each.name === name)
    return next !== undefined && Date.parse(next.time ?? '') < Date.parse(time ?? '')
      ? [`${id}: ${name}`]
      : []
  })

/** What breaks the rules of OCEL 2.0. */
const faultsOf = ({ objectTypes, eventTypes, objects, events }: Ocel): string[] => {
  const ids = new Set(objects.map(({ id }) => id))
  const used = new Set(events.flatMap(({ relationships }) => relationships.map(({ objectId }) => objectId)))
  const declared = (types: Ocel['objectTypes'], { id, type, attributes }: Thing) => {
    const found = types.find(({ name }) => name === type)
    return attributes.flatMap(({ name, value }) => [
      ...(found?.attributes.some((each) => each.name === name)
        ? []
        : [`${id}: ${type}.${name} is not declared`]),
      ...(typeof value === 'string' ? [] : [`${id}: ${name} is no text`]),
    ])
  }
  const dangling = ({ id, relationships }: Thing) =>
    relationships
      .filter(({ objectId }) => !ids.has(objectId))
      .map(({ objectId }) => `${id} names ${objectId}`)
  return [
    ...(ids.size === objects.length ? [] : ['two objects of one id']),
    ...(new Set(events.map(({ id }) => id)).size === events.length ? [] : ['two events of one id']),
    ...objects.flatMap((object) => [
      ...declared(objectTypes, object),
      ...dangling(object),
      ...backwards(object),
    ]),
    ...objects.filter(({ id }) => !used.has(id)).map(({ id }) => `${id} has no event`),
    ...objects.flatMap(({ id, attributes }) =>
      attributes
        .filter(({ time }) => Number.isNaN(Date.parse(time ?? '')))
        .map(({ name }) => `${id}: ${name} has no time`),
    ),
    ...events.flatMap((event) => [...declared(eventTypes, event), ...dangling(event)]),
    ...events.filter(({ time }) => Number.isNaN(Date.parse(time ?? ''))).map(({ id }) => `${id} has no time`),
    ...events
      .filter(({ relationships }) => relationships.length === 0)
      .map(({ id }) => `${id} is of no object`),
  ]
}

test('a log in OCEL keeps the rules of the format: types, texts, times, and no object without events', async () => {
  const log = await read(journeys.slice(0, 1), [], journeys.slice(1))
  expect(faultsOf(log)).toEqual([])
  expect(log.objects.map(({ id, type }) => [id, type])).toEqual([
    ['o_1', 'opening'],
    ['r_1', 'journey'],
    ['r_1.offer', 'offer'],
    ['r_2', 'journey'],
  ])
})

test('objects and events always have both attributes and relationships, empty or not', async () => {
  const { objects, events } = await read(journeys)
  for (const thing of [...objects, ...events]) {
    expect(Array.isArray(thing.attributes)).toBe(true)
    expect(Array.isArray(thing.relationships)).toBe(true)
  }
})

test('an offer that was changed holds its values in the order of time, the earliest first', async () => {
  const [base] = journeys
  if (base === undefined) throw new Error('no journey')
  const [first, , verbal, second] = base.events
  if (first === undefined || verbal === undefined || second === undefined) throw new Error('no events')
  const later = { ...verbal, id: 'e_9', day: second.day + 3, detail: { version: 3 } }
  const { objects } = await read([journeyWith('r_9', { events: [first, verbal, second, later] })])
  const offer = objects.find(({ type }) => type === 'offer')
  const versions = offer?.attributes.filter(({ name }) => name === 'version')
  expect(versions?.map(({ value, time }) => [value, time?.slice(0, 10)])).toEqual([
    ['1', '2026-04-02'],
    ['2', '2026-04-02'],
    ['3', '2026-04-05'],
  ])
})

test('a log of nobody is one too', async () => {
  const log = await read()
  expect(faultsOf(log)).toEqual([])
  expect([log.objects, log.events]).toEqual([[], []])
})
