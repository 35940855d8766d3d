import { TimeToOfferAnswer, type TimeToOfferGroup, TimeToOfferParameters } from '@hearback/contracts'
import { type Audience, type Key, mayBeShown } from '@hearback/disclosure'
import { processes } from '@hearback/journeys'
import { countFlow, type GroupCounts } from '@hearback/read-models'
import { countFor, spellQuestion } from '../answer/count.ts'
import { refuseTooMany } from '../answer/flow-groups.ts'
import type { Counting, QuestionRoute } from '../answer/question-route.ts'
import { type Composing, estimateComposed } from '../estimate/composed.ts'
import { offerRouteOf } from '../estimate/composition.ts'
import type { EstimatedDistribution } from '../estimate/distribution.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { inWords } from '../estimate/in-words.ts'
import { distributionAsked } from '../question/distribution-asked.ts'
import { faultOf } from '../question/part.ts'
import { milestoneRoute } from './milestone-route.ts'

const milestone = milestoneRoute({
  path: '/v1/time-to-offer',
  clock: 'time_to_offer',
  summary: 'From the application to the first offer',
})

/** Why the question cannot be composed; null where it can. */
const notComposable = (
  { composed, resolution, assume_closed_after }: TimeToOfferParameters,
  process: string,
): string | null => {
  if (composed !== true) return null
  if (offerRoute(process) === null)
    return `needs a process in which an application leads to an offer; ${process} is none`
  if (resolution === 'hour') return 'is answered in whole days only'
  return assume_closed_after === undefined
    ? null
    : 'cannot be combined with assume_closed_after: what closes a journey says nothing of its stages'
}

const offerRoute = (process: string) => {
  const known = processes.get(process)
  return known === undefined ? null : offerRouteOf(known)
}

const keyWithoutClock = (key: GroupCounts['key']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'clock')))

/** Counts what a composition needs, by the key of the group it is of. */
const composingFor = async (
  db: Parameters<typeof countFor>[0],
  counting: Counting,
  audience: Audience,
): Promise<(group: GroupCounts) => Composing | null> => {
  const { question, workspaceId, version } = counting
  const route = offerRoute(question.process)
  if (route === null) return () => null
  const clocks = [...route.before, ...question.clocks]
  const asked = spellQuestion({ ...question, clocks }, workspaceId)
  const flows = await countFlow(db, { ...asked, segmentBy: [] }, version)
  const stages = await countFor(db, { ...counting, question: { ...question, clocks: route.before } })
  const shown = new Set(
    stages.groups.filter((group) => mayBeShown(audience, group)).map(({ key }) => JSON.stringify(key)),
  )
  const flowsBy = new Map(flows.groups.map(({ key, random }) => [JSON.stringify(key), random]))
  return ({ key }) => {
    const own = flowsBy.get(keyWithoutClock(key))
    return own === undefined
      ? null
      : { route, flows: own, mayUse: (clock) => shown.has(JSON.stringify({ ...key, clock })) }
  }
}

type EstimatedOffer = EstimatedDistribution & Pick<TimeToOfferGroup, 'composed'>

/** GET /v1/time-to-offer: of whole journeys; and with composed=true also put together from their stages. */
export const timeToOffer: QuestionRoute<TimeToOfferParameters, EstimatedOffer, TimeToOfferAnswer> = {
  ...milestone,
  description: `${milestone.description} With composed=true also the time composed of the waits in the stages before the offer, which uses journeys seen only in part but assumes that a wait depends on nothing but its stage: it is held against the curve of whole journeys, and not used where the two lie further apart than chance explains; for at most twenty groups.`,
  parameters: TimeToOfferParameters,
  answer: TimeToOfferAnswer,
  question: {
    ...milestone.question,
    clocksOf: (query, process) => {
      const reason = notComposable(query, process.process)
      return reason === null
        ? milestone.question.clocksOf(query, process)
        : faultOf('composed', 'not_composable', reason)
    },
  },
  gather: async (db, counting, estimating, query, audience) => {
    const { groups, parkedJourneys } = await countFor(db, counting)
    const composing = query.composed === true ? await composingFor(db, counting, audience) : () => null
    const candidates = groups.map((group) => ({
      ...group,
      show: (shown: readonly Key[]) => {
        if (query.composed === true) refuseTooMany(shown.length)
        return shownOf(group, composing(group), query, estimating)
      },
    }))
    return { candidates, counted: groups, parkedJourneys }
  },
  finish: (answer) => ({
    ...answer,
    groups: answer.groups.map(({ composed, ...group }) => ({
      ...inWords(group),
      ...(composed === undefined ? {} : { composed }),
    })),
  }),
}

const shownOf = (
  group: GroupCounts,
  composing: Composing | null,
  query: TimeToOfferParameters,
  estimating: Estimating,
): EstimatedOffer => ({
  ...milestone.estimate(group, query, estimating),
  ...(composing === null
    ? {}
    : { composed: estimateComposed(group, composing, distributionAsked(query), estimating) }),
})
