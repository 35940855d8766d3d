-- Timelines that people without a key bring to a community which is open to them, and can take back.
ALTER TABLE access.workspace
  ADD COLUMN open_to_contributions boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT workspace_open_check CHECK (NOT open_to_contributions OR (kind = 'community' AND public));
COMMENT ON COLUMN access.workspace.open_to_contributions IS 'Anybody may bring timelines, with a token in place of a key.';

GRANT UPDATE (open_to_contributions) ON access.workspace TO hearback_ingestion;
GRANT SELECT (open_to_contributions) ON access.workspace TO hearback_reader;

ALTER TABLE ingestion.import ADD COLUMN contributed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ingestion.import.contributed IS 'Brought with a contributor''s token: its journeys are that contributor''s alone.';
CREATE INDEX ON ingestion.import (workspace_id, contributor) WHERE contributed;

CREATE TABLE ingestion.contributed_journey (
  journey_id   uuid PRIMARY KEY,
  workspace_id integer NOT NULL REFERENCES access.workspace (id),
  contributor  uuid NOT NULL
);
CREATE INDEX ON ingestion.contributed_journey (workspace_id, contributor);
COMMENT ON TABLE ingestion.contributed_journey IS 'Which journeys came with a contributor''s token, so that they can be found and taken back.';

GRANT SELECT, INSERT ON ingestion.contributed_journey TO hearback_ingestion;
GRANT USAGE ON SCHEMA ingestion TO hearback_eraser;
GRANT SELECT, DELETE ON ingestion.contributed_journey TO hearback_eraser;
