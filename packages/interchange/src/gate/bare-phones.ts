import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { DigitRun } from './digit-runs.ts'
import type { FieldUse } from './rules.ts'

/** Numbers written without anything between their digits, where a country writes them so. */
const bare: readonly { written: RegExp; regions: readonly CountryCode[] }[] = [
  { written: /^1?[2-9]\d\d[2-9]\d{6}$/, regions: ['US'] },
  { written: /^[6-9]\d{9}$/, regions: ['IN'] },
  { written: /^1[3-9]\d{9}$/, regions: ['CN'] },
  { written: /^0[1-9]\d{8,10}$/, regions: ['GB', 'DE', 'FR', 'IT', 'AU', 'JP', 'IN', 'BR', 'NL', 'ES'] },
]

const isValidIn = (digits: string, region: CountryCode): boolean =>
  parsePhoneNumberFromString(digits, region)?.isValid() ?? false

const isBareNumber = (digits: string): boolean => {
  if (digits.startsWith('00')) return parsePhoneNumberFromString(`+${digits.slice(2)}`)?.isValid() ?? false
  return bare.some(
    ({ written, regions }) => written.test(digits) && regions.some((region) => isValidIn(digits, region)),
  )
}

/** Words before a number that say what it counts: "Stage 4155550123". */
const codesFollow =
  /^(?:id|ref|reference|req|requisition|job|stage|step|posting|position|opening|vacancy|case|ticket|code|row|batch|application|opportunity|offer)\.?$/u

const [fewestDigits, mostDigits] = [10, 15]

/**
 * Whether a group of digits is a telephone number without plus, label or grouping. About a third of all numbers of ten
 * digits could be one, and systems count their records with such numbers: so never in ids, and where it is all of a
 * label it is taken for the id of a stage.
 */
export const holdsBarePhone = ({ groups, label, alone }: DigitRun, use: FieldUse): boolean => {
  if (use === 'id' || codesFollow.test(label) || (use === 'label' && alone && groups.length === 1))
    return false
  return groups.some(
    (group) => group.length >= fewestDigits && group.length <= mostDigits && isBareNumber(group),
  )
}
