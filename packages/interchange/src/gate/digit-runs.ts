import { isDigit, isLetter, isWordCharacter } from './characters.ts'

/** Groups of digits with separators between them: "(415) 555-0134". */
export type DigitRun = {
  groups: string[]
  /** What stands between the groups; one fewer than they are. */
  separators: string[]
  digits: string
  /** Lengths of the groups, "3-3-4". */
  shape: string
  /** A plus sign stands directly before it. */
  plus: boolean
  /** Some group stands in parentheses. */
  parenthesised: boolean
  /** It is a part of something longer: a letter, or a hyphen and a letter, touches it. */
  glued: boolean
  /** The word before it, in lower case: a label such as "tel" or "ssn". */
  label: string
  /** There is nothing else in the text. */
  alone: boolean
}

const separatorCodes = new Set([...' -./()'].map((character) => character.charCodeAt(0)))
const longestSeparator = 3
/** No number of interest has more digits. */
const mostDigits = 34

const endOfDigits = (text: string, from: number): number => {
  let end = from
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
  return end
}

/** Where the next group begins, or -1: at most three characters on, all of them separators. */
const nextGroup = (text: string, from: number): number => {
  for (let index = from; index <= from + longestSeparator && index < text.length; index += 1) {
    if (isDigit(text.charCodeAt(index))) return index
    if (!separatorCodes.has(text.charCodeAt(index))) return -1
  }
  return -1
}

const touches = (text: string, at: number, step: number): boolean => {
  const code = text.charCodeAt(at)
  if (isWordCharacter(code) || code === 95) return true
  return code === 45 && isLetter(text.charCodeAt(at + step))
}

const labelBefore = (text: string, start: number): string =>
  (/([\p{L}][\p{L}.]*)[ :#.(-]*$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? '').toLowerCase()

const runOf = (
  text: string,
  start: number,
  end: number,
  groups: string[],
  separators: string[],
): DigitRun => {
  const opened = text[start - 1] === '('
  const first = opened ? start - 1 : start
  const before = text[first - 1] ?? ''
  return {
    groups,
    separators,
    digits: groups.join(''),
    shape: groups.map(({ length }) => length).join('-'),
    plus: before === '+',
    parenthesised: opened || separators.some((separator) => separator.includes('(')),
    glued: touches(text, first - 1, -1) || touches(text, end, 1),
    label: labelBefore(text, first),
    alone: start === 0 && end === text.length,
  }
}

/** Whether three groups are a day, in either order of day and month. */
export const isDate = ([a = '', b = '', c = '']: readonly string[]): boolean => {
  const [year, month, day] = a.length === 4 ? [a, b, c] : [c, b, a]
  if (month.length > 2 || day.length > 2 || year.length !== 4) return false
  const parts = [Number(month), Number(day)]
  return (
    /^(?:19|20)/.test(year) &&
    Math.min(...parts) >= 1 &&
    Math.max(...parts) <= 31 &&
    parts.some((part) => part <= 12)
  )
}

/** Without a date that leads it: that is no number of a person. */
const withoutDate = (run: DigitRun): DigitRun | null => {
  if (run.plus || run.groups.length < 3 || !isDate(run.groups.slice(0, 3))) return run
  const groups = run.groups.slice(3)
  if (groups.length === 0) return null
  const shape = groups.map(({ length }) => length).join('-')
  return { ...run, groups, separators: run.separators.slice(3), digits: groups.join(''), shape, label: '' }
}

/** A run that spaces divide into wholes of their own, each joined within by something else. */
const wholesOf = (run: DigitRun): DigitRun[] => {
  if (run.groups.length < 2 || !run.separators.includes(' ') || run.separators.every((one) => one === ' '))
    return [run]
  const wholes: DigitRun[] = [run]
  let [groups, separators]: [string[], string[]] = [[], []]
  for (const [index, group] of run.groups.entries()) {
    groups.push(group)
    const separator = run.separators[index]
    if (separator !== undefined && separator !== ' ') separators.push(separator)
    else {
      const shape = groups.map(({ length }) => length).join('-')
      wholes.push({ ...run, groups, separators, digits: groups.join(''), shape, plus: false, label: '' })
      ;[groups, separators] = [[], []]
    }
  }
  return wholes
}

/** The runs of digits of a text, in one pass; `tooLong` are those of more digits than any rule knows, as they stand. */
export const digitRuns = (text: string): { runs: DigitRun[]; tooLong: DigitRun[] } => {
  const runs: DigitRun[] = []
  const tooLong: DigitRun[] = []
  let at = 0
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const start = at
    const groups: string[] = []
    const separators: string[] = []
    let digits = 0
    let end = start
    for (let next = start; next !== -1; next = nextGroup(text, end)) {
      if (next > start) separators.push(text.slice(end, next))
      end = endOfDigits(text, next)
      digits += end - next
      groups.push(text.slice(next, end))
    }
    at = end
    const whole = runOf(text, start, end, groups, separators)
    const run = digits > mostDigits ? null : withoutDate(whole)
    if (digits > mostDigits) tooLong.push(whole)
    if (run !== null) runs.push(...wholesOf(run))
  }
  return { runs, tooLong }
}
