import {
  passesIban,
  passesLuhn,
  passesMod11And2,
  passesMod11And10,
  passesVerhoeff,
} from '../../src/gate/checksums.ts'
import type { GateRule } from '../../src/gate/rules.ts'

/** A generator of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Chance = ReturnType<typeof seeded>
export const pick = <T>(chance: Chance, from: readonly T[]): T => {
  const picked = from[Math.floor(chance() * from.length)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}
/** A text in which # is any digit, = one from 2 to 9, A any letter. */
export const filled = (chance: Chance, pattern: string): string =>
  pattern.replaceAll(/[#=A]/g, (sign) =>
    sign === 'A'
      ? String.fromCharCode(65 + Math.floor(chance() * 26))
      : String(sign === '#' ? Math.floor(chance() * 10) : 2 + Math.floor(chance() * 8)),
  )

/** A pattern filled until it passes: no number of anybody, only one of the form. */
const filledUntil = (chance: Chance, pattern: string, passes: (text: string) => boolean): string => {
  for (;;) {
    const text = filled(chance, pattern)
    if (passes(text)) return text
  }
}
const groupsOf = (text: string, lengths: readonly number[], separator: string): string => {
  let from = 0
  return lengths.map((length) => text.slice(from, (from += length))).join(separator)
}
const firsts = ['jane', 'j', 'kim', 'maria.l', 'o.brien', 'x_y', 'li+jobs', 'first-last', 'a1', 'søren']
const lasts = ['doe', 'fake', 'nobody99', 'sample', 'test', 'muster']
const domains = [
  'example.com',
  'example.org',
  'mail.example.co.uk',
  'example.museum',
  'sub.example.io',
  'beispiel.example',
]

const email = (chance: Chance): string => {
  const address = `${pick(chance, firsts)}${pick(chance, ['.', '', '_'])}${pick(chance, lasts)}@${pick(chance, domains)}`
  return pick(chance, [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => `mailto:${text}`,
    (text: string) => `<${text}>`,
    (text: string) => text.replace('@', ' (at) '),
    (text: string) => text.replace('@', '＠'),
  ])(address)
}

const phone = (chance: Chance): string =>
  filled(
    chance,
    pick(chance, [
      '+1 4155550###',
      '+1 (212) 555-0###',
      '(415) 555-0###',
      '312-555-0###',
      '617.555.0###',
      '1-206-555-0###',
      '+44 20 7946 0###',
      '+44 (0)20 7946 0###',
      '020 7946 0###',
      '07700 900###',
      '+49 151 23#####9',
      '0151 23######',
      '030/23125 ###',
      '+33 6 12 3# ## ##',
      '06 12 3# ## ##',
      '+91 98765 43###',
      '98765 43###',
      '+86 138 0013 8###',
      '138 0013 8###',
      '+34 612 3# ## ##',
      '+551191234####',
      '(11) 91234-####',
      '+61 412 3## ###',
      '+81-90-123#-####',
      '0041 79 23# ## ##',
      'tel 21255501##',
      'tel:+1415555####',
      'mobile: 07700900###',
    ]),
  )

const url = (chance: Chance): string =>
  filled(
    chance,
    pick(chance, [
      'https://example.com/##',
      'http://cv.example.org',
      'www.example.com',
      'linkedin.com/in/jane-doe-###',
      'GitHub.com/janedoe##',
      'xing.com/profile/J_Doe##',
      'example.io/~jane##',
      'ftp://files.example.net/##',
      'https://例え.jp/##',
    ]),
  )

const handle = (chance: Chance): string =>
  filled(
    chance,
    pick(chance, ['@jane_doe##', '@fake.person', 'Twitter: @nobody###', 'in/jane-doe-##', 'u/jane_##']),
  )

const socialSecurity = (chance: Chance): string =>
  filledUntil(chance, '###-##-####', (text) => !/^(?:000|666|9)|-00-|0000$/.test(text))
const insurance = (chance: Chance): string => {
  const text = filledUntil(
    chance,
    'AA######A',
    (code) =>
      /^[ABCEGHJLMOPRSTWXYZ][ABCEGHJLMPRSTWXYZ]\d{6}[A-D]$/.test(code) &&
      !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(code),
  )
  return pick(chance, [text, groupsOf(text, [2, 2, 2, 2, 1], ' ')])
}
const germanTax = (chance: Chance): string => {
  const text = filledUntil(chance, '=##########', (digits) => {
    const counts = [...Map.groupBy(digits.slice(0, 10), (digit) => digit).values()].map(
      ({ length }) => length,
    )
    return (
      passesMod11And10(digits) && counts.filter((count) => count > 1).length === 1 && Math.max(...counts) < 4
    )
  })
  return groupsOf(text, [2, 3, 3, 3], ' ')
}
const french = (chance: Chance): string => {
  const body = `${pick(chance, ['1', '2'])}${filled(chance, '##')}${pick(chance, ['01', '07', '12'])}${filled(chance, '75######')}`
  const key = String(97 - Number(BigInt(body) % 97n)).padStart(2, '0')
  return pick(chance, [body + key, groupsOf(body + key, [1, 2, 2, 2, 3, 3, 2], ' '), `${body} ${key}`])
}
const aadhaar = (chance: Chance): string =>
  groupsOf(filledUntil(chance, '=###########', passesVerhoeff), [4, 4, 4], ' ')
const resident = (chance: Chance): string =>
  filledUntil(
    chance,
    pick(chance, ['11010819900307###', '44030519871122###']) + pick(chance, ['#', 'X']),
    passesMod11And2,
  )
const spanish = (chance: Chance): string => {
  const digits = filled(chance, '########')
  return `${digits}-${'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23]}`
}
const canadian = (chance: Chance): string =>
  groupsOf(filledUntil(chance, '4########', passesLuhn), [3, 3, 3], ' ')
const indianTax = (chance: Chance): string => filled(chance, 'AAAPA####A')

const national = (chance: Chance): string =>
  pick(chance, [
    socialSecurity,
    insurance,
    germanTax,
    french,
    aadhaar,
    resident,
    spanish,
    canadian,
    indianTax,
  ])(chance)

const iban = (chance: Chance): string => {
  const [country, account] = pick(chance, [
    ['DE', '##################'],
    ['GB', 'AAAA##############'],
    ['FR', '##########AA###########'],
    ['NL', 'AAAA##########'],
    ['ES', '####################'],
    ['BE', '############'],
    ['NO', '###########'],
  ] as const)
  const text = filled(chance, account)
  const [check] = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0')).filter((two) =>
    passesIban(`${country}${two}${text}`),
  )
  const whole = `${country}${check}${text}`
  return pick(chance, [whole, whole.replaceAll(/.{4}(?=.)/g, '$& '), whole.toLowerCase()])
}

