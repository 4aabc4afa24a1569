"""Snapshots of the search for duplicates, and the erasing of what else names what is redacted."""

from django.db import migrations, models

from claims.sql.operations import LoadSQL


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
        LoadSQL("functions/onrecord_erase_words", "d67ab432cb32a932"),
        LoadSQL("functions/onrecord_erase_notes", "1298150a2e5880e2"),
    ]
