import { expect, test } from 'vitest'
import { writeXes } from '../src/out/write-xes.ts'
import { journeys, logOf, textOf } from './journey-logs.ts'
import { elementsOf, faultsOfXes, valueIn, within } from './xes-structure.ts'

const read = async (...batches: Parameters<typeof logOf>) =>
  elementsOf(await textOf(writeXes, logOf(...batches)))

test('a log in XES is as the schema of 2016 wants it, whatever its values hold', async () => {
  const log = await read(journeys.slice(0, 1), [], journeys.slice(1))
  expect(log.name).toBe('log')
  expect(faultsOfXes(log)).toEqual([])
  expect(Object.keys(log.attributes)).not.toContain('xmlns')
})

test('a log of nobody is one too', async () => {
  const log = await read()
  expect(faultsOfXes(log)).toEqual([])
  expect(within(log, 'trace')).toEqual([])
})

test('every key has the prefix of an extension that is declared, and every classifier names global keys', async () => {
  const log = await read(journeys)
  const prefixes = within(log, 'extension').map(({ attributes }) => attributes['prefix'])
  const keysIn = (element: typeof log): string[] => [
    ...(element.attributes['key'] === undefined ? [] : [element.attributes['key']]),
    ...element.children.flatMap(keysIn),
  ]
  expect(
    [...new Set(keysIn(log).map((key) => key.split(':')[0]))].filter((prefix) => !prefixes.includes(prefix)),
  ).toEqual([])
  const ofEvents = within(log, 'global').find(({ attributes }) => attributes['scope'] === 'event')
  const keys = ofEvents?.children.map(({ attributes }) => attributes['key'])
  for (const { attributes } of within(log, 'classifier'))
    expect(keys).toEqual(expect.arrayContaining(attributes['keys']?.split(' ') ?? ['none']))
})

test('a trace holds its events in order, complete, with times of the zone of the workspace', async () => {
  const [trace] = within(await read(journeys), 'trace')
  const events = trace === undefined ? [] : within(trace, 'event')
  expect(events.map((event) => [valueIn(event, 'concept:name'), valueIn(event, 'time:timestamp')])).toEqual([
    ['application_submitted', '2026-03-27T00:00:00.000+01:00'],
    ['interview_scheduled', '2026-03-29T03:30:00.000+02:00'],
    ['offer_presented', '2026-04-02T00:00:00.000+02:00'],
    ['offer_presented', '2026-04-02T00:00:00.000+02:00'],
    ['offer_accepted', '2026-04-03T00:00:00.000+02:00'],
  ])
  expect(new Set(events.map((event) => valueIn(event, 'lifecycle:transition')))).toEqual(
    new Set(['complete']),
  )
  expect(events.map((event) => valueIn(event, 'hiring:precision'))).toEqual([
    'day',
    'instant',
    'day',
    'day',
    'day',
  ])
})

test('the log says until when anybody watched, and each trace whether its end was seen', async () => {
  const log = await read(journeys)
  expect(valueIn(log, 'hiring:observedThrough')).toBe('2026-04-29T00:00:00.000+02:00')
  const traces = within(log, 'trace')
  expect(traces.map((trace) => [valueIn(trace, 'concept:name'), valueIn(trace, 'hiring:censored')])).toEqual([
    ['r_1', 'false'],
    ['r_2', 'true'],
  ])
  expect(traces.map((trace) => valueIn(trace, 'hiring:undatedEvents'))).toEqual([undefined, '1'])
})

test('the log counts the events that are in no trace because nobody knows their day, whosever they are', async () => {
  expect(valueIn(await read(journeys.slice(0, 1), journeys.slice(1)), 'hiring:undatedEvents')).toBe('3')
  expect(valueIn(await read(journeys.slice(0, 1)), 'hiring:undatedEvents')).toBeUndefined()
})

test('what XML cannot hold is stripped from values, and all else is read back as it was', async () => {
  const [trace] = within(await read(journeys), 'trace')
  expect(trace === undefined ? '' : valueIn(trace, 'hiring:region')).toBe(
    'R&D <"Ops"> \r\n\t= größe 面试 \ufffd',
  )
})
