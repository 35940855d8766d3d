import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { stageOfBody } from '../../src/ats/greenhouse/activity-feed.ts'
import { read } from '../reading.ts'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('greenhouse', 'greenhouse.json')
goldenTests('greenhouse', 'greenhouse-webhooks.ndjson')

const application = {
  id: 7,
  candidate_id: 70,
  prospect: false,
  applied_at: '2026-03-02T09:30:00.000Z',
  rejected_at: null,
  status: 'active',
}
const interview = {
  id: 31,
  application_id: 7,
  created_at: '2026-03-03T10:00:00Z',
  start: { date_time: '2026-03-06T10:00:00Z' },
  end: { date_time: '2026-03-06T10:45:00Z' },
  status: 'complete',
  interview: { id: 1, name: 'Phone Screen' },
  interviewers: [],
}
const offer = {
  id: 5,
  version: 1,
  application_id: 7,
  sent_at: '2026-03-20',
  resolved_at: null,
  status: 'unresolved',
}
const webhook = (action: string, more: object = {}) => ({
  action,
  payload: { application: { ...application, last_activity_at: '2026-03-09T08:00:00Z', ...more } },
})

const through = async (...records: object[]) => {
  const { events } = await readRecords('greenhouse', records, { observedThrough: '2026-06-01' })
  return events.flatMap(({ type, detail }) => (type === 'journey_observed' ? [detail?.through] : []))
}

