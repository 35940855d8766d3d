-- What journeys show of the published expectations that are no waits (an order, a duration, a day counted back).
CREATE FUNCTION read_model.add_measures(version integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $add$
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
END $add$;

ALTER FUNCTION read_model.create_projection(integer, timestamptz) RENAME TO create_projection_without_measures;
CREATE FUNCTION read_model.create_projection(version integer, made_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $create$
BEGIN
  PERFORM read_model.create_projection_without_measures(version, made_at);
  PERFORM read_model.add_measures(version);
END $create$;

CREATE FUNCTION read_model.show_projection(version integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $show$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journey', 'segment', 'spell', 'finding', 'measure'] LOOP
    EXECUTE format('CREATE OR REPLACE VIEW read_model.%1$I AS SELECT * FROM %2$I.%1$I',
      name, format('projection_%s', version));
    EXECUTE format('COMMENT ON VIEW read_model.%I IS %L', name, 'The projection in use; its columns are described on the table behind it.');
    EXECUTE format('GRANT SELECT ON read_model.%I TO hearback_query, hearback_reader', name);
  END LOOP;
END $show$;

CREATE OR REPLACE FUNCTION read_model.switch_projection(version integer, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $switch$
BEGIN
  UPDATE read_model.projection AS old SET state = 'retired' WHERE old.state = 'current';
  UPDATE read_model.projection AS next SET state = 'current', switched_at = moment
    WHERE next.version = switch_projection.version;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'projection % does not exist', switch_projection.version;
  END IF;
  PERFORM read_model.show_projection(version);
END $switch$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA read_model FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION read_model.create_projection_without_measures FROM hearback_projector;
GRANT EXECUTE ON FUNCTION read_model.create_projection TO hearback_projector;

-- Projections made before have no measures until they are rebuilt.
SELECT read_model.add_measures(version) FROM read_model.projection;
SELECT read_model.show_projection(version) FROM read_model.projection WHERE state = 'current';
