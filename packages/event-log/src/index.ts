export { type Appender, type AppenderOptions, createAppender } from './appender.ts'
export { bucketOf } from './bucket.ts'
export { contentOf } from './content.ts'
export { type Erased, type Erasure, type Erasures, eraseJourney, eraseJourneys } from './erase.ts'
export { type Followed, type FollowOptions, follow } from './follow.ts'
export type { JourneyEvent, LoggedEvent, Tombstone } from './logged-event.ts'
export type { Appended, NewEvent } from './new-event.ts'
export {
  bucketCount,
  erasedJourneys,
  heads,
  journeyEvents,
  type Reader,
  readBucket,
  readJourneys,
} from './read.ts'
export { type Known, readKnown, readKnownJourneys } from './read-known.ts'
export { type Positions, parseToken, tokenOf } from './token.ts'
export { Interrupted } from './transaction.ts'
export { type EventBody, upcast } from './upcast.ts'
