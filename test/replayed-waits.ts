import {
  aalenJohansen,
  type CountedSpell,
  countsOf,
  cutWhereFew,
  type Estimate,
  incidenceAt,
  restrictedMean,
} from '@hearback/survival'

/** The same waits twice, in the same order: as they were known on an earlier day, and as they came out. */
export type Replayed = {
  /** What the waits are, for the reader of a failure. */
  name: string
  known: readonly CountedSpell[]
  /** Each is over, or was followed beyond every age asked about. */
  final: readonly CountedSpell[]
}

/** A number that came, and what was said of it on the earlier day: rightly, and as it is usually said. */
export type Cell = {
  name: string
  truth: number
  estimate: Estimate
  /** Those still running taken for ones that never end. */
  ofAll: Estimate
  /** Those still running left out. */
  ofEnded: Estimate
}

/** Three standard errors to either side; the interval of a share keeps its sense where none has ended, or all. */
const confidence = 0.9973

/** Where fewer are at risk an answer stops. */
const fewestAtRisk = 10

const curveOf = (waits: readonly CountedSpell[], causes: readonly string[]) =>
  aalenJohansen(countsOf(waits, causes))

/** The curve of what is known, and those of two usual ways to prepare it. */
const curvesOf = ({ name, known, final }: Replayed, causes: readonly string[], tau: number) => {
  if (known.length !== final.length) throw new Error(`${name}: ${known.length} waits became ${final.length}`)
  const endless = known.map((wait) => (wait.cause === null ? { ...wait, duration: tau } : wait))
  return {
    right: cutWhereFew(curveOf(known, causes), fewestAtRisk),
    ofAll: curveOf(endless, causes),
    ofEnded: curveOf(
      known.filter(({ cause }) => cause !== null),
      causes,
    ),
  }
}

const shareWithin = (waits: readonly CountedSpell[], cause: string, age: number): number =>
  waits.filter((wait) => wait.cause === cause && wait.duration <= age).length / waits.length

/** The chances of each cause by each age at which something is said. Of what neither came nor was foreseen there is no cell. */
export const chancesOf = (replayed: Replayed, causes: readonly string[], ages: readonly number[]): Cell[] => {
  const { right, ofAll, ofEnded } = curvesOf(replayed, causes, Math.max(...ages))
  return causes.flatMap((cause, k) =>
    ages.flatMap((age) => {
      const said = (curve: typeof right) => incidenceAt(curve, k, age, { confidence })
      const truth = shareWithin(replayed.final, cause, age)
      const estimate = said(right)
      if (estimate.estimate === null || (truth === 0 && estimate.estimate === 0)) return []
      const name = `${replayed.name}, ${cause} by ${age}`
      return [{ name, truth, estimate, ofAll: said(ofAll), ofEnded: said(ofEnded) }]
    }),
  )
}

/** The mean wait up to the age `tau`, or to the end of the follow-up; none where nothing had ended by then. */
export const meanOf = (replayed: Replayed, tau: number): Cell[] => {
  const { right, ofAll, ofEnded } = curvesOf(replayed, [], tau)
  const estimate = restrictedMean(right, tau, confidence)
  const used = estimate.tau
  if (used === null || estimate.low === null) return []
  const said = (curve: typeof right) => restrictedMean(curve, used, confidence)
  const came = replayed.final.reduce((sum, { duration }) => sum + Math.min(duration, used), 0)
  return [
    {
      name: `${replayed.name}, mean up to ${used}`,
      truth: came / replayed.final.length,
      estimate,
      ofAll: said(ofAll),
      ofEnded: said(ofEnded),
    },
  ]
}

type Way = 'estimate' | 'ofAll' | 'ofEnded'

const holds = (cell: Cell, way: Way): boolean => {
  const { low, high } = cell[way]
  return low !== null && high !== null && low - 1e-12 <= cell.truth && cell.truth <= high + 1e-12
}

/** The test: the share of cells in which what was said holds what came. */
export const shareHeld = (cells: readonly Cell[], way: Way): number =>
  cells.filter((cell) => holds(cell, way)).length / cells.length

/** The cells that fail, each in a line, to be shown with the test. */
export const missed = (cells: readonly Cell[]): string =>
  cells
    .filter((cell) => !holds(cell, 'estimate'))
    .map(({ name, truth, estimate: { low, high } }) => `${name}: said ${low} to ${high}, came ${truth}`)
    .join('\n')
