import { type ComparisonTest, dayFromText } from '@hearback/contracts'
import {
  addScores,
  type Counts,
  differenceTest,
  grayScores,
  logRankScores,
  type Scores,
  totalsOf,
  trendTest,
  type Weighting,
} from '@hearback/survival'

/** Strata of groups to be tested, index = group in each; one stratum where nothing is stratified. `places` of cohorts in time; null where the groups have no order. */
export type Tested = {
  strata: readonly (readonly Counts[])[]
  places: readonly number[] | null
  mainCause: string | undefined
  /** A cause is tested where at least so many ended by it. */
  fewestExits: number
  weighting: Weighting
}

/** The work of Gray's test grows with the cube of the groups: with more of them it is left out. */
export const mostForGray = 12

type Named = Pick<ComparisonTest, 'test' | 'of'>

/** A test before it is known how many others it is read beside. */
export type Unadjusted = Omit<ComparisonTest, 'adjusted_p'>

/**
 * Whether groups end alike: the log-rank of all endings, and for each cause that is not rare the cause-specific
 * log-rank (is its rate different) and Gray's test (is its incidence different); of cohorts also each one's trend.
 * Each stratum is scored by itself and the scores are added up; the weight of peto-peto is that of each stratum.
 *
 * Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.5.
 */
export const testsOf = (tested: Tested): Unadjusted[] => {
  const { strata, weighting } = tested
  if (strata.length === 0) return []
  const scored = (named: Named, scoresOf: (groups: readonly Counts[]) => Scores) =>
    resultsOf(named, addScores(strata.map(scoresOf)), tested)
  const forGray = strata.every((groups) => groups.length <= mostForGray)
  return [
    ...scored({ test: 'log-rank', of: 'any' }, (groups) => logRankScores(groups, { weighting })),
    ...causesTested(tested).flatMap((cause) => [
      ...scored({ test: 'cause-specific log-rank', of: cause }, (groups) =>
        logRankScores(groups, { cause, weighting }),
      ),
      ...(forGray ? scored({ test: 'gray', of: cause }, (groups) => grayScores(groups, cause)) : []),
    ]),
  ]
}

/** The main cause, then the others by name: what is tested must not depend on the order of groups. */
const causesTested = ({ strata, mainCause, fewestExits }: Tested): string[] => {
  const exits = new Map<string, number>()
  for (const counts of strata.flat())
    for (const [k, cause] of counts.causes.entries())
      exits.set(cause, (exits.get(cause) ?? 0) + (totalsOf(counts).exits[k] ?? 0))
  const frequent = [...exits].flatMap(([cause, total]) => (total >= fewestExits ? [cause] : []))
  return [...new Set([...(mainCause === undefined ? [] : [mainCause]), ...frequent.toSorted()])]
}

const resultsOf = (named: Named, scores: Scores, { places }: Tested): Unadjusted[] => {
  const alike = differenceTest(scores)
  const overall = {
    ...named,
    trend: false,
    statistic: alike?.statistic ?? null,
    df: alike?.df ?? null,
    p: alike?.p ?? null,
  }
  if (places === null) return [overall]
  const trend = trendTest(scores, places)
  return [overall, { ...named, trend: true, statistic: trend?.z ?? null, df: null, p: trend?.p ?? null }]
}

/** When each cohort began, so that a month in between of which nothing is shown counts; null for other groups. */
export const placesInTime = (keys: readonly Readonly<Record<string, string | null>>[]): number[] | null => {
  const places = keys.map((key) => {
    const [cohort, ...others] = Object.entries(key).filter(([name]) => name !== 'clock')
    const began = others.length === 0 && cohort?.[0].startsWith('cohort_') ? cohort[1] : null
    return began === null ? null : dayFromText(began)
  })
  return places.every((place) => place !== null) ? places : null
}
