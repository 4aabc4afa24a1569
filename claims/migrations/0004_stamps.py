"""The function that raises versions, and the row that knows which cluster they were raised in."""

from django.db import migrations

FUNCTIONS = r"""
-- Raise the versions of public records, once per transaction. Rows are locked in one order, so that
-- two writers of the same records wait for each other instead of dying of a deadlock.
CREATE FUNCTION onrecord_touch(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    WITH due AS (
        SELECT id FROM claims_stamp
        WHERE id = ANY (ids) AND changed_xid <> pg_current_xact_id()
        ORDER BY id FOR UPDATE
    )
    UPDATE claims_stamp s
    SET version = s.version + 1, changed_xid = pg_current_xact_id(), changed_at = now()
    FROM due WHERE s.id = due.id;
END $$;

-- Transaction ids mean nothing in another cluster. After a restore every record is stamped anew,
-- since a restored row may hold other content under a version somebody has seen.
CREATE FUNCTION onrecord_restamp_if_moved() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    here text := (SELECT system_identifier::text FROM pg_control_system());
    stamped bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:cluster'));
    IF (SELECT system_identifier FROM claims_cluster) IS DISTINCT FROM here THEN
        PERFORM set_config('onrecord.restamping', 'on', true);
        UPDATE claims_stamp
        SET version = version + 1, changed_xid = pg_current_xact_id(), changed_at = now();
        GET DIAGNOSTICS stamped = ROW_COUNT;
        PERFORM set_config('onrecord.restamping', 'off', true);
        INSERT INTO claims_cluster (singleton, system_identifier) VALUES (true, here)
        ON CONFLICT (singleton) DO UPDATE
        SET system_identifier = excluded.system_identifier, noted_at = now();
    END IF;
    RETURN stamped;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_derivations")]

    operations = [migrations.RunSQL(FUNCTIONS)]
