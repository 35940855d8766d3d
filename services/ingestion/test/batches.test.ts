import type { Appended, NewEvent } from '@hearback/event-log'
import { expect, test } from 'vitest'
import { openBatches } from '../src/intake/batches.ts'

// Only their number counts here.
const event = {} as NewEvent
const stored = (events: readonly NewEvent[]): Appended[] =>
  events.map(() => ({ outcome: 'appended', bucket: 0, position: 1n }))

test('while two batches are under way a third is gathered, and not begun before the first is stored', async () => {
  const commits: (() => void)[] = []
  const sizes: number[] = []
  const batches = openBatches({
    size: 2,
    append: async (events) => {
      await new Promise<void>((resolve) => commits.push(resolve))
      return stored(events)
    },
    onStored: (outcomes) => {
      sizes.push(outcomes.length)
    },
  })
  for (const line of [1, 2, 3, 4, 5]) await batches.add(event, line)
  expect([commits.length, sizes.length]).toEqual([2, 0])
  let released = false
  const addSixth = async () => {
    await batches.add(event, 6)
    released = true
  }
  const sixth = addSixth()
  await new Promise((resolve) => setImmediate(resolve))
  expect([released, commits.length]).toEqual([false, 2])
  commits[0]?.()
  await sixth
  expect([commits.length, sizes]).toEqual([3, [2]])
  commits[1]?.()
  commits[2]?.()
  await batches.finish()
  expect(sizes).toEqual([2, 2, 2])
})

test('what is left is stored at the end, and each batch knows the places of its events', async () => {
  const places: number[][] = []
  const batches = openBatches({
    size: 2,
    append: async (events) => stored(events),
    onStored: (_outcomes, batch) => {
      places.push(batch.places)
    },
  })
  for (const line of [4, 7, 9]) await batches.add(event, line)
  await batches.finish()
  expect(places).toEqual([[4, 7], [9]])
})

test('after a batch the log rejects none is begun', async () => {
  let appends = 0
  const batches = openBatches({
    size: 1,
    append: async () => {
      appends += 1
      throw new Error('refused')
    },
    onStored: () => undefined,
  })
  await batches.add(event, 1)
  await batches.add(event, 2)
  await expect(batches.add(event, 3)).rejects.toThrow('refused')
  await expect(batches.finish()).rejects.toThrow('refused')
  expect(appends).toBe(2)
})
