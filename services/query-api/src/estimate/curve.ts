import type { Curve } from '@hearback/contracts'
import {
  type AalenJohansen,
  aalenJohansen,
  type Counts,
  curveStart,
  cutWhereFew,
  probabilityAt,
} from '@hearback/survival'
import type { Estimating } from './estimating.ts'

/** A curve of nobody: everything about it is unknown. */
const unknownCurve = ({ causes }: Counts): AalenJohansen =>
  aalenJohansen({ causes, entered: [], exits: causes.map(() => []), censored: [] })

/**
 * The curve all numbers of a group are read from. It starts at the first age with enough spells at risk; where
 * only the drawn part may be read it also ends there.
 */
export const curveOf = (
  counts: Counts,
  { fewestAtRisk, fewestOnCurve, onlyDrawn }: Estimating,
): AalenJohansen => {
  const start = curveStart(counts, fewestAtRisk)
  if (start === null) return unknownCurve(counts)
  const curve = aalenJohansen(counts, { start })
  return onlyDrawn ? cutWhereFew(curve, fewestOnCurve) : curve
}

/** The part of a curve that is drawn: as far as enough spells are at risk for single ones not to show. */
export const drawnCurve = (curve: AalenJohansen, { fewestOnCurve, unitsPerDay, band }: Estimating): Curve => {
  const drawn = cutWhereFew(curve, fewestOnCurve)
  const ages = Array.from({ length: drawn.last - drawn.start + 1 }, (_, index) => drawn.start + index)
  const limits = ages.map((age) => probabilityAt(drawn, age, band))
  const from = <T>(values: readonly T[]): T[] => values.slice(drawn.start)
  return {
    days: ages.map((age) => age / unitsPerDay),
    at_risk: from(drawn.atRisk),
    waiting: from(drawn.surviving),
    low: limits.map(({ low }) => low),
    high: limits.map(({ high }) => high),
    exits: Object.fromEntries(drawn.causes.map((cause, k) => [cause, from(drawn.incidence[k] ?? [])])),
  }
}
