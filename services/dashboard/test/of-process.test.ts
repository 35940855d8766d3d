import { describe, expect, test } from 'vitest'
import { comparedIn } from '../src/pages/workspace/comparisons/compared-in.ts'
import { clockChosen, meansNothing, needsClocks } from '../src/pages/workspace/frame/of-process.ts'
import { touchpointsOf } from '../src/pages/workspace/responses/responses.ts'
import { measuredIn } from '../src/pages/workspace/trends/measured.ts'
import { meaningless } from '../src/parts/advice.ts'

const address = (search = '') => new URLSearchParams(search)
const opening = ['stage:posted', 'time_to_fill']
const hiring = ['stage:applied', 'response:application', 'response:interview', 'response:follow_up']

describe('a view of a process asks only for clocks of this process', () => {
  test('the clock that is named, where the process has it', () => {
    expect(clockChosen(address('clock=time_to_fill'), opening, 'stage:applied')).toBe('time_to_fill')
    expect(clockChosen(address('stage=posted'), opening, 'stage:applied')).toBe('stage:posted')
  })
  test('its first clock, where it has neither the one that is named nor the usual one', () => {
    expect(clockChosen(address('clock=time_to_offer'), opening, 'stage:applied')).toBe('stage:posted')
    expect(measuredIn(address(), opening).clock).toBe('stage:posted')
    expect(comparedIn(address('stage=applied'), [], opening).clock).toBe('stage:posted')
  })
  test('the usual one, where it has it or nothing is known of it', () => {
    expect(measuredIn(address(), hiring).clock).toBe('response:application')
    expect(measuredIn(address()).clock).toBe('response:application')
    expect(comparedIn(address(), [], hiring).clock).toBe('stage:applied')
  })
  test('answers at those touchpoints it has, unless some are named', () => {
    expect(touchpointsOf(address(), ['response:interview'])).toEqual({ touchpoint: ['interview'] })
    expect(touchpointsOf(address('touchpoint=interview'), ['response:interview'])).toEqual({})
    expect(touchpointsOf(address(), hiring)).toEqual({})
  })
})

describe('a view that means nothing in a process says so in a sentence', () => {
  test.each(['responses', 'offers'] as const)('%s of openings', (view) => {
    expect(needsClocks(view)).toBe(true)
    expect(meansNothing(view, opening)).toContain('This process has no ')
  })
  test('and is shown where it means something, or where that is not known', () => {
    expect(meansNothing('responses', hiring)).toBeNull()
    expect(meansNothing('offers', ['time_to_accept'])).toBeNull()
    expect(meansNothing('offers', [])).toBeNull()
    expect(meansNothing('stages', opening)).toBeNull()
    expect(meansNothing('trends', opening)).toBeNull()
  })
  test('expectations nobody published are no fault', () => {
    const problem = { status: 400, detail: '', errors: [] }
    expect(meaningless({ ...problem, code: 'no_expectations' })).toContain('no expectations')
    expect(meaningless({ ...problem, code: 'unknown_dimension' })).toBeNull()
  })
})
