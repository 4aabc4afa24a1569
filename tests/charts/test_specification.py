"""Pictures as data: which mark each kind of figure gets, what is said, and what is left out."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.metadata import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.charts import alt_text, axes, text_layout
from claims.charts.chart import Allowed, Chart, Figure, Line, Tally
from claims.charts.colours import DARK, LIGHT, SHAPES, THEMES, Theme
from claims.charts.legend import CROSS
from claims.charts.marks import PALE
from claims.charts.specification import NARROWEST, WIDEST, specification
from tests.support.charts import DAY, chart, drawn, figure, said, tally

HOSTILE = "\"'><script>alert(1)</script>&amp;]]>\x00\x1b\ud800"


def layers(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The layers of figures that are drawn by this mark."""
    return [
        layer
        for layer in found["layer"]
        if layer["mark"]["type"] == kind and "encoding" in layer and "opacity" not in frame(layer)
    ]


def frame(layer: dict[str, Any]) -> set[str]:
    return {"opacity"} if layer["mark"].get("opacity") == 0 else set()


@cache
def schema() -> jsonschema.Draft7Validator:
    """Vega-Lite's own, which altair brings along."""
    [found] = [path for path in files("altair") or [] if path.name == "vega-lite-schema.json"]
    return jsonschema.Draft7Validator(json.loads(found.read_text()))


# ---- marks


def test_one_number_is_a_point() -> None:
    found = drawn(figure())

    [point] = layers(found, "point")
    [row] = point["data"]["values"]
    assert (row["low"], row["high"], row["kind"], row["y"]) == ("331", "331", "number", 331.0)
    assert row["fill"] == row["stroke"] == LIGHT.lines[0]
    assert row["shape"] == "circle"
    assert layers(found, "bar") == layers(found, "rule") == []


def test_a_range_is_a_bar_from_end_to_end() -> None:
    found = drawn(figure(100, 400))

    [bar] = layers(found, "bar")
    [row] = bar["data"]["values"]
    assert (row["y"], row["y2"], row["kind"]) == (100.0, 400.0, "range")
    assert layers(found, "point") == []
    assert "a range" in said(found)


def test_a_range_that_is_flatter_than_wide_is_a_point_in_its_middle() -> None:
    found = drawn(figure(1000, 1001))

    [point] = layers(found, "point")
    [row] = point["data"]["values"]
    assert (row["y"], row["low"], row["high"]) == (1000.5, "1000", "1001")
    assert "a range" not in said(found)


def test_the_key_has_only_whom_something_is_drawn_of() -> None:
    lines = (Line("ada", "Ada", 3), Line("bob", "Bob", 2), Line("eve", "Eve", 1))

    found = drawn(figure(), figure(line="eve"), lines=lines, tally=tally(6, 2, 3))

    assert {"Ada", "Eve"} <= {*said(found)}
    assert "Bob" not in said(found)
    [point] = layers(found, "point")
    assert {row["stroke"] for row in point["data"]["values"]} == {LIGHT.lines[0], LIGHT.lines[2]}


@pytest.mark.parametrize(
    ("low", "high", "shape", "way", "words"),
    [
        (331, None, "triangle-up", -1, "or more"),
        (None, 331, "triangle-down", 1, "or less"),
    ],
)
def test_an_open_end_is_an_arrow(
    low: int | None, high: int | None, shape: str, way: int, words: str
) -> None:
    found = drawn(figure(low, high))

    [stem] = layers(found, "rule")
    head, point = layers(found, "point")
    assert stem["mark"]["y2Offset"] * way > 0
    assert head["mark"]["shape"] == shape
    assert head["mark"]["yOffset"] == stem["mark"]["y2Offset"]
    assert point["data"]["values"][0]["y"] == 331.0
    assert words in said(found)


@pytest.mark.parametrize("high", [331, 900])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_is_relayed_is_hollow(high: int, theme: Theme) -> None:
    found = drawn(figure(331, high, relayed=True), theme=theme)

    [layer] = layers(found, "point" if high == 331 else "bar")
    [row] = layer["data"]["values"]
    assert (row["fill"], row["stroke"]) == (theme.ground, theme.lines[0])
    assert "hollow: passed on from another" in said(found)


def test_what_was_withdrawn_is_crossed_out() -> None:
    found = drawn(figure(100, 400, status="withdrawn"), figure(5, 5))

    [cross] = [layer for layer in layers(found, "point") if layer["mark"].get("shape") == CROSS]
    assert [row["y"] for row in cross["data"]["values"]] == [250.0]
    assert "withdrawn" in said(found)


