import {
  type DataQuality,
  type DistributionAnswer,
  type QuestionAsked,
  textFromDay,
} from '@hearback/contracts'
import type { GroupedAnswer } from '@hearback/disclosure'
import type { GroupCounts, SpellCounts } from '@hearback/read-models'
import { clockDefinition, type Definitions } from '../definitions.ts'
import { calendarOf, type Question } from '../question/question.ts'
import { workingDaysLabel } from './working-days-label.ts'

/** Everything an answer says beside its groups: what was asked, of whom, as of when, and how it was estimated. */
export type About = Omit<DistributionAnswer, 'groups' | 'withheld' | 'observed_through'>

/** An answer before its route says anything of its groups. */
export type Disclosed<Group> = About & GroupedAnswer<Group> & Pick<DistributionAnswer, 'observed_through'>

const dayText = (day: number | null): string | null => (day === null ? null : textFromDay(day))

const questionAsked = (question: Question, definitions: Definitions): QuestionAsked => {
  const [clock, ...others] = question.clocks
  const single = clock !== undefined && others.length === 0 ? clock : null
  return {
    process: question.process,
    clock: single,
    clock_version: single === null ? null : clockDefinition(definitions, question.process, single).version,
    filters: Object.fromEntries(
      Object.entries(question.filters).map(([name, values]) => [name, [...values]]),
    ),
    basis: question.basis,
    from: dayText(question.from),
    to: dayText(question.to),
    group_by: [...question.groupBy],
    ...(question.stratifyBy.length === 0 ? {} : { stratify_by: [...question.stratifyBy] }),
    resolution: question.resolution,
    calendar: calendarOf(question),
    definition: question.definition,
    assume_closed_after: question.assumeClosedAfterDays,
    known_at: question.knownAt?.text ?? null,
  }
}

/** What a reader has to be told before any number of such an answer. */
const labelOf = (question: Question): string | null => {
  const { inclusion, assumeClosedAfterDays, workingDays, knownAt } = question
  const days = workingDays === null ? 'days' : 'working days'
  const labels = [
    ...(knownAt === null ? [] : [`as it was known at ${knownAt.text}, folded by the present rules`]),
    ...(workingDays === null ? [] : [workingDaysLabel(workingDays, question)]),
    ...(inclusion.includes('retrospective') ? ['among those that had ended'] : []),
    ...(assumeClosedAfterDays === null
      ? []
      : [`assuming that every wait still running after ${assumeClosedAfterDays} ${days} had ended then`]),
  ]
  return labels.length === 0 ? null : labels.join('; ')
}

export const aboutAnswer = (
  question: Question,
  { parkedJourneys }: Pick<SpellCounts, 'parkedJourneys'>,
  told: {
    workspace: { name: string; synthetic: boolean }
    projectedThrough: string
    definitions: Definitions
    /** Of what was imported, as far as the reader may know it; null where nothing was. */
    quality: DataQuality | null
  },
): About => ({
  workspace: told.workspace.name,
  synthetic: told.workspace.synthetic,
  question: questionAsked(question, told.definitions),
  as_of: textFromDay(question.asOf),
  projected_through: told.projectedThrough,
  inclusion: [...question.inclusion],
  label: labelOf(question),
  parked_journeys: parkedJourneys,
  ...(told.quality === null ? {} : { data_quality: told.quality }),
  method: { estimator: 'aalen-johansen', interval: question.interval, confidence: question.confidence },
})

/** The last day anything is known of the groups shown: that of a group withheld would say something of it. */
export const observedThroughOf = (
  shown: readonly Pick<GroupCounts, 'key'>[],
  counted: readonly Pick<GroupCounts, 'key' | 'observedThrough'>[],
): string | null => {
  const names = new Set(shown.map(({ key }) => JSON.stringify(key)))
  const known = counted.flatMap(({ key, observedThrough }) =>
    observedThrough !== null && names.has(JSON.stringify(key)) ? [observedThrough] : [],
  )
  return known.length === 0 ? null : textFromDay(Math.max(...known))
}
