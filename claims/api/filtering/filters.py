"""How a filter is declared: how its value is read, and which condition it puts on a row.

Conditions on the same related row are put together (`among`), so that `reviewer=` and `verdict=`
speak of one review. Only the filters that a query names are built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from claims.api.filtering import fields, number_fields
from claims.api.read.pagination import parameter
from claims.queries.visible import standing
from claims.web.problems import Fault, bad_request

Condition = Callable[[Any], Q]


class Filter(django_filters.Filter):
    """One parameter. `where` is a lookup (`kind`, `label__icontains`) or makes the condition."""

    def __init__(
        self,
        where: str | Condition,
        help_text: str,
        *,
        among: Condition | None = None,
        **field: Any,
    ) -> None:
        super().__init__(help_text=help_text, **field)
        self.where: Condition = (
            (lambda value: Q(**{where: value})) if isinstance(where, str) else where
        )
        self.among = among


class TextFilter(Filter):
    field_class = fields.Text


class WordFilter(Filter):
    field_class = fields.Word


class YesNoFilter(Filter):
    field_class = fields.YesNo


class InstantFilter(Filter):
    field_class = fields.Instant


class DayFilter(Filter):
    field_class = fields.Day


class WholeFilter(Filter):
    field_class = fields.Whole


class WordsFilter(Filter):
    field_class = fields.Words


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


class EntryFilter(Filter):
    """An entry that a foreign key refers to; a merged one stands for its survivor."""

    def __init__(self, model: Any, name: str, help_text: str, **more: Any) -> None:
        self.field_class = fields.Key if hasattr(model, "slug") else fields.Id
        self.entries = model  # `model` is django-filter's, for what is filtered
        super().__init__(lambda key: Q(**{name: standing(model, key)}), help_text, **more)


class ListingFilter(EntryFilter):
    """An entry that claims are listed under. Its listing names each claim once, in the order of
    lists, so that it is joined; beside other conditions on the same related row it is one more."""

    def listed(self, claims: QuerySet[Any], key: Any) -> QuerySet[Any]:
        return claims.filter(listings__entry=standing(self.entries, key))


class FilterSet(django_filters.FilterSet):
    """The filters of a resource."""

    def __init__(self, data: dict[str, str], queryset: QuerySet[Any], **more: Any) -> None:
        known = type(self).base_filters
        self.base_filters = {name: known[name] for name in data if name in known}
        super().__init__(data, queryset, **more)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        values = self.form.cleaned_data
        listing = {name for name in values if isinstance(self.filters[name], ListingFilter)}
        conditions: dict[Condition | None, Q] = defaultdict(Q)
        for among, condition in self.conditions(values):
            conditions[among] &= condition
        for name in listing:
            known = self.filters[name]
            queryset = known.listed(queryset, values[name])
            if known.among and known.among in conditions:
                conditions[known.among] &= known.where(values[name])
        for among, condition in conditions.items():
            queryset = queryset.filter(among(condition) if among else condition)
        return queryset

    def note(self) -> dict[str, Any]:
        """What an answer says of how it understood the question."""
        return {}

    def beside(self, ids: list[Any]) -> dict[str, Any]:
        """What an answer says besides, of the rows that it shows."""
        return {}

    # What the lines of CSV and NDJSON hold instead, since nothing is beside them: more members of
    # each row, by its id.
    members: tuple[str, ...] = ()

    def within(self, ids: list[Any]) -> dict[Any, dict[str, Any]]:
        return {}

    def conditions(self, values: dict[str, Any]) -> Iterator[tuple[Condition | None, Q]]:
        """Each condition but those of listings, and what related row it is of."""
        for name, value in values.items():
            if not isinstance(self.filters[name], ListingFilter):
                yield self.filters[name].among, self.filters[name].where(value)


def fault(name: str, error: Any) -> Fault:
    """What is wrong with the value of a parameter, from the field that could not read it."""
    return Fault(
        error.code,
        f"“{name}”: {error.messages[0]}",
        name,
        allowed=getattr(error, "allowed", None),
        nearest=getattr(error, "nearest", None),
    )


class QueryFilters(BaseFilterBackend):
    """Filters a list by its view's `filterset_class`."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        filterset = view.filterset_class(view.parameters, queryset, request=request)
        if not filterset.is_valid():
            raise bad_request(
                *(
                    fault(name, error)
                    for name, errors in filterset.errors.as_data().items()
                    for error in errors
                )
            )
        view.note, view.beside = filterset.note(), filterset.beside
        view.members, view.within = filterset.members, filterset.within
        return filterset.qs if filterset.filters else queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            parameter(name, known.extra["help_text"], dict(known.field.schema))
            for name, known in view.filterset_class.base_filters.items()
        ]
