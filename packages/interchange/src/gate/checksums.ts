/** The last digit makes a multiple of ten, every second one from the right doubled (Luhn 1960, ISO/IEC 7812-1 annex B). */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const counted = index % 2 === 0 ? digit : digit * 2
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

const dihedralProduct = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5
}
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

const permuted = (digit: number, times: number): number => {
  let value = digit
  for (let time = 0; time < times % 8; time += 1) value = permutation[value] ?? 0
  return value
}

/** The check over the dihedral group of order ten comes to zero (Verhoeff 1969). */
export const passesVerhoeff = (digits: string): boolean => {
  let check = 0
  for (let index = 0; index < digits.length; index += 1)
    check = dihedralProduct(check, permuted(Number(digits[digits.length - 1 - index]), index))
  return check === 0
}

/** The remainder of a number of any length. */
export const remainderOf = (digits: string, by: number): number => {
  let rest = 0
  for (let index = 0; index < digits.length; index += 1) rest = (rest * 10 + Number(digits[index])) % by
  return rest
}

/** ISO/IEC 7064, MOD 11,10: as in the German tax number. */
export const passesMod11And10 = (digits: string): boolean => {
  let product = 10
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

/** ISO/IEC 7064, MOD 11-2: as in the Chinese resident number; the last character may be X. */
export const passesMod11And2 = (text: string): boolean => {
  let product = 0
  for (const digit of text.slice(0, -1)) product = ((product + Number(digit)) * 2) % 11
  const check = (12 - product) % 11
  return text.at(-1) === (check === 10 ? 'X' : String(check))
}

/** The account number, its first four characters moved to the end and letters as numbers from 10, is 1 modulo 97 (ISO 13616). */
export const passesIban = (iban: string): boolean => {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
