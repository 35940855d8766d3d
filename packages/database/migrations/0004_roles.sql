-- Privileges by task. Roles belong to the whole server, so they may exist already or be made by another
-- database's migration at this moment; both are fine.
DO $roles$
DECLARE
  wanted text[] := ARRAY['hearback_ingestion', 'hearback_projector', 'hearback_query', 'hearback_eraser', 'hearback_reader'];
  -- From PostgreSQL 16 on a membership may exist without the right to SET ROLE.
  privilege text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
  name text;
BEGIN
  FOREACH name IN ARRAY wanted LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
      IF NOT pg_has_role(current_user, name, privilege) THEN
        EXECUTE format('GRANT %I TO %I', name, current_user);
      END IF;
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION USING
    ERRCODE = 'insufficient_privilege',
    MESSAGE = format('The database user %I may not make the roles that keep the event log append-only.', current_user),
    HINT = format('As an administrator run: %s Then start again.', (
      SELECT string_agg(
        CASE WHEN role.oid IS NULL THEN format('CREATE ROLE %I NOLOGIN; ', wanted_name) ELSE '' END
          || format('GRANT %I TO %I;', wanted_name, current_user), ' ')
      FROM unnest(wanted) AS wanted_name LEFT JOIN pg_roles AS role ON role.rolname = wanted_name));
END $roles$;

GRANT USAGE ON SCHEMA log TO hearback_ingestion, hearback_projector, hearback_query, hearback_eraser, hearback_reader;
GRANT USAGE ON SCHEMA access TO hearback_ingestion, hearback_projector, hearback_query, hearback_eraser, hearback_reader;
GRANT USAGE ON SCHEMA ingestion TO hearback_ingestion, hearback_query;
GRANT USAGE ON SCHEMA read_model TO hearback_ingestion, hearback_projector, hearback_query, hearback_eraser, hearback_reader;

-- Appends: events are written and read, never changed.
GRANT SELECT ON log.setting TO hearback_ingestion;
GRANT SELECT, UPDATE (position) ON log.head TO hearback_ingestion;
GRANT SELECT, INSERT ON log.event TO hearback_ingestion;
GRANT SELECT, INSERT ON access.workspace, access.api_key TO hearback_ingestion;
GRANT UPDATE (revoked_at) ON access.api_key TO hearback_ingestion;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ingestion TO hearback_ingestion;
GRANT SELECT ON read_model.projection TO hearback_ingestion;

-- Projections: the log is read, everything derived from it may be written.
GRANT SELECT ON ALL TABLES IN SCHEMA log TO hearback_projector;
GRANT SELECT ON access.workspace TO hearback_projector;
GRANT SELECT, INSERT, UPDATE, DELETE ON read_model.projection TO hearback_projector;

-- Questions: nothing is written. The pseudonym key is needed to find a journey by the id of its source.
GRANT SELECT ON ALL TABLES IN SCHEMA log, access, ingestion, read_model TO hearback_query;

-- Erasure: the only one that may overwrite an event.
GRANT SELECT ON log.setting TO hearback_eraser;
GRANT SELECT, UPDATE (position) ON log.head TO hearback_eraser;
GRANT SELECT, INSERT, UPDATE ON log.event TO hearback_eraser;
GRANT SELECT ON access.workspace TO hearback_eraser;
GRANT SELECT ON read_model.projection TO hearback_eraser;

-- People with SQL tools: as questions, without keys and imports.
GRANT SELECT ON ALL TABLES IN SCHEMA log, read_model TO hearback_reader;
GRANT SELECT (id, name, kind, public, synthetic, time_zone, dimensions, created_at) ON access.workspace TO hearback_reader;

CREATE FUNCTION read_model.grant_projection(version integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $grant$
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
END $grant$;

CREATE FUNCTION read_model.drop_projection(version integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $drop$
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
END $drop$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA read_model FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_model.create_projection, read_model.switch_projection, read_model.drop_projection,
  read_model.analyze_projection TO hearback_projector;
GRANT EXECUTE ON FUNCTION read_model.hold_projections TO hearback_eraser, hearback_projector;
