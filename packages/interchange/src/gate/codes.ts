import { isWordCharacter } from './characters.ts'
import { passesIban, passesMod11And2 } from './checksums.ts'
import { isInsuranceNumber } from './national-numbers.ts'
import type { FieldUse, GateRule } from './rules.ts'

/** Lengths of account numbers by country (ISO 13616, SWIFT registry). */
const ibanLengths = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)
const longestCode = 34

const isIban = (code: string): boolean =>
  ibanLengths.get(code.slice(0, 2)) === code.length &&
  /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(code) &&
  // An account holds mostly digits; hexadecimal hashes that happen to begin like a country do not.
  code.slice(4).replaceAll(/\D/g, '').length >= 8 &&
  passesIban(code)

/** Two letters, of which some are never given out, six digits, and a letter from A to D (United Kingdom, HMRC). */
const isNationalInsurance = (code: string): boolean =>
  /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(code) && !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(code)

/** Place, day of birth, order and check character (China, GB 11643). */
const isResidentNumber = (code: string): boolean =>
  /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(code) &&
  passesMod11And2(code)

/** Number (or X, Y, Z and a number) and its remainder by 23 as a letter (Spain, DNI and NIE). */
const isSpanishIdentity = (code: string): boolean =>
  /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/.test(code) &&
  'TRWAGMYFPDXBNJZSQVHLCKE'[
    Number(code.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2')) % 23
  ] === code.at(-1)

/** Five letters, the fourth for the kind of holder, four digits, a letter (India, PAN); P is a person. */
const isIndianTax = (code: string): boolean => /^[A-Z]{3}P[A-Z]\d{4}[A-Z]$/.test(code)

const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]
const place = (character: string): number =>
  character <= '9' ? Number(character) : character.charCodeAt(0) - 65

/** Sixteen characters, the last of them a check letter (Italy, codice fiscale). */
const isItalianTax = (code: string): boolean => {
  if (!/^[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]$/.test(code)) return false
  let sum = 0
  for (const [index, character] of Array.from(code.slice(0, 15)).entries())
    sum += index % 2 === 0 ? (oddValues[place(character)] ?? 0) : place(character)
  return String.fromCharCode(65 + (sum % 26)) === code[15]
}

/** By its length a code can be one or two of them; most are of no such length, and this is asked often. */
const isNational = (code: string): boolean => {
  switch (code.length) {
    case 9:
      return isNationalInsurance(code)
    case 10:
      return isIndianTax(code)
    case 15:
      return isInsuranceNumber(code)
    case 16:
      return isItalianTax(code)
    case 18:
      return isResidentNumber(code)
    default:
      return false
  }
}

type Token = { text: string; start: number; end: number }

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!isWordCharacter(text.charCodeAt(at))) continue
    const start = at
    while (at < text.length && isWordCharacter(text.charCodeAt(at))) at += 1
    tokens.push({ text: text.slice(start, Math.min(at, start + longestCode + 1)), start, end: at })
  }
  return tokens
}

const ruleOf = (code: string, spaced: boolean, use: FieldUse): GateRule | null => {
  if (isIban(code)) return 'pii_iban'
  if (!spaced) return null
  if (isNational(code)) return 'pii_national_id'
  // One code of eight digits and a letter in 23 is a Spanish number by chance: in ids that is too many.
  return use !== 'id' && isSpanishIdentity(code) ? 'pii_national_id' : null
}

/** Every code has at least this many characters, and a digit. */
const shortestCode = 9

/** The codes that begin with a token: it alone, and with the tokens after it as long as one space or hyphen divides them. */
const ruleFrom = (text: string, tokens: readonly Token[], first: number, use: FieldUse): GateRule | null => {
  let code = ''
  let spaced = true
  for (let index = first; index < tokens.length && code.length <= longestCode; index += 1) {
    const token = tokens[index]
    const before = tokens[index - 1]
    if (token === undefined) return null
    if (index > first && before !== undefined) {
      const joined = token.start - before.end === 1 ? text[before.end] : ''
      if (joined !== ' ' && joined !== '-') return null
      spaced &&= joined === ' '
    }
    code += token.text
    if (code.length < shortestCode) continue
    const rule = ruleOf(code.toUpperCase(), spaced, use)
    if (rule !== null) return rule
  }
  return null
}

const isHyphenatedSpanish = (text: string): boolean =>
  [...text.matchAll(/(?<![\p{L}\p{N}_-])((?:\d{8}|[XYZ]-?\d{7})-[A-Z])(?![\p{L}\p{N}_-])/giu)].some(
    ([code]) => isSpanishIdentity(code.replaceAll('-', '').toUpperCase()),
  )

/** Recognises account numbers and the national numbers that hold letters. */
export const findCode = (text: string, use: FieldUse): GateRule | null => {
  const tokens = tokensOf(text)
  for (const index of tokens.keys()) {
    const rule = ruleFrom(text, tokens, index, use)
    if (rule !== null) return rule
  }
  return isHyphenatedSpanish(text) ? 'pii_national_id' : null
}
