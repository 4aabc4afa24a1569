"""The figures that were on record before: each batch commits, so that nobody waits for long."""

from django.db import migrations

BATCH = 20_000
UNREAD = """
WITH batch AS (
    SELECT a.id, onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, c.quote) AS in_quote
    FROM claims_numericassertion a JOIN claims_claim c ON c.id = a.claim_id
    WHERE a.id > %s ORDER BY a.id LIMIT %s
), added AS (
    INSERT INTO claims_figurereading (assertion_id, in_quote) SELECT id, in_quote FROM batch
    ON CONFLICT (assertion_id) DO NOTHING
)
SELECT id FROM batch ORDER BY id DESC LIMIT 1
"""


def unread(apps, schema_editor):
    last = "00000000-0000-0000-0000-000000000000"
    with schema_editor.connection.cursor() as cursor:
        while True:
            cursor.execute(UNREAD, [last, BATCH])
            found = cursor.fetchone()
            if found is None:
                return
            last = found[0]


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0005_figurereading")]

    operations = [migrations.RunPython(unread, migrations.RunPython.noop)]
