"""What an answer holds and how it is sent: members, summaries, formats, links and validators."""

from __future__ import annotations

import csv
import io
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from claims.api.read import downloads
from claims.api.read.resources import RESOURCES
from claims.models import Claim, RecordVersion, Speaker
from tests.support import builders
from tests.support.client import CLIENT, LISTS, ROOT, ask, assert_problem, listed
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> SimpleNamespace:
    return make_world()


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


# ---- members


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"fields": "place"}, {"place": "Rzeszów"}),
        ({"fields": "place,speaker.slug"}, {"speaker": {"slug": "ada"}, "place": "Rzeszów"}),
        (
            {"fields": "speaker,speaker.slug", "omit": "speaker.id,speaker.kind"},
            {"speaker": {"slug": "ada", "name": "Ada Minister"}},
        ),
        (
            {"fields": "assertions.as_printed,assertions.measure.slug"},
            {
                "assertions": [
                    {"as_printed": "at least 331", "measure": {"slug": "killed"}},
                    {"as_printed": "more than doubled", "measure": {"slug": "killed"}},
                ]
            },
        ),
        (
            {"fields": "topics.slug,topics.broader.slug", "expand": "topics"},
            {"topics": [{"slug": "losses", "broader": {"slug": "war"}}]},
        ),
        (
            {
                "fields": "speaker.roles.organization.country",
                "expand": "speaker,speaker.roles.organization",
            },
            {"speaker": {"roles": [{"organization": {"country": "PL"}}]}},
        ),
        (
            {
                "fields": "relations.claim.statement,relations.kind",
                "expand": "relations.claim",
                "omit": "relations.kind",
            },
            {
                "relations": [
                    {"claim": {"statement": "It was 320."}},
                    {"claim": {"statement": "It was 300 first."}},
                ]
            },
        ),
    ],
    ids=lambda value: value.get("fields", ""),
)
def test_members_are_chosen_to_any_depth(
    world: SimpleNamespace, query: dict[str, str], expected: dict[str, Any]
) -> None:
    record = ask(f"{ROOT}claims/{world.claim.pk}/", query).json()
    [in_list] = listed("claims", place="Rzeszów", **query)

    for relation in (record, in_list):
        relation.get("relations", []).sort(key=lambda r: r["claim"]["statement"], reverse=True)
    assert record == in_list == expected


def test_an_expanded_reference_is_the_whole_record(world: SimpleNamespace) -> None:
    whole = ask(f"{ROOT}speakers/ada/").json()

    record = ask(f"{ROOT}claims/{world.claim.pk}/", {"expand": "speaker"}).json()

    assert record["speaker"] == whole


@pytest.mark.parametrize(
    ("query", "code", "nearest"),
    [
        ({"fields": "sttement"}, "unknown_field", "statement"),
        ({"fields": "speaker.nam"}, "unknown_field", "speaker.name"),
        ({"omit": "speaker.country"}, "unknown_field", None),
        ({"fields": "id,,place"}, "unknown_field", None),
        ({"expand": "speeker"}, "unknown_field", "speaker"),
        ({"expand": "statement"}, "unknown_field", None),
        (
            {
                "expand": "relations.claim,relations.claim.relations.claim,"
                "relations.claim.relations.claim.speaker"
            },
            "too_deep",
            None,
        ),
        ({"fields": "id", "omit": "id"}, "nothing_left", None),
        ({"fields": "x" * 2001}, "invalid_length", None),
        ({"omit": ",".join(f"a{n}" for n in range(70))}, "too_many_values", None),
        ({"facets": "speker"}, "unknown_value", "speaker"),
        ({"count": "yes"}, "unknown_value", None),
        ({"format": "xml"}, "unknown_format", None),
        ({"highlight": "1"}, "unknown_value", None),
        ({"ordering": "-said"}, "unknown_ordering", "-said_at"),
    ],
    ids=str,
)
def test_what_there_is_not_is_named(query: dict[str, str], code: str, nearest: str | None) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", query), 400, code)

    [fault] = problem["errors"]
    assert fault["parameter"] in query
    if nearest:
        assert fault["nearest"] == nearest
        assert nearest in fault["allowed"]


# ---- summaries


def test_a_count_is_of_all_and_says_how_it_was_got(world: SimpleNamespace) -> None:
    counted = ask(f"{ROOT}claims/", {"count": "exact", "page_size": 1, "q": "people"}).json()
    estimated = ask(f"{ROOT}claims/", {"count": "estimated", "q": "people"}).json()

    assert counted["count"] == {"value": 1, "kind": "exact"}
    assert estimated["count"] == counted["count"], "so few are counted"
    assert "count" not in ask(f"{ROOT}claims/", {"count": "none"}).json()


