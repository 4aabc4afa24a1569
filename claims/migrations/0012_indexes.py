"""Indexes in the orders that lists are asked for, and for values that are rare."""

import django.contrib.postgres.indexes
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_functions_and_triggers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="speaker",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                ),
                name="speaker_name_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="speaker_name_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=models.Index(models.F("name"), models.F("id"), name="speaker_name"),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=models.Index(models.F("dataset"), name="speaker_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="speakeralias",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="speakeralias_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("url"), name="source_url"),
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
            model_name="source",
            index=models.Index(models.F("language"), name="source_language_is"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("dataset"), name="source_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("title"), "gin_trgm_ops"
                ),
                name="source_title_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(models.F("dataset"), name="topic_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(models.F("dataset"), name="measure_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="exchangerate",
            index=models.Index(
                models.F("from_unit"),
                models.F("to_unit"),
                models.F("rate"),
                name="exchangerate_extent",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                models.F("id"),
                name="claim_newest",
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
                include=("said_at_offset",),
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
                models.F("speaker"),
                models.F("said_at"),
                models.F("id"),
                include=("status", "redacted_at", "merged_into"),
                name="claim_of_speaker",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("root_speaker"),
                models.F("said_at"),
                models.F("id"),
                include=("status", "redacted_at", "merged_into"),
                name="claim_of_root",
            ),
        ),
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
            index=models.Index(models.F("dataset"), name="claim_dataset_is"),
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
            model_name="claim",
            index=models.Index(
                models.F("status"),
                models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                models.F("id"),
                condition=models.Q(("status", "published"), _negated=True),
                name="claim_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="relation",
            index=models.Index(models.F("dataset"), name="relation_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(models.F("measure"), models.F("id"), name="assertion_of_measure"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(models.F("measure_dimension"), name="assertion_dimension"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("baseline_assertion"),
                condition=models.Q(("baseline_assertion__isnull", False)),
                name="assertion_baseline",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("basis"),
                models.F("id"),
                condition=models.Q(("basis", "printed"), _negated=True),
                name="assertion_basis",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("as_of"), name="assertion_as_of"
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("period"),
                condition=models.Q(("period__isnull", False)),
                name="assertion_period",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("measure"), models.F("canonical"), name="assertion_canonical"
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=django.contrib.postgres.indexes.GistIndex(
                models.F("measure"), models.F("stated"), name="assertion_stated"
            ),
        ),
        migrations.AddIndex(
            model_name="assertionreading",
            index=models.Index(
                condition=models.Q(("worklist__gt", "")),
                fields=["worklist", "assertion"],
                name="assertionreading_worklist",
            ),
        ),
        migrations.AddIndex(
            model_name="assertionreading",
            index=models.Index(
                condition=models.Q(("worklist__gt", "")),
                fields=["assertion"],
                name="assertionreading_to_do",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("reviewed_at"), models.F("id"), name="review_reviewed"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("verdict"), name="review_verdict_is"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(models.F("dataset"), name="review_dataset_is"),
        ),
        migrations.AddIndex(
            model_name="recordversion",
            index=models.Index(models.F("changed_xid"), models.F("id"), name="recordversion_feed"),
        ),
        migrations.AddIndex(
            model_name="recordversion",
            index=models.Index(
                models.F("kind"),
                models.F("changed_at"),
                models.F("id"),
                name="recordversion_modified",
            ),
        ),
        migrations.AddIndex(
            model_name="claimdocument",
            index=django.contrib.postgres.indexes.GinIndex(
                models.F("document"), name="claimdocument_words"
            ),
        ),
        migrations.AddIndex(
            model_name="claimlisting",
            index=models.Index(
                models.F("entry"), models.F("said_at"), models.F("claim"), name="claimlisting_walk"
            ),
        ),
        migrations.AddIndex(
            model_name="signincount",
            index=models.Index(models.F("last_at"), name="signincount_last"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(models.F("start"), models.F("id"), name="event_began"),
        ),
        migrations.AddIndex(
            model_name="event", index=models.Index(models.F("dataset"), name="event_dataset_is")
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("label"), "gin_trgm_ops"
                ),
                name="event_label_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="topicalias",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="topicalias_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="measurealias",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="measurealias_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("event"),
                models.F("id"),
                condition=models.Q(("event__isnull", False)),
                name="assertion_of_event",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("observation_status"),
                models.F("id"),
                condition=models.Q(("observation_status", "normal"), _negated=True),
                name="assertion_status",
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("measure"),
                django.db.models.functions.comparison.Coalesce(
                    models.F("as_of__startswith"), models.F("period__startswith")
                ),
                models.F("id"),
                models.F("observation_status"),
                name="assertion_in_series",
            ),
        ),
    ]