def test_what_was_superseded_is_pale() -> None:
    found = drawn(figure(status="superseded"), figure(5, 5))

    [point] = layers(found, "point")
    assert [row["opacity"] for row in point["data"]["values"]] == [PALE, 1]
    assert any(text.startswith("pale:") for text in said(found))


def test_days_that_a_figure_covers_are_a_line_through_it() -> None:
    found = drawn(figure(first=DAY, last=DAY + timedelta(days=9)), figure())

    [span] = layers(found, "rule")
    [row] = span["data"]["values"]
    assert row["end"] - row["start"] == 10 * axes.DAY
    assert (row["first"], row["last"]) == ("2022-03-05", "2022-03-14")


def test_what_is_allowed_lies_behind_the_figures() -> None:
    spans = (
        Allowed(DAY, DAY, Decimal(5), Decimal(7)),
        Allowed(DAY + timedelta(days=1), DAY + timedelta(days=3), None, Decimal(7)),
    )
    found = drawn(figure(5, 9), figure(7, 7), allowed=spans)

    kinds = [layer["mark"]["type"] for layer in found["layer"]]
    [band] = layers(found, "rect")
    low, _ = found["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert [(row["y"], row["y2"]) for row in band["data"]["values"]] == [(5.0, 7.0), (low, 7.0)]
    assert kinds.index("rect") < kinds.index("bar")
    assert "what all figures that count allow" in said(found)


def test_figures_that_would_cover_each_other_stand_side_by_side() -> None:
    found = drawn(figure(), figure(line="bob"), figure(900, 900), width=1200)

    [point] = layers(found, "point")
    xs = [row["x"] for row in point["data"]["values"]]
    assert len(set(xs[:2])) == 2
    assert xs[2] == min(xs[:2])  # far enough up to stand in the first column
    assert {row["first"] for row in point["data"]["values"]} == {"2022-03-05"}


# ---- colours


def test_each_line_has_a_colour_and_a_shape_and_the_rest_are_others() -> None:
    figures = [figure(line=f"s{n}", speaker=f"S{n}") for n in range(12)]
    found = drawn(*figures)

    [point] = layers(found, "point")
    rows = point["data"]["values"]
    assert [row["stroke"] for row in rows[:7]] == list(LIGHT.lines)
    assert {row["stroke"] for row in rows[7:]} == {LIGHT.others}
    assert {row["shape"] for row in rows[7:]}.isdisjoint(SHAPES)
    assert "others (5 speakers)" in said(found)
    assert [row["speaker"] for row in rows] == [f"S{n}" for n in range(12)]


# Machado, Oliveira and Fernandes (2009): what eyes of each kind see, in linear light.
EYES = {
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def light_of(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(colour: str, eyes: str) -> list[float]:
    light = light_of(colour)
    return [
        min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in EYES[eyes]
    ]


def lab(light: list[float]) -> tuple[float, float, float]:
    r, g, b = light
    x, y, z = (
        cube(part)
        for part in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cube(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), light_of(c), strict=True))
        for c in (one, other)
    )
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_lines_look_alike_whatever_the_eyes(theme: Theme, eyes: str) -> None:
    for one, other in itertools.combinations(theme.lines, 2):
        assert math.dist(lab(seen(one, eyes)), lab(seen(other, eyes))) >= 25, (one, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_everything_stands_out_from_the_ground(theme: Theme) -> None:
    assert all(contrast(colour, theme.ground) >= 3 for colour in (*theme.lines, theme.others))
    assert contrast(theme.text, theme.ground) >= 7
    assert contrast(theme.quiet, theme.ground) >= 4.5


# ---- axes


@pytest.mark.parametrize(
    ("found", "from_zero", "expected"),
    [
        ([498, 17710], True, (0.0, 20000.0, False, False)),
        ([331], True, (0.0, 400.0, False, False)),
        ([0], True, (0.0, 1.0, False, False)),
        ([], True, (0.0, 1.0, False, False)),
        ([10, 500, 20000], True, (10 / 1.5, 30000.0, True, False)),
        ([7, *range(500, 20001, 500)], True, (0.0, 20000.0, False, False)),
        ([0, 10, 500, 20000], True, (10 / 1.5, 30000.0, True, False)),
        ([1000, 1040, 1080], True, (975.0, 1100.0, False, True)),
        ([-5, 10], False, (-10.0, 15.0, False, False)),
        ([-5, -5], False, (-5.6, -4.4, False, False)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_axis_of_values(found: list[int], from_zero: bool, expected: tuple[Any, ...]) -> None:
    axis = axes.values(map(Decimal, found), from_zero=from_zero, most=5)

    assert (axis.low, axis.high, axis.is_log, axis.is_cut) == expected
    assert len(axis.marks) <= 8


@pytest.mark.parametrize("text", ["logarithmic scale", "the axis does not begin at zero"])
def test_an_axis_that_misleads_says_so(text: str) -> None:
    low = 10 if text.startswith("log") else 19_000
    found = drawn(figure(low, low), figure(19_500, 19_500), figure(20_000, 20_000))

    assert f"People ({text})" in said(found)


@given(st.lists(st.decimals(-(10**30), 10**30, places=3), max_size=9), st.booleans())
def test_every_value_is_on_its_axis(found: list[Decimal], from_zero: bool) -> None:
    shown = [abs(value) for value in found] if from_zero else found
    axis = axes.values(shown, from_zero=from_zero, most=5)

    assert axis.low < axis.high
    assert all(axis.low <= mark <= axis.high for mark in axis.marks)
    assert all(axis.low <= float(v) * (1 + 1e-9) or axis.is_log for v in shown)
    assert all(float(v) <= axis.high + abs(axis.high) * 1e-9 for v in shown)


@given(st.dates(), st.dates(), st.integers(1, 20))
def test_every_day_is_on_its_axis(one: date, other: date, most: int) -> None:
    first, last = sorted((one, other))
    axis = axes.days(first, last, most=most)

    assert 0 < len(axis.marks) <= most
    assert axis.low <= axes.milliseconds(first) <= axes.milliseconds(last) <= axis.high
    assert list(axis.marks) == sorted(set(axis.marks))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (16000, "16,000"),
        (1_500_000, "1.5 million"),
        (2.75e9, "2.75 billion"),
        (0.25, "0.25"),
        (-40, "-40"),
        (3e13, "30 trillion"),
    ],
)
def test_numbers_of_an_axis(value: float, text: str) -> None:
    assert axes.number(value) == text


# ---- words


def test_the_text_says_all_that_the_picture_does() -> None:
    found = drawn(
        figure(331, None, printed="at least 331"),
        figure(
            400,
            400,
            speaker="Bob",
            line="bob",
            root="Ada",
            relayed=True,
            printed="400",
            first=DAY + timedelta(days=2),
            last=DAY + timedelta(days=2),
            status="withdrawn",
        ),
        tally=tally(
            4,
            2,
            2,
            retracted=1,
            unresolved=1,
            undated=1,
            lowest=Decimal(331),
            highest=Decimal(400),
            last=DAY + timedelta(days=2),
        ),
        agreement="One root speaker: nothing independent to compare.",
    )

    assert found["description"] == (
        "People killed. 4 figures by 2 speakers, 5 March 2022 to 7 March 2022. By Ada, Bob. "
        "Lowest: 331. Highest: 400. 1 figure withdrawn. One root speaker: nothing independent "
        "to compare. Not drawn: 1 change without a known baseline. Not drawn: 1 figure of unknown "
        "date. 5 March 2022, Ada: at least 331. 7 March 2022, Bob, after Ada: 400 (withdrawn)."
    )
    assert "Not drawn: 1 figure of unknown date." in " ".join(said(found))


@pytest.mark.parametrize(
    ("is_empty", "agreement"),
    [
        (True, "From 5 March 2022 on no value fits all figures that count."),
        (False, "One root speaker: nothing independent to compare."),
    ],
)
def test_a_contradiction_is_visible(is_empty: bool, agreement: str) -> None:
    found = drawn(figure(), agreement=agreement, is_empty=is_empty)

    assert agreement in found["description"]
    assert (said(found)[2] == agreement) == is_empty


def test_a_part_of_many_says_of_how_many() -> None:
    found = drawn(figure(), tally=tally(100_000, 99_000, 3_000))

    text = " ".join(said(found))
    assert "100,000 figures by 3,000 speakers" in text
    assert "1 of 99,000 figures are drawn: the lowest, the highest and the latest" in text
    assert "others" not in text  # none of them is drawn


def test_figures_without_a_date_of_their_own_are_told() -> None:
    found = drawn(figure(is_dated=False), figure())

    assert "1 figure without a date of its own stands by the day of saying." in " ".join(
        said(found)
    )


def test_a_picture_of_nothing_is_a_picture() -> None:
    found = drawn(tally=Tally(0, 0, 0))

    assert said(found)[:2] == ["People killed", "0 figures by 0 speakers"]
    schema().validate(found)


def test_sources_are_named_as_far_as_there_is_room() -> None:
    found = drawn(
        figure(), sources=tuple(f"The newspaper number {n}" for n in range(40)), width=400
    )

    [text] = [text for text in said(found) if "Sources:" in text]
    shown = text.count("The newspaper")
    assert f"and {40 - shown} more" in text
    assert shown >= 2


# ---- layout


def everything() -> Chart:
    return chart(
        figure(),
        figure(100, 400),
        figure(7, None),
        figure(None, 9),
        figure(relayed=True),
        figure(status="withdrawn"),
        figure(status="superseded"),
        figure(is_dated=False, last=DAY + timedelta(days=300)),
        *(figure(line=f"General Staff of the Armed Forces number {n}") for n in range(12)),
        title="The number of those who were killed, by whom ever it was counted, since the start",
        unit="US$",
        sources=tuple(f"Source {n}" for n in range(30)),
        address="https://example.org/measures/killed/",
        allowed=(Allowed(DAY, DAY, Decimal(5), Decimal(7)),),
        agreement="From 5 March 2022 on no value fits all figures that count.",
        is_empty=True,
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("width", [NARROWEST, 400, 640, 1200, WIDEST])
def test_everything_has_its_place_at_every_width(width: int, theme: Theme) -> None:
    found = specification(everything(), width=width, theme=theme)

    padding = found["padding"]
    assert padding["left"] + found["width"] + padding["right"] == width
    assert found["width"] > width * 0.6
    boxes = list(written(found))
    left, right = -padding["left"], found["width"] + padding["right"]
    assert all(left <= box[0] and box[2] <= right + 1 for box in boxes)
    assert all(-padding["top"] <= box[1] for box in boxes)
    assert all(box[3] <= found["height"] + padding["bottom"] for box in boxes)
    assert not [pair for pair in itertools.combinations(boxes, 2) if meet(*pair)]
    schema().validate(found)


def written(found: dict[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    """Where each text stands, in pixels from the plot's corner."""
    for layer in found["layer"]:
        mark = layer["mark"]
        if mark["type"] == "text":
            size = mark.get("fontSize", found["config"]["text"]["fontSize"])
            wide = max(text_layout.width(line, size) for line in mark["text"])
            high = mark["lineHeight"] * len(mark["text"])
            yield mark["x"], mark["y"], mark["x"] + wide, mark["y"] + high


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] < other[2] - 0.5
        and other[0] < one[2] - 0.5
        and one[1] < other[3] - 0.5
        and other[1] < one[3] - 0.5
    )


@given(st.text(max_size=80), st.integers(8, 20), st.integers(40, 900), st.integers(1, 4))
def test_lines_fit_their_room(text: str, size: int, room: int, most: int) -> None:
    lines = text_layout.wrapped(text, size, room, most=most)

    assert 1 <= len(lines) <= most
    assert all(text_layout.width(line, size) <= room for line in lines)
    if not any("…" in line for line in lines):
        assert letters("".join(lines)) == letters(text)


def letters(text: str) -> str:
    """Without spaces, and without what says which way it runs."""
    return "".join(text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2069"))).split())


def test_what_people_wrote_is_data() -> None:
    hostile: Callable[..., Figure] = figure
    found = drawn(
        hostile(speaker=HOSTILE, printed=HOSTILE, source=HOSTILE, line=HOSTILE),
        title=HOSTILE,
        counted=HOSTILE,
        sources=(HOSTILE,),
        lines=(Line(HOSTILE, HOSTILE, 1),),
    )

    text = json.dumps(found, ensure_ascii=False)
    assert "<script>alert(1)</script>" in text
    assert not {"\x00", "\x1b", "\ud800"} & set(text)
    assert text.encode()
    assert not [key for key in walk(found) if key in {"url", "href", "expr", "params", "transform"}]
    schema().validate(found)


def walk(found: Any) -> Iterator[str]:
    match found:
        case dict():
            for key, value in found.items():
                yield key
                yield from walk(value)
        case list():
            for value in found:
                yield from walk(value)


def test_the_words_are_those_of_the_lines() -> None:
    assert alt_text.heading(chart(figure(), grouped_by="root_speaker")).startswith(
        "1 figure by 1 root speaker"
    )
