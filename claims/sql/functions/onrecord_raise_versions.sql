CREATE OR REPLACE FUNCTION onrecord_raise_versions(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    WITH due AS (
        SELECT id FROM claims_recordversion
        WHERE id = ANY (ids) AND (changed_xid <> pg_current_xact_id() OR changed_at < now())
        ORDER BY id FOR UPDATE
    )
    UPDATE claims_recordversion s
    SET version = s.version + 1, changed_xid = pg_current_xact_id(), changed_at = now()
    FROM due WHERE s.id = due.id;
END $$;

COMMENT ON FUNCTION onrecord_raise_versions IS
    'Raise the versions of public records, once per transaction. Rows are locked in one order, so '
    'that two writers of the same records wait for each other instead of dying of a deadlock. A '
    'transaction that a restored row names was another cluster''s, so its time is compared as '
    'well.';
