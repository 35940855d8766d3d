import type { Comparing, Comparison } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { addCounts, adjustForManyTests, type Counts, type Weighting } from '@hearback/survival'
import { mostForGray, placesInTime, testsOf, type Unadjusted } from './comparison-tests.ts'
import { clockOf, type Estimating, splitByCause } from './estimating.ts'
import { differencesOf } from './group-difference.ts'
import { type Stratifying, stratify } from './strata.ts'

export type ComparisonAsked = {
  horizonDays: readonly number[]
  weighting: Weighting
  /** Where groups are compared within strata. */
  stratifying?: Stratifying
}

/** What is said of all groups together. */
export type Compared = { comparisons: Comparison[]; comparing: Comparing }

type Unfinished = Omit<Comparison, 'tests'> & { tests: Unadjusted[] }

/**
 * The groups of each clock against each other: tests, whose p values are adjusted for all tests of the answer, and
 * differences of each group to all the others together. `groups` are those shown: one withheld is neither tested nor
 * among the others.
 */
export const compareGroups = (
  groups: readonly GroupCounts[],
  asked: ComparisonAsked,
  estimating: Estimating,
): Compared => {
  const byClock = Map.groupBy(groups, ({ key }) => clockOf(key))
  const unfinished = [...byClock].map(([clock, own]) => compareOn(clock, own, { asked, estimating }))
  const tests = unfinished.flatMap((comparison) => comparison.tests)
  const adjusted = adjustForManyTests(tests.map(({ p }) => p))
  const adjustedOf = new Map(tests.map((test, place) => [test, adjusted[place] ?? null]))
  return {
    comparisons: unfinished.map((comparison) => ({
      ...comparison,
      tests: comparison.tests.map((test) => ({ ...test, adjusted_p: adjustedOf.get(test) ?? null })),
    })),
    comparing: {
      weighting: asked.weighting,
      adjustment: 'benjamini-hochberg',
      tests: adjusted.filter((p) => p !== null).length,
      of: 'only the groups shown here; what is withheld enters no test and no difference',
    },
  }
}

const compareOn = (
  clock: string,
  groups: readonly GroupCounts[],
  { asked, estimating }: { asked: ComparisonAsked; estimating: Estimating },
): Unfinished => {
  const keys = groups.map(({ key }) => key)
  const [mainCause] = estimating.definitionOf(clock).listed
  const head = { clock, groups: keys.map((key) => ({ ...key })), main_cause: mainCause ?? null }
  const reason = reasonNotToCompare(groups.length)
  if (reason !== null) return { ...head, tests: [], strata: null, differences: [], reason }
  const counts = groups.map((group) => splitByCause(group, estimating).byCause)
  // Of two groups a trend is the difference told twice.
  const places = groups.length > 2 ? placesInTime(keys) : null
  const { weighting, horizonDays, stratifying } = asked
  const stratified = stratifying === undefined ? null : stratify(keys, stratifying, estimating)
  const strata = stratified?.groups ?? [counts]
  const fewestExits = estimating.fewestOnCurve
  const mayTest = strata.length <= mostStrata
  return {
    ...head,
    tests: mayTest ? testsOf({ strata, places, mainCause, weighting, fewestExits }) : [],
    strata: stratified?.strata ?? null,
    differences: counts.map((group, g) => ({
      key: { ...keys[g] },
      ...differencesOf({ group, others: othersOf(counts, g), mainCause }, horizonDays, estimating),
    })),
    reason: reasonOfTests(groups.length, strata.length),
  }
}

const mostStrata = 100

/** Why not every test is made, or none. */
const reasonOfTests = (groups: number, strata: number): string | null => {
  if (strata === 0) return 'no stratum has two groups that may be shown, so nothing is tested'
  if (strata > mostStrata) return `more than ${mostStrata} strata: filter, or stratify more coarsely`
  return groups > mostForGray
    ? `more than ${mostForGray} groups: Gray's test is left out; filter, or group more coarsely`
    : null
}

/** The work grows with the square of the groups, and among so many single differences mean little. */
const mostGroups = 40

const reasonNotToCompare = (groups: number): string | null => {
  if (groups < 2) return 'fewer than two groups may be shown'
  return groups > mostGroups ? `more than ${mostGroups} groups: filter, or group more coarsely` : null
}

const nobody: Counts = { causes: [], entered: [], exits: [], censored: [] }

const othersOf = (counts: readonly Counts[], g: number): Counts =>
  counts.reduce((sum, other, h) => (h === g ? sum : addCounts(sum, other)), nobody)
