import { expect, test } from 'vitest'
import { renderDataQuality } from '../src/render/data-quality.ts'

const about = { workspace: 'acme', synthetic: false }

test('each import is shown once, with a line for every rule', () => {
  const shown = renderDataQuality({
    ...about,
    grade: 'C',
    parked_journeys: 2,
    imports: [
      {
        id: '0123456789ab',
        finished_at: '2026-03-30T10:00:00.000Z',
        state: 'done',
        format: 'csv-wide',
        grade: 'C',
        journeys: 7,
        stored_events: 12,
        refused_rows: 1,
        problem: null,
        findings: [
          { rule: 'pii_email', findings: 1, refused: 1 },
          { rule: 'undated_end', findings: 2, refused: 0 },
        ],
      },
    ],
  })
  expect(shown).toContain('graded C')
  expect(shown.match(/01234567/g)).toHaveLength(1)
  expect(shown).toMatch(/pii_email +1 +1\n.*undated_end +2 +0/)
  expect(shown).toContain('2 journeys could not be folded')
})

test('the public sees the grade, and a workspace without imports is told so', () => {
  expect(renderDataQuality({ ...about, grade: 'A' })).toBe('What was imported is graded A (A to D).')
  expect(renderDataQuality({ ...about, grade: null })).toContain('no grade')
})

test('a failed import is listed with the reason, also where there is no grade', () => {
  const shown = renderDataQuality({
    ...about,
    grade: null,
    parked_journeys: 1,
    imports: [
      {
        id: '0123456789ab',
        finished_at: '2026-03-30T10:00:00.000Z',
        state: 'failed',
        format: null,
        grade: null,
        journeys: 0,
        stored_events: 0,
        refused_rows: 0,
        problem: { code: 'unknown_columns', detail: 'The header names no column that is known.' },
        findings: [],
      },
    ],
  })
  expect(shown).toContain('No import has stored anything')
  expect(shown).toMatch(/01234567 +2026-03-30 +failed/)
  expect(shown).toContain('01234567 failed: The header names no column that is known.')
  expect(shown).toContain('1 journey could not be folded.')
})
