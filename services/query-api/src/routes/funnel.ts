import { FunnelAnswer, FunnelParameters, questionDefaults } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import { documentedOf, withDifferences } from '../estimate/documented-group.ts'
import { type EstimatedFunnel, estimateFunnel } from '../estimate/funnel.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import { faultOf } from '../question/part.ts'

const comparedShares = ['share'] as const

/** GET /v1/funnel: how many of each stage, in order, move on, and which of these shares nothing can change any more. */
export const funnel: QuestionRoute<FunnelParameters, EstimatedFunnel, FunnelAnswer> = {
  path: '/v1/funnel',
  summary: 'How many of each stage move on, and how soon',
  description:
    'For every stage in order the share that has moved on to a later one within each horizon. Waits still running count for as long as they were followed; a cell is mature when all have ended or were followed that long. With group_by=cohort_month or cohort_week the cohort triangle: its immature cells are estimates, and say so. definition= answers as another tool documents it, too, and says why the shares differ.',
  parameters: FunnelParameters,
  answer: FunnelAnswer,
  question: {
    defaultProcess: 'hiring',
    clocksOf: (query, process) =>
      process.stages.length === 0
        ? faultOf('process', 'no_stages', `${process.process} has no stages`)
        : clockOrAllStages(query, process),
    mayGroupByStage: ({ stage }) => stage === undefined,
    compares: comparedShares,
  },
  estimate: (group, query, estimating) => {
    const horizonDays = [...new Set(query.horizon_days ?? questionDefaults.horizonDays)]
    const compared = { definition: query.definition, statistics: comparedShares, horizonDays }
    return {
      ...estimateFunnel(group, horizonDays, estimating),
      ...documentedOf(group, compared, estimating),
    }
  },
  finish: (answer) => ({
    ...answer,
    groups: answer.groups.map(({ as_documented: measures, ...group }) => ({
      ...group,
      ...(measures === undefined ? {} : withDifferences({ ...group, as_documented: measures })),
    })),
  }),
}
