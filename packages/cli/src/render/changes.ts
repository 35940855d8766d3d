import type { ChangeGroup, ChangesAnswer, TotalChange } from '@hearback/contracts'
import { bar } from './bar.ts'
import { daysWithin, visitsWithin } from './bottlenecks.ts'
import { nameOf, remarks } from './remarks.ts'
import { days, table } from './table.ts'

/** A change with its sign; what rounds to nothing has none. */
const signed = (value: number | null): string => {
  const text = days(value)
  return value !== null && value > 0 && text !== '0' ? `+${text}` : text
}

const signedWithin = ({ days: estimate, low, high }: ChangeGroup['by_visits']): string =>
  low === null || high === null ? signed(estimate) : `${signed(estimate)} (${signed(low)} to ${signed(high)})`

const totalLine = ({ key, before, after, change, reason }: TotalChange): string => {
  const of = nameOf(key) === '' ? '' : `${nameOf(key)}: `
  return reason === null
    ? `${of}mean days of a journey ${days(before.days)} -> ${days(after.days)}: ${signedWithin(change)}`
    : `${of}${reason}.`
}

const partTable = (groups: readonly ChangeGroup[], width: number): string => {
  const parts = groups.flatMap(({ by_durations, by_visits }) => [by_durations.days, by_visits.days])
  const most = Math.max(0, ...parts.map((part) => Math.abs(part ?? 0)))
  const header = ['group', '', 'period a', 'period b', 'days of the change', '']
  const rows = groups.flatMap(({ key, a, b, by_durations: durations, by_visits: visits }) => [
    [
      nameOf(key),
      'mean days',
      daysWithin(a.mean_days, '-'),
      daysWithin(b.mean_days, '-'),
      signedWithin(durations),
      bar(durations.days, most, width),
    ],
    [
      '',
      'visits',
      visitsWithin(a.visits),
      visitsWithin(b.visits),
      signedWithin(visits),
      bar(visits.days, most, width),
    ],
    ['', 'journeys', String(a.journeys), String(b.journeys), '', ''],
  ])
  return table(header, rows)
}

/** What changed in all, and for each stage what is due to longer visits and what to more of them. */
export const renderChanges = (answer: ChangesAnswer, columns: number): string => {
  const { groups, totals, periods, comparing } = answer
  const { a, b } = periods
  return [
    `Period a: ${a.from} to ${a.to}, period b: ${b.from} to ${b.to} (the last day not included).`,
    totals.map(totalLine).join('\n'),
    groups.length === 0 ? 'Nothing to show.' : partTable(groups, Math.max(5, Math.min(30, columns - 95))),
    groups.flatMap(({ key, reason }) => (reason === null ? [] : [`${nameOf(key)}: ${reason}.`])).join('\n'),
    groups.length === 0 ? '' : `Of: ${comparing.of}.`,
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
