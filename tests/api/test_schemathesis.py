"""What the description says is asked, value by value, by a tool that never saw the code.

Each operation gets its examples, the bounds of every parameter from both sides, and some cases by
chance. What a description of single parameters cannot say, which ids there are and what goes
together, is put right in cases that are meant to be valid; what is meant to be wrong stays as it
is. Pages are short, since each record of an answer is held to its description; only where nothing
is asked is a page as long as anybody gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import schemathesis
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker
from schemathesis.config import SchemathesisConfig

from claims.api.openapi import described
from claims.api.read.expecting import DIMENSIONS
from claims.api.read.formats import DOCUMENTS, LINES
from claims.api.read.pagination import LARGEST_SIZE
from claims.quantities.units.conversion import UNITS
from tests.support.client import ask
from tests.support.demo import FIXTURES
from tests.support.world import make_world

SHORT = 3  # records of a page
COMPARED = {"contested", "corroborated__gte"}
NUMBERS = ("331", "2.5bn", "-12.5", "0", "1,000", "10 million")
WORDS = ("killed", "people", '"at least" killed', "troops or forces", "civilians -soldiers")
schemathesis.openapi.format("printed-number", st.sampled_from(NUMBERS))
schemathesis.openapi.format("web-search", st.sampled_from(WORDS))
schemathesis.openapi.format("unit-code", st.sampled_from(sorted(UNITS)))
schemathesis.openapi.format("dimension", st.sampled_from(DIMENSIONS))
schemathesis.openapi.format("currency-code", st.sampled_from(["EUR", "USD", "GBX"]))
schemathesis.openapi.format("cursor", st.just("any"))
SEEDED = SchemathesisConfig.from_dict({"seed": 1})
schema = schemathesis.openapi.from_dict(described(), config=SEEDED)
schema.app = get_wsgi_application()

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One world for all cases, which only read, and one connection, which no request may close."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
        with connection.cursor() as cursor:
            # Planning fifty conditions at once is most of the time. No plan is tested here.
            cursor.execute("SET LOCAL join_collapse_limit = 1; SET LOCAL from_collapse_limit = 1")
        call_command("loaddata", *FIXTURES, verbosity=0)
        make_world()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def _django_db_helper(world: None) -> None:
    """Instead of pytest-django's, which would make a transaction, and a world, for each test."""


by_chance = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schema.parametrize()
@settings(by_chance, max_examples=3, phases=[Phase.explicit, Phase.generate])
def test_every_case_is_answered_as_it_is_described(case: Any) -> None:
    put_right(case)

    case.call_and_validate()


@pytest.mark.proof
@schema.parametrize()
@settings(by_chance, max_examples=100)
def test_many_cases_by_chance_are_answered_as_they_are_described(case: Any) -> None:
    put_right(case)

    case.call_and_validate()


def put_right(case: Any) -> None:
    valid = {place.value: part.mode.is_positive for place, part in case.meta.components.items()}
    if valid.get("path") and case.path_parameters:
        case.path_parameters = {"key": existing(case)}
    if valid.get("body", True) and isinstance(case.body, dict):
        case.body.pop("measure", None)  # none is named by chance
    if valid.get("query", True) and case.query:
        case.query = fitting(case, dict(case.query))


def existing(case: Any) -> str:
    """The key of a record that is there, another one for a longer key."""
    address = case.operation.path.partition("{key}")[0]
    found = ask(address, {"page_size": 3}).json()["results"]
    keys = [record[name] for record in found for name in ("id", "slug", "code") if name in record]
    return keys[len(str(case.path_parameters["key"])) % len(keys)]


def fitting(case: Any, query: dict[str, Any]) -> dict[str, Any]:
    """The same question, so that its parameters go together."""
    if "page_size" in case.operation.query:
        query.setdefault("page_size", SHORT)
    if query.get("highlight") in (True, "true") or query.get("ordering") == "-rank":
        query.setdefault("q", WORDS[0])
    if int(query.get("page_size", 1)) > LARGEST_SIZE:
        query["format"] = "ndjson"
    if query.get("format") in (*LINES, *DOCUMENTS):
        query.pop("facets", None)
        query.pop("highlight", None)
    if query.get("format") in DOCUMENTS:
        for name in ("fields", "omit", "expand"):
            query.pop(name, None)
    if "assertion" in query:
        query["assertion"] = a_figure(case)
    if "omit" in query:
        query.pop("fields", None)
        query["omit"] = query["omit"][:2]
    if "mode" in query:
        query.setdefault("min", NUMBERS[0])
    if "convert_to" in query:
        query["min"] = NUMBERS[0]
        query.pop("unit", None)
        query.pop("measure", None)
    if "min" in query:
        query.pop("max", None)
    if COMPARED & query.keys():
        query.setdefault("measure", "anything")
    if "measure" in query:
        query.pop("unit", None)
    if case.operation.path.endswith("/consensus/") and query.pop("period", None):
        query["at"] = "2022-03-05"  # no measure here is a flow
    if query.get("kind") == "revision":
        query.pop("strictness", None)
    if "cursor" in query:
        query["cursor"] = next_cursor(case, query)
    return {name: value for name, value in query.items() if value is not None}


def a_figure(case: Any) -> str | None:
    """One of the measure that is asked about."""
    address = case.operation.path.replace("contradictions", "series")
    found = ask(address.format(**case.path_parameters)).json()["results"]
    return found[0]["id"] if found else None


def next_cursor(case: Any, query: dict[str, Any]) -> str | None:
    """The one that leads on from the first page of the same question."""
    same = {name: written(value) for name, value in query.items()} | {"page_size": "1"}
    for name in ("cursor", "format"):
        same.pop(name, None)
    path = case.operation.path.format(**(case.path_parameters or {}))
    on = ask(path, same).json().get("next")
    return parse_qs(urlsplit(on).query)["cursor"][0] if on else None


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list) else str(value)
