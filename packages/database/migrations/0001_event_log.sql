-- The event log: immutable facts in a fixed number of buckets, each with contiguous positions.
-- `bucket` leads every key, so the same schema can be distributed by bucket.
CREATE SCHEMA log;

CREATE TABLE log.setting (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  buckets  smallint NOT NULL CHECK (buckets BETWEEN 1 AND 1024)
);
COMMENT ON TABLE log.setting IS 'Set once when the log is made; the number of buckets never changes afterwards.';

CREATE TABLE log.head (
  bucket   smallint PRIMARY KEY,
  position bigint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN log.head.position IS 'Position of the last event of the bucket; appends lock this row.';

CREATE TABLE log.event (
  bucket         smallint NOT NULL,
  position       bigint NOT NULL,
  workspace_id   integer,
  journey_id     uuid,
  event_id       uuid,
  schema_version smallint,
  type           text,
  process        text,
  precision      text,
  occurred_day   date,
  latest_day     date,
  occurred_at    timestamptz,
  recorded_at    timestamptz,
  contributor    uuid,
  body           jsonb,
  PRIMARY KEY (bucket, position),
  UNIQUE (bucket, journey_id, event_id)
);
COMMENT ON TABLE log.event IS 'Append-only. A row whose journey_id is null and type is null is the tombstone of an erased event.';
COMMENT ON COLUMN log.event.journey_id IS 'Keyed pseudonym; includes the workspace, so it is unique over all workspaces.';
COMMENT ON COLUMN log.event.precision IS 'instant, day, between (occurred_day to latest_day) or unknown (no day).';
COMMENT ON COLUMN log.event.occurred_day IS 'Calendar day in the workspace''s time zone at recording; null when not known.';
COMMENT ON COLUMN log.event.body IS 'detail, attributes, by.';
