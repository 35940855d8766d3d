import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile, tracker } from './import-file.ts'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const line = (id: string, more = {}): string =>
  JSON.stringify(applied(id, '2026-03-01T10:00:00Z', { event_id: id, ...more }))
const lines = (count: number, more = {}): string[] =>
  Array.from({ length: count }, (_, index) => line(`g${index}`, more))
const ndjson = '?format=ndjson&observed_through=2026-03-02'

test('a grade counts what was refused only after it was read', async () => {
  const good = lines(9)
  const whole = await importFile(ingestion, good.join('\n'), { query: ndjson })
  expect(whole).toMatchObject({ grade: 'A', counts: { refused: 0 } })
  const refused = lines(10, { process: 'nowhere' })
  const half = await importFile(ingestion, [...good, ...refused].join('\n'), { query: ndjson })
  expect(half).toMatchObject({ grade: 'D', counts: { refused: 10 } })
})

test('the journeys of an import are those of which anything is stored or was before, not those that were refused', async () => {
  const good = Array.from({ length: 3 }, (_, index) => line(`kept${index}`))
  const refused = Array.from({ length: 5 }, (_, index) => line(`not${index}`, { process: 'nowhere' }))
  const file = [...good, ...refused].join('\n')
  for (const accepted of [6, 0]) {
    const job = await importFile(ingestion, file, { query: ndjson })
    expect(job.counts).toMatchObject({ journeys: 3, accepted, refused: 5 })
  }
})

test('rows never applied for make no refusal look small', async () => {
  const plans = Array.from({ length: 30 }, (_, index) => `Plan ${index},Analyst,,To apply,`).join('\n')
  const query = '?dry_run=true&observed_through=2026-03-01'
  const bare = await importFile(ingestion, tracker, { query })
  const refused = `${tracker}\nElm,Analyst,soon,,`
  const one = await importFile(ingestion, refused, { query })
  const planned = await importFile(ingestion, `${refused}\n${plans}`, { query })
  expect(planned.counts).toMatchObject({ refused: 1, never_applied: 30 })
  expect([bare.grade, one.grade, planned.grade]).toEqual(['B', 'D', 'D'])
})
