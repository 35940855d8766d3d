import type { LRUCache } from 'lru-cache'
import type { IngestionContext } from '../ingestion-context.ts'
import type { Sample } from './sample.ts'
import type { Spool } from './spool.ts'

/** What the routes and the job of imports share. */
export type ImportsContext = IngestionContext & {
  spool: Spool
  /** Samples of dry runs by import. Kept in memory for a while and never stored: a dry run stores nothing. */
  samples: LRUCache<string, Sample>
}