describe('Harvest', () => {
  test('a start or an end is an instant or a day', async () => {
    const wholeDay = { ...interview, id: 32, start: { date: '2026-03-08' }, end: { date: '2026-03-09' } }
    expect(toldFacts(await readRecords('greenhouse', [interview, wholeDay]))).toEqual([
      'greenhouse:7 interview_scheduled 2026-03-03T10:00:00.000Z {"kind":"screening","scheduled_for":"2026-03-06T10:00:00.000Z"}',
      'greenhouse:7 interview_held 2026-03-06T10:00:00.000Z {"kind":"screening","duration_minutes":45}',
      'greenhouse:7 interview_scheduled 2026-03-03T10:00:00.000Z {"kind":"screening","scheduled_for":"2026-03-08"}',
      'greenhouse:7 interview_held 2026-03-08 {"kind":"screening"}',
    ])
  })
  test('an interview that is only planned was not held, and one entered afterwards was not arranged', async () => {
    const planned = { ...interview, status: 'scheduled' }
    const late = { ...interview, created_at: '2026-03-09T10:00:00Z', interview: { name: 'Culture Fit' } }
    const told = await readRecords('greenhouse', [planned, late])
    expect(toldFacts(told).map((fact) => fact.split(' ')[1])).toEqual([
      'interview_scheduled',
      'interview_held',
    ])
    expect(toldFindings(told)).toEqual(['wrong_order /created_at'])
  })
  test('an offer resolved before it was sent keeps its answer alone', async () => {
    const odd = {
      ...offer,
      sent_at: '2018-06-07',
      resolved_at: '2018-06-06T20:23:43.387Z',
      status: 'accepted',
    }
    const told = await readRecords('greenhouse', odd)
    expect(toldFacts(told)).toEqual(['greenhouse:7 offer_accepted 2018-06-06T20:23:43.387Z'])
    expect(toldFindings(told)).toEqual(['wrong_order /sent_at'])
  })
  test('an offer nobody sent and a version that was replaced say nothing', async () => {
    const replaced = { ...offer, status: 'deprecated', resolved_at: '2026-03-21T00:00:00Z' }
    const told = await readRecords('greenhouse', [{ ...offer, sent_at: null }, replaced])
    expect(toldFacts(told)).toEqual(['greenhouse:7 offer_presented 2026-03-20 {"version":1}'])
  })
  test.each([
    [{ name: 'Other', type: { name: 'They rejected us' } }, 'candidate_withdrew'],
    [{ name: 'Position closed', type: { name: 'None specified' } }, 'journey_closed'],
    [{ name: 'Too junior', type: { name: 'We rejected them' } }, 'candidate_rejected'],
    [null, 'candidate_rejected'],
    [{ name: 'Hired elsewhere in the company', type: 4 }, 'candidate_rejected'],
  ])('who ended it is told by the reason: %j', async (rejection_reason, type) => {
    const rejected = {
      ...application,
      status: 'rejected',
      rejected_at: '2026-03-10T12:00:00Z',
      rejection_reason,
    }
    expect(toldFacts(await readRecords('greenhouse', rejected))[1]).toContain(`${type} 2026-03-10T12:00`)
  })
  test('a hire without a day is found, and nothing is known after the last dated fact', async () => {
    const told = await readRecords(
      'greenhouse',
      { ...application, status: 'hired' },
      { observedThrough: '2026-06-01' },
    )
    expect(toldFindings(told)).toEqual(['undated_end /status'])
    expect(told.events.at(-1)).toMatchObject({ type: 'journey_observed', detail: { through: '2026-03-02' } })
  })
  test('also in the other rows of its journey, unless one of them tells the day', async () => {
    const stage = {
      id: 1,
      application_id: 7,
      stage_name: 'Onsite',
      entered_at: '2026-03-05',
      exited_at: null,
    }
    const hired = { ...application, status: 'hired' }
    expect(await through(stage, hired)).toEqual(['2026-03-02'])
    expect(await through(hired, stage)).toEqual(['2026-03-02'])
    const accepted = { ...offer, status: 'accepted', resolved_at: '2026-03-25' }
    expect(await through(hired, stage, accepted)).toEqual(['2026-06-01'])
  })
  test('a prospect never applied', async () => {
    const told = await readRecords('greenhouse', { ...application, prospect: true })
    expect([toldFacts(told), toldFindings(told)]).toEqual([[], ['never_applied /prospect']])
  })
  test('what is not read is dropped by name, once', async () => {
    const told = await readRecords(
      'greenhouse',
      [1, 2].map((id) => ({ ...application, id, answers: ['x'], custom_fields: {} })),
    )
    expect(told.dropped).toEqual(['candidate_id', 'answers', 'custom_fields'])
  })
  test('a stage without a name in the file is a stage by its id, and its label is reported once', async () => {
    const stage = {
      application_id: 7,
      job_interview_stage_id: 44,
      entered_at: '2026-03-05T12:00:00Z',
      current: true,
    }
    const told = await readRecords('greenhouse', [stage, { ...stage, application_id: 8 }])
    expect(toldFacts(told)[1]).toBe(
      'greenhouse:8 stage_entered 2026-03-05T12:00:00.000Z {"stage":"Stage 44"}',
    )
    expect(toldFindings(told)).toEqual(['unknown_stage /job_interview_stage_id'])
  })
  test('two halves of an export meet in one journey', async () => {
    const halves = [
      await readRecords('greenhouse', [application]),
      await readRecords('greenhouse', [interview]),
    ]
    const ids = halves.map(({ events }) => events[0]?.journey_id)
    expect(ids).toEqual(['greenhouse:7', 'greenhouse:7'])
    const parts = halves.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'journey' ? [item.part] : [])),
    )
    expect(parts).toEqual(['greenhouse:application', 'greenhouse:interview 31'])
  })
})

describe('webhooks', () => {
  test('a stage change has no time of its own: that of the last activity is taken and marked', async () => {
    const told = await readRecords(
      'greenhouse',
      webhook('candidate_stage_change', { current_stage: { name: 'Onsite' } }),
    )
    expect(toldFacts(told)).toEqual([
      'greenhouse:7 stage_entered 2026-03-09T08:00:00.000Z {"stage":"Onsite"}',
    ])
    expect(toldFindings(told)).toEqual(['assumed_time /payload/application/last_activity_at'])
  })
  test('a rejection or a hire that is undone reopens the journey', async () => {
    const told = await readRecords('greenhouse', [webhook('unreject_candidate'), webhook('unhire_candidate')])
    expect(toldFacts(told)).toEqual(Array(2).fill('greenhouse:7 journey_reopened 2026-03-09T08:00:00.000Z'))
  })
  test.each(['candidate_anonymized', 'delete_candidate', 'delete_application'])(
    '%s asks for an erasure',
    async (action) => {
      const told = await readRecords('greenhouse', { action, payload: { candidate_id: 3 } })
      expect([toldFacts(told), toldFindings(told)]).toEqual([[], ['erasure_asked /action']])
    },
  )
})

