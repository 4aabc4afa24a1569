"""No question of a list reads a table: asked of the planner, with every parameter and every order.

The statements are those that the lists run, and the record is big enough that reading all of a
table costs more than its index does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from claims.api.read.resources import RESOURCES
from claims.models import NumericAssertion
from claims.models.fields import uuid7
from claims.queries import pages, read_connection
from claims.queries.visible import walked_by
from claims.services.generation.generator import generate
from tests.support.builders import make_event, make_rate
from tests.support.client import ROOT, ask

pytestmark = pytest.mark.django_db
SIZE = 30_000
FEW = 3_000  # rows of a table that may be read whole, as the few speakers and topics of the set
NOT_FILTERS = {
    "cursor",
    "page_size",
    "ordering",
    "count",
    "facets",
    "highlight",
    "fields",
    "omit",
    "expand",
    "format",
}
DATASETS = {"dataset": ["generated", "nowhere"], "dataset_id": ["7"]}
CHANGED = {f"modified__{way}": ["2020", "2999"] for way in ("gte", "lt", "lte")}
PUBLIC = "status = 'published'"
PLACE = f"SELECT place FROM claims_claim WHERE place <> '' AND {PUBLIC} LIMIT 1"
SPEAKERS = (
    f"(SELECT speaker_id FROM claims_claim WHERE {PUBLIC} GROUP BY 1 ORDER BY count(*) DESC "
    "LIMIT 1) UNION ALL (SELECT speaker_id FROM claims_claim WHERE "
    f"{PUBLIC} GROUP BY 1 ORDER BY count(*) LIMIT 1)"
)


def ends(column: str, table: str) -> str:
    """The commonest value and the rarest one."""
    counted = f"SELECT {column} FROM claims_{table} WHERE {column} IS NOT NULL GROUP BY 1"
    first, last = (f"({counted} ORDER BY count(*) {way} LIMIT 1)" for way in ("DESC", "ASC"))
    return f"{first} UNION ALL {last}"


# Figures are compared with those of their measure: the commonest one's, and the rarest's.
OF_MEASURES = (
    f"SELECT '%s&measure=' || measure_id FROM ({ends('measure_id', 'numericassertion')}) x"
)
COMPARED = {"contested": OF_MEASURES % "true", "corroborated__gte": OF_MEASURES % "1"}

ASSERTIONS = {
    "comparator": ["eq", "between"],
    "form": ["absolute", "ratio"],
    "precision": ["exact", "order_of_magnitude"],
    "basis": ["printed", "resolved", "unresolved"],
    "printed_unit": ["1", "km", "GBP"],
    "as_of": ["2015-03-04"],
    "as_of__gte": ["2000-01-01", "2030-01-01"],
    "as_of__lt": ["2000-01-01", "2030-01-01"],
    "as_of__lte": ["2000", "2030"],
    "period": ["2015-03-04"],
    "period__gte": ["2000-01-01", "2030-01-01"],
    "period__lt": ["2000-01-01", "2030-01-01"],
    "period__lte": ["2000", "2030"],
    "min": ["331", "123456789012345"],
    "max": ["331"],
    "unit": ["1", "km", "GBP"],
    "mode": ["certain&min=100", "stated&max=100"],
    "convert_to": ["USD&min=5bn", "USD&min=1&max=1.001&mode=certain", "GBP&max=10"],
}
EVENT = ["01a22bd6-1d3d-7016-a22f-7e6b59fc45ed"]
STATUSES = ["normal", "forecast"]
GROUPS = ["contradiction", "agree"]
# Values for each parameter: themselves, or SQL that finds some.
VALUES: dict[str, dict[str, Any]] = {
    "claims": DATASETS
    | CHANGED
    | ASSERTIONS
    | {
        "q": ["people", "zebra"],
        "speaker": SPEAKERS,
        "speaker_name": ["agency", "zzqzzq"],
        "speaker__kind": ["person", "group"],
        "speaker__country": ["PL", "XX"],
        "speaker__role": ["head", "zzzz"],
        "speaker__organization": ends("organization_id", "role"),
        "root_speaker": SPEAKERS,
        "source": ends("source_id", "appearance"),
        "source__kind": ["article", "dataset"],
        "source__publisher": ends("publisher_id", "source"),
        "source__reliability": ["A", "E"],
        "topic": ends("topic_id", "claimtopic"),
        "measure": ends("measure_id", "numericassertion"),
        "event": EVENT,
        "observation_status": STATUSES,
        "kind": ["quantity", "pledge"],
        "status": ["published", "retracted"],
        "quote_type": ["direct", "mixed"],
        "language": ["en", "xx"],
        "place": PLACE,
        "said_at__gte": ["2000", "2030"],
        "said_at__lt": ["2000", "2030"],
        "said_at__lte": ["2000", "2030"],
        "first_published_at__gte": ["2000", "2030"],
        "first_published_at__lt": ["2000", "2030"],
        "first_published_at__lte": ["2000", "2030"],
        "reviewer": ends("reviewer_id", "review"),
        "verdict": ["false", "other"],
        "has_reviews": ["true", "false"],
        "relation": ["repeats", "corrects"],
        "related_to": "SELECT object_id FROM claims_relation LIMIT 1",
        "has_assertions": ["true", "false"],
    }
    | COMPARED,
    "speakers": DATASETS
    | CHANGED
    | {
        "kind": ["person", "group"],
        "country": ["PL", "XX"],
        "role": ["head"],
        "organization": ends("organization_id", "role"),
        "name_like": ["agency"],
        "name": ["agency"],
        "identifier": ["wikidata:Q1"],
    },
    "sources": DATASETS
    | CHANGED
    | {
        "kind": ["article", "dataset"],
        "title": ["zzzz"],
        "publisher": ends("publisher_id", "source"),
        "language": ["en", "xx"],
        "reliability": ["B", "E"],
        "url": ["https://example.org/none"],
        "published_at__gte": ["2000", "2030"],
        "published_at__lt": ["2000", "2030"],
        "published_at__lte": ["2000", "2030"],
    },
    "events": DATASETS
    | CHANGED
    | {
        "kind": ["strike"],
        "label": ["zzzz"],
        "place": ["zzzz"],
        "identifier": ["wikidata:Q1"],
        "measure": ends("measure_id", "numericassertion"),
        "start__gte": ["2000", "2030"],
        "start__lt": ["2000", "2030"],
        "start__lte": ["2000", "2030"],
    },
    "assertions": ASSERTIONS
    | {
        "event": EVENT,
        "has_event": ["true", "false"],
        "observation_status": STATUSES,
        "verdict": GROUPS,
        "claim": "SELECT claim_id FROM claims_assertionlisting LIMIT 1",
        "measure": ends("measure_id", "numericassertion"),
        "speaker": SPEAKERS,
        "root_speaker": SPEAKERS,
        "source": ends("source_id", "appearance"),
        "topic": ends("topic_id", "claimtopic"),
        "claim__status": ["published", "retracted"],
        "claim__said_at__gte": ["2000", "2030"],
        "claim__said_at__lt": ["2000", "2030"],
        "claim__said_at__lte": ["2000", "2030"],
    }
    | COMPARED,
    "measures": DATASETS
    | CHANGED
    | {
        "label": ["zzzz"],
        "unit": ["km"],
        "dimension": ["length"],
        "temporal_kind": ["flow"],
        "counts_pledges": ["true", "false"],
        "part_of": ends("measure_id", "numericassertion"),
        "verdict": GROUPS,
    },
    "reviews": DATASETS
    | CHANGED
    | {
        "claim": "SELECT claim_id FROM claims_review LIMIT 1",
        "reviewer": ends("reviewer_id", "review"),
        "verdict": ["false", "other"],
        "language": ["en", "xx"],
    },
    "topics": DATASETS | CHANGED | {"broader": ends("broader_id", "topic"), "label": ["zzzz"]},
    "relations": DATASETS
    | CHANGED
    | {
        "subject": "SELECT subject_id FROM claims_relation LIMIT 1",
        "object": "SELECT object_id FROM claims_relation LIMIT 1",
        "claim": "SELECT object_id FROM claims_relation LIMIT 1",
        "kind": ["updates", "corrects"],
    },
    "units": {"dimension": ["length"]},
}
FILTERS = [(name, parameter) for name, known in VALUES.items() for parameter in known]
ORDERINGS = [(name, order) for name, view in RESOURCES.items() for order in view.orderings]


# Where the tests have the right to; else the load is as good as any.
MISLEADING = """
DO $$ BEGIN
    UPDATE pg_class SET relpages = 400, reltuples = 1
    WHERE relkind = 'r' AND relname LIKE 'claims\\_%';
