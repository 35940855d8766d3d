import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { faultsOf } from '../src/faults.ts'

test.each([
  [{}, 'must be a number'],
  [{ minimum: 1, maximum: 2 }, 'must be a number from 1 to 2'],
  [{ minimum: 1 }, 'must be a number of at least 1'],
  [{ maximum: 2 }, 'must be a number of at most 2'],
  [{ exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'must be a number between 0 and 1, exclusive'],
  [{ exclusiveMinimum: 0 }, 'must be a number above 0'],
  [{ exclusiveMaximum: 1 }, 'must be a number below 1'],
  [{ exclusiveMinimum: 0, maximum: 1 }, 'must be a number above 0 and of at most 1'],
  [{ minimum: 0, exclusiveMaximum: 1 }, 'must be a number of at least 0 and below 1'],
])('a refused number is told which values it may take: %j', (bounds, message) => {
  const schema = Type.Object({ p: Type.Number(bounds) })
  expect(faultsOf(Value.Errors(schema, { p: 'x' }))).toEqual([{ pointer: '/p', message }])
})
