import type { AnswerOf } from '../../../api/questions.ts'
import type { IntervalRow, Series } from '../../../charts/interval-rows.ts'
import { ofEstimate } from '../../../charts/unit.ts'
import { count, interval, number } from '../../../words/numbers.ts'
import { segmentOf } from '../groups.ts'

export type Forecast = AnswerOf<'/v1/forecast'>
export type ForecastGroup = Forecast['groups'][number]

/** What is expected, and the number that chance may make of it. */
export const forecastSeries: Series[] = [
  { label: 'expected', colour: 'var(--series-1)' },
  { label: 'the number itself lies within', colour: 'var(--series-4)' },
]

/** A row for each of the coming days asked about. */
export const forecastRows = ({ forecasts }: ForecastGroup): IntervalRow[] =>
  forecasts.map(({ within_days, expected, low, high, forecast_of }) => {
    const isKnown = expected.estimate !== null
    return {
      label: `In the next ${within_days} days`,
      estimates: [ofEstimate(expected), low === null && high === null ? null : { value: null, low, high }],
      note: isKnown ? null : forecast_of === 0 ? 'nobody to forecast' : 'too few to say',
    }
  })

const outcomeWords: Record<string, string> = {
  time_to_offer: 'get an offer',
  time_to_accept: 'accept one',
  time_to_start: 'start',
}

/** What the last of the days asked about brings, in a sentence. */
export const forecastFinding = ({ key, open, forecasts, reason }: ForecastGroup): string => {
  const last = forecasts.findLast(({ expected }) => expected.estimate !== null)
  const who = segmentOf(key) === '' ? '' : ` (${segmentOf(key)})`
  if (last === undefined) return `No forecast${who}: ${reason ?? 'nobody is known to wait'}.`
  const does = outcomeWords[key['clock'] ?? ''] ?? 'reach it'
  return `Of ${count(open)} open journeys${who} about ${number(last.expected.estimate)} will ${does} in the next ${last.within_days} days; chance makes it ${interval(last)}.`
}

/**
 * The day to ask for instead, where nobody was followed to the day asked: the last day anybody was observed. Null where
 * that would change nothing.
 */
export const dayToAskFor = ({ groups, as_of, observed_through }: Forecast): string | null =>
  observed_through !== null &&
  observed_through < as_of &&
  groups.length > 0 &&
  groups.every(({ open, not_observed }) => open === 0 && not_observed > 0)
    ? observed_through
    : null
