import { describe, expect, test } from 'vitest'
import {
  curvesOf,
  type DistributionGroup,
  findingOf,
  meanRows,
  quantileRows,
} from '../src/pages/workspace/distribution.ts'
import { groupName, isBrokenDown, segmentOf, withheldRows } from '../src/pages/workspace/groups.ts'
import {
  dayToAskFor,
  type Forecast,
  forecastFinding,
  forecastRows,
} from '../src/pages/workspace/offers/forecast.ts'
import {
  composedFinding,
  composedRows,
  type MilestoneGroup,
  reachedFinding,
} from '../src/pages/workspace/offers/milestones.ts'
import {
  horizonRows,
  type ResponseGroup,
  responseFinding,
  responseParts,
} from '../src/pages/workspace/responses/responses.ts'
import { comparedFinding } from '../src/pages/workspace/stages/stages.ts'
import { partly } from './partly.ts'

const estimate = (value: number | null) => ({ estimate: value, low: value, high: value })
const quantile = (p: number, days: number | null, low = days) => ({ p, of: 'any', days, low, high: null })
const group = (part: Parameters<typeof partly<DistributionGroup>>[0]) =>
  partly<DistributionGroup>({ key: { clock: 'stage:offer' }, spells: 1200, given_waiting_at: null, ...part })

describe('groups', () => {
  test('are named by their clock and their values, months as months and unknown ones as not known', () => {
    expect(groupName({ clock: 'stage:offer', cohort_month: '2026-03-01' })).toBe('Offer, Mar 2026')
    expect(segmentOf({ clock: 'stage:offer', level: null })).toBe('Level not known')
  })

  test('that are not shown stand by their values, or as others where those are not told', () => {
    const withheld = [
      { key: { clock: 'stage:offer', level: 'mid' }, reason: 'fewer than 5 journeys' },
      { key: { clock: 'stage:offer' }, reason: 'fewer than 5 journeys' },
      { key: { clock: 'stage:applied', level: 'mid' }, reason: 'fewer than 5 journeys' },
    ]
    expect(withheldRows({ withheld }, 'stage:offer', true).map(({ label }) => label)).toEqual([
      'mid',
      'others',
    ])
    expect(isBrokenDown([{ key: { clock: 'stage:offer' } }])).toBe(false)
  })
})

const mean = (tau: number) => ({ restricted_mean: { tau, days: 5, low: 4, high: 6 } })

describe('waits in a stage', () => {
  test('a median that is not reached is said to be none, and what is given waiting is told', () => {
    expect(findingOf(group({ quantiles: [quantile(0.5, null)] }), 0.95)).toBe(
      'Of 1,200 waits fewer than half had ended within the follow-up.',
    )
    expect(findingOf(group({ quantiles: [quantile(0.5, 9, 8)], given_waiting_at: 3 }), 0.9)).toBe(
      'Of 1,200 waits that had lasted 3 days already half had ended after 9 days (90 % interval 8 or more).',
    )
  })

  test('a mean over fewer days than the others names its days; one that is not known is no 0', () => {
    const rows = meanRows([group(mean(90)), group(mean(15)), group({ restricted_mean: null })], groupNameOf)
    expect(rows.map(({ label, note }) => [label, note])).toEqual([
      ['Offer', null],
      ['Offer (first 15 days only)', null],
      ['Offer', 'too few to say'],
    ])
  })

  test('quantiles that nobody knows leave their place empty', () => {
    const rows = quantileRows([group({ quantiles: [quantile(0.25, 3), quantile(0.5, null)] })], groupNameOf)
    expect(rows[0]?.estimates).toEqual([{ value: 3, low: 3, high: null }, null])
  })

  test('each cause bears its intervals at the horizons', () => {
    const curves = curvesOf(
      group({
        curve: {
          days: [0, 7],
          waiting: [1, 0.5],
          low: [1, 0.4],
          high: [1, 0.6],
          exits: { advanced: [0, 0.5] },
        },
        horizons: [{ days: 7, exits: { advanced: { estimate: 0.5, low: 0.4, high: 0.6 } } }],
      }),
    )
    expect(curves.map(({ label, limits }) => [label, limits])).toEqual([
      ['still waiting', undefined],
      ['moved on', [{ day: 7, low: 0.4, high: 0.6 }]],
    ])
  })

  test('are compared by their medians, and whose is not reached is named', () => {
    const groups = [
      group({ quantiles: [quantile(0.5, 9)] }),
      group({ key: { clock: 'stage:applied' }, quantiles: [quantile(0.5, null)] }),
      group({ key: { clock: 'stage:screening' }, quantiles: [quantile(0.5, 14)] }),
    ]
    expect(comparedFinding(groups)).toBe(
      'Half had ended after 9 days in Offer, and only after 14 days in Screening. Fewer than half had ended within the follow-up: Applied.',
    )
  })
})

