import type { CountedSpell } from '../src/index.ts'

/** Chance that comes the same every time: mulberry32 (Tommy Ettinger, public domain). */
export const seededChance = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A wait that ends each day with 3 % by advancing and 2 % by rejection, followed for 0 to 59 days unless said. */
export const seededWait = (chance: () => number, followed = Math.floor(chance() * 60)): CountedSpell => {
  for (let day = 0; day <= followed; day++) {
    const drawn = chance()
    if (drawn < 0.05) return { firstSeen: 0, duration: day, cause: drawn < 0.03 ? 'advanced' : 'rejected' }
  }
  return { firstSeen: 0, duration: followed, cause: null }
}
