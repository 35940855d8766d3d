import type { Comparison, ComparisonsAnswer, ComparisonTest, Difference } from '@hearback/contracts'
import { bar } from './bar.ts'
import { dayWord } from './day-word.ts'
import { nameOf, remarks } from './remarks.ts'
import { table } from './table.ts'

const probability = (p: number | null): string => {
  if (p === null) return '–'
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

const statistic = ({ statistic: value, df }: ComparisonTest): string[] => [
  value === null ? '–' : value.toFixed(2),
  df === null ? '–' : String(df),
]

/** A difference of two shares, in percentage points; never "-0". */
const points = (difference: number, decimals: number): string =>
  (100 * difference).toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, '$1')

/** Limits below zero have signs, so that a dash between them would read as one. */
const difference = ({ estimate, low, high }: Difference): string => {
  if (estimate === null) return '–'
  const within = low === null || high === null ? '' : ` (${points(low, 0)} to ${points(high, 0)})`
  return `${points(estimate, 1)}${within}`
}

const chartWidth = 20

/** The difference at the last horizon, with its sign. */
const lastBar = (differences: readonly Difference[], most: number): string => {
  const estimate = differences.at(-1)?.estimate ?? null
  return estimate === null || estimate === 0
    ? ''
    : `${estimate < 0 ? '-' : '+'}${bar(estimate, most, chartWidth)}`
}

const testTable = ({ tests }: Comparison): string =>
  table(
    ['test', 'of', 'statistic', 'df', 'p', 'adjusted p'],
    tests.map((test) => [
      test.trend ? `${test.test}, trend` : test.test,
      test.of.replaceAll('_', ' '),
      ...statistic(test),
      probability(test.p),
      probability(test.adjusted_p),
    ]),
  )

const differenceTable = ({ differences, main_cause: cause }: Comparison, word: string): string => {
  const told = differences.flatMap(({ key, horizons }) => [
    { name: nameOf(key), of: 'still waiting', at: horizons.map(({ waiting }) => waiting) },
    { name: '', of: (cause ?? '').replaceAll('_', ' '), at: horizons.map((each) => each.main_cause) },
  ])
  const most = Math.max(...told.map(({ at }) => Math.abs(at.at(-1)?.estimate ?? 0)))
  const rows = told.map(({ name, of, at }) => [name, of, ...at.map(difference), lastBar(at, most)])
  const horizons = differences[0]?.horizons ?? []
  const header = ['points more than the others', '', ...horizons.map(({ days }) => `by ${word} ${days}`), '']
  return table(header, rows)
}

const strataLine = ({ strata }: Comparison): string[] => {
  if (strata === null) return []
  const leftOut = strata.left_out === null ? '' : `, ${strata.left_out} left out`
  return [
    `Tests stratified by ${strata.by.join(', ')}: ${strata.used.length} strata used${leftOut}; ${strata.of}.`,
  ]
}

const renderComparison = (comparison: Comparison, word: string): string => {
  const { clock, tests, differences, reason } = comparison
  if (differences.length === 0) return `${clock}: nothing compared, ${reason ?? 'no test'}.`
  return [
    clock,
    ...(tests.length === 0 ? [] : [testTable(comparison)]),
    ...strataLine(comparison),
    ...(reason === null ? [] : [`${reason}.`]),
    '',
    differenceTable(comparison, word),
  ].join('\n')
}

/** What tests and differences say of each clock, and how many looks the p values are adjusted for. */
export const renderComparisons = (answer: ComparisonsAnswer): string => {
  const { comparisons, comparing } = answer
  const groups = answer.groups.map(({ key, journeys, running }) => [
    nameOf(key),
    String(journeys),
    String(running),
  ])
  return [
    groups.length === 0 ? 'Nothing to show.' : table(['group', 'journeys', 'running'], groups),
    ...comparisons.map((comparison) => renderComparison(comparison, dayWord(answer))),
    comparing.tests === 0
      ? ''
      : `p adjusted for ${comparing.tests} tests (Benjamini-Hochberg); compared: ${comparing.of}.`,
    remarks(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
