import { describe, expect, test } from 'vitest'
import { type Funnel, funnelFinding, funnelRows } from '../src/pages/workspace/overview/funnel.ts'
import { partly } from './partly.ts'

const cell = (day: number, estimate: number | null, apart = 0.02) => ({
  days: day,
  mature: false,
  conversion: {
    estimate,
    low: estimate === null ? null : estimate - apart,
    high: estimate === null ? null : estimate + apart,
  },
})

describe('the funnel', () => {
  const funnel = partly<Funnel>({
    method: { confidence: 0.95 },
    groups: [
      { key: { clock: 'stage:applied' }, cells: [cell(7, 0.1), cell(14, 0.2)] },
      { key: { clock: 'stage:screening' }, cells: [cell(7, 0.05), cell(14, null)] },
    ],
    withheld: [{ key: { clock: 'stage:offer' }, reason: 'fewer than 5 journeys' }],
  })

  test('stages are compared at the last of the horizons at which most are known', () => {
    expect(funnelFinding(funnel)).toBe(
      'Fewest move on from Screening: 5 % within 7 days of entering it (95 % interval 3 % to 7 %).',
    )
    expect(funnelFinding(partly<Funnel>({ groups: [], withheld: [] }))).toContain('Too few')
    const alone = partly<Funnel>({ ...funnel, groups: funnel.groups.slice(0, 1) })
    expect(funnelFinding(alone)).toBe(
      'From Applied 20 % had moved on within 14 days of entering it (95 % interval 18 % to 22 %).',
    )
  })

  test('stages without a number are named, and so are those that chance does not tell from the last', () => {
    const unsure = partly<Funnel>({
      ...funnel,
      groups: [
        { key: { clock: 'stage:applied' }, cells: [cell(7, 0.1, 0.04)] },
        { key: { clock: 'stage:screening' }, cells: [cell(7, 0.05, 0.02)] },
        { key: { clock: 'stage:interview' }, cells: [cell(7, 0.5, 0.04)] },
        { key: { clock: 'stage:onboarding' }, cells: [cell(7, null)] },
      ],
    })
    expect(funnelFinding(unsure)).toBe(
      'Fewest move on from Screening: 5 % within 7 days of entering it (95 % interval 3 % to 7 %); not told apart from Applied. Not known of Onboarding.',
    )
  })

  test('a stage that is withheld keeps its row, with the reason', () => {
    expect(funnelRows(funnel).at(-1)).toEqual({ label: 'Offer', note: 'fewer than 5 journeys', cells: [] })
  })
})
