import type { Access, Workspace } from '@hearback/access'
import type { Connection } from '@hearback/database'
import type { Appender } from '@hearback/event-log'
import type { ContributionLimits } from './contributions/limits.ts'
import type { Intake } from './intake/intake.ts'

export type IngestionOptions = {
  /**
   * With the role hearback_ingestion, of a user that may take the other roles too: erasing and reading
   * projections are done with theirs.
   */
  connection: Pick<Connection, 'db' | 'pool'>
  /** The same database for the job queue, which opens connections of its own. */
  databaseUrl: string
  access: Access
  /** Milliseconds since 1970. */
  now: () => number
  /** A cryptographic generator. */
  randomBytes: (size: number) => Buffer
  /** Uploaded files wait here until they are read; made with mode 0700. */
  spoolDirectory: string
  /** Largest file taken, in bytes once inflated (8 GiB). */
  largestFile?: number
}

/** What the routes of ingestion share. */
export type IngestionContext = IngestionOptions & {
  buckets: number
  append: Appender['append']
  intakeOf: (workspace: Workspace) => Intake
  limits: ContributionLimits
}
