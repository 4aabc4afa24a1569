"""What the words of ratings mean, as a table; and a claim's record tells why it is related."""

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields
from claims.sql.history import TrackHistory
from claims.sql.operations import LoadSQL


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0026_what_the_desk_left"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RatingWord",
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
                    "created_at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                (
                    "modified_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "words",
                    claims.models.fields.LineField(
                        help_text="The rating in the reviewer's words, in lower case: pants on fire.",
                        max_length=300,
                    ),
                ),
                (
                    "language",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The language of the words (BCP 47), where they mean something else in another.",
                        max_length=35,
                    ),
                ),
                (
                    "verdict",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        db_default="",
                        default="",
                        help_text="What they mean: true, false, mixture, other. Empty: nobody has said it yet.",
                        max_length=7,
                    ),
                ),
            ],
            options={
                "verbose_name": "rating word",
                "ordering": ["words", "id"],
            },
        ),
        migrations.AlterField(
            model_name="review",
            name="verdict_by",
            field=claims.models.fields.LineField(
                blank=True,
                db_default="curator",
                default="curator",
                help_text="Who or what normalised it: curator, rating-words (the table), or the name of a mapping. Empty where nobody has: then the verdict is other.",
                max_length=60,
            ),
        ),
        migrations.AlterField(
            model_name="reviewevent",
            name="verdict_by",
            field=claims.models.fields.LineField(
                blank=True,
                db_default="curator",
                default="curator",
                help_text="Who or what normalised it: curator, rating-words (the table), or the name of a mapping. Empty where nobody has: then the verdict is other.",
                max_length=60,
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                models.F("id"),
                condition=models.Q(("verdict_by", "")),
                name="review_without_verdict",
            ),
        ),
        migrations.AddField(
            model_name="ratingword",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_default=claims.models.base.ActingUser(),
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ratingword",
            name="modified_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ratingword",
            name="reviewer",
            field=models.ForeignKey(
                blank=True,
                help_text="The reviewer whose words these are. Leave empty if all mean the same by them.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rating_words",
                to="claims.speaker",
            ),
        ),
        migrations.AddIndex(
            model_name="ratingword",
            index=models.Index(
                models.F("verdict"), models.F("words"), name="ratingword_verdict_is"
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingword",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__regex", "\\S")),
                name="ratingword_words_not_blank",
                violation_error_code="blank",
                violation_error_message="A rating needs its words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingword",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", django.db.models.functions.text.Lower("words"))),
                name="ratingword_in_lower_case",
                violation_error_code="not_in_lower_case",
                violation_error_message="Words are kept in lower case: pants on fire.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("language", ""),
                    ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                    _connector="OR",
                ),
                name="ratingword_language_form",
                violation_error_code="invalid_language",
                violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verdict", ""),
                    ("verdict__regex", "^(true|false|mixture|other)$"),
                    _connector="OR",
                ),
                name="ratingword_verdict_form",
                violation_error_code="unknown_verdict",
                violation_error_message="Choose one of: true, false, mixture, other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingword",
            constraint=models.UniqueConstraint(
                fields=("words", "reviewer", "language"),
                name="ratingword_once",
                nulls_distinct=False,
                violation_error_code="duplicate",
                violation_error_message="These words of this reviewer are in the table already.",
            ),
        ),
        TrackHistory(ratingword=()),
        LoadSQL("triggers/z_note_change_rating_word", "db1d26a9c644c173"),
        LoadSQL("triggers/v_versions_relation_update", "8c6cd16587043d46", "23cf83c9c4e50ae3"),
    ]
