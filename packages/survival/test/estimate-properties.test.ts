import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AalenJohansen,
  aalenJohansen,
  addCounts,
  addScores,
  bottleneckMeasures,
  type CountedSpell,
  type Counts,
  composedTime,
  conditionalQuantile,
  conditionalWait,
  countsOf,
  differenceTest,
  forecast,
  grayScores,
  incidenceAt,
  incidenceQuantile,
  logRankScores,
  mergeCauses,
  nelsonAalen,
  probabilityAt,
  quantile,
  REACHED,
  restrictedMean,
  ultimateIncidence,
} from '../src/index.ts'
import { anySpells, CAUSES, counted, followedSpells, upTo } from './samples.ts'

const ages = upTo(24)
const asked = { advance: 'advanced', losses: ['rejected'], fewestAdvanced: 1 }
const open = [2, 0, 1, 3, 0, 1]

/** A number of a cause by its name, whatever its place; null of a cause that nobody ended by. */
const ofCause = <Said>(curve: AalenJohansen, cause: string, say: (k: number) => Said): Said | null => {
  const k = curve.causes.indexOf(cause)
  return k < 0 ? null : say(k)
}

/** What is said of a sample and of its parts as segments, by the names of causes. */
const estimatesOf = (whole: Counts, parts: readonly Counts[]) => {
  const curve = aalenJohansen(whole)
  const half = { counts: whole, segments: parts }
  const [measured] = bottleneckMeasures([{ visits: 1, tau: 12, halves: [half, half] }], asked)
  const stages = [{ curve, next: { advanced: [{ to: REACHED, share: 1 } as const] } }]
  const wait = conditionalWait(whole, { waited: 3, within: 4 })
  // Which segment is the example is told by its place, and of equals either may be.
  const { examples, ...said } = measured ?? {}
  return {
    waiting: ages.map((age) => probabilityAt(curve, age)),
    quantiles: [0.2, 0.5].map((p) => quantile(curve, p)),
    mean: restrictedMean(curve, 12),
    byCause: CAUSES.map((cause) =>
      ofCause(curve, cause, (k) => [
        ages.map((age) => incidenceAt(curve, k, age, { ci: 'loglog' })),
        incidenceQuantile(curve, k, 0.3),
        conditionalQuantile(curve, k, 0.5, 12),
        forecast(open, curve, k, 3).expected,
        wait.outcome === 'answered' ? wait.ended[k] : null,
      ]),
    ),
    ultimate: ultimateIncidence(whole, 'advanced', { fewestAtRisk: 2 }),
    measured: { ...said, bestMean: examples?.bestMean },
    composed: composedTime([{ to: 0, share: 1 }], stages, 12),
    tests: [logRankScores(parts, { cause: 'rejected' }), grayScores(parts, 'advanced')].map(differenceTest),
  }
}

/** Sums in another order differ in their last digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_name, inner) =>
      typeof inner === 'number' ? Math.round(inner * 1e9) / 1e9 + 0 : inner,
    ),
  )

const shuffled = (spells: readonly CountedSpell[]) =>
  fc.shuffledSubarray([...spells], { minLength: spells.length })

const segmentsOf = (parts: readonly (readonly CountedSpell[])[]): Counts[] =>
  parts.map((spells) => countsOf(spells))

test('no estimate depends on the order of journeys, of their segments or of their causes', () => {
  const samples = fc.tuple(anySpells, anySpells, anySpells)
  const withMoved = samples.chain((parts) =>
    fc.tuple(
      fc.constant(parts),
      fc.tuple(...parts.map(shuffled)),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    ),
  )
  fc.assert(
    fc.property(withMoved, ([parts, moved, order]) => {
      const [before, after] = [segmentsOf(parts), segmentsOf(order.map((place) => moved[place] ?? []))]
      const found = estimatesOf(after.reduce(addCounts), after)
      expect(rounded(found)).toEqual(rounded(estimatesOf(before.reduce(addCounts), before)))
    }),
    { numRuns: 60 },
  )
})

test('an irrelevant segment, in which nobody was seen, changes no estimate', () => {
  fc.assert(
    fc.property(anySpells, anySpells, (a, b) => {
      const [parts, nobody] = [[counted(a), counted(b)], counted([])]
      const more = [nobody, ...parts, nobody]
      expect(rounded(estimatesOf(more.reduce(addCounts), more))).toEqual(
        rounded(estimatesOf(parts.reduce(addCounts), parts)),
      )
    }),
    { numRuns: 60 },
  )
})

test('a stratum in which only one group was seen changes no test', () => {
  fc.assert(
    fc.property(anySpells, anySpells, anySpells, (a, b, alone) => {
      const groups = [counted(a), counted(b)]
      const stratum = [counted(alone), counted([])]
      const [without, having] = [[groups], [groups, stratum]].map((strata) =>
        differenceTest(addScores(strata.map((of) => logRankScores(of)))),
      )
      expect(rounded(having)).toEqual(rounded(without))
    }),
  )
})

/** The steps of each cause's cumulative hazard after an age. */
const hazardsAfter = (counts: Counts, age: number) => {
  const curve = aalenJohansen(counts, { start: age + 1 })
  return CAUSES.map((_, k) => nelsonAalen(curve, k))
}

