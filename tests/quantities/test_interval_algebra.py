"""Intervals as values: how they compare, meet and convert, and that the rule table is the
database's own."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from claims.models import NumericAssertion
from claims.quantities.interval_rules import interval_of
from claims.quantities.intervals import (
    DECIMALS,
    Interval,
    IntervalError,
    decimal_of,
    plain,
)
from claims.quantities.units.conversion import UNITS, DimensionMismatch, UnknownUnit, convert
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
    ("two figures for one", "eq", EXACT, "5", "6", "figures_missing"),
    ("half a figure", "eq", EXACT, "5", None, "figures_missing"),
    ("half a range", "between", EXACT, None, "5", "figures_missing"),
    ("a bound of nothing", "gt", EXACT, None, None, "figures_missing"),
    ("a lower bound above", "ge", EXACT, None, "5", "figures_missing"),
    ("an upper bound below", "le", EXACT, "5", None, "figures_missing"),
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


NOT_NEGATIVE = Interval(Decimal(0), None)


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


# ---- strategies

# Few enough to meet often, or of any size and 18 decimals.
near = st.integers(-6, 6).map(Decimal) | st.integers(-60, 60).map(lambda n: Decimal(n).scaleb(-1))
MOST = 10**48 - 1
any_figure = st.integers(-MOST, MOST).map(lambda n: Decimal(f"{n}e-18"))
magnitudes = st.builds(
    lambda digits, power: Decimal(f"{digits}e{power}"), st.integers(-999, 999), st.integers(-18, 26)
)
numbers = near | magnitudes | any_figure
ends = st.none() | numbers


@st.composite
def intervals(draw: st.DrawFn, figures: st.SearchStrategy[Decimal | None] = ends) -> Interval:
    low, high = draw(figures), draw(figures)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    open_ends = st.just(True) if low == high is not None else st.booleans()
    return Interval(low, high, draw(open_ends), draw(open_ends))


some, other, third = intervals(), intervals(), intervals()
bounded = intervals(numbers)
length = st.sampled_from(["m", "km", "[mi_i]", "[in_i]", "nm", "[nmi_i]"])
temperature = st.sampled_from(["K", "Cel", "[degF]", "[degR]"])
frequency = st.sampled_from(["/a_j", "/wk", "/d", "Hz"])  # a week of events does not terminate
pairs = st.one_of(*[st.tuples(codes, codes) for codes in (length, temperature, frequency)])


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


# ---- the rule table

powers = st.integers(-18, 29).map(lambda power: Decimal(1).scaleb(power))


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


# ---- the database's table

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
