import {
  type ExpectationGroup,
  ExpectationsAnswer,
  ExpectationsParameters,
  type SpellParameters,
} from '@hearback/contracts'
import { type Candidate, type Key, mayBeShown } from '@hearback/disclosure'
import { type Expectation, expectationsOf, processes } from '@hearback/journeys'
import { countMeasures, type GroupCounts, type MeasureGroup } from '@hearback/read-models'
import { countFor } from '../answer/count.ts'
import type { QuestionRoute } from '../answer/question-route.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { judgeMeasures, judgeWait } from '../estimate/expectation.ts'
import { recordedTargets } from '../estimate/recorded-targets.ts'
import { faultOf } from '../question/part.ts'

const publishedFor = (process: string): Expectation[] => {
  const known = processes.get(process)
  return known === undefined ? [] : expectationsOf(known)
}

/** The waits or the measures of one group by which an expectation is judged. */
type Observed = { spells?: GroupCounts; measures?: MeasureGroup }

/** The groups of one expectation. */
const observedOf = (
  { id, clock }: Expectation,
  spells: readonly GroupCounts[],
  measures: readonly MeasureGroup[],
): Observed[] =>
  clock === null
    ? measures.filter(({ key }) => key['expectation'] === id).map((group) => ({ measures: group }))
    : spells.filter(({ key }) => key['clock'] === clock).map((group) => ({ spells: group }))

const keyOf = ({ id }: Expectation, { spells, measures }: Observed): Key => {
  const { clock: _, ...groupings } = { ...measures?.key, ...spells?.key }
  return { ...groupings, expectation: id }
}

const candidateOf = (
  expectation: Expectation,
  observed: Observed,
  recorded: ReadonlySet<string>,
  estimating: Estimating,
): Candidate<ExpectationGroup> => {
  const { spells, measures } = observed
  const { journeys = 0, contributors = 0, largestContributor = 0 } = spells ?? measures ?? {}
  const key = keyOf(expectation, observed)
  const judge = () =>
    expectation.clock === null
      ? judgeMeasures(expectation, measures, estimating)
      : judgeWait(expectation, spells, estimating, recorded.has(expectation.id))
  return { key, journeys, contributors, largestContributor, show: () => ({ ...judge(), key }) }
}

type Gather = NonNullable<QuestionRoute<SpellParameters, ExpectationGroup, never>['gather']>

const gather: Gather = async (db, counting, estimating, _query, audience) => {
  const { question, workspaceId, version } = counting
  const published = publishedFor(question.process)
  const rules = published.filter(({ clock }) => clock === null).map(({ id }) => id)
  const waits = await countFor(db, counting)
  const { groups: measures } = await countMeasures(
    db,
    { ...question, workspaceId, expectations: rules },
    version,
  )
  const observed = published.flatMap((expectation) => {
    const groups = observedOf(expectation, waits.groups, measures)
    // As a clock nobody started, an expectation nobody shows anything of is withheld by name.
    const named = groups.length === 0 ? [{}] : groups
    return named.map((group: Observed) => ({ expectation, group }))
  })
  const shown = waits.groups.filter((group) => mayBeShown(audience, group))
  const recorded = recordedTargets(published, shown)
  return {
    candidates: observed.map(({ expectation, group }) =>
      candidateOf(expectation, group, recorded, estimating),
    ),
    counted: observed.map(({ expectation, group }) => ({
      key: keyOf(expectation, group),
      observedThrough: group.spells?.observedThrough ?? null,
    })),
    parkedJourneys: waits.parkedJourneys,
  }
}

/** GET /v1/expectations: what is published about these waits, each source for itself, beside what is observed. */
export const expectationsRoute: QuestionRoute<SpellParameters, ExpectationGroup, ExpectationsAnswer> = {
  path: '/v1/expectations',
  summary: 'Published expectations held against what is observed',
  description:
    'Each published phrase with its source and its reading as bounds, and the share inside them, early, and late or ended otherwise. Sources that contradict each other stand side by side.',
  parameters: ExpectationsParameters,
  answer: ExpectationsAnswer,
  question: {
    defaultProcess: 'hiring',
    clocksOf: (_query, { process }) => {
      const published = publishedFor(process)
      return published.length === 0
        ? faultOf('process', 'no_expectations', `nothing is published about the waits of ${process}`)
        : { value: [...new Set(published.flatMap(({ clock }) => clock ?? []))] }
    },
    mayGroupByStage: () => false,
  },
  estimate: () => {
    throw new Error('expectations are gathered, not estimated clock by clock')
  },
  gather,
  finish: (answer) => answer,
}
