import type { AnswerOf } from '../../api/questions.ts'
import { nameOf } from '../../words/names.ts'
import { count, days, interval, number, percent } from '../../words/numbers.ts'
import { groupName, type Key } from './groups.ts'

type Measure = NonNullable<AnswerOf<'/v1/stage-durations'>['groups'][number]['as_documented']>[number]
type Group = { key: Key; as_documented?: readonly Measure[] }

/** A measure of another tool beside ours, in words. */
export type DocumentedRow = {
  group: string
  measure: string
  theirs: string
  ours: string
  /** What becomes there of the waits that it does not count as completed. */
  waiting: string
  ended: string
  difference: string
}

/** Where a measure is documented, and what is assumed where the documentation says nothing. */
export type DocumentedSource = { measure: string; source: string; assumed: readonly string[] }

const oursOf = ({ statistic, hearback: [first, second] }: Measure): string => {
  if (first === undefined) return '–'
  if (statistic === 'share')
    return `${percent(first.share?.estimate)} to ${percent(second?.share?.estimate ?? first.share?.estimate)}`
  const ours = first.days
  if (ours === null || ours.days === null) return '–'
  return ours.low === null && ours.high === null
    ? days(ours.days)
    : `${days(ours.days)} (${interval(ours, number)})`
}

const treated = ({ waits, are }: Measure['still_waiting']): string =>
  waits === 0 ? '0' : `${count(waits)} ${are === 'left_out' ? 'left out' : 'counted as not'}`

/** A row for each measure of each group: their number, ours, and why they differ. */
export const documentedRows = (groups: readonly Group[]): DocumentedRow[] =>
  groups.flatMap(({ key, as_documented: measures = [] }) =>
    measures.map((measure) => ({
      group: groupName(key),
      measure: measure.measure,
      theirs: measure.statistic === 'share' ? percent(measure.share) : days(measure.days),
      ours: oursOf(measure),
      waiting: treated(measure.still_waiting),
      ended: treated(measure.ended_otherwise),
      difference: measure.difference,
    })),
  )

/** Each measure once, with its source. */
export const documentedSources = (groups: readonly Group[]): DocumentedSource[] => [
  ...new Map(
    groups
      .flatMap(({ as_documented: measures = [] }) => measures)
      .map(({ measure, source, assumed }) => [measure, { measure, source, assumed }]),
  ).values(),
]

/** Whose measures stand beside ours, as they are called; null where none do. */
export const vendorOf = (groups: readonly Group[]): string | null => {
  const vendor = groups.flatMap(({ as_documented: measures = [] }) => measures)[0]?.vendor
  return vendor === undefined ? null : nameOf(vendor)
}
