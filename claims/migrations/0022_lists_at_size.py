"""Indexes of what curators look for: addresses, printed words, what waits."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_second_factors_and_sign_ins")]

    operations = [
        migrations.AddIndex(
            model_name="source",
            index=GinIndex(OpClass(Upper("url"), "gin_trgm_ops"), name="source_url_trigram"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=GinIndex(
                OpClass(Upper("as_printed"), "gin_trgm_ops"), name="assertion_printed_trigram"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("kind"),
                models.F("created_at"),
                condition=models.Q(
                    ("merged_into", None),
                    ("redacted_at", None),
                    ("status__in", ("draft", "in_review")),
                ),
                name="claim_waiting",
            ),
        ),
    ]
