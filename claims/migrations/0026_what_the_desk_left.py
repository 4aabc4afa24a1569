"""Snapshots of the search for duplicates, indexes of reviews' words and of when claims were made, and
the erasing of what else names what is redacted."""

from django.contrib.postgres.indexes import BrinIndex, GinIndex, OpClass
from django.db import migrations
from django.db.models.functions import Upper

from claims.models.fields import BoundedTextField
from claims.sql.operations import LoadSQL


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_assertions_in_order")]

    operations = [
        *(
            migrations.AddField(
                model_name="duplicatesearch",
                name=name,
                field=BoundedTextField(
                    db_default="", default="", editable=False, max_length=100_000
                ),
            )
            for name in ("begun", "seen")
        ),
        migrations.AddIndex(
            model_name="review",
            index=GinIndex(
                OpClass(Upper("title"), "gin_trgm_ops"),
                OpClass(Upper("url"), "gin_trgm_ops"),
                OpClass(Upper("rating"), "gin_trgm_ops"),
                name="review_words_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=BrinIndex("created_at", name="claim_created", pages_per_range=32),
        ),
        LoadSQL("functions/onrecord_erase_words", "d67ab432cb32a932"),
        LoadSQL("functions/onrecord_erase_notes", "1298150a2e5880e2"),
    ]
