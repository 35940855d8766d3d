import { bucketOf } from './bucket.ts'
import { contentOf } from './content.ts'
import type { Appended, NewEvent } from './new-event.ts'

/** A new event with its bucket. */
export type Bucketed = { event: NewEvent; bucket: number }

/** A new event and the place in the log it was given. */
export type Placed = Bucketed & { position: bigint }

/** The event an id already stands for. */
export type Original = { position: bigint; content: string }

/** What a batch comes to: one outcome for each event in the order given, the rows to write, and the heads after them. */
export type Placement = { outcomes: Appended[]; rows: Placed[]; heads: Map<number, bigint> }

/** Key of an event: its journey and its id (the bucket follows from the journey). */
export const keyOf = (journeyId: string, eventId: string): string => journeyId + eventId

/** Each event with the bucket of its journey. Throws on a journey id that is no pseudonym. */
export const bucketed = (events: readonly NewEvent[], buckets: number): Bucketed[] =>
  events.map((event) => ({ event, bucket: bucketOf(event.journeyId, buckets) }))

/**
 * Gives every event the next position of its bucket, in the order given, trusting that no id is known.
 * `heads` are the locked heads of (at least) the batch's buckets. Throws if a bucket has none.
 */
export const placeUnchecked = (batch: readonly Bucketed[], heads: ReadonlyMap<number, bigint>): Placement => {
  const next = openPlacement(heads)
  for (const entry of batch) next.append(entry)
  return next.placement
}

/**
 * The same, but an event whose key is in `originals` or came earlier in the batch is not written again:
 * the same content is a duplicate, another content a conflict, and both name the original's position.
 */
export const placeChecked = (
  batch: readonly Bucketed[],
  heads: ReadonlyMap<number, bigint>,
  originals: ReadonlyMap<string, Original>,
): Placement => {
  const next = openPlacement(heads)
  const known = new Map(originals)
  for (const entry of batch) {
    const key = keyOf(entry.event.journeyId, entry.event.eventId)
    const content = contentOf(entry.event)
    const original = known.get(key)
    if (original === undefined) {
      known.set(key, { position: next.append(entry), content })
    } else {
      const outcome = original.content === content ? 'duplicate' : 'conflict'
      next.placement.outcomes.push({ outcome, bucket: entry.bucket, position: original.position })
    }
  }
  return next.placement
}

const openPlacement = (heads: ReadonlyMap<number, bigint>) => {
  const placement: Placement = { outcomes: [], rows: [], heads: new Map() }
  const append = ({ event, bucket }: Bucketed): bigint => {
    const head = placement.heads.get(bucket) ?? heads.get(bucket)
    if (head === undefined) throw new Error(`the log has no head for bucket ${bucket}`)
    const position = head + 1n
    placement.heads.set(bucket, position)
    placement.rows.push({ event, bucket, position })
    placement.outcomes.push({ outcome: 'appended', bucket, position })
    return position
  }
  return { placement, append }
}
