import { describe, expect, test } from 'vitest'
import { brief, read, type Told } from './reading.ts'

const facts = (told: Told): string[] =>
  told.events
    .filter(({ type }) => type !== 'journey_observed')
    .map((event) => `${event.journey_id} ${brief(event)}`)

describe('rows of events', () => {
  test('detail and attributes are columns, read by their kind', async () => {
    const told = await read(
      'Journey ID,Type,Occurred at,round,duration minutes,final,employer,by,notes\n' +
        'a,interview_held,2025-01-10T09:00:00+01:00,2,45.5,,Acme,interviewer,secret\na,offer_presented,2025-02-01,,,yes,,,\n',
    )
    expect(told.rows[0]).toMatchObject({
      row: 2,
      events: [
        {
          type: 'interview_held',
          journey_id: 'a',
          occurred_at: '2025-01-10T09:00:00+01:00',
          by: 'interviewer',
          detail: { round: 2, duration_minutes: 45.5 },
          attributes: { employer: 'Acme' },
        },
        { type: 'journey_observed', detail: { through: '2025-02-01' } },
      ],
    })
    expect(told.rows[1]?.events).toMatchObject([{ type: 'offer_presented', detail: { final: true } }])
    expect(told.dropped).toEqual(['notes'])
    expect(JSON.stringify(told.items)).not.toContain('secret')
  })
  test('a day between two days, and a day not known', async () => {
    const told = await read(
      'journey_id,type,occurred_at,occurred_earliest,occurred_latest\na,candidate_rejected,,2025-01-10,2025-01-20\na,referred,unknown,,\n',
    )
    expect(facts(told)).toEqual(['a candidate_rejected 2025-01-10..2025-01-20', 'a referred unknown'])
  })
  test('a bad row is refused with its columns, and the others are read', async () => {
    const told = await read(
      'journey_id,type,occurred_at,round\na,interview_held,2025-02-30,two\nb,interviewheld,2025-02-03,\nc,referred,,\nd,referred,2025-02-03,\n',
    )
    expect(facts(told)).toEqual(['d referred 2025-02-03'])
    expect(told.findings.map(({ row, column, rule, refused }) => [row, column, rule, refused])).toEqual([
      [2, 'occurred_at', 'invalid_event', true],
      [2, 'round', 'invalid_event', true],
      [3, 'type', 'invalid_event', true],
      [4, 'occurred_at', 'invalid_event', true],
    ])
  })
  test('a field of another type of event is dropped by name', async () => {
    const told = await read('journey_id,type,occurred_at,round\na,referred,2025-02-03,1\n')
    expect(facts(told)).toEqual(['a referred 2025-02-03'])
    expect(told.dropped).toEqual(['round'])
  })
  test('equal rows are two events; ids that are given are kept', async () => {
    const told = await read(
      'journey_id,type,occurred_at,event_id\na,thank_you_sent,2025-02-03,\na,thank_you_sent,2025-02-03,\na,referred,2025-02-03,x\n',
    )
    const ids = told.events
      .filter(({ type }) => type !== 'journey_observed')
      .map(({ event_id }) => event_id ?? '')
    expect(ids.map((id) => id.slice(-2))).toEqual([':1', ':2', 'x'])
  })
})

const stages = (...rows: string[]) => ['application_id,stage,entered_at,left_at', ...rows].join('\n')