test('a wait censored at an age changes no hazard after it, and nothing said to those who waited longer', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 15 }), fc.nat({ max: 12 }), (spells, age, firstSeen) => {
      const before = counted(spells)
      const after = counted([...spells, { firstSeen: Math.min(firstSeen, age), duration: age, cause: null }])
      const longer = (counts: Counts) => hazardsAfter(counts, age).map(({ hazard }) => hazard.slice(age + 1))
      expect(longer(after)).toEqual(longer(before))
      const question = { waited: age, within: 5 }
      expect(conditionalWait(after, question)).toEqual(conditionalWait(before, question))
    }),
  )
})

test('an exit changes no hazard before it', () => {
  fc.assert(
    fc.property(followedSpells, fc.nat({ max: 15 }), (spells, age) => {
      const [ended, running] = ['advanced', null].map((cause) =>
        nelsonAalen(aalenJohansen(counted([...spells, { firstSeen: 0, duration: age, cause }]))),
      )
      expect(ended?.hazard.slice(0, age)).toEqual(running?.hazard.slice(0, age))
    }),
  )
})

test('what lies ahead adds up: the endings and going on waiting to 1, and with what has been to the whole', () => {
  fc.assert(
    fc.property(followedSpells, fc.nat({ max: 8 }), (spells, waited) => {
      const found = conditionalWait(counted(spells), { waited, within: 5 })
      if (found.outcome !== 'answered') return
      const ended = found.ended.reduce((sum, { estimate }) => sum + (estimate ?? Number.NaN), 0)
      expect(ended + (found.stillWaiting.estimate ?? Number.NaN)).toBeCloseTo(1, 12)
      const curve = aalenJohansen(counted(spells))
      const whole = probabilityAt(curve, waited + found.within).estimate ?? Number.NaN
      const sofar = probabilityAt(curve, waited).estimate ?? Number.NaN
      expect(sofar * (found.stillWaiting.estimate ?? Number.NaN)).toBeCloseTo(whole, 12)
    }),
  )
})

test('causes told together are the sum of what they are apart, and change nothing said of the others', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const apart = aalenJohansen(counted(spells))
      const together = aalenJohansen(mergeCauses(counted(spells), { rejected: 'gone', withdrawn: 'gone' }))
      for (const age of ages) {
        const of = (curve: AalenJohansen, cause: string) =>
          incidenceAt(curve, curve.causes.indexOf(cause), age).estimate
        const parts = [of(apart, 'rejected'), of(apart, 'withdrawn')]
        const sum = parts.some((part) => part === null) ? null : (parts[0] ?? 0) + (parts[1] ?? 0)
        expect(rounded(of(together, 'gone'))).toEqual(rounded(sum))
        expect(rounded(incidenceAt(together, 0, age))).toEqual(rounded(incidenceAt(apart, 0, age)))
      }
    }),
  )
})

test('of what comes in the end, the bounds differ by those who still wait', () => {
  fc.assert(
    fc.property(followedSpells, (spells) => {
      const found = ultimateIncidence(counted(spells), 'advanced', { fewestAtRisk: 1 })
      if (found === null) throw new Error('somebody was followed')
      const waiting = probabilityAt(aalenJohansen(counted(spells)), found.last).estimate ?? Number.NaN
      const apart = (found.atMost.estimate ?? Number.NaN) - (found.atLeast.estimate ?? Number.NaN)
      expect(apart).toBeCloseTo(waiting, 12)
    }),
  )
})