const card = (chance: Chance): string => {
  const text = filledUntil(
    chance,
    pick(chance, [
      '4###############',
      '53##############',
      '25##############',
      '6011############',
      '34#############',
      '3530############',
    ]),
    passesLuhn,
  )
  const grouped =
    text.length === 15
      ? groupsOf(text, [4, 6, 5], ' ')
      : groupsOf(text, [4, 4, 4, 4], pick(chance, [' ', '-']))
  return pick(chance, [text, grouped, `${grouped} 12/29`])
}

const around: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => `${text} (private)`,
  (text) => `see ${text}`,
  (text) => ` ${text}, thanks`,
]

export type Planted = { kind: GateRule; value: string }

const makers: readonly (readonly [GateRule, (chance: Chance) => string])[] = [
  ['pii_email', email],
  ['pii_phone', phone],
  ['pii_url', url],
  ['pii_handle', handle],
  ['pii_national_id', national],
  ['pii_iban', iban],
  ['pii_card', card],
]

/** Invented values of every structured kind, in the forms people write them: `each` of a kind. */
export const plantedValues = (seed: number, each: number): Planted[] => {
  const chance = seeded(seed)
  return makers.flatMap(([kind, make]) =>
    Array.from({ length: each }, () => ({ kind, value: pick(chance, around)(make(chance)).slice(0, 200) })),
  )
}
