import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readFile } from '../../src/index.ts'
import { gather, options, read } from '../reading.ts'
import { readRecords, toldFacts, toldFindings } from './reading-ats.ts'

const application = (id: number) => ({
  id,
  candidate_id: 9,
  applied_at: '2026-03-02T10:00:00Z',
  status: 'active',
})
const told = ['greenhouse:1 application_submitted 2026-03-02T10:00:00.000Z']

describe('a record with only words around it', () => {
  test.each([
    ['an example of documentation', [{ file: 'a.md', heading: 'An application', json: application(1) }]],
    ['the answer for one object', { data: application(1) }],
    ['several in an array', [{ page: 1, items: [application(1)] }]],
  ])('is read: %s', async (_, records) => {
    const found = await read(JSON.stringify(records), { chunkBytes: 100 })
    expect(found.guesses[0]).toMatchObject({ setting: 'format', value: 'greenhouse' })
    expect(toldFacts(found)).toEqual(told)
  })
  test('is pointed into from the outside', async () => {
    const found = await readRecords('greenhouse', [
      { heading: 'x', json: { ...application(1), applied_at: 'soon' } },
    ])
    expect(toldFindings(found)).toEqual(['unreadable_day /json/applied_at'])
  })
  test('is not looked for where several members could be it, or deeper', async () => {
    for (const record of [
      { one: application(1), other: application(2) },
      { outer: { inner: application(1) } },
      { heading: 'x', json: { nothing: 'known' } },
    ]) {
      const found = await readRecords('greenhouse', [application(1), record])
      expect(toldFacts(found)).toEqual(told)
      expect(found.findings).toMatchObject([{ row: 2, rule: 'unknown_record', refused: true }])
    }
  })
  test('that is a record itself stays one', async () => {
    const found = await readRecords('greenhouse', [{ ...application(1), other: application(2) }])
    expect(toldFacts(found)).toEqual(told)
  })
})

const examples = fileURLToPath(
  new URL('../../../../../shared/data/greenhouse-docs/examples.json', import.meta.url),
)
describe.runIf(existsSync(examples))('the published examples as they are shipped', () => {
  test('are read, each from its heading, and what is no record is refused by its number', async () => {
    const found = await gather(readFile({ open: () => createReadStream(examples), format: 'auto', options }))
    expect(found.last).toMatchObject({ kind: 'end' })
    expect(found.guesses[0]).toMatchObject({ value: 'greenhouse' })
    expect(toldFacts(found).length).toBeGreaterThan(30)
    expect(new Set(found.rows.map(({ row }) => row)).size).toBeGreaterThan(20)
    expect(JSON.stringify(found.items)).not.toMatch(/@example\.com|Greenhouse Admin/)
  })
})
