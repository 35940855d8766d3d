import { passesLuhn, passesMod11And10, passesVerhoeff, remainderOf } from './checksums.ts'
import type { DigitRun } from './digit-runs.ts'
import type { FieldUse } from './rules.ts'

/** A national number of digits alone: how it is written in groups, and what a valid one is. */
type NationalNumber = {
  length: number
  shapes: readonly string[]
  isValid: (digits: string) => boolean
  /** Whether a bare one is taken for it outside ids; where no check digit speaks for it, only behind a label. */
  bare: 'taken' | 'in_ids_too' | 'labelled'
  /** Its hyphens are customary, so that they count in ids too. */
  hyphens?: true
}

/** No area 000 or 666, no group 00, no serial 0000; from 900 on tax numbers, whose groups are 50 to 99 (US SSA, IRS). */
const isSocialSecurity = (digits: string): boolean => {
  const [area, group, serial] = [digits.slice(0, 3), Number(digits.slice(3, 5)), digits.slice(5)]
  if (area === '000' || area === '666' || group === 0 || serial === '0000') return false
  return area < '900' || group >= 50
}

/** Of the first ten digits one stands there twice or thrice and no other more than once (Germany, BZSt). */
const isTaxNumber = (digits: string): boolean => {
  if (digits.startsWith('0') || !passesMod11And10(digits)) return false
  const counts = [...Map.groupBy(digits.slice(0, 10), (digit) => digit).values()].map(({ length }) => length)
  return counts.filter((count) => count > 1).length === 1 && Math.max(...counts) <= 3
}

/** Sex, year, month, place (2A and 2B count as 19 and 18), order, and 97 less the remainder of all that (France, INSEE). */
export const isInsuranceNumber = (text: string): boolean => {
  const digits = text.replace(/^(.{5})2A/, '$119').replace(/^(.{5})2B/, '$118')
  const month = Number(digits.slice(3, 5))
  if (!/^[1-478]\d{14}$/.test(digits) || month === 0 || (month > 12 && month < 20)) return false
  return 97 - remainderOf(digits.slice(0, 13), 97) === Number(digits.slice(13))
}

const elevens = (digits: string, from: number): number => {
  let sum = 0
  for (let index = 0; index < from - 1; index += 1) sum += Number(digits[index]) * (from - index)
  return ((sum * 10) % 11) % 10
}
/** Two check digits by weights down to 2, modulo 11 (Brazil, CPF). */
const isPersonRegister = (digits: string): boolean =>
  !/^(\d)\1+$/.test(digits) &&
  elevens(digits, 10) === Number(digits[9]) &&
  elevens(digits, 11) === Number(digits[10])

const nationalNumbers: readonly NationalNumber[] = [
  { length: 9, shapes: ['3-2-4'], isValid: isSocialSecurity, bare: 'labelled', hyphens: true },
  { length: 11, shapes: ['2-3-3-3'], isValid: isTaxNumber, bare: 'taken' },
  { length: 15, shapes: ['1-2-2-2-3-3-2', '13-2'], isValid: isInsuranceNumber, bare: 'in_ids_too' },
  {
    length: 12,
    shapes: ['4-4-4'],
    isValid: (digits) => /^[2-9]/.test(digits) && passesVerhoeff(digits),
    bare: 'taken',
  },
  {
    length: 9,
    shapes: ['3-3-3'],
    isValid: (digits) => /^[1-79]/.test(digits) && passesLuhn(digits),
    bare: 'labelled',
  },
  { length: 11, shapes: ['3-3-3-2'], isValid: isPersonRegister, bare: 'taken', hyphens: true },
]

const labels =
  /^(?:ssn|itin|sin|tin|nir|cpf|aadhaar|aadhar|uid|steuer|steuerid|steuernummer|idnr|security|insurance|tax|identifikationsnummer)\.?$/u

const isWritten = (known: NationalNumber, run: DigitRun, use: FieldUse): boolean => {
  if (run.groups.length > 1)
    return (
      known.shapes.includes(run.shape) &&
      (use !== 'id' || known.hyphens === true || run.separators.every((separator) => separator === ' '))
    )
  if (labels.test(run.label) || known.bare === 'in_ids_too') return true
  return known.bare === 'taken' && use !== 'id'
}

/** Whether a run of digits is a national identity, tax or insurance number. */
export const isNationalNumber = (run: DigitRun, use: FieldUse): boolean =>
  !run.glued &&
  nationalNumbers.some(
    (known) => run.digits.length === known.length && isWritten(known, run, use) && known.isValid(run.digits),
  )
