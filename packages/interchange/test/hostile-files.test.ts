import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readFile } from '../src/index.ts'
import { gather, opener, options, read } from './reading.ts'

const tracker = 'Company,Date Applied,Status\nAcme,2025-01-10,Rejected\n'

test.each([
  ['nothing at all', '', 'empty'],
  ['white space', '\ufeff \r\n\n', 'empty'],
  ['an Excel workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), 'binary'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'binary'],
  ['zero bytes', Buffer.from('Company,Date Applied\nA\0,2025-01-10\n'), 'binary'],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${tracker}`, 'utf16le'), 'encoding'],
  ['UTF-16 without its mark', Buffer.from(tracker, 'utf16le'), 'encoding'],
  ['Latin-1', Buffer.from(tracker.replace('Acme', 'Müller'), 'latin1'), 'encoding'],
  ['a header alone', 'Company,Date Applied\n', 'header_only'],
  ['a header and blank lines', 'Company,Date Applied\n\n,\n', 'header_only'],
  ['an index alone', '#,Company,Date Applied\n1,,\n2,,\n', 'index_only'],
  ['columns nobody knows', 'a,b\n1,2\n', 'unknown_columns'],
  ['rows without a header', 'Acme,2025-01-10,Rejected\n', 'unknown_columns'],
  ['prose', 'Dear reader, this is a letter.\n', 'unknown_columns'],
  ['a quotation mark that never closes', `${tracker}"B,2025-01-10,Rejected\nC,2025-01-10,\n`, 'malformed'],
  ['a long file with a header alone', 'journey_id,type,occurred_at\n', 'header_only'],
])('%s is unreadable and says why', async (_, content, code) => {
  const told = await read(content)
  expect(told.last).toMatchObject({ kind: 'unreadable', code })
  expect(told.rows).toEqual([])
})

test('a format that was asked for is held to', async () => {
  expect((await read(tracker, { format: 'csv-long' })).last).toMatchObject({ code: 'unknown_columns' })
  expect((await read(tracker, { format: 'json' })).last).toMatchObject({ code: 'malformed' })
})

test('a file cut off in a row loses that row and says so', async () => {
  const told = await read(`${tracker}B,2025-01`)
  expect(told.findings).toMatchObject([
    { rule: 'undated_end' },
    { row: 3, rule: 'ragged_row', refused: true },
  ])
  expect(told.rows).toHaveLength(1)
})

test('ragged rows are refused, empty cells at the end are not', async () => {
  const told = await read(`${tracker}B,2025-01-10\nC,2025-01-10,Ghosted,,\nD,2025-01-10,Ghosted,x\n`)
  expect(told.findings.filter(({ refused }) => refused).map(({ row, rule }) => [row, rule])).toEqual([
    [3, 'ragged_row'],
    [5, 'ragged_row'],
  ])
})

// The limit only ends a hang: on a busy machine this takes a minute.
test('a cell of 10 MB refuses its row and no other', { timeout: 240_000 }, async () => {
  const told = await read(`${tracker}B,2025-01-10,${'x'.repeat(10_000_000)}\nC,2025-01-10,\n`, {
    chunkBytes: 65_536,
    dateOrder: 'month-day',
  })
  expect(told.findings.filter(({ refused }) => refused)).toMatchObject([{ row: 3, rule: 'cell_too_large' }])
  expect(told.rows.map(({ row }) => row)).toEqual([2, 4])
})

test('a character cut in two by chunks is whole', async () => {
  const told = await read(tracker.replace('Acme', 'Mü公司'), { chunkBytes: 1 })
  expect(told.events[0]?.attributes).toEqual({ employer: 'Mü公司' })
})

const broken = async function* () {
  yield Buffer.from(tracker)
  throw new Error('disk on fire')
}

test('a source that fails fails the reading', async () => {
  await expect(gather(readFile({ open: broken, format: 'auto', options }))).rejects.toThrow('disk on fire')
})

test('rows are yielded before the source has ended, and stopping stops the source', async () => {
  const rows = 6_000
  let [opened, given, closed] = [0, 0, 0]
  const open = async function* () {
    opened += 1
    given = 0
    try {
      yield Buffer.from('journey_id,type,occurred_at\n')
      for (; given < rows; given += 1) yield Buffer.from(`j${given},referred,2025-01-10\n`)
    } finally {
      closed += 1
    }
  }
  for await (const item of readFile({ open, format: 'auto', options })) if (item.kind === 'event') break
  expect(given).toBeGreaterThan(0)
  expect(given).toBeLessThan(rows / 2)
  // The streams in between let go of their sources a moment later.
  await setImmediate()
  expect(closed).toBe(opened)
})

test('progress counts the bytes and rows of each pass', async () => {
  const told = await read(tracker)
  expect(told.items.filter(({ kind }) => kind === 'progress')).toEqual(
    [1, 2, 3].map((pass) => ({ kind: 'progress', pass, passes: 3, bytes: tracker.length, rows: 1 })),
  )
})

test('a file can be opened again and again', async () => {
  const open = opener(tracker)
  const first = await gather(readFile({ open, format: 'auto', options }))
  expect(await gather(readFile({ open, format: 'auto', options }))).toEqual(first)
})

test.each([
  ['a cell of 20 MB', `B,2025-01-10,"${'a'.repeat(20e6)}"`, 'Row 3 is longer than 16 MiB'],
  ['a quotation mark that never closes', 'B,2025-01-10,"Rejected', 'opened in row 3 is never closed'],
])('the row of %s is named, and its fault', async (_, row, message) => {
  const file = `Company,Date Applied,Status\nA,2025-01-09,\n${row}\nC,2025-01-11,\n`
  const { last } = await read(file, { chunkBytes: 65_536 })
  expect(last).toMatchObject({ kind: 'unreadable', code: 'malformed' })
  expect(last).toHaveProperty('message', expect.stringContaining(message))
})

test.each([',', ';', '\t', '|'])('columns may be parted by %j', async (separator) => {
  const file = 'Company,Date Applied,Status\nA,2025-01-09,Rejected\n'.replaceAll(',', separator)
  const told = await read(file)
  expect(told.events.map(({ type }) => type)).toEqual([
    'application_submitted',
    'candidate_rejected',
    'journey_observed',
  ])
})
