import type { ComposedTimeToOffer, TimeToOfferAnswer } from '@hearback/contracts'
import { renderDistribution } from './distribution.ts'
import { nameOf } from './remarks.ts'
import { days, percent, percentWithin, table } from './table.ts'

/** The distribution of whole journeys, and below it what their stages put together say of it, where that was asked. */
export const renderTimeToOffer = (answer: TimeToOfferAnswer, columns: number): string =>
  [
    renderDistribution(answer, columns),
    ...answer.groups.flatMap(({ key, composed }) =>
      composed === undefined ? [] : [composedText(nameOf(key), composed)],
    ),
  ].join('\n\n')

const composedText = (name: string, { used, reason, horizons, ...check }: ComposedTimeToOffer): string => {
  const title = `${name}: composed of its stages`
  if (!used) return [`${title}: not used, ${reason ?? 'for no reason given'}.`, ...compared(check)].join('\n')
  const rows = [['reached', ...horizons.map(({ reached }) => percentWithin(reached))]]
  const header = ['by day', ...horizons.map((horizon) => String(horizon.days))]
  return [title, table(header, rows), ...compared(check)].join('\n')
}

type Check = Pick<ComposedTimeToOffer, 'distance' | 'at_days' | 'se' | 'checked_through_days'>

const compared = ({ distance, at_days, se, checked_through_days: through }: Check): string[] =>
  distance === null
    ? []
    : [
        `At most ${percent(distance)} from whole journeys (on day ${days(at_days)}; standard error ${percent(se)}), compared through day ${days(through)}.`,
      ]
