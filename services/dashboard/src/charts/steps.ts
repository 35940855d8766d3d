/** A place of a step function, in pixels: from `x` on, until the next place, it stands at `y`, or is not known. */
export type Step = { x: number; y: number | null }
/** A place of a band between two step functions. */
export type BandStep = { x: number; low: number | null; high: number | null }

const pixels = (value: number): string => String(Math.round(value * 10) / 10)

/** Runs of neighbours of which everything is known; between them is a gap. */
const knownRuns = <Known>(steps: readonly (Known | null)[]): Known[][] => {
  const runs: Known[][] = [[]]
  for (const step of steps) {
    if (step === null) runs.push([])
    else runs.at(-1)?.push(step)
  }
  return runs.filter((run) => run.length > 0)
}

type KnownStep = { x: number; y: number }

/** Along a run of steps to its last place: first level, then up or down. */
const along = (run: readonly KnownStep[]): string =>
  run
    .map(({ x, y }, index) =>
      index === 0
        ? `${pixels(x)},${pixels(y)}`
        : `H${pixels(x)}${y === run[index - 1]?.y ? '' : `V${pixels(y)}`}`,
    )
    .join('')

/** The same way back from the last place. */
const back = (run: readonly KnownStep[]): string =>
  run
    .toReversed()
    .map(({ x, y }, index) => (index === 0 ? `L${pixels(x)},${pixels(y)}` : `V${pixels(y)}H${pixels(x)}`))
    .join('')

/** The path of a step function that stands until its next place; gaps are left open. Empty where nothing is known. */
export const stepPath = (steps: readonly Step[]): string =>
  knownRuns(steps.map(({ x, y }) => (y === null ? null : { x, y })))
    .map((run) => `M${along(run)}`)
    .join('')

/** The path of the area between two step functions; gaps are left out. Empty where nothing is known. */
export const bandPath = (steps: readonly BandStep[]): string =>
  knownRuns(steps.map(({ x, low, high }) => (low === null || high === null ? null : { x, low, high })))
    .map((run) => {
      const upper = run.map(({ x, high }) => ({ x, y: high }))
      const lower = run.map(({ x, low }) => ({ x, y: low }))
      return `M${along(upper)}${back(lower)}Z`
    })
    .join('')
