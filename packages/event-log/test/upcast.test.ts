import { currentSchemaVersion } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { upcast } from '../src/index.ts'

test('the pre-release names of an offer, an interview’s length and a promised day are today’s', () => {
  expect(upcast('offer_extended', 0, { actor: 'employer', segment: { region: 'EU' } })).toEqual({
    type: 'offer_presented',
    body: { by: 'employer', attributes: { region: 'EU' } },
  })
  expect(upcast('interview_held', 0, { detail: { minutes: 30 } }).body).toEqual({
    detail: { duration_minutes: 30 },
  })
  expect(upcast('next_steps_told', 0, { detail: { when: '2026-03-20' } }).body).toEqual({
    detail: { expected_by: '2026-03-20' },
  })
})

test('an event of the current version is left as it is', () => {
  const body = { by: 'candidate', detail: { round: 2 } }
  expect(upcast('thank_you_sent', currentSchemaVersion, body)).toEqual({ type: 'thank_you_sent', body })
})

test('the old shape is not changed by reading it', () => {
  const old = Object.freeze({ actor: 'employer', detail: Object.freeze({ minutes: 30 }) })
  upcast('interview_held', 0, old)
  expect(old).toEqual({ actor: 'employer', detail: { minutes: 30 } })
})

test('an event of a version yet to come is refused, not guessed', () => {
  expect(() => upcast('offer_presented', currentSchemaVersion + 1, {})).toThrow('schema version 2')
})

test('a type the catalogue of its version does not have is refused by name', () => {
  expect(() => upcast('offer_extended', currentSchemaVersion, {})).toThrow(
    'offer_extended is not in the catalogue',
  )
})
