import { expect, test } from 'vitest'
import { findPersonal } from '../../src/gate/find-personal.ts'

/** Made to lead matching astray: beginnings of everything, endings of nothing. */
const hostile: Record<string, (length: number) => string> = {
  'at signs': (length) => '@'.repeat(length),
  'locals without a domain': (length) => 'a.'.repeat(length / 2),
  'domains without an end': (length) => `x@${'a.-'.repeat(length / 3)}1`,
  'many addresses cut short': (length) => 'a@b '.repeat(length / 4),
  digits: (length) => '4'.repeat(length),
  'groups of digits': (length) => '411 '.repeat(length / 4),
  'single digits': (length) => '1-'.repeat(length / 2),
  'mixed separators': (length) => '0 1-2 '.repeat(length / 6),
  parentheses: (length) => '(0) '.repeat(length / 4),
  'plus signs': (length) => '+49 1'.repeat(length / 5),
  'dates in a row': (length) => '2026-03-12-'.repeat(length / 11),
  'slashes of hosts': (length) => 'example.com/A'.repeat(length / 13),
  schemes: (length) => '://'.repeat(length / 3),
  'www without a host': (length) => 'www. '.repeat(length / 5),
  'accounts cut short': (length) => 'DE89 3704 '.repeat(length / 10),
  'codes of one letter': (length) => 'A 1 '.repeat(length / 4),
  'given names': (length) => 'Anna '.repeat(length / 5),
  apostrophes: (length) => `A${"'a".repeat(length / 2)}1`,
  'capitals and apostrophes': (length) => `Anna ${"Aa'".repeat(length / 3)}1`,
  commas: (length) => ','.repeat(length),
  'referrals of nobody': (length) => `contact${' :'.repeat(length / 2)}`,
  'marks to be composed': (length) => 'a\u0301'.repeat(length / 2),
  'spaced at signs': (length) => 'a @ '.repeat(length / 4),
  'spaced dots of hosts': (length) => `a @ ${'b . '.repeat(length / 4)}`,
  'hosts of many parts': (length) => 'a @ b.c . d.e . f.g . '.repeat(length / 22),
  'long parts of hosts': (length) => `a @ ${'b'.repeat(63)} . `.repeat(length / 70),
  'signs in brackets': (length) => 'a [at] b [dot] '.repeat(length / 15),
  'brackets that never close': (length) => ' [ at'.repeat(length / 5),
  'signs as words': (length) => 'a at b dot '.repeat(length / 11),
  spaces: (length) => `@${' '.repeat(length)}@`,
  'escaped signs': (length) => '&#00000'.repeat(length / 7),
  'own hosts cut short': (length) => 'bob.github.i '.repeat(length / 13),
  'one long host': (length) => `${'b'.repeat(length)}.github.io-`,
  'bare telephone numbers cut short': (length) => '415555012 '.repeat(length / 10),
  'numbers that are no telephone numbers': (length) => '4150550123 '.repeat(length / 11),
  'digits of another script': (length) => '\u0669'.repeat(length),
  'capitals before given names': (length) => 'ABCD Anna '.repeat(length / 10),
  'families before commas': (length) => 'Aaa, Anna B, '.repeat(length / 13),
  'one comma and given names': (length) => `Aaa, ${'Anna '.repeat(length / 5)}1`,
  'things invisible': (length) => '\u200b'.repeat(length),
}

/** Microseconds this process computed for the quickest of some runs: what others do meanwhile does not count. */
const computed = (value: string): number => {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage()
    findPersonal(value, 'attribute')
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...runs)
}

const short = 6_000
const times = 16
/** A linear rule may take this many times as long as it ought to; a quadratic one takes sixteen times as long. */
const slack = 5

test.each(Object.keys(hostile))('the time for a hostile value grows with its length: %s', (name) => {
  const make = hostile[name] ?? String
  findPersonal(make(short), 'attribute')
  // Below two milliseconds the clock of the process is too coarse to be divided by.
  const base = Math.max(computed(make(short)), 2_000)
  expect(computed(make(short * times)) / base).toBeLessThan(times * slack)
})
