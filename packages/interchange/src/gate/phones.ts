import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { holdsBarePhone } from './bare-phones.ts'
import type { DigitRun } from './digit-runs.ts'
import type { FieldUse } from './rules.ts'

/** Where numbers written with a leading 0 are looked for. */
const trunkRegions: readonly CountryCode[] = [
  'GB',
  'DE',
  'FR',
  'IT',
  'AT',
  'CH',
  'NL',
  'BE',
  'SE',
  'AU',
  'JP',
  'IN',
  'BR',
]
const parenthesisRegions: readonly CountryCode[] = ['US', 'BR', 'GB', 'DE', 'IN', 'MX']

/** Numbers without a leading 0 are known by the way their country groups them, and its first digits. */
const grouped: readonly { shape: string; first: RegExp; region: CountryCode; spaced?: boolean }[] = [
  { shape: '3-3-4', first: /^[2-9]\d\d[2-9]/, region: 'US' },
  { shape: '1-3-3-4', first: /^1[2-9]\d\d[2-9]/, region: 'US' },
  { shape: '3-7', first: /^[2-9]\d\d[2-9]/, region: 'US', spaced: true },
  { shape: '3-4-4', first: /^1[3-9]/, region: 'CN', spaced: true },
  { shape: '5-5', first: /^[6-9]/, region: 'IN', spaced: true },
  { shape: '3-3-3', first: /^[679]/, region: 'ES', spaced: true },
  { shape: '3-2-2-2', first: /^[679]/, region: 'ES', spaced: true },
]

const labels =
  /^(?:tel|phone|telephone|telefon|mobile|mobil|mob|cell|handy|fax|whatsapp|call|ph|tel\.|mob\.|电话|手机)$/u

const isValid = (digits: string, region: CountryCode): boolean =>
  parsePhoneNumberFromString(digits, region)?.isValid() ?? false

const isPossible = (international: string): boolean =>
  parsePhoneNumberFromString(`+${international}`)?.isPossible() ?? false

const mostDigits = 15

/** The run up to some group is a number with its country code; what follows may be an extension. */
const isInternational = ({ groups }: DigitRun): boolean => {
  let digits = ''
  for (const [index, group] of groups.entries()) {
    // "+44 (0)20": the bracketed 0 is not dialled.
    if (index > 0 && group === '0') continue
    digits += group
    if (digits.length > mostDigits) return false
    if (digits.length >= 8 && isPossible(digits)) return true
  }
  return false
}

const isSpaced = ({ separators, parenthesised }: DigitRun): boolean =>
  parenthesised || separators.some((separator) => separator.includes(' ') || separator.includes('/'))

const hasTrunkZero = (run: DigitRun, use: FieldUse): boolean =>
  run.separators.length > 0 &&
  /^0[1-9]/.test(run.digits) &&
  run.digits.length >= 9 &&
  run.digits.length <= 13 &&
  (use !== 'id' || isSpaced(run)) &&
  trunkRegions.some((region) => isValid(run.digits, region))

const isGrouped = (run: DigitRun): boolean =>
  grouped.some(
    ({ shape, first, region, spaced }) =>
      run.shape === shape &&
      first.test(run.digits) &&
      (spaced !== true || isSpaced(run)) &&
      isValid(run.digits, region),
  )

/**
 * Whether a run of digits is, or holds, a telephone number. In ids a bare number is one only behind a plus sign or a
 * label such as "tel": the ids of applicant tracking systems are bare numbers too.
 */
export const isPhone = (run: DigitRun, use: FieldUse): boolean => {
  const { digits } = run
  if (digits.length < 8) return false
  if (run.plus) return isInternational(run)
  if (labels.test(run.label) && digits.length <= mostDigits) return true
  if (run.glued) return false
  if (holdsBarePhone(run, use)) return true
  if (run.separators.length === 0) return false
  if (digits.startsWith('00') && isSpaced(run)) return isPossible(digits.slice(2))
  if (digits.length > mostDigits) return false
  if (hasTrunkZero(run, use) || isGrouped(run)) return true
  return run.parenthesised && parenthesisRegions.some((region) => isValid(digits, region))
}
