import { FunnelGroup } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateFunnel } from '../src/estimate/funnel.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf({ fewestAtRisk: 1 })
const unknown = { estimate: null, low: null, high: null }

test('twenty waits by hand: counting as long as all were followed, an estimate marked so afterwards', () => {
  // At risk 20, 20, 16, 8 on days 0 to 3; S(2) = 16/20 x 14/16 = 0.7, so F(3) = 4/20 + 0.7 x 2/8.
  const twenty = [
    ...spells(4, 1, 'advanced'),
    ...spells(2, 2, 'rejected'),
    ...spells(6, 2, null),
    ...spells(2, 3, 'advanced'),
    ...spells(6, 4, null),
  ]
  const { cells, given_waiting_at } = estimateFunnel(groupOf(twenty), [1, 2, 3, 9], estimating)
  expect(given_waiting_at).toBeNull()
  expect(cells.map(({ days, mature, converted, followed }) => [days, mature, converted, followed])).toEqual([
    [1, true, 4, 20],
    [2, true, 4, 20],
    [3, false, 6, 14],
    [9, false, 6, 8],
  ])
  expect(cells[1]?.conversion.estimate).toBeCloseTo(0.2, 12)
  expect(cells[2]?.conversion.estimate).toBeCloseTo(0.375, 12)
  expect(cells[3]?.conversion).toEqual(unknown)
})

const cellOf = (waits: ReturnType<typeof spells>) => {
  const group = estimateFunnel(groupOf(waits), [7], estimating)
  expect([...Value.Errors(FunnelGroup, group)]).toEqual([])
  return group.cells[0]
}

test('nobody, one journey, all running and all gone the same day are told sensibly', () => {
  expect(cellOf([])).toMatchObject({ mature: false, conversion: unknown, converted: 0, followed: 0 })
  expect(cellOf(spells(1, 3, 'advanced'))).toMatchObject({ mature: true, conversion: { estimate: 1 } })
  expect(cellOf(spells(9, 3, null))).toMatchObject({ mature: false, conversion: unknown, followed: 0 })
  expect(cellOf(spells(9, 30, null))).toMatchObject({ mature: true, conversion: { estimate: 0 } })
  expect(cellOf(spells(9, 0, 'rejected'))).toMatchObject({ mature: true, conversion: { estimate: 0 } })
})

test('who leaves the last stage for the first day of work has moved on', () => {
  const cell = cellOf([...spells(3, 2, 'hired'), ...spells(1, 2, 'rejected')])
  expect(cell).toMatchObject({ converted: 3, conversion: { estimate: 0.75 } })
})

const anyWait = fc.record({
  firstSeen: fc.constant(0),
  duration: fc.nat(20),
  cause: fc.constantFrom('advanced', 'rejected', null),
})

test('a mature cell is what was counted, and later endings never change it', () => {
  fc.assert(
    fc.property(fc.array(anyWait, { minLength: 1 }), fc.nat(20), fc.nat(9), (waits, days, later) => {
      const ended = waits.map((wait) =>
        wait.cause === null ? { ...wait, duration: wait.duration + 1 + later, cause: 'advanced' } : wait,
      )
      const [now] = estimateFunnel(groupOf(waits), [days], estimating).cells
      const [then] = estimateFunnel(groupOf(ended), [days], estimating).cells
      if (now?.mature !== true) return
      expect(now.conversion.estimate).toBeCloseTo((now.converted ?? Number.NaN) / waits.length, 12)
      expect(then?.conversion.estimate).toBeCloseTo(now.conversion.estimate ?? Number.NaN, 12)
    }),
  )
})
