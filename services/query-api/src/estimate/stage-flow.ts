import type { Flow, FlowStep } from '@hearback/read-models'
import { addCounts, type Counts, countsUpTo, mergeCauses, type Step, withoutCounts } from '@hearback/survival'

/** The cause that leads on, and the one by which the last stage is left for the first day of work. */
export const ADVANCED = 'advanced'
const HIRED = 'hired'

/** The spells of one stage: all of them, and by segment. */
export type StageSpells = { counts: Counts; segments: ReadonlyMap<string, Counts> }

/** What journeys do among some stages: the spells of each in their order, and the steps between them. */
export type StageFlow = { stages: readonly StageSpells[]; steps: ReadonlyMap<string, FlowStep> }

/** The same, and that of the random groups of even number and of odd number by themselves. */
export type HalvedFlow = StageFlow & { halves: readonly [StageFlow, StageFlow] }

/** The flow of all journeys, and of all but each random group. */
export type JackknifedFlow = { whole: HalvedFlow; without: readonly HalvedFlow[] }

export const NO_SPELLS: Counts = { causes: [ADVANCED], entered: [], exits: [[]], censored: [] }

/**
 * The flow among the stages shown, by their clocks, and of no other: a step into another stage leads to none, and who
 * comes from another one starts here. Waits are followed up to tau. The journeys of a random group are taken away from
 * their half, so that a segment they are not in stays as it is. Segments, causes and steps of a random group come by
 * name, however they were counted: what is summed of them later is the same to the last digit.
 */
export const flowAmong = (
  random: readonly Flow[],
  clocks: readonly string[],
  { tau, segments }: { tau: number; segments: (clock: string, segment: string) => boolean },
): JackknifedFlow => {
  const groups = random.map((flow) => ({
    stages: clocks.map((clock) => spellsOf(flow.stages[clock] ?? {}, (name) => segments(clock, name), tau)),
    steps: stepsAmong(flow.steps, new Set(clocks)),
  }))
  const empty: StageFlow = { stages: clocks.map(() => emptyStage), steps: new Map() }
  const half = (parity: number) => groups.filter((_, g) => g % 2 === parity).reduce(together, empty)
  const [even, odd] = [half(0), half(1)]
  return {
    whole: halved(even, odd),
    without: groups.map((group, g) =>
      g % 2 === 0 ? halved(allBut(even, group), odd) : halved(even, allBut(odd, group)),
    ),
  }
}

const halved = (even: StageFlow, odd: StageFlow): HalvedFlow => ({
  ...together(even, odd),
  halves: [even, odd],
})

const emptyStage: StageSpells = { counts: NO_SPELLS, segments: new Map() }

const onwards = (cause: string): string => {
  const [plain = cause] = cause.split('/')
  return plain === HIRED ? ADVANCED : plain
}

/** Of entries with names that differ. */
const byName = <Value>(named: Iterable<readonly [string, Value]>): (readonly [string, Value])[] =>
  [...named].toSorted(([a], [b]) => (a < b ? -1 : 1))

const causesByName = ({ causes, exits, ...counts }: Counts): Counts => {
  const byCause = byName(causes.map((cause, k) => [cause, exits[k] ?? []] as const))
  return { ...counts, causes: byCause.map(([cause]) => cause), exits: byCause.map(([, byAge]) => byAge) }
}

/** `isSegment` says which segments stand for themselves; the others are counted in the whole alone. */
const spellsOf = (
  bySegment: Readonly<Record<string, Counts>>,
  isSegment: (name: string) => boolean,
  tau: number,
): StageSpells => {
  const named = byName(Object.entries(bySegment)).map(([name, counts]) => {
    const causes = Object.fromEntries(counts.causes.map((cause) => [cause, onwards(cause)]))
    return [name, causesByName(mergeCauses(countsUpTo(counts, tau), causes))] as const
  })
  return {
    counts: named.map(([, counts]) => counts).reduce(addCounts, NO_SPELLS),
    segments: new Map(named.filter(([name]) => isSegment(name))),
  }
}

const nameOf = ({ from, cause, to }: FlowStep): string => JSON.stringify([from, cause, to])

