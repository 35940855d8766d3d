-- Made by `pnpm schema` from the migrations; a test holds it equal to what they make.
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO hearback_eraser;
GRANT USAGE ON SCHEMA access TO hearback_ingestion;
GRANT USAGE ON SCHEMA access TO hearback_projector;
GRANT USAGE ON SCHEMA access TO hearback_query;
GRANT USAGE ON SCHEMA access TO hearback_reader;
CREATE TABLE access.api_key (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  workspace_id integer NOT NULL,
  label text NOT NULL,
  scopes text[] NOT NULL,
  key_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT api_key_key_hash_key UNIQUE (key_hash),
  CONSTRAINT api_key_pkey PRIMARY KEY (id),
  CONSTRAINT api_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
GRANT INSERT, SELECT, UPDATE (revoked_at) ON access.api_key TO hearback_ingestion;
GRANT SELECT ON access.api_key TO hearback_query;
CREATE TABLE access.label (
  workspace_id integer NOT NULL,
  process text NOT NULL,
  label text NOT NULL,
  stage text NOT NULL,
  CONSTRAINT label_label_check CHECK ((label <> ''::text)),
  CONSTRAINT label_pkey PRIMARY KEY (workspace_id, process, label),
  CONSTRAINT label_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
COMMENT ON TABLE access.label IS 'A label, normalised, and the stage of the process it means to this workspace, or hired.';
GRANT DELETE, INSERT, SELECT ON access.label TO hearback_ingestion;
GRANT SELECT ON access.label TO hearback_projector;
GRANT SELECT ON access.label TO hearback_query;
GRANT SELECT ON access.label TO hearback_reader;
CREATE TABLE access.label_change (
  only_row boolean NOT NULL DEFAULT true,
  number bigint NOT NULL DEFAULT 0,
  CONSTRAINT label_change_only_row_check CHECK (only_row),
  CONSTRAINT label_change_pkey PRIMARY KEY (only_row)
);
COMMENT ON TABLE access.label_change IS 'How many times any workspace has changed its labels.';
GRANT SELECT ON access.label_change TO hearback_projector;
GRANT SELECT ON access.label_change TO hearback_query;
GRANT SELECT ON access.label_change TO hearback_reader;
GRANT SELECT, UPDATE (number) ON access.label_change TO hearback_ingestion;
CREATE TABLE access.labelled_workspace (
  workspace_id integer NOT NULL,
  process text NOT NULL,
  changed bigint NOT NULL,
  CONSTRAINT labelled_workspace_pkey PRIMARY KEY (workspace_id, process),
  CONSTRAINT labelled_workspace_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
COMMENT ON TABLE access.labelled_workspace IS 'The last change of a workspace to the labels of a process.';
GRANT INSERT, SELECT, UPDATE (changed) ON access.labelled_workspace TO hearback_ingestion;
GRANT SELECT ON access.labelled_workspace TO hearback_projector;
GRANT SELECT ON access.labelled_workspace TO hearback_query;
GRANT SELECT ON access.labelled_workspace TO hearback_reader;
CREATE TABLE access.share (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  workspace_id integer NOT NULL,
  label text NOT NULL,
  question text,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT share_check CHECK ((expires_at > created_at)),
  CONSTRAINT share_pkey PRIMARY KEY (id),
  CONSTRAINT share_token_hash_key UNIQUE (token_hash),
  CONSTRAINT share_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
COMMENT ON COLUMN access.share.question IS 'The only question it may ask, as path and parameters; null = any question.';
GRANT INSERT, SELECT, UPDATE (revoked_at) ON access.share TO hearback_ingestion;
GRANT SELECT ON access.share TO hearback_query;
CREATE TABLE access.webhook_secret (
  workspace_id integer NOT NULL,
  system text NOT NULL,
  secret text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_secret_pkey PRIMARY KEY (workspace_id, system),
  CONSTRAINT webhook_secret_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
COMMENT ON COLUMN access.webhook_secret.secret IS 'Shared with the other system; never leaves the server.';
GRANT INSERT, SELECT, UPDATE ON access.webhook_secret TO hearback_ingestion;
CREATE TABLE access.workspace (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  kind text NOT NULL DEFAULT 'employer'::text,
  public boolean NOT NULL DEFAULT false,
  synthetic boolean NOT NULL DEFAULT false,
  time_zone text NOT NULL DEFAULT 'UTC'::text,
  dimensions text[] NOT NULL DEFAULT '{}'::text[],
  pseudonym_key bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  weekend text[] NOT NULL DEFAULT '{saturday,sunday}'::text[],
  holidays date[] NOT NULL DEFAULT '{}'::date[],
  open_to_contributions boolean NOT NULL DEFAULT false,
  CONSTRAINT workspace_kind_check CHECK ((kind = ANY (ARRAY['employer'::text, 'community'::text]))),
  CONSTRAINT workspace_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
  CONSTRAINT workspace_name_key UNIQUE (name),
  CONSTRAINT workspace_open_check CHECK (((NOT open_to_contributions) OR ((kind = 'community'::text) AND public))),
  CONSTRAINT workspace_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_weekend_check CHECK ((weekend <@ '{monday,tuesday,wednesday,thursday,friday,saturday,sunday}'::text[]))
);
COMMENT ON COLUMN access.workspace.holidays IS 'Single days nobody works, in order; one on a weekend takes nothing out.';
COMMENT ON COLUMN access.workspace.kind IS 'community: clock times are dropped on arrival; an unobserved journey is known up to its contributor''s latest activity.';
COMMENT ON COLUMN access.workspace.open_to_contributions IS 'Anybody may bring timelines, with a token in place of a key.';
COMMENT ON COLUMN access.workspace.pseudonym_key IS 'Secret of the keyed journey, event and contributor pseudonyms; never leaves the server.';
COMMENT ON COLUMN access.workspace.synthetic IS 'Holds invented timelines; every answer says so.';
GRANT INSERT, SELECT, UPDATE (holidays), UPDATE (open_to_contributions), UPDATE (weekend) ON access.workspace TO hearback_ingestion;
GRANT SELECT (created_at), SELECT (dimensions), SELECT (holidays), SELECT (id), SELECT (kind), SELECT (name), SELECT (open_to_contributions), SELECT (public), SELECT (synthetic), SELECT (time_zone), SELECT (weekend) ON access.workspace TO hearback_reader;
GRANT SELECT ON access.workspace TO hearback_eraser;
GRANT SELECT ON access.workspace TO hearback_projector;
GRANT SELECT ON access.workspace TO hearback_query;
CREATE SCHEMA hearback;
CREATE TABLE hearback.migration (
  name character varying(255) NOT NULL,
  "timestamp" character varying(255) NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);
CREATE TABLE hearback.migration_lock (
  id character varying(255) NOT NULL,
  is_locked integer NOT NULL DEFAULT 0,
  CONSTRAINT migration_lock_pkey PRIMARY KEY (id)
);
CREATE SCHEMA ingestion;
GRANT USAGE ON SCHEMA ingestion TO hearback_eraser;
GRANT USAGE ON SCHEMA ingestion TO hearback_ingestion;
GRANT USAGE ON SCHEMA ingestion TO hearback_query;
CREATE TABLE ingestion.contributed_journey (
  journey_id uuid NOT NULL,
  workspace_id integer NOT NULL,
  contributor uuid NOT NULL,
  CONSTRAINT contributed_journey_pkey PRIMARY KEY (journey_id),
  CONSTRAINT contributed_journey_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
CREATE INDEX contributed_journey_workspace_id_contributor_idx ON ingestion.contributed_journey USING btree (workspace_id, contributor);
COMMENT ON TABLE ingestion.contributed_journey IS 'Which journeys came with a contributor''s token, so that they can be found and taken back.';
GRANT DELETE, SELECT ON ingestion.contributed_journey TO hearback_eraser;
GRANT INSERT, SELECT ON ingestion.contributed_journey TO hearback_ingestion;
CREATE TABLE ingestion.import (
  id uuid NOT NULL,
  workspace_id integer NOT NULL,
  state text NOT NULL,
  format text,
  process text NOT NULL,
  options jsonb NOT NULL,
  dry_run boolean NOT NULL DEFAULT false,
  contributor uuid NOT NULL,
  size_bytes bigint NOT NULL,
  read_bytes bigint NOT NULL DEFAULT 0,
  rows bigint NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}'::jsonb,
  grade text,
  guesses jsonb NOT NULL DEFAULT '[]'::jsonb,
  dropped text[] NOT NULL DEFAULT '{}'::text[],
  problem jsonb,
  token text,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  started_at timestamp with time zone,
  contributed boolean NOT NULL DEFAULT false,
  CONSTRAINT import_pkey PRIMARY KEY (id),
  CONSTRAINT import_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT import_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
CREATE INDEX import_workspace_id_contributor_idx ON ingestion.import USING btree (workspace_id, contributor) WHERE contributed;
CREATE INDEX import_workspace_id_created_at_idx ON ingestion.import USING btree (workspace_id, created_at);
COMMENT ON COLUMN ingestion.import.contributed IS 'Brought with a contributor''s token: its journeys are that contributor''s alone.';
COMMENT ON COLUMN ingestion.import.dropped IS 'Names of columns and fields that were not read.';
COMMENT ON COLUMN ingestion.import.format IS 'As asked for or recognised; null until then.';
COMMENT ON COLUMN ingestion.import.read_bytes IS 'Of size_bytes, scaled over all passes a reader makes over the file.';
COMMENT ON COLUMN ingestion.import.seen_at IS 'When somebody last worked on it; one left alone too long is taken up again.';
COMMENT ON COLUMN ingestion.import.started_at IS 'When this run of it began; one taken up again begins anew.';
GRANT DELETE, INSERT, SELECT, UPDATE ON ingestion.import TO hearback_ingestion;
GRANT SELECT ON ingestion.import TO hearback_query;
CREATE TABLE ingestion.import_finding (
  import_id uuid NOT NULL,
  number integer NOT NULL,
  "row" bigint,
  "column" text,
  rule text NOT NULL,
  refused boolean NOT NULL,
  message text NOT NULL,
  CONSTRAINT import_finding_import_id_fkey FOREIGN KEY (import_id) REFERENCES ingestion.import(id) ON DELETE CASCADE,
  CONSTRAINT import_finding_pkey PRIMARY KEY (import_id, number)
);
COMMENT ON TABLE ingestion.import_finding IS 'What a reader noticed or refused: row, column and rule, never the value of a refused cell.';
GRANT DELETE, INSERT, SELECT, UPDATE ON ingestion.import_finding TO hearback_ingestion;
GRANT SELECT ON ingestion.import_finding TO hearback_query;
CREATE SCHEMA log;
GRANT USAGE ON SCHEMA log TO hearback_eraser;
GRANT USAGE ON SCHEMA log TO hearback_ingestion;
GRANT USAGE ON SCHEMA log TO hearback_projector;
GRANT USAGE ON SCHEMA log TO hearback_query;
GRANT USAGE ON SCHEMA log TO hearback_reader;
CREATE TABLE log.event (
  bucket smallint NOT NULL,
  "position" bigint NOT NULL,
  workspace_id integer,
  journey_id uuid,
  event_id uuid,
  schema_version smallint,
  type text,
  process text,
  "precision" text,
  occurred_day date,
  latest_day date,
  occurred_at timestamp with time zone,
  recorded_at timestamp with time zone,
  contributor uuid,
  body jsonb,
  CONSTRAINT event_bucket_journey_id_event_id_key UNIQUE (bucket, journey_id, event_id),
  CONSTRAINT event_pkey PRIMARY KEY (bucket, "position")
);
COMMENT ON COLUMN log.event."precision" IS 'instant, day, between (occurred_day to latest_day) or unknown (no day).';
COMMENT ON COLUMN log.event.body IS 'detail, attributes, by.';
COMMENT ON COLUMN log.event.journey_id IS 'Keyed pseudonym; includes the workspace, so it is unique over all workspaces.';
COMMENT ON COLUMN log.event.occurred_day IS 'Calendar day in the workspace''s time zone at recording; null when not known.';
COMMENT ON TABLE log.event IS 'Append-only. A row whose journey_id is null and type is null is the tombstone of an erased event.';
GRANT INSERT, SELECT ON log.event TO hearback_ingestion;
GRANT INSERT, SELECT, UPDATE ON log.event TO hearback_eraser;
GRANT SELECT ON log.event TO hearback_projector;
GRANT SELECT ON log.event TO hearback_query;
GRANT SELECT ON log.event TO hearback_reader;
CREATE TABLE log.head (
  bucket smallint NOT NULL,
  "position" bigint NOT NULL DEFAULT 0,
  CONSTRAINT head_pkey PRIMARY KEY (bucket)
);
COMMENT ON COLUMN log.head."position" IS 'Position of the last event of the bucket; appends lock this row.';
GRANT SELECT ON log.head TO hearback_projector;
GRANT SELECT ON log.head TO hearback_query;
GRANT SELECT ON log.head TO hearback_reader;
GRANT SELECT, UPDATE ("position") ON log.head TO hearback_eraser;
GRANT SELECT, UPDATE ("position") ON log.head TO hearback_ingestion;
CREATE TABLE log.setting (
  only_row boolean NOT NULL DEFAULT true,
  buckets smallint NOT NULL,
  CONSTRAINT setting_buckets_check CHECK (((buckets >= 1) AND (buckets <= 1024))),
  CONSTRAINT setting_only_row_check CHECK (only_row),
  CONSTRAINT setting_pkey PRIMARY KEY (only_row)
);
COMMENT ON TABLE log.setting IS 'Set once when the log is made; the number of buckets never changes afterwards.';
GRANT SELECT ON log.setting TO hearback_eraser;
GRANT SELECT ON log.setting TO hearback_ingestion;
GRANT SELECT ON log.setting TO hearback_projector;
GRANT SELECT ON log.setting TO hearback_query;
GRANT SELECT ON log.setting TO hearback_reader;
CREATE SCHEMA projection_1;
GRANT USAGE ON SCHEMA projection_1 TO hearback_eraser;
GRANT USAGE ON SCHEMA projection_1 TO hearback_ingestion;
GRANT USAGE ON SCHEMA projection_1 TO hearback_projector;
GRANT USAGE ON SCHEMA projection_1 TO hearback_query;
GRANT USAGE ON SCHEMA projection_1 TO hearback_reader;
CREATE TABLE projection_1.checkpoint (
  bucket smallint NOT NULL,
  "position" bigint NOT NULL DEFAULT 0,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (bucket)
);
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.checkpoint TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.checkpoint TO hearback_eraser;
GRANT SELECT ON projection_1.checkpoint TO hearback_ingestion;
GRANT SELECT ON projection_1.checkpoint TO hearback_query;
GRANT SELECT ON projection_1.checkpoint TO hearback_reader;
CREATE TABLE projection_1.finding (
  bucket smallint NOT NULL,
  journey_id uuid NOT NULL,
  number smallint NOT NULL,
  workspace_id integer NOT NULL,
  process text NOT NULL,
  segment_id bigint NOT NULL,
  inclusion text NOT NULL,
  clock text,
  rule text NOT NULL,
  day date NOT NULL,
  event_type text,
  CONSTRAINT finding_pkey PRIMARY KEY (bucket, journey_id, number)
);
CREATE INDEX finding_workspace_id_clock_rule_idx ON projection_1.finding USING btree (workspace_id, clock, rule);
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.finding TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.finding TO hearback_eraser;
GRANT SELECT ON projection_1.finding TO hearback_query;
GRANT SELECT ON projection_1.finding TO hearback_reader;
CREATE TABLE projection_1.journey (
  bucket smallint NOT NULL,
  journey_id uuid NOT NULL,
  workspace_id integer NOT NULL,
  process text NOT NULL,
  segment_id bigint,
  contributor uuid,
  stage text,
  stage_since date,
  ended text,
  first_day date,
  last_day date,
  observed_from date,
  observed_through date,
  observed_stated boolean NOT NULL,
  inclusion text NOT NULL,
  events integer NOT NULL,
  parked_error text,
  parked_at bigint,
  CONSTRAINT journey_pkey PRIMARY KEY (bucket, journey_id)
);
CREATE INDEX journey_workspace_id_contributor_last_day_idx ON projection_1.journey USING btree (workspace_id, contributor, last_day);
CREATE INDEX journey_workspace_id_idx ON projection_1.journey USING btree (workspace_id) WHERE (parked_error IS NOT NULL);
CREATE INDEX journey_workspace_id_process_idx ON projection_1.journey USING btree (workspace_id, process);
COMMENT ON COLUMN projection_1.journey.observed_stated IS 'Whether anyone said how far it was followed; if not, null above means in a community known up to the contributor''s latest activity.';
COMMENT ON COLUMN projection_1.journey.observed_through IS 'Last day it was known about; null = followed live.';
COMMENT ON COLUMN projection_1.journey.parked_at IS 'Log position of the step that parked it.';
COMMENT ON COLUMN projection_1.journey.parked_error IS 'Why folding failed; the journey''s spells are those of the last fold that worked.';
COMMENT ON TABLE projection_1.journey IS 'One row for every journey seen, parked ones too: who, which process, where it stands.';
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.journey TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.journey TO hearback_eraser;
GRANT SELECT ON projection_1.journey TO hearback_query;
GRANT SELECT ON projection_1.journey TO hearback_reader;
CREATE TABLE projection_1.measure (
  bucket smallint NOT NULL,
  journey_id uuid NOT NULL,
  expectation text NOT NULL,
  visit smallint NOT NULL,
  from_day date NOT NULL,
  workspace_id integer NOT NULL,
  process text NOT NULL,
  segment_id bigint NOT NULL,
  contributor uuid,
  inclusion text NOT NULL,
  anchored_day date NOT NULL,
  until_day date,
  outcome text NOT NULL,
  value double precision,
  observed_stated boolean NOT NULL,
  CONSTRAINT measure_pkey PRIMARY KEY (bucket, journey_id, expectation, visit, from_day)
);
CREATE INDEX measure_workspace_id_expectation_segment_id_idx ON projection_1.measure USING btree (workspace_id, expectation, segment_id);
COMMENT ON COLUMN projection_1.measure.anchored_day IS 'Day of what the expectation is about; the entry day of cohorts.';
COMMENT ON COLUMN projection_1.measure.from_day IS 'May lie ahead: what then holds unless an event comes first.';
COMMENT ON COLUMN projection_1.measure.value IS 'Minutes or days, as the expectation counts them.';
COMMENT ON TABLE projection_1.measure IS 'How a journey did by a published expectation that is no wait, in force from the end of from_day until the end of until_day.';
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.measure TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.measure TO hearback_eraser;
GRANT SELECT ON projection_1.measure TO hearback_query;
GRANT SELECT ON projection_1.measure TO hearback_reader;
CREATE TABLE projection_1.segment (
  bucket smallint NOT NULL,
  segment_id bigint NOT NULL,
  workspace_id integer NOT NULL,
  employer text,
  role_family text,
  level text,
  region text,
  work_mode text,
  source text,
  department text,
  requisition text,
  own jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT segment_pkey PRIMARY KEY (bucket, segment_id)
);
CREATE INDEX segment_workspace_id_idx ON projection_1.segment USING btree (workspace_id);
COMMENT ON TABLE projection_1.segment IS 'One row per bucket and distinct combination of dimension values; segment_id is a hash of workspace and values.';
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.segment TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.segment TO hearback_eraser;
GRANT SELECT ON projection_1.segment TO hearback_query;
GRANT SELECT ON projection_1.segment TO hearback_reader;
CREATE TABLE projection_1.spell (
  bucket smallint NOT NULL,
  journey_id uuid NOT NULL,
  clock text NOT NULL,
  visit smallint NOT NULL,
  workspace_id integer NOT NULL,
  process text NOT NULL,
  segment_id bigint NOT NULL,
  contributor uuid,
  inclusion text NOT NULL,
  entered_day date NOT NULL,
  first_seen_day date NOT NULL,
  exit_day date,
  entered_at timestamp with time zone,
  exit_at timestamp with time zone,
  cause text,
  kind text,
  observed_through date,
  observed_stated boolean NOT NULL,
  CONSTRAINT spell_pkey PRIMARY KEY (bucket, journey_id, clock, visit)
);
CREATE INDEX spell_count ON projection_1.spell USING btree (workspace_id, clock, segment_id, entered_day) INCLUDE (first_seen_day, exit_day, observed_through, process, inclusion, cause, kind, journey_id, contributor);
COMMENT ON COLUMN projection_1.spell.first_seen_day IS 'First day it is known to have been running; later than entered_day under delayed entry.';
COMMENT ON COLUMN projection_1.spell.observed_through IS 'Known to run up to this day if it has no exit; null = followed live.';
COMMENT ON TABLE projection_1.spell IS 'One run of one clock in one journey; no exit_day = still running (censored).';
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON projection_1.spell TO hearback_projector;
GRANT DELETE, SELECT, UPDATE ON projection_1.spell TO hearback_eraser;
GRANT SELECT ON projection_1.spell TO hearback_query;
GRANT SELECT ON projection_1.spell TO hearback_reader;
CREATE SCHEMA read_model;
GRANT USAGE ON SCHEMA read_model TO hearback_eraser;
GRANT USAGE ON SCHEMA read_model TO hearback_ingestion;
GRANT USAGE ON SCHEMA read_model TO hearback_projector;
GRANT USAGE ON SCHEMA read_model TO hearback_query;
GRANT USAGE ON SCHEMA read_model TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.add_measures(version integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  EXECUTE format($ddl$
    CREATE TABLE %1$I.measure (
      bucket          smallint NOT NULL,
      journey_id      uuid NOT NULL,
      expectation     text NOT NULL,
      visit           smallint NOT NULL,
      from_day        date NOT NULL,
      workspace_id    integer NOT NULL,
      process         text NOT NULL,
      segment_id      bigint NOT NULL,
      contributor     uuid,
      inclusion       text NOT NULL,
      anchored_day    date NOT NULL,
      until_day       date,
      outcome         text NOT NULL,
      value           double precision,
      observed_stated boolean NOT NULL,
      PRIMARY KEY (bucket, journey_id, expectation, visit, from_day)
    );
    CREATE INDEX ON %1$I.measure (workspace_id, expectation, segment_id);
    COMMENT ON TABLE %1$I.measure IS 'How a journey did by a published expectation that is no wait, in force from the end of from_day until the end of until_day.';
    COMMENT ON COLUMN %1$I.measure.from_day IS 'May lie ahead: what then holds unless an event comes first.';
    COMMENT ON COLUMN %1$I.measure.anchored_day IS 'Day of what the expectation is about; the entry day of cohorts.';
    COMMENT ON COLUMN %1$I.measure.value IS 'Minutes or days, as the expectation counts them.';
  $ddl$, format('projection_%s', version));
  PERFORM read_model.grant_projection(version);
END $function$;
CREATE OR REPLACE FUNCTION read_model.analyze_projection(version integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  target text := format('projection_%s', version);
BEGIN
  EXECUTE format('ANALYZE %1$I.journey, %1$I.segment, %1$I.spell, %1$I.finding', target);
END $function$;
GRANT EXECUTE ON FUNCTION read_model.analyze_projection(integer) TO hearback_projector;
CREATE OR REPLACE FUNCTION read_model.begin_restatement(moment timestamp with time zone, settled_before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '2s'
AS $function$
DECLARE
  wanted record;
BEGIN
  IF NOT EXISTS (SELECT FROM read_model.restatement WHERE state = 'requested' AND recorded_before <= settled_before) THEN
    RETURN NULL;
  END IF;
  LOCK TABLE read_model.projection IN SHARE ROW EXCLUSIVE MODE;
  SELECT id, version INTO wanted FROM read_model.restatement
    WHERE state = 'requested' AND recorded_before <= settled_before
    ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF wanted.id IS NULL THEN
    RETURN NULL;
  END IF;
  IF wanted.version IS NOT NULL THEN
    PERFORM read_model.drop_projection(wanted.version);
  END IF;
  UPDATE read_model.restatement SET state = 'folding', version = read_model.next_projection(moment), attempts = 0,
    error = NULL, ready_at = NULL, target = (SELECT array_agg(position ORDER BY bucket) FROM log.head)
    WHERE id = wanted.id;
  UPDATE read_model.projection AS made SET state = 'restatement'
    FROM read_model.restatement AS begun WHERE begun.id = wanted.id AND made.version = begun.version;
  RETURN wanted.id;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.begin_restatement(timestamp with time zone,timestamp with time zone) TO hearback_projector;
CREATE OR REPLACE FUNCTION read_model.create_projection(version integer, made_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  PERFORM read_model.create_projection_without_measures(version, made_at);
  PERFORM read_model.add_measures(version);
END $function$;
GRANT EXECUTE ON FUNCTION read_model.create_projection(integer,timestamp with time zone) TO hearback_projector;
CREATE OR REPLACE FUNCTION read_model.create_projection_without_measures(version integer, made_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  target text := format('projection_%s', version);
BEGIN
  EXECUTE format('CREATE SCHEMA %I', target);
  EXECUTE format($ddl$
    CREATE TABLE %1$I.checkpoint (
      bucket   smallint PRIMARY KEY,
      position bigint NOT NULL DEFAULT 0
    );
    INSERT INTO %1$I.checkpoint (bucket) SELECT bucket FROM log.head;

    CREATE TABLE %1$I.journey (
      bucket           smallint NOT NULL,
      journey_id       uuid NOT NULL,
      workspace_id     integer NOT NULL,
      process          text NOT NULL,
      segment_id       bigint,
      contributor      uuid,
      stage            text,
      stage_since      date,
      ended            text,
      first_day        date,
      last_day         date,
      observed_from    date,
      observed_through date,
      observed_stated  boolean NOT NULL,
      inclusion        text NOT NULL,
      events           integer NOT NULL,
      parked_error     text,
      parked_at        bigint,
      PRIMARY KEY (bucket, journey_id)
    );
    CREATE INDEX ON %1$I.journey (workspace_id, process);
    CREATE INDEX ON %1$I.journey (workspace_id, contributor, last_day);
    CREATE INDEX ON %1$I.journey (workspace_id) WHERE parked_error IS NOT NULL;
    COMMENT ON TABLE %1$I.journey IS 'One row for every journey seen, parked ones too: who, which process, where it stands.';
    COMMENT ON COLUMN %1$I.journey.parked_error IS 'Why folding failed; the journey''s spells are those of the last fold that worked.';
    COMMENT ON COLUMN %1$I.journey.parked_at IS 'Log position of the step that parked it.';
    COMMENT ON COLUMN %1$I.journey.observed_through IS 'Last day it was known about; null = followed live.';
    COMMENT ON COLUMN %1$I.journey.observed_stated IS 'Whether anyone said how far it was followed; if not, null above means in a community known up to the contributor''s latest activity.';

    CREATE TABLE %1$I.segment (
      bucket       smallint NOT NULL,
      segment_id   bigint NOT NULL,
      workspace_id integer NOT NULL,
      employer text, role_family text, level text, region text,
      work_mode text, source text, department text, requisition text,
      own          jsonb NOT NULL DEFAULT '{}',
      PRIMARY KEY (bucket, segment_id)
    );
    CREATE INDEX ON %1$I.segment (workspace_id);
    COMMENT ON TABLE %1$I.segment IS 'One row per bucket and distinct combination of dimension values; segment_id is a hash of workspace and values.';

    CREATE TABLE %1$I.spell (
      bucket           smallint NOT NULL,
      journey_id       uuid NOT NULL,
      clock            text NOT NULL,
      visit            smallint NOT NULL,
      workspace_id     integer NOT NULL,
      process          text NOT NULL,
      segment_id       bigint NOT NULL,
      contributor      uuid,
      inclusion        text NOT NULL,
      entered_day      date NOT NULL,
      first_seen_day   date NOT NULL,
      exit_day         date,
      entered_at       timestamptz,
      exit_at          timestamptz,
      cause            text,
      kind             text,
      observed_through date,
      observed_stated  boolean NOT NULL,
      PRIMARY KEY (bucket, journey_id, clock, visit)
    );
    CREATE INDEX spell_count ON %1$I.spell (workspace_id, clock, segment_id, entered_day)
      INCLUDE (first_seen_day, exit_day, observed_through, process, inclusion, cause, kind, journey_id, contributor);
    COMMENT ON TABLE %1$I.spell IS 'One run of one clock in one journey; no exit_day = still running (censored).';
    COMMENT ON COLUMN %1$I.spell.first_seen_day IS 'First day it is known to have been running; later than entered_day under delayed entry.';
    COMMENT ON COLUMN %1$I.spell.observed_through IS 'Known to run up to this day if it has no exit; null = followed live.';

    CREATE TABLE %1$I.finding (
      bucket       smallint NOT NULL,
      journey_id   uuid NOT NULL,
      number       smallint NOT NULL,
      workspace_id integer NOT NULL,
      process      text NOT NULL,
      segment_id   bigint NOT NULL,
      inclusion    text NOT NULL,
      clock        text,
      rule         text NOT NULL,
      day          date NOT NULL,
      event_type   text,
      PRIMARY KEY (bucket, journey_id, number)
    );
    CREATE INDEX ON %1$I.finding (workspace_id, clock, rule);
  $ddl$, target);
  -- Made by the migration of roles, which comes after this one.
  PERFORM read_model.grant_projection(version);
  INSERT INTO read_model.projection (version, state, created_at) VALUES (version, 'building', made_at);
END $function$;
CREATE OR REPLACE FUNCTION read_model.dismiss_restatement(of_workspace integer, unwanted integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  UPDATE read_model.restatement AS old SET state = 'dismissed'
    WHERE old.id = unwanted AND old.workspace_id = of_workspace AND old.state <> 'dismissed';
  RETURN FOUND;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.dismiss_restatement(integer,integer) TO hearback_query;
CREATE OR REPLACE FUNCTION read_model.drop_projection(version integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  dropped integer;
BEGIN
  DELETE FROM read_model.projection AS old
    WHERE old.version = drop_projection.version AND old.state <> 'current'
    RETURNING old.version INTO dropped;
  IF dropped IS NULL THEN
    RAISE EXCEPTION 'projection % is in use or does not exist', drop_projection.version;
  END IF;
  EXECUTE format('DROP SCHEMA %I CASCADE', format('projection_%s', dropped));
END $function$;
GRANT EXECUTE ON FUNCTION read_model.drop_projection(integer) TO hearback_projector;
CREATE VIEW read_model.finding (bucket, journey_id, number, workspace_id, process, segment_id, inclusion, clock, rule, day, event_type);
COMMENT ON VIEW read_model.finding IS 'The projection in use; its columns are described on the table behind it.';
GRANT SELECT ON read_model.finding TO hearback_query;
GRANT SELECT ON read_model.finding TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.grant_projection(version integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  target text := format('projection_%s', version);
BEGIN
  EXECUTE format($ddl$
    GRANT USAGE ON SCHEMA %1$I TO hearback_ingestion, hearback_projector, hearback_query, hearback_eraser, hearback_reader;
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA %1$I TO hearback_projector;
    GRANT SELECT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$I TO hearback_eraser;
    GRANT SELECT ON ALL TABLES IN SCHEMA %1$I TO hearback_query, hearback_reader;
    GRANT SELECT ON %1$I.checkpoint TO hearback_ingestion;
  $ddl$, target);
END $function$;
CREATE OR REPLACE FUNCTION read_model.hold_projections()
 RETURNS SETOF integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  LOCK TABLE read_model.projection IN SHARE MODE;
  RETURN QUERY SELECT version FROM read_model.projection ORDER BY version;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.hold_projections() TO hearback_eraser;
GRANT EXECUTE ON FUNCTION read_model.hold_projections() TO hearback_projector;
CREATE VIEW read_model.journey (bucket, journey_id, workspace_id, process, segment_id, contributor, stage, stage_since, ended, first_day, last_day, observed_from, observed_through, observed_stated, inclusion, events, parked_error, parked_at);
COMMENT ON VIEW read_model.journey IS 'The projection in use; its columns are described on the table behind it.';
GRANT SELECT ON read_model.journey TO hearback_query;
GRANT SELECT ON read_model.journey TO hearback_reader;
CREATE TABLE read_model.labels_folded (
  version integer NOT NULL,
  bucket smallint NOT NULL,
  number bigint NOT NULL,
  CONSTRAINT labels_folded_pkey PRIMARY KEY (version, bucket)
);
COMMENT ON TABLE read_model.labels_folded IS 'All journeys of this bucket of a projection are folded by the labels of this change or a later one; without a row, 0.';
GRANT INSERT, SELECT, UPDATE (number) ON read_model.labels_folded TO hearback_projector;
GRANT SELECT ON read_model.labels_folded TO hearback_query;
CREATE VIEW read_model.measure (bucket, journey_id, expectation, visit, from_day, workspace_id, process, segment_id, contributor, inclusion, anchored_day, until_day, outcome, value, observed_stated);
COMMENT ON VIEW read_model.measure IS 'The projection in use; its columns are described on the table behind it.';
GRANT SELECT ON read_model.measure TO hearback_query;
GRANT SELECT ON read_model.measure TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.next_projection(made_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  made integer;
BEGIN
  LOCK TABLE read_model.projection IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(max(version), 0) + 1 INTO made FROM read_model.projection;
  PERFORM read_model.create_projection(made, made_at);
  RETURN made;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.next_projection(timestamp with time zone) TO hearback_projector;
CREATE TABLE read_model.projection (
  version integer NOT NULL,
  state text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  switched_at timestamp with time zone,
  CONSTRAINT projection_pkey PRIMARY KEY (version),
  CONSTRAINT projection_state_check CHECK ((state = ANY (ARRAY['building'::text, 'current'::text, 'retired'::text, 'restatement'::text])))
);
CREATE UNIQUE INDEX one_current_projection ON read_model.projection USING btree (state) WHERE (state = 'current'::text);
GRANT DELETE, INSERT, SELECT, UPDATE ON read_model.projection TO hearback_projector;
GRANT SELECT ON read_model.projection TO hearback_eraser;
GRANT SELECT ON read_model.projection TO hearback_ingestion;
GRANT SELECT ON read_model.projection TO hearback_query;
GRANT SELECT ON read_model.projection TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.request_restatement(of_workspace integer, known_at text, recorded_before timestamp with time zone, moment timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  found_id integer;
  kept integer;
BEGIN
  PERFORM FROM access.workspace WHERE id = of_workspace FOR NO KEY UPDATE;
  UPDATE read_model.restatement AS old SET state = 'dismissed' WHERE old.workspace_id = of_workspace
    AND old.recorded_before = request_restatement.recorded_before AND old.state = 'failed';
  SELECT old.id INTO found_id FROM read_model.restatement AS old WHERE old.workspace_id = of_workspace
    AND old.recorded_before = request_restatement.recorded_before AND old.state <> 'dismissed';
  IF found_id IS NOT NULL THEN
    RETURN found_id;
  END IF;
  SELECT count(*) INTO kept FROM read_model.restatement AS old
    WHERE old.workspace_id = of_workspace AND old.state <> 'dismissed';
  IF kept >= most THEN
    UPDATE read_model.restatement SET state = 'dismissed' WHERE id = (
      SELECT old.id FROM read_model.restatement AS old
      WHERE old.workspace_id = of_workspace AND old.state IN ('ready', 'failed')
      ORDER BY old.state = 'ready', old.requested_at, old.id LIMIT 1);
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO read_model.restatement (workspace_id, known_at, recorded_before, requested_at)
    VALUES (of_workspace, request_restatement.known_at, request_restatement.recorded_before, moment)
    RETURNING id INTO found_id;
  RETURN found_id;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.request_restatement(integer,text,timestamp with time zone,timestamp with time zone,integer) TO hearback_query;
CREATE TABLE read_model.restatement (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  workspace_id integer NOT NULL,
  known_at text NOT NULL,
  recorded_before timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'requested'::text,
  version integer,
  target bigint[],
  attempts smallint NOT NULL DEFAULT 0,
  error text,
  requested_at timestamp with time zone NOT NULL,
  ready_at timestamp with time zone,
  CONSTRAINT restatement_pkey PRIMARY KEY (id),
  CONSTRAINT restatement_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'folding'::text, 'ready'::text, 'failed'::text, 'dismissed'::text]))),
  CONSTRAINT restatement_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES access.workspace(id)
);
CREATE UNIQUE INDEX one_restatement ON read_model.restatement USING btree (workspace_id, recorded_before) WHERE (state <> 'dismissed'::text);
COMMENT ON COLUMN read_model.restatement.attempts IS 'Steps that failed since folding began.';
COMMENT ON COLUMN read_model.restatement.known_at IS 'Day or instant as asked for.';
COMMENT ON COLUMN read_model.restatement.recorded_before IS 'Only events recorded before this instant count: just after known_at, or the end of that day where the workspace is.';
COMMENT ON COLUMN read_model.restatement.target IS 'Head of each bucket, in order of buckets, when folding began: how far the log has to be read.';
COMMENT ON COLUMN read_model.restatement.version IS 'Its projection; null until folding has begun.';
COMMENT ON TABLE read_model.restatement IS 'What was known of a workspace at an earlier time, as a projection of its own.';
GRANT SELECT ON read_model.restatement TO hearback_query;
GRANT SELECT ON read_model.restatement TO hearback_reader;
GRANT SELECT, UPDATE (attempts), UPDATE (error), UPDATE (ready_at), UPDATE (state) ON read_model.restatement TO hearback_projector;
CREATE VIEW read_model.segment (bucket, segment_id, workspace_id, employer, role_family, level, region, work_mode, source, department, requisition, own);
COMMENT ON VIEW read_model.segment IS 'The projection in use; its columns are described on the table behind it.';
GRANT SELECT ON read_model.segment TO hearback_query;
GRANT SELECT ON read_model.segment TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.show_projection(version integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journey', 'segment', 'spell', 'finding', 'measure'] LOOP
    EXECUTE format('CREATE OR REPLACE VIEW read_model.%1$I AS SELECT * FROM %2$I.%1$I',
      name, format('projection_%s', version));
    EXECUTE format('COMMENT ON VIEW read_model.%I IS %L', name, 'The projection in use; its columns are described on the table behind it.');
    EXECUTE format('GRANT SELECT ON read_model.%I TO hearback_query, hearback_reader', name);
  END LOOP;
END $function$;
CREATE VIEW read_model.spell (bucket, journey_id, clock, visit, workspace_id, process, segment_id, contributor, inclusion, entered_day, first_seen_day, exit_day, entered_at, exit_at, cause, kind, observed_through, observed_stated);
COMMENT ON VIEW read_model.spell IS 'The projection in use; its columns are described on the table behind it.';
GRANT SELECT ON read_model.spell TO hearback_query;
GRANT SELECT ON read_model.spell TO hearback_reader;
CREATE OR REPLACE FUNCTION read_model.sweep_restatements()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET lock_timeout TO '2s'
AS $function$
DECLARE
  gone record;
  swept integer := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM read_model.restatement WHERE state = 'dismissed') THEN
    RETURN 0;
  END IF;
  LOCK TABLE read_model.projection IN SHARE ROW EXCLUSIVE MODE;
  FOR gone IN SELECT id, version FROM read_model.restatement WHERE state = 'dismissed' FOR UPDATE SKIP LOCKED LOOP
    IF gone.version IS NOT NULL THEN
      PERFORM read_model.drop_projection(gone.version);
    END IF;
    DELETE FROM read_model.restatement WHERE id = gone.id;
    swept := swept + 1;
  END LOOP;
  RETURN swept;
END $function$;
GRANT EXECUTE ON FUNCTION read_model.sweep_restatements() TO hearback_projector;
CREATE OR REPLACE FUNCTION read_model.switch_projection(version integer, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  UPDATE read_model.projection AS old SET state = 'retired' WHERE old.state = 'current';
  UPDATE read_model.projection AS next SET state = 'current', switched_at = moment
    WHERE next.version = switch_projection.version AND next.state <> 'restatement';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'projection % does not exist', switch_projection.version;
  END IF;
  PERFORM read_model.show_projection(version);
  UPDATE read_model.restatement SET state = 'requested', ready_at = NULL WHERE state IN ('folding', 'ready', 'failed');
END $function$;
GRANT EXECUTE ON FUNCTION read_model.switch_projection(integer,timestamp with time zone) TO hearback_projector;
