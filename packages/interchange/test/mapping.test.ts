import { expect, test } from 'vitest'
import { readMapping } from '../src/index.ts'
import { options } from './reading.ts'

const held = { type: 'interview_held', detail: { kind: 'screening' } }

test('a mapping may be its activities alone, or written in full', () => {
  const alone = readMapping({ Call: held }, options)
  expect(alone).toEqual(readMapping({ activities: { Call: held } }, options))
  expect(alone).toMatchObject({ mapping: { activities: new Map([['call', held]]), journeys: null } })
})

test('an activity of the name of a part is an activity', () => {
  const read = readMapping({ activities: held }, options)
  expect(read).toMatchObject({ mapping: { activities: new Map([['activities', held]]) } })
})

test.each<[string, unknown, string]>([
  ['no object', [], ''],
  ['a type nobody knows', { activities: { 'a/b': { type: 'dance' } } }, '/activities/a~1b/type'],
  ['no type', { activities: { a: {} } }, '/activities/a/type'],
  ['a detail the type does not have', { a: { type: 'referred', detail: { kind: 'x' } } }, '/a/detail/kind'],
  ['a detail of another kind', { a: { type: 'interview_held', detail: { round: 'x' } } }, '/a/detail/round'],
  ['a detail that is missing', { a: { type: 'stage_entered' } }, '/a/detail/stage'],
  ['something else', { a: { ...held, journey_id: '1' } }, '/a/journey_id'],
  ['one activity twice', { 'Phone call': held, 'phone-CALL': held }, '/phone-CALL'],
  ['an attribute nobody has', { activities: {}, attributes: { x: 'salary' } }, '/attributes/x'],
  ['a type of objects that is no name', { activities: {}, journeys: 1 }, '/journeys'],
])('%s is refused with a pointer', (_, given, pointer) => {
  expect(readMapping(given, options)).toMatchObject({ faults: [{ pointer }] })
})
