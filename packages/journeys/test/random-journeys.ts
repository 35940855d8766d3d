import { type EventDetail, type EventType, eventTypes, type Fact, textFromDay } from '@hearback/contracts'
import * as fc from 'fast-check'
import { meansSomethingTo } from '../src/journey.ts'
import { processes } from '../src/processes/shipped.ts'
import type { Process } from '../src/types.ts'

const firstDay = 20_000
const span = 12

/** Days in a small range, so that ties, repeats and endings on one day are common. */
const dayOffset = fc.integer({ min: 0, max: span })
export const anyDay = dayOffset.map((offset) => firstDay + offset)

type When = Pick<Fact, 'day' | 'latestDay' | 'instant'>

const when: fc.Arbitrary<When> = fc.oneof(
  { weight: 6, arbitrary: anyDay.map((day) => ({ day, latestDay: null, instant: null })) },
  {
    weight: 6,
    arbitrary: fc.tuple(anyDay, fc.integer({ min: 0, max: 5 })).map(([day, hour]) => ({
      day,
      latestDay: null,
      instant: day * 86_400_000 + hour * 3_600_000,
    })),
  },
  { weight: 1, arbitrary: fc.constant({ day: null, latestDay: null, instant: null }) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyDay, fc.integer({ min: 0, max: 4 })).map(([day, more]) => ({
      day,
      latestDay: day + more,
      instant: null,
    })),
  },
)

const labels = [
  'Applied',
  'Phone Screen',
  'Onsite',
  'Debrief',
  'Offer',
  'Hired',
  'Onboarding',
  'Culture chat',
  'posted',
  '',
]
const dayText = fc.constantFrom('2024-10-04', '2024-10-08', '2024-10-12', '2024-02-31')

/** Around the days of the facts: promises due before, within and after them, and windows that open and close among them. */
const dayAhead = fc.integer({ min: -2, max: span + 16 }).map((offset) => textFromDay(firstDay + offset))

const detail: fc.Arbitrary<EventDetail> = fc.record(
  {
    round: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom('screening', 'technical', 'criminal', 'other'),
    decision: fc.constantFrom('advance', 'offer', 'reject'),
    stage: fc.constantFrom(...labels),
    event_id: fc.integer({ min: 0, max: 15 }).map((place) => `e_${place}`),
    from: fc.option(dayText),
    through: fc.option(dayText),
    expected_by: dayAhead,
    last_working_day: dayAhead,
    duration_minutes: fc.constantFrom(15, 20, 25, 30, 45),
    inclusion: fc.constantFrom('full_export', 'prospective', 'retrospective'),
  },
  { requiredKeys: [] },
)

/** Mostly types that mean something to the process, some of any; the ones that move a candidacy far more often. */
const typesFor = (process: Process): fc.Arbitrary<EventType> => {
  const meaningful = eventTypes.filter((type) => meansSomethingTo(process, type))
  const moving = meaningful.filter((type) => movingTypes.has(type))
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...eventTypes) },
    { weight: 6, arbitrary: fc.constantFrom(...meaningful) },
    { weight: 6, arbitrary: fc.constantFrom(...(moving.length > 3 ? moving : meaningful)) },
  )
}

const movingTypes: ReadonlySet<EventType> = new Set<EventType>([
  'application_submitted',
  'recruiter_contacted',
  'interview_scheduled',
  'interview_held',
  'stage_entered',
  'offer_presented',
  'offer_countered',
  'offer_accepted',
  'background_check_started',
  'candidate_withdrew',
  'journey_closed',
  'journey_reopened',
  'candidate_rejected',
  'follow_up_sent',
  'next_steps_told',
])

const factFor = (process: Process) =>
  fc.record({
    type: typesFor(process),
    when,
    detail,
    by: fc.constantFrom<Fact['by'][]>(null, 'candidate', 'employer'),
    recordedAt: fc.integer({ min: 0, max: 5 }),
    contributor: fc.constantFrom(null, 'c_1', 'c_2'),
    attributes: fc.constantFrom({}, { region: 'EU' }, { region: 'US', level: 'senior' }),
  })

const factsFor = (process: Process): fc.Arbitrary<Fact[]> =>
  fc.array(factFor(process), { maxLength: 16 }).map((drawn) =>
    drawn.map(({ when: { day, latestDay, instant }, ...rest }, place) => ({
      ...rest,
      eventId: `e_${place}`,
      process: process.id,
      day,
      latestDay,
      instant,
    })),
  )

export type RandomJourney = { process: Process; facts: Fact[] }

/** A process and the facts of a journey, of all event types; ids are distinct. */
export const anyJourney: fc.Arbitrary<RandomJourney> = fc
  .constantFrom(...processes.values())
  .chain((process) => factsFor(process).map((facts) => ({ process, facts })))
