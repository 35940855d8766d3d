import { approximateSet } from '@hearback/interchange'

/** Counts journeys by their pseudonyms, each once. */
export type JourneyCount = { note: (journeyId: string) => void; total: () => number }

/**
 * Opens a count of distinct journeys in at most 16 MiB, however many they are: above some million a few in a thousand
 * may be missed, as in `QualityCounts`.
 */
export const openJourneyCount = (): JourneyCount => {
  const seen = approximateSet()
  let [total, last] = [0, '']
  return {
    note: (journeyId) => {
      // Rows of a journey mostly stand together.
      if (journeyId === last) return
      last = journeyId
      // A pseudonym is a keyed hash itself: 32 hex digits.
      if (!seen.add(journeyId.replaceAll('-', ''))) total += 1
    },
    total: () => total,
  }
}
