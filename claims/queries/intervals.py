"""Assertions by value: which of them may lie, certainly lie, or were printed within two ends.

A question is asked in any unit and answered in the canonical one of its dimension; what does not
terminate there is rounded outward, as the database rounds the assertions themselves.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q

from claims.quantities.units.conversion import unit as unit_of

PLACES = 24


class Mode(StrEnum):
    """Possible: the interval and the question share a value. Certain: it lies within. Stated: the
    assertions as printed do."""

    POSSIBLE = "possible"
    CERTAIN = "certain"
    STATED = "stated"


LOOKUPS = {
    Mode.POSSIBLE: "canonical__overlap",
    Mode.CERTAIN: "canonical__contained_by",
    Mode.STATED: "stated__contained_by",
}


def within(low: Decimal | None, high: Decimal | None, unit: str, mode: Mode) -> Q:
    """Assertions between two values of a unit, in any unit of its dimension. None is open."""
    ends = canonical_ends(low, high, unit)
    of_dimension = Q(measure_dimension=unit_of(unit).dimension, canonical__isnull=False)
    if ends == (None, None):
        return of_dimension
    return of_dimension & Q(**{LOOKUPS[mode]: NumericRange(*ends, "[]")})


def canonical_ends(
    low: Decimal | None, high: Decimal | None, unit: str
) -> tuple[Decimal | None, Decimal | None]:
    """The two values in the canonical unit of their dimension."""
    known = unit_of(unit)
    return (
        None if low is None else _canonical(low, known.factor, known.offset, up=False),
        None if high is None else _canonical(high, known.factor, known.offset, up=True),
    )


def _canonical(value: Decimal, factor: Fraction, offset: Fraction, *, up: bool) -> Decimal:
    scaled = (Fraction(value) * factor + offset) * 10**PLACES
    whole = -(-scaled // 1) if up else scaled // 1
    return Decimal(int(whole)).scaleb(-PLACES).normalize()