def test_facets_count_what_is_listed_and_no_row_twice(world: SimpleNamespace) -> None:
    builders.make_appearance(claim=world.claim, source=world.article, exact="Elsewhere in it")
    names = "speaker,topic,measure,publisher,kind,year,verdict"

    facets = ask(f"{ROOT}claims/", {"facets": names}).json()["facets"]

    ada = {"value": str(world.minister.pk), "label": "Ada Minister", "slug": "ada", "count": 3}
    assert facets["speaker"] == {"distinct": 1, "values": [ada]}
    assert [v["slug"] for v in facets["topic"]["values"]] == ["losses"]
    assert facets["measure"]["values"][0]["count"] == 2
    assert facets["publisher"]["values"][0] | {"value": ""} == {
        "value": "",
        "label": "Daily",
        "slug": "daily",
        "count": 1,
    }
    assert facets["kind"] == {"distinct": 1, "values": [{"value": "quantity", "count": 3}]}
    assert facets["year"] == {"distinct": 1, "values": [{"value": "2022", "count": 3}]}
    assert facets["verdict"]["distinct"] == 2


@pytest.mark.parametrize("name", [name for name, view in RESOURCES.items() if view.facets])
def test_every_facet_counts(world: SimpleNamespace, name: str) -> None:
    names = RESOURCES[name].facets

    answer = ask(f"{ROOT}{name}/", {"facets": ",".join(names), "page_size": 1}).json()

    assert answer["facets"].keys() == names.keys()
    assert any(facet["values"] for facet in answer["facets"].values())


def test_facets_are_of_the_question(world: SimpleNamespace) -> None:
    facets = ask(f"{ROOT}claims/", {"facets": "topic", "verdict": "true"}).json()["facets"]

    assert [value["slug"] for value in facets["topic"]["values"]] == ["losses"]
    assert ask(f"{ROOT}claims/", {"facets": "topic", "verdict": "false"}).json()["facets"] == {
        "topic": {"distinct": 0, "values": []}
    }


def test_a_question_about_values_is_told_back(world: SimpleNamespace) -> None:
    answer = ask(f"{ROOT}assertions/", {"min": "0.3k", "mode": "certain"}).json()

    assert answer["interval"] == {"mode": "certain", "min": "300", "max": None, "unit": "1"}


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ({"min": "about 500"}, "not_a_number", "min"),
        ({"min": "5-10"}, "not_a_number", "min"),
        ({"max": "１２"}, "not_a_number", "max"),
        ({"max": "more than 3"}, "not_a_number", "max"),
        ({"min": "1,5"}, "not_a_number", "min"),
        ({"min": "5m"}, "not_a_number", "min"),
        ({"min": "NaN"}, "not_a_number", "min"),
        ({"min": "9" * 50}, "not_a_number", "min"),
        ({"min": "5 km", "max": "9 kg"}, "two_units", "max"),
        ({"min": "5 km", "unit": "kg"}, "unit_mismatch", "unit"),
        ({"min": "5 km", "measure": "killed"}, "unit_mismatch", "measure"),
        ({"unit": "furlongz"}, "unknown_unit", "unit"),
        ({"mode": "certain"}, "needs_value", "mode"),
    ],
    ids=str,
)
def test_a_value_that_is_no_plain_figure_is_refused(
    world: SimpleNamespace, query: dict[str, str], code: str, parameter: str
) -> None:
    for name in ("claims", "assertions"):
        problem = assert_problem(ask(f"{ROOT}{name}/", query), 400, code)
        assert problem["errors"][0]["parameter"] == parameter


# ---- formats


MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ndjson": "application/x-ndjson",
    "html": "text/html; charset=utf-8",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json",
}
ADDRESSES = {f"{ROOT}{name}/": view(detail=False) for name, view in RESOURCES.items()}
ADDRESSES[f"{ROOT}units/km/"] = RESOURCES["units"](detail=True)


@pytest.mark.parametrize(
    ("address", "form"),
    [(address, form) for address, view in ADDRESSES.items() for form in view.offered],
)
def test_every_address_answers_in_every_format_that_it_has(
    world: SimpleNamespace, address: str, form: str
) -> None:
    media_type = MEDIA_TYPES[form]
    named = ask(address, {"format": form})
    accepted = ask(address, accept=media_type.partition(";")[0])

    assert named.status_code == accepted.status_code == 200
    assert named["Content-Type"] == accepted["Content-Type"] == media_type
    assert named["Vary"] == "Accept"


