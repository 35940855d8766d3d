import { ClocksAnswer, ProcessesAnswer } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { clockDefinition } from '../src/definitions.ts'
import { timeToAccept } from '../src/routes/time-to-accept.ts'
import { timeToFill } from '../src/routes/time-to-fill.ts'
import { timeToFirstResponse } from '../src/routes/time-to-first-response.ts'
import { timeToInterview } from '../src/routes/time-to-interview.ts'
import { timeToOffer } from '../src/routes/time-to-offer.ts'
import { timeToStart } from '../src/routes/time-to-start.ts'
import { shippedDefinitions } from '../src/shipped-definitions.ts'

const { processes, clocks } = shippedDefinitions

test('what is shipped is told in its declared shape', () => {
  expect([...Value.Errors(ProcessesAnswer, { processes })]).toEqual([])
  expect([...Value.Errors(ClocksAnswer, { clocks })]).toEqual([])
})

test('every clock of a process is defined, those of its stages among them', () => {
  for (const { process, stages, clocks: named } of processes) {
    for (const clock of named) expect(clockDefinition(shippedDefinitions, process, clock).clock).toBe(clock)
    for (const { clock } of stages) expect(named).toContain(clock)
  }
})

test.each([timeToFirstResponse, timeToInterview, timeToOffer, timeToAccept, timeToStart, timeToFill])(
  '$path asks for a clock that can reach its milestone',
  ({ question, path }) => {
    const process = processes.find((known) => known.process === question.defaultProcess)
    if (process === undefined) throw new Error(`${path} asks of ${question.defaultProcess}`)
    const asked = { process: process.process, stages: [], clocks: process.clocks }
    const read = question.clocksOf({}, asked)
    const [clock] = 'value' in read ? read.value : []
    const milestone = path === '/v1/time-to-fill' ? 'filled' : 'reached'
    // Its first cause is the one that answers list even if nobody got there.
    expect(clockDefinition(shippedDefinitions, process.process, clock ?? '').causes[0]).toBe(milestone)
  },
)

test('a clock nobody defined is an error, not an empty answer', () => {
  expect(() => clockDefinition(shippedDefinitions, 'hiring', 'egg')).toThrow('no definition of clock egg')
})
