import { days, interval, number, percent } from '../words/numbers.ts'

/** How the values of a drawing read: at a tick of its axis, and in a sentence or a cell. */
export type Unit = {
  tick: (value: number) => string
  text: (value: number | null) => string
  /** An end of an interval, whose unit was said before. */
  end: (value: number) => string
  /** The largest value there can be; null where there is none. */
  most: number | null
}

export const shares: Unit = { tick: percent, text: percent, end: percent, most: 1 }
export const inDays: Unit = { tick: number, text: days, end: number, most: null }
export const counts: Unit = { tick: number, text: number, end: number, most: null }

/** An estimate with its limits; a limit is null where it is not known or open. */
export type Estimated = { value: number | null; low: number | null; high: number | null }

const hasInterval = ({ low, high }: Estimated): boolean => low !== null || high !== null

/** An estimate in words with its interval: `11.4 days (10.4 to 12.4)`; `not known` where it is not. */
export const estimatedText = (estimated: Estimated, unit: Unit): string => {
  if (estimated.value === null)
    return hasInterval(estimated) ? `not known (${interval(estimated, unit.end)})` : 'not known'
  const limits = hasInterval(estimated) ? ` (${interval(estimated, unit.end)})` : ''
  return `${unit.text(estimated.value)}${limits}`
}

/** The cells of an estimate in a table: the value, and its interval. */
export const estimatedCells = (estimated: Estimated, unit: Unit): [string, string] => [
  unit.text(estimated.value),
  hasInterval(estimated) ? interval(estimated, unit.end) : '–',
]

/** An estimate as the API writes one of a share. */
export const ofEstimate = (
  estimate: { estimate: number | null; low: number | null; high: number | null } | null | undefined,
): Estimated => ({
  value: estimate?.estimate ?? null,
  low: estimate?.low ?? null,
  high: estimate?.high ?? null,
})

/** An estimate as the API writes one of days. */
export const ofDays = (
  estimate: { days: number | null; low: number | null; high: number | null } | null | undefined,
): Estimated => ({ value: estimate?.days ?? null, low: estimate?.low ?? null, high: estimate?.high ?? null })
