"""Money asked for in one currency and printed in another, by the rates on record.

Only a rate of the very two currencies counts, the latest of the seven days before the assertion's
own; no third currency stands in between. An index first finds the candidates: for each currency,
the amounts that could match at some rate on record. Each candidate is then compared exactly, at the
rate of its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Cast

from claims.models import NumericAssertion
from claims.quantities.units.conversion import unit as unit_of
from claims.queries import intervals, read_connection
from claims.queries.intervals import LOOKUPS, Mode

CURRENCY = "currency:"
PLACES = 30  # of the hull, which is rounded outward
# Each currency of which there is a rate with this one: its smallest and its largest, each way.
# Every number is the first or the last entry of an index.
EXTENTS = """
SELECT u.code, way.inverted, way.least, way.most
FROM claims_unit u CROSS JOIN LATERAL (
    SELECT false AS inverted, min(r.rate) AS least, max(r.rate) AS most
    FROM claims_exchangerate r WHERE r.from_unit_id = u.code AND r.to_unit_id = %s
    UNION ALL
    SELECT true, min(r.rate), max(r.rate)
    FROM claims_exchangerate r WHERE r.from_unit_id = %s AND r.to_unit_id = u.code
) way WHERE u.dimension = 'currency:' || u.code AND way.least IS NOT NULL
ORDER BY u.code, way.inverted
"""
RATE_OF = """
SELECT a.id, a.claim_id, r.from_unit_id, r.to_unit_id, r.rate, r.day, found.inverted,
    s.id, s.kind, s.title, s.url, converted.range
FROM claims_numericassertion a JOIN claims_claim c ON c.id = a.claim_id
CROSS JOIN LATERAL onrecord_rate(split_part(a.measure_dimension, ':', 2), %s,
    onrecord_day_of(
        a.as_of, a.period, a.event_id, c.said_at, c.said_precision, c.said_at_offset)) found
JOIN claims_exchangerate r ON r.id = found.id JOIN claims_source s ON s.id = r.source_id
CROSS JOIN LATERAL (
    SELECT onrecord_converted(a.canonical, r.rate, found.inverted) AS range
) converted
WHERE a.id = ANY (%s)
"""


LACKING = """
WITH pair AS (
    SELECT from_unit_id AS source, to_unit_id AS target FROM claims_exchangerate
    UNION SELECT to_unit_id, from_unit_id FROM claims_exchangerate
), amount AS (
    SELECT substr(a.measure_dimension, 10) AS currency, onrecord_day_of(
        a.as_of, a.period, a.event_id, c.said_at, c.said_precision, c.said_at_offset) AS day
    FROM claims_assertionlisting l
    JOIN claims_numericassertion a ON a.id = l.assertion_id
    JOIN claims_claim c ON c.id = l.claim_id
    WHERE starts_with(a.measure_dimension, 'currency:') AND l.value IS NOT NULL
)
SELECT due.day, due.source, due.target, due.assertions FROM (
    SELECT amount.day, pair.source, pair.target, count(*) AS assertions
    FROM amount JOIN pair ON pair.source = amount.currency
    WHERE amount.day IS NOT NULL GROUP BY 1, 2, 3
) due WHERE (SELECT id FROM onrecord_rate(due.source, due.target, due.day)) IS NULL
ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class Extent:
    """The rates there are of one currency with another, one way."""

    currency: str
    inverted: bool
    least: Decimal
    most: Decimal


@dataclass(frozen=True)
class Conversion:
    """How one assertion was converted: by which rate, of which day, according to whom."""

    assertion: UUID
    claim: UUID
    from_unit: str
    to_unit: str
    rate: Decimal
    day: Any
    inverted: bool
    source: tuple[Any, ...]  # its id, kind, title and address
    interval: NumericRange


def extents(target: str) -> list[Extent]:
    """Of all currencies that have a rate with this one."""
    return [Extent(*row) for row in read_connection.rows(EXTENTS, [target, target])]


def lacking() -> list[tuple[Any, str, str, int]]:
    """The days of public amounts in a currency for which a pair that it has rates in has none: the
    day, the two currencies, and how many assertions wait for it."""
    return read_connection.rows(LACKING)


def within(
    low: Decimal | None, high: Decimal | None, unit: str, mode: Mode, known: Iterable[Extent]
) -> Q:
    """Assertions in other currencies that lie between two values of a unit of money, converted."""
    ends = intervals.canonical_ends(low, high, unit)
    target = unit_of(unit).dimension.removeprefix(CURRENCY)
    hulls: dict[str, list[NumericRange]] = {}
    for extent in known:
        hulls.setdefault(extent.currency, []).append(_hull(ends, extent))
    arms = (_arm(currency, found, ends, target, mode) for currency, found in hulls.items())
    return reduce(or_, arms, Q(pk__in=[]))


def _arm(currency: str, hulls: list[NumericRange], ends: Any, target: str, mode: Mode) -> Q:
    lows, highs = [hull.lower for hull in hulls], [hull.upper for hull in hulls]
    hull = NumericRange(
        None if None in lows else min(lows), None if None in highs else max(highs), "[]"
    )
    day = Func(
        F("as_of"),
        F("period"),
        F("event_id"),
        F("claim__said_at"),
        F("claim__said_precision"),
        F("claim__said_at_offset"),
        function="onrecord_day_of",
    )
    exactly = Func(
        F("stated" if mode is Mode.STATED else "canonical"),
        Cast(Value(NumericRange(*ends, "[]")), NumericAssertion._meta.get_field("canonical")),
        Value(mode.value),
        F("measure_dimension"),
        Value(target),
        day,
        function="onrecord_answers",
        output_field=BooleanField(),
    )
    return Q(measure_dimension=f"{CURRENCY}{currency}", **{LOOKUPS[mode]: hull}) & Q(exactly)


def _hull(ends: tuple[Decimal | None, Decimal | None], extent: Extent) -> NumericRange:
    """The lowest and the highest value that one of the rates puts between the ends."""
    rates = (Fraction(extent.least), Fraction(extent.most))
    factors = rates if extent.inverted else (1 / rates[1], 1 / rates[0])
    low, high = (None if end is None else [Fraction(end) * f for f in factors] for end in ends)
    return NumericRange(
        None if low is None else _rounded(min(low), up=False),
        None if high is None else _rounded(max(high), up=True),
        "[]",
    )


def _rounded(value: Fraction, *, up: bool) -> Decimal:
    scaled = value * 10**PLACES
    whole = -(-scaled // 1) if up else scaled // 1
    return Decimal(f"{int(whole)}e-{PLACES}")


def of(where: Q, target: str) -> Iterator[Conversion]:
    """How each of these assertions is converted."""
    rows = NumericAssertion.objects.filter(where).order_by().values_list("pk", flat=True)
    ids = list(rows.using(read_connection.alias()))
    for row in read_connection.rows(RATE_OF, [target, ids]):
        assertion, claim, from_unit, to_unit, rate, day, inverted, *source, interval = row
        yield Conversion(
            assertion, claim, from_unit, to_unit, rate, day, inverted, tuple(source), interval
        )
