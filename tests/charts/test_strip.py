"""Strips: which numbers they show where, in which colour."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from claims.charts import strip
from claims.charts.strip import Bar


def bars(picture: strip.Strip) -> list[tuple[float, float, str]]:
    """Where each starts and ends, and its class."""
    found = re.findall(r'<rect class="([^"]+)" x="([^"]+)" y="[^"]+" width="([^"]+)"', picture.svg)
    return [(float(left), float(left) + float(wide), name) for name, left, wide in found]


def number(who: str, low: int | None, high: int | None) -> Bar:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Bar(who, *ends)


def test_a_bar_is_as_long_as_its_interval_and_has_the_colour_of_its_speaker() -> None:
    picture = strip.drawn([number("Ada", 100, 150), number("Bob", 200, 200)], "Two numbers")
    assert picture is not None
    [(left, right, ada), (start, end, bob)] = bars(picture)

    assert (left, ada) == (strip.MARGIN, "strip-0")
    assert right == pytest.approx(strip.WIDTH / 2)
    assert end - start == 3
    assert bob == "strip-1"
    assert (picture.low, picture.high, picture.legend) == (100, 200, ("Ada", "Bob"))


def test_an_open_end_reaches_the_edge() -> None:
    picture = strip.drawn([number("Ada", 5, None), number("Bob", None, 9)], "Open")
    assert picture is not None
    [(_, right, ada), (left, _, _)] = bars(picture)

    assert right == strip.WIDTH - strip.MARGIN
    assert left == strip.MARGIN
    assert ada == "strip-0 strip-open"


def test_speakers_beyond_the_palette_share_a_colour() -> None:
    picture = strip.drawn([number(who, 1, 2) for who in "aabbccd"], "Many")
    assert picture is not None

    assert [name for _, _, name in bars(picture)][-1] == f"strip-{strip.COLOURS}"


def test_numbers_far_apart_are_told_apart_by_orders_of_magnitude() -> None:
    picture = strip.drawn(
        [number(who, n, n) for who, n in (("a", 1), ("b", 100), ("c", 10_000))], ""
    )
    assert picture is not None

    assert (bars(picture)[1][0] + 1.5) == pytest.approx(strip.WIDTH / 2)


@pytest.mark.parametrize("some", [[], [number("Ada", None, None)]], ids=["none", "without ends"])
def test_what_has_no_ends_has_no_strip(some: list[Bar]) -> None:
    assert strip.drawn(some, "Nothing") is None


def test_names_are_text_and_no_markup() -> None:
    picture = strip.drawn([number("<script>alert(1)</script>", 1, 2)], "<b>&")
    assert picture is not None

    assert not re.search(r"<(script|b)>", picture.svg)
