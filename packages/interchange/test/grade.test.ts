import { describe, expect, test } from 'vitest'
import { gradeOf, noCounts, type QualityCounts, type RowCounts } from '../src/index.ts'
import { read } from './reading.ts'

const good: QualityCounts = {
  journeys: 100,
  facts: 300,
  dayOnlyFacts: 0,
  undatedFacts: 0,
  negativeWaits: 0,
  endedJourneys: 60,
}

const taken: RowCounts = { rows: 100, refusedRows: 0 }

describe('the grade falls with each weakness', () => {
  test.each([
    ['times of day and every ending', {}, 'A'],
    ['days alone', { dayOnlyFacts: 300 }, 'B'],
    ['a few statuses without dates', { undatedFacts: 5 }, 'B'],
    ['many statuses without dates', { undatedFacts: 11 }, 'C'],
    ['mostly statuses without dates', { undatedFacts: 51 }, 'D'],
    ['one negative wait', { negativeWaits: 1 }, 'B'],
    ['many negative waits', { negativeWaits: 11 }, 'C'],
    ['no endings', { endedJourneys: 4 }, 'B'],
    ['days alone and no endings', { dayOnlyFacts: 300, endedJourneys: 0 }, 'C'],
    ['few journeys need no endings', { journeys: 10, endedJourneys: 0 }, 'A'],
  ] satisfies [string, Partial<QualityCounts>, string][])('%s', (_, counts, grade) => {
    expect(gradeOf({ ...good, ...counts }, taken)).toBe(grade)
  })
  test.each([
    [2, 'A'],
    [3, 'B'],
    [11, 'C'],
    [51, 'D'],
  ])('%i of 100 rows refused', (refusedRows, grade) => {
    expect(gradeOf(good, { rows: 100, refusedRows })).toBe(grade)
  })
  test('nothing is not good', () => {
    expect(gradeOf(noCounts(), { rows: 0, refusedRows: 0 })).toBe('D')
  })
})

test('a tracker is counted as it is read', async () => {
  const told = await read(
    'Company,Applied,Interview,Status\nA,2025-01-10,2025-01-01,Rejected\nB,2025-01-11,,Ghosted\nC,,,To apply\n',
  )
  const counts: QualityCounts = {
    journeys: 2,
    facts: 4,
    dayOnlyFacts: 3,
    undatedFacts: 1,
    negativeWaits: 1,
    endedJourneys: 1,
  }
  expect(told.last).toEqual({ kind: 'end', counts })
})

test('a file of events is counted as it is read', async () => {
  const told = await read(
    'journey_id,type,occurred_at\na,referred,2025-01-10\na,candidate_rejected,2025-01-12T10:00:00Z\nb,referred,unknown\n',
  )
  expect(told.last).toMatchObject({
    counts: { journeys: 2, facts: 3, dayOnlyFacts: 1, undatedFacts: 1, endedJourneys: 1 },
  })
})
