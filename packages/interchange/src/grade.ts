/** What a file's facts are worth, counted while reading. Nothing in it names a journey. */
export type QualityCounts = {
  /** Distinct journeys. In files of events above some million journeys a few in a thousand may be missed. */
  journeys: number
  /** Facts, without the statements about what was observed. */
  facts: number
  /** Facts whose day is known and whose time of day is not. */
  dayOnlyFacts: number
  /** Facts of unknown day, endings included: statuses without a date. */
  undatedFacts: number
  /** Milestones dated before the wait they would end. */
  negativeWaits: number
  /** Journeys that end in some way: rejected, withdrawn, closed, accepted or declined. */
  endedJourneys: number
}

/** What became of the rows of a file that say something of a journey. */
export type RowCounts = {
  /** All of them: without rows of a tracker that were never applied for. */
  rows: number
  /** Of these, rows of which nothing, or not everything, was stored. */
  refusedRows: number
}

export type Grade = 'A' | 'B' | 'C' | 'D'

export const noCounts = (): QualityCounts => ({
  journeys: 0,
  facts: 0,
  dayOnlyFacts: 0,
  undatedFacts: 0,
  negativeWaits: 0,
  endedJourneys: 0,
})

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** One point over 2 %, two over 10 %, three over 50 %. */
const pointsOver = (part: number): number => (part > 0.5 ? 3 : part > 0.1 ? 2 : part > 0.02 ? 1 : 0)

/**
 * The grade of an import, A to D: it starts at A and each weakness takes points (a point is a grade).
 *
 * - day-only dates: half a point if most facts have no time of day. Waits in days lose nothing by it.
 * - statuses without dates, per journey: one point over 2 %, two over 10 %, three over 50 %.
 * - negative waits, per journey: half a point for any, one over 2 %, two over 10 %.
 * - refused rows, of all rows: one point over 2 %, two over 10 %, three over 50 %: which are missing is not by chance.
 * - missing endings: one point if fewer than 5 % of at least 20 journeys end: a log that forgets rejections.
 *
 * A file without journeys is a D. Thresholds are a convention, not a measurement; the counts travel beside it.
 */
export const gradeOf = (counts: QualityCounts, { rows, refusedRows }: RowCounts): Grade => {
  const { journeys, facts, dayOnlyFacts, undatedFacts, negativeWaits, endedJourneys } = counts
  if (journeys === 0 || facts === 0) return 'D'
  const undated = share(undatedFacts, journeys)
  const negative = share(negativeWaits, journeys)
  const points =
    (share(dayOnlyFacts, facts) > 0.5 ? 0.5 : 0) +
    pointsOver(undated) +
    pointsOver(share(refusedRows, Math.max(rows, refusedRows))) +
    (negative > 0.1 ? 2 : negative > 0.02 ? 1 : negative > 0 ? 0.5 : 0) +
    (journeys >= 20 && share(endedJourneys, journeys) < 0.05 ? 1 : 0)
  return points < 0.5 ? 'A' : points < 1.5 ? 'B' : points < 2.5 ? 'C' : 'D'
}
