import { expect, test } from 'vitest'
import { clocksOf, expectationClocksOf } from '../src/clocks/clocks-of.ts'
import { expectations, expectationsOf } from '../src/expectations/published.ts'
import { processes } from '../src/processes/shipped.ts'
import { processNamed } from './journey-builder.ts'

const bounds = ([min, max]: [number | null, number | null]) => `${min ?? ''}-${max ?? ''}`

/** As the documents were read: id, source, whose, the bounds. */
const read = [
  'X01 000 employer 0-5',
  'X02 000 employer 2-14',
  'X03 000 candidate 0-7',
  'X04 000 employer -',
  'X06 001 human_resources 7-14',
  'X07 002 candidate 0-1',
  'X08 002 both 20-30',
  'X09 002 both -',
  'X10 002 candidate 0-1',
  'X13 002 candidate 1-2',
  'X15 003 candidate 1-2',
  'X16 003 employer 7-14',
  'X17 003 candidate 14-',
  'X18 003 candidate 0-',
  'X19 004 employer 0-0',
  'X20 004 employer 2-14',
  'X21 004 employer 2-14',
]

test('every published expectation is shipped with its source, its owner and its bounds', () => {
  const shipped = [...expectations.values()].map(
    ({ id, source, owedBy, minimum, maximum }) => `${id} ${source} ${owedBy} ${bounds([minimum, maximum])}`,
  )
  expect(shipped).toEqual(read)
  for (const [id, { id: own, phrase, reading }] of expectations) {
    expect(own).toBe(id)
    expect(phrase).not.toBe('')
    expect(reading).toBe(1)
  }
  expect(JSON.parse(JSON.stringify([...expectations.values()]))).toEqual([...expectations.values()])
})

test('what two sources bound differently is said on both sides, and bounds the same wait or the same act', () => {
  const pairs = [...expectations.values()].flatMap(({ id, contradicts }) =>
    contradicts.map((other) => `${id} ${other}`),
  )
  expect(pairs).toEqual(['X03 X13', 'X10 X15', 'X13 X03', 'X15 X10'])
})

test('every expected wait has a clock in each process it speaks of, and is met by causes of that clock', () => {
  for (const process of processes.values()) {
    const clocks = [...clocksOf(process), ...expectationClocksOf(process)]
    for (const { kind, clock, met, targets } of expectationsOf(process)) {
      if (kind !== 'wait') {
        expect(clock).toBeNull()
        continue
      }
      const found = clocks.find(({ id }) => id === clock)
      expect(found?.causes).toEqual(expect.arrayContaining([...met]))
      const listens = found?.stops.map(({ on }) => on)
      expect(listens).toEqual(expect.arrayContaining([...targets]))
    }
  }
})

test('the clocks of expectations are marked, used, and no clocks of the process', () => {
  for (const process of processes.values()) {
    const listed = clocksOf(process)
    expect(listed.every(({ purpose }) => purpose === 'wait')).toBe(true)
    const used = new Set(expectationsOf(process).map(({ clock }) => clock))
    for (const { id, purpose, description } of expectationClocksOf(process)) {
      expect(id).toMatch(/^expectation:/)
      expect(purpose).toBe('expectation')
      expect(description).toMatch(/\.$/)
      expect(used).toContain(id)
    }
  }
})

const idsOf = (process: string) => expectationsOf(processNamed(process)).map(({ id }) => id)

test('a candidacy is not held against what is expected of a separation, nor the other way', () => {
  expect(idsOf('exit-interview')).toEqual(['X06'])
  expect(idsOf('hiring')).toHaveLength(16)
  expect(idsOf('hiring')).not.toContain('X06')
  expect(idsOf('opening')).toEqual([])
})