describe('rows of stages', () => {
  test('each row is a stage entered', async () => {
    const told = await read(
      'application_id,stage,entered_at,region\n7,Phone Screen,2025-01-10,EU\n7,Onsite,2025-01-20,EU\n',
    )
    expect(facts(told)).toEqual([
      '7 stage_entered 2025-01-10 {"stage":"Phone Screen"}',
      '7 stage_entered 2025-01-20 {"stage":"Onsite"}',
    ])
    expect(told.events[0]?.attributes).toEqual({ region: 'EU' })
  })
  test('a stage left for another, on that day or the next, is only left', async () => {
    const told = await read(
      stages('7,Screen,2025-01-10,2025-01-20', '7,Onsite,2025-01-20,2025-01-24', '7,Offer,2025-01-25,'),
    )
    expect(facts(told).filter((fact) => fact.includes('closed'))).toEqual([])
    expect(told.findings).toEqual([])
  })
  test('in any order of rows', async () => {
    const told = await read(
      stages('7,Onsite,2025-01-20,', '8,Screen,2025-01-02,', '7,Screen,2025-01-10,2025-01-20'),
    )
    expect(told.findings).toEqual([])
  })
  test('a stage left for no other closes the journey, and that is found', async () => {
    const told = await read(
      stages('7,Screen,2025-01-10,2025-01-20', '7,Onsite,2025-01-20,2025-02-03', '8,Screen,2025-02-03,'),
    )
    expect(facts(told)).toContain('7 journey_closed 2025-02-03 {"reason":"other"}')
    expect(told.findings).toMatchObject([
      { row: 3, column: 'left_at', rule: 'left_without_next', refused: false },
    ])
  })
  test('also on the day it was entered', async () => {
    const told = await read(
      stages('7,Screen,2025-01-10,2025-01-10', '8,Screen,2025-01-10,2025-01-10', '8,Onsite,2025-01-10,'),
    )
    expect(told.findings.map(({ row }) => row)).toEqual([2])
  })
  test('a stage that is an ending by its name is not closed again', async () => {
    const told = await read(stages('7,Rejected,2025-01-10,2025-01-11'))
    expect(facts(told)).toHaveLength(1)
  })
  test('the end of a stage counts for how far the file reaches', async () => {
    const told = await read(stages('7,Screen,2025-01-10,2025-01-20'))
    expect(told.guesses).toContainEqual(
      expect.objectContaining({ setting: 'observed_through', value: '2025-01-20' }),
    )
  })
  test('a label nobody knows is found once, where it first stands, and is a stage of its own', async () => {
    const told = await read(
      stages('7,Chat,2025-01-10,', '7,Onsite,2025-01-20,', '8,chat,2025-01-11,', '8,Gate B,2025-01-12,'),
    )
    expect(told.findings.map(({ row, column, rule, refused }) => [row, column, rule, refused])).toEqual([
      [2, 'stage', 'unknown_stage', false],
      [5, 'stage', 'unknown_stage', false],
    ])
    expect(facts(told)).toContain('8 stage_entered 2025-01-12 {"stage":"Gate B"}')
  })
  test.each([
    ['csv-long', 'journey_id,type,occurred_at,stage\n7,stage_entered,2025-01-10,Chat\n', 'stage'],
    ['csv-long', 'case id,activity,timestamp\n7,Chat,2025-01-10\n', 'activity'],
    [
      'ndjson',
      '{"journey_id":"7","type":"stage_entered","occurred_at":"2025-01-10","detail":{"stage":"Chat"}}\n{}\n',
      '/detail/stage',
    ],
  ] as const)('in %s too: %s', async (format, content, column) => {
    const told = await read(content, { format })
    expect(told.findings.filter(({ rule }) => rule === 'unknown_stage')).toMatchObject([{ column }])
    const own = await read(content, { format, labels: { chat: 'interviewing' } })
    expect(own.findings.filter(({ rule }) => rule === 'unknown_stage')).toEqual([])
  })
  test('a label the workspace gave a meaning is the entry of that stage, whatever others mean by it', async () => {
    const labels = { 'no response': 'applied', rejected: 'deliberation', 'in the boat': 'hired' }
    const told = await read(
      stages('7,No response,2025-01-10,', '7,Rejected,2025-01-20,', '8,In the boat,2025-01-11,2025-01-12'),
      { labels },
    )
    expect(facts(told)).toEqual([
      '7 stage_entered 2025-01-10 {"stage":"No response"}',
      '7 stage_entered 2025-01-20 {"stage":"Rejected"}',
      '8 stage_entered 2025-01-11 {"stage":"In the boat"}',
    ])
    expect(told.findings).toEqual([])
  })
})
