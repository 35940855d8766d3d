import { type Static, Type } from '@sinclair/typebox'
import { AttributeValue, type BuiltInDimension, builtInDimensions } from './attributes.ts'
import { DayText } from './day.ts'
import { knownAtAdvice } from './known-at.ts'
import { DefinitionName } from './vendor-definitions.ts'

export const Basis = Type.Union([Type.Literal('cohort'), Type.Literal('period')])
export const Resolution = Type.Union([Type.Literal('day'), Type.Literal('hour')])
export const IntervalKind = Type.Union([Type.Literal('rothman-wilson'), Type.Literal('loglog')])
export const InclusionText = Type.Union([
  Type.Literal('full_export'),
  Type.Literal('prospective'),
  Type.Literal('retrospective'),
])
export type Basis = Static<typeof Basis>
export type Resolution = Static<typeof Resolution>
export type IntervalKind = Static<typeof IntervalKind>

/** What is assumed where a question does not say. */
export const questionDefaults = {
  process: 'hiring',
  basis: 'cohort',
  inclusion: ['full_export', 'prospective'],
  horizonDays: [7, 14, 30, 60, 90],
  p: [0.25, 0.5, 0.75, 0.9],
  tau: 90,
  resolution: 'day',
  calendar: 'days',
  confidence: 0.95,
  interval: 'rothman-wilson',
  withinDays: 7,
} as const

const text = (description: string) => Type.Optional(Type.String({ description, maxLength: 200 }))
const number = (description: string, limits: { minimum: number; maximum: number; default?: number }) =>
  Type.Optional(Type.Number({ description, ...limits }))
const wholeNumber = (description: string, limits: { minimum: number; maximum: number; default?: number }) =>
  Type.Optional(Type.Integer({ description, ...limits }))
const day = (description: string) =>
  Type.Optional(Type.String({ pattern: DayText.pattern ?? '', description }))
/** Of names and numbers that may be repeated at most this many are taken. */
const most = { maxItems: 100 }
const longest = 3650

export const workspaceParameter = {
  workspace: text(
    'Whose timelines. Required with the operator key and without a key (public workspaces only); with a key of a workspace it may be left out',
  ),
}

export const waitParameter = {
  wait_for: Type.Optional(
    Type.String({
      description: 'Token of an upload: the answer waits until it holds those events',
      // One entry for each bucket; with the default of 64 a token has some hundred characters.
      maxLength: 16_000,
    }),
  ),
}

const dimensionParameter = (dimension: BuiltInDimension) =>
  Type.Optional(
    Type.Array(AttributeValue, {
      description: `Only journeys with this ${dimension.replace('_', ' ')}; repeat for any of several`,
      ...most,
    }),
  )
// fromEntries forgets the keys; they are exactly the built-in dimensions.
const dimensionParameters = Object.fromEntries(
  builtInDimensions.map((dimension) => [dimension, dimensionParameter(dimension)]),
) as Record<BuiltInDimension, ReturnType<typeof dimensionParameter>>

