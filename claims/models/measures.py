"""What is counted, and in which units: the two tables that make numbers comparable."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from claims.models.aliases import alias_constraints, alias_index, alias_language, folded_index
from claims.models.base import (
    Mergeable,
    PublicQuerySet,
    Row,
    RowQuerySet,
    not_blank,
    one_of,
    slug_form,
    tracked,
)
from claims.models.dates import EARLIEST, LATEST
from claims.models.fields import BoundedTextField, DayField, Folded, LineField, NumberField


class Unit(models.Model):
    """A unit with its exact factor: canonical = value * numerator / denominator + offset.

    The rows come from `claims.quantities.units`; a unit's definition never changes in place.
    """

    NATURAL_KEY = "code"

    code = LineField(
        max_length=30, primary_key=True, help_text="UCUM, or ISO 4217 for money: km, %, USD."
    )
    dimension = LineField(max_length=30, help_text="What it measures. Each currency is its own.")
    factor_numerator = NumberField(default=1)
    factor_denominator = NumberField(default=1)
    offset = NumberField(default=0)
    symbol = LineField(
        max_length=30, blank=True, default="", help_text="As printed beside a number: km, °C, US$."
    )
    label = LineField(max_length=100)
    plural = LineField(max_length=100)
    aliases = ArrayField(models.TextField(), default=list, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["dimension", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "dimension"], name="unit_code_dimension"),
            models.CheckConstraint(
                condition=Q(factor_numerator__gt=0, factor_denominator__gt=0),
                name="unit_factor_positive",
                violation_error_code="invalid_factor",
                violation_error_message="A factor is a fraction of two positive numbers.",
            ),
        ]

    def __str__(self) -> str:
        """By name, with the code: Julian year (a_j)."""
        return str(self.label) if self.label == self.code else f"{self.label} ({self.code})"

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class TemporalKind(models.TextChoices):
    """How the assertion relates to time (SDMX): a state at an instant, an amount over a period, or
    a count since a start that never falls."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


@tracked(derived=("dimension",))
class Measure(Mergeable):
    """What is counted: two assertions are compared only when they are of one measure."""

    NATURAL_KEY = "slug"

    label = LineField(
        max_length=300,
        help_text="What is counted, where and since when: Civilians killed in Ukraine.",
    )
    slug = LineField(max_length=300, unique=True, help_text="The name in the address.")
    description = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="What counts and what does not: the definition a careful reader needs.",
    )
    population = LineField(
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text="Who or what is counted: civilians.",
    )
    place = LineField(
        max_length=300, blank=True, default="", db_default="", help_text="Where: Ukraine."
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        help_text="The unit to show it in. It decides which units its figures may have.",
    )
    dimension = LineField(max_length=30, editable=False, db_default="")
    non_negative = models.BooleanField(
        default=True,
        db_default=True,
        help_text="It cannot fall below zero, as a count of people: “fewer than 50” is then 0 to "
        "50.",
    )
    temporal_kind = LineField(
        max_length=12,
        choices=TemporalKind.choices,
        help_text="Stock: a state at a date. Flow: an amount in a period. Cumulative: a count "
        "since a "
        "start, which never falls.",
    )
    start = DayField(null=True, blank=True, help_text="The day a cumulative measure counts from.")
    counts_pledges = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether pledges and demands count as figures of this measure. They count in no "
        "other measure.",
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The wider measure that this one is part of, of the same kind of time, start and "
        "dimension: children killed are part of civilians killed.",
    )

    objects = PublicQuerySet.as_manager()  # type: ignore[misc]  # Django allows it

    class Meta(Mergeable.Meta):
        ordering = ["label", "id"]
        indexes = [
            models.Index("dataset", name="measure_dataset_is"),
            folded_index("label", name="measure_label_folded"),
            models.Index(Folded("population"), "dimension", "id", name="measure_counted"),
        ]
        constraints = [
            *Mergeable.Meta.constraints,
            not_blank("measure", "label", "A measure needs a label."),
            one_of("measure", "temporal_kind", TemporalKind),
            slug_form("measure"),
            models.CheckConstraint(
                condition=Q(start__isnull=True)
                | Q(start__gte=EARLIEST.date(), start__lte=LATEST.date()),
                name="measure_start_in_range",
                violation_error_code="date_out_of_range",
                violation_error_message="A date lies between the years 1 and 9998.",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="measure_not_part_of_itself",
                violation_error_code="self_reference",
                violation_error_message="A measure cannot be part of itself.",
            ),
            models.UniqueConstraint(
                fields=["id", "dimension", "non_negative"], name="measure_key_for_assertions"
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)


@tracked()
class MeasureAlias(Row):
    """Another name of a measure: what it is called elsewhere, or in another language."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="aliases")
    name = LineField(max_length=300, help_text="The other name: civilian deaths.")
    language = alias_language()

    class Meta:
        verbose_name_plural = "measure aliases"
        ordering = ["name", "id"]
        indexes = [alias_index("measurealias")]
        constraints = alias_constraints("measurealias", "measure")

    def __str__(self) -> str:
        return str(self.name)
