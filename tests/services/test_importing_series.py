"""Whole series of figures, imported and asked for: the API against pandas on the raw files, row for
row.

The daily count of one belligerent comes with its qualifiers (“about”, “more than”) in words only,
the deaths of events as a lower and an upper figure. The data frames are made from the raw files by
arithmetic of their own, in tenths, so that nothing is rounded and nothing of ours is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pytest
from django.conf import settings
from django.db import connection, transaction

from claims.models import Claim
from claims.services.importing import pipeline
from tests.support.client import ROOT, ask, listed, pages

pytestmark = pytest.mark.django_db

SHARED = Path(settings.BASE_DIR).parent / "shared" / "data"
LOSSES = SHARED / "ukraine-losses" / "russia_losses_personnel.json"
EVENTS = SHARED / "ucdp" / "validation.jsonl"
QUALIFIERS = {"about": "about", "more": "more than"}

if missing := [str(path) for path in (LOSSES, EVENTS) if not path.exists()]:
    pytest.skip(f"needs {' and '.join(missing)}", allow_module_level=True)


# ---- the raw data, and what they say of each row: an interval in tenths, and what was printed


def losses() -> pd.DataFrame:
    """“About” reaches a tenth to either side, “more than” has no end and leaves the figure out."""
    raw = pd.DataFrame(json.loads(LOSSES.read_text()))
    more = raw["personnel*"] == "more"
    return pd.DataFrame(
        {
            "key": raw["date"],
            "from": raw["date"],
            "to": raw["date"],
            "printed": [
                f"{QUALIFIERS[word]} {figure:,}"
                for word, figure in zip(raw["personnel*"], raw["personnel"], strict=True)
            ],
            "comparator": more.map({True: "gt", False: "approx"}),
            "precision": more.map({True: "exact", False: "approximate"}),
            "stated_low": raw["personnel"] * 10,
            "stated_high": raw["personnel"] * 10,
            "low": (raw["personnel"] * 10).where(more, raw["personnel"] * 9),
            "high": (raw["personnel"] * 11).astype("Int64").mask(more),
            "low_reached": ~more,
        }
    )


def events() -> pd.DataFrame:
    raw = pd.DataFrame([json.loads(line) for line in EVENTS.read_text().splitlines()])
    one = raw["deaths_low"] == raw["deaths_high"]
    return pd.DataFrame(
        {
            "key": raw["id"].astype(str),
            "from": raw["start_date"],
            "to": raw["end_date"],
            "place": raw["location_root_name"],
            "printed": [
                f"{low}" if low == high else f"{low} to {high}"
                for low, high in zip(raw["deaths_low"], raw["deaths_high"], strict=True)
            ],
            "comparator": one.map({True: "eq", False: "between"}),
            "precision": "exact",
            "stated_low": raw["deaths_low"] * 10,
            "stated_high": raw["deaths_high"] * 10,
            "low": raw["deaths_low"] * 10,
            "high": (raw["deaths_high"] * 10).astype("Int64"),
            "low_reached": True,
        }
    )


def answering(rows: pd.DataFrame, low: int | None, high: int | None, mode: str) -> pd.DataFrame:
    """The rows that answer a question about a value, of which both ends are included."""
    least = None if low is None else low * 10
    most = None if high is None else high * 10
    found = pd.Series(True, index=rows.index)
    if mode == "stated":
        found &= True if least is None else rows["stated_low"] >= least
        found &= True if most is None else rows["stated_high"] <= most
    elif mode == "certain":
        found &= True if least is None else rows["low"] >= least
        found &= True if most is None else (rows["high"] <= most).fillna(False)
    else:
        found &= True if least is None else (rows["high"] >= least).fillna(True)
        if most is not None:
            reached = (rows["low"] == most) & rows["low_reached"]
            found &= (rows["low"] < most) | reached
    return rows[found.astype(bool)]


# ---- the same as lines to import


def lines_of_losses(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The figure in words alone: low, high and comparator are read from them."""
    staff = {"slug": "general-staff", "name": "General Staff", "kind": "organization"}
    measure = {
        "slug": "personnel-lost",
        "label": "Personnel lost, by the General Staff's count",
        "unit": "1",
        "temporal_kind": "cumulative",
        "start": "2022-02-24",
    }
    for row in rows.to_dict("records"):
        figure = {
            "as_printed": row["printed"],
            "measure": measure,
            "as_of": {"from": row["from"], "to": row["to"]},
        }
        yield {
            "dataset": "losses",
            "dataset_id": row["key"],
            "statement": f"The losses of personnel come to {row['printed']} by {row['to']}.",
            "kind": "quantity",
            "language": "en",
            "speaker": staff,
            "said_at": row["to"],
            "assertions": [figure],
        }


