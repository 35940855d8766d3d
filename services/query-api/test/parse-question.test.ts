import { dayFromText, type SpellParameters } from '@hearback/contracts'
import { ownTeam, thePublic } from '@hearback/disclosure'
import { describe, expect, test } from 'vitest'
import type { QuestionRoute } from '../src/answer/question-route.ts'
import { askedProcesses } from '../src/definitions.ts'
import { type Asking, parseQuestion } from '../src/question/parse-question.ts'
import { expectedWait } from '../src/routes/expected-wait.ts'
import { responseRates } from '../src/routes/response-rates.ts'
import { stageDurations } from '../src/routes/stage-durations.ts'
import { timeToFill } from '../src/routes/time-to-fill.ts'
import { timeToOffer } from '../src/routes/time-to-offer.ts'
import { smallDefinitions } from './small-definitions.ts'

const asking: Asking = {
  processes: askedProcesses(smallDefinitions),
  ownDimensions: ['squad'],
  now: Date.UTC(2026, 3, 1, 12),
  timeZone: 'UTC',
  workingDays: { weekend: ['saturday', 'sunday'], holidays: [] },
  audience: ownTeam,
  kind: 'employer',
}

/** The route as the parser sees it, whatever else its query may hold. */
const routes = { stageDurations, responseRates, timeToOffer, timeToFill, expectedWait } as unknown as Record<
  string,
  QuestionRoute<SpellParameters, unknown, unknown>
>

const parse = (name: keyof typeof routes, query: object, changed: Partial<Asking> = {}) => {
  const route = routes[name]
  if (route === undefined) throw new Error(`no route ${name}`)
  const parameters = new Set(Object.keys(route.parameters.properties))
  return parseQuestion(query, { ...route.question, parameters }, { ...asking, ...changed })
}

const questionOf = (...asked: Parameters<typeof parse>) => {
  const read = parse(...asked)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.value
}

describe('what a question means', () => {
  test('without parameters every stage of hiring is asked about, as of yesterday', () => {
    expect(questionOf('stageDurations', {})).toEqual({
      process: 'hiring',
      clocks: ['stage:applied', 'stage:interviewing'],
      filters: {},
      basis: 'cohort',
      from: null,
      to: null,
      knownAt: null,
      asOf: dayFromText('2026-03-31'),
      groupBy: [],
      definition: 'hearback',
      stratifyBy: [],
      inclusion: ['full_export', 'prospective'],
      assumeClosedAfterDays: null,
      resolution: 'day',
      workingDays: null,
      interval: 'rothman-wilson',
      confidence: 0.95,
    })
  })

  test('stage is short for the clock of that stage', () => {
    expect(questionOf('stageDurations', { stage: 'applied' }).clocks).toEqual(['stage:applied'])
    expect(questionOf('expectedWait', { clock: 'response:application', waited_days: 9 }).clocks).toEqual([
      'response:application',
    ])
  })

  test('all three touchpoints are answered unless some are named', () => {
    expect(questionOf('responseRates', {}).clocks).toHaveLength(3)
    expect(questionOf('responseRates', { touchpoint: ['interview'] }).clocks).toEqual(['response:interview'])
  })

  test('the time to fill is asked of openings', () => {
    expect(questionOf('timeToFill', {})).toMatchObject({ process: 'opening', clocks: ['time_to_fill'] })
  })

  test("a workspace's own dimensions filter and group like the built-in ones", () => {
    const asked = { squad: 'a', region: ['EU', 'US', 'EU'], group_by: 'squad, cohort_month' }
    expect(questionOf('timeToOffer', asked)).toMatchObject({
      filters: { squad: ['a'], region: ['EU', 'US'] },
      groupBy: ['squad', 'cohort_month'],
    })
  })

  test('every stage is a group of its own, asked for or not', () => {
    expect(questionOf('stageDurations', { group_by: 'stage,level' }).groupBy).toEqual(['level'])
  })

  test('working days are those of the workspace', () => {
    expect(questionOf('timeToOffer', { calendar: 'business' }).workingDays).toEqual(asking.workingDays)
    expect(questionOf('timeToOffer', { calendar: 'days' }).workingDays).toBeNull()
  })

  test('today may be asked about, and retrospective journeys alone', () => {
    const asked = { as_of: '2026-04-01', inclusion: ['retrospective'] }
    expect(questionOf('timeToOffer', asked)).toMatchObject({ inclusion: ['retrospective'] })
  })
})

