"""A version is given again after a restore, to other content: what is kept names its moment too. And
what a restore changes: the epoch of the database.
"""

from django.db import migrations, models
from django.utils import timezone

# Whether this transaction has raised a version already, its id does not tell where the row came from
# another cluster, whose ids were counted apart. Its time does: nothing of ours is from before `now()`.
TOUCH = """
CREATE OR REPLACE FUNCTION onrecord_touch(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    WITH due AS (
        SELECT id FROM claims_stamp
        WHERE id = ANY (ids) AND (changed_xid <> pg_current_xact_id() OR changed_at < now())
        ORDER BY id FOR UPDATE
    )
    UPDATE claims_stamp s
    SET version = s.version + 1, changed_xid = pg_current_xact_id(), changed_at = now()
    FROM due WHERE s.id = due.id;
END $$;
"""
# What a restore changes, whichever it is. Into another cluster: its identifier. Into another
# database: its oid. Into the same one: the row of the cluster, dropped with its table (`tableoid`)
# or only written anew (`xmin`). A base backup or a replica that went its own way: the timeline.
EPOCH = """
-- NULL, where the control file cannot be read: a folder on the way to it may have been closed.
CREATE OR REPLACE FUNCTION onrecord_cluster(OUT system_identifier text, OUT timeline text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    timeline := CASE WHEN pg_is_in_recovery()
        THEN upper(lpad(to_hex((pg_control_checkpoint()).timeline_id), 8, '0'))
        ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END;
    system_identifier := (SELECT here.system_identifier FROM pg_control_system() here);
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;

CREATE OR REPLACE FUNCTION onrecord_epoch() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT md5(concat_ws(' ', coalesce(here.system_identifier, noted.system_identifier),
        here.timeline, noted.tableoid, noted.xmin,
        (SELECT oid FROM pg_database WHERE datname = current_database())))
    FROM onrecord_cluster() here LEFT JOIN claims_cluster noted ON true
$$;

CREATE OR REPLACE FUNCTION onrecord_restamp_if_moved() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    here text := (SELECT system_identifier FROM onrecord_cluster());
    stamped bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:cluster'));
    IF here <> coalesce((SELECT system_identifier FROM claims_cluster), '') THEN
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
    dependencies = [("claims", "0022_figure_listings")]

    operations = [
        migrations.RunSQL(TOUCH, migrations.RunSQL.noop),
        migrations.RunSQL(EPOCH, migrations.RunSQL.noop),
        # All of it is made again by reading.
        migrations.RunSQL("TRUNCATE claims_storedrecord", migrations.RunSQL.noop),
        migrations.AddField(
            "storedrecord",
            "changed_at",
            models.DateTimeField(default=timezone.now, editable=False),
            preserve_default=False,
        ),
    ]
