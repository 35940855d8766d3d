import { builtInDimensions } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { columnAt, openGate, type ReadFileOptions, readMapping } from '../../src/index.ts'
import { goldenFile } from '../golden-journeys.ts'
import { read } from '../reading.ts'

const address = 'jane.doe@example.com'
const dimensions = new Set<string>([...builtInDimensions, 'team'])

/** Where the gate finds something in a file: row and column, as an import reports them. */
const found = async (content: string, more: Partial<ReadFileOptions> = {}): Promise<string[]> => {
  const gate = openGate()
  const told = await read(content, { chunkBytes: 500, dimensions, ...more })
  expect(told.last?.kind).toBe('end')
  return told.rows.flatMap(({ row, events, places }) =>
    events.flatMap((event, at) =>
      event.type === 'journey_observed'
        ? []
        : gate(event).map(({ pointer = '', rule }) => `${row} ${columnAt(places, pointer, at)} ${rule}`),
    ),
  )
}

const mapped = (attributes: Record<string, string>): Pick<ReadFileOptions, 'mapping'> => {
  const result = readMapping({ attributes }, { dimensions })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

const replaced = (text: string, from: string): string => {
  if (!text.includes(from)) throw new Error(`the golden file holds no ${from}`)
  return text.replaceAll(from, address)
}

test('a tracker: the headers of its columns', async () => {
  const rows = [
    'App ID,Company Name,Date Applied,Status,Where found,City,Team',
    '1,Acorn,2026-01-05,Rejected,LinkedIn,Berlin,blue',
    `2,Birch,2026-01-06,Rejected,${address},Berlin,blue`,
    `3,Cedar,2026-01-07,Rejected,LinkedIn,${address},blue`,
    `4,Dogwood,2026-01-08,Rejected,LinkedIn,Berlin,${address}`,
    `${address},Elm,2026-01-08,Rejected,LinkedIn,Berlin,blue`,
    `5,${address},2026-01-08,,LinkedIn,Berlin,blue`,
  ]
  expect([...new Set(await found(rows.join('\n')))]).toEqual([
    '3 Where found pii_email',
    '4 City pii_email',
    '5 Team pii_email',
    '6 App ID pii_email',
    '7 Company Name pii_email',
  ])
})

test('a table of events: the headers of its columns, also of the activity that is a stage', async () => {
  const rows = [
    'Case ID,Activity,Timestamp,Kind,Department',
    `${address},Applied,2026-01-05,,Sales`,
    `a,Call with Anna Miller,2026-01-06,,Sales`,
    `a,offer_presented,2026-01-07,${address},Sales`,
    `a,offer_accepted,2026-01-08,,${address}`,
  ]
  expect(await found(rows.join('\n'))).toEqual([
    '2 Case ID pii_email',
    '3 Activity pii_name',
    '5 Department pii_email',
  ])
})

test('a table of stages: the headers of its columns', async () => {
  const rows = [
    'Application ID,To Stage,Changed At',
    'a,Applied,2026-01-05',
    `a,Interview with Anna Miller,2026-01-06`,
  ]
  expect(await found(rows.join('\n'))).toEqual(['3 To Stage pii_name'])
})

test('warehouse tables: the headers of the table the row is of', async () => {
  const applications =
    'ID,Candidate ID,Applied At,Rejected At,Status,Source ID,Last Activity At,_fivetran_synced\n' +
    `1,2,2026-03-02 12:00:00,,active,9,,2026-04-01 01:00:00\n${address},2,2026-03-02 12:00:00,,active,,,2026-04-01 01:00:00\n`
  const sources = `id,name,source_type_id,_fivetran_synced\n9,${address},1,2026-04-01 01:00:00\n`
  const history =
    'application_id,new_stage_id,New Stage Name,new_status,updated_at,_fivetran_synced\n' +
    `1,3,Call with Anna Miller,active,2026-03-05 12:00:00,2026-04-01 01:00:00\n`
  expect(await found(applications + sources + history)).toEqual([
    '2 Source ID pii_email',
    '3 ID pii_email',
    '7 new_stage_id pii_name',
  ])
})

test('the report of SmartRecruiters: its headers', async () => {
  const report = replaced(goldenFile('smartrecruiters-report.csv'), 'Finance')
  expect((await found(report))[0]).toBe('2 Department pii_email')
})

test.each([
  ['greenhouse.json', 'Jobs page', '/source/public_name'],
  ['greenhouse-webhooks.ndjson', 'Jobs page', '/payload/application/source/public_name'],
  ['lever.json', 'Jobs page', '/sources/0'],
  ['workable.json', 'GROOV003', '/job/shortcode'],
  ['smartrecruiters.ndjson', 'job-300', '/jobId'],
])('%s: a pointer into the object that was delivered', async (file, value, pointer) => {
  const lines = await found(replaced(goldenFile(file), value))
  expect(lines).toContain(`1 ${pointer} pii_email`)
})

test('the title of a stage: a pointer to it within its object', async () => {
  const ashby = goldenFile('ashby.json').replaceAll('"Phone Screen"', '"Call with Anna Miller"')
  expect((await found(ashby))[0]).toMatch(/^1 \/applicationHistory\/\d\/title pii_name$/)
})

test('XES: the key of the attribute', async () => {
  const log = goldenFile('xes.xes')
    .replace('case-1', address)
    .replaceAll('"Phone Screen"', '"Call with Anna Miller"')
    .replace('key="age" value="41"', `key="channel" value="${address}"`)
  expect(new Set(await found(log, mapped({ channel: 'source' })))).toEqual(
    new Set([
      '1 concept:name pii_email',
      '1 channel pii_email',
      '1 concept:name pii_name',
      '2 concept:name pii_name',
      '3 concept:name pii_name',
    ]),
  )
})

test('OCEL: a pointer to the element, and the name of its attribute', async () => {
  const log = goldenFile('ocel.json')
    .replace('"value": "Research"', `"value": "${address}"`)
    .replaceAll('"Phone Screen"', '"Call with Anna Miller"')
  const lines = await found(log)
  expect(lines[0]).toBe('1 /objects/0/attributes/department pii_email')
  expect(lines[1]).toMatch(/^\d+ \/events\/\d+\/type pii_name$/)
  const renamed = log.replaceAll('"department"', '"org/unit"')
  expect((await found(renamed, mapped({ 'org/unit': 'team' })))[0]).toBe(
    '1 /objects/0/attributes/org~1unit pii_email',
  )
})

const submitted = { type: 'application_submitted', journey_id: 'a', occurred_at: '2026-03-02' }

test.each([
  ['at top level', { ...submitted, source: address }, '/source'],
  ['among attributes', { ...submitted, attributes: { source: address } }, '/attributes/source'],
  ['as the id', { ...submitted, journey_id: address }, '/journey_id'],
])('an event sent as JSON: a pointer into what was sent, %s', async (_name, event, pointer) => {
  for (const content of [JSON.stringify([event]), `${JSON.stringify(submitted)}\n${JSON.stringify(event)}`])
    expect((await found(content))[0]).toMatch(new RegExp(`^[12] ${pointer} pii_email$`))
})

test('CloudEvents: a pointer into the envelope or its data', async () => {
  const event = {
    specversion: '1.0',
    id: '1',
    source: 'here',
    type: 'app.hearback.application_submitted',
    time: '2026-03-02T12:00:00Z',
  }
  const content = [
    { ...event, subject: address },
    { ...event, id: '2', subject: 'a', data: { source: address } },
    { ...event, id: '3', subject: 'b', data: { attributes: { source: address } } },
  ]
  expect(await found(JSON.stringify(content))).toEqual([
    '1 /subject pii_email',
    '2 /data/source pii_email',
    '3 /data/attributes/source pii_email',
  ])
})
