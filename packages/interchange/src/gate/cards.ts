import { passesLuhn } from './checksums.ts'
import type { DigitRun } from './digit-runs.ts'
import type { FieldUse } from './rules.ts'

/** First digits of the card schemes and the lengths they issue. */
const schemes: readonly { first: RegExp; lengths: readonly number[] }[] = [
  { first: /^4/, lengths: [13, 16, 19] },
  { first: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { first: /^3[47]/, lengths: [15] },
  { first: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { first: /^(?:30[0-5]|36|38|39)/, lengths: [14, 16, 19] },
  { first: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { first: /^62/, lengths: [16, 17, 18, 19] },
  { first: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [16, 17, 18, 19] },
]

const labels = /^(?:card|cc|visa|mastercard|amex|karte|kreditkarte|carte|卡号)$/u

/**
 * How many digits a bare number must have: outside ids 14 or more, in ids 15 or 16, because ids of 64 bits have up
 * to 19 and one in ten passes the check digit by chance.
 */
const lengthCounts = ({ groups, digits, label }: DigitRun, use: FieldUse): boolean => {
  if (groups.length > 1 || labels.test(label)) return true
  return use === 'id' ? digits.length === 15 || digits.length === 16 : digits.length >= 14
}

const evenlySeparated = ({ separators }: DigitRun): boolean =>
  separators.every((separator) => (separator === ' ' || separator === '-') && separator === separators[0])

/** The groups a card is printed in, and a sign that more follows: the day it expires. */
const printed = /^(4-4-4-4|4-6-5)-(?!3$)/

const withoutExpiry = (run: DigitRun): DigitRun => {
  const [, shape] = printed.exec(run.shape) ?? []
  if (shape === undefined) return run
  const count = shape.split('-').length
  const groups = run.groups.slice(0, count)
  return { ...run, groups, separators: run.separators.slice(0, count - 1), digits: groups.join(''), shape }
}

const isCardNumber = (run: DigitRun, use: FieldUse): boolean =>
  !run.glued &&
  evenlySeparated(run) &&
  lengthCounts(run, use) &&
  schemes.some(({ first, lengths }) => first.test(run.digits) && lengths.includes(run.digits.length)) &&
  passesLuhn(run.digits)

/** Whether a run of digits is a payment card number: prefix, length and check digit. */
export const isCard = (run: DigitRun, use: FieldUse): boolean => isCardNumber(withoutExpiry(run), use)
