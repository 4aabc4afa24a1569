"""Snapshots of the search for duplicates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0026_identifiers_and_addresses")]

    operations = [
        *(
            migrations.AddField(
                model_name="duplicatesearch",
                name=name,
                field=models.TextField(db_default="", default="", editable=False),
            )
            for name in ("begun", "seen")
        ),
    ]
