import { ForecastAnswer, type ForecastGroup, ForecastParameters, forecastDays } from '@hearback/contracts'
import type { Candidate } from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'
import { weakerOf } from '../answer/brought.ts'
import { countFor, nobody } from '../answer/count.ts'
import type { Counting, QuestionRoute } from '../answer/question-route.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { clockOf } from '../estimate/estimating.ts'
import { estimateForecast } from '../estimate/forecast.ts'
import { fixedClock } from '../question/clocks-asked.ts'

type Counted = { learned: GroupCounts; everybody: GroupCounts; onAsOf: GroupCounts }

const candidateOf = (
  { learned, everybody, onAsOf }: Counted,
  withinDays: readonly number[],
  estimating: Estimating,
): Candidate<ForecastGroup> => {
  // The public could recognise a few who wait among many who did; the team knows who waits.
  const few = estimating.onlyDrawn && onAsOf.journeys > 0
  const { journeys, contributors, largestContributor } = few ? weakerOf(learned, onAsOf) : learned
  const { running: lastSeenRunning, observedThrough } = everybody
  const waiting = { learned, onAsOf, lastSeenRunning, observedThrough }
  return {
    key: everybody.key,
    journeys,
    contributors,
    largestContributor,
    show: () => estimateForecast(waiting, withinDays, estimating),
  }
}

const byKey = (groups: readonly GroupCounts[]) =>
  new Map(groups.map((group) => [JSON.stringify(group.key), group]))

/**
 * The days of the question choose what is learned from; whoever waits now is forecast, whenever they entered. A
 * period of one day has at risk exactly those seen on it.
 */
const countThrice = async (db: Parameters<typeof countFor>[0], counting: Counting) => {
  const { question } = counting
  const { asOf } = question
  const asking = (days: Pick<typeof question, 'basis' | 'from' | 'to'>) =>
    countFor(db, { ...counting, question: { ...question, ...days } })
  const learned = await countFor(db, counting)
  const narrowed = question.from !== null || question.to !== null
  const everybody = narrowed ? await asking({ basis: 'cohort', from: null, to: null }) : learned
  const onAsOf = byKey((await asking({ basis: 'period', from: asOf, to: asOf + 1 })).groups)
  const learnedBy = byKey(learned.groups)
  return {
    parkedJourneys: everybody.parkedJourneys,
    groups: everybody.groups.map((group): Counted => {
      const name = JSON.stringify(group.key)
      const none = { ...nobody(clockOf(group.key)), key: group.key }
      return {
        everybody: group,
        learned: learnedBy.get(name) ?? none,
        onAsOf: onAsOf.get(name) ?? none,
      }
    }),
  }
}

/** GET /v1/forecast: what the next days bring to the journeys now open. */
export const forecastRoute: QuestionRoute<ForecastParameters, ForecastGroup, ForecastAnswer> = {
  path: '/v1/forecast',
  summary: 'How many offers and acceptances the next days will bring to those who wait now',
  description:
    'For the journeys open on as_of: the expected number that reach an offer, and an acceptance, within the next days, with limits; from the chance of each given how long it has waited. Only journeys followed live or observed through as_of count as open. from, to and basis choose the waits the chances are learned from, not who is forecast.',
  parameters: ForecastParameters,
  answer: ForecastAnswer,
  question: {
    defaultProcess: 'hiring',
    clocksOf: fixedClock('time_to_offer', 'time_to_accept'),
    mayGroupByStage: () => false,
  },
  estimate: () => {
    throw new Error('a forecast is gathered from several counts, not estimated clock by clock')
  },
  gather: async (db, counting, estimating, query) => {
    const withinDays = [...new Set(query.within_days ?? forecastDays)]
    const { groups, parkedJourneys } = await countThrice(db, counting)
    return {
      candidates: groups.map((counted) => candidateOf(counted, withinDays, estimating)),
      counted: groups.map(({ everybody }) => everybody),
      parkedJourneys,
    }
  },
  finish: (answer) => answer,
}
