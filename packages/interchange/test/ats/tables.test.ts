import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readFile } from '../../src/index.ts'
import { goldenFile } from '../golden-journeys.ts'
import { gather, options, read } from '../reading.ts'
import { goldenTests, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('fivetran', 'fivetran-greenhouse.csv')
goldenTests('fivetran', 'fivetran-lever.csv')

const history = (...rows: string[]) =>
  ['application_id,updated_at,_fivetran_synced,new_stage_id,new_status', ...rows].join('\n')
const stages =
  'id,_fivetran_deleted,_fivetran_synced,created_at,job_id,name,updated_at\n5,false,x,y,1,Onsite,z\n'

const ids = async (lines: string[]) =>
  (await read(history(...lines))).events.map(({ event_id }) => event_id).toSorted()

describe('warehouse tables', () => {
  test('the row of a hire has no stage', async () => {
    const told = await read(history('7,2021-02-01 14:34:32,x,,hired'))
    expect(toldFacts(told)).toEqual(['greenhouse:7 offer_accepted 2021-02-01T14:34:32.000Z'])
    expect(told.findings).toEqual([])
  })
  test('the row of a rejection may repeat the stage that was left', async () => {
    const told = await read(
      stages + history('7,2021-02-03 14:34:32,x,5,rejected', '7,2021-02-01 14:34:32,x,5,active'),
    )
    expect(toldFacts(told)).toEqual([
      'greenhouse:7 candidate_rejected 2021-02-03T14:34:32.000Z',
      'greenhouse:7 stage_entered 2021-02-01T14:34:32.000Z {"stage":"Onsite"}',
    ])
  })
  test('a table that names stages may stand below the one that uses them', async () => {
    const told = await read(`${history('7,2021-02-01 14:34:32,x,5,active')}\n${stages}`)
    expect(toldFacts(told)[0]).toContain('"Onsite"')
  })
  test('rows have no ids: equal ones are told apart by their number, and in any order alike', async () => {
    const rows = [
      '7,2021-02-01 14:34:32,x,,hired',
      '7,2021-02-01 14:34:32,x,,hired',
      '8,2021-02-01 14:34:32,x,,hired',
    ]
    expect(new Set(await ids(rows)).size).toBe(5)
    expect(await ids(rows.toReversed())).toEqual(await ids(rows))
  })
  test('a row that says nothing and a row that is ragged are refused, by row and column', async () => {
    const told = await read(history('7,2021-02-01 14:34:32,x,,active', '7,2021', '8,soon,x,,hired'))
    expect(told.findings.map(({ row, column, rule, refused }) => [row, column, rule, refused])).toEqual([
      [2, 'new_stage_id', 'unknown_record', true],
      [3, null, 'ragged_row', true],
      [4, 'updated_at', 'unreadable_day', false],
    ])
  })
  test('names alone are no timelines, and a header alone says so', async () => {
    const { last } = await read(stages)
    expect(last).toMatchObject({ kind: 'unreadable', code: 'no_events' })
    expect(last).toHaveProperty('message', expect.stringContaining('application_history'))
    expect((await read(history())).last).toMatchObject({ kind: 'unreadable', code: 'header_only' })
  })
})

describe('a warehouse table that tells no timelines', () => {
  const activity = 'candidate_id,id,_fivetran_synced,body,created_at,subject,user_id'
  const row = '1,2,2026-03-02 10:00:00,somebody applied,2026-03-02 10:00:00,,'
  test.each([
    ['of Greenhouse', `${activity}\n${row}\n`],
    [
      'that nobody knows',
      'id;_fivetran_synced;company;date_applied;status\n1;2026-03-02;Acme;2026-03-02;Rejected\n',
    ],
  ])('%s is no tracker: the problem names the tables that do', async (_, content) => {
    const { last, events } = await read(content)
    expect(events).toEqual([])
    expect(last).toMatchObject({ kind: 'unreadable', code: 'unknown_columns' })
    for (const table of ['application_history', 'scheduled_interview', 'opportunity_stage_history'])
      expect(last).toHaveProperty('message', expect.stringContaining(table))
  })
  test('is read as a tracker when that is asked for', async () => {
    const told = await read('company,date_applied,_fivetran_synced\nAcme,2026-03-02,2026-03-03\n', {
      format: 'csv-wide',
    })
    expect(told.events.map(({ type }) => type)).toContain('application_submitted')
  })
  test('below one that does is passed over with a finding, and its rows are not those of the other', async () => {
    const told = await read(`${history('7,2021-02-01 14:34:32,x,,hired')}\n${activity}\n${row}\n`)
    expect(toldFacts(told)).toEqual(['greenhouse:7 offer_accepted 2021-02-01T14:34:32.000Z'])
    expect(told.findings.map(({ row, rule, refused }) => [row, rule, refused])).toEqual([
      [3, 'unknown_record', true],
    ])
  })
})

test.each(['ID,Name,Job ID,Date Applied,Status', 'Application ID,Company,Status,Status Date,Date Applied'])(
  'a tracker with columns like theirs stays a tracker: %s',
  async (header) => {
    const row = header.split(',').map((name) => (/date/i.test(name) ? '2026-03-02' : 'x'))
    const told = await read(`${header}\n${row.join(',')}\n`)
    expect(told.guesses[0]).toMatchObject({ setting: 'format', value: 'csv-wide' })
  },
)

describe('the applications report of SmartRecruiters', () => {
  test('is recognised, and columns about the person are dropped by name', async () => {
    const told = await read(goldenFile('smartrecruiters-report.csv'))
    expect(told.guesses[0]).toMatchObject({ setting: 'format', value: 'smartrecruiters-report' })
    expect(told.dropped).toEqual([
      'Candidate ID',
      'Candidate First Name',
      'Candidate Last Name',
      'Candidate Email',
    ])
    expect(JSON.stringify(told.items)).not.toMatch(/redacted/i)
    expect(toldFacts(told)).toEqual([
      'smartrecruiters:a1 application_submitted 2026-03-02',
      'smartrecruiters:a1 stage_entered 2026-03-25 {"stage":"Hired"}',
      'smartrecruiters:a2 application_submitted 2026-03-03',
      'smartrecruiters:a2 candidate_rejected 2026-03-10',
      'smartrecruiters:a3 application_submitted 2026-03-04',
      'smartrecruiters:a3 stage_entered 2026-03-09 {"stage":"Phone Screen"}',
    ])
  })
})

const shared = fileURLToPath(new URL('../../../../../shared/data/fivetran-dbt/', import.meta.url))
const real = (path: string) =>
  gather(readFile({ open: () => createReadStream(shared + path), format: 'fivetran', options }))

describe.runIf(existsSync(shared) || process.env['CI'] !== undefined)('the published table shapes', () => {
  test.each([
    ['greenhouse/application_history.csv', 2, []],
    ['greenhouse/application.csv', 2, []],
    ['greenhouse/scheduled_interview.csv', 4, []],
    ['lever/opportunity_stage_history.csv', 3, ['unknown_stage stage_id']],
    ['lever/opportunity.csv', 3, ['unknown_status archived_reason_id']],
    ['lever/interview.csv', 6, []],
  ])('%s', async (path, facts, findings) => {
    const told = await real(path)
    expect(told.last).toMatchObject({ kind: 'end' })
    expect(toldFacts(told)).toHaveLength(facts)
    expect(toldFindings(told)).toEqual(findings)
    expect(JSON.stringify(told.items)).not.toMatch(/abby|tiki|somebody|Squarepants/)
  })
  test.each([
    'greenhouse/job_stage.csv',
    'greenhouse/source.csv',
    'lever/stage.csv',
    'lever/archive_reason.csv',
  ])('%s gives names alone and says so', async (path) => {
    expect((await real(path)).last).toMatchObject({ kind: 'unreadable', code: 'no_events' })
  })
  const timelines = new Set([
    'greenhouse/application.csv',
    'greenhouse/application_history.csv',
    'greenhouse/scheduled_interview.csv',
    'lever/interview.csv',
    'lever/opportunity.csv',
    'lever/opportunity_stage_history.csv',
  ])
  test('every other table becomes no journey, whatever its columns look like', async () => {
    const others = ['greenhouse', 'lever']
      .flatMap((system) => readdirSync(shared + system).map((name) => `${system}/${name}`))
      .filter((path) => path.endsWith('.csv') && !timelines.has(path))
    expect(others.length).toBeGreaterThan(10)
    for (const path of others) {
      const open = () => createReadStream(shared + path)
      const told = await gather(readFile({ open, format: 'auto', options }))
      expect([path, told.last?.kind, told.events]).toEqual([path, 'unreadable', []])
    }
  })
})
