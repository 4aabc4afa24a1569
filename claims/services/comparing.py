"""Whether an assertion says what its words say: a new one, or one that is on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from claims.quantities.interval_rules import interval_of
from claims.quantities.quantity import Form, Precision, Quantity
from claims.quantities.units.conversion import convert
from claims.services.assertion_parsing import (
    NOT_READ,
    SHARES,
    Words,
    code_of,
    dimension_of,
    quantities_of,
    refused,
    within,
)

INTERVAL = ("comparator", "precision", "low", "high", "resolution")
# What a fraction of the print came to in 18 decimals, a person may have put down in four.
ENDLESS = 15
ROUNDED_OFF = Fraction(1, 1000)


def disagreement(assertion: Mapping[str, Any], words: Words) -> ValidationError | None:
    """What the words say against an assertion: another number, or numbers that cannot be read as
    one assertion. Words without any number, or in a language that is not read, say nothing against
    it. How finely it was printed is left to the worklist."""
    meanings: list[Quantity] = []
    why = None
    for each in dict.fromkeys((words, words.in_english())):
        try:
            meanings += quantities_of(each)
        except ValidationError as error:
            if code_of(error) == NOT_READ:
                return None
            why = why or error
    if not meanings:
        return why if any(map(str.isnumeric, words.printed)) else None
    meanings += [found for found in within(words) if found.text == words.printed]
    columns = [_differing(assertion, quantity) for quantity in meanings]
    if {"", "precision"} & set(columns):
        return None
    return _contradicted(assertion, words, meanings[0], columns[0])


def contradiction(assertion: Mapping[str, Any], meanings: list[Quantity]) -> str:
    """The column in which an assertion is nothing that its words may mean, or nothing."""
    columns = [_differing(assertion, quantity) for quantity in meanings]
    return "" if "" in columns else columns[0]


def _differing(assertion: Mapping[str, Any], quantity: Quantity) -> str:
    in_common = _conversion(assertion, quantity)
    if in_common is None:
        return "unit"
    stored = interval_of(*(assertion[name] for name in INTERVAL))
    meant = interval_of(  # what can be on record of it: “between” has both its ends there
        quantity.comparator, quantity.precision, quantity.low, quantity.high, quantity.resolution
    )
    agreeing = {
        "form": _form_agrees(assertion["form"], quantity.form),
        "direction": "" in (assertion["direction"], quantity.direction or "")
        or assertion["direction"] == quantity.direction,
        "comparator": assertion["comparator"] == quantity.comparator,
        "low": _equal(in_common, assertion["low"], quantity.low),
        "high": _equal(in_common, assertion["high"], quantity.high),
        "precision": _is_exact_of_round(assertion, quantity)
        or (
            stored.low_inclusive == meant.low_inclusive
            and stored.high_inclusive == meant.high_inclusive
            and _equal(in_common, stored.low, meant.low)
            and _equal(in_common, stored.high, meant.high)
        ),
    }
    return next((name for name, agrees in agreeing.items() if not agrees), "")


def _contradicted(
    assertion: Mapping[str, Any], words: Words, quantity: Quantity, column: str
) -> ValidationError:
    says = f"{quantity.interval} in {quantity.unit} ({quantity.comparator})"
    given = interval_of(*(assertion[name] for name in INTERVAL))
    return refused(
        "contradicts_words",
        f"“{words.printed}” says {says}, and the assertion says {given} in {assertion['unit_id']} "
        f"({assertion['comparator']}): they differ in {column.removesuffix('_id')}.",
    )


def _is_exact_of_round(assertion: Mapping[str, Any], quantity: Quantity) -> bool:
    """“6,300” is read as rounded, and may be a count to the last unit: who gives it knows."""
    in_full = quantity.multiplier == 1 and quantity.low == quantity.high
    whole = quantity.resolution is None or quantity.resolution % 1 == 0
    return assertion["precision"] == Precision.EXACT and in_full and whole


def _form_agrees(stored: str, meant: Form) -> bool:
    """“12 %” may be a share or a change: the words around it say which."""
    return meant in (Form.ABSOLUTE, stored) or (meant, stored) == (Form.SHARE, Form.ABSOLUTE)


def _conversion(
    assertion: Mapping[str, Any], quantity: Quantity
) -> Callable[[Decimal], Fraction] | None:
    """How the assertion's values are those of the quantity, if the print allows for its unit."""
    unit = assertion["unit_id"]
    if unit in quantity.units:
        return Fraction
    ours, theirs = (
        "ratio" if code == "1" and assertion["form"] in SHARES else code
        for code in (unit, quantity.unit)
    )
    if not dimension_of(ours) or dimension_of(ours) != dimension_of(theirs):
        return None
    return lambda value: convert(value, ours, theirs)


def _equal(
    in_common: Callable[[Decimal], Fraction], ours: Decimal | None, theirs: Decimal | None
) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    mine, read_ = in_common(ours), Fraction(theirs)
    endless = int(theirs.as_tuple().exponent) <= -ENDLESS
    return abs(mine - read_) <= abs(read_) * (ROUNDED_OFF if endless else 0)
