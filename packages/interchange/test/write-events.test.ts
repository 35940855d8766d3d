import { fc, test as property } from '@fast-check/vitest'
import { dayOfInstant } from '@hearback/contracts'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { writeEventCsv } from '../src/out/write-event-csv.ts'
import { instantText, startOfDayText } from '../src/out/zoned-time.ts'
import { dayOf, journeys, logOf, textOf } from './journey-logs.ts'

test('the CSV for process mining has a row for each event of known day, under the names its tools know', async () => {
  const text = await textOf(writeEventCsv, logOf(journeys.slice(0, 1), journeys.slice(1)))
  const [header, ...rows] = parse(text)
  expect(header?.join()).toBe(
    'case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:resource,precision,round,kind,stage,decision,employer,region,requisition,activity_instance_id',
  )
  expect(rows).toHaveLength(6)
  expect(rows[1]?.slice(0, 8)).toEqual([
    'r_1',
    'interview_scheduled',
    '2026-03-29T03:30:00.000+02:00',
    'complete',
    'employer',
    'instant',
    '1',
    'screening',
  ])
  expect(rows[5]).toEqual([
    'r_2',
    'application_submitted',
    '2026-04-01T00:00:00.000+02:00',
    'complete',
    '',
    'day',
    '',
    '',
    '',
    '',
    'Acme',
    '',
    'R-7',
    'e_6',
  ])
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Havana',
]

property.prop([fc.constantFrom(...zones), fc.integer({ min: 10_000, max: 24_000 })])(
  'the beginning of a day lies on it, and the moment before does not',
  (zone, day) => {
    // Apia had no 30 December 2011.
    if (zone === 'Pacific/Apia' && day === dayOf('2011-12-30')) return
    const text = startOfDayText(day, zone)
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000[+-]\d\d:\d\d$/)
    expect(dayOfInstant(Date.parse(text), zone)).toBe(day)
    expect(dayOfInstant(Date.parse(text) - 1, zone)).toBeLessThan(day)
  },
)

property.prop([fc.constantFrom(...zones), fc.integer({ min: 900_000_000, max: 2_000_000_000 })])(
  'an instant is written with its offset and read back as it was',
  (zone, seconds) => {
    expect(Date.parse(instantText(seconds * 1000, zone))).toBe(seconds * 1000)
    expect(instantText(seconds * 1000, zone).slice(0, 10)).toBe(
      new Date(dayOfInstant(seconds * 1000, zone) * 86_400_000).toISOString().slice(0, 10),
    )
  },
)
