import type { ForecastAnswer, ForecastGroup } from '@hearback/contracts'
import { bar } from './bar.ts'
import { dayWord } from './day-word.ts'
import { nameOf, remarks } from './remarks.ts'
import { table } from './table.ts'

const number = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 10) / 10))

/** What the next days bring to those who wait now: one row for each group and number of days, and a bar. */
export const renderForecast = (answer: ForecastAnswer, columns: number): string => {
  const foreseen = answer.groups.flatMap((group) => group.forecasts.map((each) => ({ group, each })))
  const most = Math.max(1, ...foreseen.map(({ each }) => each.expected.estimate ?? 0))
  const width = Math.max(5, Math.min(30, columns - 70))
  const rows = foreseen.map(({ group, each }) => [
    nameOf(group.key),
    String(group.open),
    String(each.forecast_of),
    String(each.within_days),
    number(each.expected.estimate),
    each.low === null || each.high === null ? '–' : `${each.low}-${each.high}`,
    bar(each.expected.estimate, most, width),
  ])
  const header = ['group', 'open', 'forecast of', `next ${dayWord(answer)}s`, 'expected', 'between', '']
  return [
    rows.length === 0 ? 'Nothing to show.' : table(header, rows),
    ...answer.groups.flatMap((group) => remarkOn(group)),
    'Between: the number itself, chance and all.',
    remarks(answer),
  ].join('\n')
}

const remarkOn = (group: ForecastGroup): string[] => [
  ...(group.reason === null ? [] : [`${nameOf(group.key)}: ${group.reason}.`]),
  ...(group.not_observed === 0
    ? []
    : [
        `${nameOf(group.key)}: ${group.not_observed} last seen waiting before that day, so not counted as open.`,
      ]),
]
