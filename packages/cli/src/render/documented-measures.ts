import type { ComparableNumber, DocumentedMeasure, GroupKey } from '@hearback/contracts'
import { paragraph } from './paragraph.ts'
import { nameOf } from './remarks.ts'
import { days, percent, percentWithin, table } from './table.ts'

type Compared = { key: GroupKey; as_documented?: DocumentedMeasure[] }

const theirs = ({ statistic, days: value, share }: DocumentedMeasure): string =>
  statistic === 'share' ? percent(share) : days(value)

const waits = ({ waits: count, are }: DocumentedMeasure['still_waiting']): string =>
  count === 0 ? '0' : `${count} ${are === 'left_out' ? 'left out' : 'counted as not'}`

const daysWithin = ({ days: value }: ComparableNumber): string => {
  if (value === null || value.days === null) return '–'
  return value.low === null && value.high === null
    ? days(value.days)
    : `${days(value.days)} (${days(value.low)}-${days(value.high)})`
}

/** Shares are bounded in the end; of days the nearest number is given. */
const ours = ({ statistic, hearback: [first, second] }: DocumentedMeasure): string => {
  if (first === undefined) return '–'
  if (statistic !== 'share') return daysWithin(first)
  const [least, most] = [first.share?.estimate, second?.share?.estimate]
  return least === null || least === undefined ? '–' : `${percent(least)} to ${percent(most)}`
}

/** Our numbers one by one; of shares the bounds, for the chances at horizons stand in the table of the answer. */
const numbersOf = ({ statistic, hearback }: DocumentedMeasure): string[] =>
  (statistic === 'share' ? hearback.slice(0, 2) : hearback).map((number) => {
    const within = number.within_days === null ? '' : ` (${days(number.within_days)} days)`
    const value = number.share === null ? daysWithin(number) : percentWithin(number.share)
    return `${number.of}${within}: ${value}`
  })

/** Why the numbers of one group differ; with ours in full where there is only one group to read. */
const explained = (
  { key, as_documented: measures = [] }: Compared,
  columns: number,
  full: boolean,
): string[] =>
  measures.map((measure) =>
    [
      paragraph(`${nameOf(key)}: ${measure.difference}`, columns, '  '),
      ...(full ? numbersOf(measure) : []).map((line) => paragraph(`  - ${line}`, columns, '    ')),
    ].join('\n'),
  )

const footnotes = (measures: readonly DocumentedMeasure[], columns: number): string[] => {
  const once = new Map(measures.map((measure) => [`${measure.vendor} ${measure.measure}`, measure]))
  return [...once.values()].map(({ vendor, measure, assumed, source }) =>
    [
      `${vendor}, ${measure}: ${source}`,
      ...assumed.map((each) => paragraph(`  Assumed: ${each}.`, columns, '    ')),
    ].join('\n'),
  )
}

/**
 * The same waits as another tool documents its measures: their number beside ours, why they differ, what is assumed
 * where the documentation is silent, and where it stands. Nothing where no other tool was asked for.
 */
export const renderDocumented = (groups: readonly Compared[], columns: number): string => {
  const all = groups.flatMap(({ key, as_documented: measures = [] }) =>
    measures.map((measure) => ({ key, measure })),
  )
  if (all.length === 0) return ''
  const rows = all.map(({ key, measure }) => [
    nameOf(key),
    measure.measure,
    theirs(measure),
    ours(measure),
    String(measure.rests_on),
    waits(measure.still_waiting),
    waits(measure.ended_otherwise),
  ])
  const shares = all.every(({ measure }) => measure.statistic === 'share')
  const numbers = shares ? ['their share', 'ours in the end'] : ['their days', 'our days']
  const header = ['group', 'measure', ...numbers, 'theirs rests on', 'still waiting', 'ended otherwise']
  return [
    `As ${all[0]?.measure.vendor ?? 'another tool'} documents it`,
    table(header, rows),
    '',
    ...groups.flatMap((group) => explained(group, columns, groups.length === 1)),
    '',
    ...footnotes(
      all.map(({ measure }) => measure),
      columns,
    ),
  ].join('\n')
}
