"""Lists as files: all rows in one answer, in their order, under a name that says what they are."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from claims.api.read import list_query, resources
from claims.formats import parquet
from claims.models import Claim
from claims.services import rate_limits
from claims.services.exporting import walking
from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem, pages
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

FILES = ("csv", "spreadsheet", "ndjson", "parquet")
SOME = ("claims", "speakers", "assertions", "measures", "reviews", "relations")


@pytest.fixture
def world() -> SimpleNamespace:
    """With times that are equal, and some that are missing."""
    world = make_world()
    for said_at in (builders.NOON, builders.NOON, None):
        precision = "minute" if said_at else ""
        claim = builders.make_claim(status="published", said_at=said_at, said_precision=precision)
        builders.make_assertion(claim=claim)
    return world


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if each piece of a list were full after a row or two."""
    monkeypatch.setattr(list_query, "LARGEST_SIZE", 1)
    for name, size in {"FIRST": 1, "MOST": 2, "RECORDS": 1, "STORED": 1, "ROWS": 1}.items():
        monkeypatch.setattr(walking, name, size)


def body(response: Any) -> bytes:
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content) if response.streaming else response.content


def rows(form: str, content: bytes) -> list[dict[str, Any]]:
    """The rows of a file, as far as a reader of its format tells them."""
    if form == "ndjson":
        return [json.loads(line) for line in content.splitlines()]
    if form == "parquet":
        from pyarrow.parquet import read_table

        found: list[dict[str, Any]] = read_table(io.BytesIO(content)).to_pylist()
        return found
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# ---- all rows


@pytest.mark.parametrize("name", ["claims", "assertions", "units"])
def test_a_file_has_every_row_once_and_in_order(
    world: SimpleNamespace, name: str, request: pytest.FixtureRequest
) -> None:
    key = "code" if name == "units" else "id"
    orders = [order for order in resources.RESOURCES[name].orderings if order != "-rank"]
    listed = {order: walked(name, order, key) for order in orders}

    request.getfixturevalue("in_small_pieces")

    for order in orders:
        query = {"ordering": order, "fields": key, "format": "csv"}
        response = ask(f"{ROOT}{name}/", query)
        assert response.streaming
        assert body(response).decode().split() == [key, *listed[order]], order


def walked(name: str, order: str, key: str) -> list[str]:
    """Of every row, page after page."""
    found = pages(f"{ROOT}{name}/", {"ordering": order, "fields": key, "page_size": 100})
    return [record[key] for page in found for record in page["results"]]


