/** Letters and digits of ASCII, and everything beyond it, which is mostly letters. */
export const isWordCharacter = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

export const isLetter = (code: number): boolean => isWordCharacter(code) && !isDigit(code)

const invisible = /[\p{Cf}\p{Mn}\ufe0f]/gu
const dashes = /[\u2010-\u2015\u2212]/g
const otherDigits = /[^\P{Nd}0-9]/gu
const isDecimal = /^\p{Nd}$/u

/** A decimal digit of any script as one of 0 to 9: every script has its ten in one row (Unicode, chapter 4.6). */
const plainDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (isDecimal.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}

/**
 * A value as the rules read it: full-width and other compatibility forms as plain ones, digits of every script as 0 to
 * 9, one kind of dash, of dot and of space, nothing invisible. Plain ASCII, the common case, is returned as it is.
 */
export const plainText = (value: string): string => {
  for (let index = 0; index < value.length; index += 1) {
    if (value.charCodeAt(index) <= 126) continue
    return value
      .normalize('NFKC')
      .replaceAll(invisible, '')
      .replaceAll(otherDigits, plainDigit)
      .replaceAll(dashes, '-')
      .replaceAll('。', '.')
      .replaceAll(/\s/g, ' ')
  }
  return value
}

/** Where the run of characters that `belongs` begins, going left from `from` (exclusive), at most `most` of them. */
export const runBefore = (
  text: string,
  from: number,
  most: number,
  belongs: (code: number) => boolean,
): number => {
  let start = from
  while (start > 0 && from - start < most && belongs(text.charCodeAt(start - 1))) start -= 1
  return start
}

/** Where the run of characters that `belongs` ends, going right from `from`, at most `most` of them. */
export const runAfter = (
  text: string,
  from: number,
  most: number,
  belongs: (code: number) => boolean,
): number => {
  let end = from
  while (end < text.length && end - from < most && belongs(text.charCodeAt(end))) end += 1
  return end
}
