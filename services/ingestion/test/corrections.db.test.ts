import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, tracker } from './import-file.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const through = '?observed_through=2026-03-01'

const eventsOf = async (key: string) => {
  const dry = await importFile(ingestion, tracker, { query: `${through}&dry_run`, key })
  const { journey_id: id } = dry.sample[0]
  const { events } = (await ingestion.send({ url: `/v1/journeys/${id}`, key })).json()
  const gone = new Set(events.map(({ detail }: { detail: { event_id?: string } }) => detail.event_id))
  return events
    .filter(
      ({ type, event_id }: { type: string; event_id: string }) =>
        type !== 'event_retracted' && !gone.has(event_id),
    )
    .map(({ type, day }: { type: string; day: string | null }) => `${type} ${day}`)
    .toSorted()
}

describe('a changed tracker', () => {
  test('takes back what it no longer states, and restates it when the cell is changed back', async () => {
    const { key } = await ingestion.workspace({ name: 'changed' })
    await importFile(ingestion, tracker, { query: through, key })
    const original = await eventsOf(key)
    expect(original).toContain('candidate_rejected 2026-01-19')
    const changed = await importFile(ingestion, tracker.replace('2026-01-19', '2026-01-20'), {
      query: through,
      key,
    })
    expect(changed.counts).toMatchObject({ retracted: 1, accepted: 2 })
    expect(await eventsOf(key)).toEqual(
      original.map((event: string) => event.replace('2026-01-19', '2026-01-20')),
    )
    for (const round of [1, 2]) {
      const back = await importFile(ingestion, tracker, { query: through, key })
      expect([round, back.counts.retracted, back.counts.accepted]).toEqual([round, 1, 2])
      expect(await eventsOf(key)).toEqual(original)
      expect((await importFile(ingestion, tracker, { query: through, key })).counts).toMatchObject({
        retracted: 0,
        accepted: 0,
      })
      await importFile(ingestion, tracker.replace('2026-01-19', '2026-01-20'), { query: through, key })
    }
  })

  test('leaves alone what came from elsewhere', async () => {
    const { key } = await ingestion.workspace({ name: 'mixed' })
    await importFile(ingestion, tracker, { query: through, key })
    const dry = await importFile(ingestion, tracker, { query: `${through}&dry_run`, key })
    await ingestion.post(
      { type: 'thank_you_sent', journey_id: dry.sample[0].journey_id, occurred_at: '2026-01-10' },
      '',
      key,
    )
    expect((await importFile(ingestion, tracker, { query: through, key })).counts).toMatchObject({
      retracted: 0,
      accepted: 0,
    })
    expect(await eventsOf(key)).toContain('thank_you_sent 2026-01-10')
  })
})

const shared = join(import.meta.dirname, '../../../../shared/data')
describe.runIf(existsSync(shared) || process.env['CI'] !== undefined)('real trackers', () => {
  test.each([
    ['hanneman-job-applications/Merged.csv', 177, '2023-03-13'],
    ['jbhunt-job-search/jsdata.csv', 55, null],
    ['heiss-academic-jobs/jobs_clean.csv', 186, null],
  ])('%s', async (file, journeys, through) => {
    const { key } = await ingestion.workspace({ name: file.split('/')[0] ?? '' })
    const bytes = readFileSync(join(shared, file))
    const job = await importFile(ingestion, bytes, { key })
    expect(job).toMatchObject({ state: 'done', counts: { journeys } })
    if (through !== null)
      expect(job.guesses).toContainEqual(
        expect.objectContaining({ setting: 'observed_through', value: through }),
      )
    const again = await importFile(ingestion, bytes, { key })
    expect(again.counts).toMatchObject({
      accepted: 0,
      journeys,
      duplicates: job.counts.accepted,
      retracted: 0,
    })
  })
})