def test_the_same_records_come_in_every_format(world: SimpleNamespace) -> None:
    records = listed("claims")

    lines = body(ask(f"{ROOT}claims/", {"format": "ndjson"})).decode().splitlines()
    rows = list(
        csv.DictReader(io.StringIO(body(ask(f"{ROOT}claims/", {"format": "csv"})).decode()))
    )

    assert [json.loads(line) for line in lines] == records
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert rows[0]["speaker.name"] == "Ada Minister"
    assert {json.dumps(json.loads(row["assertions"])) for row in rows} == {
        json.dumps(record["assertions"]) for record in records
    }


def test_a_long_download_has_all_rows_in_order(world: SimpleNamespace) -> None:
    for _ in range(3):
        builders.make_claim(status="published")
    ids = [record["id"] for record in listed("claims")]

    response = ask(f"{ROOT}claims/", {"format": "csv", "page_size": 10_000, "fields": "id"})

    assert response.streaming
    assert body(response).decode().split("\r\n") == ["id", *ids, ""]
    assert_problem(ask(f"{ROOT}claims/", {"page_size": 101}), 400, "out_of_range")
    assert_problem(
        ask(f"{ROOT}claims/", {"format": "csv", "page_size": 10_001}), 400, "out_of_range"
    )


def test_long_downloads_are_a_few_at_a_time_and_fewer_for_each_client(
    world: SimpleNamespace, settings: Any
) -> None:
    settings.PROXIES = 1
    query = {"format": "ndjson", "page_size": 10_000}

    def download(client: str) -> Any:
        return ask(f"{ROOT}claims/", query, x_forwarded_for=client)

    under_way = [download("192.0.2.1") for _ in range(downloads.MOST_PER_CLIENT)]
    assert_problem(download("192.0.2.1"), 503, "too_many_downloads")
    under_way += [
        download("192.0.2.2") for _ in range(downloads.MOST_DOWNLOADS - downloads.MOST_PER_CLIENT)
    ]
    refused = download("192.0.2.3")
    assert_problem(refused, 503, "too_many_downloads")
    assert refused["Retry-After"] == "10"

    for response in under_way:
        body(response)

    assert body(download("192.0.2.3")).count(b"\n") == 3


@pytest.mark.parametrize("way", ["not modified", "closed unread", "closed half read", "HEAD"])
def test_a_download_that_nobody_reads_gives_its_place_back(
    world: SimpleNamespace, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)  # ours is one
    address, query = f"{ROOT}claims/", {"format": "ndjson", "page_size": 10_000}
    first = ask(address, query)
    first.close()

    for _ in range(downloads.MOST_DOWNLOADS + 1):
        method = "head" if way == "HEAD" else "get"
        headers = {"if_none_match": first["ETag"]} if way == "not modified" else {}
        response = ask(address, query, method, **headers)
        assert response.status_code == (304 if way == "not modified" else 200)
        if way == "closed half read":
            next(iter(response))
        response.close()

    assert body(ask(address, query)).count(b"\n") == 3


def test_a_browser_gets_a_page_under_the_policy(world: SimpleNamespace) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    page = ask(f"{ROOT}claims/", {"q": "people"}, accept=accept)
    wrong = ask(f"{ROOT}claims/", {"speakr": "ada"}, accept=accept)
    form = ask(f"{ROOT}claims/", "q=people&kind=&place=", accept=accept)

    assert "At least 331 people were killed." in page.content.decode()
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not re.search(r"<script|style=|\son[a-z]+=", page.content.decode())
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert "speaker" in wrong.content.decode()
    assert (form.status_code, form["Location"]) == (302, f"{ROOT}claims/?q=people")


def test_options_tell_what_can_be_asked(world: SimpleNamespace) -> None:
    about = ask(f"{ROOT}claims/", method="options").json()

    assert {p["name"] for p in about["parameters"]} == set(
        RESOURCES["claims"](detail=False).known_parameters()
    )
    assert "assertions.interval" in about["fields"]
    assert "appearances.source" in about["expand"]
    assert about["facets"] == list(RESOURCES["claims"].facets)
    assert about["formats"] == [*MEDIA_TYPES]
    assert ask(f"{ROOT}units/km/", method="options").json()["formats"] == [*MEDIA_TYPES][:4]


