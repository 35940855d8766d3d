import { sum } from './arrays.ts'
import { type Counts, exitsAt } from './counts.ts'

/**
 * n(u), the spells at risk at each age: seen by then and not yet over before it.
 * n(0) = ent(0); n(u + 1) = n(u) - d(u) - c(u) + ent(u + 1), d(u) the exits by any cause.
 *
 * Throws when the counts contradict themselves: arrays of different lengths, or more endings at an age than
 * spells at risk on it.
 */
export const atRisk = (counts: Counts): number[] => {
  checkLengths(counts)
  let waiting = 0
  return counts.entered.map((entered, age) => {
    const present = waiting + entered
    const exits = sum(exitsAt(counts, age))
    const censored = counts.censored[age] ?? 0
    waiting = present - exits - censored
    if (!(waiting >= 0))
      throw new Error(`age ${age}: ${exits} exits and ${censored} censored, but ${present} at risk`)
    return present
  })
}

/**
 * The first age at which at least `threshold` spells are at risk, null where there is none. With delayed entry few
 * spells may be seen young: a curve is started here and reads "given still waiting at day u".
 */
export const curveStart = (counts: Counts, threshold: number): number | null => {
  const start = atRisk(counts).findIndex((n) => n >= threshold)
  return start < 0 ? null : start
}

const checkLengths = (counts: Counts): void => {
  const { causes, entered, exits, censored } = counts
  const uneven = [censored, ...exits].find((byAge) => byAge.length !== entered.length)
  if (uneven !== undefined) throw new Error(`counts of ${entered.length} and of ${uneven.length} ages`)
  if (exits.length !== causes.length) throw new Error(`${causes.length} causes, but exits by ${exits.length}`)
}
