"""Drawing within bounds, and the addresses of pictures: what they answer, keep and refuse."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from claims.api.read import charts
from claims.api.read.charts import PICTURES, RENDERER
from claims.charts.chart import Chart, Tally
from claims.charts.colours import LIGHT
from claims.charts.renderer import Renderer, RenderError, fingerprint
from claims.charts.specification import specification
from claims.models import NumericAssertion
from claims.queries import chart_data, read_connection, series_outline
from claims.services import curation
from tests.support import builders, verbs
from tests.support.charts import SVG, parsed, place
from tests.support.client import ask, assert_problem
from tests.support.documents import API, rows
from tests.support.patience import PATIENCE
from tests.support.statements import days, make_figure, say

NOTHING = Chart("Nothing", "", "", True, (), (), Tally(0, 0, 0))
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>&lt;"


def plain(title: str = "Nothing") -> dict[str, Any]:
    return specification(NOTHING, width=400, theme=LIGHT) | {"description": title}


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    found = Renderer(places=3, timeout=PATIENCE, patience=PATIENCE)
    yield found
    found.stop()


# ---- the engine


def test_a_picture_is_drawn_once(renderer: Renderer) -> None:
    first = renderer.draw(plain(), "s")
    renderer.stop()

    assert renderer.draw(plain(), "s") is first
    assert renderer.process is None


def test_what_is_kept_is_bounded(renderer: Renderer) -> None:
    renderer.cache_bytes = 3 * len(renderer.draw(plain("0"), "s"))

    for number in range(1, 6):
        renderer.draw(plain(str(number)), "s")

    assert len(renderer.cache) in (2, 3)
    assert fingerprint(plain("5"), "s") in renderer.cache
    assert fingerprint(plain("1"), "s") not in renderer.cache


def test_so_are_the_pictures_that_are_kept(renderer: Renderer) -> None:
    renderer.cache_pictures = 2

    for number in range(3):
        renderer.draw(plain(str(number)), "s")

    assert list(renderer.cache) == [fingerprint(plain(number), "s") for number in "12"]


def test_an_engine_that_ended_is_started_again(renderer: Renderer) -> None:
    renderer.draw(plain("first"), "s")
    assert renderer.process
    renderer.process.kill()
    renderer.process.wait()

    assert b"<svg" in renderer.draw(plain("second"), "s")


def test_what_takes_too_long_is_ended(renderer: Renderer) -> None:
    renderer.timeout = 0.001

    with pytest.raises(RenderError, match="too long"):
        renderer.draw(plain(), "s")

    assert renderer.process is None
    renderer.timeout = PATIENCE
    assert b"<svg" in renderer.draw(plain(), "s")


def test_what_cannot_be_drawn_is_told(renderer: Renderer) -> None:
    with pytest.raises(RenderError, match="Vega"):
        renderer.draw({"mark": "nonsense"}, "s")

    assert b"<svg" in renderer.draw(plain(), "s")


def asked_by(renderer: Renderer, pool: ThreadPoolExecutor, *pictures: Any) -> list[Future[bytes]]:
    """All of them ask, and wait."""
    before = renderer.places._value
    asked = [pool.submit(renderer.draw, picture, "s") for picture in pictures]
    for _ in range(100 * PATIENCE):
        if renderer.places._value == before - len(pictures):
            break
        time.sleep(0.01)
    return asked


def test_few_wait_and_the_others_are_sent_away(renderer: Renderer) -> None:
    with ThreadPoolExecutor() as pool:
        with renderer.turn:
            waiting = asked_by(renderer, pool, *(plain(name) for name in "abc"))
            with pytest.raises(RenderError, match="too many"):
                renderer.draw(plain("one more"), "s")
        assert all(b"<svg" in task.result() for task in waiting)


def test_many_who_ask_for_one_picture_get_one_drawing(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.places = threading.BoundedSemaphore(24)
    drawn, draw = [], renderer._draw
    monkeypatch.setattr(renderer, "_draw", lambda *what: drawn.append(what) or draw(*what))

    with ThreadPoolExecutor(24) as pool:
        with renderer.turn:
            asked = asked_by(renderer, pool, *[plain()] * 24)
        pictures = {id(task.result()) for task in asked}

    assert (len(drawn), len(pictures), renderer.pending) == (1, 1, {})


def test_a_line_is_no_longer_than_anybody_waits(renderer: Renderer) -> None:
    renderer.usual_seconds, renderer.patience = PATIENCE, PATIENCE * 1.5

    with ThreadPoolExecutor() as pool:
        with renderer.turn:
            asked = asked_by(renderer, pool, plain("first"), plain("second"))
            with pytest.raises(RenderError, match="line"):
                renderer.draw(plain("third"), "s")
            renderer.patience = PATIENCE
        assert all(b"<svg" in task.result() for task in asked)


def test_all_who_wait_are_told_of_a_failure_and_it_is_not_kept(renderer: Renderer) -> None:
    nonsense = {"mark": "nonsense"}

    with ThreadPoolExecutor() as pool:
        with renderer.turn:
            asked = asked_by(renderer, pool, *[nonsense] * 3)
        for task in asked:
            with pytest.raises(RenderError, match="Vega"):
                task.result()

    assert (renderer.cache, renderer.pending, renderer.places._value) == ({}, {}, 3)


def test_nobody_waits_for_ever(renderer: Renderer) -> None:
    renderer.patience = 0.01

    with renderer.turn, pytest.raises(RenderError, match="turn"):
        renderer.draw(plain(), "s")

    assert renderer.places._value == 3


def test_many_at_once_get_what_they_asked_for(renderer: Renderer) -> None:
    renderer.places = threading.BoundedSemaphore(8)
    names = [f"number {n}" for n in range(8)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: renderer.draw(plain(name), "s"), names))

    assert all(name.encode() in picture for name, picture in zip(names, found, strict=True))


def test_the_engine_loads_nothing(renderer: Renderer) -> None:
    asked: list[str] = []

    class Trap(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), Trap) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        data = {"url": f"http://127.0.0.1:{server.server_port}/data.json"}
        encoding = {"x": {"field": "x", "type": "quantitative"}}
        for form in "s1":
            with pytest.raises(RenderError, match="not allowed"):
                renderer.draw({"data": data, "mark": "point", "encoding": encoding}, form)
        server.shutdown()

    assert asked == []


# ---- what the addresses answer


@pytest.mark.django_db
@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_drawn_for_whoever_has_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = make_figure(builders.make_measure(), as_of=days(3, 3))
    first = ask(place(figure.measure, name))
    monkeypatch.setattr(RENDERER, "draw", None)

    same = ask(place(figure.measure, name), if_none_match=first["ETag"])

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert "max-age=0" in first["Cache-Control"]
    assert_problem(ask(place(figure.measure, name), if_match='"other"'), 412)
    verbs.retract(claim=figure.claim, reason="Misheard.", by=None)
    monkeypatch.undo()
    after = ask(place(figure.measure, name), if_none_match=first["ETag"])
    assert after.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("width=319", "width"),
        ("width=2001", "width"),
        ("width=400px", "width"),
        ("width=%EF%BC%94%EF%BC%90%EF%BC%90", "width"),
        ("width=" + "9" * 5000, "width"),
        ("width=400&width=500", "width"),
        ("theme=sepia", "theme"),
        ("theme=", "theme"),
        ("by=publisher", "by"),
        ("scale=3", "scale"),
        ("height=400", "height"),
        ("format=svg", "format"),
    ],
)
def test_what_is_wrong_is_named(name: str, query: str, parameter: str) -> None:
    figure = make_figure(builders.make_measure())

    problem = assert_problem(ask(place(figure.measure, name), query), 400)

    assert problem["errors"][0]["parameter"] == parameter


@pytest.mark.django_db
@pytest.mark.parametrize("name", PICTURES)
def test_a_measure_that_is_not_there_has_no_picture(name: str) -> None:
    gone, merged, hidden = (builders.make_measure() for _ in range(3))
    standing = make_figure(builders.make_measure()).measure
    make_figure(gone)
    make_figure(merged)
    make_figure(hidden, {"status": "draft"})
    curation.redact(entry=gone, reason="A court said so.", by=None)
    curation.merge(entry=merged, into=standing, by=None)

    assert_problem(ask(place("nothing", name)), 404, "not_found")
    assert_problem(ask(place(hidden, name)), 404, "not_found")
    assert_problem(ask(place(gone.pk, name)), 410, "redacted")
    moved = ask(place(merged, name), "width=400")
    assert (moved.status_code, moved["Location"]) == (
        301,
        f"{place(standing.pk, name)}?width=400",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["series.svg", "series.png"])
def test_a_failure_to_draw_is_a_503(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> bytes:
        raise RenderError("out of ink")

    monkeypatch.setattr(RENDERER, "draw", fail)
    figure = make_figure(builders.make_measure())

    response = ask(place(figure.measure, name))

    problem = assert_problem(response, 503, "not_drawn")
    assert "ink" not in problem["detail"]
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_where_no_place_is_left_the_answer_says_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RENDERER, "places", threading.BoundedSemaphore(0))
    figure = make_figure(builders.make_measure())

    response = ask(place(figure.measure))

    assert_problem(response, 503, "not_drawn")
    assert response["Retry-After"] == "5"


@pytest.mark.django_db
@pytest.mark.parametrize("name", PICTURES)
def test_what_can_be_asked_for_is_told(name: str) -> None:
    figure = make_figure(builders.make_measure())

    said = ask(place(figure.measure, name), method="options").json()

    assert [each["name"] for each in said["parameters"]] == list(PICTURES[name].parameter_names)
    assert said["description"]
    assert_problem(ask(place(figure.measure, name), method="post"), 405)
    assert ask(place(figure.measure, name), method="head").status_code == 200


@pytest.mark.django_db
def test_what_people_wrote_never_becomes_markup() -> None:
    measure = builders.make_measure(label=HOSTILE, population=HOSTILE)
    speaker = builders.make_speaker(name=HOSTILE)
    source = builders.make_source(title=HOSTILE, publisher=builders.make_speaker(name=HOSTILE))
    figure = make_figure(measure, {"speaker": speaker}, as_printed=HOSTILE)
    builders.make_appearance(claim=figure.claim, source=source)

    root = parsed(ask(place(measure)).content)

    assert {element.tag for element in root.iter()}.isdisjoint({f"{SVG}script", f"{SVG}img"})
    assert root.find(f"{SVG}title").text == HOSTILE
    shown = " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    assert "<script>alert(1)</script>" in shown


# ---- what of a long series is drawn


@pytest.mark.django_db
def test_of_many_the_most_telling_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    measure = builders.make_measure()
    claim = make_figure(measure, as_of=days(1, 1), low=500, high=500).claim
    values = [(day, 10 * day + step) for day in range(1, 11) for step in range(10)]
    NumericAssertion.objects.bulk_create(
        NumericAssertion(
            claim=claim,
            position=at + 2,
            measure=measure,
            as_printed=str(value),
            low=value,
            high=value,
            as_of=days(day, day),
        )
        for at, (day, value) in enumerate(values)
    )
    monkeypatch.setattr(series_outline, "MOST_DRAWN", 30)

    found = chart_data.chart(measure.pk)

    assert found is not None
    drawn = {int(figure.printed) for figure in found.figures if figure.printed != "331"}
    assert len(found.figures) == 30
    assert (found.tally.figures, found.tally.drawable) == (101, 101)
    assert drawn >= {10 * day for day in range(1, 11)}  # the lowest of each day
    assert drawn >= {10 * day + 9 for day in range(2, 11)}  # the highest
    assert (found.tally.lowest, found.tally.highest) == (10, 500)
    assert (found.tally.first.day, found.tally.last.day) == (1, 10)
    assert "30 of 101 figures are drawn" in ask(place(measure, "series.vl.json")).content.decode()


@pytest.mark.django_db
def test_at_most_is_an_open_end_though_nothing_is_below_zero() -> None:
    figure = make_figure(builders.make_measure(), comparator="le", low=None, high=700)

    found = chart_data.chart(figure.measure_id)

    assert found is not None
    [drawn] = found.figures
    assert (drawn.low, drawn.high, found.tally.lowest) == (None, 700, 700)


@pytest.mark.django_db
def test_changes_and_what_has_no_date_are_told_apart() -> None:
    measure = builders.make_measure()
    make_figure(measure, as_printed="doubled", low=2, high=2, form="ratio")
    make_figure(measure, {"said_at": None, "said_precision": ""})
    make_figure(measure)

    found = chart_data.chart(measure.pk)

    assert found is not None
    day = builders.NOON.date()
    assert found.tally == Tally(3, 1, 3, 0, 1, 1, day, day, 331, 331)
    [figure] = found.figures
    assert not figure.is_dated
    assert figure.first == figure.last == day


@pytest.mark.django_db
def test_a_picture_costs_the_same_statements_however_much_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = make_figure(builders.make_measure()).measure
    asked: list[str] = []
    rows = read_connection.rows
    monkeypatch.setattr(
        read_connection, "rows", lambda sql, *a, **k: asked.append(sql) or rows(sql, *a, **k)
    )

    chart_data.chart(measure.pk)
    few = len(asked)
    for number in range(10):
        make_figure(measure, as_of=days(number + 1, number + 1))
    chart_data.chart(measure.pk)

    assert len(asked) == 2 * few


@pytest.mark.django_db
def test_the_unit_and_what_is_allowed_are_those_shown() -> None:
    miles = builders.make_measure(unit_id="[mi_i]")
    said = {"said_at": builders.NOON + timedelta(days=9)}
    for low, day in ((1, 3), (2, 5)):
        make_figure(
            miles,
            said,
            low=low,
            high=low + 2,
            comparator="between",
            unit_id="[mi_i]",
            as_of=days(day, day),
        )

    found = chart_data.chart(miles.pk)

    assert found is not None
    assert found.unit == "mi"
    assert [(float(f.low), float(f.high)) for f in found.figures] == [(1, 3), (2, 4)]
    assert [(float(a.low or 0), float(a.high or 0)) for a in found.allowed] == [(1, 3), (2, 4)]


def test_a_renderer_has_bounds_unless_told_otherwise() -> None:
    usual = Renderer(places=1)

    assert (usual.timeout, usual.patience) <= (10, 10)
    assert usual.cache_bytes <= 64 * 1024 * 1024


def test_every_parameter_is_documented_as_it_is() -> None:
    described = {
        cells[0].strip("` "): cells[1]
        for cells in rows(API, "<!-- table: parameters of measures/{key}/series.png -->")
    }

    assert described == {name: each["description"] for name, each in charts.PARAMETERS.items()}


@pytest.mark.parametrize(
    ("kind", "said_of", "sentence"),
    [
        ("stock", [(5, 10), (5, 12)], "On 5 March 2022 no value fits"),
        ("stock", [(5, 1), (5, 2), (6, 1), (6, 2)], "From 5 March 2022 to 6 March 2022 no value"),
        (
            "stock",
            [(5, 1), (5, 2), (7, 1), (9, 1), (9, 2)],
            "On some days from 5 March 2022 to 9 March 2022 no value fits",
        ),
        ("cumulative", [(2, 20), (5, 10), (9, 30)], "From 2 March 2022 to 5 March 2022 no value"),
        ("stock", [(5, 10), (6, 12)], "There is nothing to compare. No two independent root"),
        ("stock", [(5, 10), (5, 10)], "The figures that count agree: "),
        ("stock", [(5, 10)], "One root speaker: nothing independent to compare."),
    ],
)
def test_a_picture_says_on_which_days_nothing_fits(
    db: None, kind: str, said_of: list[tuple[int, int]], sentence: str
) -> None:
    measure = builders.make_measure(temporal_kind=kind)
    for number, (day, value) in enumerate(said_of):
        say(measure, f"speaker-{number}", value, day=day)

    found = chart_data.chart(measure.pk)

    assert found
    assert found.agreement.startswith(sentence)
