-- Which days of a workspace nobody works: its weekend and its holidays, for answers in working days.
ALTER TABLE access.workspace
  ADD COLUMN weekend  text[] NOT NULL DEFAULT '{saturday,sunday}'
    CHECK (weekend <@ '{monday,tuesday,wednesday,thursday,friday,saturday,sunday}'::text[]),
  ADD COLUMN holidays date[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN access.workspace.holidays IS 'Single days nobody works, in order; one on a weekend takes nothing out.';

GRANT UPDATE (weekend, holidays) ON access.workspace TO hearback_ingestion;
GRANT SELECT (weekend, holidays) ON access.workspace TO hearback_reader;
