import type { AnswerOf } from '../../../api/questions.ts'
import type { Part, StackedRow } from '../../../charts/stacked-rows.ts'
import { type Estimated, ofEstimate } from '../../../charts/unit.ts'
import { nameOf } from '../../../words/names.ts'
import { count, days, number, percent } from '../../../words/numbers.ts'

export type ExpectationsAnswer = AnswerOf<'/v1/expectations'>
export type Expectation = ExpectationsAnswer['groups'][number]

/** What the waits of an expectation fall into; the first three of those with an upper bound, the last two without. */
export const expectationParts: Part[] = [
  { label: 'earlier than said', colour: 'var(--series-3)', hatch: 'dots' },
  { label: 'kept', colour: 'var(--forward)', hatch: 'none' },
  { label: 'later, otherwise or not at all', colour: 'var(--refused)', hatch: 'rising' },
  { label: 'ended otherwise', colour: 'var(--withdrawn)', hatch: 'falling' },
  { label: 'still waiting', colour: 'var(--waiting)', hatch: 'upright' },
]

const nothing: Estimated = { value: 0, low: null, high: null }
const isKnown = ({ inside }: Expectation): boolean => inside.estimate !== null

// Without an upper bound nothing is late: what did not come in time has ended otherwise, or waits on.
const isBounded = ({ late_or_other }: Expectation): boolean => late_or_other.estimate !== null

const otherwise = ({ other }: Expectation): Estimated => {
  const values = Object.values(other).map(({ estimate }) => estimate)
  const known = values.filter((value) => value !== null)
  return {
    ...nothing,
    value: known.length === values.length ? known.reduce((sum, one) => sum + one, 0) : null,
  }
}

const sharesOf = (group: Expectation): Estimated[] => {
  const early = group.early.estimate === null ? nothing : ofEstimate(group.early)
  const kept = ofEstimate(group.inside)
  return isBounded(group)
    ? [early, kept, ofEstimate(group.late_or_other), nothing, nothing]
    : [early, kept, nothing, otherwise(group), ofEstimate(group.still_waiting)]
}

/** The values of a key beside the expectation's own number, as of the groups asked for. */
const beside = ({ key }: Expectation): string =>
  Object.entries(key)
    .filter(([name]) => name !== 'expectation')
    .map(([, value]) => (value === null ? 'not said' : nameOf(String(value))))
    .join(', ')

/** What an expectation is called: its phrase, what it is about, and the group it is told of. */
export const expectationName = (group: Expectation): string => {
  const of = beside(group)
  return `“${group.phrase}”: ${aboutWhat(group)}${of === '' ? '' : ` (${of})`}`
}

const aboutWhat = ({ targets, anchor, kind }: Expectation): string => {
  const what = targets.map((target) => nameOf(target)).join(' or ')
  if (kind === 'order') return `${what} before ${nameOf(anchor)}`
  if (kind === 'minutes') return `length of ${nameOf(anchor).replace('held', '').trim()}`
  if (kind === 'longer_than_screening') return 'later interviews than the screening'
  return `${what} after ${nameOf(anchor)}`
}

/** A row an expectation: how the waits fall, or why that is not known. */
export const expectationRows = (groups: readonly Expectation[]): StackedRow[] =>
  groups.map((group) => ({
    label: expectationName(group),
    shares: sharesOf(group),
    note: isKnown(group) ? null : 'not known (see below)',
  }))

/** The rows, and of the parts those that any of them has. */
export const expectationChart = (groups: readonly Expectation[]): { rows: StackedRow[]; parts: Part[] } => {
  const rows = expectationRows(groups)
  const used = expectationParts.map((_, part) =>
    rows.some(({ note, shares }) => !note && shares[part]?.value !== 0),
  )
  return {
    rows: rows.map((row) => ({ ...row, shares: row.shares.filter((_, part) => used[part]) })),
    parts: expectationParts.filter((_, part) => used[part]),
  }
}

/** How a phrase is read, in words: its bounds in days or minutes, or the rule it is. */
export const readAs = ({ kind, minimum, maximum }: Expectation): string => {
  if (kind === 'order') return 'a rule of order: the one comes before the other'
  if (kind === 'longer_than_screening') return 'longer than the screening of the same journey'
  const unit = (value: number) => (kind === 'minutes' ? `${number(value)} minutes` : days(value))
  const back = kind === 'counted_back' ? ', counted back from the last working day' : ''
  if (minimum === null && maximum === null) return `no bound${back}`
  if (maximum === null) return `${unit(minimum ?? 0)} or more${back}`
  if (minimum === null || minimum === 0) return `at most ${unit(maximum)}${back}`
  return minimum === maximum ? `${unit(minimum)}${back}` : `${number(minimum)} to ${unit(maximum)}${back}`
}

/** What the numbers of an expectation rest on, and what stands against them. */
export const remarksOn = (group: Expectation): string[] => [
  ...(group.reason === null ? [] : [`${group.reason}.`]),
  ...(group.contradicts.length === 0
    ? []
    : [`Other sources bound the same otherwise: ${group.contradicts.join(', ')}.`]),
  ...Object.entries(group.not_judged).map(([why, many]) => `${count(many)} are not judged: ${nameOf(why)}.`),
  ...(group.kind !== 'wait' || group.through_days === null
    ? []
    : [
        `Shares are those after ${days(group.through_days)}; ${count(group.running)} of the waits still run.`,
      ]),
]

/** Which expectation the waits kept best and least, in a sentence. */
export const expectationsFinding = (groups: readonly Expectation[]): string => {
  const known = groups.filter(isKnown).toSorted((a, b) => (b.inside.estimate ?? 0) - (a.inside.estimate ?? 0))
  const [best, worst] = [known.at(0), known.at(-1)]
  if (best === undefined || worst === undefined)
    return 'None of these can be judged by what was recorded here.'
  const told = (group: Expectation) => `${expectationName(group)}, ${percent(group.inside.estimate)}`
  return best === worst
    ? `Kept: ${told(best)}.`
    : `Kept most often: ${told(best)}. Least often: ${told(worst)}.`
}

/** Expectations by whose part they are, in the order of the API; `both` last. */
export const byOwner = (groups: readonly Expectation[]): { owner: string; groups: Expectation[] }[] =>
  ['employer', 'candidate', 'both']
    .map((owner) => ({ owner, groups: groups.filter(({ owed_by }) => owed_by === owner) }))
    .filter(({ groups: of }) => of.length > 0)
