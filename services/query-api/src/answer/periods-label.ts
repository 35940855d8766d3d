import type { Day } from '@hearback/contracts'
import { textFromDay } from '@hearback/contracts'
import type { Periods } from '../question/periods-asked.ts'

/**
 * What a reader has to be told of the two periods before any number: where one ends after as_of (nothing of later days
 * is counted), and that days of both count in each. Null where there is nothing to tell.
 */
export const periodsLabel = ({ a, b }: Periods, asOf: Day): string | null => {
  const labels = [
    ...Object.entries({ a, b }).flatMap(([name, { from, to }]) => {
      if (from > asOf) return [`period ${name} begins after as_of: nothing of it is known`]
      return to > asOf + 1 ? [`period ${name} is cut at the end of ${textFromDay(asOf)} (as_of)`] : []
    }),
    ...(Math.max(a.from, b.from) < Math.min(a.to, b.to)
      ? ['the periods overlap: what happened on days of both counts in each']
      : []),
  ]
  return labels.length === 0 ? null : labels.join('; ')
}

/** An answer's label with another one after it. */
export const joinLabels = (...labels: readonly (string | null)[]): string | null => {
  const told = labels.filter((label) => label !== null)
  return told.length === 0 ? null : told.join('; ')
}
