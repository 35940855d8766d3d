import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'
import { read } from './reading.ts'

const marker = 'QZX'
const trackerHeader = [
  'Company',
  'Job Title',
  'Date Applied',
  'Date Interview',
  'Status',
  'Outcome date',
  'Remote',
  'Salary',
  'Date Posted',
]
const eventHeader = [
  'journey_id',
  'type',
  'occurred_at',
  'round',
  'kind',
  'employer',
  'by',
  'process',
  'salary',
]
const stageHeader = ['application_id', 'stage', 'entered_at', 'left_at']
const day = fc.constantFrom(
  '2025-01-10',
  '2025-02-30',
  '1/2/2025',
  '25/12/2024',
  '12/25/2024',
  '2031-01-01',
  '',
)
const planted = fc
  .tuple(
    fc.constantFrom('', '"', 'Rejected ', 'a@b.c ', '\t', 'x'.repeat(250)),
    fc.constantFrom('', '"', '1/2/2025'),
  )
  .map(([before, after]) => `${before}${marker}${after}`)
const word = fc.constantFrom('Rejected', 'Interview', 'interview_held', 'offer_presented', 'yes', '3', '')
const cell = fc.oneof(day, word, planted)
const quoted = (text: string): string => (/["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const table = fc.constantFrom(trackerHeader, eventHeader, stageHeader).chain((header) =>
  fc
    .array(fc.array(cell, { minLength: header.length - 1, maxLength: header.length + 1 }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => [header, ...rows]),
)

property.prop([table, fc.boolean()])(
  'no finding, guess or refusal of a table repeats a cell',
  async (rows, given) => {
    const told = await read(rows.map((row) => row.map(quoted).join(',')).join('\n'), {
      chunkBytes: 500,
      ...(given ? { dateOrder: 'day-month' } : {}),
    })
    const said = told.items.filter(({ kind }) => kind !== 'journey' && kind !== 'event')
    expect(JSON.stringify(said)).not.toContain(marker)
  },
)

property.prop([fc.array(fc.array(planted, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })])(
  'a file without a header is refused without a word of it',
  async (rows) => {
    const told = await read(rows.map((row) => row.map(quoted).join(',')).join('\n'), { chunkBytes: 500 })
    expect(told.last?.kind).toBe('unreadable')
    expect(JSON.stringify(told.items)).not.toContain(marker)
  },
)

const json = fc.oneof(
  planted,
  fc.constantFrom(null, 3, true),
  fc.array(planted, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('round', 'kind', 'employer'), planted),
)
const sent = fc.dictionary(
  fc.constantFrom(
    'type',
    'journey_id',
    'occurred_at',
    'occurred_between',
    'detail',
    'attributes',
    'employer',
    'kind',
    'by',
    'event_id',
    'notes',
  ),
  fc.oneof(json, word, day),
)

property.prop([
  fc.array(
    fc.oneof(
      sent.map((event) => JSON.stringify(event)),
      planted,
    ),
    { minLength: 1, maxLength: 6 },
  ),
])('no finding of an event repeats what was sent', async (lines) => {
  const told = await read(`{}\n${lines.join('\n')}`, { chunkBytes: 500 })
  const said = told.items.filter(({ kind }) => kind !== 'event')
  expect(JSON.stringify(said)).not.toContain(marker)
})
