import {
  type ChangeGroup,
  ChangesAnswer,
  ChangesParameters,
  dayFromText,
  questionDefaults,
  textFromDay,
} from '@hearback/contracts'
import type { Candidate, Key } from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'
import { weakerOf } from '../answer/brought.ts'
import type { AnswerContext } from '../answer/context.ts'
import { countFor, nobody } from '../answer/count.ts'
import {
  countFlowFor,
  eachGroupOnce,
  nameBesideClock,
  nameOfKey,
  noFlows,
  withoutClock,
} from '../answer/flow-groups.ts'
import { joinLabels, periodsLabel } from '../answer/periods-label.ts'
import type { Counting, QuestionRoute } from '../answer/question-route.ts'
import { estimateChanges } from '../estimate/changes.ts'
import { clockOf, type Estimating } from '../estimate/estimating.ts'
import { jackknifeMethod } from '../estimate/jackknifed.ts'
import type { InPeriods } from '../estimate/stage-changes.ts'
import { allStages } from '../question/clocks-asked.ts'
import { faultOf, type Part } from '../question/part.ts'
import { type Period, type Periods, periodsAsked } from '../question/periods-asked.ts'
import type { AskedProcess } from '../question/vocabulary.ts'

type Together = Pick<ChangesAnswer, 'periods' | 'totals' | 'comparing'>
type Route = QuestionRoute<ChangesParameters, ChangeGroup, ChangesAnswer, Together>
type InBoth = InPeriods<GroupCounts> & { key: Key }

/** The stages of the process, where the periods can be compared at all. */
const stagesOver = (query: ChangesParameters, process: AskedProcess): Part<readonly string[]> => {
  const periods = periodsAsked(query)
  if ('faults' in periods) return periods
  if (query.group_by?.includes('cohort_') === true) {
    return faultOf('group_by', 'means_nothing', 'the periods are the cohorts; group by a dimension')
  }
  return allStages(query, process)
}

/** Each stage and group of one of the periods, with what the other has of it. */
const inBoth = ({ question }: Counting, { a, b }: InPeriods<readonly GroupCounts[]>): InBoth[] =>
  question.clocks.flatMap((clock) => {
    const of = (groups: readonly GroupCounts[]) => groups.filter(({ key }) => clockOf(key) === clock)
    const both = new Map([...of(a), ...of(b)].map(({ key }) => [nameOfKey(key), key]))
    // A clock nobody started has a group of its own in one period, whatever groups it has in the other.
    const started = [...both].filter(([, key]) => Object.keys(key).length > question.groupBy.length)
    const names = started.length > 0 ? started : [...both]
    const find = (groups: readonly GroupCounts[], key: Key) =>
      of(groups).find((group) => nameOfKey(group.key) === nameOfKey(key)) ?? { ...nobody(clock), key }
    return names
      .toSorted(([x], [y]) => (x < y ? -1 : 1))
      .map(([, key]) => ({ key, a: find(a, key), b: find(b, key) }))
  })

/**
 * A number of both periods rests on the weaker one. That nobody came in one of them may be told the team; the public
 * could not tell it from few.
 */
const broughtOf = ({ a, b }: InBoth, { onlyDrawn }: Estimating) => {
  if (!onlyDrawn && a.spells === 0) return b
  return !onlyDrawn && b.spells === 0 ? a : weakerOf(a, b)
}

const countBoth = async (db: AnswerContext['db'], counting: Counting, { a, b }: Periods) => {
  const { question } = counting
  const during = (period: Period) => ({ ...counting, question: { ...question, ...period } })
  const [inA, inB, randomA, randomB] = await Promise.all([
    countFor(db, during(a)),
    countFor(db, during(b)),
    countFlowFor(db, during(a)),
    countFlowFor(db, during(b)),
  ])
  return {
    groups: inBoth(counting, { a: inA.groups, b: inB.groups }),
    random: { a: randomA, b: randomB },
    parkedJourneys: Math.max(inA.parkedJourneys, inB.parkedJourneys),
  }
}

type Counted = Awaited<ReturnType<typeof countBoth>>

/** Works out the stages of each group together, of those shown. */
const changesAmong = (
  { groups, random }: Counted,
  { tau, estimating }: { tau: number; estimating: Estimating },
) =>
  eachGroupOnce((name, keys) => {
    const [key = {}] = keys.map(withoutClock)
    const stages = groups.filter((group) => keys.includes(group.key))
    const flows = { a: random.a.get(name) ?? noFlows, b: random.b.get(name) ?? noFlows }
    const found = estimateChanges({ key, stages, random: flows }, tau, estimating)
    return { ...found, stages: new Map(found.groups.map((stage) => [nameOfKey(stage.key), stage])) }
  })

const shownPeriod = ({ from, to }: Period) => ({ from: textFromDay(from), to: textFromDay(to) })

const gather: NonNullable<Route['gather']> = async (db, counting, estimating, query) => {
  const periods = periodsAsked(query)
  if ('faults' in periods) throw new Error('the periods of a question have been read before')
  const tau = query.tau ?? questionDefaults.tau
  const counted = await countBoth(db, counting, periods.value)
  const among = changesAmong(counted, { tau, estimating })
  const stageAmong = (key: Key, shown: readonly Key[]): ChangeGroup => {
    const stage = among(shown).get(nameBesideClock(key))?.stages.get(nameOfKey(key))
    if (stage === undefined) throw new Error(`no stage ${nameOfKey(key)} among those shown`)
    return stage
  }
  const { a, b } = periods.value
  return {
    candidates: counted.groups.map((group): Candidate<ChangeGroup> => {
      const { journeys, contributors, largestContributor } = broughtOf(group, estimating)
      const show = (shown: readonly Key[]) => stageAmong(group.key, shown)
      return { key: group.key, journeys, contributors, largestContributor, show }
    }),
    counted: counted.groups.flatMap((group) => [group.a, group.b]),
    parkedJourneys: counted.parkedJourneys,
    together: (shown): Together => ({
      periods: { a: shownPeriod(a), b: shownPeriod(b) },
      totals: [...among(shown).values()].map(({ total }) => total),
      comparing: { tau, of: 'only the stages shown here: who comes from one withheld starts anew' },
    }),
  }
}

const labelOf = (query: ChangesParameters, asOf: string): string | null => {
  const periods = periodsAsked(query)
  const day = dayFromText(asOf)
  return 'faults' in periods || day === null ? null : periodsLabel(periods.value, day)
}

/** GET /v1/changes: what changed between two periods, and by which stages. */
export const changesRoute: Route = {
  path: '/v1/changes',
  summary: 'What changed between two periods, and which stages changed it',
  description:
    'The mean days of a journey (sum over stages of expected visits x mean days) in period a and in period b, and the change, decomposed exactly (Kitagawa 1955): each stage by longer or shorter visits and by more or fewer of them. Both periods look at the waits of a stage up to the same day. basis is period unless given: what happened on the days of each period, whenever the wait began.',
  parameters: ChangesParameters,
  answer: ChangesAnswer,
  question: {
    defaultProcess: 'hiring',
    clocksOf: stagesOver,
    mayGroupByStage: () => true,
  },
  estimate: () => {
    throw new Error('changes are gathered from two periods, not estimated stage by stage')
  },
  gather,
  finish: (answer, query) => ({
    ...answer,
    label: joinLabels(answer.label, labelOf(query, answer.as_of)),
    method: jackknifeMethod(answer.method),
  }),
}
