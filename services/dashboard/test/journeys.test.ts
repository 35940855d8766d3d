import { expect, test } from 'vitest'
import type { Problem } from '../src/api/problem.ts'
import { causesOf } from '../src/pages/workspace/journeys/causes.ts'
import {
  belongsTo,
  endingOf,
  type JourneyListed,
  type JourneysAnswer,
  listingInWords,
  whyNotShown,
} from '../src/pages/workspace/journeys/listed.ts'
import {
  dayOf,
  detailOf,
  endInWords,
  type JourneyAnswer,
  lengthOf,
  spellsInOrder,
  standingInWords,
} from '../src/pages/workspace/journeys/timeline.ts'

const wait: JourneyListed = {
  journey_id: 'j_1',
  clock: 'stage:applied',
  visit: 1,
  stage: null,
  entered_day: '2026-03-02',
  days: 9,
  cause: 'rejected',
  kind: null,
  dimensions: { region: 'EU', source: null, role_family: 'data' },
}
const spell: JourneyAnswer['spells'][number] = {
  clock: 'stage:applied',
  visit: 1,
  entered_day: '2026-03-02',
  first_seen_day: '2026-03-02',
  exit_day: null,
  cause: null,
  kind: null,
  observed_through: '2026-03-29',
}

test('a wait ends by its cause, and one without is still waiting, never silent', () => {
  expect(endingOf(wait)).toBe('rejected')
  expect(endingOf({ cause: 'answered', kind: 'invited' })).toBe('answered (invited)')
  expect(endingOf({ cause: null, kind: null })).toBe('still waiting')
})

test('dimensions that are not known are left out', () => {
  expect(belongsTo(wait)).toBe('EU · data')
  expect(belongsTo({ ...wait, dimensions: { region: null } })).toBe('–')
})

test('a list says how many of the waits that were counted it holds', () => {
  // Only what the sentence reads.
  const answer = {
    spells: 407,
    selected: 12,
    journeys: [wait],
    as_of: '2026-11-21',
    parked_journeys: 0,
  } as unknown as JourneysAnswer
  expect(listingInWords(answer)).toBe(
    '12 of the 407 waits that the question counts are selected; 1 are listed here, as of 2026-11-21.',
  )
  expect(listingInWords({ ...answer, selected: 407, parked_journeys: 2 })).toContain(
    '2 journeys could not be read',
  )
})

const problem = (code: string): Problem => ({ status: 403, code, detail: 'Because.', errors: [] })

test('who may not see single journeys is told why, and other problems are not explained away', () => {
  expect(whyNotShown(problem('key_required'))?.keyMayHelp).toBe(true)
  expect(whyNotShown(problem('community_rows'))?.keyMayHelp).toBe(false)
  expect(whyNotShown(problem('scope_missing'))?.reason).toContain('scope export')
  expect(whyNotShown(problem('internal_error'))).toBeNull()
})

test('a running wait has lasted as long as it was followed, and of one never followed nothing is said', () => {
  expect(lengthOf(spell)).toBe(27)
  expect(lengthOf({ ...spell, exit_day: '2026-03-02' })).toBe(0)
  expect(lengthOf({ ...spell, observed_through: null })).toBeNull()
  expect(endInWords(spell)).toBe('still waiting, as known through 2026-03-29')
})

test('stages come in the order they were entered, before the other waits', () => {
  const spells = [
    { ...spell, clock: 'time_to_offer', entered_day: '2026-01-01' },
    { ...spell, clock: 'stage:screening', entered_day: '2026-02-01' },
    { ...spell, entered_day: '2026-01-01' },
  ]
  expect(spellsInOrder(spells).map(({ clock }) => clock)).toEqual([
    'stage:applied',
    'stage:screening',
    'time_to_offer',
  ])
})

const event: JourneyAnswer['events'][number] = {
  event_id: 'e_1',
  type: 'interview_held',
  process: 'hiring',
  precision: 'day',
  day: '2026-03-02',
  latest_day: null,
  instant: null,
  by: null,
  detail: { kind: 'screening', round: 1, channel: null },
  attributes: { work_mode: 'on_site' },
  recorded_at: '2026-03-03T00:00:00Z',
  position: '1:1',
}

test('the day of an event is as exact as it is known', () => {
  expect(dayOf(event)).toBe('2026-03-02')
  expect(dayOf({ ...event, latest_day: '2026-03-09' })).toBe('2026-03-02 to 2026-03-09')
  expect(dayOf({ ...event, day: null, latest_day: '2026-03-09' })).toBe('by 2026-03-09')
  expect(dayOf({ ...event, day: null })).toBe('unknown day')
  expect(detailOf(event)).toBe('kind screening, round 1, work mode on site')
})

const told = (part: object | null) =>
  // Only what the sentence reads.
  standingInWords({ standing: part } as unknown as JourneyAnswer)

test('a journey that could not be folded says so instead of a stage', () => {
  const standing = {
    process: 'hiring',
    stage: 'offer',
    stage_since: '2026-03-02',
    ended: null,
    observed_from: null,
    observed_through: '2026-03-29',
    inclusion: 'prospective',
    parked_error: null,
  }
  expect(told(standing)).toBe('Followed through 2026-03-29. It is in the stage Offer since 2026-03-02.')
  expect(told({ ...standing, ended: 'hired' })).toBe('Followed through 2026-03-29. It has ended: hired.')
  expect(told({ ...standing, parked_error: 'a hole' })).toContain('are in no answer: a hole')
  expect(told(null)).toContain('not been folded yet')
})

const clock = (name: string, causes: string[]) => ({
  clock: name,
  process: 'hiring',
  version: 1,
  label: name,
  description: '',
  owner: 'employer' as const,
  starts: [],
  stops: [],
  causes,
})

test('causes to choose from are those of the clock, or those of any stage', () => {
  const clocks = [
    clock('stage:applied', ['advanced', 'rejected']),
    clock('stage:offer', ['rejected', 'declined']),
    clock('time_to_offer', ['reached']),
  ]
  expect(causesOf(clocks, '')).toEqual(['advanced', 'rejected', 'declined'])
  expect(causesOf(clocks, 'time_to_offer')).toEqual(['reached'])
})
