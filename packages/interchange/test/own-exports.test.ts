import { textFromDay } from '@hearback/contracts'
import { expect, test } from 'vitest'
import type { OutEvent, OutJourney, WriteLog } from '../src/out/journey-log.ts'
import { writeEventCsv } from '../src/out/write-event-csv.ts'
import { writeOcel } from '../src/out/write-ocel.ts'
import { writeXes } from '../src/out/write-xes.ts'
import { dayOf, journeyWith, logOf, textOf } from './journey-logs.ts'
import { read, type Told } from './reading.ts'

const event = (type: OutEvent['type'], day: string, detail: OutEvent['detail'] = {}): OutEvent => ({
  id: `e_${type}_${day}`,
  type,
  day: dayOf(day),
  instant: null,
  by: null,
  detail,
})

const journeys: OutJourney[] = [
  journeyWith('r_1', {
    attributes: { employer: 'Acme' },
    observedThrough: dayOf('2026-04-20'),
    events: [
      event('application_submitted', '2026-03-02'),
      event('stage_entered', '2026-03-04', { stage: 'Team fit' }),
      event('interview_held', '2026-03-09', { round: 1, kind: 'screening' }),
      event('interview_held', '2026-03-11', { round: 2, kind: 'technical' }),
      event('offer_presented', '2026-03-20'),
    ],
  }),
  journeyWith('r_2', {
    undatedEvents: 2,
    events: [
      event('application_submitted', '2026-03-03'),
      event('decision_made', '2026-03-08', { decision: 'reject' }),
      event('candidate_rejected', '2026-03-09'),
    ],
  }),
  journeyWith('r_3', { undatedEvents: 1 }),
]

const written = journeys.flatMap(({ id, events }) =>
  events.map(({ type, day, detail }) => [id, type, textFromDay(day), detail]),
)

const facts = ({ events }: Told) =>
  events
    .filter(({ type }) => type !== 'journey_observed' && type !== 'attributes_changed')
    .map(({ journey_id: id, type, occurred_at: at, detail = {} }) => [id, type, at?.slice(0, 10), detail])

const formats: [name: string, write: WriteLog][] = [
  ['CSV for process mining', writeEventCsv],
  ['XES', writeXes],
  ['OCEL', writeOcel],
]

test.each(formats)(
  'events written as %s are read as the same events, and none is refused',
  async (_, write) => {
    const told = await read(await textOf(write, logOf(journeys)))
    expect(facts(told)).toEqual(written)
    expect(told.findings.filter(({ refused }) => refused)).toEqual([])
  },
)

const observed = ({ events }: Told) =>
  events
    .filter(({ type }) => type === 'journey_observed')
    .map(({ journey_id: id, detail }) => [id, detail?.through])

test('an OCEL log of ours says once of each journey until when it was watched, and not by its latest fact', async () => {
  const told = await read(await textOf(writeOcel, logOf(journeys)))
  expect(observed(told)).toEqual([
    ['r_1', '2026-04-20'],
    ['r_2', '2026-04-30'],
  ])
  expect(told.guesses.map(({ setting }) => setting)).toEqual(['format', 'inclusion'])
  expect(told.dropped).not.toContain('objects.hiring:observedThrough')
})

test('the day that is given for a whole OCEL log stands before what its journeys say', async () => {
  const file = await textOf(writeOcel, logOf(journeys))
  const given = { observedThrough: '2026-04-25', inclusion: 'prospective' } as const
  expect(observed(await read(file, given))).toEqual([
    ['r_1', '2026-04-25'],
    ['r_2', '2026-04-25'],
  ])
})

test('an XES log of ours tells how many events it left out for having no day; one that left none out says nothing', async () => {
  const leftOut = async (of: OutJourney[]) =>
    (await read(await textOf(writeXes, logOf(of)))).findings.filter(({ rule }) => rule === 'left_out')
  expect(await leftOut(journeys.slice(0, 1))).toEqual([])
  expect(await leftOut(journeys)).toMatchObject([
    { row: null, column: 'hiring:undatedEvents', refused: false, message: expect.stringMatching(/: 3$/) },
  ])
})
