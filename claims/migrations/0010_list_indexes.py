"""Indexes in the orders that lists are asked for: page a thousand costs what the first does."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_stored_records"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="claim",
            name="claim_by_speaker",
        ),
        migrations.AlterField(
            model_name="claim",
            name="root_speaker",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="root_claims",
                to="claims.speaker",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Whose utterance this is. Needed before it is published.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="claims.speaker",
            ),
        ),
        migrations.AlterField(
            model_name="numericassertion",
            name="measure",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="What is counted.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assertions",
                to="claims.measure",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Who published it, usually an outlet.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_sources",
                to="claims.speaker",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("said_at"),
                models.F("id"),
                condition=models.Q(
                    ("merged_into", None),
                    ("redacted_at", None),
                    ("status__in", ("published", "retracted")),
                ),
                name="claim_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("first_published_at"),
                models.F("id"),
                condition=models.Q(
                    ("merged_into", None),
                    ("redacted_at", None),
                    ("status__in", ("published", "retracted")),
                ),
                name="claim_published",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("speaker"), models.F("said_at"), models.F("id"), name="claim_of_speaker"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("root_speaker"), models.F("said_at"), models.F("id"), name="claim_of_root"
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(models.F("measure"), models.F("id"), name="assertion_of_measure"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("reviewed_at"), models.F("id"), name="review_reviewed"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("published_at"), models.F("id"), name="source_published"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                models.F("publisher"),
                models.F("published_at"),
                models.F("id"),
                name="source_of_publisher",
            ),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=models.Index(models.F("name"), models.F("id"), name="speaker_name"),
        ),
        migrations.AddIndex(
            model_name="stamp",
            index=models.Index(
                models.F("kind"), models.F("changed_at"), models.F("id"), name="stamp_modified"
            ),
        ),
    ]
