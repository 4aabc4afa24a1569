"""A table of rendered records, kept as they are answered with."""

from django.db import migrations, models

# A record of up to a page's size stays in its row and is not compressed: it is read far more often
# than it is written.
INLINE = """
ALTER TABLE claims_storedrecord ALTER body SET STORAGE EXTERNAL;
ALTER TABLE claims_storedrecord SET (toast_tuple_target = 8160);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_search")]

    operations = [
        migrations.CreateModel(
            name="StoredRecord",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("version", models.IntegerField(editable=False)),
                ("shape", models.IntegerField(editable=False)),
                ("body", models.BinaryField()),
            ],
        ),
        migrations.RunSQL(INLINE, migrations.RunSQL.noop),
    ]
