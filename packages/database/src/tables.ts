import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { DayNumber } from './days.ts'

/** Comes back as a day number (whole days since 1970-01-01); goes in as `dateOf(day)` or `2026-03-31`. */
type DayColumn = ColumnType<DayNumber, DayNumber | string, DayNumber | string>
/** Comes back as milliseconds since 1970; goes in as a Date or a text. */
type InstantColumn = ColumnType<number, Date | string, Date | string>

type EventTable = {
  bucket: number
  position: bigint
  workspace_id: number | null
  journey_id: string | null
  event_id: string | null
  schema_version: number | null
  type: string | null
  process: string | null
  precision: string | null
  occurred_day: DayColumn | null
  latest_day: DayColumn | null
  occurred_at: InstantColumn | null
  recorded_at: InstantColumn | null
  contributor: string | null
  body: unknown
}

type WorkspaceTable = {
  id: Generated<number>
  name: string
  kind: Generated<'employer' | 'community'>
  public: Generated<boolean>
  synthetic: Generated<boolean>
  open_to_contributions: Generated<boolean>
  time_zone: Generated<string>
  dimensions: Generated<string[]>
  weekend: Generated<string[]>
  holidays: ColumnType<DayNumber[], string | undefined, string>
  pseudonym_key: Buffer
  created_at: InstantColumn
}

type ApiKeyTable = {
  id: Generated<number>
  workspace_id: number
  label: string
  scopes: string[]
  key_hash: Buffer
  created_at: InstantColumn
  revoked_at: InstantColumn | null
}

type ShareTable = {
  id: Generated<number>
  workspace_id: number
  label: string
  question: string | null
  token_hash: Buffer
  created_at: InstantColumn
  expires_at: InstantColumn
  revoked_at: InstantColumn | null
}

type LabelTable = { workspace_id: number; process: string; label: string; stage: string }
type LabelChangeTable = { only_row: Generated<boolean>; number: bigint }
type LabelledWorkspaceTable = { workspace_id: number; process: string; changed: bigint }
type LabelsFoldedTable = { version: number; bucket: number; number: bigint }
type WebhookSecretTable = {
  workspace_id: number
  system: string
  secret: string
  set_at: InstantColumn
}

type ImportTable = {
  id: string
  workspace_id: number
  state: 'queued' | 'running' | 'done' | 'failed'
  format: string | null
  process: string
  options: JSONColumnType<Record<string, unknown>>
  dry_run: Generated<boolean>
  contributor: string
  contributed: Generated<boolean>
  size_bytes: bigint
  read_bytes: Generated<bigint>
  rows: Generated<bigint>
  counts: ColumnType<Record<string, number>, string | undefined, string>
  grade: string | null
  guesses: ColumnType<{ setting: string; value: string; reason: string }[], string | undefined, string>
  dropped: Generated<string[]>
  problem: JSONColumnType<Record<string, unknown>> | null
  token: string | null
  created_at: InstantColumn
  seen_at: InstantColumn
  finished_at: InstantColumn | null
  started_at: InstantColumn | null
}

type ImportFindingTable = {
  import_id: string
  number: number
  row: bigint | null
  column: string | null
  rule: string
  refused: boolean
  message: string
}

type ContributedJourneyTable = { journey_id: string; workspace_id: number; contributor: string }

type ProjectionTable = {
  version: number
  state: 'building' | 'current' | 'retired' | 'restatement'
  created_at: InstantColumn
  switched_at: InstantColumn | null
}

type RestatementTable = {
  id: Generated<number>
  workspace_id: number
  known_at: string
  recorded_before: InstantColumn
  state: Generated<'requested' | 'folding' | 'ready' | 'failed' | 'dismissed'>
  version: number | null
  target: bigint[] | null
  attempts: Generated<number>
  error: string | null
  requested_at: InstantColumn
  ready_at: InstantColumn | null
}

/** Tables of one projection; reached with `db.withSchema('projection_<version>')`. */
export type ProjectionTables = {
  checkpoint: { bucket: number; position: bigint }
  journey: {
    bucket: number
    journey_id: string
    workspace_id: number
    process: string
    segment_id: bigint | null
    contributor: string | null
    stage: string | null
    stage_since: DayColumn | null
    ended: string | null
    first_day: DayColumn | null
    last_day: DayColumn | null
    observed_from: DayColumn | null
    observed_through: DayColumn | null
    observed_stated: boolean
    inclusion: string
    events: number
    parked_error: string | null
    parked_at: bigint | null
  }
  segment: {
    bucket: number
    segment_id: bigint
    workspace_id: number
    employer: string | null
    role_family: string | null
    level: string | null
    region: string | null
    work_mode: string | null
    source: string | null
    department: string | null
    requisition: string | null
    own: JSONColumnType<Record<string, string>>
  }
  spell: {
    bucket: number
    journey_id: string
    clock: string
    visit: number
    workspace_id: number
    process: string
    segment_id: bigint
    contributor: string | null
    inclusion: string
    entered_day: DayColumn
    first_seen_day: DayColumn
    exit_day: DayColumn | null
    entered_at: InstantColumn | null
    exit_at: InstantColumn | null
    cause: string | null
    kind: string | null
    observed_through: DayColumn | null
    observed_stated: boolean
  }
  finding: {
    bucket: number
    journey_id: string
    number: number
    workspace_id: number
    process: string
    segment_id: bigint
    inclusion: string
    clock: string | null
    rule: string
    day: DayColumn
    event_type: string | null
  }
  measure: {
    bucket: number
    journey_id: string
    expectation: string
    visit: number
    from_day: DayColumn
    workspace_id: number
    process: string
    segment_id: bigint
    contributor: string | null
    inclusion: string
    anchored_day: DayColumn
    until_day: DayColumn | null
    outcome: string
    value: number | null
    observed_stated: boolean
  }
}

/** Every table of the database by its full name, and those of a projection without schema. */
export type Database = ProjectionTables & {
  'log.setting': { only_row: Generated<boolean>; buckets: number }
  'log.head': { bucket: number; position: bigint }
  'log.event': EventTable
  'access.workspace': WorkspaceTable
  'access.api_key': ApiKeyTable
  'access.share': ShareTable
  'access.label': LabelTable
  'access.label_change': LabelChangeTable
  'access.labelled_workspace': LabelledWorkspaceTable
  'access.webhook_secret': WebhookSecretTable
  'ingestion.import': ImportTable
  'ingestion.import_finding': ImportFindingTable
  'ingestion.contributed_journey': ContributedJourneyTable
  'read_model.projection': ProjectionTable
  'read_model.labels_folded': LabelsFoldedTable
  'read_model.restatement': RestatementTable
}
