import { DistributionAnswer, type DistributionGroup, FunnelAnswer } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
})
afterAll(() => asking.close())

const body = async (path: string, caller?: string) => (await asking.ask(path, caller)).body

describe('an answer as another tool documents it', () => {
  test('stands beside ours, which it leaves as it is, and the question says whose it is', async () => {
    for (const [route, definition] of [
      ['stage-durations?stage=applied', 'gem'],
      ['time-to-accept?', 'lever'],
      ['funnel?stage=applied', 'greenhouse'],
    ] as const) {
      const ours = await body(`/v1/${route}&group_by=region`, key)
      const both = await body(`/v1/${route}&group_by=region&definition=${definition}`, key)
      const schema = route.startsWith('funnel') ? FunnelAnswer : DistributionAnswer
      expect([...Value.Errors(schema, both)]).toEqual([])
      expect(both.question.definition).toBe(definition)
      expect(ours.question.definition).toBe('hearback')
      const [{ as_documented: measures, ...group }] = both.groups
      expect(group).toEqual(ours.groups[0])
      expect(measures.map(({ vendor }: { vendor: string }) => vendor)).toEqual([definition])
      expect(measures[0].difference.length).toBeGreaterThan(80)
    }
  })

  test('has its counts from the group', async () => {
    const [group] = (await body('/v1/stage-durations?stage=applied&definition=ashby', key)).groups
    const [measure] = group.as_documented
    const ended = Object.values<number>(group.exits).reduce((sum, exits) => sum + exits, 0)
    expect(measure).toMatchObject({
      measure: 'time in process report',
      rests_on: ended,
      still_waiting: { waits: group.running, are: 'left_out' },
      ended_otherwise: { waits: 0 },
    })
  })

  test('is rounded for the public, its sentence too, and given only where enough completed', async () => {
    const path = '/v1/stage-durations?stage=applied&definition=greenhouse&workspace=commons&region=EU'
    const [group]: DistributionGroup[] = (await body(path)).groups
    const [measure] = group?.as_documented ?? []
    expect(measure?.rests_on).toBe(30)
    expect(JSON.stringify(measure)).not.toMatch(/\.\d{4}/)
    expect(measure?.difference).toContain(`the mean of the ${measure?.rests_on} waits`)
    expect(measure?.difference).toContain(`without the ${measure?.still_waiting.waits} still running`)
    const few = await body(`${path}&as_of=2026-02-11`)
    expect(few.groups[0].as_documented[0]).toMatchObject({ days: null, reason: 'fewer than 10 completed' })
  })

  test('is refused where its maker documents none, with the clocks it has', async () => {
    for (const [path, told] of [
      ['time-to-offer?definition=lever', 'time_to_accept: mean "time to hire"'],
      ['stage-durations?clock=response:application&definition=gem', 'stage:*: mean "time in stage"'],
      ['funnel?definition=ashby', 'stage:*: median "time in process report"'],
      ['response-rates?definition=gem', 'no measure of another tool'],
      ['expected-wait?stage=applied&waited_days=3&definition=gem', 'no measure of another tool'],
      ['forecast?definition=greenhouse', 'no measure of another tool'],
      ['comparisons?group_by=region&definition=greenhouse', 'no measure of another tool'],
      ['expectations?definition=greenhouse', 'no measure of another tool'],
      ['time-to-fill?definition=lever', 'time_to_accept'],
      ['stage-durations?definition=gem&resolution=hour', 'whole days'],
      ['stage-durations?definition=gem&assume_closed_after=30', 'assume_closed_after'],
      ['stage-durations?definition=workday', ''],
    ] as const) {
      const { status, body: refused } = await asking.ask(`/v1/${path}`, key)
      expect([path, status, refused.errors?.[0]?.parameter]).toEqual([path, 400, 'definition'])
      expect(refused.errors[0].message).toContain(told)
    }
  })
})

describe('the share in the end', () => {
  test('is told of every touchpoint and milestone, in the words of its numbers', async () => {
    const rates: DistributionAnswer = await body('/v1/response-rates', key)
    expect(rates.groups.map(({ ultimate }) => ultimate?.of)).toEqual(['answered', 'answered', 'answered'])
    const offers: DistributionAnswer = await body('/v1/time-to-offer', key)
    const [offer] = offers.groups
    expect(offer?.ultimate).toMatchObject({ of: 'reached', plateau: false })
    expect(offer?.ultimate?.words).toMatch(/^between \d+ % and \d+ % in the end; no plateau yet/)
    const filled: DistributionAnswer = await body('/v1/time-to-fill', key)
    expect(filled.groups.map(({ ultimate }) => ultimate?.of)).toEqual(filled.groups.map(() => 'filled'))
    const stages: DistributionAnswer = await body('/v1/stage-durations', key)
    expect(stages.groups.some(({ ultimate }) => ultimate !== undefined)).toBe(false)
  })

  test('is bounded outwards for the public', async () => {
    const path = '/v1/response-rates?touchpoint=application&workspace=commons&region=EU'
    const { at_least: least, at_most: most } = (await body(path)).groups[0].ultimate
    const own = (await body(path, operatorKey)).groups[0].ultimate
    expect(JSON.stringify([least, most])).not.toMatch(/\.\d{4}/)
    expect(least.estimate).toBeLessThanOrEqual(own.at_least.estimate)
    expect(most.estimate).toBeGreaterThanOrEqual(own.at_most.estimate)
  })
})
