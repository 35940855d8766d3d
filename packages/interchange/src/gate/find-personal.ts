import { findAddress } from './addresses.ts'
import { isCard } from './cards.ts'
import { plainText } from './characters.ts'
import { findCode } from './codes.ts'
import { digitRuns } from './digit-runs.ts'
import { holdsName } from './names.ts'
import { isNationalNumber } from './national-numbers.ts'
import { isPhone } from './phones.ts'
import type { FieldUse, GateRule } from './rules.ts'

/** Fewer digits make no number of a person. */
const fewestDigits = 7

const countDigits = (text: string): number => {
  let digits = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 48 && code <= 57) digits += 1
  }
  return digits
}

const findNumber = (text: string, use: FieldUse): GateRule | null => {
  for (const run of digitRuns(text)) {
    if (isCard(run, use)) return 'pii_card'
    if (isNationalNumber(run, use)) return 'pii_national_id'
    if (isPhone(run, use)) return 'pii_phone'
  }
  return null
}

/** An address needs one of these characters. */
const ofAddresses = /[@/:.([{]/

/**
 * The first rule by which a value is personal data, or null. Steps grow in proportion to the length of the value:
 * every look around a character is bounded by the length of what it looks for.
 */
export const findPersonal = (value: string, use: FieldUse): GateRule | null => {
  const text = plainText(value)
  const address = ofAddresses.test(text) ? findAddress(text) : null
  if (address !== null) return address
  const digits = countDigits(text)
  // The Indian tax code has the fewest digits, four.
  const number =
    digits < 4 ? null : (findCode(text, use) ?? (digits < fewestDigits ? null : findNumber(text, use)))
  if (number !== null) return number
  return use === 'attribute' && holdsName(text) ? 'pii_name' : null
}
