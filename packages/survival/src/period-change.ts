import { sum, valueAt } from './arrays.ts'

/** How often a journey comes to a stage on average, and how long a visit takes (unknown where there is none). */
export type StageTime = { visits: number; mean: number | null }

export type PeriodChange = {
  /** E[T] = sum of visits x mean, before and after, and what it changed by. */
  before: number
  after: number
  change: number
  /** The part of each stage because its visits take longer or shorter, and because they are more or fewer. */
  durations: readonly number[]
  visits: readonly number[]
}

/**
 * The change of a mean total time between two periods, exactly, stage by stage:
 * dE[T] = sum (m_B - m_A) (p_A + p_B) / 2 + sum (p_B - p_A) (m_A + m_B) / 2.
 *
 * A stage that nobody came to in one period has no mean there; that of the other period stands for it, so that its
 * whole part is one of visits. Null where a stage that was visited has no known mean.
 *
 * Source: Kitagawa (1955), J. Am. Stat. Assoc. 50, 1168-1194. Throws RangeError unless the stages are as many.
 */
export const decomposeChange = (a: readonly StageTime[], b: readonly StageTime[]): PeriodChange | null => {
  if (a.length !== b.length) throw new RangeError(`${a.length} stages before, but ${b.length} after`)
  const stages = a.map((before, s) => pairOf(before, valueAt(b, s)))
  const known = stages.filter((stage) => stage !== null)
  if (known.length < stages.length) return null
  const before = sum(known.map(({ pA, mA }) => pA * mA))
  const after = sum(known.map(({ pB, mB }) => pB * mB))
  return {
    before,
    after,
    change: after - before,
    durations: known.map(({ pA, pB, mA, mB }) => ((mB - mA) * (pA + pB)) / 2),
    visits: known.map(({ pA, pB, mA, mB }) => ((pB - pA) * (mA + mB)) / 2),
  }
}

const pairOf = (a: StageTime, b: StageTime) => {
  if ((a.visits > 0 && a.mean === null) || (b.visits > 0 && b.mean === null)) return null
  // Nobody came: the other period's mean, and where nobody ever came any number, as it is multiplied by 0.
  const mA = a.mean ?? b.mean ?? 0
  return { pA: a.visits, pB: b.visits, mA, mB: b.mean ?? mA }
}
