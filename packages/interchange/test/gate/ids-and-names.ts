import { type Chance, pick, seeded } from './planted.ts'

const digitsOf = (chance: Chance, length: number): string =>
  Array.from({ length }, (_, index) =>
    String(Math.floor(chance() * (index === 0 ? 9 : 10)) + (index === 0 ? 1 : 0)),
  ).join('')
const hex = (chance: Chance, length: number): string =>
  Array.from({ length }, () => '0123456789abcdef'[Math.floor(chance() * 16)]).join('')
const upper = (chance: Chance, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(65 + Math.floor(chance() * 26))).join('')

/** Ids as tracking systems, warehouses and readers make them, and requisition codes. */
export const systemIds = (seed: number, each: number): string[] => {
  const chance = seeded(seed)
  const make: readonly (() => string)[] = [
    () => `${hex(chance, 8)}-${hex(chance, 4)}-4${hex(chance, 3)}-a${hex(chance, 3)}-${hex(chance, 12)}`,
    () => hex(chance, 24),
    () => hex(chance, 32),
    () => hex(chance, 40),
    () => hex(chance, 64),
    () => `row:${hex(chance, 40)}:2`,
    ...[4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20].map((length) => () => digitsOf(chance, length)),
    () => `1${digitsOf(chance, 15)}`,
    () => `application-${digitsOf(chance, 11)}`,
    () => `gh_${digitsOf(chance, 12)}`,
    () => `REQ-${digitsOf(chance, 6)}`,
    () => `JR-00${digitsOf(chance, 5)}`,
    () => `R${digitsOf(chance, 7)}`,
    () => `2026-${digitsOf(chance, 4)}`,
    () => `2026-03-12-${digitsOf(chance, 5)}`,
    () => `${upper(chance, 3)}${digitsOf(chance, 5)}`,
    () => `US-${digitsOf(chance, 5)}-${upper(chance, 2)}`,
    () => `${digitsOf(chance, 4)}-${digitsOf(chance, 4)}`,
    () => `2026031${digitsOf(chance, 7)}`,
    () => `01${upper(chance, 1)}${digitsOf(chance, 4)}${upper(chance, 19)}`,
    () => `${digitsOf(chance, 5)}/${digitsOf(chance, 3)}`,
    () => `2026/03/12#${digitsOf(chance, 4)}`,
  ]
  return make.flatMap((one) => Array.from({ length: each }, one))
}

const given = [
  'Jane',
  'John',
  'Maria',
  'Priya',
  'Wei',
  'Lukas',
  'Agnieszka',
  'Mohammed',
  'Sarah',
  'David',
  'Anna-Lena',
  'José',
]
const family = [
  'Doe',
  'Smith',
  'Fakename',
  'García-López',
  "O'Sample",
  'Musterfrau',
  'Testova',
  'Okonkwo',
  'MacNobody',
]

/** Invented names of people, as they end up in a column of something else. */
export const peoplesNames = (seed: number, count: number): string[] => {
  const chance = seeded(seed)
  return Array.from({ length: count }, () => {
    const [first, last] = [pick(chance, given), pick(chance, family)]
    return pick(chance, [
      `${first} ${last}`,
      `${first} Q. ${last}`,
      `${last}, ${first}`,
      `${last}, ${first} (referral)`,
      `Friend: ${last}, ${first} M.`,
      `${last.toUpperCase()} ${first}`,
      `${last.toUpperCase()}, ${first}`,
      `via ${last.toUpperCase()} ${first}`,
      `"${first} ${last}"`,
      `met ${first} ${last}.`,
      `Referral: ${first} ${last}`,
      `Referred by ${first}`,
      `Ms. ${last}`,
      `${first} van ${last}`,
    ])
  })
}
