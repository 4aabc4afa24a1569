"""Asking a measure whether its numbers agree."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.test.utils import override_settings

from claims.api.read.agreement import AGREEMENT
from claims.models import Measure, NumericAssertion
from claims.queries import agreement
from claims.services import curation
from claims.services.rate_limits.leases import WINDOW
from tests.support import builders
from tests.support.bad_inputs import NEVER, ODD
from tests.support.client import CLIENT, ROOT, ask, assert_problem, pages
from tests.support.demo import FIXTURES
from tests.support.statements import (
    ADA,
    BOB,
    EVE,
    MARCH,
    contested_measure,
    cumulative,
    flow,
    say,
    stock,
)

pytestmark = pytest.mark.django_db

KILLED = f"{ROOT}measures/russian-servicemen-killed/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EVERY_NAME = pytest.mark.parametrize("name", AGREEMENT)


@pytest.fixture
def demo() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)


def address(measure: Measure, name: str) -> str:
    return f"{ROOT}measures/{measure.pk}/{name}/"


# ---- what is answered


def test_a_consensus_is_answered_whole(demo: None) -> None:
    answer = ask(f"{KILLED}consensus/").json()

    root = answer["roots"][0]
    assert root["speaker"]["slug"] == "general-staff-of-the-armed-forces-of-ukraine"
    assert (root["assertions"], root["relayed_by"]) == (2, 2)
    assert answer["earliest"]["as_printed"] == "498"
    assert answer["latest"]["claim"]["root_speaker"]["slug"] == "sergei-rudskoi"
    assert {
        name: value
        for name, value in answer.items()
        if name not in {"measure", "roots", "earliest", "latest"}
    } == {
        "unit": "1",
        "day": "2022-03-25",
        "period": None,
        "event": None,
        "groups": {
            "contradiction": 1,
            "loose_contradiction": 0,
            "agree": 0,
            "one_origin": 0,
            "nothing_comparable": 0,
        },
        "verdict": "contradiction",
        "verdict_on_day": "contradiction",
        "same_root": False,
        "valid_until": None,
        "allowed": None,
        "strictly_allowed": None,
        "spread": {
            "low": "1351",
            "high": "17710",
            "low_inclusive": True,
            "high_inclusive": True,
        },
        "shown": {
            "unit": "1",
            "allowed": None,
            "strictly_allowed": None,
            "spread": answer["spread"],
        },
        "counts": {
            "assertions": 6,
            "claims": 6,
            "speakers": 6,
            "roots": 5,
            "comparable_roots": 2,
        },
        "version": answer["version"],
        "is_current": True,
        "rounded_counts": {"assertions": 2, "claims": 2, "speakers": 2, "roots": 2},
        "periods": [],
    }


def test_a_page_of_contradictions_is_answered_whole(demo: None) -> None:
    answer = ask(f"{KILLED}contradictions/", {"page_size": 1}).json()

    [entry] = answer.pop("results")
    assert answer.pop("next").startswith("http")
    assert answer.pop("measure")["slug"] == "russian-servicemen-killed"
    assert answer == {
        "previous": None,
        "unit": "1",
        "version": answer["version"],
        "is_current": True,
        "kind": "contradiction",
        "strictness": "strict",
        "count": {"value": 3, "kind": "exact"},
    }
    [witness] = entry.pop("witnesses")
    assert entry["assertion"] == ref(entry["assertion"]["id"])
    assert (entry["strictness"], entry["opposing_roots"]) == (
        "strict",
        {"strict": 1, "loose": 0, "or_more": False},
    )
    assert witness == {
        "assertion": ref(witness["assertion"]["id"]),
        "strictness": "strict",
        "reason": "count_that_fell",
        "gap": "9649",
        "shown": {"unit": "1", "gap": "9649"},
    }


def ref(key: str) -> dict[str, Any]:
    """A figure as these answers show it, from its own records."""
    record = ask(f"{ROOT}assertions/{key}/").json()
    claim = ask(f"{ROOT}claims/{record['claim']['id']}/").json()
    names = (
        "id",
        "as_printed",
        "comparator",
        "precision",
        "form",
        "canonical",
        "basis",
        "as_of",
        "period",
    )
    about = ("id", "statement", "status", "speaker", "root_speaker", "said_at")
    shown = {"shown": record["canonical"], "unit": record["measure"]["unit"]}
    own = {name: record[name] for name in (*names, "measure", "event")}
    return own | shown | {"claim": {name: claim[name] for name in about}}


def test_a_revision_names_what_took_its_place() -> None:
    measure = cumulative()
    say(measure, ADA, 100, day=5)
    later = say(measure, ADA, 90, day=9, said=21)

    answer = ask(address(measure, "contradictions"), {"kind": "revision"}).json()

    [entry] = answer["results"]
    assert (answer["kind"], answer["strictness"], entry["opposing_roots"]) == (
        "revision",
        None,
        None,
    )
    [witness] = entry["witnesses"]
    assert (witness["assertion"]["id"], witness["gap"]) == (str(later.pk), "10")


def test_a_figure_that_is_asked_for_alone_has_all_its_witnesses() -> None:
    measure = stock()
    lonely = say(measure, ADA, 10, day=5)
    others = [say(measure, f"agency-{n}", 20 + n, day=5) for n in range(25)]
    agreeing = say(measure, BOB, 10, day=6)
    place = address(measure, "contradictions")

    [first, *_] = ask(place, {"page_size": 1}).json()["results"]
    [alone] = ask(place, {"assertion": lonely.pk}).json()["results"]

    assert first["assertion"]["id"] == alone["assertion"]["id"] == str(lonely.pk)
    assert (
        first["opposing_roots"]
        == alone["opposing_roots"]
        == {
            "strict": 10,
            "loose": 0,
            "or_more": True,
        }
    )
    gaps = [witness["gap"] for witness in alone["witnesses"]]
    assert gaps == [str(34 - n) for n in range(25)]
    assert first["witnesses"] == alone["witnesses"][:3]
    assert {w["assertion"]["id"] for w in alone["witnesses"]} == {str(one.pk) for one in others}
    assert ask(place, {"assertion": agreeing.pk}).json()["results"] == []
    assert_problem(ask(place, {"assertion": "that one"}), 400, "invalid_id")
    other = say(stock(), ADA, 10, day=5)
    assert_problem(ask(place, {"assertion": other.pk}), 400, "not_of_measure")


def test_gaps_are_in_the_canonical_unit() -> None:
    measure = builders.make_measure(temporal_kind="stock", unit=builders.make_unit("km"))
    say(measure, ADA, 1, day=5, unit_id="km")
    say(measure, BOB, 3, day=5, unit_id="km")

    answer = ask(address(measure, "contradictions")).json()

    assert (answer["measure"]["unit"], answer["unit"]) == ("km", "m")
    assert answer["results"][0]["witnesses"][0]["gap"] == "2000"


def test_a_flow_is_asked_by_day_or_by_period() -> None:
    measure = flow()
    say(measure, ADA, 10, period=MARCH, said=31)
    say(measure, BOB, 3, day=(5, 11))
    where = address(measure, "consensus")

    by_day = ask(where, {"at": "2022-03-06"}).json()
    by_period = ask(where, {"period": "2022-03-01/2022-03-31"}).json()

    week = {"from": "2022-03-05", "to": "2022-03-11"}
    month = {"from": "2022-03-01", "to": "2022-03-31"}
    assert (by_day["period"], by_day["periods"]) == (week, [week, month])
    assert (by_period["period"], by_period["allowed"]["low"]) == (month, "10")


def test_a_figure_that_goes_while_it_is_asked_for_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = contested_measure()
    find = agreement.contradictions

    def found_and_gone(*args: Any, **more: Any) -> Any:
        found = find(*args, **more)
        NumericAssertion.objects.get(pk=found.conflicts[0].id).delete()
        return found

    monkeypatch.setattr(agreement, "contradictions", found_and_gone)
    answer = ask(address(measure, "contradictions")).json()

    assert [len(entry["witnesses"]) for entry in answer["results"]] == [0]


# ---- pages


@pytest.mark.parametrize("link", ["next", "previous"])
def test_a_walk_meets_every_figure_once_and_in_order(link: str) -> None:
    measure = stock()
    for number in range(7):
        say(measure, (ADA, BOB, EVE)[number % 3], 10 + number, day=5 - number % 2)
    where = address(measure, "contradictions")
    whole = [entry["assertion"]["id"] for entry in ask(where).json()["results"]]
    first = {"page_size": 2}
    if link == "previous":
        last = pages(where, first)[-1]["previous"]
        first = {"page_size": 2, "cursor": cursor_of(last)}

    met = [page["results"] for page in pages(where, first, link)]

    expected = whole if link == "next" else whole[:-1] if len(whole) % 2 else whole[:-2]
    walked = met if link == "next" else met[::-1]
    assert [entry["assertion"]["id"] for page in walked for entry in page] == expected
    assert len(whole) == 7


def cursor_of(address: str) -> str:
    [cursor] = parse_qs(urlsplit(address).query)["cursor"]
    return cursor


def test_a_cursor_fits_its_measure_and_its_question_only() -> None:
    one, other = contested_measure(), contested_measure()
    page = ask(address(one, "contradictions"), {"page_size": 1}).json()
    cursor = {"cursor": cursor_of(page["next"])}

    for where, more in (
        (address(other, "contradictions"), {}),
        (address(one, "contradictions"), {"strictness": "loose"}),
    ):
        assert_problem(ask(where, cursor | more), 400, "cursor_mismatch")
    again = ask(address(one, "contradictions"), cursor | {"page_size": 9})
    assert len(again.json()["results"]) == 1


# ---- where a measure is


@EVERY_NAME
def test_the_address_of_a_merged_measure_leads_to_the_same_question(name: str) -> None:
    measure, gone = contested_measure(), contested_measure()
    query = "at=2022-03-05" if name == "consensus" else "strictness=loose"
    curation.merge(entry=gone, into=measure, by=None)

    response = ask(address(gone, name), query)

    assert response.status_code == 301
    assert response["Location"] == f"{address(measure, name)}?{query}"
    assert ask(f"{ROOT}measures/{measure.slug}/{name}/").content == (
        ask(address(measure, name)).content
    )


@EVERY_NAME
def test_a_redacted_measure_is_gone_and_an_unknown_or_hidden_one_not_there(name: str) -> None:
    measure, hidden = contested_measure(), builders.make_measure()
    builders.make_assertion(measure=hidden, claim=builders.make_claim(status="draft"))
    curation.redact(entry=measure, reason="By a court.", by=None)

    assert_problem(ask(address(measure, name)), 410, "redacted")
    nowhere = [
        address(hidden, name),
        *(f"{ROOT}measures/{key}/{name}/" for key in ("x", "2", "%00")),
    ]
    for where in nowhere:
        assert_problem(ask(where), 404, "not_found")


@EVERY_NAME
def test_what_is_hidden_does_not_sway_an_answer(name: str) -> None:
    measure = contested_measure()
    before = ask(address(measure, name), {"strictness": "loose"} if name != "consensus" else {})

    for status in ("draft", "in_review", "rejected"):
        claim = builders.make_claim(status=status)
        builders.make_assertion(claim=claim, measure=measure, low=99, high=99, as_of=MARCH)

    after = ask(address(measure, name), {"strictness": "loose"} if name != "consensus" else {})
    assert after.content == before.content


# ---- refusals


@EVERY_NAME
@pytest.mark.parametrize("value", NEVER.values(), ids=NEVER)
def test_what_is_no_value_is_refused(name: str, value: str) -> None:
    where = address(contested_measure(), name)

    for parameter in AGREEMENT[name]().known_parameters():
        problem = assert_problem(ask(where, f"{parameter}={value}"), 400)
        assert parameter in problem["detail"] or problem["code"] == "invalid_encoding"


@EVERY_NAME
def test_what_is_odd_is_answered_or_refused(name: str) -> None:
    where = address(contested_measure(), name)

    for parameter in AGREEMENT[name]().known_parameters():
        for value in ODD.values():
            response = ask(where, f"{parameter}={value}")
            if response.status_code != 200:
                assert_problem(response, 400)


@pytest.mark.parametrize(
    ("name", "query", "code", "parameter"),
    [
        ("consensus", "day=2022-03-05", "unknown_parameter", "day"),
        ("consensus", "att=2022-03-05", "unknown_parameter", "att"),
        ("consensus", "at=2022", "invalid_date", "at"),
        ("consensus", "at=0000-01-01", "invalid_date", "at"),
        ("consensus", "at=2022-03-05&at=2022-03-06", "repeated_parameter", "at"),
        ("consensus", "period=2022-03-01", "invalid_period", "period"),
        ("consensus", "period=2022-03-31/2022-03-01", "invalid_period", "period"),
        ("consensus", "period=2022-03-01/2022-02-30", "invalid_date", "period"),
        ("consensus", "period=2022-03-01/2022-03-31", "not_a_flow", "period"),
        ("consensus", "at=2022-03-05&period=2022-03-01/2022-03-31", "two_times", "period"),
        ("consensus", "speaker=No One", "invalid_key", "speaker"),
        ("contradictions", "strictness=strictly", "unknown_value", "strictness"),
        ("contradictions", "kind=revisions", "unknown_value", "kind"),
        ("contradictions", "kind=revision&strictness=loose", "not_of_revisions", "strictness"),
        ("contradictions", "page_size=101", "out_of_range", "page_size"),
        ("contradictions", "cursor=abc", "invalid_cursor", "cursor"),
        ("contradictions", "count=exact", "unknown_parameter", "count"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(
    name: str, query: str, code: str, parameter: str
) -> None:
    response = ask(address(contested_measure(), name), query.replace(" ", "%20"))

    [fault] = assert_problem(response, 400, code)["errors"]
    assert fault["parameter"] == parameter
    if code == "unknown_value":
        assert fault["nearest"] in fault["allowed"]


@EVERY_NAME
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nobody_writes(name: str, method: str) -> None:
    response = ask(address(contested_measure(), name), method=method)

    assert_problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@EVERY_NAME
def test_a_browser_is_answered_too_and_other_formats_are_refused(name: str) -> None:
    where = address(contested_measure(), name)

    for accept in (BROWSER, "text/html", "*/*", "application/json"):
        response = ask(where, accept=accept)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert_problem(ask(where, accept="application/xml"), 406, "not_acceptable")
    wrong = ask(where, "x=1", accept=BROWSER)
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "text/html; charset=utf-8")


@EVERY_NAME
def test_options_and_head_say_what_there_is(name: str) -> None:
    where = address(contested_measure(), name)

    about, head = ask(where, method="options").json(), ask(where, method="head")

    assert about["name"] == name
    assert about["description"]
    assert {known["name"] for known in about["parameters"]} == set(
        AGREEMENT[name]().known_parameters()
    )
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == ask(where)["ETag"]


# ---- validators


@EVERY_NAME
def test_an_answer_is_new_when_it_says_something_else(name: str) -> None:
    measure = contested_measure()
    first = ask(address(measure, name))

    same = ask(address(measure, name), if_none_match=first["ETag"])
    say(measure, EVE, 15, day=5)
    changed = ask(address(measure, name), if_none_match=first["ETag"])

    assert (same.status_code, same.content) == (304, b"")
    assert same["Cache-Control"] == "public, max-age=0, s-maxage=0, must-revalidate"
    assert changed.status_code == 200
    assert_problem(ask(address(measure, name), if_match=first["ETag"]), 412)


@override_settings(RATE_LIMIT=25)
def test_a_question_about_agreement_costs_ten() -> None:
    measure = contested_measure()
    asked = [
        address(measure, "consensus"),
        address(measure, "contradictions"),
        f"{ROOT}claims/?measure={measure.slug}&contested=true",
    ]

    statuses = [CLIENT.get(where).status_code for where in asked]

    assert statuses == [200, 200, 429]
    assert WINDOW == 60


# ---- in the unit that the measure is shown in


def ends(low: str, high: str, bounds: str = "[)") -> dict[str, Any]:
    return {
        "low": low,
        "high": high,
        "low_inclusive": bounds[0] == "[",
        "high_inclusive": bounds[1] == "]",
    }


def test_intervals_are_shown_in_the_unit_of_the_measure_too() -> None:
    measure = builders.make_measure(
        temporal_kind="stock", unit=builders.make_unit("Cel"), non_negative=False
    )
    degrees = {"unit": builders.make_unit("Cel"), "day": 5}
    fahrenheit = {"unit": builders.make_unit("[degF]"), "day": 5}
    say(measure, ADA, 5, **degrees)
    warmer = say(measure, BOB, 60, **fahrenheit)

    found = ask(address(measure, "consensus")).json()
    page = ask(address(measure, "contradictions")).json()

    assert (found["unit"], found["spread"]) == ("[degR]", ends("500.67", "519.67", "[]"))
    outward = "15.555555555555555555555556"
    assert found["shown"] == {
        "unit": "Cel",
        "allowed": None,
        "strictly_allowed": None,
        "spread": ends("5", outward, "[]"),
    }
    [witness] = page["results"][0]["witnesses"]
    assert (page["unit"], witness["gap"]) == ("[degR]", "19")
    assert witness["shown"] == {"unit": "Cel", "gap": "10.555555555555555555555555"}
    [entry] = ask(address(measure, "series"), {"speaker": BOB}).json()["results"]
    assert witness["assertion"]["id"] == entry["id"] == str(warmer.pk)
    assert [entry[name] for name in ("shown", "unit")] == [
        witness["assertion"][name] for name in ("shown", "unit")
    ]


def test_a_figure_says_whether_it_was_derived() -> None:
    measure = stock()
    base = say(measure, ADA, 4000, day=4)
    change = {"form": "ratio", "direction": "up", "baseline_assertion": base}
    doubled = say(measure, BOB, 2, day=5, unit=builders.make_unit("ratio"), **change)
    say(measure, EVE, 5000, day=5)

    entries = ask(address(measure, "contradictions"), {"strictness": "loose"}).json()["results"]
    [entry] = ask(address(measure, "series"), {"speaker": BOB}).json()["results"]

    told = {
        e["assertion"]["as_printed"]: (e["assertion"]["form"], e["assertion"]["basis"])
        for e in entries
    }
    assert told[doubled.as_printed] == ("ratio", "resolved")
    assert (entry["basis"], entry["derivation"]["rule"]) == ("resolved", "ratio.up")
    assert entry["derivation"] == ask(f"{ROOT}assertions/{doubled.pk}/").json()["derivation"]