const groupNameOf = ({ key }: DistributionGroup): string => groupName(key)

describe('answers', () => {
  const responses = partly<ResponseGroup>({
    key: { clock: 'response:application' },
    exits: { answered: 3, withdrawn: 1 },
    horizons: [
      { days: 7, waiting: estimate(0.8), exits: { answered: estimate(0.17), withdrawn: estimate(0.03) } },
      { days: 30, waiting: estimate(null), exits: { answered: estimate(null), withdrawn: estimate(null) } },
    ],
  })

  test('and all that is not one add up; too few followed is said and not drawn', () => {
    expect(responseParts([responses]).map(({ label }) => label)).toEqual([
      'answered',
      'withdrew',
      'still waiting',
    ])
    const [seven, thirty] = horizonRows(responses)
    expect(seven?.shares.map((share) => share?.value)).toEqual([0.17, 0.03, 0.8])
    expect(thirty?.note).toBe('too few were followed that long')
  })

  test('no two parts share a hatch, so that they differ without colour', () => {
    const many = partly<ResponseGroup>({
      exits: { answered: 1, withdrawn: 1, closed: 1, another_round: 1, told: 1 },
    })
    const hatches = responseParts([many]).map(({ hatch }) => hatch)
    expect(new Set(hatches).size).toBe(hatches.length)
  })

  test('are told at the last horizon known', () => {
    expect(responseFinding(responses, 0.95)).toMatch(
      /^Within 7 days 17 % had an answer .*; 80 % were still waiting\.$/,
    )
  })
})

const milestone = (part: Parameters<typeof partly<MilestoneGroup>>[0]) =>
  partly<MilestoneGroup>({ key: { clock: 'time_to_offer' }, horizons: [], ...part })

const forecast = (open: number, not_observed: number, expected: number | null) =>
  partly<Forecast>({
    as_of: '2026-11-21',
    observed_through: '2026-10-31',
    groups: [
      {
        key: { clock: 'time_to_offer' },
        open,
        not_observed,
        reason: open === 0 ? 'nobody was observed' : null,
        forecasts: [{ within_days: 7, forecast_of: open, expected: estimate(expected), low: 0, high: 10 }],
      },
    ],
  })

describe('offers', () => {
  test('among those who reach it is said apart from over all', () => {
    const reached = {
      conditional_on: 'reached' as const,
      within_days: 90,
      probability: { estimate: 0.033, low: 0.027, high: 0.039 },
      quantiles: [{ p: 0.5, of: 'reached', days: 38, low: 35, high: 39 }],
    }
    expect(reachedFinding(milestone({ reached }), 0.95, 'an offer')).toBe(
      '3.3 % of all who began came to an offer within 90 days (95 % interval 2.7 % to 3.9 %). Among those who did, half had after 38 days.',
    )
  })

  test('put together that does not hold is refused with its reason, and draws nothing of its own', () => {
    const composed = { used: false, reason: 'the waits depend on one another', horizons: [] }
    const one = milestone({ composed, horizons: [{ days: 7, exits: { reached: estimate(0.1) } }] })
    expect(composedFinding(one)).toBe('Not put together from the stages: the waits depend on one another.')
    expect(composedRows(one)[0]?.estimates[1]).toBeNull()
    expect(composedRows(milestone({}))).toEqual([])
  })

  test('to come are told with what chance may make of them; nobody to forecast is no 0', () => {
    const [known] = forecast(2500, 0, 4.2).groups
    const [unknown] = forecast(0, 2500, null).groups
    if (known === undefined || unknown === undefined) throw new Error('the fixture has no group')
    expect(forecastFinding(known)).toBe(
      'Of 2,500 open journeys about 4.2 will get an offer in the next 7 days; chance makes it 0 to 10.',
    )
    expect(forecastRows(unknown)[0]?.note).toBe('nobody to forecast')
    expect(forecastFinding(unknown)).toBe('No forecast: nobody was observed.')
  })

  test('of nobody followed to the day asked lead to the last day that was observed', () => {
    expect(dayToAskFor(forecast(0, 2500, null))).toBe('2026-10-31')
    expect(dayToAskFor(forecast(2500, 0, 4.2))).toBeNull()
  })
})
