CREATE OR REPLACE FUNCTION onrecord_raise_versions_if_moved() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    here text := (SELECT system_identifier FROM onrecord_cluster());
    raised bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:cluster'));
    IF here <> coalesce((SELECT system_identifier FROM claims_cluster), '') THEN
        PERFORM set_config('onrecord.raising_versions', 'on', true);
        UPDATE claims_recordversion
        SET version = version + 1, changed_xid = pg_current_xact_id(), changed_at = now();
        GET DIAGNOSTICS raised = ROW_COUNT;
        PERFORM set_config('onrecord.raising_versions', 'off', true);
        INSERT INTO claims_cluster (singleton, system_identifier) VALUES (true, here)
        ON CONFLICT (singleton) DO UPDATE
        SET system_identifier = excluded.system_identifier, noted_at = now();
    END IF;
    RETURN raised;
END $$;

COMMENT ON FUNCTION onrecord_raise_versions_if_moved IS
    'Raise the version of every record after a restore into another cluster, since a restored row '
    'may hold other content under a version that somebody has seen. Returns how many were raised.';
