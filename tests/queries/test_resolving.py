"""Changes and shares resolved against the assertion that they are measured against: each worked out
by hand, and the arithmetic held to exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg.types.range import Range

from tests.support.builders import make_measure
from tests.support.changes import (
    about,
    as_text,
    between,
    eq,
    ge,
    gt,
    le,
    linked,
    lt,
    nearly,
    rounded,
)

pytestmark = pytest.mark.django_db


# words -> the change, its form and direction, its baseline, what comes of it, by which rule
COUNTS = [
    # a known baseline
    ("more than doubled", gt(2), "ratio up", eq(4000), "(8000,)", "ratio.up"),
    ("doubled exactly", eq(2), "ratio up", eq(4000), "[8000,8000]", "ratio.up"),
    ("doubled", rounded(2, 1), "ratio up", eq(4000), "[7600,8400)", "ratio.up"),
    ("less than doubled", lt(2), "ratio up", eq(4000), "[0,8000)", "ratio.up"),
    ("at least tripled", ge(3), "ratio up", eq(4000), "[12000,)", "ratio.up"),
    ("nearly doubled", nearly(2), "ratio up", eq(4000), "[7200,8000)", "ratio.up"),
    ("two to three times", between(2, 3), "ratio up", eq(4000), "[8000,12000]", "ratio.up"),
    ("halved", rounded("0.5", "0.1"), "ratio down", eq(4000), "[1900,2100)", "ratio.down"),
    ("more than halved", lt("0.5"), "ratio down", eq(4000), "[0,2000)", "ratio.down"),
    ("less than halved", gt("0.5"), "ratio down", eq(4000), "(2000,4000]", "ratio.down"),
    ("4 times fewer", eq(4), "ratio down", eq(4000), "[1000,1000]", "ratio.times_fewer"),
    ("over 4 times fewer", gt(4), "ratio down", eq(4000), "(0,1000)", "ratio.times_fewer"),
    ("up to 4 times fewer", le(4), "ratio down", eq(4000), "[1000,4000]", "ratio.times_fewer"),
    (
        "up 12 %",
        eq(12, unit_id="%"),
        "percent_change up",
        eq(4000),
        "[4480,4480]",
        "percent_change.up",
    ),
    (
        "up more than 12 %",
        gt(12) | {"unit_id": "%"},
        "percent_change up",
        eq(4000),
        "(4480,)",
        "percent_change.up",
    ),
    (
        "up less than 12 %",
        lt(12) | {"unit_id": "%"},
        "percent_change up",
        eq(4000),
        "[4000,4480)",
        "percent_change.up",
    ),
    (
        "up about 10 %",
        about(10) | {"unit_id": "%"},
        "percent_change up",
        eq(4000),
        "[4360,4440]",
        "percent_change.up",
    ),
    (
        "down 12 %",
        eq(12, unit_id="%"),
        "percent_change down",
        eq(4000),
        "[3520,3520]",
        "percent_change.down",
    ),
    (
        "down more than 12 %",
        gt(12) | {"unit_id": "%"},
        "percent_change down",
        eq(4000),
        "[0,3520)",
        "percent_change.down",
    ),
    (
        "down up to 12 %",
        le(12) | {"unit_id": "%"},
        "percent_change down",
        eq(4000),
        "[3520,4000]",
        "percent_change.down",
    ),
    (
        "down 5 to 10 %",
        between(5, 10, unit_id="%"),
        "percent_change down",
        eq(4000),
        "[3600,3800]",
        "percent_change.down",
    ),
    ("500 more", eq(500), "difference up", eq(4000), "[4500,4500]", "difference.up"),
    ("over 500 more", gt(500), "difference up", eq(4000), "(4500,)", "difference.up"),
    ("under 500 more", lt(500), "difference up", eq(4000), "[4000,4500)", "difference.up"),
    ("500 fewer", eq(500), "difference down", eq(4000), "[3500,3500]", "difference.down"),
    ("over 500 fewer", gt(500), "difference down", eq(4000), "[0,3500)", "difference.down"),
    ("a quarter of", eq("0.25", unit_id="ratio"), "share ", eq(4000), "[1000,1000]", "share"),
    ("12 % of", rounded(12, 1) | {"unit_id": "%"}, "share ", eq(4000), "[460,500)", "share"),
    ("most of", gt(50) | {"unit_id": "%"}, "share ", eq(4000), "(2000,)", "share"),
    # an open one
    ("doubled, of at least", eq(2), "ratio up", ge(4000), "[8000,)", "ratio.up"),
    ("doubled, of under", eq(2), "ratio up", lt(50), "[0,100)", "ratio.up"),
    ("more than doubled, of over", gt(2), "ratio up", gt(4000), "(8000,)", "ratio.up"),
    ("more than doubled, of at most", gt(2), "ratio up", le(50), "[0,)", "ratio.up"),
    ("4 times fewer, of over", eq(4), "ratio down", gt(4000), "(1000,)", "ratio.times_fewer"),
    (
        "down 12 %, of under",
        eq(12, unit_id="%"),
        "percent_change down",
        lt(50),
        "[0,44)",
        "percent_change.down",
    ),
    ("500 fewer, of at least", eq(500), "difference down", ge(4000), "[3500,)", "difference.down"),
    (
        "at least 30 fewer, of under 50",
        ge(30),
        "difference down",
        lt(50),
        "[0,20)",
        "difference.down",
    ),
    ("a tenth of under", eq(10, unit_id="%"), "share ", lt(50), "[0,5)", "share"),
    # an uncertain one
    ("doubled, of about", eq(2), "ratio up", about(40), "[72,88]", "ratio.up"),
    (
        "more than doubled, of 1.3 million",
        gt(2),
        "ratio up",
        rounded(1300000, 100000),
        "(2500000,)",
        "ratio.up",
    ),
    (
        "500 more, of 5,000",
        eq(500),
        "difference up",
        rounded(5000, 1000),
        "[5250,5750)",
        "difference.up",
    ),
    (
        "three times fewer, of 4,000: rounded outward",
        eq(3),
        "ratio down",
        eq(4000),
        "[1333.333333333333333333333333,1333.333333333333333333333334]",
        "ratio.times_fewer",
    ),
    # none
    (
        "12 % of change, no direction",
        eq(12, unit_id="%"),
        "percent_change ",
        eq(4000),
        None,
        "nothing says whether it rose or fell",
    ),
    ("doubled, no direction", eq(2), "ratio ", eq(4000), None, "whether it rose or fell"),
    ("500 of change, no direction", eq(500), "difference ", eq(4000), None, "rose or fell"),
    ("500 fewer than 300", eq(500), "difference down", eq(300), None, "no value fits"),
    (
        "over 100 % less of 4,000",
        eq(120, unit_id="%"),
        "percent_change down",
        eq(4000),
        None,
        "no value fits",
    ),
    (
        "a half to twice as few",
        between("0.5", 2),
        "ratio down",
        eq(4000),
        None,
        "above one or below it",
    ),
    (
        "a rise that prints a minus",
        eq(-5, unit_id="%"),
        "percent_change up",
        eq(4000),
        None,
        "no value fits",
    ),
]
# the same of a measure that may be negative
SIGNED = [
    ("doubled, of -100", eq(2), "ratio up", eq(-100), "[-200,-200]", "ratio.up"),
    ("more than doubled, of -100", gt(2), "ratio up", eq(-100), "(,-200)", "ratio.up"),
    ("more than doubled, of -5 to 10", gt(2), "ratio up", between(-5, 10), "(,)", "ratio.up"),
    (
        "two to three times -5 to 10",
        between(2, 3),
        "ratio up",
        between(-5, 10),
        "[-15,30]",
        "ratio.up",
    ),
    ("halved, of less than -100", eq("0.5"), "ratio down", lt(-100), "(,-50)", "ratio.down"),
    ("over 4 times fewer, of -100", gt(4), "ratio down", eq(-100), "(-25,0)", "ratio.times_fewer"),
    (
        "up 12 %, of -100",
        eq(12, unit_id="%"),
        "percent_change up",
        eq(-100),
        "[-112,-112]",
        "percent_change.up",
    ),
    (
        "down more than 100 %, of 50",
        gt(100) | {"unit_id": "%"},
        "percent_change down",
        eq(50),
        "(,0)",
        "percent_change.down",
    ),
    ("3 more, of -100", eq(3), "difference up", eq(-100), "[-97,-97]", "difference.up"),
    ("over 3 less, of at least -100", gt(3), "difference down", ge(-100), "(,)", "difference.down"),
    (
        "over 3 less, of at most -100",
        gt(3),
        "difference down",
        le(-100),
        "(,-103)",
        "difference.down",
    ),
    ("doubled, of nothing", eq(2), "ratio up", eq(0), "[0,0]", "ratio.up"),
    ("more than doubled, of nothing", gt(2), "ratio up", eq(0), "[0,0]", "ratio.up"),
]


@pytest.mark.parametrize(
    ("row", "non_negative"),
    [*((row, True) for row in COUNTS), *((row, False) for row in SIGNED)],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_change_of_a_known_assertion_has_an_interval(row: Any, non_negative: bool) -> None:
    _, change, kind, base, expected, rule = row

    assertion = linked(change, kind, base, make_measure(non_negative=non_negative))

    assert as_text(assertion.canonical) == expected
    assert assertion.stated is None, "it was not printed"
    if expected is None:
        assert (assertion.basis, assertion.derivation["rule"]) == ("", "unresolved")
        assert rule in assertion.derivation["explanation"]
    else:
        assert (assertion.basis, assertion.derivation["rule"]) == ("resolved", rule)


UNITS = [
    (
        "a distance in another unit",
        "km",
        eq(2, unit_id="km"),
        "difference up",
        eq(5, unit_id="[mi_i]"),
        "[10046.72,10046.72]",
        "5 mi + 2 km = 6.242742384475 mi",
    ),
    (
        "degrees of a difference have no zero",
        "Cel",
        eq(3, unit_id="Cel"),
        "difference up",
        eq(10, unit_id="Cel"),
        "[515.07,515.07]",
        "10 °C + 3 °C = 13 °C",
    ),
    (
        "Fahrenheit on Celsius",
        "Cel",
        eq(9, unit_id="[degF]"),
        "difference down",
        eq(10, unit_id="Cel"),
        "[500.67,500.67]",
        "10 °C − 9 °F = 5 °C",
    ),
    (
        "a temperature that doubled",
        "Cel",
        eq(2),
        "ratio up",
        eq(10, unit_id="Cel"),
        None,
        "Not resolved: a multiple means nothing on a scale whose zero is a convention.",
    ),
    (
        "percentage points",
        "%",
        eq(3, unit_id="percentage_point"),
        "difference up",
        eq(5, unit_id="%"),
        "[0.08,0.08]",
        "5 % + 3 pp = 8 %",
    ),
    (
        "per cent of a percentage",
        "%",
        eq(10, unit_id="%"),
        "percent_change up",
        eq(5, unit_id="%"),
        "[0.055,0.055]",
        "5 % + 10 % of it = 5.5 %",
    ),
    (
        "pence of a pound",
        "GBP",
        eq(50, unit_id="GBX"),
        "difference down",
        eq(4000, unit_id="GBP"),
        "[3999.5,3999.5]",
        "4,000 £ − 50 p = 3,999.5 £",
    ),
]


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row[0])
def test_units_are_converted_on_the_way_and_the_words_say_how(row: Any) -> None:
    _, unit, change, kind, base, expected, words = row
    measure = make_measure(unit_id=unit, non_negative=False)

    assertion = linked(change, kind, base, measure)

    assert as_text(assertion.canonical) == expected
    assert assertion.derivation["explanation"] == words


WORDS = [
    (gt(2), "ratio up", eq(4000), "more than 2 × 4,000 = more than 8,000"),
    (eq(4), "ratio down", gt(4000), "more than 4,000 ÷ 4 = more than 1,000"),
    (
        lt(12) | {"unit_id": "%"},
        "percent_change up",
        eq(4000),
        "4,000 + less than 12 % of it = 4,000 to less than 4,480",
    ),
    (
        rounded(12, 1) | {"unit_id": "%"},
        "share ",
        le(4000),
        "11.5 to less than 12.5 % of 0 to 4,000 = 0 to less than 500",
    ),
    (eq(500), "difference down", ge(4000), "at least 4,000 − 500 = at least 3,500"),
]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[-1])
def test_the_words_say_what_was_reckoned(row: Any) -> None:
    change, kind, base, words = row

    assertion = linked(change, kind, base, make_measure())

    assert assertion.derivation["explanation"] == words
    assert assertion.derivation["baseline"] == {
        "id": str(assertion.baseline_assertion_id),
        "claim": str(assertion.baseline_assertion.claim_id),
        "as_printed": "base",
    }


def test_a_share_that_is_itself_what_is_counted_stays_what_it_is() -> None:
    measure = make_measure(unit_id="%")

    assertion = linked(eq(12, unit_id="%"), "share ", eq(40, unit_id="%"), measure)

    assert (as_text(assertion.canonical), assertion.basis) == ("[0.12,0.12]", "converted")
    assert assertion.derivation["rule"] == "share.itself"


# ---- the arithmetic, held to exact fractions

NEAR, FAR = Fraction(1, 10**9), Fraction(10**12)
TINY = Fraction(1, 10**24)
number = st.decimals(-20, 20, places=1, allow_nan=False).map(lambda d: d + 0)


@st.composite
def ranges(draw: Any, ends: Any = number) -> Range[Decimal]:
    low, high = sorted([draw(ends), draw(ends)])
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    left, right = (draw(st.booleans()) or low == high for _ in range(2))
    return Range(
        None if low_open and draw(st.booleans()) else low,
        None if high_open and draw(st.booleans()) else high,
        f"{'[' if left else '('}{']' if right else ')'}",
    )


def members(interval: Range[Decimal]) -> list[tuple[Fraction, bool]]:
    """Some members, those at the ends among them or next to them; whether each is an end."""
    found: dict[Fraction, bool] = {}
    low = None if interval.lower is None else Fraction(interval.lower)
    high = None if interval.upper is None else Fraction(interval.upper)
    for end, reached, inward in ((low, interval.lower_inc, 1), (high, interval.upper_inc, -1)):
        if end is not None:
            found[end if reached else end + inward * NEAR] = reached
    if low is None:
        found[(high or Fraction(0)) - FAR] = False
    if high is None:
        found[(low or Fraction(0)) + FAR] = False
    if (low is None or low < 0) and (high is None or high > 0):
        found[Fraction(0)] = True
    return list(found.items())


RULES: dict[str, Any] = {
    "ratio up": lambda base, size: base * size,
    "percent_change up": lambda base, size: base * (1 + size),
    "percent_change down": lambda base, size: base * (1 - size),
    "difference up": lambda base, size: base + size,
    "difference down": lambda base, size: base - size,
    "share ": lambda base, size: base * size,
    "ratio down": lambda base, size: base * size,
    "ratio fewer": lambda base, size: base / size,
}
DOMAINS = {"ratio down": (0, 1), "ratio fewer": (1, None)}


def resolved(kind: str, size: Range[Decimal], base: Range[Decimal]) -> tuple[Any, str]:
    form, direction = kind.replace("fewer", "down").split(" ")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT resolved, rule FROM onrecord_resolution("
            "%s, %s, %s::numrange, %s, %s, %s::numrange, false, true)",
            [form, direction, size, size.lower, size.upper, base],
        )
        found: tuple[Any, str] = cursor.fetchone()
    return found


@pytest.mark.parametrize("kind", RULES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_pair_of_values_lands_inside_and_the_ends_are_tight(kind: str, data: Any) -> None:
    least, most = DOMAINS.get(kind, (0, None))
    ends = st.decimals(least, 20 if most is None else most, places=1).map(lambda d: d + 0)
    size, base = data.draw(ranges(ends)), data.draw(ranges())
    if size.lower is None:  # what the direction makes of it
        size = Range(Decimal(least), size.upper, f"[{')]'[size.upper_inc]}")
    if size.upper is None and most is not None:
        size = Range(size.lower, Decimal(most), f"{'(['[size.lower_inc]}]")

    found, _ = resolved(kind, size, base)

    values = {
        RULES[kind](x, s): at_x and at_s
        for (x, at_x), (s, at_s) in product(members(base), members(size))
    }
    for value in values:
        assert found.lower is None or found.lower <= value
        assert found.upper is None or found.upper >= value
    for end, reached, extreme in (
        (found.lower, found.lower_inc, min(values)),
        (found.upper, found.upper_inc, max(values)),
    ):
        if end is None:
            assert abs(extreme) > 10**6
        else:
            assert abs(extreme - Fraction(end)) < (TINY if reached else Fraction(1, 10**6))
            assert reached or extreme != Fraction(end)
