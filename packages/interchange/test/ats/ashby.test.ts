import { expect, test } from 'vitest'
import { observedOf } from '../reading.ts'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('ashby', 'ashby.json')

const entry = (title: unknown, day: string, left?: string) => ({
  id: `${String(title)} ${day}`,
  title,
  enteredStageAt: `${day}T12:00:00.000Z`,
  ...(left === undefined ? {} : { leftStageAt: `${left}T12:00:00.000Z` }),
  stageNumber: 1,
})
const application = {
  id: 'a1',
  createdAt: '2026-03-02T12:00:00.000Z',
  status: 'Active',
  archiveReason: null,
  applicationHistory: [entry('Phone Screen', '2026-03-05')],
}
const days = (facts: string[]): string[] =>
  facts.map((fact) => fact.slice('ashby:a1 '.length).replace('T12:00:00.000Z', ''))

test('each application states the whole of its journey, whatever the entries of its history are called', async () => {
  const told = await readRecords('ashby', application)
  const renumbered = {
    ...application,
    applicationHistory: [{ ...entry('Phone Screen', '2026-03-05'), id: 'other', stageNumber: 4 }],
  }
  const again = await readRecords('ashby', renumbered)
  expect(told.items.find(({ kind }) => kind === 'journey')).toMatchObject({ part: 'ashby:application' })
  expect(again.events.map(({ event_id }) => event_id)).toEqual(told.events.map(({ event_id }) => event_id))
})

test('an application listed without its history states nothing of what it was', async () => {
  const listed = { ...application, applicationHistory: undefined, currentInterviewStage: { title: 'Onsite' } }
  const told = await readRecords('ashby', [listed])
  expect(told.items.filter(({ kind }) => kind === 'journey')).toEqual([])
  expect(days(toldFacts(told))).toEqual(['application_submitted 2026-03-02'])
})

test.each([
  [{ text: 'Underqualified', reasonType: 'RejectedByOrg' }, 'candidate_rejected'],
  [{ text: 'Compensation', reasonType: 'RejectedByCandidate' }, 'candidate_withdrew'],
  [{ text: 'Offer declined', reasonType: 'RejectedByCandidate' }, 'offer_declined'],
  [{ text: 'Role filled', reasonType: 'Other' }, 'journey_closed'],
  [{ text: 'Something else', reasonType: 'Other' }, 'journey_closed'],
  [null, 'candidate_rejected'],
])('archived for %j', async (archiveReason, type) => {
  const applicationHistory = [
    entry('Phone Screen', '2026-03-05', '2026-03-08'),
    entry('Archived', '2026-03-08'),
  ]
  const told = await readRecords('ashby', {
    ...application,
    status: 'Archived',
    archiveReason,
    applicationHistory,
  })
  expect(days(toldFacts(told)).at(-1)).toContain(`${type} 2026-03-08`)
})

test('an archive that is not in the history ends when the last stage was left; with no such day the end is undated', async () => {
  const archived = { ...application, status: 'Archived' }
  const left = { ...archived, applicationHistory: [entry('Phone Screen', '2026-03-05', '2026-03-08')] }
  expect(days(toldFacts(await readRecords('ashby', left))).at(-1)).toBe('candidate_rejected 2026-03-08')
  const told = await readRecords('ashby', archived)
  expect(days(toldFacts(told)).at(-1)).toBe('candidate_rejected unknown')
  expect(toldFindings(told)).toEqual(['undated_end /archivedAt'])
})

test('an archive that was undone closed the journey for a reason nobody knows any more', async () => {
  const applicationHistory = [
    entry('Archived', '2026-03-05'),
    entry('Onsite', '2026-03-09'),
    entry('Archived', '2026-03-12'),
  ]
  const told = await readRecords('ashby', { ...application, status: 'Archived', applicationHistory })
  expect(days(toldFacts(told))).toEqual([
    'application_submitted 2026-03-02',
    'journey_closed 2026-03-05 {"reason":"other"}',
    'stage_entered 2026-03-09 {"stage":"Onsite"}',
    'candidate_rejected 2026-03-12',
  ])
})

test('a lead has not applied', async () => {
  expect(days(toldFacts(await readRecords('ashby', { ...application, status: 'Lead' })))).toEqual([
    'stage_entered 2026-03-05 {"stage":"Phone Screen"}',
  ])
})

test('hired on a day nobody knows: nothing is known after the last dated fact', async () => {
  const told = await readRecords(
    'ashby',
    { ...application, status: 'Hired' },
    { observedThrough: '2026-06-01' },
  )
  expect(toldFindings(told)).toEqual(['undated_end /hiredAt'])
  expect(observedOf(told.events)).toMatchObject({ through: '2026-03-05' })
})
