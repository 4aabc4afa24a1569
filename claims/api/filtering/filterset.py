"""All filters of a resource: they read its parameters, and narrow its rows.

Conditions on the same related row are put together (`Filter.among`), so that `reviewer=` and
`verdict=` speak of one review. The SQL of each combination of filters is compiled once and kept,
since the ORM takes longer to write it than PostgreSQL to answer it. The values of a request then
replace the placeholders in it.

In the order of their use: `read`, `apply`, `narrow` (by kept SQL, if there can be any),
`build_queryset`, `conditions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from rest_framework.filters import BaseFilterBackend

from claims.api.filtering.fields import Many
from claims.api.filtering.filters import Condition, ListingFilter, fault
from claims.api.filtering.number_answers import Conversions
from claims.api.read.pagination import parameter
from claims.queries.sql import Rows
from claims.queries.visible import LISTINGS
from claims.web.problems import bad_request

Values = Mapping[str, Any]
MOST_KEPT = 500  # combinations of filters, for a resource


@dataclass(frozen=True)
class Filtered:
    """The filtered rows, and the note that tells the client how its parameters were understood.

    `check` is called where no row was found: it refuses values that nothing on record has."""

    rows: Rows
    note: dict[str, Any] = field(default_factory=dict)
    conversions: Conversions | None = None
    check: Callable[[], None] = lambda: None


class FilterSet(django_filters.FilterSet):  # type: ignore[misc]  # it has no types
    """The filters of a resource, by the names of their parameters. They are declared as in
    django-filter, but no form and no copy is made of them for each request."""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> dict[str, Any]:
        """The value of each filter that is given. Raises a 400 that lists all wrong values."""
        given = {name: text for name, text in parameters.items() if name in cls.base_filters}
        return cls._each(given, lambda name, text: cls.value_of(name, text, parameters))

    @classmethod
    def value_of(cls, name: str, text: str, parameters: Mapping[str, str]) -> Any:
        """The value of one filter. Other parameters may decide how it is read. Raises
        ValidationError."""
        return cls.base_filters[name].field.read(text)

    @classmethod
    @cache
    def lists(cls) -> frozenset[str]:
        """The filters that take several values."""
        return frozenset(name for name, known in cls.base_filters.items() if known.several)

    @classmethod
    def has_one_plan(cls, values: Values) -> bool:
        """Whether one query plan suits all values. It does for no filter, for one, and for the two
        ends of one range, if an index has the rows of each in the order of the list."""
        columns = {name.partition("__")[0] for name in values}
        return len(columns) <= 1 and all(
            cls.base_filters[name].in_order and not isinstance(value, Many)
            for name, value in values.items()
        )

    @classmethod
    def apply(cls, rows: QuerySet[Any], values: Values, *, within: bool = False) -> Filtered:
        """The rows that the filters leave. Slugs are looked up by a query of their own or, with
        `within`, inside the statement that reads the rows: then no more than their keys and places
        in order are read of them, which for an entry alone its listings have."""
        return Filtered(cls.narrow(rows, values, within=within), check=partial(cls.check, values))

    @classmethod
    def check(cls, values: Values) -> None:
        """Raises a 400 that lists all values that nothing on record has."""
        cls._each(values, lambda name, value: cls.base_filters[name].check(value))

    @classmethod
    def resolved(cls, values: Values, *, within: bool = False) -> dict[str, Any]:
        """The values that rows have. Raises a 400 that lists all that nothing on record has."""

        def one(name: str, value: Any) -> Any:
            return cls.base_filters[name].resolved(value, within=within)

        return cls._each(values, one)

    @classmethod
    def _each(cls, values: Values, done: Callable[[str, Any], Any]) -> dict[str, Any]:
        """What is done with each value. Raises a 400 that lists all ValidationErrors."""
        found, faults = {}, []
        for name, value in values.items():
            try:
                found[name] = done(name, value)
            except ValidationError as error:
                faults.append(fault(name, error))
        if faults:
            raise bad_request(*faults)
        return found

    @classmethod
    def narrow(cls, rows: QuerySet[Any], values: Values, *, within: bool = False) -> Rows:
        """The rows that the filters leave: by the SQL that is kept for this combination, or by new
        SQL if its text depends on a value."""
        if not values:
            return Rows(rows)
        known = {name: cls.base_filters[name] for name in sorted(values)}
        if within and [type(each) for each in known.values()] == [ListingFilter]:
            rows = LISTINGS
        values = cls.resolved({name: values[name] for name in known}, within=within)
        if any(isinstance(value, Many) for value in values.values()):
            return Rows(cls.build_queryset(rows, values))
        keys = {name: each.sql_key(values[name]) for name, each in known.items()}
        if None in keys.values():
            return Rows(cls.build_queryset(rows, values))
        kept = _compiled(rows, cls, keys)
        return Rows(
            kept.rows,
            {kept.placeholders[name]: each.sql_value(values[name]) for name, each in known.items()},
            gathered=any(each.is_selective(values[name]) for name, each in known.items()),
        )

    @classmethod
    def build_queryset(
        cls, rows: QuerySet[Any], values: Values, *more: tuple[Condition | None, Q]
    ) -> QuerySet[Any]:
        """The rows that meet all conditions: those of the resolved values, and `more`."""
        listing = {name for name in values if isinstance(cls.base_filters[name], ListingFilter)}
        conditions: dict[Condition | None, Q] = defaultdict(Q)
        for among, condition in chain(cls.conditions(values), more):
            conditions[among] &= condition
        for name in sorted(listing):
            known = cls.base_filters[name]
            rows = known.of_entry(rows, values[name])
            if known.among and known.among in conditions:
                conditions[known.among] &= known.condition(values[name])
        for among, condition in conditions.items():
            rows = rows.filter(among(condition) if among else condition)
        return rows

    @classmethod
    def conditions(cls, values: Values) -> Iterator[tuple[Condition | None, Q]]:
        """Each condition, with the `among` of its filter. Listings are joined instead."""
        for name, value in values.items():
            if not isinstance(cls.base_filters[name], ListingFilter):
                yield cls.base_filters[name].among, cls.base_filters[name].condition(value)


@dataclass(frozen=True)
class _Compiled:
    """Filtered rows with placeholders for the values, and the placeholder of each filter."""

    rows: QuerySet[Any]
    placeholders: dict[str, Any]


def _compiled(
    rows: QuerySet[Any], filters: type[FilterSet], keys: dict[str, Hashable]
) -> _Compiled:
    """The compiled filters of a combination. They are kept on the QuerySet that they narrow."""
    known: dict[Any, _Compiled] = rows.__dict__.setdefault("narrowed", {})
    found = known.get(key := (filters, *keys.items()))
    if found is None:
        values = {
            name: filters.base_filters[name].placeholder(number, sql_key)
            for number, (name, sql_key) in enumerate(keys.items())
        }
        named = {
            name: filters.base_filters[name].sql_value(value) for name, value in values.items()
        }
        if len(known) >= MOST_KEPT:
            known.clear()
        found = known[key] = _Compiled(filters.build_queryset(rows, values), named)
    return found


class QueryFilters(BaseFilterBackend):
    """Describes the filters of a list in OpenAPI."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            parameter(name, known.field.help_text, dict(known.field.schema))
            for name, known in view.filterset_class.base_filters.items()
        ]
