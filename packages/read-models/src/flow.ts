import { addCounts, type Counts } from '@hearback/survival'

/**
 * One step of journeys; `from` and `to` are clocks (`stage:x`).
 *
 * - `from` and `cause`: a spell of `from` ended by `cause`, and the same fact entered `to` (null = no stage). Every
 *   counted exit is in exactly one such step.
 * - `from` null: `to` is the journey's first stage.
 * - `from` without `cause`: `to` was entered while no stage was held, `from` being the last one held before: after an
 *   acceptance the background check, after an ending the stage the journey was reopened in.
 */
export type FlowStep = { from: string | null; cause: string | null; to: string | null; spells: number }

/** What is additive of a set of journeys: the counts of each stage by segment, and the steps between stages. */
export type Flow = {
  /** Clock -> segment name (see `segmentValues`) -> counts; '' = not compared. */
  stages: Readonly<Record<string, Readonly<Record<string, Counts>>>>
  steps: readonly FlowStep[]
}

/** The flow of two disjoint sets of journeys taken together: counts of the same stage and segment, and the same steps, add up. */
export const addFlows = (a: Flow, b: Flow): Flow => ({
  stages: joined(a.stages, b.stages, (x, y) => joined(x, y, addCounts)),
  steps: addSteps([...a.steps, ...b.steps]),
})

/** The values behind a segment's name, in the order of `segmentBy`; none for '', the segments not compared. */
export const segmentValues = (name: string): string[] => {
  if (name === '') return []
  const values: unknown = JSON.parse(name)
  if (!Array.isArray(values)) throw new Error(`not the name of a segment: ${name}`)
  return values.map(String)
}

const joined = <Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  add: (x: Value, y: Value) => Value,
): Record<string, Value> => {
  const all = new Map(Object.entries(a))
  for (const [name, value] of Object.entries(b)) {
    const before = all.get(name)
    all.set(name, before === undefined ? value : add(before, value))
  }
  return Object.fromEntries(all)
}

const addSteps = (steps: readonly FlowStep[]): FlowStep[] => {
  const all = new Map<string, FlowStep>()
  for (const step of steps) {
    const name = JSON.stringify([step.from, step.cause, step.to])
    all.set(name, { ...step, spells: step.spells + (all.get(name)?.spells ?? 0) })
  }
  return [...all.values()]
}
