import type { EventType, Fact } from '@hearback/contracts'
import { processes } from '@hearback/journeys'
import { expect, test } from 'vitest'
import { parkingError } from '../src/fold-journey.ts'
import { foldWith } from '../src/index.ts'

const factOf = (type: EventType, day: number, process: string): Fact => ({
  type,
  eventId: `e_${type}_${day}`,
  process,
  day,
  latestDay: null,
  instant: null,
  recordedAt: 0,
  by: null,
  detail: {},
  attributes: {},
  contributor: null,
})

const fold = foldWith(() => processes)

test('a journey is folded by the process its facts name, and by what most of them name whatever came first', () => {
  const stray = factOf('follow_up_sent', 20_005, 'hiring')
  const facts = [
    stray,
    factOf('interview_held', 20_000, 'post-interview'),
    factOf('debrief_held', 20_001, 'post-interview'),
  ]
  expect(fold(1, facts).process).toBe('post-interview')
  expect(fold(1, facts.toReversed())).toEqual(fold(1, facts))
})

test('a process the workspace does not have cannot be folded, and the reason kept names no fact', () => {
  const facts = [factOf('follow_up_sent', 20_005, 'no-such-process')]
  expect(() => fold(1, facts)).toThrow('')
  let kept = ''
  try {
    fold(1, facts)
  } catch (error) {
    kept = parkingError(error, facts)
  }
  expect(kept).toMatch(/^UnknownProcess at fold-journey\.ts:\d+, folding 1 facts of no-such-process$/)
  expect(parkingError(new Error('Ada Lovelace'), [])).not.toContain('Ada')
  expect(parkingError('Ada Lovelace', [])).toBe('string, folding 0 facts of no process')
})
