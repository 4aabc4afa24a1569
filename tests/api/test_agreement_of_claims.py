"""What agreement adds to claims, and which claims and figures it finds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, NumericAssertion, RecordVersion
from claims.queries import read_connection
from claims.queries.agreement import kept
from claims.services import curation
from tests.support import builders, verbs
from tests.support.agreement import keep
from tests.support.client import ROOT, ask, assert_problem, listed
from tests.support.statements import ADA, BOB, EVE, contested_measure, say, stock

pytestmark = pytest.mark.django_db

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


# ---- beside claims


def test_agreement_is_added_to_a_claim_and_changes_no_record() -> None:
    measure = stock()
    figure, other = say(measure, ADA, 10, day=5), say(measure, BOB, 12, day=5)
    say(measure, EVE, 10, day=5)
    where = f"{ROOT}claims/{figure.claim_id}/"
    plain, version = ask(where), RecordVersion.objects.get(pk=figure.claim_id).version

    response = ask(where, {"expand": "agreement"})

    record = response.json()
    assert record.pop("agreement") == [
        {
            "assertion": str(figure.pk),
            "measure": str(measure.pk),
            "event": None,
            "status": "counted",
            "superseded_by": None,
            "verdict": "contradiction",
            "roots": 3,
            "contested": True,
            "opposing_roots": {"strict": 1, "loose": 0, "or_more": False},
            "corroborated_by": 1,
        }
    ]
    assert record == plain.json()
    verbs.retract(claim=other.claim, reason="Wrong.", by=None)
    after = ask(where, {"expand": "agreement"}, if_none_match=response["ETag"])
    assert after.json()["agreement"][0]["contested"] is False
    assert ask(where, if_none_match=plain["ETag"]).status_code == 304
    assert RecordVersion.objects.get(pk=figure.claim_id).version == version


def test_a_figure_that_does_not_count_says_why_beside_its_claim() -> None:
    measure = stock()
    old, new = say(measure, ADA, 10, day=5, said=6), say(measure, ADA, 12, day=5, said=7)
    change = say(measure, BOB, 2, form="ratio", day=5)
    gone = say(measure, EVE, 12, day=5)
    verbs.retract(claim=gone.claim, reason="Wrong.", by=None)

    found = {
        claim["id"]: [(each["status"], each["superseded_by"]) for each in claim["agreement"]]
        for claim in listed("claims", expand="agreement", measure=measure.slug)
    }

    assert found == {
        str(old.claim_id): [("superseded", str(new.pk))],
        str(new.claim_id): [("counted", None)],
        str(change.claim_id): [("unresolved", None)],
        str(gone.claim_id): [("withdrawn", None)],
    }


def test_a_claim_without_numbers_has_an_empty_agreement() -> None:
    builders.make_claim(status="published")

    assert [claim["agreement"] for claim in listed("claims", expand="agreement")] == [[]]


def test_agreement_comes_with_chosen_members_and_in_every_format() -> None:
    measure = contested_measure()
    query = {"expand": "agreement", "measure": measure.slug}

    alone = listed("claims", **query, fields="agreement")
    left_out = listed("claims", **query, fields="id")
    lines = ask(f"{ROOT}claims/", query | {"format": "ndjson", "page_size": 1000})
    rows = ask(f"{ROOT}claims/", query | {"format": "csv", "fields": "id,agreement"})

    assert [claim.keys() for claim in alone] == [{"agreement"}] * 2
    assert [claim.keys() for claim in left_out] == [{"id"}] * 2
    agreement = [claim["agreement"] for claim in alone]
    body = b"".join(lines.streaming_content).decode()
    assert [json.loads(line)["agreement"] for line in body.splitlines()] == agreement
    found = list(csv.DictReader(io.StringIO(rows.content.decode())))
    assert [json.loads(row["agreement"]) for row in found] == agreement
    assert ask(f"{ROOT}claims/", query, accept=BROWSER).status_code == 200
    assert (
        ask(
            f"{ROOT}claims/{alone and listed('claims')[0]['id']}/",
            {"expand": "agreement"},
            accept=BROWSER,
        ).status_code
        == 200
    )


def test_only_claims_have_an_agreement() -> None:
    contested_measure()

    assert_problem(ask(f"{ROOT}assertions/", {"expand": "agreement"}), 400, "unknown_field")
    assert_problem(ask(f"{ROOT}claims/", {"fields": "agreement"}), 400, "unknown_field")


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """How many statements a list of claims takes, once their records are stored."""
    asked: list[str] = []
    rows = read_connection.rows

    def counted(sql: str, *values: Any, **more: Any) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return rows(sql, *values, **more)

    def of_list(**query: Any) -> int:
        listed("claims", **query)
        asked.clear()
        listed("claims", **query)
        return len(asked)

    monkeypatch.setattr(read_connection, "rows", counted)
    return of_list


def test_a_page_of_many_measures_costs_as_many_statements_as_one_claim(
    statements: Callable[..., int],
) -> None:
    contested_measure()
    few = statements(expand="agreement")
    for _ in range(5):
        contested_measure()

    assert statements(expand="agreement") == few


def test_agreement_that_is_kept_takes_one_statement_more(statements: Callable[..., int]) -> None:
    for _ in range(3):
        contested_measure()
    keep()

    assert statements(expand="agreement") == statements() + 1


def test_what_came_into_a_large_group_since_then_costs_no_other_statement(
    statements: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 2)
    measure = stock()
    for who in (ADA, BOB, EVE):
        say(measure, who, 10, day=5)
    keep()
    say(measure, "dan", 12, day=5)

    claims = listed("claims", expand="agreement")

    told = sorted(each["status"] for claim in claims for each in claim["agreement"])
    assert told == ["counted", "counted", "counted", "new"]
    assert statements(expand="agreement") == statements() + 1


def test_a_large_group_that_has_changed_is_told_as_it_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure, merged = stock(), stock()
    for who, value in ((ADA, 10), (BOB, 12)):
        say(measure, who, value, day=5)
    say(merged, EVE, 12, day=5)
    curation.merge(entry=merged, into=measure, by=None)
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 2)
    keep()

    def told() -> dict[str, Any]:
        claims = listed("claims", expand="agreement", ordering="id")
        return {claim["id"]: claim["agreement"] for claim in claims}

    before = told()
    elsewhere = say(measure, "dan", 99, day=5)
    NumericAssertion.objects.filter(claim=elsewhere.claim_id).update(measure=stock())
    keep()
    NumericAssertion.objects.filter(pk=elsewhere.pk).update(measure=measure)
    after = told()

    [moved] = after.pop(str(elsewhere.claim_id))
    assert [each["status"] for [each] in before.values()] == ["counted"] * 3
    assert after == before
    assert (moved["status"], moved["roots"], moved["verdict"]) == ("new", 3, None)


# ---- as filters


def test_claims_and_figures_are_found_by_how_they_stand() -> None:
    measure = stock()
    for who, value in ((ADA, 10), (BOB, 10), (EVE, 12)):
        say(measure, who, value, day=5)
    quiet = say(measure, ADA, 10, day=9)
    elsewhere = contested_measure()
    keep()

    def printed(**query: Any) -> list[str]:
        figures = listed("assertions", measure=measure.slug, **query)
        claims = listed("claims", measure=measure.slug, **query)
        assert {figure["claim"]["id"] for figure in figures} == {claim["id"] for claim in claims}
        return sorted(figure["as_printed"] for figure in figures)

    contested = ["ada 10  5", "bob 10  5", "eve 12  5"]
    assert printed(contested="true") == contested
    assert printed(contested="false") == [quiet.as_printed]
    assert printed(corroborated__gte=1) == ["ada 10  5", "bob 10  5"]
    assert printed(corroborated__gte=2) == []
    assert printed(contested="true", corroborated__gte=1, speaker=BOB) == ["bob 10  5"]
    assert (
        ask(
            f"{ROOT}claims/",
            {"measure": measure.slug, "contested": "true", "count": "exact", "facets": "kind"},
        ).json()["count"]["value"]
        == 3
    )
    assert NumericAssertion.objects.filter(measure=elsewhere).count() == 2
    assert Claim.objects.count() == 6
