import { Comparison } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { addCounts, type CountedSpell } from '@hearback/survival'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroups } from '../src/estimate/comparison.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf({ fewestAtRisk: 1, fewestOnCurve: 1 })
const by = ['level']

/** Waits by level and region. */
type Cells = Readonly<Record<string, Readonly<Record<string, readonly CountedSpell[]>>>>

const cellsOf = (cells: Cells): GroupCounts[] =>
  Object.entries(cells).flatMap(([level, regions]) =>
    Object.entries(regions).map(([region, waits]) => ({
      ...groupOf(waits),
      key: { clock: 'stage:applied', region, level: level === 'unknown' ? null : level },
    })),
  )

/** The cells of a region put together, as counting without strata would. */
const groupsOf = (cells: readonly GroupCounts[]): GroupCounts[] =>
  [...Map.groupBy(cells, ({ key }) => key['region'] ?? '')].map(([region, own]) => {
    const [first = groupOf([]), ...more] = own
    const counts = more.reduce((sum, cell) => addCounts(sum, cell.counts), first.counts)
    const journeys = own.reduce((sum, cell) => sum + cell.journeys, 0)
    return { ...first, key: { clock: 'stage:applied', region }, counts, journeys, spells: journeys }
  })

const everything = () => true
const compared = (
  cells: readonly GroupCounts[],
  {
    mayBeShown = everything as (cell: { journeys: number }) => boolean,
    stratified = true,
    publicly = false,
  } = {},
) => {
  const stratifying = { by, cells, mayBeShown }
  const asked = { horizonDays: [2], weighting: 'log-rank', ...(stratified ? { stratifying } : {}) } as const
  const shown = { ...estimating, onlyDrawn: publicly }
  const [comparison] = compareGroups(groupsOf(cells), asked, shown).comparisons
  if (comparison === undefined) throw new Error('nothing compared')
  expect([...Value.Errors(Comparison, comparison)]).toEqual([])
  return comparison
}

/** Advanced on days 1 and 2, and on days 2 and 3. */
const fast = [...spells(1, 1, 'advanced'), ...spells(1, 2, 'advanced')]
const slow = [...spells(1, 2, 'advanced'), ...spells(1, 3, 'advanced')]

describe('a stratified comparison', () => {
  test('adds up what each stratum says', () => {
    // In each stratum O - E = 5/6 of the fast and V = 17/36: (2 x 5/6)^2 / (2 x 17/36) = 50/17.
    const cells = cellsOf({ junior: { EU: fast, US: slow }, senior: { EU: fast, US: slow } })
    const { tests, strata } = compared(cells)
    expect(tests.map(({ test: name, df }) => [name, df])).toEqual([
      ['log-rank', 1],
      ['cause-specific log-rank', 1],
      ['gray', 1],
    ])
    expect(tests[0]?.statistic).toBeCloseTo(50 / 17, 12)
    expect(strata).toMatchObject({ by, used: [{ level: 'junior' }, { level: 'senior' }], left_out: 0 })
  })

  test('lets opposite strata cancel, as the sum of their scores does', () => {
    const { tests } = compared(cellsOf({ junior: { EU: fast, US: slow }, senior: { EU: slow, US: fast } }))
    expect(tests[0]?.statistic).toBeCloseTo(0, 12)
  })

  test('does not take the mix of strata for a difference of groups', () => {
    // The regions do not differ within a level; only more of the EU are senior, who wait longer.
    const junior = spells(4, 1, 'advanced')
    const senior = [...spells(4, 6, 'advanced'), ...spells(2, 8, 'advanced')]
    const mix = cellsOf({
      junior: { EU: junior, US: [...junior, ...junior, ...junior] },
      senior: { EU: [...senior, ...senior, ...senior], US: senior },
    })
    expect(compared(mix, { stratified: false }).tests[0]?.p).toBeLessThan(0.05)
    expect(compared(mix).tests[0]?.p).toBeGreaterThan(0.9)
  })

  test('keeps the differences of whole groups, and says so', () => {
    const cells = cellsOf({ junior: { EU: fast, US: slow }, unknown: { EU: slow, US: slow } })
    const [with_, without] = [compared(cells), compared(cells, { stratified: false })]
    expect(with_.differences).toEqual(without.differences)
    expect(with_.strata?.of).toContain('differences are of whole groups')
    expect(with_.strata?.used).toEqual([{ level: 'junior' }, { level: null }])
    expect(without.strata).toBeNull()
  })
})

