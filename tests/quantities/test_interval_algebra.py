"""Intervals as values: how they compare, meet and convert."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.quantities.intervals import (
    DECIMALS,
    Interval,
    IntervalError,
    decimal_of,
    plain,
)
from claims.quantities.units.conversion import DimensionMismatch, UnknownUnit, convert
from tests.support.intervals import (
    NOT_NEGATIVE,
    bounded,
    numbers,
    other,
    pairs,
    some,
    third,
)

# ---- one interval


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Decimal("1.50"), Decimal("1E+3")), "[1.5,1000]"),
        (Interval(Decimal("-0.0"), None), "[0,)"),
        (Interval(None, Decimal(5), high_inclusive=False), "(,5)"),
        (Interval(None, None), "(,)"),
    ],
    ids=str,
)
def test_an_interval_prints_as_the_database_prints_it(interval: Interval, text: str) -> None:
    assert str(interval) == text


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        ((Decimal(2), Decimal(1)), "inverted_interval"),
        ((Decimal(1), Decimal(1), False, True), "empty_interval"),
        ((Decimal(1), Decimal(1), True, False), "empty_interval"),
        ((Decimal("NaN"), None), "out_of_range"),
        ((None, Decimal("-Infinity")), "out_of_range"),
        ((Decimal(2), Decimal("sNaN")), "out_of_range"),
        ((0.5, None), "out_of_range"),
    ],
    ids=str,
)
def test_no_value_no_interval(ends: Any, code: str) -> None:
    with pytest.raises(IntervalError) as refusal:
        Interval(*ends)

    assert refusal.value.code == code


def test_intervals_of_the_same_values_are_equal_and_hash_alike() -> None:
    assert Interval(Decimal("1.0"), None, True, True) == Interval(Decimal(1), None, True, False)
    assert len({Interval(Decimal("1.0"), None), Interval(Decimal(1), None)}) == 1


@pytest.mark.parametrize(
    ("value", "inside"),
    [
        (Decimal(20), False),
        (Decimal("20.000000000000000001"), True),
        (30, True),
        (40, True),
        (41, False),
    ],
)
def test_an_end_that_is_left_out_is_left_out_alone(value: Decimal | int, inside: bool) -> None:
    assert (value in Interval(Decimal(20), Decimal(40), low_inclusive=False)) is inside


def test_no_number_lies_nowhere() -> None:
    with pytest.raises(IntervalError):
        assert Decimal("NaN") not in NOT_NEGATIVE


@given(some, numbers)
def test_a_value_lies_inside_where_its_own_interval_overlaps(x: Interval, value: Decimal) -> None:
    point = Interval(value, value)

    assert (value in x) == (point in x) == x.overlaps(point) == ((x & point) == point)


@given(some, numbers)
def test_a_value_lies_inside_by_its_two_ends(x: Interval, value: Decimal) -> None:
    after = x.low is None or x.low < value or (x.low == value and x.low_inclusive)
    until = x.high is None or value < x.high or (x.high == value and x.high_inclusive)

    assert (value in x) == (after and until)


# ---- two and three


@given(some, other)
def test_what_two_share_is_the_same_from_either_side(x: Interval, y: Interval) -> None:
    assert x & y == y & x


@given(some, other, third)
def test_what_three_share_is_the_same_in_any_order(x: Interval, y: Interval, z: Interval) -> None:
    left, right = x & y, y & z

    assert (left and left & z) == (right and x & right)


@given(some)
def test_an_interval_shares_all_of_itself(x: Interval) -> None:
    assert x & x == x
    assert x & Interval(None, None) == x
    assert x in x


@given(some, other, numbers)
def test_what_two_share_lies_in_both_and_is_all_that_does(
    x: Interval, y: Interval, value: Decimal
) -> None:
    shared = x & y

    assert shared is None or (shared in x and shared in y)
    assert (value in x and value in y) == (shared is not None and value in shared)


@given(some, other)
def test_of_two_that_lie_in_each_other_both_are_one(x: Interval, y: Interval) -> None:
    assert (x in y and y in x) == (x == y)


@given(some, other, third)
def test_what_lies_in_an_inner_one_lies_in_the_outer(x: Interval, y: Interval, z: Interval) -> None:
    inner = x & y
    innermost = inner and inner & z
    assume(innermost is not None and inner is not None)

    assert innermost in inner
    assert inner in x
    assert innermost in x


@given(some, other)
def test_two_are_apart_on_one_side_or_overlap(x: Interval, y: Interval) -> None:
    assert [x.before(y), y.before(x), x.overlaps(y)].count(True) == 1
    assert x.overlaps(y) == (x & y is not None)


@given(some, other, third)
def test_before_is_an_order(x: Interval, y: Interval, z: Interval) -> None:
    assert not x.before(x)
    if x.before(y) and y.before(z):
        assert x.before(z)


@given(bounded, other, third)
def test_what_lies_inside_is_before_all_that_the_outer_is(
    x: Interval, y: Interval, z: Interval
) -> None:
    inner = x & y

    if inner is not None and x.before(z):
        assert inner.before(z)


# ---- conversion


def exact(interval: Interval, source: str, target: str) -> bool:
    return all(
        (convert(end, source, target) * 10**DECIMALS).denominator == 1
        for end in (interval.low, interval.high)
        if end is not None
    )


@given(some, pairs)
def test_there_and_back_loses_nothing(x: Interval, codes: tuple[str, str]) -> None:
    there = x.converted(*codes)
    back = there.converted(*reversed(codes))

    assert x in back
    if exact(x, *codes):
        assert back == x


@given(some, numbers, pairs)
def test_a_value_stays_where_it_was(x: Interval, value: Decimal, codes: tuple[str, str]) -> None:
    converted = x.converted(*codes)
    point = Interval(value, value).converted(*codes)

    if value in x:
        assert converted.overlaps(point)
        assert point in converted or not exact(Interval(value, value), *codes)
    elif exact(x, *codes) and exact(Interval(value, value), *codes):
        assert not converted.overlaps(point)


@given(some, other, pairs)
def test_conversion_keeps_what_overlaps_and_never_turns_an_order(
    x: Interval, y: Interval, codes: tuple[str, str]
) -> None:
    there, too = x.converted(*codes), y.converted(*codes)

    if x.overlaps(y):
        assert there.overlaps(too)
    assert not too.before(there) or y.before(x)
    if exact(x, *codes) and exact(y, *codes):
        assert there.before(too) == x.before(y)
        assert (there in too) == (x in y)


@given(some, pairs)
def test_conversion_reaches_less_than_a_last_decimal_too_far(
    x: Interval, codes: tuple[str, str]
) -> None:
    converted = x.converted(*codes)

    for end, reached, outward in (
        (x.low, converted.low, -1),
        (x.high, converted.high, 1),
    ):
        if end is not None and reached is not None:
            beyond = (Fraction(reached) - convert(end, *codes)) * outward
            assert 0 <= beyond < Fraction(1, 10**DECIMALS)
    assert (converted.low_inclusive, converted.high_inclusive) == (
        x.low_inclusive,
        x.high_inclusive,
    )


@pytest.mark.parametrize(
    ("interval", "codes", "text"),
    [
        (Interval(Decimal(32), Decimal(212)), ("[degF]", "Cel"), "[0,100]"),
        (Interval(Decimal(-40), None, low_inclusive=False), ("Cel", "[degF]"), "(-40,)"),
        (Interval(Decimal("26.2"), Decimal("26.2")), ("[mi_i]", "km"), "[42.1648128,42.1648128]"),
        (
            Interval(Decimal(1), Decimal(2)),
            ("d", "wk"),
            "[0.142857142857142857142857,0.285714285714285714285715]",
        ),
        (
            Interval(Decimal(-2), Decimal(-1)),
            ("d", "wk"),
            "[-0.285714285714285714285715,-0.142857142857142857142857]",
        ),
    ],
    ids=str,
)
def test_a_converted_interval(interval: Interval, codes: tuple[str, str], text: str) -> None:
    assert str(interval.converted(*codes)) == text


def test_a_conversion_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(DimensionMismatch):
        NOT_NEGATIVE.converted("Cel", "[degF]") & Interval(Decimal(1), None).converted("km", "kg")
    with pytest.raises(UnknownUnit):
        Interval(Decimal(1), None).converted("km", "nosuch")


@given(st.fractions())
def test_a_fraction_lies_between_its_decimals(fraction: Fraction) -> None:
    below, above = decimal_of(fraction, upward=False), decimal_of(fraction, upward=True)

    assert Fraction(below) <= fraction <= Fraction(above)
    assert (below == above) == (Fraction(below) == fraction)
    assert above - below in (0, Decimal(1).scaleb(-DECIMALS))


@given(numbers)
def test_a_number_in_full_is_the_same_number(number: Decimal) -> None:
    text = plain(number)

    assert Decimal(text) == number
    assert not text.endswith(".") or "e" in text.lower()
    assert text.partition(".")[2][-1:] != "0"
