"""A number in a claim: what was printed, and the interval that the database makes of it.

The printed number, its comparator, precision and unit are written; `interval`, `stated`,
`canonical`, `basis` and `derivation` are the database's own (the function
`onrecord_derive_assertion`), the same for every write path. Measure and unit are held by
composite foreign keys, so that an assertion's unit fits its measure whoever writes either.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce, Upper

from claims.models.base import Row, matches, not_blank, one_of, tracked
from claims.models.claims import Claim
from claims.models.dates import bounded_dates
from claims.models.events import Event
from claims.models.fields import BoundedTextField, DaysField, LineField, NumberField
from claims.models.measures import Measure, Unit
from claims.quantities import quantity


def _choices(name: str, words: type[StrEnum], **labels: str) -> Any:
    """Words that the number language has, as choices of a column."""
    members = [(w.name, (w.value, labels[w.name]) if labels else w.value) for w in words]
    # Django's stubs know no functional form.
    return models.TextChoices(name, members, module=__name__)  # type: ignore[call-overload]


Comparator = _choices(
    "Comparator",
    quantity.Comparator,
    EQ="equal to",
    GT="more than",
    GE="at least",
    LT="less than",
    LE="at most",
    BETWEEN="between",
    APPROX="about",
    NEARLY="nearly",
    JUST_OVER="just over",
)
AssertionPrecision = _choices("AssertionPrecision", quantity.Precision)
Form = _choices("Form", quantity.Form)
Direction = _choices("Direction", quantity.Direction)


class ObservationStatus(models.TextChoices):
    """How an assertion came about (SDMX, CL_OBS_STATUS: A, E, P and F)."""

    NORMAL = "normal"
    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    FORECAST = "forecast"


class Basis(models.TextChoices):
    """Where a canonical interval comes from: the print, a conversion of its unit, or, of a change
    or a share, the assertion it is measured against."""

    PRINTED = "printed"
    CONVERTED = "converted"
    RESOLVED = "resolved"


LOWER_ONLY = (Comparator.GT, Comparator.GE)
UPPER_ONLY = (Comparator.LT, Comparator.LE)
ONE_NUMBER = (Comparator.EQ, Comparator.APPROX, Comparator.NEARLY, Comparator.JUST_OVER)
AROUND = (Comparator.APPROX, Comparator.NEARLY, Comparator.JUST_OVER)
CHANGES = (Form.RATIO, Form.DIFFERENCE, Form.PERCENT_CHANGE)
DERIVED = (
    "measure_dimension",
    "measure_non_negative",
    "unit_dimension",
    "interval",
    "stated",
    "canonical",
    "basis",
    "derivation",
    "observation_status_derived",
)


def derived_range() -> DecimalRangeField:
    return DecimalRangeField(null=True, blank=True, editable=False)


# Where a figure stands in lists. An end that is open has no place, nor has a change, which is in no
# unit.
STATED_LOW = Case(When(low__isnull=False, then=F("stated__startswith")))
STATED_HIGH = Case(When(high__isnull=False, then=F("stated__endswith")))
SPEAKS_AT = Coalesce(F("as_of__startswith"), F("period__startswith"))


@tracked(derived=DERIVED)
class NumericAssertion(Row):
    """A number that a claim asserts of a measure."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="assertions", db_index=False)
    position = models.SmallIntegerField(
        default=1, db_default=1, help_text="Its place among the claim's numbers, from 1."
    )
    as_printed = LineField(
        max_length=300,
        help_text="The words that carry the figure, as printed: more than $2.75 billion.",
    )
    quote_start = models.IntegerField(
        null=True,
        blank=True,
        help_text="Where the words begin in the quote, in characters from 0.",
    )
    quote_end = models.IntegerField(
        null=True, blank=True, help_text="Where the words end in the quote."
    )
    measure = models.ForeignKey(
        Measure,
        models.PROTECT,
        related_name="assertions",
        db_constraint=False,
        db_index=False,
        help_text="What is counted.",
    )
    comparator = LineField(
        max_length=9,
        choices=Comparator.choices,
        default=Comparator.EQ,
        db_default="eq",
        help_text="How the figure is meant: exactly this, more than this, about this …",
    )
    low = NumberField(
        null=True,
        blank=True,
        help_text="The figure in full (2750000000), or the lower one of two. Empty for “less "
        "than”.",
    )
    high = NumberField(
        null=True,
        blank=True,
        help_text="The same figure again, or the upper one of two. Empty for “more than”.",
    )
    best = NumberField(
        null=True,
        blank=True,
        help_text="The best estimate between the two, where the source gives one.",
    )
    multiplier = NumberField(
        default=1,
        db_default=1,
        help_text="What the printed digits were multiplied by: 1000000000 for “2.75 billion”.",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        default="1",
        db_default="1",
        help_text="The printed unit: 1 for a plain count, %, km, USD.",
    )
    precision = LineField(
        max_length=18,
        choices=AssertionPrecision.choices,
        default=AssertionPrecision.EXACT,
        db_default="exact",
        help_text="Exact: a whole count. Rounded: with a multiplier word, decimals or a unit. "
        "Approximate: about, nearly. Order of magnitude: dozens, thousands.",
    )
    resolution = NumberField(
        null=True,
        blank=True,
        help_text="For a rounded figure, the worth of its last printed digit: 10000000 for “2.75 "
        "billion”.",
    )
    form = LineField(
        max_length=14,
        choices=Form.choices,
        default=Form.ABSOLUTE,
        db_default="absolute",
        help_text="Absolute, or a change against a baseline, or a share of a whole.",
    )
    direction = LineField(
        max_length=4,
        choices=Direction.choices,
        blank=True,
        default="",
        db_default="",
        help_text="The direction of a change: up or down. The figure itself stays positive.",
    )
    as_of = DaysField(
        null=True, blank=True, help_text="The day or days the figure speaks of. Empty if not said."
    )
    period = DaysField(
        null=True, blank=True, help_text="The period that an amount over time covers."
    )
    baseline = DaysField(
        null=True, blank=True, help_text="The start of a change: “since 30 January” is that day."
    )
    baseline_assertion = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        db_index=False,
        related_name="compared_by",
        help_text="The figure that a change is measured against, if it is on record.",
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="assertions",
        help_text="The event that the figure speaks of. Empty for a total.",
    )
    observation_status = LineField(
        max_length=11,
        choices=ObservationStatus.choices,
        blank=True,
        default="",
        db_default="",
        help_text="A forecast is compared with nothing. Left empty, the figure is a forecast if it "
        "was said before its day or by a prediction, and normal otherwise.",
    )
    note = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="What a reader should know of the figure: what it leaves out, who estimated it.",
    )
    read_by = LineField(
        max_length=60,
        default="curator",
        db_default="curator",
        help_text="Who read the number: curator, or the rule that did.",
    )

    measure_dimension = LineField(max_length=30, editable=False, db_default="")
    measure_non_negative = models.BooleanField(editable=False, db_default=True)
    unit_dimension = LineField(max_length=30, editable=False, db_default="")
    interval = derived_range()
    stated = derived_range()
    canonical = derived_range()
    basis = LineField(
        max_length=9, choices=Basis.choices, blank=True, editable=False, db_default=""
    )
    # How a change or share was resolved, as its record shows it; NULL where it has no public
    # baseline.
    derivation = models.JSONField(null=True, blank=True, editable=False)
    # Whether the status follows the dates: nobody has said another.
    observation_status_derived = models.BooleanField(editable=False, db_default=True)

    class Meta:
        verbose_name = "figure"
        ordering = ["position", "id"]
        indexes = [
            GinIndex(
                OpClass(Upper("as_printed"), "gin_trgm_ops"), name="assertion_printed_trigram"
            ),
            models.Index("measure", "id", name="assertion_of_measure"),
            models.Index(
                "measure", SPEAKS_AT, "id", "observation_status", name="assertion_in_series"
            ),
            models.Index(STATED_LOW, "id", name="assertion_low"),
            models.Index(STATED_HIGH, "id", name="assertion_high"),
            models.Index(SPEAKS_AT, "id", name="assertion_speaks_at"),
            models.Index("measure_dimension", name="assertion_dimension"),
            models.Index(
                "baseline_assertion",
                name="assertion_baseline",
                condition=Q(baseline_assertion__isnull=False),
            ),
            models.Index(
                "event", "id", name="assertion_of_event", condition=Q(event__isnull=False)
            ),
            models.Index(
                "observation_status",
                "id",
                name="assertion_status",
                condition=~Q(observation_status="normal"),
            ),
            models.Index("basis", "id", name="assertion_basis", condition=~Q(basis="printed")),
            GistIndex("as_of", name="assertion_as_of"),
            GistIndex("period", name="assertion_period", condition=Q(period__isnull=False)),
            GistIndex("measure", "canonical", name="assertion_canonical"),
            GistIndex("measure", "stated", name="assertion_stated"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "position"],
                name="assertion_position_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_code="duplicate",
                violation_error_message="Two numbers of a claim cannot have the same position.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="assertion_position_in_range",
                violation_error_code="invalid_position",
                violation_error_message="Positions begin at 1.",
            ),
            not_blank("assertion", "as_printed", "Give the words that carry the figure."),
            one_of("assertion", "comparator", Comparator),
            one_of("assertion", "precision", AssertionPrecision),
            one_of("assertion", "form", Form),
            matches(
                "assertion",
                "observation_status",
                "^(normal|estimate|provisional|forecast)$",
                "unknown_observation_status",
                "Choose one of: normal, estimate, provisional, forecast.",
            ),
            models.CheckConstraint(
                condition=Q(best__isnull=True)
                | (
                    (Q(low__isnull=True) | Q(best__gte=F("low")))
                    & (Q(high__isnull=True) | Q(best__lte=F("high")))
                ),
                name="assertion_best_between",
                violation_error_code="best_outside",
                violation_error_message="The best estimate lies between the low and the high "
                "figure.",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=LOWER_ONLY, low__isnull=False, high__isnull=True)
                | Q(comparator__in=UPPER_ONLY, low__isnull=True, high__isnull=False)
                | Q(comparator__in=ONE_NUMBER, low__isnull=False, high__isnull=False, low=F("high"))
                | Q(comparator="between", low__isnull=False, high__isnull=False),
                name="assertion_figures_fit_comparator",
                violation_error_code="numbers_missing",
                violation_error_message="“More than” and “at least” have a low figure only, “less "
                "than” and "
                "“at most” a high one only, “between” has both, and all others the same figure "
                "twice.",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="assertion_low_before_high",
                violation_error_code="inverted_interval",
                violation_error_message="The low figure is not above the high one.",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=AROUND, precision="approximate")
                | Q(comparator="eq", precision__in=["exact", "rounded"])
                | Q(comparator="between", precision__in=AssertionPrecision.values)
                | Q(
                    comparator__in=[*LOWER_ONLY, *UPPER_ONLY],
                    precision__in=["exact", "rounded", "approximate"],
                ),
                name="assertion_precision_fits_comparator",
                violation_error_code="precision_mismatch",
                violation_error_message="“About”, “nearly” and “just over” are approximate; "
                "“equal” is exact "
                "or rounded; an order of magnitude lies between two figures.",
            ),
            models.CheckConstraint(
                condition=Q(resolution__isnull=False, resolution__gt=0)
                | Q(resolution__isnull=True) & ~Q(precision="rounded", comparator="eq"),
                name="assertion_rounded_with_resolution",
                violation_error_code="resolution_missing",
                violation_error_message="A rounded figure needs the worth of its last printed "
                "digit.",
            ),
            models.CheckConstraint(
                condition=Q(multiplier__gt=0),
                name="assertion_multiplier_positive",
                violation_error_code="invalid_multiplier",
                violation_error_message="A multiplier is greater than zero.",
            ),
            models.CheckConstraint(
                condition=Q(
                    unit_dimension=F("measure_dimension"), form__in=["absolute", "difference"]
                )
                | Q(unit_dimension="ratio", form__in=["ratio", "percent_change", "share"])
                | Q(unit_dimension="count", form__in=["ratio", "share"]),
                name="assertion_unit_fits_measure",
                violation_error_code="unit_mismatch",
                violation_error_message="The unit does not measure what is counted. A ratio, a "
                "percent "
                "change and a share are in percent or plain numbers; anything else is in a unit "
                "of the measure.",
            ),
            models.CheckConstraint(
                condition=Q(interval__isempty=False),
                name="assertion_interval_not_empty",
                violation_error_code="empty_interval",
                violation_error_message="No value fits this assertion: check its ends, and whether "
                "the measure can be "
                "negative.",
            ),
            models.CheckConstraint(
                condition=Q(direction="")
                | (Q(direction__in=Direction.values) & Q(form__in=CHANGES)),
                name="assertion_direction_of_change",
                violation_error_code="invalid_direction",
                violation_error_message="A direction, up or down, belongs to a change.",
            ),
            models.CheckConstraint(
                condition=(Q(baseline__isnull=True) & Q(baseline_assertion__isnull=True))
                | Q(form__in=[*CHANGES, Form.SHARE]),
                name="assertion_baseline_of_change",
                violation_error_code="unexpected_baseline",
                violation_error_message="A baseline belongs to a change or a share.",
            ),
            models.CheckConstraint(
                condition=Q(baseline_assertion__isnull=True) | ~Q(baseline_assertion=F("id")),
                name="assertion_not_its_own_baseline",
                violation_error_code="self_reference",
                violation_error_message="An assertion cannot be measured against itself.",
            ),
            models.CheckConstraint(
                condition=Q(as_of__isnull=True) | Q(period__isnull=True),
                name="assertion_one_time",
                violation_error_code="two_times",
                violation_error_message="Give the date it speaks of, or the period it covers, not "
                "both.",
            ),
            models.CheckConstraint(
                condition=Q(quote_start__isnull=True, quote_end__isnull=True)
                | Q(
                    quote_start__isnull=False,
                    quote_end__isnull=False,
                    quote_start__gte=0,
                    quote_end__gt=F("quote_start"),
                ),
                name="assertion_place_in_quote",
                violation_error_code="inverted_interval",
                violation_error_message="A place in the quote has a start from 0 and an end after "
                "it.",
            ),
            bounded_dates("assertion", "as_of"),
            bounded_dates("assertion", "period"),
            bounded_dates("assertion", "baseline"),
        ]

    def __str__(self) -> str:
        return str(self.as_printed)
