import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** Keyed pseudonyms of one workspace. All are 16 bytes as 32 hex digits. */
export type Pseudonyms = {
  /** Of the source system's id of a journey; an id the API gave out (`j_` and 32 hex digits) is itself. */
  journey: (sourceId: string) => string
  /** Of an event's given id within its journey; an id the API gave out (`e_` and 32 hex digits) is itself. */
  eventById: (journeyId: string, givenId: string) => string
  /** Of an event without an id: of its content, and of its ordinal among equal events where that counts. */
  eventByContent: (journeyId: string, content: string) => string
  /** Of who brought a journey: an import, a key, a person's token. */
  contributor: (name: string) => string
  /**
   * Those of somebody who brings timelines by a token: their journeys have names of their own, so that the rows 1, 2
   * and 3 of two strangers never meet. An id the API gave out is no exception.
   */
  ofContributor: (contributor: string) => Pseudonyms
}

const blockBytes = 64
const digestBytes = 32
const rememberedJourneys = 100_000
const rememberedContributors = 10_000

/**
 * HMAC-SHA-256 (RFC 2104) truncated to 16 bytes, for a key of at most 64 bytes. Same result as `createHmac`,
 * a tenth of its cost for short messages: the padded key blocks are made once and both hashes are one-shot.
 * Throws on a longer key.
 */
export const keyedHash = (key: Buffer): ((message: string) => string) => {
  if (key.length > blockBytes) throw new Error(`a pseudonym key has at most ${blockBytes} bytes`)
  let inner = Buffer.alloc(4096, 0x36)
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c)
  for (const [index, byte] of key.entries()) {
    inner[index] = 0x36 ^ byte
    outer[index] = 0x5c ^ byte
  }
  return (message) => {
    // A UTF-16 unit takes at most three bytes in UTF-8.
    const needed = blockBytes + message.length * 3
    if (inner.length < needed) inner = Buffer.concat([inner.subarray(0, blockBytes)], needed)
    const written = inner.write(message, blockBytes)
    // As a binary text (one character a byte) the digest costs a quarter less than as a buffer.
    outer.write(hash('sha256', inner.subarray(0, blockBytes + written), 'binary'), blockBytes, 'binary')
    return hash('sha256', outer, 'hex').slice(0, 32)
  }
}

const ownJourney = /^j_([0-9a-f]{32})$/
const ownEvent = /^e_([0-9a-f]{32})$/

/** The hex digits in a journey id the API gave out, or null for anything else. */
export const journeyPseudonymIn = (text: string): string | null => ownJourney.exec(text)?.[1] ?? null

/** A journey's pseudonym as the API writes it; takes hex digits with or without the hyphens of a uuid. */
export const journeyIdText = (pseudonym: string): string => `j_${pseudonym.replaceAll('-', '')}`

/** An event's pseudonym as the API writes it; takes hex digits with or without the hyphens of a uuid. */
export const eventIdText = (pseudonym: string): string => `e_${pseudonym.replaceAll('-', '')}`

/** The pseudonyms of a workspace. The workspace is part of every message, so equal keys would still not join two. */
export const pseudonymsOf = (workspace: { id: number; pseudonymKey: Buffer }): Pseudonyms => {
  const keyed = keyedHash(workspace.pseudonymKey)
  const journeys = new LRUCache<string, string>({ max: rememberedJourneys })
  const contributors = new LRUCache<string, string>({ max: rememberedContributors })
  const journey = (sourceId: string): string => {
    const known = journeys.get(sourceId)
    if (known !== undefined) return known
    const made = journeyPseudonymIn(sourceId) ?? keyed(`${workspace.id}\0journey\0${sourceId}`)
    journeys.set(sourceId, made)
    return made
  }
  const pseudonyms: Pseudonyms = {
    journey,
    eventById: (journeyId, givenId) =>
      ownEvent.exec(givenId)?.[1] ?? keyed(`${workspace.id}\0event\0${journeyId}\0${givenId}`),
    eventByContent: (journeyId, content) => keyed(`${workspace.id}\0content\0${journeyId}\0${content}`),
    contributor: (name) => {
      // Asked for by every request, and mostly for the same few.
      const made = contributors.get(name) ?? keyed(`${workspace.id}\0contributor\0${name}`)
      contributors.set(name, made)
      return made
    },
    ofContributor: (contributor) => ({
      ...pseudonyms,
      journey: (sourceId) => keyed(`${workspace.id}\0contributed\0${contributor}\0${sourceId}`),
    }),
  }
  return pseudonyms
}