EXCEPTION WHEN insufficient_privilege THEN
    RAISE DEBUG 'not ours to write';
END $$
"""


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A generated set, analysed, which is rolled back when all have asked.

    It is loaded over what rows that were rolled back leave to the planner: tables of many pages and
    hardly a row. Statements that trusted it have run for hours, so that they are given up here. It
    is committed first: autovacuum would wait for it with a lock that the load wants.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(MISLEADING)
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '120s'")
        generate(claims=SIZE)
        for unit in ("EUR", "GBP", "UAH", "PLN"):
            for day in (date(2015, 3, 1), date(2022, 3, 1)):
                make_rate(from_unit_id=unit, to_unit_id="USD", day=day)
        assertion = NumericAssertion.objects.filter(claim__status="published").earliest("id")
        NumericAssertion.objects.filter(pk=assertion.pk).update(event=make_event(id=EVENT[0]))
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def plans(monkeypatch: Any) -> list[dict[str, Any]]:
    """The plans of the statements that are run."""
    found: list[dict[str, Any]] = []
    run = read_connection.rows

    def explained(sql: str, parameters: Any = (), **how: Any) -> Any:
        if not sql.startswith("EXPLAIN"):
            [(plan,)] = run(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
            found.append((json.loads(plan) if isinstance(plan, str | bytes) else plan)[0]["Plan"])
        return run(sql, parameters, **how)

    monkeypatch.setattr(read_connection, "rows", explained)
    return found


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def big() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'claims%%' "
            "AND reltuples > %s",
            [FEW],
        )
        return {name for (name,) in cursor.fetchall()}


def scanned(plans: list[dict[str, Any]], but: str = "") -> list[str]:
    tables = big() - {but}
    return [
        f"{node['Relation Name']}: {node.get('Filter', '')}"
        for plan in plans
        for node in nodes(plan)
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in tables
    ]


def sorted_rows(plans: list[dict[str, Any]]) -> list[int]:
    kinds = ("Sort", "Incremental Sort")
    rows = [
        node["Plans"][0]["Plan Rows"]
        for p in plans
        for node in nodes(p)
        if node["Node Type"] in kinds
    ]
    return [number for number in rows if number > FEW]


def values(known: Any) -> list[str]:
    if not isinstance(known, str):
        return list(known)
    with connection.cursor() as cursor:
        cursor.execute(known)
        return [str(value) for (value,) in cursor.fetchall()]


def asked(name: str, query: str) -> Any:
    response = ask(f"{ROOT}{name}/", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_every_filter_has_values_to_ask_for() -> None:
    assert VALUES.keys() == RESOURCES.keys()
    for name, view in RESOURCES.items():
        assert set(view.filterset_class.base_filters) - NOT_FILTERS == set(VALUES[name]), name


@pytest.mark.parametrize(("name", "parameter"), FILTERS, ids=map("-".join, FILTERS))
def test_no_filter_reads_a_table(name: str, parameter: str, plans: list[Any]) -> None:
    asked_for = values(VALUES[name][parameter])
    if parameter in RESOURCES[name].filterset_class.lists() and len(asked_for) > 1:
        asked_for.append(",".join(asked_for))
    for value in asked_for:
        asked(name, f"{parameter}={value}")

        assert plans
        assert scanned(plans) == [], f"{parameter}={value}"


@pytest.mark.parametrize(("name", "order"), ORDERINGS, ids=map("-".join, ORDERINGS))
def test_no_page_of_any_order_reads_or_sorts_a_table(
    name: str, order: str, plans: list[Any]
) -> None:
    query = f"ordering={order}" + "&q=people" * (order == "-rank")
    page = asked(name, query)
    for _ in range(3):
        if page["next"]:
            page = asked(name, page["next"].partition("?")[2])
    if page["previous"]:
        asked(name, page["previous"].partition("?")[2])

    # A thousand relations are sooner joined to all versions of so small a set than looked up.
    assert scanned(plans, but="claims_recordversion" if order.endswith("modified") else "") == []
    assert sorted_rows(plans) == []


def in_simple_words(sql: str) -> list[Any]:
    """By the protocol that has no parameters, for a statement that shows some."""
    connection.ensure_connection()
    with psycopg.ClientCursor(connection.connection) as cursor:
        return cursor.execute(sql).fetchall()


WALKED = ("claims_claim", "claims_claimlisting")
IN_ORDER = [
    name
    for name, known in RESOURCES["claims"].filterset_class.base_filters.items()
    if known.in_order
]


@pytest.mark.parametrize("parameter", IN_ORDER)
@pytest.mark.parametrize("cursor", [False, True])
def test_one_plan_for_all_values_walks_along_an_index_alone(parameter: str, cursor: bool) -> None:
    """Such a plan does not know how many rows a value has, and must not gather and sort them. Nor
    does it look a row up to know whether it is listed, or on which day there it was said."""
    view = RESOURCES["claims"]
    values_ = view.filterset_class.read({parameter: values(VALUES["claims"][parameter])[0]})
    rows = view.filterset_class.apply(view().get_queryset(), values_, within=True).rows
    walked = rows.sql(*walked_by(rows.queryset, "said_at"))
    start = pages.Position(datetime.now(UTC), uuid7()) if cursor else None
    order = pages.Order("said_at", descending=True, nullable=True)
    sql, parameters = pages.walk(walked, order, 51, start, backwards=False)
    numbered = (f"${number}" for number in range(1, len(parameters) + 1))

    [(found,)] = in_simple_words(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {sql % tuple(numbered)}")

    plan = (json.loads(found) if isinstance(found, str | bytes) else found)[0]["Plan"]
    assert scanned([plan]) == []
    assert {node["Node Type"] for node in nodes(plan)} & {"Sort", "Bitmap Heap Scan"} == set()
    walked = [node for node in nodes(plan) if node.get("Relation Name") in WALKED]
    assert {node["Node Type"] for node in walked} == {"Index Only Scan"}


def test_a_filter_without_its_index_is_caught(plans: list[Any]) -> None:
    read_connection.rows("SELECT id FROM claims_claim WHERE retraction_reason = 'nothing'")

    assert scanned(plans) == ["claims_claim: (retraction_reason = 'nothing'::text)"]
