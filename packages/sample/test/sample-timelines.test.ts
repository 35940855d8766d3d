import { dayFromText, eventTypes, writtenByTheLog } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { demoOptions, employers, sampleTimelines } from '../src/index.ts'

const timelines = [...sampleTimelines(demoOptions)]
const events = timelines.flatMap((timeline) => timeline.events)

test('every event type of the catalogue is emitted, save what only the log writes', () => {
  const emitted = new Set(events.map(({ type }) => type))
  expect(eventTypes.filter((type) => !emitted.has(type))).toEqual([...writtenByTheLog])
})

test('the same seed gives the same timelines, another seed others', () => {
  const few = { ...demoOptions, hiringJourneys: 20 }
  const once = JSON.stringify([...sampleTimelines(few)])
  expect(JSON.stringify([...sampleTimelines(few)])).toBe(once)
  expect(JSON.stringify([...sampleTimelines({ ...few, seed: 1 })])).not.toBe(once)
})

test('nobody has seen anything after the last day watched', () => {
  const late = events.filter(
    ({ occurred_at }) => (dayFromText(occurred_at ?? '') ?? 0) > demoOptions.observedThrough,
  )
  expect(late).toEqual([])
})

test('some thousand journeys by forty contributors pass through every process', () => {
  expect(timelines.length).toBeGreaterThan(3000)
  expect(new Set(timelines.map(({ contributor }) => contributor)).size).toBe(40)
  expect(new Set(events.map(({ process }) => process)).size).toBe(6)
})

test('between 30 and 70 % of applications are never answered, at every employer', () => {
  for (const { application } of employers) {
    const { invited, rejected, told, closed, withdrawn } = application
    const silent = 1 - invited - rejected - told - closed - withdrawn
    expect(silent).toBeGreaterThanOrEqual(0.3 - 1e-9)
    expect(silent).toBeLessThanOrEqual(0.7 + 1e-9)
  }
})
