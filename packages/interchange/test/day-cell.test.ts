import { fc, test as property } from '@fast-check/vitest'
import { textFromDay } from '@hearback/contracts'
import { describe, expect, test } from 'vitest'
import { dayOfCell, readDayCell } from '../src/csv/day-cell.ts'

describe('a day as people write it', () => {
  test.each([
    ['2025-03-04', '2025-03-04'],
    ['2025/3/4', '2025-03-04'],
    ['2016-08-31T00:00:00Z', '2016-08-31'],
    ['2025-03-04 23:59:59.123+02:00', '2025-03-04'],
    ['3/13/2023 18:51:27', '2023-03-13'],
    ['3/13/23 6:51 PM', '2023-03-13'],
    ['04.03.2025', '2025-03-04'],
    ['4.3.25', '2025-03-04'],
    ['Mar 4, 2025', '2025-03-04'],
    ['March 4th 2025', '2025-03-04'],
    ['4 March 2025', '2025-03-04'],
    ['04-Mar-25', '2025-03-04'],
    ['Tue, 4 Mar 2025', '2025-03-04'],
    ['4. März 2025', '2025-03-04'],
    ['4 août 2025', '2025-08-04'],
    ['1er juillet 2025', '2025-07-01'],
    ['4 de diciembre de 2025', '2025-12-04'],
    ['2025年3月4日', '2025-03-04'],
  ])('%s', (written, day) => {
    expect(readDayCell(written, 'month-day')).toEqual({ kind: 'day', day })
  })
  test.each([
    '2025-02-30',
    '31/31/2025',
    '13/13/2025',
    '1/2/1950',
    '3/4',
    '2025',
    '45678',
    'March',
    'soon',
    '4 Foo 2025',
  ])('%s is none', (written) => {
    expect(readDayCell(written, 'month-day').kind).toBe('other')
  })
})

test.each(['', ' ', '-', 'null', 'NULL', 'N/A', '#N/A', '—', 'TBD', '无'])('%j says nothing', (cell) => {
  expect(readDayCell(cell, 'month-day')).toEqual({ kind: 'empty' })
})

test.each([
  ['Before 2025-01-24', 'before'],
  ['before 1/24/2025', 'before'],
  ['vor dem 24.01.2025', 'before'],
  ['avant le 24.01.2025', 'before'],
  ['2025年1月24日前', 'before'],
  ['After 2025-01-24', 'after'],
] as const)('%s is %s that day', (cell, kind) => {
  expect(readDayCell(cell, 'month-day')).toEqual({ kind, day: '2025-01-24' })
})

test('yes and no are neither days nor empty', () => {
  expect(['Yes', 'x', '✓', 'No', 'n'].map((cell) => readDayCell(cell, 'month-day').kind)).toEqual([
    'yes',
    'yes',
    'yes',
    'no',
    'no',
  ])
})

property.prop([
  fc.integer({ min: 0, max: 47_000 }),
  fc.constantFrom('day-month' as const, 'month-day' as const),
])('every day written in either order is read back in that order', (day, order) => {
  const [year, month, date] = textFromDay(day).split('-')
  const written = order === 'day-month' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`
  expect(dayOfCell(written, order)).toBe(day)
})
