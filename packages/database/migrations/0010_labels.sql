-- What labels of other systems mean to a workspace, beside the shipped synonyms, and how far projections have
-- taken changes of that into account.
CREATE TABLE access.label (
  workspace_id integer NOT NULL REFERENCES access.workspace,
  process      text NOT NULL,
  label        text NOT NULL CHECK (label <> ''),
  stage        text NOT NULL,
  PRIMARY KEY (workspace_id, process, label)
);
COMMENT ON TABLE access.label IS 'A label, normalised, and the stage of the process it means to this workspace, or hired.';

-- Locked until the change commits, so that changes commit in the order of their numbers.
CREATE TABLE access.label_change (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number   bigint NOT NULL DEFAULT 0
);
INSERT INTO access.label_change DEFAULT VALUES;
COMMENT ON TABLE access.label_change IS 'How many times any workspace has changed its labels.';

CREATE TABLE access.labelled_workspace (
  workspace_id integer NOT NULL REFERENCES access.workspace,
  process      text NOT NULL,
  changed      bigint NOT NULL,
  PRIMARY KEY (workspace_id, process)
);
COMMENT ON TABLE access.labelled_workspace IS 'The last change of a workspace to the labels of a process.';

CREATE TABLE read_model.labels_folded (
  version  integer NOT NULL,
  bucket   smallint NOT NULL,
  number   bigint NOT NULL,
  PRIMARY KEY (version, bucket)
);
COMMENT ON TABLE read_model.labels_folded IS 'All journeys of this bucket of a projection are folded by the labels of this change or a later one; without a row, 0.';

GRANT SELECT, INSERT, DELETE ON access.label TO hearback_ingestion;
GRANT SELECT, UPDATE (number) ON access.label_change TO hearback_ingestion;
GRANT SELECT, INSERT, UPDATE (changed) ON access.labelled_workspace TO hearback_ingestion;
GRANT SELECT ON access.label, access.label_change, access.labelled_workspace TO hearback_projector, hearback_query, hearback_reader;
GRANT SELECT, INSERT, UPDATE (number) ON read_model.labels_folded TO hearback_projector;
GRANT SELECT ON read_model.labels_folded TO hearback_query;
