import type { FoldedJourney } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { journeyOf, type Line } from '../../journeys/test/journey-builder.ts'
import { countFlow } from '../src/index.ts'
import { fillWorld } from './fill-world.ts'
import { asked, stageClocks } from './flow-asked.ts'
import { worldOf } from './folded-world.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now())`,
  )
})
afterAll(() => database.close())

const short = (clock: string | null) => clock?.replace('stage:', '') ?? 'none'

const stepsOf = async (journey: FoldedJourney): Promise<string[]> => {
  const world = worldOf('employer', [journey])
  await fillWorld(database.pool, world)
  const { groups } = await countFlow(
    database.db,
    asked({ process: journey.process, clocks: stageClocks(world), asOf: 21_000 }),
  )
  return groups.flatMap(({ random }) =>
    random.flatMap(({ steps }) =>
      steps.map(({ from, cause, to, spells }) => `${short(from)} ${cause ?? '...'} ${short(to)} ${spells}`),
    ),
  )
}

test('each exit leads to the stage the same fact entered, and each entry out of no stage is told apart', async () => {
  const reopened = journeyOf('hiring', [
    ['6-01', 'stage_entered', { stage: 'Applied' }],
    ['6-03', 'stage_entered', { stage: 'Phone' }],
    ['6-10', 'stage_entered', { stage: 'Onsite' }],
    ['6-12', 'stage_entered', { stage: 'Phone' }],
    ['6-15', 'stage_entered', { stage: 'Onsite' }],
    ['6-20', 'candidate_rejected'],
    ['6-22', 'journey_reopened'],
    ['6-25', 'stage_entered', { stage: 'Offer' }],
    ['6-28', 'offer_accepted'],
    ['7-01', 'background_check_started', { kind: 'criminal' }],
  ])
  expect((await stepsOf(reopened)).toSorted()).toEqual(
    [
      'none ... applied 1',
      'applied advanced screening 1',
      'screening advanced interviewing 2',
      'interviewing moved_back screening 1',
      'interviewing rejected none 1',
      'interviewing ... interviewing 1',
      'interviewing advanced offer 1',
      'offer advanced none 1',
      'offer ... background_check 1',
    ].toSorted(),
  )
})

const accepted = (at: string, checked: string): Line[] => [
  ['6-01', 'offer_presented'],
  [at, 'offer_accepted'],
  [checked, 'background_check_started', { kind: 'criminal' }],
]

test('a stage entered by another fact of the day is not entered by the one that left the last', async () => {
  const apart = ['none ... offer 1', 'offer advanced none 1', 'offer ... background_check 1']
  expect(await stepsOf(journeyOf('hiring', accepted('6-03 10:00', '6-03 14:00')))).toEqual(
    expect.arrayContaining(apart),
  )
  // Without hours nobody knows, and no day was spent between the two.
  const together = ['none ... offer 1', 'offer advanced background_check 1']
  expect((await stepsOf(journeyOf('hiring', accepted('6-03', '6-03')))).toSorted()).toEqual(together)
  const reopened: Line[] = [
    ['6-01', 'application_submitted'],
    ['6-03', 'candidate_rejected'],
    ['6-03', 'journey_reopened'],
  ]
  expect((await stepsOf(journeyOf('hiring', reopened))).toSorted()).toEqual(
    ['none ... applied 1', 'applied rejected none 1', 'applied ... applied 1'].toSorted(),
  )
})

test('a fact that leads on for a cause of its own, or at an hour before the last, leads on all the same', async () => {
  const declined: Line[] = [
    ['6-01', 'separation_announced', {}, { process: 'exit-interview' }],
    ['6-03', 'exit_interview_invited', {}, { process: 'exit-interview' }],
    ['6-05', 'exit_interview_declined', {}, { process: 'exit-interview' }],
  ]
  expect(await stepsOf(journeyOf('exit-interview', declined))).toContain(
    'interview_scheduled declined reported 1',
  )
  const backwards: Line[] = [
    ['6-01 15:00', 'application_submitted'],
    ['6-01 09:00', 'interview_scheduled', { kind: 'technical' }],
    ['6-01', 'follow_up_sent'],
  ]
  expect(await stepsOf(journeyOf('hiring', backwards))).toContain('applied advanced interviewing 1')
})

const lines = (at: (hour: number) => string): Line[] => [
  [at(9), 'application_submitted'],
  [at(10), 'interview_scheduled', { kind: 'screening' }],
  [at(11), 'interview_held', { kind: 'screening' }],
  [at(12), 'interview_scheduled', { kind: 'technical' }],
  [at(13), 'interview_held', { kind: 'technical' }],
]

test('several stages passed within one day follow each other by the hour, and without hours as the process has them', async () => {
  const forward = [
    'none ... applied 1',
    'applied advanced screening 1',
    'screening advanced interviewing 1',
    'interviewing advanced deliberation 1',
  ].toSorted()
  expect(
    (
      await stepsOf(
        journeyOf(
          'hiring',
          lines((hour) => `6-01 ${hour}:00`),
        ),
      )
    ).toSorted(),
  ).toEqual(forward)
  const withoutHours = journeyOf('hiring', [
    ['6-01', 'application_submitted'],
    ['6-01', 'interview_scheduled', { kind: 'screening' }],
    ['6-01', 'stage_entered', { stage: 'Onsite' }],
    ['6-01', 'stage_entered', { stage: 'Debrief' }],
  ])
  expect((await stepsOf(withoutHours)).toSorted()).toEqual(forward)
  const back = journeyOf('hiring', [
    ['6-01 09:00', 'stage_entered', { stage: 'Onsite' }],
    ['6-01 10:00', 'stage_entered', { stage: 'Phone' }],
    ['6-01 11:00', 'stage_entered', { stage: 'Onsite' }],
  ])
  expect((await stepsOf(back)).toSorted()).toEqual(
    [
      'none ... interviewing 1',
      'interviewing moved_back screening 1',
      'screening advanced interviewing 1',
    ].toSorted(),
  )
})
