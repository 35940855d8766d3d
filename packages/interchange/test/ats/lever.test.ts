import { expect, test } from 'vitest'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('lever', 'lever.json')

const at = (text: string): number => Date.parse(`${text}Z`)
const move = (toStageId: unknown, updatedAt: unknown) => ({ toStageId, toStageIndex: 1, updatedAt })
const opportunity = {
  id: 'o1',
  createdAt: at('2026-03-02T12:00:00'),
  origin: 'applied',
  stageChanges: [],
  archived: null,
}
const archived = (reason: unknown) => ({
  ...opportunity,
  archived: { reason, archivedAt: at('2026-03-20T12:00:00') },
})

test('times are milliseconds; seconds are refused, not read as 1970', async () => {
  const told = await readRecords('lever', { ...opportunity, createdAt: at('2026-03-02T12:00:00') / 1000 })
  expect(toldFacts(told)).toEqual(['lever:o1 application_submitted unknown'])
  expect(toldFindings(told)).toEqual(['unreadable_day /createdAt'])
})

test('stages go backwards and skip', async () => {
  const stageChanges = [
    move('applicant-new', at('2026-03-02T12:00:00')),
    move('s-onsite', at('2026-03-05T12:00:00')),
    move('s-phone', at('2026-03-06T12:00:00')),
    move('s-onsite', at('2026-03-09T12:00:00')),
  ]
  const stages = [
    { id: 's-phone', text: 'Phone Screen' },
    { id: 's-onsite', text: 'Onsite' },
  ]
  const told = await readRecords('lever', { data: [{ ...opportunity, stageChanges }], stages })
  expect(toldFacts(told).map((fact) => fact.split('"')[3])).toEqual([
    undefined,
    'New application',
    'Onsite',
    'Phone Screen',
    'Onsite',
  ])
})

test('an id of a stage is a UUID or a slug, and one without a name stays a stage by its id', async () => {
  const id = '51adb4d7-73a2-4cdd-a1d3-c9f6a9bb2bdb'
  const stageChanges = [
    move('lead-reached-out', at('2026-03-03T12:00:00')),
    move(id, at('2026-03-04T12:00:00')),
  ]
  const told = await readRecords('lever', { ...opportunity, stageChanges })
  expect(toldFacts(told).slice(1)).toEqual([
    'lever:o1 stage_entered 2026-03-03T12:00:00.000Z {"stage":"Reached out"}',
    `lever:o1 stage_entered 2026-03-04T12:00:00.000Z {"stage":"Stage ${id}"}`,
  ])
  expect(toldFindings(told)).toEqual(['unknown_stage /stageChanges/1/toStageId'])
})

test.each([
  ['Hired', 'offer_accepted'],
  ['Underqualified', 'candidate_rejected'],
  ['Withdrew', 'candidate_withdrew'],
  ['Offer declined', 'offer_declined'],
  ['Position closed', 'journey_closed'],
  [{ id: 'x', text: 'Timing' }, 'candidate_rejected'],
])('archived as %j', async (reason, type) => {
  expect(toldFacts(await readRecords('lever', archived(reason)))[1]).toContain(
    `${type} 2026-03-20T12:00:00.000Z`,
  )
})

test('archived for a reason without a name is closed, because it could be the hired one', async () => {
  const told = await readRecords('lever', archived('63dd55b2-a99f-4e7b-985f-22c7bf80ab42'))
  expect(toldFacts(told)[1]).toBe('lever:o1 journey_closed 2026-03-20T12:00:00.000Z {"reason":"other"}')
  expect(toldFindings(told)).toEqual(['unknown_status /archived/reason'])
})

test('who was sourced has not applied, unless there is an application', async () => {
  const sourced = {
    ...opportunity,
    origin: 'sourced',
    stageChanges: [move('lead-new', at('2026-03-02T12:00:00'))],
  }
  const applied = { ...sourced, applications: [{ createdAt: at('2026-03-04T12:00:00') }] }
  const told = await readRecords('lever', [sourced, { ...applied, id: 'o2' }])
  expect(toldFacts(told)).toEqual([
    'lever:o1 stage_entered 2026-03-02T12:00:00.000Z {"stage":"Lead"}',
    'lever:o2 application_submitted 2026-03-04T12:00:00.000Z',
    'lever:o2 stage_entered 2026-03-02T12:00:00.000Z {"stage":"Lead"}',
  ])
})

test('attributes come from the posting and the source, never from the person', async () => {
  const posting = { id: 'p1', categories: { department: 'Finance', location: 'Berlin', level: 'Senior' } }
  const told = await readRecords('lever', {
    ...opportunity,
    location: 'Where the person lives',
    sources: ['Referral'],
    applications: [{ createdAt: opportunity.createdAt, posting }],
  })
  expect(told.events[0]?.attributes).toEqual({
    source: 'Referral',
    requisition: 'p1',
    department: 'Finance',
    region: 'Berlin',
    level: 'Senior',
  })
  expect(told.dropped).toEqual(['location'])
})

const delivery = (event: string, data: object) => ({
  event,
  triggeredAt: at('2026-03-09T12:00:00'),
  token: 'redacted',
  signature: 'redacted',
  data: { opportunityId: 'o1', ...data },
})

test.each([
  ['applicationCreated', {}, 'application_submitted 2026-03-09T12:00:00.000Z'],
  [
    'candidateStageChange',
    { toStageId: 'lead-reached-out' },
    'stage_entered 2026-03-09T12:00:00.000Z {"stage":"Reached out"}',
  ],
  ['candidateHired', {}, 'offer_accepted 2026-03-09T12:00:00.000Z'],
  [
    'candidateArchiveChange',
    { toArchived: { reason: 'Withdrew' } },
    'candidate_withdrew 2026-03-09T12:00:00.000Z',
  ],
  ['candidateArchiveChange', { toArchived: null }, 'journey_reopened 2026-03-09T12:00:00.000Z'],
])('the webhook %s %j', async (event, data, fact) => {
  expect(toldFacts(await readRecords('lever', delivery(event, data)))).toEqual([`lever:o1 ${fact}`])
})

test('a deletion asks for an erasure, and other events tell nothing', async () => {
  const told = await readRecords('lever', [delivery('candidateDeleted', {}), delivery('contactUpdated', {})])
  expect([toldFacts(told), toldFindings(told)]).toEqual([
    [],
    ['erasure_asked /event', 'unknown_record /event'],
  ])
})