@pytest.mark.parametrize("form", FILES)
def test_a_file_in_pieces_has_the_rows_of_one_in_one_piece(
    world: SimpleNamespace, form: str, request: pytest.FixtureRequest
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    query = {"format": form, "page_size": 10_000}
    whole = {name: rows(form, body(ask(f"{ROOT}{name}/", query))) for name in SOME}

    request.getfixturevalue("in_small_pieces")

    for name in SOME:
        response = ask(f"{ROOT}{name}/", {"format": form})
        assert response.streaming
        assert rows(form, body(response)) == whole[name], name


def test_json_ld_in_pieces_has_the_nodes_of_one_in_one_piece(
    world: SimpleNamespace, request: pytest.FixtureRequest
) -> None:
    address = f"{ROOT}claims/"
    page = ask(address, {"format": "jsonld", "page_size": 100}).json()

    request.getfixturevalue("in_small_pieces")
    response = ask(address, {"format": "jsonld"})

    assert response.streaming
    assert json.loads(body(response)) == page


def test_a_short_file_is_answered_whole_and_with_a_tag(world: SimpleNamespace) -> None:
    response = ask(f"{ROOT}claims/", {"format": "csv"})

    again = ask(f"{ROOT}claims/", {"format": "csv"}, if_none_match=response["ETag"])

    assert not response.streaming
    assert again.status_code == 304


def test_who_asks_for_a_page_gets_one(world: SimpleNamespace) -> None:
    first = ask(f"{ROOT}claims/", {"format": "ndjson", "page_size": 2})

    assert len(rows("ndjson", body(first))) == 2
    assert 'rel="next"' in first["Link"]


def test_a_record_is_as_it_is_when_its_turn_comes(
    world: SimpleNamespace, in_small_pieces: None
) -> None:
    query = {"format": "ndjson", "ordering": "id"}
    pieces = iter(ask(f"{ROOT}claims/", query).streaming_content)
    last = max(Claim.objects.filter(status="published").values_list("pk", flat=True))

    begun = next(pieces)
    Claim.objects.filter(pk=last).update(place="Changed meanwhile")

    assert b"Changed meanwhile" not in begun
    assert b"Changed meanwhile" in b"".join(pieces)


def test_a_reader_that_pauses_keeps_nobody_waiting(
    world: SimpleNamespace, in_small_pieces: None
) -> None:
    paused = ask(f"{ROOT}claims/", {"format": "ndjson"})
    next(iter(paused.streaming_content))

    other = body(ask(f"{ROOT}claims/", {"format": "ndjson"}))

    assert rows("ndjson", other)


def test_members_that_no_table_has_are_in_files_too(
    world: SimpleNamespace, in_small_pieces: None
) -> None:
    agreement = ask(f"{ROOT}claims/", {"format": "csv", "expand": "agreement"})
    converted = ask(
        f"{ROOT}assertions/", {"format": "csv", "min": 1, "unit": "EUR", "convert_to": "EUR"}
    )
    series = ask(f"{ROOT}measures/killed/series/", {"format": "csv"})

    assert all(json.loads(row["agreement"]) is not None for row in rows("csv", body(agreement)))
    assert b"conversions" in body(converted).partition(b"\r\n")[0]
    assert {row["status"] for row in rows("csv", body(series))} - {""}


# ---- what stands in them


def test_an_assertion_says_who_whom_they_relay_when_and_where(world: SimpleNamespace) -> None:
    query = {"claim": world.claim.pk, "format": "csv"}

    found = rows("csv", body(ask(f"{ROOT}assertions/", query)))[0]

    claim = ask(f"{ROOT}claims/{world.claim.pk}/").json()
    assert found["speaker.name"] == claim["speaker"]["name"] == "Ada Minister"
    assert found["root_speaker.slug"] == claim["root_speaker"]["slug"]
    assert (found["said_at"], found["place"]) == (claim["said_at"], claim["place"])
    assert found["source.title"] == claim["appearances"][0]["source"]["title"]
    assert found["claim.statement"] == claim["statement"]


def test_a_claim_without_appearances_has_assertions_without_source(world: SimpleNamespace) -> None:
    claim = builders.make_claim(status="published")
    builders.make_assertion(claim=claim)

    [found] = ask(f"{ROOT}assertions/", {"claim": claim.pk}).json()["results"]

    assert found["source"] is None


def test_ndjson_may_have_numbers_as_numbers(world: SimpleNamespace) -> None:
    address, query = f"{ROOT}assertions/", {"format": "ndjson", "fields": "low,interval,multiplier"}

    texts = [json.loads(line) for line in body(ask(address, query)).splitlines()]
    numbers = [
        json.loads(line, parse_int=Decimal, parse_float=Decimal)
        for line in body(ask(address, query | {"numbers": "number"})).splitlines()
    ]

    assert any(record["low"] for record in texts)
    for text, number in zip(texts, numbers, strict=True):
        assert number["multiplier"] == Decimal(text["multiplier"])
        assert number["low"] == (text["low"] and Decimal(text["low"]))
        assert number["interval"]["low"] == (
            text["interval"]["low"] and Decimal(text["interval"]["low"])
        )


@pytest.mark.parametrize("form", ["json", "csv", "spreadsheet", "parquet", "html"])
def test_other_formats_refuse_to_write_numbers_otherwise(form: str) -> None:
    response = ask(f"{ROOT}claims/", {"format": form, "numbers": "number"}, accept="*/*")

    assert response.status_code == 400
    if form != "html":
        assert_problem(response, 400, "only_in_ndjson")


def test_a_spreadsheet_runs_nothing_that_somebody_wrote(world: SimpleNamespace) -> None:
    builders.make_claim(status="published", statement='=HYPERLINK("https://example.org","x")')

    spreadsheet, exact = (
        body(ask(f"{ROOT}claims/", {"format": form, "fields": "statement"})).decode()
        for form in ("spreadsheet", "csv")
    )

    assert "\"'=HYPERLINK(" in spreadsheet
    assert spreadsheet.startswith("\ufeff")
    assert '"=HYPERLINK(' in exact


def test_parquet_has_types(world: SimpleNamespace) -> None:
    pytest.importorskip("pyarrow")
    [found] = rows(
        "parquet",
        body(ask(f"{ROOT}assertions/{world.assertion.pk}/", {"format": "parquet"})),
    )

    record = ask(f"{ROOT}assertions/{world.assertion.pk}/").json()
    assert found["interval.low"] == Decimal(record["interval"]["low"])
    assert found["as_of.from"].isoformat() == record["as_of"]["from"]
    assert found["interval.low_inclusive"] is record["interval"]["low_inclusive"]


def test_parquet_is_refused_where_nobody_can_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)

    assert_problem(ask(f"{ROOT}claims/", {"format": "parquet"}), 406, "not_installed")
    page = ask(f"{ROOT}claims/", {"format": "html"}).content.decode()
    assert "PARQUET" not in page
    assert "SPREADSHEET" in page


