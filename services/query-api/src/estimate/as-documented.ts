import type { DocumentedMeasure, VendorDefinition } from '@hearback/contracts'
import { type Counts, totalsOf } from '@hearback/survival'
import { type Comparing, comparableNumbers } from './comparable-numbers.ts'

/** A measure before the difference is put in words: the words are made of what may be shown. */
export type EstimatedMeasure = Omit<DocumentedMeasure, 'difference'>

/** Waits by what a measure makes of them: `byAge[u]` completed at age u. */
type Sorted = { byAge: readonly number[]; completed: number; otherwise: number; waiting: number }

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const sorted = (counts: Counts, completed: readonly string[]): Sorted => {
  const counting = counts.causes.map((cause) => completed.includes('any') || completed.includes(cause))
  const byAge = counts.entered.map((_, age) =>
    sum(counts.exits.map((exits, k) => (counting[k] === true ? (exits[age] ?? 0) : 0))),
  )
  const { exits, censored } = totalsOf(counts)
  return { byAge, completed: sum(byAge), otherwise: sum(exits) - sum(byAge), waiting: censored }
}

/** Of the completed waits, in days; the others are left out, which is what makes it naive. */
const mean = ({ byAge, completed }: Sorted): number => sum(byAge.map((exits, age) => exits * age)) / completed

/** The wait in the middle, or the middle of the two there. */
const median = ({ byAge, completed }: Sorted): number => {
  const lengthOf = (place: number): number => {
    let before = 0
    return byAge.findIndex((exits) => (before += exits) >= place)
  }
  return (lengthOf(Math.ceil(completed / 2)) + lengthOf(Math.floor(completed / 2) + 1)) / 2
}

const numberOf = (statistic: VendorDefinition['statistic'], waits: Sorted) => {
  if (statistic === 'mean') return { days: mean(waits), share: null }
  if (statistic === 'median') return { days: median(waits), share: null }
  // All who were in the stage are the denominator: those who left otherwise, and those who still wait.
  return { days: null, share: waits.completed / (waits.completed + waits.otherwise + waits.waiting) }
}

/**
 * What another tool would show of these waits, as its maker documents it, with what it leaves out and the numbers of
 * ours that answer the same. Ages in whole days. Nothing where fewer completed than a wait may be compared with.
 * It is a naive number: completed waits alone, or those still waiting counted as if they had failed.
 */
export const asDocumented = (
  counts: Counts,
  definition: VendorDefinition,
  estimating: Comparing,
): EstimatedMeasure => {
  const { vendor, measure, statistic, completed, assumed, source } = definition
  const waits = sorted(counts, completed)
  const few = waits.completed < estimating.fewestAtRisk
  const are = statistic === 'share' ? 'in_denominator' : 'left_out'
  const all = waits.completed + waits.otherwise + waits.waiting
  return {
    vendor,
    measure,
    statistic,
    ...(few ? { days: null, share: null } : numberOf(statistic, waits)),
    rests_on: statistic === 'share' ? all : waits.completed,
    completed: waits.completed,
    still_waiting: { waits: waits.waiting, are },
    ended_otherwise: { waits: waits.otherwise, are },
    hearback: comparableNumbers(counts, definition, estimating),
    assumed: [...assumed],
    reason: few ? `fewer than ${estimating.fewestAtRisk} completed` : null,
    source,
  }
}
