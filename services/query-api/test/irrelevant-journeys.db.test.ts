import { demoOptions, type SampleTimeline, sampleTimelines } from '@hearback/sample'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededChance } from '../../../packages/survival/test/seeded.ts'
import { dayOf, type Line, startAskingOf, type ToldJourney } from './asking-journeys.ts'

const employer = 'Alderbrook Instruments'
const asOf = '2026-08-15'

const told = ({ events }: SampleTimeline, name: number): ToldJourney => ({
  process: 'hiring',
  name,
  attributes: events[0]?.attributes ?? {},
  lines: events
    .filter(({ type }) => type !== 'attributes_changed')
    .map(({ occurred_at, type, detail }): Line => [occurred_at ?? '', type, detail ?? {}]),
})

const options = { ...demoOptions, hiringJourneys: 900, observedThrough: dayOf(asOf) }
const everybody = [...sampleTimelines(options)]
  .filter(({ events }) => events[0]?.process === 'hiring')
  .map(told)
const ofEmployer = everybody.filter(({ attributes }) => attributes?.['employer'] === employer)

const inAnotherOrder = <Value>(values: readonly Value[]): Value[] => {
  const chance = seededChance(9)
  return values
    .map((value) => ({ value, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

type Asking = Awaited<ReturnType<typeof startAskingOf>>
let alone: Asking
let among: Asking
beforeAll(async () => {
  alone = await startAskingOf(ofEmployer)
  among = await startAskingOf(inAnotherOrder(everybody))
})
afterAll(async () => {
  await alone.close()
  await among.close()
})

/** Sums in another order may differ in their last digits. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Math.round(value * 1e9) / 1e9
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner)]))
  return value
}

const questions: Record<string, string> = {
  'stage-durations': '',
  'response-rates': 'touchpoint=application',
  'time-to-first-response': '',
  'time-to-interview': 'group_by=level',
  'time-to-offer': '',
  'expected-wait': 'stage=applied&waited_days=7&within_days=14',
  funnel: 'group_by=work_mode',
  comparisons: 'group_by=level&stage=applied',
  expectations: '',
  forecast: '',
}

test('a question about one employer is answered alike, whoever else is in the workspace and whichever journey came first', async () => {
  expect(ofEmployer.length).toBeGreaterThan(100)
  expect(everybody.length).toBeGreaterThan(5 * ofEmployer.length)
  for (const [route, more] of Object.entries(questions)) {
    const filter = `employer=${encodeURIComponent(employer)}&as_of=${asOf}`
    const path = `/v1/${route}?workspace=acme&${filter}&${more}`
    const [few, many] = [await alone.ask(path), await among.ask(path)]
    expect([route, few.status, few.body.detail]).toEqual([route, 200, undefined])
    expect(few.body.groups.length, route).toBeGreaterThan(0)
    const { projected_through: _, ...answer } = few.body
    const { projected_through: __, ...same } = many.body
    expect(rounded(same), route).toEqual(rounded(answer))
  }
})
