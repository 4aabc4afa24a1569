"""How a filter is declared: how its value is read, and which condition it puts on a row.

A value is read without asking the database, and resolved when the question is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.api.filtering import fields, number_fields
from claims.queries import searching
from claims.queries.searching import Search
from claims.queries.visible import resolve_id, resolve_id_within
from claims.web.problems import Fault, bad_request

Condition = Callable[[Any], Q]
DATE = "A partial date means its first instant: 2022 is 2022-01-01T00:00Z."


class Filter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """One parameter. `where` is a lookup (`kind`, `label__icontains`) or makes the condition.

    `varies`: the condition is made by what the database expects of the value. `in_order`: of any
    value, an index has the rows in the order of their list, so that one plan is good for all."""

    def __init__(
        self,
        where: str | Condition,
        help_text: str,
        *,
        among: Condition | None = None,
        varies: bool = False,
        in_order: bool = False,
        **field: Any,
    ) -> None:
        super().__init__(help_text=help_text, **field)
        self.where: Condition = (
            (lambda value: Q(**{where: value})) if isinstance(where, str) else where
        )
        self.is_fixed = isinstance(where, str) and not (varies or where.endswith("__icontains"))
        self.among, self.in_order = among, in_order

    def resolved(self, value: Any, *, within: bool = False) -> Any:
        """The value as rows have it; or, `within` the statement, SQL that finds it there."""
        return value

    def form(self, value: Any) -> Hashable | None:
        """What of a resolved value decides the SQL: nothing, or (None) all of it."""
        return "" if self.is_fixed else None

    def gathers(self, value: Any) -> bool:
        """Whether its rows are few, and found by another index than that of their order."""
        return False

    def stand_in(self, number: int, form: Any) -> Any:
        """A resolved value of a form, that SQL is made with and that stands for any other."""
        return self.field.stand_in(number)

    def parameter(self, value: Any) -> Any:
        """What of a resolved value the SQL has for a parameter."""
        return value


class TextFilter(Filter):
    field_class = fields.Text


class WordFilter(Filter):
    field_class = fields.Word


class YesNoFilter(Filter):
    field_class = fields.YesNo

    def form(self, value: bool) -> None:
        return None


class InstantFilter(Filter):
    field_class = fields.Instant


class DayFilter(Filter):
    field_class = fields.Day


class WholeFilter(Filter):
    field_class = fields.Whole


class FigureFilter(Filter):
    field_class = number_fields.Figure


class UnitFilter(Filter):
    field_class = number_fields.UnitCode


class CurrencyFilter(Filter):
    field_class = number_fields.CurrencyCode


class KeyFilter(Filter):
    """An entry by id or slug, with a condition of its own."""

    field_class = fields.Key


class IdFilter(Filter):
    field_class = fields.Id


class WordsFilter(Filter):
    """Words to look for, as the full text has them."""

    field_class = fields.Words

    def __init__(self, help_text: str, **more: Any) -> None:
        super().__init__(searching.says, help_text, **more)

    def resolved(self, value: str, *, within: bool = False) -> Search:
        search = searching.understood(value)
        if search is None:
            raise bad_request(fault("q", fields.no_words(value)))
        return search

    def form(self, value: Search) -> bool:
        return value.is_rare

    def gathers(self, value: Search) -> bool:
        return value.is_rare

    def stand_in(self, number: int, form: bool) -> Search:
        return Search(self.field.stand_in(number), form)

    def parameter(self, value: Search) -> str:
        return value.words


class EntryFilter(Filter):
    """An entry that a foreign key refers to; a merged one stands for its survivor."""

    def __init__(self, model: Any, name: str, help_text: str, **more: Any) -> None:
        self.field_class = fields.Key if hasattr(model, "slug") else fields.Id
        self.entries = model  # `model` is django-filter's, for what is filtered
        super().__init__(name, help_text, **more)

    def resolved(self, value: Any, *, within: bool = False) -> Any:
        return (resolve_id_within if within else resolve_id)(self.entries, value)

    def form(self, value: Any) -> Hashable | None:
        return value.sql if isinstance(value, RawSQL) else super().form(value)

    def stand_in(self, number: int, form: str) -> Any:
        key = self.field.stand_in(number)
        return RawSQL(form, [key]) if form else key

    def parameter(self, value: Any) -> Any:
        return value.params[0] if isinstance(value, RawSQL) else value


class ListingFilter(EntryFilter):
    """An entry that claims are listed under. Its listing names each claim once, in the order of
    lists, so that it is joined; beside other conditions on the same related row it is one more."""

    def __init__(self, model: Any, name: str, help_text: str, **more: Any) -> None:
        super().__init__(model, name, help_text, in_order=True, **more)

    def listed(self, claims: QuerySet[Any], entry: Any) -> QuerySet[Any]:
        return claims.filter(listings__entry=entry)


def since(name: str, what: str, **more: Any) -> InstantFilter:
    return InstantFilter(f"{name}__gte", f"{what} at this time or later. {DATE}", **more)


def before(name: str, what: str, **more: Any) -> InstantFilter:
    return InstantFilter(f"{name}__lt", f"{what} before this time. {DATE}", **more)


def fault(name: str, error: ValidationError) -> Fault:
    """What is wrong with the value of a parameter, from the field that could not read it."""
    return Fault(
        error.code or "invalid",
        f"“{name}”: {error.messages[0]}",
        name,
        allowed=getattr(error, "allowed", None),
        nearest=getattr(error, "nearest", None),
    )
