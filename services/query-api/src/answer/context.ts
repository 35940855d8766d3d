import type { Connection } from '@hearback/database'
import type { Definitions } from '../definitions.ts'

/** What answering needs beside the question. */
export type AnswerContext = {
  db: Connection['db']
  /** Milliseconds since 1970. */
  now: () => number
  definitions: Definitions
  /** The instant before which every recorded event is in the answers, RFC 3339. */
  projectedThrough: () => Promise<string>
  /** How long an answer waits for the events of a token, in milliseconds. */
  waitLimit: number
  /** Changes whenever answers are made in another way, so that no old one is taken for a new one. */
  version: string
}