describe('the activity feed', () => {
  test.each([
    [
      'A B was moved into Recruiter Phone Screen for Accounting on 03/27/2014 by C D',
      'Recruiter Phone Screen',
    ],
    ['A B was moved from Phone Screen to Face to Face for Accounting', 'Face to Face'],
    ['A B moved from Phone Screen to Onsite.', 'Onsite'],
    ['A B had a good call', null],
    [`A B was moved into ${'x'.repeat(101)} for`, null],
  ])('%s', (body, stage) => expect(stageOfBody(body)).toBe(stage))
  test('its bodies are parsed and dropped; another day in the text is found; without an id it is refused', async () => {
    const feed = {
      application_id: 7,
      notes: [{ body: 'Redacted' }],
      activities: [
        { created_at: '2014-04-01T15:55:29Z', subject: 'Candidate Rejected', body: 'Reason: redacted' },
        {
          created_at: '2014-03-26T20:26:38Z',
          subject: 'Candidate Stage Change',
          body: 'Redacted Person was moved into Recruiter Phone Screen for Analyst on 03/27/2014 by Redacted Too',
        },
      ],
    }
    const { application_id: _, ...nobodys } = feed
    const told = await readRecords('greenhouse', [feed, nobodys])
    expect(toldFacts(told)).toEqual([
      'greenhouse:7 candidate_rejected 2014-04-01T15:55:29.000Z',
      'greenhouse:7 stage_entered 2014-03-26T20:26:38.000Z {"stage":"Recruiter Phone Screen"}',
    ])
    expect(toldFindings(told)).toEqual(['assumed_time /activities/1/body', 'unknown_record /application_id'])
    expect(JSON.stringify(told.items)).not.toMatch(/Redacted/)
  })
})

const examples = fileURLToPath(
  new URL('../../../../../shared/data/greenhouse-docs/examples.json', import.meta.url),
)
type Example = { heading: string; json: unknown }
const all = (): Example[] => JSON.parse(readFileSync(examples, 'utf8'))

describe.runIf(existsSync(examples) || process.env['CI'] !== undefined)('the documented examples', () => {
  test('all 80 go through, with findings that name row and column', async () => {
    const records = all().flatMap(({ json }) => json)
    expect(all()).toHaveLength(80)
    const told = await read(records.map((record) => JSON.stringify(record)).join('\n'), {
      format: 'greenhouse',
    })
    expect(told.last).toMatchObject({ kind: 'end' })
    expect(told.findings.every(({ row }) => row !== null && row <= records.length)).toBe(true)
    expect(told.findings.filter(({ rule }) => rule === 'wrong_order').length).toBeGreaterThan(0)
    const facts = toldFacts(told)
    expect(facts).toContain('greenhouse:985314 candidate_rejected 2016-08-17T21:08:29.686Z')
    expect(facts).toContain('greenhouse:265277 stage_entered 2015-02-09T16:38:36.000Z {"stage":"Assessment"}')
    expect(JSON.stringify(told.items)).not.toMatch(/Locke|Boone|Smith|Sparrow|@/)
  })
  test('each alone is read, or is unreadable and says why', async () => {
    const ends = await Promise.all(
      all().map(async ({ json }) => (await read(JSON.stringify(json), { format: 'greenhouse' })).last),
    )
    expect(ends.filter((last) => last?.kind === 'end')).toHaveLength(54)
    expect(
      ends.every(
        (last) => last?.kind === 'end' || (last?.kind === 'unreadable' && last.code === 'unknown_columns'),
      ),
    ).toBe(true)
  })
})
