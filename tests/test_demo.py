"""The demo: every number of the article and every row of the figures, against what the API answers.

The figures themselves stand here as well, read by hand, so that the demo is held to them where the
shared data are not at hand.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from claims.models import AssertionReading
from claims.models.base import Row
from tests.support.demo import EARTHQUAKES, FIXTURES, SERIES

pytestmark = pytest.mark.django_db

SHARED = Path(settings.BASE_DIR).parent / "shared" / "data"
RESOURCES = ("claims", "speakers", "sources", "measures", "topics", "relations", "reviews")

# What the article prints, and how it is to be read: interval, canonical interval.
ARTICLE = {
    "more than 10,000": ("(10000, )", "(10000, )"),
    "more than doubled": ("(2, )", None),
    "$2.75 billion": ("[2745000000, 2755000000)", "[2745000000, 2755000000)"),
    "at least 331": ("[331, )", "[331, )"),
    "675": ("[675, 675]", "[675, 675]"),
    "More than 1.3 million": ("(1300000, )", "(1300000, )"),
}


# The article's claims that carry no number: kind, speaker, root speaker.
WITHOUT_NUMBERS = {
    "article-01-blinken-closest-cooperation": ("opinion", "antony-blinken", "antony-blinken"),
    "article-02-blinken-intense-cooperation": ("opinion", "antony-blinken", "antony-blinken"),
    "article-03-blinken-biden-pledge": ("pledge", "antony-blinken", "joe-biden"),
    "article-04-blinken-more-equipment": ("event", "antony-blinken", "antony-blinken"),
    "article-05-blinken-leading-role": ("opinion", "antony-blinken", "antony-blinken"),
    "article-06-rau-will-to-resist": ("accusation", "zbigniew-rau", "zbigniew-rau"),
    "article-07-rau-no-recognition": ("pledge", "zbigniew-rau", "zbigniew-rau"),
    "article-08-rau-war-crimes": ("accusation", "zbigniew-rau", "zbigniew-rau"),
    "article-09-rau-cease-fire": ("demand", "zbigniew-rau", "zbigniew-rau"),
    "article-10-rau-spare-civilians": ("demand", "zbigniew-rau", "zbigniew-rau"),
    "article-11-anadolu-outrage-and-sanctions": ("event", "anadolu-agency", "anadolu-agency"),
    "article-12-anadolu-weapons-and-aid": ("event", "anadolu-agency", "anadolu-agency"),
}

# The words the figures use of a post, and how the demo holds it: title, organization.
ROLES = {
    "US Secretary of State": ("Secretary of State", "US Department of State"),
    "UN High Commissioner for Refugees": ("UN High Commissioner for Refugees", "UN Refugee Agency"),
    "UNHCR representative in Ukraine": ("Representative in Ukraine", "UN Refugee Agency"),
    "spokesman of the Russian Ministry of Defence": ("Spokesman", "Ministry of Defence of Russia"),
    "deputy head of the Russian General Staff": (
        "Deputy head of the General Staff",
        "General Staff of the Russian Armed Forces",
    ),
    "President of Ukraine": ("President of Ukraine", None),
}


def load_demo() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)


def listed(resource: str) -> list[dict[str, Any]]:
    """All that the API lists of a resource, page after page."""
    client, address, records = Client(), f"/api/v1/{resource}/", []
    while address:
        response = client.get(address)
        assert response.status_code == 200, (address, response.content)
        page = response.json()
        records += page["results"]
        address = page["next"]
    return records


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> dict[str, list[dict[str, Any]]]:
    """What the API answers of the demo. Asked once; the database is then as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        answers = {resource: listed(resource) for resource in RESOURCES}
        transaction.set_rollback(True)
    return answers