/** Which spells count: taken by every question. A workspace's own dimensions are taken by their names too. */
export const spellParameters = {
  ...workspaceParameter,
  ...waitParameter,
  process: text('Which process; see /v1/processes'),
  ...dimensionParameters,
  from: day('First day of entry (or of the period), YYYY-MM-DD'),
  to: day('First day no longer included, YYYY-MM-DD'),
  basis: Type.Optional(
    Type.Union([Type.Literal('cohort'), Type.Literal('period')], {
      description:
        'cohort: waits that began in [from, to). period: what happened on the days of [from, to), whenever it began',
      default: questionDefaults.basis,
    }),
  ),
  as_of: day('The day the question is asked for; later facts are ignored. Default: the last complete day'),
  known_at: text(
    `What was known then: only events recorded by that time, once they are restated (POST /v1/restatements). It ${knownAtAdvice}`,
  ),
  group_by: text(
    'Up to two, comma-separated: a dimension, cohort_week, cohort_month; stage where it means something',
  ),
  resolution: Type.Optional(
    Type.Union([Type.Literal('day'), Type.Literal('hour')], {
      description: 'Count waits in whole calendar days, or in hours where both ends have a clock time',
      default: questionDefaults.resolution,
    }),
  ),
  calendar: Type.Optional(
    Type.Union([Type.Literal('days'), Type.Literal('business')], {
      description:
        'days: every day of a wait counts. business: the working days of the workspace, without its weekend and holidays; horizons, waited_days, within_days, tau and assume_closed_after are then working days too. What has happened by as_of is decided by calendar days',
      default: questionDefaults.calendar,
    }),
  ),
  definition: Type.Optional({
    ...DefinitionName,
    description:
      'Whose measure to answer with as well as ours, where its maker documents one; see /v1/clocks/definitions',
    default: 'hearback',
  }),
  assume_closed_after: wholeNumber(
    'Count every wait that reaches this many days as ended then, by assumption',
    {
      minimum: 1,
      maximum: longest,
    },
  ),
  inclusion: Type.Optional(
    Type.Array(InclusionText, {
      description:
        'full_export, prospective (both by default), or retrospective alone: never pooled with the others',
      ...most,
    }),
  ),
  confidence: number('Confidence of the intervals', {
    minimum: 0.5,
    maximum: 0.999,
    default: questionDefaults.confidence,
  }),
  ci: Type.Optional(
    Type.Union([Type.Literal('rothman-wilson'), Type.Literal('loglog')], {
      description: 'Kind of interval; loglog is there to compare with R',
      default: questionDefaults.interval,
    }),
  ),
}

const SpellParameters = Type.Object(spellParameters)
/** The parameters every question takes, as they are after their defaults were filled in. */
export type SpellParameters = Static<typeof SpellParameters>

/** What is shown of a distribution. */
export const distributionParameters = {
  ...spellParameters,
  horizon_days: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: longest }), {
      description: 'Days at which probabilities are given',
      default: [...questionDefaults.horizonDays],
      ...most,
    }),
  ),
  p: Type.Optional(
    Type.Array(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), {
      description: 'Shares for which quantiles are given',
      default: [...questionDefaults.p],
      maxItems: 20,
    }),
  ),
  tau: wholeNumber('Days over which the restricted mean is taken', {
    minimum: 1,
    maximum: longest,
    default: questionDefaults.tau,
  }),
}

export const clockParameters = {
  clock: text('Which clock, as /v1/clocks names it'),
  stage: text('Short for clock=stage:<stage>'),
}

export const touchpoints = ['application', 'interview', 'follow_up'] as const
const Touchpoint = Type.Union([
  Type.Literal('application'),
  Type.Literal('interview'),
  Type.Literal('follow_up'),
])

export const StageDurationsParameters = Type.Object({ ...clockParameters, ...distributionParameters })

export const ResponseRatesParameters = Type.Object({
  touchpoint: Type.Optional(
    Type.Array(Touchpoint, {
      description: 'What was waited for an answer to',
      default: [...touchpoints],
      ...most,
    }),
  ),
  ...distributionParameters,
})

/** Of the routes whose clock is in their name. */
export const MilestoneParameters = Type.Object(distributionParameters)

export const ExpectedWaitParameters = Type.Object({
  ...clockParameters,
  ...spellParameters,
  waited_days: Type.Integer({ description: 'Days waited already', minimum: 0, maximum: longest }),
  within_days: wholeNumber('The next days asked about', {
    minimum: 1,
    maximum: longest,
    default: questionDefaults.withinDays,
  }),
})
export type StageDurationsParameters = Static<typeof StageDurationsParameters>
export type ResponseRatesParameters = Static<typeof ResponseRatesParameters>
export type MilestoneParameters = Static<typeof MilestoneParameters>
export type ExpectedWaitParameters = Static<typeof ExpectedWaitParameters>

const strict = { additionalProperties: false }
const processParameter = { process: spellParameters.process }
export const DefinitionParameters = Type.Object({ ...workspaceParameter, ...processParameter }, strict)
export const WorkspaceParameters = Type.Object({ ...workspaceParameter, ...waitParameter }, strict)
export const DimensionsParameters = Type.Object(
  {
    ...WorkspaceParameters.properties,
    as_of: day('Only journeys begun by that day. Default: every journey now held'),
  },
  strict,
)
