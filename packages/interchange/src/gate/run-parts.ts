import { type DigitRun, isDate } from './digit-runs.ts'

/** A stretch of groups of a longer run: "12 4111 1111 1111 1111" holds one that is a card number. */
export type RunPart = DigitRun & {
  /** The groups beside it have other lengths than those at its ends: it is no piece of an even row, as "600 000 700 000". */
  apart: boolean
}

const mostGroups = 7
const [fewestDigits, mostDigits] = [8, 19]
/** Every part may be looked up in several countries; a value of 200 characters that holds more is made to cost time. */
export const mostParts = 40

/** People write wholes beside each other with a space or a slash between them. */
const divides = (separator: string | undefined): boolean =>
  separator === undefined || separator.includes(' ') || separator.includes('/')

const holdsDate = (groups: readonly string[]): boolean =>
  groups.some((_, at) => at + 3 <= groups.length && isDate(groups.slice(at, at + 3)))

const differs = (beside: string | undefined, end: string | undefined): boolean =>
  beside === undefined || beside.length !== end?.length

const partOf = (run: DigitRun, start: number, end: number): RunPart => {
  const groups = run.groups.slice(start, end)
  const separators = run.separators.slice(start, end - 1)
  // A date beside it goes on with nothing.
  const before = isDate(run.groups.slice(Math.max(0, start - 3), start)) ? undefined : run.groups[start - 1]
  const after = isDate(run.groups.slice(end, end + 3)) ? undefined : run.groups[end]
  return {
    groups,
    separators,
    digits: groups.join(''),
    shape: groups.map(({ length }) => length).join('-'),
    plus: start === 0 && run.plus,
    parenthesised: run.separators.slice(Math.max(0, start - 1), end - 1).some((each) => each.includes('(')),
    glued: run.glued && (start === 0 || end === run.groups.length),
    label: start === 0 ? run.label : '',
    alone: false,
    apart: groups.length === 1 || (differs(before, groups[0]) && differs(after, groups.at(-1))),
  }
}

/** The parts of a run that could be a number of their own; none is longer than a card number, and dates are in none. */
export const partsOf = (run: DigitRun): RunPart[] => {
  const parts: RunPart[] = []
  const { groups, separators } = run
  for (let start = 0; start < groups.length && parts.length < mostParts; start += 1) {
    if (!divides(separators[start - 1])) continue
    let digits = 0
    for (let end = start + 1; end <= Math.min(groups.length, start + mostGroups); end += 1) {
      digits += groups[end - 1]?.length ?? 0
      if (digits > mostDigits) break
      if (digits < fewestDigits || !divides(separators[end - 1]) || end - start === groups.length) continue
      const part = partOf(run, start, end)
      if (!holdsDate(part.groups)) parts.push(part)
    }
  }
  return parts
}
