import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Interrupted } from '../src/index.ts'
import { openLane } from '../src/lane.ts'
import { type Bucketed, bucketed } from '../src/placement.ts'
import { newEvent } from './journeys.ts'

const batchOf = (...names: string[]) =>
  bucketed(
    names.map((name) => newEvent(1, name, { process: name })),
    64,
  )
const namesOf = (batch: readonly Bucketed[]) => batch.map(({ event }) => event.process)
const outcomesOf = (batch: readonly Bucketed[]) =>
  batch.map(({ bucket }, index) => ({ outcome: 'appended' as const, bucket, position: BigInt(index) }))

/** A lane whose commits are written down and refused if they hold a name that `refuses` says. */
const recordingLane = (refuses: (name: string) => Error | null = () => null) => {
  const commits: string[][] = []
  const lane = openLane(async (batch) => {
    commits.push(namesOf(batch))
    await turn()
    for (const name of namesOf(batch)) {
      const error = refuses(name)
      if (error !== null) throw error
    }
    return outcomesOf(batch)
  })
  return { lane, commits }
}

test('a commit takes everything that gathered while the last one ran, and each caller gets the answers to its own', async () => {
  const { lane, commits } = recordingLane()
  const answers = await Promise.all(
    [batchOf('a'), batchOf('b', 'c'), batchOf('d')].map((batch) => lane.append(batch)),
  )
  expect(commits).toEqual([['a'], ['b', 'c', 'd']])
  expect(answers.map((answer) => answer.map(({ position }) => position))).toEqual([[0n], [0n, 1n], [2n]])
})

test('a call without company is committed at once and alone', async () => {
  const { lane, commits } = recordingLane()
  await lane.append(batchOf('a'))
  await lane.append(batchOf('b'))
  expect(commits).toEqual([['a'], ['b']])
})

test('a group stops at 5,000 events, and a call is never cut', async () => {
  const sizes: number[] = []
  const lane = openLane(async (batch) => {
    sizes.push(batch.length)
    await turn()
    return outcomesOf(batch)
  })
  const calls = [1, 3000, 2000, 1, 7000, 10].map((size) =>
    lane.append(batchOf(...Array<string>(size).fill('x'))),
  )
  await Promise.all(calls)
  expect(sizes).toEqual([1, 5000, 1, 7000, 10])
})

test('a group that is refused is halved until only the caller at fault is refused', async () => {
  const { lane } = recordingLane((name) => (name === 'bad' ? new Error('refused') : null))
  const names = ['first', ...Array<string>(9).fill('good'), 'bad', ...Array<string>(6).fill('good'), 'bad']
  const results = await Promise.allSettled(names.map((name) => lane.append(batchOf(name))))
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual(names.map((name) => name !== 'bad'))
})

test('a group whose connection was lost is not tried again: its events could be called duplicates of themselves', async () => {
  const { lane, commits } = recordingLane((name) => (name === 'lost' ? new Interrupted(null) : null))
  const calls = ['first', 'beside', 'lost'].map((name) => lane.append(batchOf(name)))
  const results = await Promise.allSettled(calls)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(commits).toEqual([['first'], ['beside', 'lost']])
  await lane.append(batchOf('afterwards'))
  expect(commits).toHaveLength(3)
})

test('a lane is idle once all its calls are answered, failed ones too', async () => {
  const { lane } = recordingLane((name) => (name === 'bad' ? new Error('refused') : null))
  let answered = 0
  const count = () => {
    answered += 1
  }
  for (const name of ['a', 'bad', 'b']) void lane.append(batchOf(name)).then(count, count)
  await lane.idle()
  await turn()
  expect(answered).toBe(3)
})
