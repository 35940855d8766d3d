-- Who may ask and who brings timelines.
CREATE SCHEMA access;

CREATE TABLE access.workspace (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kind          text NOT NULL DEFAULT 'employer' CHECK (kind IN ('employer', 'community')),
  public        boolean NOT NULL DEFAULT false,
  synthetic     boolean NOT NULL DEFAULT false,
  time_zone     text NOT NULL DEFAULT 'UTC',
  dimensions    text[] NOT NULL DEFAULT '{}',
  pseudonym_key bytea NOT NULL,
  created_at    timestamptz NOT NULL
);
COMMENT ON COLUMN access.workspace.kind IS 'community: clock times are dropped on arrival; an unobserved journey is known up to its contributor''s latest activity.';
COMMENT ON COLUMN access.workspace.synthetic IS 'Holds invented timelines; every answer says so.';
COMMENT ON COLUMN access.workspace.pseudonym_key IS 'Secret of the keyed journey, event and contributor pseudonyms; never leaves the server.';

CREATE TABLE access.api_key (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL REFERENCES access.workspace (id),
  label        text NOT NULL,
  scopes       text[] NOT NULL,
  key_hash     bytea NOT NULL UNIQUE,
  created_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);

CREATE SCHEMA ingestion;

CREATE TABLE ingestion.import (
  id               uuid PRIMARY KEY,
  workspace_id     integer NOT NULL REFERENCES access.workspace (id),
  state            text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  format           text,
  process          text NOT NULL,
  options          jsonb NOT NULL,
  dry_run          boolean NOT NULL DEFAULT false,
  contributor      uuid NOT NULL,
  size_bytes       bigint NOT NULL,
  read_bytes       bigint NOT NULL DEFAULT 0,
  rows             bigint NOT NULL DEFAULT 0,
  counts           jsonb NOT NULL DEFAULT '{}',
  grade            text,
  guesses          jsonb NOT NULL DEFAULT '[]',
  dropped          text[] NOT NULL DEFAULT '{}',
  problem          jsonb,
  token            text,
  created_at       timestamptz NOT NULL,
  seen_at          timestamptz NOT NULL,
  finished_at      timestamptz
);
CREATE INDEX ON ingestion.import (workspace_id, created_at);
COMMENT ON COLUMN ingestion.import.format IS 'As asked for or recognised; null until then.';
COMMENT ON COLUMN ingestion.import.read_bytes IS 'Of size_bytes, scaled over all passes a reader makes over the file.';
COMMENT ON COLUMN ingestion.import.dropped IS 'Names of columns and fields that were not read.';
COMMENT ON COLUMN ingestion.import.seen_at IS 'When somebody last worked on it; one left alone too long is taken up again.';

CREATE TABLE ingestion.import_finding (
  import_id uuid NOT NULL REFERENCES ingestion.import (id) ON DELETE CASCADE,
  number    integer NOT NULL,
  row       bigint,
  "column"  text,
  rule      text NOT NULL,
  refused   boolean NOT NULL,
  message   text NOT NULL,
  PRIMARY KEY (import_id, number)
);
COMMENT ON TABLE ingestion.import_finding IS 'What a reader noticed or refused: row, column and rule, never the value of a refused cell.';
