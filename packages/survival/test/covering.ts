import { expect } from 'vitest'
import { aalenJohansen, type CountedSpell, type Counts, countsOf, type Estimate } from '../src/index.ts'
import { seededChance } from './seeded.ts'

/** A wait that ends on each day with these chances, by advancing and by rejection. */
export type Law = { advanced: number; rejected: number }

export const usual: Law = { advanced: 0.03, rejected: 0.02 }
export const causes = ['advanced', 'rejected'] as const

/** P(still waiting after the age), of whoever waits when age 0 begins. */
export const survivingTo = ({ advanced, rejected }: Law, age: number): number =>
  (1 - advanced - rejected) ** (age + 1)

/** P(advanced up to and with the age); the same ahead of whoever still waits, as the law knows no age. */
export const advancedBy = (law: Law, age: number): number =>
  (law.advanced / (law.advanced + law.rejected)) * (1 - survivingTo(law, age))

/**
 * A wait as it is seen: half of them from the start, the others only if they still run after up to two weeks; followed
 * for up to sixty days from then on. One that was over before is not seen, and another is drawn.
 */
export const seenWait = (chance: () => number, law: Law): CountedSpell => {
  for (;;) {
    const firstSeen = chance() < 0.5 ? 0 : Math.floor(chance() * 15)
    const last = firstSeen + Math.floor(chance() * 60)
    const wait = drawnWait(chance, law, last)
    if (wait.duration >= firstSeen) return { ...wait, firstSeen }
  }
}

/** A wait followed from its start to a last day. */
export const drawnWait = (chance: () => number, { advanced, rejected }: Law, last: number): CountedSpell => {
  for (let day = 0; day <= last; day++) {
    const drawn = chance()
    if (drawn < advanced + rejected)
      return { firstSeen: 0, duration: day, cause: drawn < advanced ? 'advanced' : 'rejected' }
  }
  return { firstSeen: 0, duration: last, cause: null }
}

export const sampleOf = (chance: () => number, waits: number, law: Law = usual): Counts =>
  countsOf(
    Array.from({ length: waits }, () => seenWait(chance, law)),
    causes,
  )

/** So many samples, the same every time. */
export const samplesOf = (seed: number, trials: number, waits: number, law: Law = usual): Counts[] => {
  const chance = seededChance(seed)
  return Array.from({ length: trials }, () => sampleOf(chance, waits, law))
}

export const curvesOf = (samples: readonly Counts[]) => samples.map((counts) => aalenJohansen(counts))

/** Does the interval hold the truth? One that is unknown holds nothing. */
export const holds = ({ low, high }: Estimate, truth: number): boolean =>
  low !== null && high !== null && low <= truth && truth <= high

/** As `holds`; an upper limit that was not reached within the follow-up is none. */
export const holdsAge = ({ low, high }: Estimate, truth: number): boolean =>
  low !== null && low <= truth && truth <= (high ?? Number.POSITIVE_INFINITY)

/** Three Monte Carlo standard errors of a rate seen in so many trials. */
export const monteCarlo = (trials: number, rate = 0.95): number => 3 * Math.sqrt((rate * (1 - rate)) / trials)

/** The rate at which intervals hold lies within Monte Carlo error of the nominal one. */
export const expectNominal = (held: readonly boolean[], what: string, nominal = 0.95): void =>
  expectBetween(held, { least: nominal, most: nominal }, what)

/** Of an interval known to hold more often than it says, or less: within Monte Carlo error of these rates. */
export const expectBetween = (
  held: readonly boolean[],
  { least, most }: { least: number; most: number },
  what: string,
): void => {
  const rate = held.filter(Boolean).length / held.length
  expect(rate, what).toBeGreaterThan(least - monteCarlo(held.length, least))
  expect(rate, what).toBeLessThan(most + monteCarlo(held.length, most))
}