const anyWaits = fc.array(
  fc.record({
    firstSeen: fc.constant(0),
    duration: fc.nat({ max: 9 }),
    cause: fc.constantFrom('advanced', 'rejected', null),
  }),
  { minLength: 1, maxLength: 12 },
)
const anyRegions = fc.record({ EU: anyWaits, US: anyWaits, APAC: anyWaits })
type Tests = ReturnType<typeof compared>['tests']

const expectSameTests = (found: Tests, wanted: Tests) => {
  expect(found.map(({ test: name, of, df }) => [name, of, df])).toEqual(
    wanted.map(({ test: name, of, df }) => [name, of, df]),
  )
  for (const [i, { statistic }] of found.entries())
    expect(statistic ?? -1).toBeCloseTo(wanted[i]?.statistic ?? -1, 6)
}

test('one stratum that holds all is no stratification', () => {
  fc.assert(
    fc.property(anyRegions, (regions) => {
      const cells = cellsOf({ senior: regions })
      expectSameTests(compared(cells).tests, compared(cells, { stratified: false }).tests)
    }),
  )
})

test('the order of strata and of groups within them changes nothing', () => {
  fc.assert(
    fc.property(anyRegions, anyRegions, (junior, senior) => {
      const [cells, turned] = [cellsOf({ junior, senior }), cellsOf({ senior, junior })]
      expectSameTests(compared(turned).tests, compared(cells).tests)
    }),
  )
})

test('a stratum with one group changes nothing and is left out', () => {
  fc.assert(
    fc.property(anyRegions, anyWaits, (regions, alone) => {
      const cells = cellsOf({ senior: regions, junior: { EU: alone } })
      const { tests, strata } = compared(cells)
      expectSameTests(tests, compared(cellsOf({ senior: regions })).tests)
      expect(strata).toMatchObject({ used: [{ level: 'senior' }], left_out: 1 })
    }),
  )
})

const mayBeShown = ({ journeys }: { journeys: number }) => journeys > 2

test('a cell that may not be shown by itself enters no test', () => {
  fc.assert(
    fc.property(anyRegions, anyRegions, fc.array(fc.constant(1), { maxLength: 2 }), (junior, senior, few) => {
      const small = few.map(() => ({ firstSeen: 0, duration: 9, cause: 'rejected' }))
      const big = [...spells(3, 1, 'advanced'), ...junior.EU]
      const kept = { EU: big, US: [...spells(3, 4, 'advanced'), ...junior.US] }
      const cells = (apac: readonly CountedSpell[]) =>
        cellsOf({ junior: { ...kept, APAC: apac }, senior: { ...senior, APAC: spells(3, 2, 'advanced') } })
      expectSameTests(compared(cells(small), { mayBeShown }).tests, compared(cells([]), { mayBeShown }).tests)
    }),
  )
})

test('how many strata are left out is not told to the public', () => {
  const cells = cellsOf({ junior: { EU: fast, US: slow }, senior: { EU: fast } })
  expect(compared(cells, { publicly: true }).strata).toMatchObject({
    used: [{ level: 'junior' }],
    left_out: null,
  })
})

test('where no stratum has two groups nothing is tested, and that is said', () => {
  const { tests, reason, strata, differences } = compared(cellsOf({ a: { EU: fast }, b: { US: slow } }))
  expect([tests, strata?.left_out, differences.length]).toEqual([[], 2, 2])
  expect(reason).toContain('no stratum has two groups')
})
