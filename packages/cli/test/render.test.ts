import { expect, test } from 'vitest'
import { waitingChart } from '../src/render/chart.ts'
import { csv } from '../src/render/csv.ts'
import { drawProgress } from '../src/render/progress.ts'
import { days, percent, percentWithin, table } from '../src/render/table.ts'

test('what is not known is a dash, never a zero', () => {
  expect(percent(null)).toBe('–')
  expect(percent(0)).toBe('0.0 %')
  expect(days(null)).toBe('–')
  expect(percentWithin({ estimate: 0.5, low: null, high: null })).toBe('50.0 %')
})

test('numbers stand to the right, words to the left, wide characters take two columns', () => {
  const lines = table(
    ['stage', 'n'],
    [
      ['一面', '7'],
      ['offer', '12'],
    ],
  ).split('\n')
  expect(lines).toEqual(['stage   n', '-----  --', '一面    7', 'offer  12'])
})

test('a curve that stays up is a full block, one that fell leaves the columns empty', () => {
  const chart = waitingChart({ days: [0, 1, 2, 3], waiting: [1, 1, 0, 0] }, 10, { height: 1 })
  expect(chart.split('\n')[0]).toBe('100 % ██  ')
})

test('a curve of no days draws nothing', () => {
  expect(waitingChart({ days: [], waiting: [] }, 10)).toBe('')
})

test('CSV leaves unknown cells empty, quotes what needs it, and cannot be read as a formula', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x,y', null],
        ['=1+1', 0.25],
      ],
    ),
  ).toBe('a,b\r\n"x,y",\r\n\'=1+1,0.25\r\n')
})

test('a running import shows how long it will take, where anybody can know', () => {
  const job = { state: 'running' as const, read_bytes: 50, size_bytes: 200, rows: 7 }
  const drawn = (estimated_end: string | null) =>
    drawProgress({ ...job, estimated_end }, 80, Date.UTC(2026, 0, 1))
  expect(drawn('2026-01-01T00:00:42Z')).toMatch(/█{5}░{15} {2}25 % {2}7 rows {2}about 42 s left$/)
  expect(drawn('2026-01-01T00:10:00Z')).toMatch(/about 10 min left$/)
  expect(drawn('2025-12-31T00:00:00Z')).toMatch(/about 0 s left$/)
  expect(drawn(null)).toMatch(/7 rows$/)
})
