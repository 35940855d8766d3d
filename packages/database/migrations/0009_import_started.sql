ALTER TABLE ingestion.import ADD COLUMN started_at timestamptz;
COMMENT ON COLUMN ingestion.import.started_at IS 'When this run of it began; one taken up again begins anew.';