/** The steps as seen from the stages shown; those between others are dropped. */
const stepsAmong = (steps: readonly FlowStep[], shown: ReadonlySet<string>): Map<string, FlowStep> => {
  const only = (clock: string | null) => (clock !== null && shown.has(clock) ? clock : null)
  const seen = steps.flatMap((step): FlowStep[] => {
    const [from, to] = [only(step.from), only(step.to)]
    if (from === null && to === null) return []
    const cause = from === null || step.cause === null ? null : onwards(step.cause)
    return to === null && cause === null ? [] : [{ from, cause, to, spells: step.spells }]
  })
  return new Map(byName(addSteps(new Map(), seen)))
}

const addSteps = (before: ReadonlyMap<string, FlowStep>, steps: Iterable<FlowStep>) => {
  const all = new Map(before)
  for (const step of steps) {
    const known = all.get(nameOf(step))
    all.set(nameOf(step), { ...step, spells: step.spells + (known?.spells ?? 0) })
  }
  return all
}

const together = (a: StageFlow, b: StageFlow): StageFlow => ({
  stages: a.stages.map((stage, s) => {
    const more = b.stages[s] ?? emptyStage
    const segments = new Map(stage.segments)
    for (const [name, counts] of more.segments) {
      const before = segments.get(name)
      segments.set(name, before === undefined ? counts : addCounts(before, counts))
    }
    return { counts: addCounts(stage.counts, more.counts), segments }
  }),
  steps: addSteps(a.steps, b.steps.values()),
})

const allBut = (whole: StageFlow, group: StageFlow): StageFlow => ({
  stages: whole.stages.map((stage, s) => {
    const less = group.stages[s] ?? emptyStage
    const segments = new Map(stage.segments)
    for (const [name, counts] of less.segments) {
      const all = segments.get(name)
      if (all !== undefined) segments.set(name, withoutCounts(all, counts))
    }
    return { counts: withoutCounts(stage.counts, less.counts), segments }
  }),
  steps: addSteps(
    whole.steps,
    [...group.steps.values()].map((step) => ({ ...step, spells: -step.spells })),
  ),
})

/** Where journeys enter the stages, and where each cause of each stage leads, with their shares. */
export type StageRoutes = { start: Step[] | null; next: Readonly<Record<string, readonly Step[]>>[] }

/**
 * The routes that the steps taken so far show. Of those that left a stage by a cause, the share whose same fact
 * entered another one; of those it led to no stage, alike for every cause, the share that entered one later (the
 * background check after an acceptance, a stage in which a journey was reopened). `start` is null where nobody was
 * seen entering.
 */
export const routesOf = ({ steps }: StageFlow, clocks: readonly string[]): StageRoutes => {
  const all = [...steps.values()]
  const shares = (some: readonly FlowStep[], of: number): Step[] =>
    of <= 0 ? [] : some.map(({ to, spells }) => ({ to: clocks.indexOf(to ?? ''), share: spells / of }))
  const starts = all.filter(({ from }) => from === null)
  const next = clocks.map((clock) => {
    const own = all.filter(({ from }) => from === clock)
    const again = own.filter(({ cause }) => cause === null)
    const toNone = own.filter(({ cause, to }) => cause !== null && to === null)
    // A period may see more come back than it saw leave.
    const later = shares(again, Math.max(spellsIn(toNone), spellsIn(again)))
    const byCause = Map.groupBy(
      own.filter(({ cause }) => cause !== null),
      ({ cause }) => cause ?? '',
    )
    return Object.fromEntries(
      [...byCause].map(([cause, left]) => [
        cause,
        routesBy(left, later, (some) => shares(some, spellsIn(left))),
      ]),
    )
  })
  return { start: spellsIn(starts) > 0 ? shares(starts, spellsIn(starts)) : null, next }
}

const spellsIn = (steps: readonly FlowStep[]): number => steps.reduce((sum, { spells }) => sum + spells, 0)

const routesBy = (
  left: readonly FlowStep[],
  later: readonly Step[],
  shares: (some: readonly FlowStep[]) => Step[],
): Step[] => {
  const none = shares(left.filter(({ to }) => to === null)).reduce((sum, { share }) => sum + share, 0)
  return [
    ...shares(left.filter(({ to }) => to !== null)),
    ...later.map(({ to, share }) => ({ to, share: share * none })),
  ]
}
