"""That the rules of intervals are the database's own."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import NumericAssertion
from claims.quantities.interval_rules import interval_of
from claims.quantities.intervals import DECIMALS, Interval, IntervalError, decimal_of
from claims.quantities.units.conversion import UNITS
from tests.support.intervals import intervals, magnitudes, near, numbers, powers
from tests.support.printed import APPROX, EXACT, MAGNITUDE, ROUNDED

# Those that print has: a last digit's worth, or one part of a whole. PostgreSQL's quotient keeps as
# few as sixteen digits, so that it would round the half of others.
parts = st.integers(2, 10**6).map(
    lambda parts: (Decimal(1) / parts).quantize(Decimal("1e-18"), ROUND_HALF_EVEN)
)
resolutions = powers | st.sampled_from([Decimal(12), Decimal(24), Decimal(250000)]) | parts
BOUNDS = {"gt": "low", "ge": "low", "lt": "high", "le": "high"}
FITTING = {
    "eq": [EXACT, ROUNDED],
    "between": [EXACT, ROUNDED, APPROX, MAGNITUDE],
    **{around: [APPROX] for around in ("approx", "nearly", "just_over")},
    **{bound: [EXACT, ROUNDED, APPROX] for bound in BOUNDS},
}
often_zero = st.just(Decimal(0)) | numbers
misfits = st.tuples(
    st.sampled_from([*FITTING, "about"]),
    st.sampled_from([EXACT, ROUNDED, APPROX, MAGNITUDE, "vague"]),
    st.none() | numbers,
    st.none() | numbers,
    st.none() | resolutions | st.sampled_from([Decimal(0), Decimal(-1)]),
)


@st.composite
def fits(draw: st.DrawFn) -> tuple[Any, ...]:
    comparator = draw(st.sampled_from(sorted(FITTING)))
    low = high = draw(often_zero)
    if comparator == "between":
        low, high = sorted([low, draw(numbers)])
    ends = {"low": (low, None), "high": (None, high)}.get(BOUNDS.get(comparator, ""), (low, high))
    resolution = draw(st.none() | resolutions)
    return comparator, draw(st.sampled_from(FITTING[comparator])), *ends, resolution


def refusals() -> dict[str, str]:
    """What the table's CHECKs ask of figures, by the code of their refusal."""
    codes = {c.name: c.violation_error_code for c in NumericAssertion._meta.constraints}
    asked = [
        "assertion_comparator_known",
        "assertion_precision_known",
        "assertion_figures_fit_comparator",
        "assertion_low_before_high",
        "assertion_precision_fits_comparator",
        "assertion_rounded_with_resolution",
        "assertion_interval_not_empty",
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, regexp_replace(pg_get_constraintdef(oid), '^CHECK ', '') "
            "FROM pg_constraint WHERE conname = ANY(%s)",
            [asked],
        )
        found = {codes[name]: condition for name, condition in cursor.fetchall()}
    assert len(found) == len(asked)
    return found


def in_the_database(rows: list[Any]) -> list[tuple[Any, list[str]]]:
    """The interval of each row, and the codes under which the table would refuse it."""
    checks = ", ".join(
        f"CASE WHEN ({condition}) IS FALSE THEN '{code}' END"
        for code, condition in refusals().items()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT interval, array_remove(ARRAY[" + checks + "], NULL) FROM ("
            "SELECT *, onrecord_interval(comparator, precision, low, high, resolution) AS interval "
            "FROM unnest(%s::text[], %s::text[], %s::numeric[], %s::numeric[], %s::numeric[]) "
            "WITH ORDINALITY AS row(comparator, precision, low, high, resolution, place)) AS fig "
            "ORDER BY place",
            [list(column) for column in zip(*rows, strict=True)],
        )
        return cursor.fetchall()


unending = st.sampled_from(
    sorted(u.code for u in UNITS.values() if (u.factor * 10**DECIMALS).denominator > 1)
)


def made_here(row: Any) -> Interval | str:
    """The interval, or the code of the refusal."""
    try:
        return interval_of(*row)
    except IntervalError as refusal:
        return refusal.code


def ends_of(stored: Any) -> tuple[Any, ...]:
    return stored.lower, stored.upper, stored.lower_inc, stored.upper_inc


@pytest.mark.django_db
@given(st.lists(fits() | misfits, min_size=30, max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_database_makes_the_same_intervals_and_refuses_the_same_figures(
    rows: list[Any],
) -> None:
    for row, (stored, codes) in zip(rows, in_the_database(rows), strict=True):
        made = made_here(row)
        if isinstance(made, Interval):
            assert codes == [], row
            assert made == Interval(*ends_of(stored)), row
        else:
            assert made in codes, row


@pytest.mark.django_db
@given(interval=intervals(near | magnitudes), code=unending | st.sampled_from(sorted(UNITS)))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_database_converts_to_the_same_interval(interval: Interval, code: str) -> None:
    unit = UNITS[code]
    canonical = next(u.code for u in UNITS.values() if u.dimension == unit.dimension)
    factor = (unit.factor.numerator, unit.factor.denominator, decimal_of(unit.offset, upward=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT onrecord_canonical(%s, %s, %s, %s, false), "
            "onrecord_canonical(%s, %s, %s, %s, true)",
            [interval.low, *factor, interval.high, *factor],
        )
        ends = cursor.fetchone()

    converted = interval.converted(code, canonical)
    assert (converted.low, converted.high) == ends
