import type { Estimate, ExpectationGroup, MeasureOutcome } from '@hearback/contracts'
import type { Expectation } from '@hearback/journeys'
import type { GroupCounts, MeasureGroup } from '@hearback/read-models'
import {
  type AalenJohansen,
  aalenJohansen,
  type Counts,
  cutWhereFew,
  cutWhereHeavy,
  incidenceAt,
  probabilityAt,
} from '@hearback/survival'
import { curveOf } from './curve.ts'
import type { Estimating } from './estimating.ts'
import { neverRecorded } from './recorded-targets.ts'

type Judged = Pick<
  ExpectationGroup,
  'inside' | 'early' | 'late_or_other' | 'still_waiting' | 'other' | 'through_days' | 'reason'
>

const unknown: Estimate = { estimate: null, low: null, high: null }

/** The published words and their reading, as they are shown. */
const saidBy = (expectation: Expectation) => ({
  key: { expectation: expectation.id },
  phrase: expectation.phrase,
  source: expectation.source,
  reading: expectation.reading,
  owed_by: expectation.owedBy,
  kind: expectation.kind,
  anchor: expectation.anchor,
  targets: [...expectation.targets],
  minimum: expectation.minimum,
  maximum: expectation.maximum,
  clock: expectation.clock,
  contradicts: [...expectation.contradicts],
})

/** Early, inside or late for an exit at an age if it is what was expected, else its cause without the kind. */
const nameOf = ({ met, minimum, maximum }: Expectation, cause: string, age: number): string => {
  const plain = cause.split('/')[0] ?? cause
  if (!met.some((expected) => expected === plain)) return plain
  if (age < (minimum ?? 0)) return 'early'
  return age > (maximum ?? Number.POSITIVE_INFINITY) ? 'late' : 'inside'
}

/**
 * The counts with what was expected split by its day into `early`, `inside` and `late`, each a cause of its own: the
 * incidence of `inside` at the upper bound is then F(max) - F(min - 1), with the variance of that difference.
 */
export const countsByWindow = (counts: Counts, expectation: Expectation): Counts => {
  const byName = new Map<string, number[]>(
    ['inside', 'early', 'late'].map((name) => [name, counts.entered.map(() => 0)]),
  )
  for (const [k, cause] of counts.causes.entries())
    for (const [age, exits] of (counts.exits[k] ?? []).entries()) {
      const name = nameOf(expectation, cause, age)
      const byAge = byName.get(name) ?? counts.entered.map(() => 0)
      byAge[age] = (byAge[age] ?? 0) + exits
      byName.set(name, byAge)
    }
  return { ...counts, causes: [...byName.keys()], exits: [...byName.values()] }
}

/** The complement of a probability: what is left to 1, its limits changing sides. */
const rest = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: estimate === null ? null : 1 - estimate,
  low: high === null ? null : 1 - high,
  high: low === null ? null : 1 - low,
})

const inTime = new Set(['inside', 'early'])

/** `inside` and `early` as one cause, so that the rest has an interval of its own. */
const together = (counts: Counts): Counts => {
  const exits = counts.entered.map((_, age) =>
    counts.causes.reduce((sum, cause, k) => sum + (inTime.has(cause) ? (counts.exits[k]?.[age] ?? 0) : 0), 0),
  )
  const others = counts.causes.flatMap((cause, k) => (inTime.has(cause) ? [] : [counts.exits[k] ?? []]))
  return {
    ...counts,
    causes: ['in_time', ...counts.causes.filter((cause) => !inTime.has(cause))],
    exits: [exits, ...others],
  }
}

const notKnown = (reason: string): Judged => ({
  inside: unknown,
  early: unknown,
  late_or_other: unknown,
  still_waiting: unknown,
  other: {},
  through_days: null,
  reason,
})

/** Nothing comes before a lower bound that is 0 or not there. */
const canBeEarly = ({ minimum }: Expectation): boolean => (minimum ?? 0) > 0

type Curves = { whole: AalenJohansen; inTimeOnly: AalenJohansen }

const sharesAt = (
  { whole, inTimeOnly }: Curves,
  age: number,
  expectation: Expectation,
  { band }: Estimating,
): Judged => {
  const share = (name: string) => incidenceAt(whole, whole.causes.indexOf(name), age, band)
  const others = whole.causes.filter((cause) => !inTime.has(cause) && cause !== 'late')
  return {
    inside: share('inside'),
    early: canBeEarly(expectation) ? share('early') : unknown,
    late_or_other: expectation.maximum === null ? unknown : rest(incidenceAt(inTimeOnly, 0, age, band)),
    still_waiting: probabilityAt(whole, age, band),
    other: Object.fromEntries(others.map((cause) => [cause, share(cause)])),
    through_days: age,
    reason: null,
  }
}

