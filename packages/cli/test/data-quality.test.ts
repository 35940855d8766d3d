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
        format: 'csv-wide',
        grade: 'C',
        journeys: 7,
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
