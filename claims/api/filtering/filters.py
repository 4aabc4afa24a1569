"""How a filter is declared: the field that reads its value, and the condition it puts on a row.

A value is read from the text of the parameter alone. It is resolved, such as a slug to an id, when
the rows are read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property, reduce
from operator import or_
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.api.filtering import entries, fields, number_fields
from claims.api.filtering.fields import Many
from claims.models import ClaimListing
from claims.queries import searching
from claims.queries.searching import Search
from claims.queries.visible import resolve_id_within, topics_under
from claims.web.problems import Fault

Condition = Callable[[Any], Q]


class Filter(django_filters.Filter):  # type: ignore[misc]  # it has no types
    """One parameter. `where` is a lookup (`kind`, `label__icontains`), or a function that makes the
    condition of a value.

    `among` makes a condition on a related row into a condition on the row of the list, so that the
    filters with the same `among` speak of one related row. `varies`: the SQL depends on the value,
    so it is not kept. `in_order`: for every value, an index returns the rows in the order of the
    list, so one query plan suits all values. `several` values may be given, any of which will do:
    they are joined by commas, or by another `separator`."""

    several = False

    def __init__(
        self,
        where: str | Condition,
        help_text: str,
        *,
        among: Condition | None = None,
        varies: bool = False,
        in_order: bool = False,
        several: bool | None = None,
        separator: str = ",",
        **field: Any,
    ) -> None:
        super().__init__(help_text=help_text, **field)
        self.several = self.several if several is None else several
        self.separator = separator
        self.where: Condition = (
            (lambda value: Q(**{where: value})) if isinstance(where, str) else where
        )
        self.is_fixed = isinstance(where, str) and not (varies or where.endswith("__icontains"))
        self.among, self.in_order = among, in_order

    @cached_property
    def field(self) -> fields.Value:
        one: fields.Value = super().field
        return fields.Several(one, self.separator) if self.several else one

    def condition(self, value: Any) -> Q:
        """The condition of a value, or of any of several."""
        if not isinstance(value, Many):
            return self.where(value)
        return reduce(or_, map(self.where, value))

    def resolved(self, value: Any, *, within: bool = False) -> Any:
        """The value that rows have, or each of several. Raises ValidationError."""
        if isinstance(value, Many):
            return Many(map(self.resolve, value))
        return self.resolve(value, within=within)

    def check(self, value: Any) -> None:
        """Asked where nothing was found: whether anything on record has this value. Raises
        ValidationError."""

    def resolve(self, value: Any, *, within: bool = False) -> Any:
        """The value that rows have, such as an id for a slug; or SQL that finds it `within` the
        statement."""
        return value

    def sql_key(self, value: Any) -> Hashable | None:
        """The part of a resolved value that the text of the SQL depends on: "" if it does not, and
        None if it depends on all, so that no SQL can be kept."""
        return "" if self.is_fixed else None

    def is_selective(self, value: Any) -> bool:
        """Whether few rows match, so that they are found first and then sorted."""
        return False

    def placeholder(self, number: int, sql_key: Any) -> Any:
        """A dummy value to compile SQL with. The values of each request replace it."""
        return self.field.placeholder(number)

    def sql_value(self, value: Any) -> Any:
        """The part of a resolved value that is a parameter of the SQL."""
        return value


class TextFilter(Filter):
    field_class = fields.Text


class PlaceFilter(TextFilter):
    """Part of the name of a place. Names have commas, which a space follows."""

    def __init__(self, model: Any, help_text: str, **more: Any) -> None:
        self.of = model
        super().__init__(
            "place__icontains",
            help_text,
            several=True,
            separator=",(?! )",
            max_length=300,
            **more,
        )

    def check(self, value: Any) -> None:
        if not isinstance(value, Many):
            entries.check_place(self.of, value)


class WordFilter(Filter):
    field_class = fields.Word
    several = True


class YesNoFilter(Filter):
    field_class = fields.YesNo

    def sql_key(self, value: bool) -> None:
        return None


class WholeFilter(Filter):
    field_class = fields.Whole


class NumberFilter(Filter):
    field_class = number_fields.Number


class UnitFilter(Filter):
    field_class = number_fields.UnitCode


class DimensionFilter(Filter):
    field_class = number_fields.Dimension
    several = True


class CurrencyFilter(Filter):
    field_class = number_fields.CurrencyCode


class WordsFilter(Filter):
    """Words to look for in the full text."""

    field_class = fields.Words

    def __init__(self, help_text: str, **more: Any) -> None:
        super().__init__(searching.says, help_text, **more)

    def resolve(self, value: str, *, within: bool = False) -> Search:
        search = searching.understood(value)
        if search is None:
            raise fields.no_words(value)
        return search

    def sql_key(self, value: Search) -> bool:
        return value.is_rare

    def is_selective(self, value: Search) -> bool:
        return value.is_rare

    def placeholder(self, number: int, sql_key: bool) -> Search:
        return Search(self.field.placeholder(number), sql_key)

    def sql_value(self, value: Search) -> str:
        return value.words


class EntryFilter(Filter):
    """An entry, by its id or slug. A merged one means the one it was merged into."""

    several = True

    def __init__(self, model: Any, where: str | Condition, help_text: str, **more: Any) -> None:
        self.field_class = fields.Key if hasattr(model, "slug") else fields.Id
        self.entries = model  # `model` is django-filter's, for what is filtered
        super().__init__(where, help_text, **more)

    def resolve(self, value: Any, *, within: bool = False) -> Any:
        if within:
            return resolve_id_within(self.entries, value)
        return entries.standing(self.entries, value)

    def resolved(self, value: Any, *, within: bool = False) -> Any:
        if isinstance(value, Many):
            return Many(entries.all_standing(self.entries, value))
        return self.resolve(value, within=within)

    def check(self, value: Any) -> None:
        self.resolved(value)

    def sql_key(self, value: Any) -> Hashable | None:
        return value.sql if isinstance(value, RawSQL) else super().sql_key(value)

    def placeholder(self, number: int, sql_key: str) -> Any:
        key = self.field.placeholder(number)
        return RawSQL(sql_key, [key]) if sql_key else key

    def sql_value(self, value: Any) -> Any:
        return value.params[0] if isinstance(value, RawSQL) else value


class BranchFilter(EntryFilter):
    """A topic with all that are narrower, if no listing names them. `where` takes their ids."""

    def resolved(self, value: Any, *, within: bool = False) -> Any:
        found = super().resolved(value)
        return topics_under(found if isinstance(found, Many) else [found])


class ListingFilter(EntryFilter):
    """An entry that claims are listed under: a source, topic, measure or event.

    The table of listings names each claim of an entry once, in the order of lists, so it is joined,
    or read alone where nothing else is asked of a claim. If other filters have the same `among`,
    the entry is one more condition on their related row. Under several entries a claim stands
    several times, so it is looked for and not joined."""

    def __init__(self, model: Any, name: str, help_text: str, **more: Any) -> None:
        super().__init__(model, name, help_text, in_order=True, **more)

    def of_entry(self, rows: QuerySet[Any], entry: Any) -> QuerySet[Any]:
        """Of claims, or of their listings, those under the entry."""
        if isinstance(entry, Many):
            ours = ClaimListing.objects.filter(claim=OuterRef("pk"), entry__in=entry)
            return rows.filter(Exists(ours))
        return rows.filter(**{"entry" if rows.model is ClaimListing else "listings__entry": entry})


def fault(name: str, error: ValidationError) -> Fault:
    """The fault of a parameter's value, from the error of the field that could not read it."""
    return Fault(
        error.code or "invalid",
        f"“{name}”: {error.messages[0]}",
        name,
        allowed=getattr(error, "allowed", None),
        nearest=getattr(error, "nearest", None),
    )
