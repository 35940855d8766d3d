-- Read models live in one schema per projection (projection_1, projection_2, ...), so that a rebuild
-- fills its own tables beside the ones in use and a pointer switches.
CREATE SCHEMA read_model;

CREATE TABLE read_model.projection (
  version     integer PRIMARY KEY,
  state       text NOT NULL CHECK (state IN ('building', 'current', 'retired')),
  created_at  timestamptz NOT NULL,
  switched_at timestamptz
);
CREATE UNIQUE INDEX one_current_projection ON read_model.projection (state) WHERE state = 'current';

CREATE FUNCTION read_model.create_projection(version integer, made_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $create$
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
END $create$;

-- Without statistics the planner takes a freshly filled projection for an empty one.
CREATE FUNCTION read_model.analyze_projection(version integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $analyze$
DECLARE
  target text := format('projection_%s', version);
BEGIN
  EXECUTE format('ANALYZE %1$I.journey, %1$I.segment, %1$I.spell, %1$I.finding', target);
END $analyze$;

-- One transaction moves the pointer and the views of people with SQL tools.
CREATE FUNCTION read_model.switch_projection(version integer, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $switch$
DECLARE
  name text;
BEGIN
  UPDATE read_model.projection AS old SET state = 'retired' WHERE old.state = 'current';
  UPDATE read_model.projection AS next SET state = 'current', switched_at = moment
    WHERE next.version = switch_projection.version;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'projection % does not exist', switch_projection.version;
  END IF;
  FOREACH name IN ARRAY ARRAY['journey', 'segment', 'spell', 'finding'] LOOP
    EXECUTE format('CREATE OR REPLACE VIEW read_model.%1$I AS SELECT * FROM %2$I.%1$I',
      name, format('projection_%s', version));
    EXECUTE format('COMMENT ON VIEW read_model.%I IS %L', name, 'The projection in use; its columns are described on the table behind it.');
    EXECUTE format('GRANT SELECT ON read_model.%I TO hearback_query, hearback_reader', name);
  END LOOP;
END $switch$;

-- Holds the list of projections until the transaction ends, for those who must reach all of them.
CREATE FUNCTION read_model.hold_projections() RETURNS SETOF integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $hold$
BEGIN
  LOCK TABLE read_model.projection IN SHARE MODE;
  RETURN QUERY SELECT version FROM read_model.projection ORDER BY version;
END $hold$;
