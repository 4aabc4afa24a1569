"""The series of a measure: who claimed which number when, with its lag and whether it counts."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest

from claims.api.read.series import OF_MEASURES, Series
from claims.models import Measure
from claims.services import curation
from tests.support import builders, verbs
from tests.support.bad_inputs import NEVER, ODD
from tests.support.client import CLIENT, ROOT, ask, assert_problem, pages
from tests.support.documents import API, rows
from tests.support.hidden import HIDDEN, assert_nothing_hidden, make_hidden
from tests.support.series import address, ends, listed
from tests.support.statements import days, make_figure

pytestmark = pytest.mark.django_db

PARAMETERS = Series(detail=False).known_parameters()


# ---- times


@pytest.mark.parametrize(
    ("times", "said", "lag"),
    [
        ({"as_of": days(1, 1)}, ("2022-03-05T00:00", "day"), 4),
        ({"as_of": days(1, 3)}, ("2022-03-05T00:00", "day"), 2),
        ({"period": days(1, 5)}, ("2022-03-05T23:59", "minute"), 0),
        ({"as_of": days(9, 9)}, ("2022-03-05T00:00", "day"), -4),
        ({"as_of": days(1, 1)}, ("2022-03-01T00:00", "month"), None),
        ({"as_of": days(1, 1)}, ("2022-01-01T00:00", "year"), None),
        ({"as_of": days(1, 1)}, (None, ""), None),
        ({}, ("2022-03-05T00:00", "day"), None),
    ],
    ids=["day", "last day", "period", "ahead", "month", "year", "never said", "of no day"],
)
def test_the_lag_runs_from_the_last_day_it_speaks_of(
    times: dict[str, Any], said: tuple[str | None, str], lag: int | None
) -> None:
    measure = builders.make_measure()
    at = said[0] and datetime.fromisoformat(said[0]).replace(tzinfo=UTC)
    make_figure(measure, {"said_at": at, "said_precision": said[1]}, **times)

    [entry] = listed(measure)

    assert entry["lag_days"] == lag
    assert entry["said_precision"] == said[1]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("as_of", ["period 1", "day 2", "day 3", "of no day"]),
        ("-as_of", ["day 3", "day 2", "period 1", "of no day"]),
        ("said_at", ["day 3", "period 1", "day 2", "of no day"]),
        ("-said_at", ["day 2", "period 1", "day 3", "of no day"]),
    ],
)
@pytest.mark.parametrize("size", [1, 3])
def test_orders_go_by_time_with_what_has_none_last(
    ordering: str, expected: list[str], size: int
) -> None:
    measure = builders.make_measure()
    for name, said, times in [
        ("day 3", 4, {"as_of": days(3, 3)}),
        ("of no day", None, {}),
        ("day 2", 6, {"as_of": days(2, 9)}),
        ("period 1", 5, {"period": days(1, 9)}),
    ]:
        at = {"said_at": said and datetime(2022, 3, said, tzinfo=UTC)}
        make_figure(
            measure, at | {"said_precision": "day" if said else ""}, as_printed=name, **times
        )

    forwards = pages(address(measure), {"ordering": ordering, "page_size": size})
    last = forwards[-1]
    backwards = [last]
    while backwards[-1]["previous"]:
        backwards.append(CLIENT.get(backwards[-1]["previous"]).json())

    names = [[entry["as_printed"] for entry in page["results"]] for page in forwards]
    assert [*chain(*names)] == expected
    back = [[entry["as_printed"] for entry in page["results"]] for page in reversed(backwards)]
    assert [*chain(*back)] == expected


def test_a_large_series_is_met_whole_by_pages() -> None:
    measure = builders.make_measure()
    claims = [builders.make_claim(status="published") for _ in range(10)]
    type(claims[0]).objects.filter(pk=claims[0].pk).update(said_at=None, said_precision="")
    for number in range(230):
        as_of = {"as_of": days(number % 28 + 1, number % 28 + 1)} if number % 7 else {}
        builders.make_assertion(
            claim=claims[number % 10],
            position=number // 10 + 1,
            measure=measure,
            as_printed=str(number),
            **as_of,
        )

    for ordering in Series.orderings:
        met = [int(e["as_printed"]) for e in listed(measure, ordering=ordering, page_size=37)]
        assert sorted(met) == list(range(230)), ordering
    bulk = ask(address(measure), {"format": "ndjson", "page_size": 10_000}).getvalue()
    assert len(bulk.splitlines()) == 230


# ---- values


def test_values_are_shown_in_the_unit_of_the_measure_rounded_outward() -> None:
    miles = builders.make_measure(unit_id="[mi_i]")
    make_figure(miles, as_printed="more than 3 km", comparator="gt", low=3, high=None, unit_id="km")

    [entry] = listed(miles)

    assert entry["unit"] == "[mi_i]"
    assert entry["canonical"] == ends("3000", None, "()")
    assert entry["shown"] == ends("1.864113576712001908852302", None, "()")
    assert float(entry["shown"]["low"]) <= 3000 / 1609.344


def test_temperatures_come_back_to_their_own_zero() -> None:
    measure = builders.make_measure(unit_id="Cel", non_negative=False)
    make_figure(
        measure, as_printed="-5 to 10 °C", comparator="between", low=-5, high=10, unit_id="Cel"
    )

    [entry] = listed(measure)

    assert entry["shown"] == ends("-5", "10")


def test_a_change_without_a_baseline_is_unresolved() -> None:
    measure = builders.make_measure()
    make_figure(measure, as_printed="doubled", low=2, high=2, form="ratio", direction="up")

    [entry] = listed(measure)

    assert (entry["canonical"], entry["shown"], entry["status"]) == (None, None, "unresolved")


def test_a_retracted_claim_stays_in_the_series_with_its_reason() -> None:
    measure = builders.make_measure()
    figure = make_figure(measure)
    verbs.retract(claim=figure.claim, reason="Misheard.", by=None)

    [entry] = listed(measure)

    assert (entry["status"], entry["retraction_reason"]) == ("withdrawn", "Misheard.")
    assert entry["claim"]["status"] == "retracted"


def test_a_figure_says_what_it_made_way_for() -> None:
    measure, ada = builders.make_measure(), builders.make_speaker()
    said = [
        {"said_at": datetime(2022, 3, day, tzinfo=UTC), "said_precision": "day"} for day in (4, 5)
    ]
    early, late = (
        make_figure(measure, {"speaker": ada} | at, as_of=days(3, 3), low=n, high=n)
        for n, at in zip((10, 20), said, strict=True)
    )

    first, second = listed(measure)
    short = ask(address(measure), {"fields": "id"}).json()["results"]
    bulk = ask(address(measure), {"format": "ndjson", "page_size": 1000}).getvalue().splitlines()

    assert (first["id"], first["status"]) == (str(early.pk), "superseded")
    assert first["superseded_by"] == second["id"] == str(late.pk)
    assert (second["status"], second["superseded_by"]) == ("counted", None)
    assert short == [{"id": str(early.pk)}, {"id": str(late.pk)}]
    assert [json.loads(line) for line in bulk] == [first, second]


def test_the_source_is_the_first_appearance() -> None:
    figure = make_figure(builders.make_measure())
    builders.make_appearance(claim=figure.claim)
    first = builders.make_appearance(claim=figure.claim, is_first=True)

    [entry] = listed(figure.measure)

    assert entry["source"]["id"] == str(first.source_id)
    assert entry["source"]["publisher"]["id"] == str(first.source.publisher_id)


# ---- what it is asked with


@pytest.fixture
def three() -> SimpleNamespace:
    """Ada says 1 on the 1st; Bob, after Ada, says 2 on the 2nd; Cy says 3 on the 9th."""
    measure = builders.make_measure()
    ada, bob, cy = (builders.make_speaker(slug=name) for name in ("ada", "bob", "cy"))
    for number, (speaker, root, day) in enumerate([(ada, None, 1), (bob, ada, 2), (cy, None, 9)]):
        at = {"said_at": datetime(2022, 3, day, tzinfo=UTC), "said_precision": "day"}
        figure = make_figure(
            measure, {"speaker": speaker} | at, as_printed=str(number + 1), as_of=days(day, day)
        )
        if root:
            builders.make_attribution(claim=figure.claim, speaker=root)
    return SimpleNamespace(measure=measure)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"speaker": "bob"}, "2"),
        ({"root_speaker": "ada"}, "12"),
        ({"root_speaker": "bob"}, ""),
        ({"as_of": "2022-03-02"}, "2"),
        ({"as_of__gte": "2022-03-02"}, "23"),
        ({"as_of__lt": "2022-03-02"}, "1"),
        ({"said_at__gte": "2022-03-02"}, "23"),
        ({"said_at__lt": "2022-03-09"}, "12"),
        ({"said_at__lt": "2022-03-09", "root_speaker": "ada", "by": "root_speaker"}, "12"),
    ],
)
def test_filters(three: SimpleNamespace, query: dict[str, str], expected: str) -> None:
    assert "".join(entry["as_printed"] for entry in listed(three.measure, **query)) == expected


def test_other_formats_say_the_same(three: SimpleNamespace) -> None:
    as_json = listed(three.measure)
    as_csv = ask(address(three.measure), {"format": "csv"}).content.decode()
    as_lines = ask(address(three.measure), {"format": "ndjson"}).content.decode()
    page = ask(address(three.measure), {"format": "html"}).content.decode()

    rows = list(csv.DictReader(io.StringIO(as_csv)))
    assert [row["group.slug"] for row in rows] == ["ada", "bob", "cy"]
    assert [row["as_of.from"] for row in rows] == [e["as_of"]["from"] for e in as_json]
    assert [json.loads(line) for line in as_lines.splitlines()] == as_json
    assert "root speaker" in page.lower()


def test_an_entry_in_part_is_a_part_of_the_whole(three: SimpleNamespace) -> None:
    whole = listed(three.measure)

    for name in whole[0]:
        assert listed(three.measure, fields=name) == [{name: entry[name]} for entry in whole]
        rest = [{key: entry[key] for key in entry if key != name} for entry in whole]
        assert listed(three.measure, omit=name) == rest


def test_a_cursor_is_for_its_measure_and_question_only(three: SimpleNamespace) -> None:
    other = make_figure(builders.make_measure()).measure
    cursor = ask(address(three.measure), {"page_size": 1}).json()["next"].partition("cursor=")[2]
    cursor = cursor.partition("&")[0]

    for where, more in (
        (other, ""),
        (three.measure, "&speaker=ada"),
        (three.measure, "&by=speaker"),
    ):
        answer = ask(address(where), f"page_size=1&cursor={cursor}{more}")
        assert_problem(answer, 400, "cursor_mismatch")


def test_the_tag_changes_with_what_is_shown(three: SimpleNamespace) -> None:
    first = ask(address(three.measure))
    same = ask(address(three.measure), if_none_match=first["ETag"])
    Measure.objects.filter(pk=three.measure.pk).update(
        unit_id="%", dimension="ratio"
    ) if 0 else None
    claim = builders.make_claim(status="published")
    builders.make_assertion(claim=claim, measure=three.measure)
    after = ask(address(three.measure), if_none_match=first["ETag"])

    assert (same.status_code, same.content) == (304, b"")
    assert after.status_code == 200
    assert after["ETag"] != first["ETag"]


# ---- what it refuses


def test_a_measure_that_is_not_there(three: SimpleNamespace) -> None:
    gone = builders.make_measure(slug="gone")
    make_figure(gone)
    curation.redact(entry=gone, reason="A court said so.", by=None)
    merged = builders.make_measure(slug="merged")
    moved = make_figure(merged)
    curation.merge(entry=merged, into=three.measure, by=None)

    assert_problem(ask(address("nothing")), 404, "not_found")
    assert_problem(ask(address("No Slug")), 404, "not_found")
    assert_problem(ask(address(gone.pk)), 410, "redacted")
    answer = ask(address("merged"), "page_size=2&speaker=ada")
    assert answer.status_code == 301
    assert answer["Location"] == f"{address(three.measure.pk)}?page_size=2&speaker=ada"
    assert str(moved.pk) in {entry["id"] for entry in listed(three.measure)}


def test_what_is_hidden_is_in_no_series() -> None:
    public = make_figure(builders.make_measure())
    rows = [row for status in HIDDEN for row in make_hidden(status, public.claim)]
    world = SimpleNamespace(unseen=rows)
    for row in rows:
        if row._meta.model_name == "measure":
            assert_problem(ask(address(row)), 404, "not_found")
        if row._meta.model_name == "claim":
            builders.make_assertion(claim=row, measure=public.measure, position=2)

    response = ask(address(public.measure))

    assert [entry["id"] for entry in response.json()["results"]] == [str(public.pk)]
    assert_nothing_hidden(world, response.content)


@pytest.mark.parametrize("name", OF_MEASURES)
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_what_is_no_value_is_refused(name: str, parameter: str) -> None:
    place = f"{ROOT}measures/{make_figure(builders.make_measure()).measure.slug}/{name}/"
    for label, value in NEVER.items():
        problem = assert_problem(ask(place, f"{parameter}={value}"), 400)
        assert parameter in problem["detail"] or problem["code"] == "invalid_encoding", label
    for value in ODD.values():
        answer = ask(place, f"{parameter}={value}")
        if answer.status_code != 200:
            assert_problem(answer, 400)


@pytest.mark.parametrize(
    ("query", "code", "nearest"),
    [
        ("speakr=ada", "unknown_parameter", "speaker"),
        ("measure=other", "unknown_parameter", None),
        ("ordering=asof", "unknown_ordering", "as_of"),
        ("by=root", None, "root_speaker"),
        ("page_size=101", "out_of_range", None),
    ],
)
def test_typos_are_answered(
    three: SimpleNamespace, query: str, code: str | None, nearest: str | None
) -> None:
    problem = assert_problem(ask(address(three.measure), query), 400, code)

    assert problem["errors"][0].get("nearest") == nearest


def test_what_can_be_asked_for_is_told(three: SimpleNamespace) -> None:
    said = ask(address(three.measure), method="options").json()

    assert {parameter["name"] for parameter in said["parameters"]} == set(PARAMETERS)
    assert "claim" in said["expand"]
    assert_problem(ask(address(three.measure), method="post"), 405)


def test_every_parameter_is_documented_as_it_is() -> None:
    everywhere = {"cursor", "page_size", "count", "fields", "omit", "expand", "format", "numbers"}
    described = Series(detail=False).described()

    assert {
        cells[0].strip("` "): cells[1]
        for cells in rows(API, "<!-- table: parameters of measures/{key}/series -->")
    } == {each["name"]: each["description"] for each in described if each["name"] not in everywhere}