# ---- links and validators


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "jsonld", "atom", "jsonfeed"])
def test_the_neighbours_are_linked_in_the_header(world: SimpleNamespace, form: str) -> None:
    first = ask(f"{ROOT}claims/", {"page_size": 1, "format": form})

    after = re.fullmatch(r'<([^>]+)>; rel="next"', first["Link"])
    assert after
    second = CLIENT.get(after[1])
    assert [part.split("; ")[1] for part in second["Link"].split(", ")] == [
        'rel="next"',
        'rel="prev"',
    ]
    if form == "json":
        assert first.json()["next"] == after[1]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"fields": "id"},
        {"expand": "speaker"},
        {"format": "csv"},
        {"count": "exact", "facets": "kind"},
        {"format": "html"},
    ],
    ids=str,
)
def test_a_list_that_is_the_same_is_not_sent_again(
    world: SimpleNamespace, query: dict[str, str]
) -> None:
    address = f"{ROOT}claims/"
    first = ask(address, query)

    same = ask(address, query, if_none_match=first["ETag"])
    builders.make_claim(status="published")
    changed = ask(address, query, if_none_match=first["ETag"])

    assert not first["ETag"].startswith("W/")
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_a_list_has_another_tag_for_each_way_of_showing_it(world: SimpleNamespace) -> None:
    queries = [
        "",
        "format=csv",
        "format=ndjson",
        "format=jsonld",
        "format=atom",
        "format=jsonfeed",
        "fields=id",
        "omit=id",
        "count=exact",
        "page_size=2",
        "ordering=said_at",
    ]
    tags = [ask(f"{ROOT}claims/", query)["ETag"] for query in queries]

    assert len(set(tags)) == len(tags)


def test_a_record_that_shows_another_whole_is_new_when_that_one_changes(
    world: SimpleNamespace,
) -> None:
    query = {"expand": "speaker", "fields": "speaker.description"}
    place = f"{ROOT}claims/{world.claim.pk}/"
    before = ask(place, query)
    plain = ask(place)

    Speaker.objects.filter(pk=world.minister.pk).update(description="A minister of Poland.")

    after = ask(place, query, if_none_match=before["ETag"])
    assert after.json() == {"speaker": {"description": "A minister of Poland."}}
    assert ask(place, if_none_match=plain["ETag"]).status_code == 304
    assert "Last-Modified" not in after


def test_whatever_may_be_kept_is_public_and_asked_for_again(world: SimpleNamespace) -> None:
    for address in (*LISTS, f"{ROOT}claims/{world.claim.pk}/"):
        response = ask(address, cookie="sessionid=x")
        assert response["Cache-Control"] == "public, max-age=0, s-maxage=0, must-revalidate"
        assert response["Vary"] == "Accept"
        assert not response.cookies
    for response in (ask(f"{ROOT}claims/", "x=1"), ask(f"{ROOT}claims/00/")):
        assert response["Cache-Control"] == "no-store"


@override_settings(CACHE_CONTROL="public, max-age=0, s-maxage=60, must-revalidate")
def test_a_cache_of_ours_may_be_told_to_wait() -> None:
    assert "s-maxage=60" in ask(f"{ROOT}units/")["Cache-Control"]


def test_a_tag_does_not_depend_on_who_asks_first(world: SimpleNamespace) -> None:
    with builders.record_versions_by_hand():
        RecordVersion.objects.update(changed_xid=1)

    rendered, kept = ask(f"{ROOT}claims/"), ask(f"{ROOT}claims/")

    assert rendered["ETag"] == kept["ETag"]
    assert rendered.content == kept.content


@pytest.mark.parametrize("form", ["csv", "ndjson"])
@pytest.mark.parametrize("beside", ["facets=kind", "q=people&highlight=true"])
def test_what_stands_beside_records_is_refused_in_lines(form: str, beside: str) -> None:
    assert_problem(ask(f"{ROOT}claims/", f"{beside}&format={form}"), 400, "not_in_lines")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("expand", ["", "&expand=speaker", "&expand=agreement"])
@pytest.mark.parametrize("size", [100, 200])
def test_a_tag_of_lines_is_of_all_that_they_say(size: int, expand: str) -> None:
    claim = builders.make_claim(status="published")
    question = f"format=ndjson&page_size={size}{expand}"
    before = ask(f"{ROOT}claims/", question)
    lines = before.getvalue()

    Claim.objects.filter(pk=claim.pk).update(statement="Put otherwise.")
    after = ask(f"{ROOT}claims/", question)

    assert after.getvalue() != lines
    assert ("ETag" in after) == (size == 100 or not expand)
    assert "ETag" not in after or before["ETag"] != after["ETag"]
