import { type Static, Type } from '@sinclair/typebox'
import { DistributionAnswer, GroupKey, groupCounts, Horizon } from './answers.ts'
import { Days, Given, OrNull, Probability, Shown, TestStatistic } from './measures.ts'
import { clockParameters, distributionParameters, spellParameters } from './questions.ts'

const Weighting = Type.Union([Type.Literal('log-rank'), Type.Literal('peto-peto')])

export const ComparisonGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  given_waiting_at: OrNull(
    Days('Not 0: too few were seen from the start, so everything is given still waiting on this day'),
  ),
  horizons: Type.Array(Horizon),
})
export type ComparisonGroup = Static<typeof ComparisonGroup>

export const ComparisonTest = Shown({
  test: Type.Union(
    [Type.Literal('log-rank'), Type.Literal('cause-specific log-rank'), Type.Literal('gray')],
    {
      description:
        'log-rank: do waits end at another rate? cause-specific log-rank: by this cause at another rate? gray: do more end by this cause, whatever else they end by?',
    },
  ),
  of: Type.String({ description: 'any: of all endings; a cause: of those by it' }),
  trend: Type.Boolean({
    description:
      'false: are the groups alike? (statistic: chi-square); true: do endings grow from earlier to later cohorts? (statistic: z, positive where later ones have more)',
  }),
  statistic: OrNull(TestStatistic('Chi-square or z; null = nothing can be compared')),
  df: OrNull(Given('Degrees of freedom; null for z')),
  p: OrNull(Probability('Chance of such a statistic or a larger one if the groups were alike')),
  adjusted_p: OrNull(
    Probability('p adjusted for all tests of this answer: the false discovery rate to call it a difference'),
  ),
})
export type ComparisonTest = Static<typeof ComparisonTest>

const share = (description: string) =>
  Type.Number({ minimum: -1, maximum: 1, 'x-measure': 'probability', description })

/** A difference of two probabilities with its interval. */
export const Difference = Shown({
  estimate: OrNull(share('The group less the others')),
  low: OrNull(share('Lower limit')),
  high: OrNull(share('Upper limit')),
})
export type Difference = Static<typeof Difference>

export const GroupDifference = Shown({
  key: GroupKey,
  given_waiting_at: OrNull(Days('Not 0: both sides are given still waiting when this day begins')),
  horizons: Type.Array(
    Shown({
      days: Given('Days since the start of the clock'),
      waiting: Difference,
      main_cause: Difference,
    }),
  ),
})
export type GroupDifference = Static<typeof GroupDifference>

/** The strata within which groups were compared, before what each says was added up. */
export const Strata = Shown({
  by: Type.Array(Type.String(), { description: 'The dimensions and cohorts whose values make the strata' }),
  used: Type.Array(GroupKey, {
    description: 'Strata in which at least two of the groups may be shown: those the tests rest on',
  }),
  left_out: OrNull(
    Given('Strata that say nothing, for fewer than two of the groups may be shown in them; null = not told'),
  ),
  of: Type.String({ description: 'What is stratified, and what is not' }),
})
export type Strata = Static<typeof Strata>

export const Comparison = Shown({
  clock: Type.String(),
  groups: Type.Array(GroupKey, { description: 'The groups compared: those shown, and no other' }),
  main_cause: OrNull(Type.String({ description: 'The ending the differences are told of' })),
  tests: Type.Array(ComparisonTest),
  strata: OrNull(Strata),
  differences: Type.Array(GroupDifference, {
    description: 'Each group less all the other groups shown, taken together; never stratified',
  }),
  reason: OrNull(Type.String({ description: 'Why nothing, or not everything, is compared' })),
})
export type Comparison = Static<typeof Comparison>

export const Comparing = Shown({
  weighting: Weighting,
  adjustment: Type.Literal('benjamini-hochberg'),
  tests: Given('How many tests the p values are adjusted for'),
  of: Type.String({ description: 'Which groups were compared' }),
})

export type Comparing = Static<typeof Comparing>

export const ComparisonsAnswer = Shown({
  ...DistributionAnswer.properties,
  groups: Type.Array(ComparisonGroup),
  comparisons: Type.Array(Comparison),
  comparing: Comparing,
})
export type ComparisonsAnswer = Static<typeof ComparisonsAnswer>

export const ComparisonsParameters = Type.Object({
  ...clockParameters,
  ...spellParameters,
  horizon_days: distributionParameters.horizon_days,
  stratify_by: Type.Optional(
    Type.String({
      description:
        'Up to two dimensions or cohorts, comma-separated, not one of group_by: groups are compared only within the same value of them, and what the strata say is added up. Tests only; differences stay as they are',
      maxLength: 200,
    }),
  ),
  weighting: Type.Optional(
    Type.Union([Type.Literal('log-rank'), Type.Literal('peto-peto')], {
      description: 'log-rank weighs all days of a wait alike; peto-peto the early ones more',
      default: 'log-rank',
    }),
  ),
})
export type ComparisonsParameters = Static<typeof ComparisonsParameters>
