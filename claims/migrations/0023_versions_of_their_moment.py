"""A version is given again after a restore, to other content: what is kept names its moment too."""

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


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_figure_listings")]

    operations = [
        migrations.RunSQL(TOUCH, migrations.RunSQL.noop),
        # All of it is made again by reading.
        migrations.RunSQL("TRUNCATE claims_storedrecord", migrations.RunSQL.noop),
        migrations.AddField(
            "storedrecord",
            "changed_at",
            models.DateTimeField(default=timezone.now, editable=False),
            preserve_default=False,
        ),
    ]
