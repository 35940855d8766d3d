import {
  type BottleneckGroup,
  BottlenecksAnswer,
  BottlenecksParameters,
  questionDefaults,
} from '@hearback/contracts'
import { type Audience, type Key, mayBeShown } from '@hearback/disclosure'
import { type GroupCounts, movingCauses } from '@hearback/read-models'
import type { AnswerContext } from '../answer/context.ts'
import { countFor } from '../answer/count.ts'
import {
  countFlowFor,
  eachGroupOnce,
  nameBesideClock,
  nameOfKey,
  noFlows,
  withoutClock,
} from '../answer/flow-groups.ts'
import type { Counting, QuestionRoute } from '../answer/question-route.ts'
import { estimateBottlenecks, follow } from '../estimate/bottlenecks.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { jackknifeMethod } from '../estimate/jackknifed.ts'
import { whereDaysGo } from '../estimate/where-days-go.ts'
import { allStages } from '../question/clocks-asked.ts'

type Together = Pick<BottlenecksAnswer, 'where_days_go' | 'comparing'>
type Route = QuestionRoute<BottlenecksParameters, BottleneckGroup, BottlenecksAnswer, Together>

/** The names of the segments, of each stage and group, that may be shown by themselves: only these are examples. */
const examplesOf = async (db: AnswerContext['db'], counting: Counting, audience: Audience) => {
  const { question } = counting
  const segmentBy = question.segmentBy ?? []
  if (segmentBy.length === 0) return new Set<string>()
  const groupBy = [...question.groupBy, ...segmentBy]
  const { groups } = await countFor(db, { ...counting, question: { ...question, groupBy } })
  return new Set(groups.filter((group) => mayBeShown(audience, group)).map(({ key }) => nameOfKey(key)))
}

/** The values of dimensions, as a part of a key. */
const keyOf = (dimensions: readonly string[], values: readonly string[]): Key =>
  Object.fromEntries(dimensions.map((dimension, d) => [dimension, values[d] ?? null]))

type Counted = {
  groups: readonly GroupCounts[]
  random: Awaited<ReturnType<typeof countFlowFor>>
  examples: ReadonlySet<string>
}

/** Works out the stages of each group together, of those shown. */
const bottlenecksAmong = (
  { groups, random, examples }: Counted,
  { question }: Counting,
  { tau, estimating }: { tau: number; estimating: Estimating },
) => {
  const segmentBy = question.segmentBy ?? []
  const asked = { tau, segmentBy, moves: new Set(movingCauses(question.process)) }
  return eachGroupOnce((name, keys) => {
    const [value = {}] = keys.map(withoutClock)
    const seen = {
      stages: groups.filter(({ key }) => keys.includes(key)),
      random: random.get(name) ?? noFlows,
      mayBeExample: (clock: string, values: readonly string[]) =>
        examples.has(nameOfKey({ clock, ...value, ...keyOf(segmentBy, values) })),
    }
    const followed = follow(seen, tau, estimating)
    const stages = estimateBottlenecks(seen, followed, asked, estimating)
    return {
      stages: new Map(stages.map((stage) => [nameOfKey(stage.key), stage])),
      days: whereDaysGo(value, followed, estimating),
    }
  })
}

const gather: NonNullable<Route['gather']> = async (db, counting, estimating, query, audience) => {
  const tau = query.tau ?? questionDefaults.tau
  const [{ groups, parkedJourneys }, examples, random] = await Promise.all([
    countFor(db, counting),
    examplesOf(db, counting, audience),
    countFlowFor(db, counting),
  ])
  const among = bottlenecksAmong({ groups, random, examples }, counting, { tau, estimating })
  const stageAmong = (key: Key, shown: readonly Key[]): BottleneckGroup => {
    const stage = among(shown).get(nameBesideClock(key))?.stages.get(nameOfKey(key))
    if (stage === undefined) throw new Error(`no stage ${nameOfKey(key)} among those shown`)
    return stage
  }
  return {
    candidates: groups.map((group) => ({ ...group, show: (shown) => stageAmong(group.key, shown) })),
    counted: groups,
    parkedJourneys,
    together: (shown): Together => ({
      where_days_go: [...among(shown).values()].map(({ days }) => days),
      comparing: {
        segment_by: [...(counting.question.segmentBy ?? [])],
        tau,
        of: 'only the stages shown here: shares, ranks and visits know no other, and who comes from one withheld starts anew; only segments that may be shown are examples',
      },
    }),
  }
}

/** GET /v1/bottlenecks: what each stage costs, in days and in journeys, and where there is most to be gained. */
export const bottlenecksRoute: Route = {
  path: '/v1/bottlenecks',
  summary: 'Which stages cost most days and most journeys, and where there is most to be gained',
  description:
    'For every stage: expected visits of a journey, mean days of those that move on, its share of all days and of all that is lost, and the days a journey would save if the stage were as quick as the best quarter of its segments (segment_by), chosen on one half of the journeys and measured on the other, with ranks that are shared where chance may have made them. where_days_go: the mean days of the first tau in each stage. Waits still running count for as long as they were followed.',
  parameters: BottlenecksParameters,
  answer: BottlenecksAnswer,
  question: {
    defaultProcess: 'hiring',
    clocksOf: allStages,
    mayGroupByStage: () => true,
    segmentBy: ({ segment_by }) => segment_by,
  },
  estimate: () => {
    throw new Error('bottlenecks are gathered from the flow between stages, not estimated stage by stage')
  },
  gather,
  finish: (answer) => ({ ...answer, method: jackknifeMethod(answer.method) }),
}
