"""The filters of a resource together: what they leave of its rows, by SQL that is kept.

Conditions on the same related row are put together (`among`), so that `reviewer=` and `verdict=`
speak of one review. What the ORM makes of a set of filters is kept, for whichever values come next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from rest_framework.filters import BaseFilterBackend

from claims.api.filtering.filters import Condition, ListingFilter, fault
from claims.api.filtering.number_answers import Conversions
from claims.api.read.pagination import parameter
from claims.queries.sql import Rows
from claims.web.problems import bad_request

Values = Mapping[str, Any]
MOST_KEPT = 500  # sets of filters, of a resource


@dataclass(frozen=True)
class Filtered:
    """What filters have left of some rows, and what an answer says of how it understood them."""

    rows: Rows
    note: dict[str, Any] = field(default_factory=dict)
    conversions: Conversions | None = None


class FilterSet(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """The filters of a resource, by the names of their parameters. They are declared as
    django-filter has it; reading and applying them makes no form and no copy for each request."""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> dict[str, Any]:
        """The value of each filter that is named. Raises a 400 with all that are none."""
        values, faults = {}, []
        for name, text in parameters.items():
            try:
                if name in cls.base_filters:
                    values[name] = cls.value_of(name, text, parameters)
            except ValidationError as error:
                faults.append(fault(name, error))
        if faults:
            raise bad_request(*faults)
        return values

    @classmethod
    def value_of(cls, name: str, text: str, parameters: Mapping[str, str]) -> Any:
        """The value of one filter, which others may decide. Raises ValidationError."""
        return cls.base_filters[name].field.read(text)

    @classmethod
    def has_one_plan(cls, names: Collection[str]) -> bool:
        """Whether one plan reads these rows in the order of their list, whatever the values: of no
        filter, of one, or of the two ends of one range."""
        columns = {name.partition("__")[0] for name in names}
        return len(columns) <= 1 and all(cls.base_filters[name].in_order for name in names)

    @classmethod
    def applied(cls, rows: QuerySet[Any], values: Values, *, within: bool = False) -> Filtered:
        """What the filters leave of some rows. This asks the database, unless entries can be looked
        up `within` the statement that reads the rows."""
        return Filtered(cls.narrowed(rows, values, within=within))

    @classmethod
    def narrowed(cls, rows: QuerySet[Any], values: Values, *, within: bool = False) -> Rows:
        """By the SQL that is kept for filters of this form, or else by SQL of its own."""
        if not values:
            return Rows(rows)
        known = {name: cls.base_filters[name] for name in sorted(values)}
        values = {name: each.resolved(values[name], within=within) for name, each in known.items()}
        forms = {name: each.form(values[name]) for name, each in known.items()}
        if None in forms.values():
            return Rows(cls.selected(rows, values))
        kept = _kept(rows, cls, forms)
        return Rows(
            kept.rows,
            {kept.stand_ins[name]: each.parameter(values[name]) for name, each in known.items()},
            gathered=any(each.gathers(values[name]) for name, each in known.items()),
        )

    @classmethod
    def selected(
        cls, rows: QuerySet[Any], values: Values, *more: tuple[Condition | None, Q]
    ) -> QuerySet[Any]:
        """The rows for which all conditions hold, those of resolved values and others."""
        listing = {name for name in values if isinstance(cls.base_filters[name], ListingFilter)}
        conditions: dict[Condition | None, Q] = defaultdict(Q)
        for among, condition in chain(cls.conditions(values), more):
            conditions[among] &= condition
        for name in sorted(listing):
            known = cls.base_filters[name]
            rows = known.listed(rows, values[name])
            if known.among and known.among in conditions:
                conditions[known.among] &= known.where(values[name])
        for among, condition in conditions.items():
            rows = rows.filter(among(condition) if among else condition)
        return rows

    @classmethod
    def conditions(cls, values: Values) -> Iterator[tuple[Condition | None, Q]]:
        """Each condition but those of listings, and what related row it is of."""
        for name, value in values.items():
            if not isinstance(cls.base_filters[name], ListingFilter):
                yield cls.base_filters[name].among, cls.base_filters[name].where(value)


@dataclass(frozen=True)
class _Kept:
    """Rows by filters of one form, and what stands in them for the values."""

    rows: QuerySet[Any]
    stand_ins: dict[str, Any]


def _kept(rows: QuerySet[Any], filters: type[FilterSet], forms: dict[str, Hashable]) -> _Kept:
    """Made once, and kept with the rows that it narrows, as their SQL is."""
    known: dict[Any, _Kept] = rows.__dict__.setdefault("narrowed", {})
    found = known.get(key := (filters, *forms.items()))
    if found is None:
        values = {
            name: filters.base_filters[name].stand_in(number, form)
            for number, (name, form) in enumerate(forms.items())
        }
        named = {
            name: filters.base_filters[name].parameter(value) for name, value in values.items()
        }
        if len(known) >= MOST_KEPT:
            known.clear()
        found = known[key] = _Kept(filters.selected(rows, values), named)
    return found


class QueryFilters(BaseFilterBackend):
    """The filters of a list, as OpenAPI describes them."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            parameter(name, known.field.help_text, dict(known.field.schema))
            for name, known in view.filterset_class.base_filters.items()
        ]
