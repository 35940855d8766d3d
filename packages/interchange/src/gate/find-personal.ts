import { findAddress } from './addresses.ts'
import { isCard } from './cards.ts'
import { plainText } from './characters.ts'
import { findCode } from './codes.ts'
import { type DigitRun, digitRuns } from './digit-runs.ts'
import { holdsName } from './names.ts'
import { isNationalNumber } from './national-numbers.ts'
import { isPhone } from './phones.ts'
import type { FieldUse, GateRule } from './rules.ts'
import { mostParts, partsOf, type RunPart } from './run-parts.ts'

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

const ruleOfRun = (run: DigitRun, use: FieldUse): GateRule | null => {
  if (isCard(run, use)) return 'pii_card'
  if (isNationalNumber(run, use)) return 'pii_national_id'
  return isPhone(run, use) ? 'pii_phone' : null
}

/** A card number has prefix, length and check digit to be known by; the others must stand apart. */
const ruleOfPart = (part: RunPart, use: FieldUse): GateRule | null => {
  if (part.apart) return ruleOfRun(part, use)
  return isCard(part, use) ? 'pii_card' : null
}

const findNumber = (text: string, use: FieldUse): GateRule | null => {
  const { runs, tooLong } = digitRuns(text)
  for (const run of runs) {
    const rule = ruleOfRun(run, use)
    if (rule !== null) return rule
  }
  for (const part of [...runs, ...tooLong].flatMap(partsOf).slice(0, mostParts)) {
    const rule = ruleOfPart(part, use)
    if (rule !== null) return rule
  }
  return null
}

/** An address needs one of these. */
const ofAddresses = /[@/:.([{<%&]| at /i

const withNames: ReadonlySet<FieldUse> = new Set(['code', 'label', 'attribute'])

/**
 * The first rule by which a value is personal data, or null. Steps grow in proportion to the length of the value:
 * every look around a character is bounded by the length of what it looks for.
 */
export const findPersonal = (value: string, use: FieldUse): GateRule | null => {
  const text = plainText(value)
  const numbers = use === 'code' ? 'id' : use
  const address = ofAddresses.test(text) ? findAddress(text) : null
  if (address !== null) return address
  const digits = countDigits(text)
  // The Indian tax code has the fewest digits, four.
  const number =
    digits < 4
      ? null
      : (findCode(text, numbers) ?? (digits < fewestDigits ? null : findNumber(text, numbers)))
  if (number !== null) return number
  return withNames.has(use) && holdsName(text) ? 'pii_name' : null
}
