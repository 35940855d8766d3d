import { createHash } from 'node:crypto'
import { TimeToOfferAnswer } from '@hearback/contracts'
import { type Connection, dateOf } from '@hearback/database'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { today, workspaceWith } from './small-workspaces.ts'

let asking: Asking
let key: string
let keyOfPooled: string
beforeAll(async () => {
  asking = await startAsking()
  const own = await workspaceWith(asking.database, { name: 'own' })
  const pooled = await workspaceWith(asking.database, { name: 'pooled', kind: 'community', public: true })
  key = await own.keyWith(['query'])
  keyOfPooled = await pooled.keyWith(['query'])
  const everybody = Array.from({ length: 400 }, (_, index) => ({ index, contributor: `person-${index % 7}` }))
  await project(asking.database, own.id, everybody)
  // One contributor alone brought all that got as far as an interview.
  await project(
    asking.database,
    pooled.id,
    everybody.map(({ index }) => ({
      index,
      contributor: isInvited(index) ? 'person-0' : `person-${index % 7}`,
    })),
  )
})
afterAll(() => asking.close())

const pseudonym = (text: string): string => createHash('md5').update(text).digest('hex')

/** Three in eight are invited, after 2 to 8 days, and two thirds of these made an offer after 0 to 10 more. */
const isInvited = (index: number) => index % 8 < 3
const journeyOf = (index: number) => {
  const entered = today - 100 + (index % 50)
  const invitedOn = entered + 2 + (Math.floor(index / 8) % 7)
  return { entered, invitedOn, decidedOn: invitedOn + (Math.floor(index / 56) % 11), offered: index % 3 > 0 }
}

type Span = [clock: string, from: number, to: number | null, cause: string | null]

const spansOf = (index: number): Span[] => {
  const { entered, invitedOn, decidedOn, offered } = journeyOf(index)
  if (!isInvited(index))
    return [
      ['stage:applied', entered, invitedOn, 'rejected'],
      ['time_to_offer', entered, invitedOn, 'rejected'],
    ]
  const decided = offered ? 'advanced' : 'rejected'
  return [
    ['stage:applied', entered, invitedOn, 'advanced'],
    ['stage:interviewing', invitedOn, decidedOn, decided],
    ['time_to_offer', entered, decidedOn, offered ? 'reached' : 'rejected'],
    ...(offered ? ([['stage:offer', decidedOn, null, null]] satisfies Span[]) : []),
  ]
}

const project = async (
  { db }: Connection,
  workspaceId: number,
  journeys: readonly { index: number; contributor: string; earlier?: number }[],
): Promise<void> => {
  const projection = db.withSchema('projection_1')
  const shared = ({ index, contributor }: { index: number; contributor: string }) => ({
    bucket: index % 64,
    journey_id: pseudonym(`${workspaceId} ${index}`),
    workspace_id: workspaceId,
    process: 'hiring',
    segment_id: 1n,
    contributor: pseudonym(contributor),
    inclusion: 'prospective',
    observed_stated: true,
  })
  const spells = journeys.flatMap((journey) =>
    spansOf(journey.index).map(([clock, from, to, cause]) => ({
      ...shared(journey),
      clock,
      visit: 1,
      entered_day: dateOf(from - (journey.earlier ?? 0)),
      first_seen_day: dateOf(from - (journey.earlier ?? 0)),
      exit_day: to === null ? null : dateOf(to - (journey.earlier ?? 0)),
      cause,
    })),
  )
  await projection
    .insertInto('journey')
    .values(journeys.map((journey) => ({ ...shared(journey), events: 1 })))
    .execute()
  await projection.insertInto('spell').values(spells).execute()
}

const groupsOf = async (query: string, of = key) => {
  const { status, body } = await asking.ask(`/v1/time-to-offer?${query}`, of)
  expect(status).toBe(200)
  expect([...Value.Errors(TimeToOfferAnswer, body)]).toEqual([])
  return body.groups
}

