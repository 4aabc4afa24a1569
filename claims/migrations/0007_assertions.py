"""The assertions of claims, and what the number language reads in their words."""

import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("claims", "0006_appearances_chains_and_relations"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumericAssertion",
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
                    "position",
                    models.SmallIntegerField(
                        db_default=1,
                        default=1,
                        help_text="Its place among the claim's numbers, from 1.",
                    ),
                ),
                (
                    "as_printed",
                    claims.models.fields.LineField(
                        help_text="The words that carry the figure, as printed: more than $2.75 billion.",
                        max_length=300,
                    ),
                ),
                (
                    "quote_start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where the words begin in the quote, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "quote_end",
                    models.IntegerField(
                        blank=True, help_text="Where the words end in the quote.", null=True
                    ),
                ),
                (
                    "comparator",
                    claims.models.fields.LineField(
                        choices=[
                            ("eq", "equal to"),
                            ("gt", "more than"),
                            ("ge", "at least"),
                            ("lt", "less than"),
                            ("le", "at most"),
                            ("between", "between"),
                            ("approx", "about"),
                            ("nearly", "nearly"),
                            ("just_over", "just over"),
                        ],
                        db_default="eq",
                        default="eq",
                        help_text="How the figure is meant: exactly this, more than this, about this …",
                        max_length=9,
                    ),
                ),
                (
                    "low",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The figure in full (2750000000), or the lower one of two. Empty for “less than”.",
                        null=True,
                    ),
                ),
                (
                    "high",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The same figure again, or the upper one of two. Empty for “more than”.",
                        null=True,
                    ),
                ),
                (
                    "multiplier",
                    claims.models.fields.NumberField(
                        db_default=1,
                        default=1,
                        help_text="What the printed digits were multiplied by: 1000000000 for “2.75 billion”.",
                    ),
                ),
                (
                    "precision",
                    claims.models.fields.LineField(
                        choices=[
                            ("exact", "Exact"),
                            ("rounded", "Rounded"),
                            ("approximate", "Approximate"),
                            ("order_of_magnitude", "Order Of Magnitude"),
                        ],
                        db_default="exact",
                        default="exact",
                        help_text="Exact: a whole count. Rounded: with a multiplier word, decimals or a unit. Approximate: about, nearly. Order of magnitude: dozens, thousands.",
                        max_length=18,
                    ),
                ),
                (
                    "resolution",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="For a rounded figure, the worth of its last printed digit: 10000000 for “2.75 billion”.",
                        null=True,
                    ),
                ),
                (
                    "form",
                    claims.models.fields.LineField(
                        choices=[
                            ("absolute", "Absolute"),
                            ("ratio", "Ratio"),
                            ("difference", "Difference"),
                            ("percent_change", "Percent Change"),
                            ("share", "Share"),
                        ],
                        db_default="absolute",
                        default="absolute",
                        help_text="Absolute, or a change against a baseline, or a share of a whole.",
                        max_length=14,
                    ),
                ),
                (
                    "direction",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[("up", "Up"), ("down", "Down")],
                        db_default="",
                        default="",
                        help_text="The direction of a change: up or down. The figure itself stays "
                        "positive.",
                        max_length=4,
                    ),
                ),
                (
                    "as_of",
                    claims.models.fields.DaysField(
                        blank=True,
                        help_text="The day or days the figure speaks of. Empty if not said.",
                        null=True,
                    ),
                ),
                (
                    "period",
                    claims.models.fields.DaysField(
                        blank=True,
                        help_text="The period that an amount over time covers.",
                        null=True,
                    ),
                ),
                (
                    "baseline",
                    claims.models.fields.DaysField(
                        blank=True,
                        help_text="The start of a change: “since 30 January” is that day.",
                        null=True,
                    ),
                ),
                (
                    "read_by",
                    claims.models.fields.LineField(
                        db_default="curator",
                        default="curator",
                        help_text="Who read the number: curator, or the rule that did.",
                        max_length=60,
                    ),
                ),
                (
                    "measure_dimension",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=30),
                ),
                ("measure_non_negative", models.BooleanField(db_default=True, editable=False)),
                (
                    "unit_dimension",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=30),
                ),
                (
                    "interval",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "stated",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "canonical",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "basis",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("printed", "Printed"),
                            ("converted", "Converted"),
                            ("resolved", "Resolved"),
                        ],
                        db_default="",
                        editable=False,
                        max_length=9,
                    ),
                ),
                (
                    "baseline_assertion",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The figure that a change is measured against, if it is on record.",
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="compared_by",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assertions",
                        to="claims.claim",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
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
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="What is counted.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assertions",
                        to="claims.measure",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_default="1",
                        default="1",
                        help_text="The printed unit: 1 for a plain count, %, km, USD.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
                    ),
                ),
                ("derivation", models.JSONField(blank=True, editable=False, null=True)),
                (
                    "best",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The best estimate between the two, where the source gives one.",
                        null=True,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The event that the figure speaks of. Empty for a total.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assertions",
                        to="claims.event",
                    ),
                ),
                (
                    "observation_status",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("normal", "Normal"),
                            ("estimate", "Estimate"),
                            ("provisional", "Provisional"),
                            ("forecast", "Forecast"),
                        ],
                        db_default="",
                        default="",
                        help_text="A forecast is compared with nothing. Left empty, the figure is a forecast if it was said before its day or by a prediction, and normal otherwise.",
                        max_length=11,
                    ),
                ),
                (
                    "note",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="What a reader should know of the figure: what it leaves out, who estimated it.",
                        max_length=2000,
                    ),
                ),
                (
                    "observation_status_derived",
                    models.BooleanField(db_default=True, editable=False),
                ),
            ],
            options={
                "verbose_name": "figure",
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("claim", "position"),
                        name="assertion_position_once",
                        violation_error_code="duplicate",
                        violation_error_message="Two numbers of a claim cannot have the same position.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)),
                        name="assertion_position_in_range",
                        violation_error_code="invalid_position",
                        violation_error_message="Positions begin at 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_printed__regex", "\\S")),
                        name="assertion_as_printed_not_blank",
                        violation_error_code="blank",
                        violation_error_message="Give the words that carry the figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "comparator__in",
                                [
                                    "eq",
                                    "gt",
                                    "ge",
                                    "lt",
                                    "le",
                                    "between",
                                    "approx",
                                    "nearly",
                                    "just_over",
                                ],
                            )
                        ),
                        name="assertion_comparator_known",
                        violation_error_code="unknown_comparator",
                        violation_error_message="Choose one of: eq, gt, ge, lt, le, between, approx, nearly, just_over.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "precision__in",
                                ["exact", "rounded", "approximate", "order_of_magnitude"],
                            )
                        ),
                        name="assertion_precision_known",
                        violation_error_code="unknown_precision",
                        violation_error_message="Choose one of: exact, rounded, approximate, order_of_magnitude.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                ["absolute", "ratio", "difference", "percent_change", "share"],
                            )
                        ),
                        name="assertion_form_known",
                        violation_error_code="unknown_form",
                        violation_error_message="Choose one of: absolute, ratio, difference, percent_change, share.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator__in", ("gt", "ge")),
                                ("high__isnull", True),
                                ("low__isnull", False),
                            ),
                            models.Q(
                                ("comparator__in", ("lt", "le")),
                                ("high__isnull", False),
                                ("low__isnull", True),
                            ),
                            models.Q(
                                ("comparator__in", ("eq", "approx", "nearly", "just_over")),
                                ("high__isnull", False),
                                ("low", models.F("high")),
                                ("low__isnull", False),
                            ),
                            models.Q(
                                ("comparator", "between"),
                                ("high__isnull", False),
                                ("low__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_figures_fit_comparator",
                        violation_error_code="numbers_missing",
                        violation_error_message="“More than” and “at least” have a low figure only, “less than” and “at most” a high one only, “between” has both, and all others the same figure twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("low__isnull", True),
                            ("high__isnull", True),
                            ("low__lte", models.F("high")),
                            _connector="OR",
                        ),
                        name="assertion_low_before_high",
                        violation_error_code="inverted_interval",
                        violation_error_message="The low figure is not above the high one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator__in", ("approx", "nearly", "just_over")),
                                ("precision", "approximate"),
                            ),
                            models.Q(("comparator", "eq"), ("precision__in", ["exact", "rounded"])),
                            models.Q(
                                ("comparator", "between"),
                                (
                                    "precision__in",
                                    ["exact", "rounded", "approximate", "order_of_magnitude"],
                                ),
                            ),
                            models.Q(
                                ("comparator__in", ["gt", "ge", "lt", "le"]),
                                ("precision__in", ["exact", "rounded", "approximate"]),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_precision_fits_comparator",
                        violation_error_code="precision_mismatch",
                        violation_error_message="“About”, “nearly” and “just over” are approximate; “equal” is exact or rounded; an order of magnitude lies between two figures.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolution__gt", 0), ("resolution__isnull", False)),
                            models.Q(
                                ("resolution__isnull", True),
                                models.Q(
                                    ("comparator", "eq"), ("precision", "rounded"), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_rounded_with_resolution",
                        violation_error_code="resolution_missing",
                        violation_error_message="A rounded figure needs the worth of its last printed digit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("multiplier__gt", 0)),
                        name="assertion_multiplier_positive",
                        violation_error_code="invalid_multiplier",
                        violation_error_message="A multiplier is greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("form__in", ["absolute", "difference"]),
                                ("unit_dimension", models.F("measure_dimension")),
                            ),
                            models.Q(
                                ("form__in", ["ratio", "percent_change", "share"]),
                                ("unit_dimension", "ratio"),
                            ),
                            models.Q(("form__in", ["ratio", "share"]), ("unit_dimension", "count")),
                            _connector="OR",
                        ),
                        name="assertion_unit_fits_measure",
                        violation_error_code="unit_mismatch",
                        violation_error_message="The unit does not measure what is counted. A ratio, a percent change and a share are in percent or plain numbers; anything else is in a unit of the measure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interval__isempty", False)),
                        name="assertion_interval_not_empty",
                        violation_error_code="empty_interval",
                        violation_error_message="No value fits this assertion: check its ends, and whether the measure"
                        " can be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("direction", ""),
                            models.Q(
                                ("direction__in", ["up", "down"]),
                                ("form__in", ("ratio", "difference", "percent_change")),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_direction_of_change",
                        violation_error_code="invalid_direction",
                        violation_error_message="A direction, up or down, belongs to a change.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("baseline__isnull", True), ("baseline_assertion__isnull", True)
                            ),
                            ("form__in", ["ratio", "difference", "percent_change", "share"]),
                            _connector="OR",
                        ),
                        name="assertion_baseline_of_change",
                        violation_error_code="unexpected_baseline",
                        violation_error_message="A baseline belongs to a change or a share.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_assertion__isnull", True),
                            models.Q(("baseline_assertion", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="assertion_not_its_own_baseline",
                        violation_error_code="self_reference",
                        violation_error_message="An assertion cannot be measured against itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True), ("period__isnull", True), _connector="OR"
                        ),
                        name="assertion_one_time",
                        violation_error_code="two_times",
                        violation_error_message="Give the date it speaks of, or the period it covers, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quote_end__isnull", True), ("quote_start__isnull", True)),
                            models.Q(
                                ("quote_end__gt", models.F("quote_start")),
                                ("quote_end__isnull", False),
                                ("quote_start__gte", 0),
                                ("quote_start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_place_in_quote",
                        violation_error_code="inverted_interval",
                        violation_error_message="A place in the quote has a start from 0 and an end after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True),
                            models.Func(
                                models.F("as_of"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_as_of_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__isnull", True),
                            models.Func(
                                models.F("period"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_period_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline__isnull", True),
                            models.Func(
                                models.F("baseline"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_baseline_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("observation_status", ""),
                            (
                                "observation_status__regex",
                                "^(normal|estimate|provisional|forecast)$",
                            ),
                            _connector="OR",
                        ),
                        name="assertion_observation_status_form",
                        violation_error_code="unknown_observation_status",
                        violation_error_message="Choose one of: normal, estimate, provisional, forecast.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("best__isnull", True),
                            models.Q(
                                models.Q(
                                    ("low__isnull", True),
                                    ("best__gte", models.F("low")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("high__isnull", True),
                                    ("best__lte", models.F("high")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_best_between",
                        violation_error_code="best_outside",
                        violation_error_message="The best estimate lies between the low and the high figure.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssertionReading",
            fields=[
                (
                    "assertion",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "state",
                    claims.models.fields.LineField(
                        choices=[
                            ("unread", "not read yet"),
                            ("agrees", "agrees with its words"),
                            ("contradicts", "contradicts its words"),
                            ("unreadable", "words cannot be read"),
                            ("overruled", "confirmed by a curator"),
                        ],
                        db_default="unread",
                        default="unread",
                        editable=False,
                        max_length=11,
                    ),
                ),
                (
                    "detail",
                    claims.models.fields.LineField(
                        db_default="",
                        default="",
                        editable=False,
                        help_text="Which field contradicts the words, or why they cannot be read.",
                        max_length=60,
                    ),
                ),
                (
                    "in_quote",
                    models.BooleanField(
                        editable=False, help_text="Unknown where the claim has no quote.", null=True
                    ),
                ),
                ("rules_version", models.IntegerField(editable=False, null=True)),
                ("settled_at", claims.models.fields.InstantField(editable=False, null=True)),
                (
                    "worklist",
                    models.GeneratedField(
                        choices=[
                            ("contradicts", "contradicts its words"),
                            ("words_missing", "words are not in the quote"),
                            ("unreadable", "words cannot be read"),
                            ("unread", "not read yet"),
                        ],
                        db_persist=True,
                        expression=models.Case(
                            models.When(state="overruled", then=models.Value("")),
                            models.When(state="contradicts", then=models.Value("contradicts")),
                            models.When(in_quote=False, then=models.Value("words_missing")),
                            models.When(state="agrees", then=models.Value("")),
                            default=models.F("state"),
                            output_field=models.CharField(),
                        ),
                        output_field=models.CharField(max_length=13),
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        help_text="Who confirmed the figure against its words.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "figure to check",
                "verbose_name_plural": "figures to check",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["unread", "agrees", "contradicts", "unreadable", "overruled"],
                            )
                        ),
                        name="assertionreading_state_known",
                        violation_error_code="unknown_state",
                        violation_error_message="Choose one of: unread, agrees, contradicts, unreadable, overruled.",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_numericassertion ADD CONSTRAINT assertion_unit_exists\n    FOREIGN KEY (unit_id, unit_dimension) REFERENCES claims_unit (code, dimension) DEFERRABLE",
            reverse_sql="ALTER TABLE claims_numericassertion DROP CONSTRAINT assertion_unit_exists",
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_numericassertion ADD CONSTRAINT assertion_measure_exists\n    FOREIGN KEY (measure_id, measure_dimension, measure_non_negative)\n    REFERENCES claims_measure (id, dimension, non_negative) ON UPDATE CASCADE DEFERRABLE",
            reverse_sql="ALTER TABLE claims_numericassertion DROP CONSTRAINT assertion_measure_exists",
        ),
    ]
