/** A seeded source of chance: the same seed gives the same timelines on every machine. */
export type Chance = {
  /** Uniform in [0, 1). */
  next: () => number
  /** True with probability p. */
  happens: (p: number) => boolean
  /** One of the values, each as likely as its weight says (all alike without weights). */
  pick: <T>(values: readonly T[], weights?: readonly number[]) => T
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for samples, not for secrets. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(values: readonly T[], weights?: readonly number[]): T => {
    const shares = weights ?? values.map(() => 1)
    let left = next() * shares.reduce((sum, share) => sum + share, 0)
    const index = shares.findIndex((share) => (left -= share) < 0)
    const value = values[index < 0 ? values.length - 1 : index]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return { next, happens: (p) => next() < p, pick }
}

/** Whole days drawn as the floor of a Weibull variable: P(wait <= u days) = 1 - exp(-((u + 1) / scale) ^ shape). */
export type Wait = { scale: number; shape: number }

/** A wait in whole days. */
export const drawWait = (chance: Chance, { scale, shape }: Wait): number =>
  Math.floor(scale * (-Math.log(1 - chance.next())) ** (1 / shape))

/** P(wait <= days), the truth a test holds the estimates to. */
export const waitedAtMost = ({ scale, shape }: Wait, days: number): number =>
  days < 0 ? 0 : 1 - Math.exp(-(((days + 1) / scale) ** shape))
