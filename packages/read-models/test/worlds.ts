import { type Attributes, dayOfInstant, type Inclusion, weekdays } from '@hearback/contracts'
import { array, constantFrom, integer, option, record, subarray } from 'fast-check'
import type { SpellQuestion } from '../src/index.ts'
import { segmentOf } from '../src/segment.ts'
import type { World } from './naive-counter.ts'

const start = 19_790
const millisecondsPerDay = 86_400_000
const day = integer({ min: start, max: start + 40 })
const inclusion = constantFrom<Inclusion>('full_export', 'prospective', 'retrospective')
const clocks = ['response:application', 'stage:applied']

const wait = record({
  clock: constantFrom(...clocks),
  enteredAt: integer({ min: start * millisecondsPerDay, max: (start + 40) * millisecondsPerDay }),
  lasts: option(integer({ min: 0, max: 25 * millisecondsPerDay }), { freq: 3 }),
  seenAfter: constantFrom(0, 0, 0, 3, 12),
  observed: option(integer({ min: 0, max: 30 }), { freq: 2 }),
  instants: constantFrom('both', 'both', 'both', 'entry', 'none'),
  cause: constantFrom('answered', 'withdrawn'),
  kind: option(constantFrom('invited', 'rejected')),
})

const finding = record({
  rule: constantFrom('unusable', 'undated_end', 'reached_after_ending', 'implied'),
  clock: option(constantFrom(...clocks), { freq: 4 }),
  day,
})

const journey = record({
  process: constantFrom('hiring', 'hiring', 'hiring', 'it-interview'),
  inclusion,
  contributor: option(constantFrom('aa'.repeat(16), 'bb'.repeat(16), 'cc'.repeat(16))),
  employer: option(constantFrom('Acorn', 'Birch')),
  team: option(constantFrom('north', 'south')),
  stated: constantFrom(true, false),
  lastDay: option(day, { freq: 5 }),
  parked: constantFrom(null, null, null, 'Error'),
  waits: array(wait, { maxLength: 3 }),
  findings: array(finding, { maxLength: 2 }),
})

/** Projected journeys as random as the columns allow; spells of one journey share what a journey's spells share. */
export const worlds = record({
  kind: constantFrom<World['kind'][]>('employer', 'community'),
  timeZone: constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata'),
  journeys: array(journey, { minLength: 1, maxLength: 12 }),
}).map(({ kind, timeZone, journeys }): World => {
  const world: World = { kind, timeZone, journeys: [], spells: [], findings: [], attributes: new Map() }
  for (const [index, one] of journeys.entries()) {
    const attributes: Attributes = {
      ...(one.employer && { employer: one.employer }),
      ...(one.team && { team: one.team }),
    }
    const { segment_id } = segmentOf(1, attributes)
    world.attributes.set(segment_id, attributes)
    const journey_id = String(index).padStart(32, '0')
    const shared = {
      bucket: index % 3,
      journey_id,
      workspace_id: 1,
      process: one.process,
      segment_id,
      inclusion: one.inclusion,
    }
    const stated = { observed_stated: one.stated, contributor: one.contributor }
    // What began, began on a day: only a journey without a wait can have no day at all.
    const lastDay = one.lastDay ?? (one.waits.length > 0 ? start : null)
    world.journeys.push({
      ...shared,
      ...stated,
      segment_id: one.parked !== null && one.waits.length === 0 ? null : segment_id,
      stage: null,
      stage_since: null,
      ended: null,
      first_day: lastDay,
      last_day: lastDay,
      observed_from: null,
      observed_through: null,
      events: 1,
      parked_error: one.parked,
      parked_at: one.parked === null ? null : 1n,
    })
    world.findings.push(
      ...one.findings.map((each, number) => ({ ...shared, ...each, number: number + 1, event_type: null })),
    )
    world.spells.push(
      ...one.waits.map((each, visit) => {
        const exitAt = each.lasts === null ? null : each.enteredAt + each.lasts
        const entered_day = dayOfInstant(each.enteredAt, timeZone)
        return {
          ...shared,
          ...stated,
          clock: each.clock,
          visit: visit + 1,
          entered_day,
          first_seen_day: entered_day + each.seenAfter,
          exit_day: exitAt === null ? null : dayOfInstant(exitAt, timeZone),
          entered_at: each.instants === 'none' ? null : each.enteredAt,
          exit_at: each.instants === 'both' ? exitAt : null,
          cause: exitAt === null ? null : each.cause,
          kind: exitAt === null || each.cause !== 'answered' ? null : each.kind,
          observed_through: each.observed === null ? null : entered_day + each.observed,
        }
      }),
    )
  }
  return world
})

/** Weekends of up to six days, and holidays on them or beside. */
const workingDays = record({
  weekend: subarray([...weekdays], { maxLength: 6 }),
  holidays: array(day, { maxLength: 8 }),
})

/** Any question the type allows about such a world. */
export const questions = record({
  clocks: constantFrom(clocks, clocks.slice(0, 1), ['stage:applied']),
  asOf: integer({ min: start - 2, max: start + 70 }),
  filters: constantFrom<SpellQuestion['filters'][]>(
    {},
    {},
    { employer: ['Acorn'] },
    { team: ['north', 'south'] },
    { employer: ['Birch', '?x'], team: ['south'] },
  ),
  basis: constantFrom<SpellQuestion['basis'][]>('cohort', 'period'),
  from: option(day, { freq: 2 }),
  to: option(integer({ min: start, max: start + 50 }), { freq: 2 }),
  groupBy: constantFrom(
    [],
    [],
    ['employer'],
    ['team', 'cohort_week'],
    ['cohort_month'],
    ['cohort_week', 'employer'],
  ),
  inclusion: constantFrom<Inclusion[][]>(
    ['full_export', 'prospective'],
    ['retrospective'],
    ['full_export', 'prospective', 'retrospective'],
  ),
  assumeClosedAfter: option(integer({ min: 0, max: 20 }), { freq: 2 }),
  resolution: constantFrom<SpellQuestion['resolution'][]>('day', 'day', 'hour'),
  workingDays: option(workingDays, { freq: 3 }),
}).map(({ workingDays: asked, ...question }): SpellQuestion => {
  // Hours of working days are asked of nobody.
  const counted = question.resolution === 'hour' ? null : asked
  return { workspaceId: 1, process: 'hiring', ...question, workingDays: counted }
})
