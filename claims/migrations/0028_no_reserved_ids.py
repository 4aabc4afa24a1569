"""No row has the nil or the max UUID for its key.

The constraints are added by name: the editor's own would have a digest in theirs, and their words
are found by their names.
"""

from django.db import migrations

import claims.models.fields

ROWS = (
    "appearance attribution claim claimtopic exchangerate measure numericassertion relation review "
    "reviewevidence role snapshot source speaker speakeralias speakeridentifier topic"
).split()
RESERVED = "'00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'"


def key(model, **options):
    field = claims.models.fields.KeyField(
        db_default=claims.models.fields.Uuid7(),
        default=claims.models.fields.uuid7,
        editable=False,
        serialize=False,
        **options,
    )
    table = f"claims_{model}"
    return migrations.SeparateDatabaseAndState(
        state_operations=[migrations.AlterField(model_name=model, name="id", field=field)],
        database_operations=[
            migrations.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {table}_id_check CHECK (id NOT IN ({RESERVED}))",
                f"ALTER TABLE {table} DROP CONSTRAINT {table}_id_check",
            )
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0027_places_and_chains")]

    operations = [
        *(key(model, primary_key=True) for model in ROWS),
        *(key(f"{model}event") for model in ROWS),
    ]
