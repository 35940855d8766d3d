const pseudonym = /^[0-9a-f]{32}$/

/**
 * The bucket a journey lives in, 0 to `buckets` - 1. The pseudonym is a keyed hash over workspace and
 * journey, so its first 32 bits are already spread evenly and no second hash is needed.
 * Throws if the id is not 32 lower-case hex digits: the same journey written another way would land elsewhere.
 */
export const bucketOf = (journeyId: string, buckets: number): number => {
  if (!pseudonym.test(journeyId)) throw new Error('a journey id of the log is 32 lower-case hex digits')
  return Number.parseInt(journeyId.slice(0, 8), 16) % buckets
}
