import type { IncomingEvent } from '@hearback/contracts'
import { describe, expect, test } from 'vitest'
import { openGate } from '../../src/gate/gate.ts'
import { systemIds } from './ids-and-names.ts'

const event = (more: Partial<IncomingEvent>): IncomingEvent => ({
  type: 'application_submitted',
  journey_id: 'application-1',
  occurred_at: '2026-03-02',
  ...more,
})
const told = (more: Partial<IncomingEvent>) =>
  openGate()(event(more)).map(({ pointer, rule }) => [pointer, rule])

const address = 'jane.doe@example.com'

describe('every value that would be stored is looked at', () => {
  test('the id of a journey, of an event, and of the event taken back', () => {
    expect(told({ journey_id: address })).toEqual([['/journey_id', 'pii_email']])
    expect(told({ event_id: '+49 151 23456789' })).toEqual([['/event_id', 'pii_phone']])
    expect(told({ type: 'event_retracted', detail: { event_id: address } })).toEqual([
      ['/detail/event_id', 'pii_email'],
    ])
  })
  test.each(['stage', 'step', 'kind', 'reason'])('the words of detail: %s', (name) => {
    expect(told({ detail: { [name]: 'call 415-555-0134' } })).toEqual([[`/detail/${name}`, 'pii_phone']])
  })
  test.each(['employer', 'requisition', 'department', 'source', 'own_dimension'])(
    'attributes: %s',
    (name) => {
      expect(told({ attributes: { [name]: 'DE89 3704 0044 0532 0130 00' } })).toEqual([
        [`/attributes/${name}`, 'pii_iban'],
      ])
    },
  )
  test('several hits are all told', () => {
    expect(told({ journey_id: address, attributes: { region: '@jane_doe' } })).toHaveLength(2)
  })
})

test('the name of a person is told in dimensions but those named after people or made of codes', () => {
  const name = 'Jane Q. Doe'
  expect(told({ attributes: { employer: name, requisition: name, department: name } })).toEqual([])
  expect(told({ attributes: { source: name, team_lead: name } })).toEqual([
    ['/attributes/source', 'pii_name'],
    ['/attributes/team_lead', 'pii_name'],
  ])
})

test('the name of a person is told in the words of detail', () => {
  for (const name of ['stage', 'step', 'kind', 'reason'])
    expect(told({ detail: { [name]: 'Interview with Jane Doe' } })).toEqual([[`/detail/${name}`, 'pii_name']])
})

describe('a number of ten digits, which may be a telephone number or the id of a record', () => {
  const number = '4155550123'
  test.each(['journey_id', 'event_id'])('passes as %s', (name) =>
    expect(told({ [name]: number })).toEqual([]),
  )
  test.each(['requisition', 'posting_id', 'team_code', 'ref'])('passes as %s, which is for codes', (name) =>
    expect(told({ attributes: { [name]: number } })).toEqual([]),
  )
  test('passes as the label of a stage, which may be its id', () =>
    expect(told({ detail: { stage: number } })).toEqual([]))
  test.each(['employer', 'department', 'source', 'team', 'idea'])('is refused as %s', (name) =>
    expect(told({ attributes: { [name]: number } })).toEqual([[`/attributes/${name}`, 'pii_phone']]),
  )
})

test('dimensions named after codes hold no name of a person either', () => {
  expect(told({ attributes: { recruiter_id: 'Miller, Anna' } })).toEqual([
    ['/attributes/recruiter_id', 'pii_name'],
  ])
})

test('a value is judged by its field, also when another field had it before', () => {
  const gate = openGate()
  expect(gate(event({ attributes: { employer: 'Jane Doe' } }))).toEqual([])
  expect(gate(event({ attributes: { source: 'Jane Doe' } }))).toHaveLength(1)
  expect(gate(event({ attributes: { employer: 'Jane Doe' } }))).toEqual([])
})

test('the message never repeats the value', () => {
  for (const value of [address, '4111 1111 1111 1111', 'Jane Doe', '123-45-6789']) {
    const said = JSON.stringify(openGate()(event({ attributes: { source: value } })))
    expect(said).toContain('pii_')
    expect(said).not.toContain(value)
  }
})

test('the second event of a journey with a bad id is refused like the first', () => {
  const gate = openGate()
  expect(gate(event({ journey_id: address }))).toHaveLength(1)
  expect(gate(event({ journey_id: address }))).toHaveLength(1)
  expect(gate(event({}))).toEqual([])
})

test('what is remembered is bounded and changes no judgement', () => {
  const gate = openGate()
  for (let index = 0; index < 45_000; index += 1)
    expect(gate(event({ attributes: { source: `board ${index}` } }))).toEqual([])
  expect(gate(event({ attributes: { source: address } }))).toHaveLength(1)
})

test('the ids that are let through at once are those that no rule takes for anything', () => {
  const gate = openGate()
  for (const id of systemIds(17, 300)) expect(gate(event({ journey_id: id }))).toEqual([])
})
test('a card or a resident number is found among bare numbers used as ids', () => {
  expect(told({ journey_id: '4111111111111111' })).toEqual([['/journey_id', 'pii_card']])
  expect(told({ event_id: '11010519491231002X' })).toEqual([['/event_id', 'pii_national_id']])
})