def by(key: str, records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {record[key]: record for record in records}


def written(interval: dict[str, Any] | None) -> str | None:
    """An interval as mathematics writes it."""
    if interval is None:
        return None
    return "{}{}, {}{}".format(
        "[" if interval["low_inclusive"] else "(",
        interval["low"] or "",
        interval["high"] or "",
        "]" if interval["high_inclusive"] else ")",
    )


def figures(demo: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each number with the claim it stands in."""
    return [(claim, number) for claim in demo["claims"] for number in claim["assertions"]]


def in_fixtures() -> list[dict[str, Any]]:
    return [row for path in FIXTURES for row in json.loads(Path(path).read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("printed", "expected"), ARTICLE.items())
def test_every_number_of_the_article_has_its_interval(
    demo: dict[str, Any], printed: str, expected: tuple[str, str | None]
) -> None:
    article = [s for s in demo["sources"] if s["kind"] == "article" and not s["url"]]
    assert len(article) == 1

    found = [
        (written(number["interval"]), written(number["canonical"]))
        for claim, number in figures(demo)
        if number["as_printed"] == printed
        and article[0]["id"] in [appearance["source"]["id"] for appearance in claim["appearances"]]
    ]

    assert found == [expected]


def test_the_ratio_stands_on_the_measure_of_the_figure_it_speaks_of(demo: dict[str, Any]) -> None:
    claims = by("dataset_id", demo["claims"])
    [figure] = claims["figures-01-blinken-us-forces-2022-03-05"]["assertions"]
    [ratio] = claims["figures-02-blinken-us-forces-ratio-2022-03-05"]["assertions"]

    assert ratio["measure"] == figure["measure"]
    read = ("form", "comparator", "low", "high", "direction", "unit")
    assert [ratio[key] for key in read] == ["ratio", "gt", "2", None, "up", "1"]
    assert ratio["baseline"] == {"from": "2022-01-30", "to": "2022-01-30"}
    assert (ratio["canonical"], ratio["stated"], ratio["basis"]) == (None, None, "")
    assert (ratio["baseline_assertion"], ratio["derivation"]) == (None, None)


def test_the_request_reproduces_its_print(demo: dict[str, Any]) -> None:
    claims = by("dataset_id", demo["claims"])
    [figure] = claims["figures-03-biden-administration-aid-requested-2022-03-05"]["assertions"]

    read = ("low", "high", "unit", "precision", "resolution", "multiplier")
    assert [figure[key] for key in read] == [
        "2750000000",
        "2750000000",
        "USD",
        "rounded",
        "10000000",
        "1000000000",
    ]


@pytest.mark.parametrize("slug", SERIES)
def test_a_measure_lists_its_figures(demo: dict[str, Any], slug: str) -> None:
    found = [
        (claim["said_at"], claim["root_speaker"]["slug"], written(number["canonical"]))
        for claim, number in figures(demo)
        if number["measure"]["slug"] == slug
    ]

    assert Counter(found) == Counter(SERIES[slug])


def test_the_demo_has_all_its_figures_and_three_forecasts(demo: dict[str, Any]) -> None:
    assert sum(map(len, SERIES.values())) == len(figures(demo)) == 48 + 1 + 24
    assert {c["dataset_id"] for c, _ in figures(demo) if c["kind"] == "prediction"} == {
        "forecast-01-unhcr-refugees-2022-03-01",
        "economy-01-world-bank-gdp-2022-04-10",
        "economy-02-imf-gdp-2022-04-19",
    }
    assert {measure["slug"] for measure in demo["measures"]} == SERIES.keys()


def test_counts_since_the_first_day_say_so(demo: dict[str, Any]) -> None:
    kinds = {
        measure["slug"]: (measure["temporal_kind"], measure["start"], measure["unit"])
        for measure in demo["measures"]
    }

    others = {
        "us-military-personnel-in-poland": ("stock", None, "1"),
        "humanitarian-assistance-requested-for-ukrainians": ("stock", None, "USD"),
        "ukrainians-who-trust-volodymyr-zelenskyy": ("stock", None, "%"),
        "fall-of-ukraines-gdp-in-a-year": ("flow", None, "%"),
        "people-killed-in-one-attack": ("flow", None, "1"),
        "excess-deaths-in-the-covid-19-pandemic": ("flow", None, "1"),
        "us-money-for-the-response-to-the-war-in-ukraine": ("cumulative", "2022-02-24", "USD"),
        EARTHQUAKES: ("cumulative", "2023-02-06", "1"),
    }
    assert kinds == dict.fromkeys(SERIES, ("cumulative", "2022-02-24", "1")) | others


@pytest.mark.parametrize(("dataset_id", "expected"), WITHOUT_NUMBERS.items())
def test_every_claim_without_a_number_is_there(
    demo: dict[str, Any], dataset_id: str, expected: tuple[str, str, str]
) -> None:
    claim = by("dataset_id", demo["claims"])[dataset_id]

    assert (claim["kind"], claim["speaker"]["slug"], claim["root_speaker"]["slug"]) == expected
    assert (claim["status"], claim["assertions"], claim["quote"]) == ("published", [], "")
    assert claim["appearances"]


def test_the_relayed_pledge_is_a_chain_of_two(demo: dict[str, Any]) -> None:
    pledge = by("dataset_id", demo["claims"])["article-03-blinken-biden-pledge"]

    links = [(a["position"], a["speaker"]["slug"], a["verb"]) for a in pledge["attributions"]]
    assert links == [(1, "antony-blinken", "quoted"), (2, "joe-biden", "said")]


def test_the_withdrawn_figure_is_retracted_and_stays(demo: dict[str, Any]) -> None:
    claims = by("dataset_id", demo["claims"])
    retracted = {key: claim for key, claim in claims.items() if claim["status"] == "retracted"}

    assert list(retracted) == ["figures-41-komsomolskaya-pravda-russians-killed-2022-03-20"]
    assert all(claim["retraction_reason"] for claim in retracted.values())
    assert {claim["status"] for claim in claims.values()} == {"published", "retracted"}


def test_an_update_replaces_an_earlier_figure_of_the_same_root_and_measure(
    demo: dict[str, Any],
) -> None:
    claims = by("id", demo["claims"])

    def place(end: dict[str, Any]) -> tuple[str, str, str]:
        claim = claims[end["id"]]
        [number] = claim["assertions"]
        at = (number["as_of"] or {"to": claim["said_at"]})["to"]
        return claim["root_speaker"]["slug"], number["measure"]["slug"], at

    updates = [r for r in demo["relations"] if r["kind"] == "updates"]
    assert len(updates) == 27
    for relation in updates:
        newer, older = place(relation["subject"]), place(relation["object"])
        assert newer[:2] == older[:2]
        # Where no day was stated, the note says by what the two were put in order.
        assert newer[2] > older[2] or relation["note"], relation
    others = {"contradicts": 2, "repeats": 1}
    assert Counter(r["kind"] for r in demo["relations"]) == {"updates": 27} | others


def test_all_of_the_demo_is_public_but_what_waits_for_review(demo: dict[str, Any]) -> None:
    shown = {record["id"] for records in demo.values() for record in records}
    models = {f"claims.{resource.removesuffix('s')}" for resource in RESOURCES}

    hidden = {row["pk"] for row in in_fixtures() if row["model"] in models} - shown
    waiting = next(Path(path) for path in FIXTURES if "review_queue" in path)
    of_queue = json.loads(waiting.read_text(encoding="utf-8"))
    assert hidden == {row["pk"] for row in of_queue if row["model"] in models}


@pytest.mark.django_db(transaction=True)
def test_a_second_load_changes_no_row() -> None:
    def rows() -> dict[str, list[str]]:
        tables = [model._meta.db_table for model in apps.get_app_config("claims").get_models()]
        with connection.cursor() as cursor:
            found = {}
            for table in tables:
                name = connection.ops.quote_name(table)
                cursor.execute(f"SELECT t::text FROM {name} t ORDER BY 1")
                found[table] = [row for (row,) in cursor.fetchall()]
            return found

    load_demo()
    first = rows()

    load_demo()

    assert first["claims_claim"]
    assert rows() == first


def test_ids_are_version_7_and_every_row_has_its_own() -> None:
    ids = [row["pk"] for row in in_fixtures()]

    assert len(set(ids)) == len(ids)
    shape = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert [id_ for id_ in ids if not shape.fullmatch(id_)] == []


def test_every_figure_is_what_its_words_say() -> None:
    load_demo()

    waiting = AssertionReading.objects.filter(worklist__gt="")
    assert list(waiting.values_list("assertion__as_printed", "worklist", "detail")) == []


def test_fixtures_name_only_columns_a_person_writes() -> None:
    models = {
        model._meta.label_lower: model
        for model in apps.get_app_config("claims").get_models()
        if issubclass(model, Row)
    }

    derived = [
        (row["model"], name)
        for row in in_fixtures()
        for name in row["fields"]
        if not models[row["model"]]._meta.get_field(name).editable
    ]
    assert derived == []


def test_quotes_are_the_few_words_that_carry_a_figure() -> None:
    words = [
        row["fields"][name]
        for row in in_fixtures()
        for name in ("quote", "exact", "as_printed", "prefix", "suffix")
        if name in row["fields"]
    ]

    assert len(words) > 100
    assert [
        text
        for text in words
        if len(text) > 60 or not re.search(r"\d|million|doubled|dozen|Fifty", text)
    ] == []


def test_a_figure_stands_where_its_quote_says(demo: dict[str, Any]) -> None:
    placed = [(c["quote"], n) for c, n in figures(demo) if n["quote_start"] is not None]

    assert len(placed) == 71  # the other two differ from their quote in a comma and in a capital
    for quote, number in placed:
        assert quote[number["quote_start"] : number["quote_end"]] == number["as_printed"]


def shared_rows() -> list[Any]:
    path = SHARED / "demo" / "figures.csv"
    if not path.exists():
        reason = "needs ../shared/data/demo/figures.csv, which is not here"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [pytest.param((n, row), id=f"row-{n:02}") for n, row in enumerate(rows, 1)]


def names(speaker: dict[str, Any]) -> set[str]:
    return {speaker["name"], *(alias["name"] for alias in speaker["aliases"])}


def day(text: str) -> dict[str, str] | None:
    return {"from": text, "to": text} if text else None


@pytest.mark.parametrize("numbered", shared_rows())
def test_every_row_of_the_figures_is_answered(
    demo: dict[str, Any], numbered: tuple[int, dict[str, str]]
) -> None:
    number, row = numbered
    speakers, sources = by("id", demo["speakers"]), by("id", demo["sources"])
    [claim] = [c for c in demo["claims"] if c["dataset_id"].startswith(f"figures-{number:02}-")]
    [figure] = claim["assertions"]
    root, speaker = speakers[claim["root_speaker"]["id"]], speakers[claim["speaker"]["id"]]

    # The origin, and who relays it.
    assert set(re.split(r" \(|\)", row["speaker"])) - {""} <= names(root)
    assert root["kind"] == row["speaker_kind"]
    if row["role"]:
        roles = [
            (r["title"], r["organization"] and r["organization"]["name"]) for r in root["roles"]
        ]
        assert ROLES[row["role"]] in roles
    chain = [a["speaker"]["id"] for a in claim["attributions"]]
    if row["relayed_by"]:
        assert row["relayed_by"] in names(speaker)
        assert chain == [speaker["id"], root["id"]]
    else:
        assert (speaker["id"], chain) == (root["id"], [])

    # When, what, and in which words.
    assert claim["said_at"] == row["said_on"]
    assert figure["as_of"] == day(row["as_of"])
    measure, _, ratio = row["measure"].partition(" (ratio to ")
    assert figure["measure"]["label"].casefold() == measure.casefold()
    assert figure["form"] == ("ratio" if ratio else "absolute")
    printed = row["as_printed"].casefold().replace(",", "")
    assert figure["as_printed"].casefold().replace(",", "") == printed
    assert claim["quote"].casefold().replace(",", "") == printed

    # Where it can be read.
    [source] = [
        sources[a["source"]["id"]] for a in claim["appearances"] if a["source"]["kind"] == "article"
    ]
    seed = row["publisher"] == "(seed article)"
    publisher = "Anadolu Agency" if seed else row["publisher"].partition(" (via ")[0]
    assert source["publisher"]["name"] == publisher
    assert source["url"] == row["url"]
    assert source["published_at"] == row["published_on"]


def test_no_sentence_of_the_article_is_in_the_fixtures() -> None:
    articles = sorted((SHARED / "seed-article").glob("*.txt"))
    if not articles:
        pytest.skip("needs ../shared/data/seed-article, which is not here")

    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"[\w.']+", text.replace("’", "'").casefold())
        return {tuple(found[i : i + 7]) for i in range(len(found) - 6)}

    printed = set().union(*(runs(path.read_text(encoding="utf-8")) for path in articles))
    assert len(printed) > 300

    texts = [v for row in in_fixtures() for v in row["fields"].values() if isinstance(v, str)]
    assert [text for text in texts if runs(text) & printed] == []
