"""Merges with what they moved, redactions, and pairs that may be duplicates."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields
from claims.sql.operations import LoadSQL


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_review_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        LoadSQL("functions/onrecord_url_key", "16268109091894f8"),
        LoadSQL("functions/onrecord_statement_key", "91c31d6046372ca7"),
        LoadSQL("functions/onrecord_log_stays", "545dcf10f5a81dd6"),
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("claim", "Claim"),
                            ("speaker", "Speaker"),
                            ("source", "Source"),
                            ("event", "Event"),
                            ("measure", "Measure"),
                            ("topic", "Topic"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("first", models.UUIDField(editable=False)),
                ("second", models.UUIDField(editable=False)),
                (
                    "score",
                    models.SmallIntegerField(editable=False, help_text="Likeness in percent."),
                ),
                ("why", claims.models.fields.LineField(editable=False, max_length=60)),
                (
                    "found_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("rejected_at", claims.models.fields.InstantField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "possible duplicate",
            },
        ),
        migrations.CreateModel(
            name="DuplicateSearch",
            fields=[
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("claim", "Claim"),
                            ("speaker", "Speaker"),
                            ("source", "Source"),
                            ("event", "Event"),
                            ("measure", "Measure"),
                            ("topic", "Topic"),
                        ],
                        editable=False,
                        max_length=10,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("reached", models.UUIDField(editable=False)),
                (
                    "searched_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("claim", "Claim"),
                            ("speaker", "Speaker"),
                            ("source", "Source"),
                            ("event", "Event"),
                            ("measure", "Measure"),
                            ("topic", "Topic"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("entry", models.UUIDField(editable=False)),
                ("survivor", models.UUIDField(editable=False)),
                (
                    "chosen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, editable=False, size=None
                    ),
                ),
                ("former_state", models.BigIntegerField(editable=False, null=True)),
                (
                    "made_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="merged",
                    ),
                ),
                (
                    "undone_at",
                    claims.models.fields.InstantField(
                        editable=False, null=True, verbose_name="undone"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="MergeMove",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("table", claims.models.fields.LineField(editable=False, max_length=60)),
                ("column", claims.models.fields.LineField(editable=False, max_length=60)),
                (
                    "action",
                    claims.models.fields.LineField(
                        choices=[
                            ("moved", "moved to the survivor"),
                            ("dropped", "dropped: the survivor had one like it"),
                            ("withdrawn", "withdrawn"),
                            ("no_longer_first", "no longer the first appearance"),
                            ("added", "added to the survivor"),
                        ],
                        editable=False,
                        max_length=15,
                    ),
                ),
                (
                    "rows",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", claims.models.fields.LineField(editable=False, max_length=20)),
                ("entry", models.UUIDField(editable=False)),
                ("reason", claims.models.fields.BoundedTextField(editable=False, max_length=1000)),
                ("texts", models.IntegerField(editable=False)),
                ("parts", models.IntegerField(editable=False)),
                ("former_states", models.IntegerField(editable=False)),
                (
                    "made_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="redacted",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.AlterModelOptions(
            name="claim",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": [
                    models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                    "id",
                ],
                "permissions": [
                    ("submit_claim", "Can submit claims for review"),
                    ("publish_claim", "Can publish claims"),
                    ("reject_claim", "Can reject claims"),
                    ("retract_claim", "Can retract claims"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="event",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": [
                    models.OrderBy(models.F("start"), descending=True, nulls_last=True),
                    "id",
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="measure",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": ["label", "id"],
            },
        ),
        migrations.AlterModelOptions(
            name="relation",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact"),
                "ordering": ["id"],
            },
        ),
        migrations.AlterModelOptions(
            name="review",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact"),
                "ordering": [
                    models.OrderBy(models.F("reviewed_at"), descending=True, nulls_last=True),
                    "id",
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="source",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": [
                    models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                    "id",
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="speaker",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": ["name", "id"],
            },
        ),
        migrations.AlterModelOptions(
            name="topic",
            options={
                "default_permissions": ("add", "change", "delete", "view", "redact", "merge"),
                "ordering": ["label", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                claims.models.fields.StatementKey("statement"), name="claim_statement_key"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("label"), "gin_trgm_ops"
                ),
                name="event_label_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("label"), "gin_trgm_ops"
                ),
                name="measure_label_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                claims.models.fields.Folded("population"),
                models.F("dimension"),
                models.F("id"),
                name="measure_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                claims.models.fields.UrlKey("url"),
                condition=models.Q(("url", ""), _negated=True),
                name="source_url_key",
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("title"), "gin_trgm_ops"
                ),
                name="source_title_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("label"), "gin_trgm_ops"
                ),
                name="topic_label_folded",
            ),
        ),
        migrations.AddField(
            model_name="duplicatepair",
            name="rejected_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatesearch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["claim", "speaker", "source", "event", "measure", "topic"])
                ),
                name="duplicatesearch_kind_known",
                violation_error_code="unknown_kind",
                violation_error_message="Choose one of: claim, speaker, source, event, measure, topic.",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="made_by",
            field=models.ForeignKey(
                db_default=claims.models.base.ActingUser(),
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="undone by",
            ),
        ),
        migrations.AddField(
            model_name="mergemove",
            name="merge",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moves",
                to="claims.merge",
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="made_by",
            field=models.ForeignKey(
                db_default=claims.models.base.ActingUser(),
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddIndex(
            model_name="duplicatepair",
            index=models.Index(
                models.F("kind"),
                models.OrderBy(models.F("score"), descending=True),
                models.F("id"),
                condition=models.Q(("rejected_at", None)),
                name="duplicatepair_open",
            ),
        ),
        migrations.AddIndex(
            model_name="duplicatepair",
            index=models.Index(models.F("second"), name="duplicatepair_second"),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.UniqueConstraint(
                fields=("first", "second"),
                name="duplicatepair_once",
                violation_error_code="duplicate",
                violation_error_message="This pair is known already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="duplicatepair_in_order",
                violation_error_code="invalid_order",
                violation_error_message="The first of a pair has the lower id.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["claim", "speaker", "source", "event", "measure", "topic"])
                ),
                name="duplicatepair_kind_known",
                violation_error_code="unknown_kind",
                violation_error_message="Choose one of: claim, speaker, source, event, measure, topic.",
            ),
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(models.F("entry"), models.F("id"), name="merge_of_entry"),
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(models.F("survivor"), models.F("id"), name="merge_into_survivor"),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["claim", "speaker", "source", "event", "measure", "topic"])
                ),
                name="merge_kind_known",
                violation_error_code="unknown_kind",
                violation_error_message="Choose one of: claim, speaker, source, event, measure, topic.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mergemove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("action__in", ["moved", "dropped", "withdrawn", "no_longer_first", "added"])
                ),
                name="mergemove_action_known",
                violation_error_code="unknown_action",
                violation_error_message="Choose one of: moved, dropped, withdrawn, no_longer_first, added.",
            ),
        ),
        migrations.AddIndex(
            model_name="redaction",
            index=models.Index(models.F("entry"), name="redaction_of_entry"),
        ),
        LoadSQL("triggers/a_log_stays", "8d0cfbbc693a9825"),
        LoadSQL("triggers/a_undone_once", "d974d7a2a01bb54e"),
    ]
