"""What is one plain number where a number is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.quantities.parsing.typed import NotPlain, typed, typed_bare


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        pytest.param("2022", 2022, "", id="no-year-here"),
        pytest.param("-12.5", Decimal("-12.5"), "", id="negative"),
        pytest.param("2,500,000", 2_500_000, "", id="grouped"),
        pytest.param("2.5bn", 2_500_000_000, "", id="scale"),
        pytest.param("40 km", 40, "km", id="unit"),
    ],
)
def test_a_plain_number_is_taken(text: str, number: Decimal, unit: str) -> None:
    assert typed(text) == (number, unit)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("about 500", id="approximate"),
        pytest.param("10-20", id="range"),
        pytest.param("over 5", id="bound"),
        pytest.param("", id="empty"),
        pytest.param("１２", id="full-width"),
        pytest.param("2.5 million" + " " * 60, id="long"),
        pytest.param("F-16", id="name"),
    ],
)
def test_anything_else_is_refused_and_never_cut(text: str) -> None:
    with pytest.raises(NotPlain):
        typed(text)


def test_a_number_whose_unit_stands_elsewhere_names_none() -> None:
    assert typed_bare("40") == 40
    with pytest.raises(NotPlain):
        typed_bare("40 km")
