"""The interval of what is printed, by its comparator and its precision."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.quantities.interval_rules import interval_of
from claims.quantities.intervals import Interval, IntervalError
from tests.support.intervals import NOT_NEGATIVE, numbers, powers
from tests.support.printed import APPROX, EXACT, MAGNITUDE, PRINTED, ROUNDED, SIGNED

NINES = "9" * 30 + "." + "9" * 18  # the finest of the largest figures on record
# beyond what test_intervals holds against the database: meaning, arguments, interval
FURTHER = [
    (
        "two-thirds",
        "eq",
        ROUNDED,
        *["0.666666666666666667"] * 2,
        "0.333333333333333333",
        "[0.63333333333333333365,0.70000000000000000035)",
    ),
    ("tripled", "eq", ROUNDED, "3", "3", "1", "[2.85,3.15)"),
    ("-5 is [-5.25,-4.75] but for the far end", "eq", ROUNDED, "-5", "-5", "1", "(-5.25,-4.75]"),
    ("over 2.75 billion", "gt", EXACT, "2750000000", None, "(2750000000,)"),
    ("over about 40", "gt", APPROX, "40", None, "(40,)"),
    ("up to 1.3 million", "le", ROUNDED, None, "1300000", "100000", "(,1300000]"),
    (
        "about one million: rounded by less",
        "approx",
        APPROX,
        "1e6",
        "1e6",
        "1e6",
        "[900000,1100000]",
    ),
    ("about 0.0: as wide as rounded", "approx", APPROX, "0", "0", "0.1", "[-0.05,0.05]"),
    ("about 0", "approx", APPROX, "0", "0", "[0,0]"),
    ("nearly 0.0", "nearly", APPROX, "0", "0", "0.1", "[-0.05,0)"),
    ("5 to 5", "between", EXACT, "5", "5", "[5,5]"),
    ("5 to 7 per cent", "between", ROUNDED, "5", "7", "1", "[5,7]"),
    ("about -50 to -40", "between", APPROX, "-50", "-40", "[-55,-36]"),
    ("a few", "between", MAGNITUDE, "3", "10", "[3,10)"),
    ("as large and fine as can be", "eq", EXACT, NINES, NINES, f"[{NINES},{NINES}]"),
    (
        "the same, about",
        "approx",
        APPROX,
        NINES,
        NINES,
        f"[8{'9' * 29}.{'9' * 18}1,10{'9' * 29}.{'9' * 17}89]",
    ),
]
# meaning, arguments, code
REFUSED = [
    ("inverted", "between", EXACT, "9", "5", "inverted_interval"),
    ("inverted, and about", "between", APPROX, "5", "4.9", "inverted_interval"),
    ("of no magnitude", "between", MAGNITUDE, "5", "5", "empty_interval"),
    ("nearly nothing", "nearly", APPROX, "0", "0", "empty_interval"),
    ("just over nothing", "just_over", APPROX, "0", "0", "empty_interval"),
    ("no comparator", "about", APPROX, "5", "5", "unknown_comparator"),
    ("no precision", "eq", "vague", "5", "5", "unknown_precision"),
    ("exactly about", "approx", EXACT, "5", "5", "precision_mismatch"),
    ("equal to an order of magnitude", "eq", MAGNITUDE, "5", "5", "precision_mismatch"),
    ("two figures for one", "eq", EXACT, "5", "6", "numbers_missing"),
    ("half a figure", "eq", EXACT, "5", None, "numbers_missing"),
    ("half a range", "between", EXACT, None, "5", "numbers_missing"),
    ("a bound of nothing", "gt", EXACT, None, None, "numbers_missing"),
    ("a lower bound above", "ge", EXACT, None, "5", "numbers_missing"),
    ("an upper bound below", "le", EXACT, "5", None, "numbers_missing"),
    ("rounded to what", "eq", ROUNDED, "5", "5", "resolution_missing"),
    ("rounded to nothing", "eq", ROUNDED, "5", "5", "0", "resolution_missing"),
    ("rounded to less", "approx", APPROX, "5", "5", "-1", "resolution_missing"),
    ("no number", "eq", EXACT, "NaN", "NaN", "out_of_range"),
    ("a number that signals", "eq", EXACT, "sNaN", "sNaN", "out_of_range"),
    ("without end", "gt", EXACT, "Infinity", None, "out_of_range"),
    ("rounded to no number", "eq", ROUNDED, "5", "5", "NaN", "out_of_range"),
    ("beyond exact arithmetic", "eq", ROUNDED, "1e9000", "1e9000", "1e-9000", "out_of_range"),
]


def figures(*texts: Any) -> list[Decimal | None]:
    return [None if text is None else Decimal(text) for text in texts]


def interval_from(row: Any) -> Interval:
    comparator, precision, *numbers = row
    return interval_of(comparator, precision, *figures(*numbers))


def named(rows: Any) -> Any:
    """Of rows (meaning, arguments ..., expected)."""
    return [pytest.param(row[1:-1], row[-1], id=row[0]) for row in rows]


@pytest.mark.parametrize(("row", "expected"), named(PRINTED))
def test_a_figure_that_is_never_negative_has_its_interval(row: Any, expected: str) -> None:
    assert str(interval_from(row) & NOT_NEGATIVE) == expected


@pytest.mark.parametrize(("row", "expected"), named(SIGNED))
def test_a_figure_that_may_be_negative_has_its_interval(row: Any, expected: str) -> None:
    assert str(interval_from(row)) == expected


@pytest.mark.parametrize(("row", "expected"), named(FURTHER))
def test_a_figure_has_its_interval(row: Any, expected: str) -> None:
    assert str(interval_from(row)) == expected


@pytest.mark.parametrize(("row", "code"), named(REFUSED))
def test_figures_that_do_not_fit_are_refused(row: Any, code: str) -> None:
    with pytest.raises(IntervalError) as refusal:
        interval_from(row)

    assert refusal.value.code == code


def test_a_refusal_names_what_it_met_and_what_is_known() -> None:
    with pytest.raises(ValueError, match=r"'about'; known: eq, approx, nearly"):
        interval_of("about", APPROX, Decimal(5), Decimal(5))


@given(numbers, powers, powers)
def test_exact_lies_within_rounded_and_rounded_within_approximate(
    figure: Decimal, resolution: Decimal, coarser: Decimal
) -> None:
    printed = interval_of("eq", EXACT, figure, figure)
    rounded = interval_of("eq", ROUNDED, figure, figure, resolution)
    approximate = interval_of("approx", APPROX, figure, figure, resolution)

    assert printed in rounded
    assert rounded in approximate
    if resolution <= coarser:
        assert rounded in interval_of("eq", ROUNDED, figure, figure, coarser)


@given(numbers, st.none() | powers)
def test_nearly_and_just_over_are_the_two_sides_of_about(
    figure: Decimal, resolution: Decimal | None
) -> None:
    assume(figure or resolution)
    about = interval_of("approx", APPROX, figure, figure, resolution)
    nearly = interval_of("nearly", APPROX, figure, figure, resolution)
    over = interval_of("just_over", APPROX, figure, figure, resolution)

    assert nearly in about
    assert over in about
    assert figure not in nearly
    assert figure not in over
    assert {about.low, about.high} == {nearly.low, nearly.high, over.low, over.high} - {figure}


@given(numbers)
def test_a_figure_parts_the_numbers_below_it_from_those_above(figure: Decimal) -> None:
    more, less = (
        interval_of("gt", EXACT, figure, None),
        interval_of("lt", EXACT, None, figure),
    )
    at_least, at_most = (
        interval_of("ge", EXACT, figure, None),
        interval_of("le", EXACT, None, figure),
    )

    assert less.before(more)
    assert less.before(at_least)
    assert at_most.before(more)
    assert at_least & at_most == interval_of("eq", EXACT, figure, figure)
