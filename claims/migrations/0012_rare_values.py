"""Indexes for values that are rare: without them a list is walked to its end to find a few."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_rate_limits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(models.F("kind"), name="claim_kind_is"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(models.F("language"), name="claim_language_is"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(models.F("quote_type"), name="claim_quote_type_is"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(models.F("origin"), name="claim_origin_is"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("place"), "gin_trgm_ops"
                ),
                name="claim_place_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(models.F("unit_dimension"), name="assertion_dimension"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("as_of"), name="assertion_as_of"
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("verdict"), name="review_verdict_is"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("origin"), name="review_origin_is"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("language"), name="source_language_is"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("origin"), name="source_origin_is"),
        ),
    ]
