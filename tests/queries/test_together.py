"""Many who ask at once: what is read and drawn for them, and that nobody gets anything older than
their question."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client

from claims.api.read import charts
from claims.charts.chart import Chart, Figure, Tally
from claims.charts.renderer import Renderer
from claims.charts.thinning import thinned
from claims.queries import read_connection
from claims.queries.together import ARRIVED, Together
from tests.support.client import ROOT

MANY = 60
CHART = Chart("Many", "people", "", True, (), (), Tally(0, 0, 0), address="many")


def at_once(what: Callable[[int], Any]) -> list[Any]:
    together = threading.Barrier(MANY)

    def one(number: int) -> Any:
        together.wait()
        return what(number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


class Reading:
    """Reads a series, and knows how often and how many at once."""

    def __init__(self) -> None:
        self.times = 0
        self.under_way: list[int] = []
        self.most = 0

    def __call__(self, measure: Any, by: str) -> Chart:
        self.under_way.append(1)
        self.most = max(self.most, len(self.under_way))
        self.times += 1
        time.sleep(0.005)  # lets the others in, if they may
        self.under_way.pop()
        return replace(CHART, title=f"{measure} {by}, read {self.times}")


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    found = Reading()
    monkeypatch.setattr(charts.chart_data, "chart", found)
    monkeypatch.setattr(charts, "SERIES", Together())
    monkeypatch.setattr(
        charts.lookups,
        "find",
        lambda _, key: SimpleNamespace(merged_into=None, held=SimpleNamespace(id=key, uuid=key)),
    )
    return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The drawings that were made, by a renderer of the site's."""
    renderer = Renderer(places=MANY)
    made: list[Any] = []
    monkeypatch.setattr(
        renderer, "_draw", lambda picture, form: made.append(picture) or f"<svg {form}>".encode()
    )
    monkeypatch.setattr(charts, "RENDERER", renderer)
    return made


def picture(query: str, arrived: float, measure: str = "many", name: str = "series.svg") -> Any:
    return Client().get(f"{ROOT}measures/{measure}/{name}?{query}", **{ARRIVED: arrived})


def test_sixty_who_ask_for_one_picture_have_it_read_and_drawn_once(
    reading: Reading, drawn: list[Any]
) -> None:
    arrived = time.monotonic()

    found = at_once(lambda _: picture("width=600", arrived))

    assert {answer.status_code for answer in found} == {200}
    assert len({answer["ETag"] for answer in found}) == 1
    assert (reading.times, len(drawn)) == (1, 1)


def test_whatever_the_width_the_theme_and_the_form_the_series_is_read_once(
    reading: Reading, drawn: list[Any]
) -> None:
    arrived = time.monotonic()
    names = itertools.cycle(["series.svg", "series.png", "series.vl.json"])
    asked = list(zip(range(MANY), names, itertools.cycle(["light", "dark"]), strict=False))

    found = at_once(
        lambda number: picture(
            f"width={400 + number}&theme={asked[number][2]}", arrived, name=asked[number][1]
        )
    )

    assert {answer.status_code for answer in found} == {200}
    assert (reading.times, len(drawn)) == (1, 40)


def test_series_are_read_one_at_a_time_so_that_readers_keep_their_places(
    reading: Reading, drawn: list[Any]
) -> None:
    found = at_once(lambda number: picture("", time.monotonic(), f"measure-{number}"))

    assert {answer.status_code for answer in found} == {200}
    assert (reading.times, reading.most) == (MANY, 1)
    assert read_connection.PLACES._value == site_settings.SERVE_THREADS + 1


def test_nobody_is_shown_what_was_read_before_they_asked(
    reading: Reading, drawn: list[Any]
) -> None:
    before = time.monotonic()
    first = picture("", before)
    after = time.monotonic()

    same, other = picture("", before), picture("", after)

    assert same["ETag"] == first["ETag"] != other["ETag"]
    assert reading.times == 2


def test_without_a_time_of_arrival_every_question_is_read(
    reading: Reading, drawn: list[Any]
) -> None:
    tags = {Client().get(f"{ROOT}measures/many/series.svg")["ETag"] for _ in range(3)}

    assert (reading.times, len(tags)) == (3, 3)


@pytest.mark.parametrize("query", ["width=1", "theme=sepia", "by=nobody", "nothing=1"])
def test_what_is_wrong_is_refused_without_reading(query: str, reading: Reading) -> None:
    assert picture(query, 0.0).status_code == 400
    assert reading.times == 0


def test_all_who_asked_are_told_of_a_failure_and_the_next_try_again() -> None:
    together, tried = Together(), Counter[str]()

    def fail() -> None:
        tried["times"] += 1
        raise ZeroDivisionError

    for arrived in (0.0, 0.0, time.monotonic() + 3600):
        with pytest.raises(ZeroDivisionError):
            together.ask("what", fail, arrived=arrived)

    assert tried["times"] == 2
    assert together.ask("what", lambda: 5, arrived=time.monotonic() + 3600) == 5


def test_what_is_kept_is_bounded() -> None:
    together = Together(most_kept=3)

    for number in range(10):
        together.ask(number, lambda: None, arrived=0.0)

    assert list(together.kept) == [7, 8, 9]


# ---- fewer figures for less room


def figures(*values: int, per_day: int = 10) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=f"{place:05}",
            claim="c",
            line="ada",
            speaker="Ada",
            root="Ada",
            printed=str(value),
            low=Decimal(value),
            high=Decimal(value),
            first=day,
            last=day,
            is_dated=True,
            relayed=False,
            status="counts",
            source="",
        )
        for place, value in enumerate(values)
        for day in [date(2022, 1, 1) + timedelta(days=place // per_day)]
    )


def test_of_many_the_lowest_the_highest_and_the_latest_of_each_stretch_are_left() -> None:
    values = [1000 * (place // 10) + (place * 7) % 10 for place in range(100)]
    whole = replace(CHART, figures=figures(*values))

    shown = thinned(whole, 30)

    left = [int(figure.printed) for figure in shown.figures]
    for day in range(10):
        assert {1000 * day, 1000 * day + 9} <= set(left), day
        assert values[10 * day + 9] in left, day
    assert len(left) == 30
    assert left == [value for value in values if value in set(left)]
    assert shown == replace(whole, figures=shown.figures)


@pytest.mark.parametrize("most", [160, 200, 450])
def test_a_picture_with_room_for_all_shows_all(most: int) -> None:
    whole = replace(CHART, figures=figures(*range(160)))

    assert thinned(whole, most) is whole


def test_the_lowest_and_the_highest_of_all_are_always_drawn() -> None:
    values = [(place * 7919) % 10_007 for place in range(450)]

    for most in range(160, 450, 29):
        left = [
            int(each.printed)
            for each in thinned(replace(CHART, figures=figures(*values)), most).figures
        ]
        assert (min(left), max(left), len(left)) == (min(values), max(values), most)
