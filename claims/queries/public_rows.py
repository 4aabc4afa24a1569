"""The rows of a resource that stand for themselves, in the order of their ids: all of a list."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from claims.models import NumericAssertion, Unit
from claims.queries import pages, summaries
from claims.queries.pages import Order, Position, Sql
from claims.queries.sql import compiled
from claims.queries.visible import listed, listed_assertions


def walk(model: type[Model], start: Position | None, limit: int) -> Sql:
    """Some of them, after a position."""
    keys, values = compiled(_rows(model), "pk")
    sql = f"SELECT id, NULL FROM ({keys}) listed(id)", values
    return pages.walk(sql, Order(None, descending=False), limit, start, backwards=False)


def count(model: type[Model]) -> int:
    return summaries.exact(compiled(_rows(model), "pk"))


def _rows(model: type[Any]) -> Any:
    if model is NumericAssertion:
        return listed_assertions()
    return Unit.objects.order_by() if model is Unit else listed(model)
