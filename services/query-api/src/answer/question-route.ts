import type { Allowed } from '@hearback/access'
import type { DataQuality, DistributionGroup, SpellParameters } from '@hearback/contracts'
import {
  type Audience,
  type Candidate,
  disclose,
  type GroupedAnswer,
  type Key,
  type MayBeShown,
} from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'
import type { TObject } from '@sinclair/typebox'
import { askedProcesses } from '../definitions.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { parseQuestion, type RouteQuestion } from '../question/parse-question.ts'
import type { Question } from '../question/question.ts'
import { type About, aboutAnswer, type Disclosed, observedThroughOf } from './about.ts'
import { audienceOf, estimatingFor } from './audience.ts'
import type { AnswerContext } from './context.ts'
import { countFor } from './count.ts'
import type { AskedProjection } from './projection-asked.ts'
import { refusedParameters } from './refused-parameters.ts'
import { withUnknownHours } from './unknown-hours.ts'

/** What is asked, of whom, in which projection. */
export type Counting = { question: Question; workspaceId: number; version: number }

/** What is known of a group that was counted, whether or not it may be shown. */
type CountedGroup = Pick<GroupCounts, 'key' | 'observedThrough'> & Partial<Pick<GroupCounts, 'unusable'>>

/** The groups of an answer before it is known which may be shown. */
export type Gathered<Group> = {
  candidates: readonly Candidate<Group>[]
  counted: readonly CountedGroup[]
  parkedJourneys: number
  /** Says of the groups shown what only several of them together can say. */
  together?: (shown: readonly Key[], mayBeShown: MayBeShown) => object
}

type Gather<Query, Group> = (
  db: AnswerContext['db'],
  counting: Counting,
  estimating: Estimating,
  query: Query,
  audience: Audience,
) => Promise<Gathered<Group>>

/** One route that answers a question about spells. */
export type QuestionRoute<Query extends SpellParameters, Group, Answer, Together extends object = object> = {
  path: string
  summary: string
  description: string
  parameters: TObject
  answer: TObject
  question: Omit<RouteQuestion<Query>, 'parameters'>
  /** What is shown of one group, from its counts. */
  estimate: (group: GroupCounts, query: Query, estimating: Estimating) => Group
  /** Where the groups are not those of single clocks: counts and estimates them instead. */
  gather?: Gather<Query, Group>
  /** What is said of the groups shown together, from their counts; it is rounded like the groups. */
  together?: (shown: readonly GroupCounts[], query: Query, estimating: Estimating) => Together
  /** What is said of the groups after it is known which may be shown. */
  finish: (answer: Disclosed<Group> & Together, query: Query) => Answer
}

/** Every group says what it is of. */
export type Keyed = Pick<DistributionGroup, 'key'>

/** A question with who asks it. */
export type Asked<Query> = { query: Query; question: Question; allowed: Allowed; audience: Audience }

/** Reads the question of a request; throws the problem that names every fault of it. */
export const readQuestion = <Query extends SpellParameters>(
  { definitions, now }: AnswerContext,
  route: Pick<QuestionRoute<Query, never, never>, 'parameters' | 'question'>,
  { query, allowed }: { query: Query; allowed: Allowed },
): Asked<Query> => {
  const audience = audienceOf(allowed)
  const parameters = new Set(Object.keys(route.parameters.properties))
  const { dimensions, timeZone, workingDays, kind } = allowed.workspace
  const read = parseQuestion(
    query,
    { ...route.question, parameters },
    {
      processes: askedProcesses(definitions),
      ownDimensions: dimensions,
      now: now(),
      timeZone,
      workingDays,
      audience,
      kind,
    },
  )
  if ('value' in read) return { query, question: read.value, allowed, audience }
  throw refusedParameters(read.faults)
}

const gatherByClock =
  <Query extends SpellParameters, Group>(
    route: Pick<QuestionRoute<Query, Group, never>, 'estimate' | 'together'>,
    query: Query,
  ): Gather<Query, Group> =>
  async (db, counting, estimating) => {
    const { groups, parkedJourneys } = await countFor(db, counting)
    const candidates = groups.map((group) => ({
      ...group,
      show: () => route.estimate(group, query, estimating),
    }))
    const together = (shown: readonly Key[]) =>
      route.together?.(
        groups.filter(({ key }) => shown.includes(key)),
        query,
        estimating,
      ) ?? {}
    return { candidates, counted: groups, parkedJourneys, together }
  }

/** What is read before an answer is known to be needed. */
type Read = { projection: AskedProjection; quality: DataQuality | null }

/** Counts, estimates and discloses: the answer of a question in one projection. */
export const makeAnswer = async <
  Query extends SpellParameters,
  Group extends Keyed,
  Answer,
  Together extends object,
>(
  context: AnswerContext,
  route: QuestionRoute<Query, Group, Answer, Together>,
  { query, question, allowed, audience, projection, quality }: Asked<Query> & Read,
): Promise<Answer> => {
  const { workspace } = allowed
  const projectedThrough = projection.recordedBefore ?? (await context.projectedThrough())
  const estimating = estimatingFor(audience, question, context.definitions)
  const counting = { question, workspaceId: workspace.id, version: projection.version }
  const gathered = await (route.gather ?? gatherByClock(route, query))(
    context.db,
    counting,
    estimating,
    query,
    audience,
  )
  const about = aboutAnswer(question, gathered, {
    workspace,
    projectedThrough,
    definitions: context.definitions,
    quality,
  })
  const { candidates, counted, together } = gathered
  const draft = { about, candidates, ...(together === undefined ? {} : { together }) }
  // What the route says of groups together stands in the answer as it was made, rounded or not.
  const shown = disclose<Group, About & GroupedAnswer<Group>>(audience, route.answer, draft) as About &
    GroupedAnswer<Group> &
    Together
  const withheld =
    question.resolution === 'hour' ? withUnknownHours(shown.withheld, counted, audience) : shown.withheld
  const observedThrough = observedThroughOf(shown.groups, counted)
  return route.finish({ ...shown, withheld, observed_through: observedThrough }, query)
}
