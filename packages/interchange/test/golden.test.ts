import { describe, expect, test } from 'vitest'
import { goldenFile, goldenSpells, readGolden, referenceSpells } from './golden-journeys.ts'

test('the golden journeys are what their story says', async () => {
  expect(await referenceSpells()).toEqual(
    `
    G1 stage:applied 1 2026-03-02 2026-03-05 advanced 2026-04-01
    G1 stage:interviewing 1 2026-03-12 2026-03-20 advanced 2026-04-01
    G1 stage:offer 1 2026-03-20 2026-03-25 advanced 2026-04-01
    G1 stage:screening 1 2026-03-05 2026-03-12 advanced 2026-04-01
    G1 time_to_accept 1 2026-03-02 2026-03-25 reached 2026-04-01
    G1 time_to_first_response 1 2026-03-02 2026-03-05 reached 2026-04-01
    G1 time_to_interview 1 2026-03-02 2026-03-05 reached 2026-04-01
    G1 time_to_offer 1 2026-03-02 2026-03-20 reached 2026-04-01
    G1 time_to_start 1 2026-03-02 open  2026-04-01
    G2 stage:applied 1 2026-03-03 2026-03-06 advanced 2026-04-01
    G2 stage:screening 1 2026-03-06 2026-03-10 rejected 2026-04-01
    G2 time_to_accept 1 2026-03-03 2026-03-10 rejected 2026-04-01
    G2 time_to_first_response 1 2026-03-03 2026-03-06 reached 2026-04-01
    G2 time_to_interview 1 2026-03-03 2026-03-06 reached 2026-04-01
    G2 time_to_offer 1 2026-03-03 2026-03-10 rejected 2026-04-01
    G2 time_to_start 1 2026-03-03 2026-03-10 rejected 2026-04-01
    G3 stage:applied 1 2026-03-04 2026-03-09 advanced 2026-04-01
    G3 stage:screening 1 2026-03-09 open  2026-04-01
    G3 time_to_accept 1 2026-03-04 open  2026-04-01
    G3 time_to_first_response 1 2026-03-04 2026-03-09 reached 2026-04-01
    G3 time_to_interview 1 2026-03-04 2026-03-09 reached 2026-04-01
    G3 time_to_offer 1 2026-03-04 open  2026-04-01
    G3 time_to_start 1 2026-03-04 open  2026-04-01`
      .trim()
      .split(/\n\s*/),
  )
})

describe.each([
  ['ndjson', 'ndjson.ndjson'],
  ['json', 'json.json'],
  ['csv-long', 'csv-long.csv'],
  ['xes', 'xes.xes'],
  ['cloudevents', 'cloudevents.json'],
  ['ocel', 'ocel.json'],
])('%s', (format, file) => {
  test('tells the spells of the golden journeys, recognised by itself', async () => {
    const items = await readGolden(goldenFile(file))
    expect(items).toContainEqual(expect.objectContaining({ kind: 'guess', setting: 'format', value: format }))
    expect(goldenSpells(items)).toEqual(await referenceSpells())
  })
  test('read again it names the same events', async () => {
    expect(await readGolden(goldenFile(file))).toEqual(await readGolden(goldenFile(file)))
  })
})

/** A tracker tells the day an interview was held, which is more than that its stage was entered. */
test('a tracker tells the waits that do not ask what an interview is', async () => {
  const alike = / (?:stage:applied|stage:offer|time_to_(?:first_response|interview|offer|accept|start)) /
  const told = goldenSpells(await readGolden(goldenFile('csv-wide.csv')))
  expect(told.filter((line) => alike.test(line))).toEqual(
    (await referenceSpells()).filter((line) => alike.test(line)),
  )
})
