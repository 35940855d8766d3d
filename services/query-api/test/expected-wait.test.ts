import { describe, expect, test } from 'vitest'
import { estimateExpectedWait } from '../src/estimate/expected-wait.ts'
import { sentenceOf } from '../src/estimate/sentence.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf()

/** Twenty that ended early, and so many that were still running long after. */
const last = (count: number) =>
  estimateExpectedWait(
    groupOf([...spells(20, 5, 'advanced'), ...spells(count, 40, null)]),
    { waitedDays: 6, withinDays: 7 },
    estimating,
  )

describe('an expected wait', () => {
  const waits = [
    ...spells(5, 1, 'advanced'),
    ...spells(8, 4, 'advanced'),
    ...spells(4, 6, 'rejected'),
    ...spells(8, 30, null),
  ]
  const waited = (waitedDays: number, withinDays: number) =>
    estimateExpectedWait(groupOf(waits), { waitedDays, withinDays }, estimating)

  test('rests on those still running after the days waited', () => {
    const group = waited(2, 5)
    expect(group).toMatchObject({
      still_waiting: 20,
      reason: null,
      within: { days: 5 },
      median_further_wait: { days: 4 },
    })
    expect(group.within?.exits['advanced']?.estimate).toBeCloseTo(0.4, 12)
    expect(group.within?.waiting.estimate).toBeCloseTo(0.4, 12)
    expect(group.never_within_follow_up.estimate).toBeCloseTo(0.4, 12)
  })

  test('has a curve that says of each day ahead what asking about so many days does', () => {
    const { curve } = waited(2, 5)
    // Ten were still at risk on day 6, eight after it: the curve stops before fewer than ten draw it.
    expect(curve?.days).toEqual([3, 4, 5, 6])
    for (const [index, day] of (curve?.days ?? []).entries()) {
      const { within } = waited(2, day - 2)
      expect(curve?.waiting[index]).toBe(within?.waiting.estimate)
      expect(curve?.low[index]).toBe(within?.waiting.low)
      expect(curve?.high[index]).toBe(within?.waiting.high)
      for (const cause of ['advanced', 'rejected'])
        expect(curve?.exits[cause]?.[index]).toBe(within?.exits[cause]?.estimate)
    }
  })

  test('has no curve where it is refused, and an empty one where fewer than ten still waited', () => {
    expect(waited(31, 7).curve).toBeUndefined()
    expect(last(9).curve?.days).toEqual([])
    expect(last(10).curve?.days).toHaveLength(34)
  })

  test('is refused where fewer than the threshold still waited', () => {
    expect(waited(31, 7)).toMatchObject({
      still_waiting: null,
      within: null,
      reason: expect.stringContaining('fewer than 5'),
    })
  })

  test('is refused where four still waited, given where five did', () => {
    expect(last(4)).toMatchObject({ still_waiting: null, within: null })
    expect(last(5)).toMatchObject({ still_waiting: 5, within: { days: 7, waiting: { estimate: 1 } } })
  })

  test('in hours is told in days of one decimal', () => {
    const hours = [
      ...spells(12, 26, 'advanced'),
      ...spells(3, 12, 'advanced'),
      ...spells(12, 40, 'advanced'),
      ...spells(12, 400, null),
    ]
    const group = estimateExpectedWait(
      groupOf(hours),
      { waitedDays: 0, withinDays: 30 },
      estimatingOf({ unitsPerDay: 24 }),
    )
    expect(group.median_further_wait.days).not.toBe(1.7)
    const sentence = sentenceOf(group, 0.95)
    expect(sentence).not.toMatch(/\d\.\d\d/)
    expect(sentence).toContain('Half had ended 1.7 days later (1.')
    expect(sentence).toContain('followed beyond day 16.7')
    const median = { days: 1.0416666666666667, low: 0.5, high: 1.6666666666666667 }
    expect(sentenceOf({ ...group, median_further_wait: median }, 0.95)).toContain(
      'Half had ended 1 day later (0.5 to 1.7).',
    )
  })

  test('stops where the follow-up stops, and says so', () => {
    const group = waited(20, 30)
    expect(group).toMatchObject({ within: { days: 10 }, followed_through_days: 30 })
    expect(group.reason).toContain('stops there, 20 days before')
    expect(sentenceOf(group, 0.95)).toContain('But too few waits were followed beyond day 30')
  })

  test('is put in words with its uncertainty', () => {
    expect(sentenceOf(waited(2, 5), 0.95)).toMatch(
      /^Of 20 comparable waits still running after 2 days, 60 % \(95 % interval \d+ to \d+ %\) ended within the next 5 days, most often with the next stage \(40 %, \d+ to \d+ %\)\. Half had ended 4 days later \(.+\)\.$/,
    )
    expect(sentenceOf(waited(31, 7), 0.95)).toMatch(/^Too few to answer: fewer than 5/)
  })
})
