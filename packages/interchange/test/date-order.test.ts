import { expect, test } from 'vitest'
import { factsOf, read } from './reading.ts'

const tracker = (...days: string[]): string =>
  ['Company,Date Applied', ...days.map((day, index) => `C${index},${day}`)].join('\n')

test('one date that can only be DD/MM decides for the whole file', async () => {
  const told = await read(tracker('03/04/2025', '25/04/2025', '5/6/2025'))
  expect(told.guesses).toContainEqual({
    kind: 'guess',
    setting: 'date_order',
    value: 'day-month',
    reason: '1 date can only be DD/MM, none only the other way round',
  })
  expect(factsOf(told).flat()).toEqual(
    ['2025-04-03', '2025-04-25', '2025-06-05'].map((day) => `application_submitted ${day}`),
  )
})

test('one date that can only be MM/DD decides for the whole file', async () => {
  const told = await read(tracker('03/04/2025', '04/25/2025'))
  expect(factsOf(told).flat()).toEqual([
    'application_submitted 2025-03-04',
    'application_submitted 2025-04-25',
  ])
})

test('dates in another column decide too', async () => {
  const told = await read('Company,Date Applied,Deadline\nA,03/04/2025,30/04/2025\n')
  expect(factsOf(told).flat()).toEqual(['application_submitted 2025-04-03'])
})

test('a file that does not decide is asked about', async () => {
  const told = await read(tracker('03/04/2025', '05/06/2025'))
  expect(told.last).toMatchObject({ kind: 'unreadable', code: 'date_order_ambiguous' })
  expect(told.rows).toEqual([])
})

test('a file that says both is asked about', async () => {
  const told = await read(tracker('25/04/2025', '04/25/2025'))
  expect(told.last).toMatchObject({ kind: 'unreadable', code: 'date_order_mixed' })
})

test('an order that was given is not guessed, and rows against it are refused', async () => {
  const told = await read(tracker('03/04/2025', '04/25/2025'), { dateOrder: 'day-month' })
  expect(factsOf(told).flat()).toEqual(['application_submitted 2025-04-03'])
  expect(told.findings).toMatchObject([
    { row: 3, column: 'Date Applied', rule: 'unreadable_day', refused: true },
  ])
  expect(told.guesses.map(({ setting }) => setting)).not.toContain('date_order')
})

test.each(['4/4/2025', '2025-03-04', '03.04.2025', '3 April 2025'])('%s needs no order', async (day) => {
  const told = await read(tracker(day))
  expect(told.last?.kind).toBe('end')
  expect(told.guesses.map(({ setting }) => setting)).not.toContain('date_order')
})

test('a long file is decided in the same way', async () => {
  const rows = 'journey_id,type,occurred_at\nj,referred,03/04/2025\nj,offer_presented,'
  expect((await read(`${rows}30/04/2025`)).events[0]?.occurred_at).toBe('2025-04-03')
  expect((await read(`${rows}05/04/2025`)).last).toMatchObject({ code: 'date_order_ambiguous' })
})
