"""What a caller expects decides what a print leaves open."""

from __future__ import annotations

import pytest

from claims.quantities.expected import Expected
from claims.quantities.parsing.reading import read
from tests.support.notation import key, meaning

COUNT, CELL = Expected(dimension="count"), Expected(dimension="count", cell=True)
LENGTH, TIME = Expected(dimension="length"), Expected(dimension="time")
MONEY, CANADA = Expected(dimension="currency"), Expected(dimension="currency:CAD")


@pytest.mark.parametrize(
    ("text", "expecting", "meant"),
    [
        ("7.7m", COUNT, "7.7M"),
        ("7.7m", Expected(counted="people"), "7.7M"),
        ("7.7m", LENGTH, "7.7 m"),
        ("7.7m", TIME, "7.7 min"),
        ("7.7m", MONEY, "7.7M"),
        ("45 m", COUNT, "45M"),
        ("6-8", COUNT, "6..8"),
        ("6-8", LENGTH, "6..8"),
        ("5L", COUNT, "500k"),
        ("5L", Expected(dimension="volume"), "5 L"),
        ("8B", COUNT, "8B"),
        ("8B", Expected(dimension="data"), "8 By"),
        ("3 K", Expected(dimension="temperature"), "3 K"),
        ("4 M", COUNT, "4M"),
        ("$5", CANADA, "5 CAD"),
        ("5m", Expected(dimension="currency:EUR", cell=True), "5M EUR"),
        ("5-7m", Expected(dimension="currency:EUR", cell=True), "5M..7M EUR"),
        ("5", Expected(dimension="length", unit="km", cell=True), "5 km"),
        ("5", Expected(dimension="length", cell=True), "5"),
        ("5m", Expected(dimension="currency:EUR"), "5M"),
        ("half", Expected(dimension="currency:EUR", cell=True), "1/2 ratio"),
        ("12 %", Expected(dimension="currency:EUR", cell=True), "12 %"),
        ("$5m", CANADA, "5M CAD"),
        ("$5m", LENGTH, "5M USD"),
        ("20 pounds", Expected(dimension="mass"), "20 [lb_av]"),
        ("20 pounds", Expected(unit="GBP", dimension="currency:GBP"), "20 GBP"),
        ("5 km", COUNT, "5 km"),
        ("12 %", COUNT, "12 %"),
    ],
)
def test_what_is_expected_decides(text: str, expecting: Expected, meant: str) -> None:
    [found] = read(text, expecting=expecting).quantities

    assert key(found) == meaning(meant).key


def test_a_metre_that_is_expected_is_no_mile() -> None:
    [found] = read("5m", expecting=LENGTH).quantities

    assert found.alternatives == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ca 100", "approx 100"),
        ("est. 5", "approx 5"),
        ("100?", "approx 100"),
        ("5*", "approx 5"),
        ("5 (est.)", "approx 5"),
        ("12 e", "approx 12"),
        ("±5", "approx 5"),
        ("~1,300", "approx 1300"),
        ("5-7?", "5..7 approximate"),
        ("100+", "ge 100"),
        ("> 100", "gt 100"),
        ("1824", "1824 exact"),
        ("1824?", "approx 1824"),
        ("331", "331 exact"),
    ],
)
def test_a_cell_carries_its_doubts(text: str, meant: str) -> None:
    [found] = read(text, expecting=CELL).quantities

    assert meaning(meant).seen_in(found) == meaning(meant)


@pytest.mark.parametrize(
    ("text", "code"),
    [("in 1824", "year"), ("1.234", "ambiguous_grouping"), ("5 bin", "unknown_scale")],
)
def test_a_cell_is_refused_where_it_may_be_another_number(text: str, code: str) -> None:
    reading = read(text, expecting=CELL)

    assert [each.code for each in reading.refusals] == [code]
    assert not reading.quantities


@pytest.mark.parametrize("text", ["Was it 100?", "It was 5*.", "It was 1824."])
def test_a_sentence_is_no_cell(text: str) -> None:
    assert not any(each.precision == "approximate" for each in read(text).quantities)
