import { createHmac } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { eventIdText, journeyIdText, keyedHash, pseudonymsOf } from '../src/index.ts'

const key = Buffer.from('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex')
const acme = pseudonymsOf({ id: 1, pseudonymKey: key })
const other = pseudonymsOf({ id: 2, pseudonymKey: key })

test.prop([
  fc.uint8Array({ minLength: 0, maxLength: 64 }),
  fc.array(fc.string({ unit: 'binary', maxLength: 3000 })),
])('the one-shot keyed hash is HMAC-SHA-256, message after message', (bytes, messages) => {
  const keyed = keyedHash(Buffer.from(bytes))
  for (const message of messages) {
    expect(keyed(message)).toBe(createHmac('sha256', bytes).update(message).digest('hex').slice(0, 32))
  }
})

test('a key longer than a block is refused, not hashed wrongly', () => {
  expect(() => keyedHash(Buffer.alloc(65))).toThrow(/at most 64/)
})

test('an id keeps its pseudonym, within one workspace', () => {
  expect(acme.journey('4711')).toBe(acme.journey('4711'))
  expect(acme.journey('4711')).not.toBe(other.journey('4711'))
  expect(acme.journey('4711')).not.toBe(acme.contributor('4711'))
})

test('a journey id the API gave out is taken as it is', () => {
  const given = acme.journey('4711')
  expect(acme.journey(journeyIdText(given))).toBe(given)
  expect(acme.journey(`j_${given.toUpperCase()}`)).not.toBe(given)
})

test('an event id belongs to its journey, and one the API gave out is taken as it is', () => {
  const [one, two] = [acme.journey('1'), acme.journey('2')]
  const event = acme.eventById(one, 'offer-1')
  expect(acme.eventById(two, 'offer-1')).not.toBe(event)
  expect(acme.eventById(one, eventIdText(event))).toBe(event)
  expect(acme.eventByContent(one, 'offer-1')).not.toBe(event)
})

test('a uuid is written without its hyphens', () => {
  expect(journeyIdText('00112233-4455-6677-8899-aabbccddeeff')).toBe('j_00112233445566778899aabbccddeeff')
})