# ---- their names


@pytest.mark.parametrize(
    ("address", "query", "name"),
    [
        ("claims/", {"format": "csv"}, "onrecord-claims-{day}.csv"),
        ("claims/", {"format": "spreadsheet"}, "onrecord-claims-{day}.csv"),
        ("claims/", {"format": "parquet"}, "onrecord-claims-{day}.parquet"),
        (
            "assertions/",
            {"measure": "killed", "format": "ndjson", "fields": "id", "ordering": "-id"},
            "onrecord-assertions-measure-killed-{day}.ndjson",
        ),
        (
            "claims/",
            {"q": '"../x" \r\n; y', "format": "csv"},
            "onrecord-claims-q-x-y-{day}.csv",
        ),
        ("units/km/", {"format": "csv"}, "onrecord-unit-km.csv"),
        ("measures/killed/series/", {"format": "csv"}, "onrecord-series-{day}.csv"),
    ],
)
def test_a_file_is_named_after_what_is_in_it(
    world: SimpleNamespace, address: str, query: dict[str, str], name: str
) -> None:
    if "parquet" in name:
        pytest.importorskip("pyarrow")
    response = ask(f"{ROOT}{address}", query)

    day = datetime.now(UTC).date()
    assert response["Content-Disposition"] == f'attachment; filename="{name.format(day=day)}"'


def test_a_name_that_is_not_ascii_is_encoded(world: SimpleNamespace) -> None:
    response = ask(f"{ROOT}claims/", {"q": "Zelenśkyj", "format": "csv"})

    assert "filename*=utf-8''onrecord-claims-q-zelen%C5%9Bkyj-" in response["Content-Disposition"]


def test_a_long_question_has_a_name_of_bounded_length(world: SimpleNamespace) -> None:
    response = ask(
        f"{ROOT}claims/", {"q": " ".join(["people"] * 8), "place": "x" * 200, "format": "csv"}
    )

    assert len(response["Content-Disposition"]) < 160


# ---- what they cost


def test_a_long_file_is_charged_by_its_rows(
    world: SimpleNamespace, in_small_pieces: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    charged: list[int] = []
    settings.RATE_LIMIT = 1000
    monkeypatch.setattr(
        rate_limits.LIMITER, "take", lambda *, client, limit, cost=1: charged.append(cost)
    )

    response = ask(f"{ROOT}claims/", {"format": "ndjson"})
    begun = list(charged)
    count = len(body(response).splitlines())

    assert begun == [1, rate_limits.HEAVY - 1]
    assert sum(charged[2:]) >= rate_limits.HEAVY * (count - 2) // walking.MOST


@pytest.mark.parametrize(
    ("size", "cost"), [("50", 1), ("100", 1), ("101", 10), ("10000", 10), ("x", 1), ("9" * 5000, 1)]
)
def test_a_long_page_counts_more_than_a_short_one(size: str, cost: int) -> None:
    request = RequestFactory().get("/", {"page_size": size})

    assert resources.Claims().cost(request) == cost
