import { expect, test } from 'vitest'
import { type ImportShown, summarise } from '../src/commands/import-summary.ts'

const job: ImportShown = {
  id: '0123',
  state: 'done',
  format: 'ashby',
  process: 'hiring',
  dry_run: false,
  size_bytes: 10,
  read_bytes: 10,
  rows: 3,
  counts: { journeys: 3, accepted: 12, duplicates: 0, conflicts: 0, refused: 0, retracted: 2, findings: 0 },
  grade: 'B',
  guesses: [],
  dropped: [],
  findings: [],
  findings_total: 0,
  problem: null,
  token: null,
  estimated_end: null,
}

test('every count of an import is explained, and none that is zero is told', () => {
  const shown = summarise(job, 'export.json')
  expect(shown).toContain('3 journeys, 12 events stored, quality grade B')
  expect(shown).toMatch(/^ {2}retracted: 2 \(events taken back: .*an earlier row of this file.*\)$/m)
  expect(shown).not.toMatch(/duplicates|conflicts|refused/)
})

test('one journey is not told as several', () => {
  const counts = { ...job.counts, journeys: 1, accepted: 1 }
  expect(summarise({ ...job, counts }, 'x')).toContain('1 journey, 1 event stored')
})

test('what is not known of an event is left out of the sample of a dry run', () => {
  const detail = { from: null, through: '2023-03-13', inclusion: 'full_export' }
  const observed = { type: 'journey_observed', day: null, latest_day: null, instant: null, detail }
  const shown = summarise(
    { ...job, dry_run: true, sample: [{ journey_id: 'j_1', events: [observed] }] },
    'a.csv',
  )
  expect(shown).toContain('2023-03-13 full_export')
  expect(shown).not.toContain('null')
})