/** With an upper bound: the shares on that day, where enough is known of it. */
const upToBound = (
  curves: Curves,
  bound: number,
  expectation: Expectation,
  estimating: Estimating,
): Judged => {
  const { fewestOnCurve } = estimating
  const judged = sharesAt(
    { ...curves, whole: cutWhereHeavy(curves.whole, fewestOnCurve) },
    bound,
    expectation,
    estimating,
  )
  return judged.inside.estimate === null
    ? notKnown(`fewer than ${fewestOnCurve} waits were followed to the upper bound, too few to tell`)
    : judged
}

/** Without one: the shares on the last day enough were still at risk, so that it is not the follow-up of a single wait. */
const upToLastKnown = (curves: Curves, expectation: Expectation, estimating: Estimating): Judged => {
  const { fewestOnCurve } = estimating
  const whole = cutWhereFew(curves.whole, fewestOnCurve)
  return whole.last < whole.start
    ? notKnown(`fewer than ${fewestOnCurve} waits were followed`)
    : {
        ...sharesAt({ ...curves, whole }, whole.last, expectation, estimating),
        reason: `without an upper bound nothing is late: told up to the last day on which at least ${fewestOnCurve} waits were followed`,
      }
}

/**
 * An expectation that bounds a wait, from the counts (in days) of its clock: inside = F(max) - F(min - 1), early =
 * F(min - 1), and the rest, which is still waiting after max or ended for another cause. Without an upper bound
 * the shares are those up to the last day u with n(u) at least the fewest on a curve. `group` undefined: nobody began
 * such a wait. `recorded` false: what is expected is never recorded here (`recordedTargets`), so that it is unknown
 * whether it came, not 0.
 */
export const judgeWait = (
  expectation: Expectation,
  group: GroupCounts | undefined,
  estimating: Estimating,
  recorded = true,
): ExpectationGroup => {
  const counts = group?.counts ?? { causes: [], entered: [], exits: [], censored: [] }
  const byWindow = countsByWindow(counts, expectation)
  const curves = {
    whole: curveOf(byWindow, estimating),
    inTimeOnly: curveOf(together(byWindow), estimating),
  }
  const { maximum } = expectation
  const judge = () =>
    maximum === null
      ? upToLastKnown(curves, expectation, estimating)
      : upToBound(curves, maximum, expectation, estimating)
  return {
    ...saidBy(expectation),
    journeys: group?.journeys ?? 0,
    observed: group?.spells ?? 0,
    running: group?.running ?? 0,
    ...(recorded ? judge() : notKnown(neverRecorded(expectation))),
    not_judged: {},
  }
}

const asInside: ReadonlySet<MeasureOutcome> = new Set<MeasureOutcome>(['kept'])
const asEarly: ReadonlySet<MeasureOutcome> = new Set<MeasureOutcome>(['early', 'shorter'])
const asLate: ReadonlySet<MeasureOutcome> = new Set<MeasureOutcome>(['late', 'longer', 'broken'])

const totalOf = (outcomes: MeasureGroup['outcomes'], those: ReadonlySet<string>): number =>
  Object.entries(outcomes).reduce((sum, [outcome, measures]) => sum + (those.has(outcome) ? measures : 0), 0)

/** A share of `all` with Wilson's interval: a curve on which everybody leaves at age 0 is plain counting. */
const shareOf = (part: number, all: number, { band, fewestAtRisk }: Estimating): Estimate => {
  if (all < fewestAtRisk) return unknown
  const counts = { causes: ['part'], entered: [all], exits: [[part]], censored: [all - part] }
  return incidenceAt(aalenJohansen(counts), 0, 0, { ...band, ci: 'rothman-wilson' })
}

/**
 * An expectation that is no wait, from how many things kept it and how many did not: shares of those that could be
 * judged, with Wilson's interval (Wilson 1927, J. Am. Stat. Assoc. 22). What is pending, could not be kept or is not
 * known is told beside them. `group` undefined: nothing says anything of it.
 */
export const judgeMeasures = (
  expectation: Expectation,
  group: MeasureGroup | undefined,
  estimating: Estimating,
): ExpectationGroup => {
  const outcomes = group?.outcomes ?? {}
  const [inside, early, late] = [asInside, asEarly, asLate].map((those) => totalOf(outcomes, those))
  const observed = (inside ?? 0) + (early ?? 0) + (late ?? 0)
  const judged = new Set<string>([...asInside, ...asEarly, ...asLate])
  return {
    ...saidBy(expectation),
    journeys: group?.journeys ?? 0,
    observed,
    running: 0,
    inside: shareOf(inside ?? 0, observed, estimating),
    early: canBeEarly(expectation) ? shareOf(early ?? 0, observed, estimating) : unknown,
    late_or_other: shareOf(late ?? 0, observed, estimating),
    still_waiting: unknown,
    other: {},
    through_days: null,
    not_judged: Object.fromEntries(Object.entries(outcomes).filter(([outcome]) => !judged.has(outcome))),
    reason:
      observed < estimating.fewestAtRisk ? `fewer than ${estimating.fewestAtRisk} could be judged` : null,
  }
}
