"""A counter for the limits of the API."""

from django.db import migrations, models

# A block leaves the other workers enough: at most an eighth of what remains, but never less than what
# is needed now, and nothing where there is not that much.
COUNTER = """
ALTER TABLE claims_ratecount SET UNLOGGED;
ALTER TABLE claims_ratecount SET (fillfactor = 50);

CREATE FUNCTION onrecord_block(remaining integer, need integer, want integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN remaining < need THEN 0 ELSE greatest(need, least(want, remaining / 8)) END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_list_indexes")]

    operations = [
        migrations.CreateModel(
            name="RateCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "ends",
                        "client",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("ends", models.DateTimeField(editable=False)),
                ("client", models.GenericIPAddressField(editable=False)),
                ("taken", models.IntegerField(editable=False)),
                ("granted", models.IntegerField(editable=False)),
            ],
        ),
        migrations.RunSQL(COUNTER, "DROP FUNCTION onrecord_block"),
    ]
