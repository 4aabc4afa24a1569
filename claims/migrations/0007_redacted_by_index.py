"""Whether a row was redacted is looked up in the index of origins, which is of rows that have one:
without the condition said anew, each row of an import read the whole table."""

from django.db import migrations

TABLES = ["speaker", "source", "topic", "measure", "claim", "relation", "review"]
FUNCTION = r"""
CREATE OR REPLACE FUNCTION onrecord_%TABLE%_redacted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_%TABLE% r WHERE r.origin = NEW.origin AND r.origin_id <> ''
               AND r.origin_id =
               'sha256:' || encode(sha256(convert_to(NEW.origin_id, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION '% of % was redacted', TG_TABLE_NAME, NEW.origin
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redacted_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
"""


def replace(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(FUNCTION.replace("%TABLE%", table), params=None)


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_unread_figures")]

    operations = [migrations.RunPython(replace, migrations.RunPython.noop)]