test('composed only when asked for, and then beside the answer of whole journeys', async () => {
  const [alone] = await groupsOf('')
  expect(alone).not.toHaveProperty('composed')
  const [{ composed, ...whole }] = await groupsOf('composed=true&horizon_days=10&horizon_days=18')
  const [asked] = await groupsOf('horizon_days=10&horizon_days=18')
  expect(whole).toEqual(asked)
  expect(composed).toMatchObject({ used: true, reason: null, checked_through_days: expect.any(Number) })
  expect(composed.distance).toBeLessThanOrEqual(2 * composed.se)
  for (const [place, { reached }] of composed.horizons.entries()) {
    const { estimate } = whole.horizons[place].exits.reached
    expect(Math.abs(reached.estimate - estimate)).toBeLessThanOrEqual(composed.distance + 1e-9)
    expect(reached.low).toBeLessThan(reached.high)
  }
})

test('each group has its own composition, of its own stages', async () => {
  const groups = await groupsOf('composed=true&group_by=cohort_month')
  expect(groups.length).toBeGreaterThan(1)
  for (const { composed } of groups) expect(composed.checked_through_days).toBeGreaterThan(5)
  expect(new Set(groups.map(({ composed }: never) => JSON.stringify(composed))).size).toBe(groups.length)
})

test('more groups than can be composed are refused with words; without composing they are answered', async () => {
  const { id, keyWith } = await workspaceWith(asking.database, { name: 'half-a-year' })
  const weekly = Array.from({ length: 400 }, (_, index) => ({
    index,
    contributor: 'ats',
    earlier: 50 * (index % 4),
  }))
  await project(asking.database, id, weekly)
  const own = await keyWith(['query'])
  const groups = await groupsOf('group_by=cohort_week', own)
  expect(groups.length).toBeGreaterThan(20)
  const { status, body } = await asking.ask('/v1/time-to-offer?composed=true&group_by=cohort_week', own)
  expect([status, body.errors[0]]).toMatchObject([
    400,
    {
      parameter: 'group_by',
      rule: 'too_many_groups',
      message: expect.stringContaining('more than 20 groups'),
    },
  ])
})

test('a stage that could not be shown to the reader has no part in what is', async () => {
  const [{ composed, spells }] = await groupsOf('composed=true', keyOfPooled)
  expect(spells).toBe(400)
  expect(composed).toEqual({
    used: false,
    reason: expect.stringContaining('too few journeys'),
    distance: null,
    at_days: null,
    se: null,
    checked_through_days: null,
    horizons: [],
  })
})

test('what the public sees of a composition is rounded', async () => {
  const commons = await workspaceWith(asking.database, { name: 'crowd', kind: 'community', public: true })
  const everybody = Array.from({ length: 400 }, (_, index) => ({
    index,
    contributor: `someone-${index % 7}`,
  }))
  await project(asking.database, commons.id, everybody)
  const { body } = await asking.ask('/v1/time-to-offer?workspace=crowd&composed=true')
  const { composed } = body.groups[0]
  expect(composed.used).toBe(true)
  for (const value of [composed.distance, composed.se, composed.horizons[1].reached.estimate])
    expect(value * 1000).toBeCloseTo(Math.round(value * 1000), 9)
})

test('what cannot be composed is refused with the reason', async () => {
  for (const [query, message] of [
    ['composed=true&resolution=hour', 'whole days only'],
    ['composed=true&assume_closed_after=30', 'assume_closed_after'],
    ['composed=true&process=opening', 'opening is none'],
    ['composed=perhaps', 'not as this route expects it'],
  ]) {
    const { status, body } = await asking.ask(`/v1/time-to-offer?${query}`, key)
    expect([query, status]).toEqual([query, 400])
    expect(body.detail).toContain(message)
  }
  const other = await asking.ask('/v1/time-to-accept?composed=true', key)
  expect(other.body).toMatchObject({ status: 400, code: 'unknown_parameter' })
})
