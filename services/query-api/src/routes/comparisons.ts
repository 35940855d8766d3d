import {
  type ComparisonGroup,
  ComparisonsAnswer,
  ComparisonsParameters,
  questionDefaults,
} from '@hearback/contracts'
import { countFor } from '../answer/count.ts'
import type { Counting, QuestionRoute } from '../answer/question-route.ts'
import { type Compared, compareGroups } from '../estimate/comparison.ts'
import { estimateComparisonGroup } from '../estimate/comparison-group.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import { faultOf } from '../question/part.ts'

const horizonsAsked = ({ horizon_days }: ComparisonsParameters): number[] => [
  ...new Set(horizon_days ?? questionDefaults.horizonDays),
]

/** The groups cut by the strata as well; none where nothing is stratified. */
const cellsFor = async (db: Parameters<typeof countFor>[0], counting: Counting) => {
  const { groupBy, stratifyBy } = counting.question
  if (stratifyBy.length === 0) return null
  const question = { ...counting.question, groupBy: [...groupBy, ...stratifyBy] }
  return (await countFor(db, { ...counting, question })).groups
}

/** GET /v1/comparisons: are segments different, by how much, and how sure is that after so many looks? */
export const comparisons: QuestionRoute<ComparisonsParameters, ComparisonGroup, ComparisonsAnswer, Compared> =
  {
    path: '/v1/comparisons',
    summary: 'Segments of one clock against each other',
    description:
      'For one clock, or every stage: log-rank test of all endings, cause-specific log-rank and Gray test of each ending that is not rare, trends where the groups are cohorts, p values adjusted for all tests of the answer; and for each group the differences to all the others together at each horizon. Only groups that may be shown are compared; with stratify_by= the tests compare them within strata, in which a group enters only where it might be shown there by itself.',
    parameters: ComparisonsParameters,
    answer: ComparisonsAnswer,
    question: {
      defaultProcess: 'hiring',
      clocksOf: (query, process) =>
        query.group_by === undefined
          ? faultOf('group_by', 'group_by_required', 'names what is to be compared: a dimension or a cohort')
          : clockOrAllStages(query, process),
      mayGroupByStage: () => false,
    },
    estimate: (group, query, estimating) => estimateComparisonGroup(group, horizonsAsked(query), estimating),
    gather: async (db, counting, estimating, query) => {
      const { groups, parkedJourneys } = await countFor(db, counting)
      const cells = await cellsFor(db, counting)
      const asked = { horizonDays: horizonsAsked(query), weighting: query.weighting ?? 'log-rank' }
      const by = counting.question.stratifyBy
      return {
        candidates: groups.map((group) => ({
          ...group,
          show: () => estimateComparisonGroup(group, asked.horizonDays, estimating),
        })),
        counted: groups,
        parkedJourneys,
        together: (shown, mayBeShown) =>
          compareGroups(
            groups.filter(({ key }) => shown.includes(key)),
            cells === null ? asked : { ...asked, stratifying: { by, cells, mayBeShown } },
            estimating,
          ),
      }
    },
    finish: (answer) => answer,
  }
