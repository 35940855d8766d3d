-- A restatement is what one workspace was told at an earlier time: a projection of its own that holds the events of
-- that workspace recorded by then, folded with the present rules.
ALTER TABLE read_model.projection DROP CONSTRAINT projection_state_check;
ALTER TABLE read_model.projection ADD CONSTRAINT projection_state_check
  CHECK (state IN ('building', 'current', 'retired', 'restatement'));

CREATE TABLE read_model.restatement (
  id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id    integer NOT NULL REFERENCES access.workspace (id),
  known_at        text NOT NULL,
  recorded_before timestamptz NOT NULL,
  state           text NOT NULL DEFAULT 'requested'
    CHECK (state IN ('requested', 'folding', 'ready', 'failed', 'dismissed')),
  version         integer,
  target          bigint[],
  attempts        smallint NOT NULL DEFAULT 0,
  error           text,
  requested_at    timestamptz NOT NULL,
  ready_at        timestamptz
);
CREATE UNIQUE INDEX one_restatement ON read_model.restatement (workspace_id, recorded_before)
  WHERE state <> 'dismissed';
COMMENT ON TABLE read_model.restatement IS 'What was known of a workspace at an earlier time, as a projection of its own.';
COMMENT ON COLUMN read_model.restatement.known_at IS 'Day or instant as asked for.';
COMMENT ON COLUMN read_model.restatement.recorded_before IS 'Only events recorded before this instant count: just after known_at, or the end of that day where the workspace is.';
COMMENT ON COLUMN read_model.restatement.version IS 'Its projection; null until folding has begun.';
COMMENT ON COLUMN read_model.restatement.target IS 'Head of each bucket, in order of buckets, when folding began: how far the log has to be read.';
COMMENT ON COLUMN read_model.restatement.attempts IS 'Steps that failed since folding began.';

-- Versions are given out under a lock, because rebuilds and restatements may begin at the same time.
CREATE FUNCTION read_model.next_projection(made_at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $next$
DECLARE
  made integer;
BEGIN
  LOCK TABLE read_model.projection IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(max(version), 0) + 1 INTO made FROM read_model.projection;
  PERFORM read_model.create_projection(made, made_at);
  RETURN made;
END $next$;

-- The one there is for this workspace and time, or a new one, for which the oldest one that is done makes room.
-- Null where there is no room: all that may be kept are still to be folded.
CREATE FUNCTION read_model.request_restatement(
  of_workspace integer, known_at text, recorded_before timestamptz, moment timestamptz, most integer
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $request$
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
END $request$;

CREATE FUNCTION read_model.dismiss_restatement(of_workspace integer, unwanted integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $dismiss$
BEGIN
  UPDATE read_model.restatement AS old SET state = 'dismissed'
    WHERE old.id = unwanted AND old.workspace_id = of_workspace AND old.state <> 'dismissed';
  RETURN FOUND;
END $dismiss$;

-- Makes the projection of the oldest one asked for, in place of one it may have had. The list of projections is held
-- before any row, as a switch does, so that neither waits in a circle; a question that still reads is not waited for long.
CREATE FUNCTION read_model.begin_restatement(moment timestamptz, settled_before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $begin$
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
END $begin$;

-- Removes what was dismissed, with its tables; gives how many there were.
CREATE FUNCTION read_model.sweep_restatements() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $sweep$
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
END $sweep$;

-- A rebuild brings in present rules, so what was folded by the rules before is folded again.
CREATE OR REPLACE FUNCTION read_model.switch_projection(version integer, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $switch$
BEGIN
  UPDATE read_model.projection AS old SET state = 'retired' WHERE old.state = 'current';
  UPDATE read_model.projection AS next SET state = 'current', switched_at = moment
    WHERE next.version = switch_projection.version AND next.state <> 'restatement';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'projection % does not exist', switch_projection.version;
  END IF;
  PERFORM read_model.show_projection(version);
  UPDATE read_model.restatement SET state = 'requested', ready_at = NULL WHERE state IN ('folding', 'ready', 'failed');
END $switch$;

REVOKE EXECUTE ON FUNCTION read_model.next_projection, read_model.request_restatement, read_model.dismiss_restatement,
  read_model.begin_restatement, read_model.sweep_restatements FROM PUBLIC;
-- Questions ask for restatements and only the projector makes them.
GRANT SELECT ON read_model.restatement TO hearback_query, hearback_projector, hearback_reader;
GRANT EXECUTE ON FUNCTION read_model.request_restatement, read_model.dismiss_restatement TO hearback_query;
GRANT UPDATE (state, attempts, error, ready_at) ON read_model.restatement TO hearback_projector;
GRANT EXECUTE ON FUNCTION read_model.next_projection, read_model.begin_restatement, read_model.sweep_restatements
  TO hearback_projector;
