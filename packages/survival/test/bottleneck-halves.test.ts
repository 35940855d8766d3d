import { expect, test } from 'vitest'
import { addCounts, bottleneckMeasures, type Counts, type StageHalf } from '../src/index.ts'
import { counted, times } from './samples.ts'

const options = { advance: 'advanced', losses: ['rejected'] }
const halfOf = (segments: readonly Counts[]): StageHalf => ({
  counts: segments.reduce(addCounts, counted([])),
  segments,
})
const advancedAfter = (count: number, duration: number) =>
  counted(times(count, { duration, cause: 'advanced' }))
const potentialOfHalves = (halves: readonly [Counts[], Counts[]]) =>
  bottleneckMeasures([{ visits: 1, tau: 30, halves: [halfOf(halves[0]), halfOf(halves[1])] }], options)[0]

test('what is chosen on one half of the journeys is measured on the other, and both ways are averaged', () => {
  const [first, second] = [
    [2, 4].map((days) => advancedAfter(10, days)),
    [9, 5].map((days) => advancedAfter(10, days)),
  ]
  // The first half chooses the first segment: 9 days on the second, whose stage takes 7. The second half chooses the
  // second: 4 days on the first, whose stage takes 3. So (7 - 9 + 3 - 4) / 2: nothing is gained, though each half
  // by itself would have promised 1 or 2 days.
  const found = potentialOfHalves([first, second])
  expect(found?.potential).toBeCloseTo(-1.5, 12)
  expect(found?.meanWait).toBeCloseTo(5, 12)
  expect(found?.examples).toEqual({ compared: 2, best: [0, 1], bestMean: 6.5 })
})

const segmentsOf = (days: readonly number[]) => days.map((each) => advancedAfter(10, each))

test('the best are those of either half, first those of both', () => {
  const found = potentialOfHalves([segmentsOf([1, 9, 2, 8, 7]), segmentsOf([9, 8, 1, 2, 7])])
  expect(found?.examples.best).toEqual([2, 0, 3])
})

test('a segment with enough advances in one half only is not compared', () => {
  const known = [advancedAfter(10, 2), advancedAfter(10, 4)]
  const found = potentialOfHalves([
    [...known, advancedAfter(10, 1)],
    [...known, advancedAfter(4, 1)],
  ])
  expect(found?.examples).toEqual({ compared: 2, best: [0], bestMean: 2 })
  expect(potentialOfHalves([known, [advancedAfter(10, 2), advancedAfter(4, 4)]])).toMatchObject({
    potential: null,
    examples: { compared: 1, best: [], bestMean: null },
  })
})
