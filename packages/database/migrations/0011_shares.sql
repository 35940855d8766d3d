-- Links that let whoever holds them ask about one workspace under the public rules, until they expire.
CREATE TABLE access.share (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL REFERENCES access.workspace (id),
  label        text NOT NULL,
  question     text,
  token_hash   bytea NOT NULL UNIQUE,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at   timestamptz
);
COMMENT ON COLUMN access.share.question IS 'The only question it may ask, as path and parameters; null = any question.';

GRANT SELECT, INSERT, UPDATE (revoked_at) ON access.share TO hearback_ingestion;
GRANT SELECT ON access.share TO hearback_query;