def lines_of_events(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    program = {"slug": "conflict-data", "name": "Conflict data", "kind": "organization"}
    measure = {
        "slug": "deaths-of-an-event",
        "label": "Deaths of an event",
        "unit": "1",
        "temporal_kind": "flow",
    }
    for row in rows.to_dict("records"):
        figure = {
            "as_printed": row["printed"],
            "measure": measure,
            "comparator": row["comparator"],
            "precision": row["precision"],
            "low": row["stated_low"] // 10,
            "high": row["stated_high"] // 10,
            "period": {"from": row["from"], "to": row["to"]},
        }
        yield {
            "dataset": "events",
            "dataset_id": row["key"],
            "statement": f"An event in {row['place']} cost {row['printed']} lives.",
            "kind": "quantity",
            "speaker": program,
            "place": row["place"],
            "assertions": [figure],
        }


SERIES = {
    "losses": (losses, lines_of_losses, "personnel-lost", "as_of"),
    "events": (events, lines_of_events, "deaths-of-an-event", "period"),
}


@pytest.fixture(scope="module", autouse=True)
def keys(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Both series on record, published; the key of each claim in its raw file, by its id."""
    with django_db_blocker.unblock(), transaction.atomic():
        for read, lines, _, _ in SERIES.values():
            rows = read()
            file = "\n".join(json.dumps(line) for line in lines(rows)).encode()
            summary = pipeline.run(file=BytesIO(file), format="ndjson", by=None, publish=True)
            assert (summary.created, summary.rejected) == (len(rows), 0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum would, soon after
        yield {str(pk): key for pk, key in Claim.objects.values_list("pk", "dataset_id")}
        transaction.set_rollback(True)


def all_pages(name: str, query: dict[str, Any]) -> list[dict[str, Any]]:
    found = pages(f"{ROOT}{name}/", query)
    return [record for page in found for record in page["results"]]


@pytest.mark.parametrize("name", SERIES)
def test_every_row_keeps_its_words_its_qualifier_and_its_figures(
    name: str, keys: dict[str, str]
) -> None:
    read, _, measure, time = SERIES[name]
    expected = read()

    found = pd.DataFrame(
        {
            "key": keys[record["claim"]["id"]],
            "from": record[time]["from"],
            "to": record[time]["to"],
            "printed": record["as_printed"],
            "comparator": record["comparator"],
            "precision": record["precision"],
            "low": int(float(record["canonical"]["low"]) * 10),
            "high": None
            if record["canonical"]["high"] is None
            else round(float(record["canonical"]["high"]) * 10),
            "low_reached": record["canonical"]["low_inclusive"],
        }
        for record in all_pages("assertions", {"measure": measure, "page_size": 100})
    )

    pd.testing.assert_frame_equal(
        found.sort_values("key", ignore_index=True).astype({"high": "Int64"}),
        expected[list(found.columns)].sort_values("key", ignore_index=True),
        check_dtype=False,
    )


QUESTIONS = {
    "losses": [
        (10_000, None),
        (11_000, None),
        (None, 11_000),
        (11_001, 13_200),
        (12_000, 12_000),
        (90_000, 110_000),
        (500_000, 1_000_000),
        (1_456_610, None),
        (None, 2_519),
        (2_520, 2_520),
        (2_000_000, None),
    ],
    "events": [
        (0, 0),
        (1, 1),
        (None, 0),
        (3, None),
        (2, 4),
        (10, 50),
        (100, None),
        (188, 188),
        (189, None),
        (None, 200),
    ],
}
CASES = [
    (name, low, high, mode)
    for name, asked in QUESTIONS.items()
    for low, high in asked
    for mode in ("possible", "certain", "stated")
]


@pytest.mark.parametrize(("name", "low", "high", "mode"), CASES)
def test_a_question_is_answered_as_pandas_answers_it(
    name: str, low: int | None, high: int | None, mode: str, keys: dict[str, str]
) -> None:
    read, _, measure, _ = SERIES[name]
    expected = answering(read(), low, high, mode)
    ends = {"min": low, "max": high}
    query = {key: end for key, end in ends.items() if end is not None}
    query |= {"measure": measure, "mode": mode, "page_size": 100, "count": "exact"}

    found = all_pages("assertions", query)

    rows = sorted((keys[record["claim"]["id"]], record["as_printed"]) for record in found)
    assert rows == sorted(zip(expected["key"], expected["printed"], strict=True))
    assert ask(f"{ROOT}assertions/", query).json()["count"]["value"] == len(expected)


@pytest.mark.parametrize("name", SERIES)
def test_the_claims_of_a_question_are_those_of_its_figures(name: str, keys: dict[str, str]) -> None:
    read, _, measure, _ = SERIES[name]
    low, high = QUESTIONS[name][4]
    expected = answering(read(), low, high, "possible")

    ends = {"min": low, "max": high}
    query = {key: end for key, end in ends.items() if end is not None}
    found = all_pages("claims", query | {"measure": measure, "page_size": 100, "fields": "id"})

    assert sorted(keys[record["id"]] for record in found) == sorted(expected["key"])


TIMES = [
    ("losses", "2022-03-01", "2022-04-01", {"min": 12_000}),
    ("losses", "2024-02-24", "2024-02-25", {"max": 500_000}),
    ("losses", "2026-08-08", "2027-01-01", {"min": 1}),
    ("events", "2021-06-01", "2021-07-01", {"min": 2}),
    ("events", "2021-12-01", "2030-01-01", {"max": 10}),
]


@pytest.mark.parametrize(("name", "since", "before", "ends"), TIMES)
def test_a_question_about_a_value_at_a_time(
    name: str, since: str, before: str, ends: dict[str, int], keys: dict[str, str]
) -> None:
    read, _, measure, time = SERIES[name]
    rows = answering(read(), ends.get("min"), ends.get("max"), "possible")
    expected = rows[(rows["to"] >= since) & (rows["from"] < before)]

    query = {"measure": measure, f"{time}__gte": since, f"{time}__lt": before, "page_size": 100}
    found = all_pages("assertions", query | ends)

    assert sorted(keys[record["claim"]["id"]] for record in found) == sorted(expected["key"])
    assert len(expected), "a question that finds nothing proves nothing"


def test_a_download_holds_the_same_rows_as_all_pages(keys: dict[str, str]) -> None:
    query = {"measure": "personnel-lost", "min": 500_000, "mode": "certain"}
    by_pages = [record["id"] for record in all_pages("assertions", query | {"page_size": 100})]

    download = ask(
        f"{ROOT}assertions/", urlencode(query | {"format": "ndjson", "page_size": 10_000})
    )
    lines = b"".join(download) if download.streaming else download.content

    assert [json.loads(line)["id"] for line in lines.splitlines()] == by_pages


def test_a_second_import_changes_nothing(keys: dict[str, str]) -> None:
    read, lines, measure, _ = SERIES["events"]
    file = "\n".join(json.dumps(line) for line in lines(read())).encode()
    before = listed("assertions", measure=measure)

    summary = pipeline.run(file=BytesIO(file), format="ndjson", by=None, publish=True)

    assert (summary.created, summary.updated, summary.unchanged) == (0, 0, len(read()))
    assert listed("assertions", measure=measure) == before
