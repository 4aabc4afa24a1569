"""Numbers and units as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.charts.number_format import short
from claims.web.html import numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("331", "331"),
        ("4019287.50", "4,019,287.50"),
        ("2750000000000123", "2,750,000,000,000,123"),
        ("1234567890123.56", "≈ 1,234,567,890,124"),
        ("99999999999.96", "≈ 100,000,000,000"),
        ("15.555555555555555555555556", "≈ 15.5555555556"),
        ("-0.333333333333333333333333", "≈ -0.333333333333"),
        ("0.000000000000000000000001", "0.000000000000000000000001"),
        ("0.00", "0.00"),
    ],
)
def test_a_number_is_cut_where_it_does_not_end(value: str, written: str) -> None:
    assert short(Decimal(value)) == written.replace("≈ ", "≈\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("low", "high", "bounds", "unit", "said"),
    [
        ("5", "5", "[]", "Cel", "= 5 °C"),
        ("12.25", "20", "[)", "%", "12.25 to under 20 %"),
        ("30", None, "[)", "km", "≥ 30 km"),
        ("2", None, "()", "ratio", "> 2 ×"),
        ("8000", None, "()", "1", "> 8,000"),
        ("3", "3", "[]", "EUR", "= 3 EUR"),
        ("1", "1", "[]", "no-such-unit", "= 1 no-such-unit"),
        ("0.111111111111111", "0.111111111111112", "[]", "m", "≈ 0.111111111111 m"),
        (None, None, "()", "m", "any number"),
    ],
)
def test_an_interval_is_said_with_its_unit(
    low: str | None, high: str | None, bounds: str, unit: str, said: str
) -> None:
    found = {
        "low": low,
        "high": high,
        "low_inclusive": bounds[0] == "[",
        "high_inclusive": bounds[1] == "]",
    }

    assert numbers.interval(found, unit) == said.replace("≈ ", "≈\N{NO-BREAK SPACE}")
