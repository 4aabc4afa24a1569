"""A list question: read without the database, once, and answered by SQL that is kept."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.api.filtering import fields
from claims.api.filtering import filters as filtering
from claims.api.filtering.assertion_filters import VALUE
from claims.api.filtering.filterset import FilterSet
from claims.api.read import list_query
from claims.api.read.resources import RESOURCES
from claims.queries import read_connection, searching
from claims.queries.sql import compiled
from claims.records import record_cache
from tests.support.builders import make_claim, make_speaker

ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def read(name: str, **parameters: str) -> list_query.ListQuery:
    view = RESOURCES[name]
    return list_query.read(view, record_cache.KINDS[view.kind], parameters, form="json")


def a_value(filters: type[FilterSet], name: str) -> str | None:
    """A value that a filter takes, if its SQL is kept for all values."""
    known = filters.base_filters[name]
    if name in VALUE or not known.is_fixed or known.sql_key("") is None:
        return None
    field = known.field.one if isinstance(known.field, fields.Several) else known.field
    match field.schema:
        case {"enum": [first, *_]} | {"examples": [first, *_]}:
            return str(first)
        case {"example": example}:
            return str(example)
        case {"format": "date"}:
            return "2022-03-05"
    return ID if isinstance(field, fields.Id) else "EUR"


KEPT = [
    (name, filter_)
    for name, view in RESOURCES.items()
    for filter_ in view.filterset_class.base_filters
    if a_value(view.filterset_class, filter_)
]


def test_a_question_is_read_without_the_database() -> None:
    """No mark of pytest's allows it here."""
    query = read("claims", q="the -dog", speaker=ID, topic="war", min="3km", facets="kind")

    assert query.words == "the -dog"
    assert query.facets == ("kind",)


def test_a_question_cannot_be_changed() -> None:
    query = read("claims")

    with pytest.raises(FrozenInstanceError):
        query.ordering = "id"  # type: ignore[misc]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "filter_"), KEPT, ids=map("-".join, KEPT))
def test_kept_sql_is_that_of_the_values(
    name: str, filter_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept with other values in the place of those that are asked for."""
    monkeypatch.setattr(filtering.entries, "standing", lambda model, key: UUID(ID))
    filters, base = RESOURCES[name].filterset_class, RESOURCES[name]().get_queryset()
    values = filters.read({filter_: a_value(filters, filter_) or ""})
    resolved = {filter_: filters.base_filters[filter_].resolve(values[filter_])}

    kept = filters.narrow(base, values)

    assert kept.values, "its SQL is not kept"
    assert kept.sql("pk") == compiled(filters.build_queryset(base.all(), resolved), "pk")


@pytest.mark.django_db
@pytest.mark.parametrize("filter_", ["reviewer", "verdict", "has_reviews", "basis", "place"])
def test_sql_that_depends_on_its_value_is_not_kept(
    filter_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering.entries, "standing", lambda model, key: UUID(ID))
    filters = RESOURCES["claims"].filterset_class
    texts = {"reviewer": ID, "verdict": "false", "has_reviews": "true", "basis": "printed"}

    found = filters.narrow(
        RESOURCES["claims"]().get_queryset(), filters.read({filter_: texts.get(filter_, "Kyiv")})
    )

    assert found.values == {}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["ada", ID])
def test_an_entry_is_looked_up_in_the_statement_that_reads_its_rows(key: str) -> None:
    ada = make_speaker(slug="ada", id=ID)
    claim = make_claim(speaker=ada, status="published")
    view = RESOURCES["claims"]
    values = view.filterset_class.read({"speaker": key})
    base = view().get_queryset()

    with CaptureQueriesContext(connection) as asked:
        rows = view.filterset_class.narrow(base, values, within=True)

    assert len(asked) == 0
    sql, parameters = rows.sql("pk")
    assert read_connection.rows(sql, parameters) == [(claim.pk,)]


@pytest.mark.django_db
def test_sql_is_kept_for_the_values_that_come_next() -> None:
    filters = RESOURCES["claims"].filterset_class
    base = RESOURCES["claims"]().get_queryset()
    first = filters.narrow(base, filters.read({"kind": "quantity", "language": "en"}))

    second = filters.narrow(base, filters.read({"language": "pl", "kind": "event"}))

    assert second.queryset is first.queryset
    assert {*second.sql("pk")[1]} == {"pl", "event"}


@pytest.mark.django_db
def test_what_the_planner_expects_of_words_is_asked_once_in_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_claim(statement="Zebras were counted.")
    asked: list[Any] = []
    monkeypatch.setattr(searching.summaries, "expected", lambda rows: asked.append(rows) or 1)
    searching.UNDERSTOOD.clear()

    found = {searching.understood("zebras") for _ in range(3)}

    assert found == {searching.Search("'zebras'", is_rare=True)}
    assert len(asked) == 1
    searching.UNDERSTOOD.clear()
