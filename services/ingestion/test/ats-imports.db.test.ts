import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from './import-file.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const golden = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../../packages/interchange/test/golden', file), 'utf8')

const through = '?observed_through=2026-04-01'

type Shown = { type: string; day: string | null; event_id: string; detail: Record<string, string> }

/** The facts in effect of a journey by the id its system gives it. */
const factsOf = async (key: string, source: string): Promise<string[]> => {
  const url = `/v1/journeys/-?source_id=${encodeURIComponent(source)}`
  const { events } = (await ingestion.send({ url, key })).json()
  const gone = new Set(events.map(({ detail }: Shown) => detail['event_id']))
  return events
    .filter(
      ({ type, event_id }: Shown) =>
        !['event_retracted', 'attributes_changed', 'journey_observed'].includes(type) && !gone.has(event_id),
    )
    .map(({ type, day, detail }: Shown) => [type, day, detail['stage']].filter(Boolean).join(' '))
    .toSorted()
}

describe.each([
  ['greenhouse', 'greenhouse.json', 3],
  ['lever', 'lever.json', 3],
  ['ashby', 'ashby.json', 3],
  ['fivetran', 'fivetran-greenhouse.csv', 3],
])('an export of %s', (format, file, journeys) => {
  test('is imported by name, and a second time adds nothing', async () => {
    const { key } = await ingestion.workspace({ name: `twice-${format}` })
    const job = await importFile(ingestion, golden(file), { query: `${through}&format=${format}`, key })
    expect(job).toMatchObject({
      state: 'done',
      format,
      counts: { journeys, refused: 0, conflicts: 0, retracted: 0 },
    })
    const again = await importFile(ingestion, golden(file), { query: through, key })
    expect(again).toMatchObject({ format, counts: { journeys, accepted: 0, conflicts: 0, retracted: 0 } })
  })
  test('adds nothing to a community either, which keeps days only', async () => {
    const { key } = await ingestion.workspace({
      name: `days-${format}`,
      kind: 'community',
      timeZone: 'Europe/Berlin',
    })
    const job = await importFile(ingestion, golden(file), { query: through, key })
    expect(job.counts.accepted).toBeGreaterThan(9)
    const again = await importFile(ingestion, golden(file), { query: through, key })
    expect(again.counts).toMatchObject({ accepted: 0, conflicts: 0, retracted: 0 })
  })
})

const rewritten = (history: [title: string, day: string][]) => ({
  success: true,
  results: [
    {
      id: 'a1',
      createdAt: '2026-03-02T12:00:00Z',
      status: 'Active',
      applicationHistory: history.map(([title, day], number) => ({
        id: `h${number}`,
        title,
        enteredStageAt: `${day}T12:00:00Z`,
        stageNumber: number,
      })),
    },
  ],
})

describe('a later export that says something else', () => {
  test.each(['employer', 'community'] as const)('restates a history that was rewritten: %s', async (kind) => {
    const { key } = await ingestion.workspace({ name: `rewritten-${kind}`, kind, timeZone: 'Asia/Tokyo' })
    const load = (...history: [string, string][]) =>
      importFile(ingestion, JSON.stringify(rewritten(history)), { query: `${through}&format=ashby`, key })
    await load(['Phone Screen', '2026-03-05'], ['Onsite', '2026-03-12'])
    const changed = await load(['Phone Screen', '2026-03-06'])
    expect(changed.counts).toMatchObject({ retracted: 2, accepted: 3, conflicts: 0 })
    expect(await factsOf(key, 'ashby:a1')).toEqual([
      'application_submitted 2026-03-02',
      'stage_entered 2026-03-06 Phone Screen',
    ])
    const back = await load(['Phone Screen', '2026-03-05'], ['Onsite', '2026-03-12'])
    expect(back.counts).toMatchObject({ retracted: 1, accepted: 3, conflicts: 0 })
    expect(await factsOf(key, 'ashby:a1')).toEqual([
      'application_submitted 2026-03-02',
      'stage_entered 2026-03-05 Phone Screen',
      'stage_entered 2026-03-12 Onsite',
    ])
  })

  const application = {
    id: 7,
    candidate_id: 70,
    prospect: false,
    applied_at: '2026-03-02T09:30:00Z',
    rejected_at: '2026-03-09T10:00:00Z',
    status: 'rejected',
  }
  const stage = {
    id: 1,
    application_id: 7,
    stage_name: 'Onsite',
    entered_at: '2026-03-05T10:00:00Z',
    exited_at: null,
  }
  const reopened = { ...application, rejected_at: null, status: 'active' }

  test.each(['employer', 'community'] as const)(
    'takes back a rejection that no longer stands: %s',
    async (kind) => {
      const { key } = await ingestion.workspace({ name: `reopened-${kind}`, kind })
      const load = (records: unknown) =>
        importFile(ingestion, JSON.stringify(records), { query: through, key })
      await load([application])
      await load([stage])
      expect(await factsOf(key, 'greenhouse:7')).toEqual([
        'application_submitted 2026-03-02',
        'candidate_rejected 2026-03-09',
        'stage_entered 2026-03-05 Onsite',
      ])
      // The stages are another part of the journey, and stay.
      expect((await load([reopened])).counts).toMatchObject({ retracted: 1, accepted: 1, conflicts: 0 })
      expect(await factsOf(key, 'greenhouse:7')).toEqual([
        'application_submitted 2026-03-02',
        'stage_entered 2026-03-05 Onsite',
      ])
      expect((await load([application])).counts).toMatchObject({ retracted: 0, accepted: 1 })
      expect(await factsOf(key, 'greenhouse:7')).toContain('candidate_rejected 2026-03-09')
    },
  )

  test('also when it stands in the same file: of two snapshots the later holds', async () => {
    const { key } = await ingestion.workspace({ name: 'snapshots' })
    const lines = [application, { ...application, id: 8 }, reopened]
      .map((record) => JSON.stringify(record))
      .join('\n')
    const job = await importFile(ingestion, lines, { query: through, key })
    expect(job).toMatchObject({ format: 'greenhouse', counts: { retracted: 1, conflicts: 0 } })
    expect(await factsOf(key, 'greenhouse:7')).toEqual(['application_submitted 2026-03-02'])
    expect(await factsOf(key, 'greenhouse:8')).toHaveLength(2)
  })
})
