-- Secrets with which other systems sign what they deliver. A signature can only be checked with the secret itself, so
-- it is kept as it is, for the one role that checks; no answer shows it.
CREATE TABLE access.webhook_secret (
  workspace_id integer NOT NULL REFERENCES access.workspace (id),
  system       text NOT NULL,
  secret       text NOT NULL,
  set_at       timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, system)
);
COMMENT ON COLUMN access.webhook_secret.secret IS 'Shared with the other system; never leaves the server.';

GRANT SELECT, INSERT, UPDATE ON access.webhook_secret TO hearback_ingestion;