describe('a question that cannot be honoured is refused with the parameter named', () => {
  test.each([
    ['stageDurations', { process: 'dating' }, 'process', 'unknown_process'],
    ['stageDurations', { stage: 'lunch' }, 'stage', 'unknown_stage'],
    ['stageDurations', { clock: 'egg' }, 'clock', 'unknown_clock'],
    ['stageDurations', { clock: 'time_to_offer', stage: 'applied' }, 'stage', 'clock_and_stage'],
    ['stageDurations', { clock: 'time_to_offer', group_by: 'stage' }, 'group_by', 'means_nothing'],
    ['stageDurations', { waited_days: 3 }, 'waited_days', 'unknown_parameter'],
    ['stageDurations', { egg: '1' }, 'egg', 'unknown_parameter'],
    ['stageDurations', { known_at: '2026-04-01' }, 'known_at', 'future'],
    ['stageDurations', { known_at: 'yesterday' }, 'known_at', 'no_such_time'],
    ['stageDurations', { known_at: '2026-01-01', as_of: '2026-01-02' }, 'as_of', 'future'],
    ['stageDurations', { squat: 'a' }, 'squat', 'unknown_parameter'],
    ['stageDurations', { squad: '' }, 'squad', 'invalid_value'],
    ['responseRates', { stage: 'applied' }, 'stage', 'unknown_parameter'],
    ['responseRates', { group_by: 'stage' }, 'group_by', 'means_nothing'],
    ['responseRates', { process: 'opening' }, 'process', 'no_such_clock'],
    ['timeToOffer', { stage: 'applied' }, 'stage', 'unknown_parameter'],
    ['timeToOffer', { clock: 'time_to_offer' }, 'clock', 'unknown_parameter'],
    ['timeToFill', { process: 'hiring' }, 'process', 'no_such_clock'],
    ['expectedWait', { waited_days: 3 }, 'clock', 'clock_required'],
    ['expectedWait', { waited_days: 3, stage: 'applied', tau: 30 }, 'tau', 'unknown_parameter'],
    ['timeToOffer', { from: '2026-02-30' }, 'from', 'no_such_day'],
    ['timeToOffer', { from: '2026-03-01', to: '2026-03-01' }, 'to', 'empty_range'],
    ['timeToOffer', { as_of: '2026-04-02' }, 'as_of', 'future'],
    ['timeToOffer', { calendar: 'business', resolution: 'hour' }, 'calendar', 'days_only'],
    ['timeToOffer', { stratify_by: 'level' }, 'stratify_by', 'unknown_parameter'],
    ['timeToOffer', { group_by: 'planet' }, 'group_by', 'unknown_grouping'],
    ['timeToOffer', { group_by: '' }, 'group_by', 'unknown_grouping'],
    ['timeToOffer', { group_by: 'level,region,source' }, 'group_by', 'too_many_groupings'],
    ['timeToOffer', { group_by: 'level,level' }, 'group_by', 'repeated'],
    ['timeToOffer', { inclusion: ['retrospective', 'prospective'] }, 'inclusion', 'never_pooled'],
  ])('%s %j', (name, query, parameter, rule) => {
    expect(parse(name, query)).toMatchObject({ faults: [{ parameter, rule }] })
  })

  test('every fault is told at once', () => {
    const read = parse('timeToOffer', { as_of: '2030-01-01', group_by: 'planet', egg: '1' })
    expect('faults' in read && read.faults.map(({ parameter }) => parameter)).toEqual([
      'egg',
      'as_of',
      'group_by',
    ])
  })

  test('an unknown name is told what there is', () => {
    const read = parse('stageDurations', { stage: 'lunch' })
    expect('faults' in read && read.faults[0]?.message).toContain('applied, interviewing')
  })

  test('the public may not combine three dimensions, filters and groupings together', () => {
    const asked = { region: ['EU'], level: ['senior'], group_by: 'source' }
    expect(parse('timeToOffer', asked, { audience: thePublic })).toMatchObject({
      faults: [{ parameter: 'source', rule: 'too_many_dimensions' }],
    })
    expect(questionOf('timeToOffer', asked).groupBy).toEqual(['source'])
  })
})
