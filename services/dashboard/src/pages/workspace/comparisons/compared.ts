import type { AnswerOf } from '../../../api/questions.ts'
import { type Curve, dashes, seriesColours } from '../../../charts/curve.ts'
import type { IntervalRow } from '../../../charts/interval-rows.ts'
import { ofEstimate, type Unit } from '../../../charts/unit.ts'
import { nameOf } from '../../../words/names.ts'
import { count, interval, number } from '../../../words/numbers.ts'

export type ComparisonsAnswer = AnswerOf<'/v1/comparisons'>
type Comparison = ComparisonsAnswer['comparisons'][number]
type Test = Comparison['tests'][number]
type DurationGroup = AnswerOf<'/v1/stage-durations'>['groups'][number]

/** Under this adjusted p a difference is called one: one such finding in twenty is expected to be chance. */
const called = 0.05

/** The name of a segment: the values of its key, without the clock that all of them share. */
export const segmentName = (key: Readonly<Record<string, unknown>>): string =>
  Object.entries(key)
    .filter(([name]) => name !== 'clock')
    .map(([, value]) => (value === null ? 'not said' : nameOf(String(value))))
    .join(', ')

const asksInWords = ({ test, of, trend }: Test): string => {
  if (trend)
    return `${of === 'any' ? 'Waits end' : `“${nameOf(of)}” comes`} more and more often from earlier to later cohorts`
  if (test === 'log-rank') return 'Waits end at different speeds'
  if (test === 'gray') return `Different shares end as “${nameOf(of)}”`
  return `“${nameOf(of)}” comes at different speeds`
}

const verdictOf = ({ adjusted_p: p }: Test): string => {
  if (p === null) return 'cannot be compared'
  return p < called ? 'yes' : 'not told apart from chance'
}

const pInWords = (p: number | null): string => {
  if (p === null) return '–'
  return p < 0.001 ? 'under 0.001' : number3(p)
}
const number3 = (value: number): string => value.toFixed(3)

export type TestRow = {
  asks: string
  verdict: string
  test: string
  statistic: string
  p: string
  adjusted: string
}

/** The tests of a comparison, each with what it asks and what it says, in words. */
export const testRows = ({ tests }: Comparison): TestRow[] =>
  tests.map((test) => ({
    asks: asksInWords(test),
    verdict: verdictOf(test),
    test: test.test === 'gray' ? 'Gray' : test.test,
    statistic:
      test.statistic === null
        ? '–'
        : `${test.trend ? 'z' : 'χ²'} ${number(test.statistic)}${test.df === null ? '' : `, df ${test.df}`}`,
    p: pInWords(test.p),
    adjusted: pInWords(test.adjusted_p),
  }))

/** What a comparison finds, in a sentence or two. */
export const comparisonFinding = (comparison: Comparison): string => {
  const { groups, tests, reason, main_cause } = comparison
  if (groups.length < 2)
    return reason ?? 'There are fewer than two segments that may be shown, so nothing is compared.'
  const overall = tests.find(({ test, trend }) => test === 'log-rank' && !trend)
  const main = tests.find(({ test, of, trend }) => test === 'gray' && of === main_cause && !trend)
  const speed =
    overall?.adjusted_p == null
      ? 'How fast waits end cannot be compared'
      : overall.adjusted_p < called
        ? `The ${count(groups.length)} segments differ in how fast waits end`
        : `The ${count(groups.length)} segments are not told apart in how fast waits end`
  const share =
    main?.adjusted_p == null || main_cause === null
      ? ''
      : main.adjusted_p < called
        ? `, and they differ in the share that ends as “${nameOf(main_cause)}”`
        : `, and the share that ends as “${nameOf(main_cause)}” is not told apart from chance`
  return `${speed}${share}.${reason === null ? '' : ` ${reason}.`}`
}

/** A row a segment: the share that ended by the main cause within some days, and of those still waiting. */
export const shareRows = (answer: ComparisonsAnswer, within: number): IntervalRow[] => {
  const cause = answer.comparisons[0]?.main_cause ?? null
  return answer.groups.map(({ key, horizons, spells }) => {
    const horizon = horizons.find(({ days }) => days === within)
    const ended = cause === null ? null : ofEstimate(horizon?.exits[cause])
    return {
      label: `${segmentName(key)} (${count(spells)})`,
      estimates: [ended, ofEstimate(horizon?.waiting)],
    }
  })
}

/** A row a segment: by how much its share differs from that of all the others together. */
export const differenceRows = ({ differences }: Comparison, within: number): IntervalRow[] =>
  differences.map(({ key, horizons }) => {
    const horizon = horizons.find(({ days }) => days === within)
    return {
      label: segmentName(key),
      estimates: [ofEstimate(horizon?.main_cause), ofEstimate(horizon?.waiting)],
    }
  })

/** Which segments lie clearly above or below the others, in a sentence. */
export const differenceFinding = ({ differences, main_cause }: Comparison, within: number): string => {
  const told = differences.flatMap(({ key, horizons }) => {
    const { low, high, estimate } = horizons.find(({ days }) => days === within)?.main_cause ?? {}
    if (low == null || high == null || estimate == null || (low <= 0 && high >= 0)) return []
    const way = estimate > 0 ? 'more' : 'fewer'
    return [
      `${segmentName(key)} has ${number(Math.abs(estimate) * 100)} percentage points ${way} (${interval({ low, high }, signed)})`,
    ]
  })
  const what = `“${nameOf(main_cause ?? 'ended')}” within ${within} days`
  return told.length === 0
    ? `No segment’s interval keeps clear of the others in ${what}.`
    : `In ${what}, against all other segments together: ${told.join('; ')}. Each interval stands for itself; the tests below are adjusted for their number.`
}

const signed = (value: number): string => {
  const size = number(Math.abs(value) * 100)
  if (size === '0') return size
  return value > 0 ? `+${size}` : `−${size}`
}

/** Differences of shares, in percentage points with their sign. */
export const differences: Unit = {
  tick: signed,
  text: (value) => (value === null ? '–' : `${signed(value)} points`),
  end: signed,
  most: 1,
}

/** A curve a segment: those still waiting. */
export const waitingCurves = (groups: readonly DurationGroup[]): Curve[] =>
  groups.map(({ key, curve }, index) => ({
    label: segmentName(key),
    days: curve.days,
    share: curve.waiting,
    low: curve.low,
    high: curve.high,
    colour: seriesColours[index % seriesColours.length] ?? '',
    dash: dashes[index % dashes.length] ?? '',
  }))
