import { expect, test } from 'vitest'
import { bandPath, stepPath } from '../src/charts/steps.ts'

test('a step stands until its next place, and what is not known is a gap', () => {
  const steps = [
    { x: 0, y: 10 },
    { x: 5, y: 20.04 },
    { x: 8, y: 20.04 },
    { x: 9, y: null },
    { x: 12, y: 30 },
    { x: 15, y: 40 },
  ]
  expect(stepPath(steps)).toBe('M0,10H5V20H8M12,30H15V40')
})

test('a band goes along its upper end and comes back along its lower one', () => {
  const band = [
    { x: 0, low: 8, high: 2 },
    { x: 5, low: 9, high: 4 },
    { x: 6, low: null, high: 4 },
  ]
  expect(bandPath(band)).toBe('M0,2H5V4L5,9V8H0Z')
})

test('nothing known is nothing drawn', () => {
  expect([stepPath([]), stepPath([{ x: 1, y: null }]), bandPath([])]).toEqual(['', '', ''])
})
