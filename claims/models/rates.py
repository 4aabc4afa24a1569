"""What a currency was worth in another on a day, and according to whom.

Money of two currencies is compared only if a request asks for it (`convert_to`), by a rate that is
on record with its day and its source. No rate is guessed, or made of two others.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from claims.models.base import Row, tracked
from claims.models.dates import EARLIEST, LATEST
from claims.models.fields import DayField, NumberField
from claims.models.measures import Unit
from claims.models.sources import Source


@tracked()
class ExchangeRate(Row):
    """One unit of `from_unit` is worth `rate` units of `to_unit` on `day`. The source of a rate is
    public."""

    from_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="The currency that is converted: EUR.",
    )
    to_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="The currency it is converted into: USD.",
    )
    day = DayField(help_text="The day of the rate.")
    rate = NumberField(help_text="The rate: 1.0945 if one euro is 1.0945 dollars.")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="exchange_rates", help_text="Where it is published."
    )

    class Meta:
        ordering = ["from_unit", "to_unit", "-day"]
        # For the lowest and the highest rate of a pair: `conversions.extents`.
        indexes = [models.Index("from_unit", "to_unit", "rate", name="exchangerate_extent")]
        constraints = [
            models.UniqueConstraint(
                fields=["from_unit", "to_unit", "day"],
                name="exchangerate_once",
                violation_error_code="duplicate",
                violation_error_message="There is a rate of these currencies for this day already.",
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0),
                name="exchangerate_positive",
                violation_error_code="invalid_rate",
                violation_error_message="A rate is greater than zero.",
            ),
            models.CheckConstraint(
                condition=~Q(from_unit=F("to_unit")),
                name="exchangerate_between_two",
                violation_error_code="self_reference",
                violation_error_message="The two currencies must differ.",
            ),
            models.CheckConstraint(
                condition=Q(day__gte=EARLIEST.date(), day__lte=LATEST.date()),
                name="exchangerate_day_in_range",
                violation_error_code="date_out_of_range",
                violation_error_message="A date lies between the years 1 and 9998.",
            ),
        ]

    def __str__(self) -> str:
        return f"1 {self.from_unit_id} = {self.rate:f} {self.to_unit_id}, {self.day}"
