"""What lists are made of: counts that stop, filters, columns, the words of a search."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import (
    DataError,
    InternalError,
    NotSupportedError,
    ProgrammingError,
    models,
    transaction,
)
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import smart_split, unescape_string_literal
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    ChoicesDropdownFilter,
)

from claims.admin.bases import ChangeList, Paginator, RangeDateFilter, display
from claims.admin.fields import known_date
from claims.queries import said_days

Made = TypeVar("Made")
COUNTED = 10_000
WORDS, CHARACTERS = 32, 500


# What Python, Django and PostgreSQL raise on a condition that cannot be asked. Each of them can be
# a mistake of ours as well; so they count only where an address asks for something.
CANNOT_BE_ASKED = (
    ArithmeticError,
    AttributeError,
    DataError,
    FieldError,
    IncorrectLookupParameters,
    InternalError,
    LookupError,
    NotSupportedError,
    ProgrammingError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)


class ReadableList(ChangeList):
    """A list whose address means something. Django shows the first page for a page that is none,
    and the usual order for a column that is none; and takes the range `15` to be from 1 to 5."""

    def __init__(self, request: HttpRequest, model: Any, columns: list[Any], *more: Any) -> None:
        page, order = (request.GET.get(name, "") for name in (PAGE_VAR, ORDER_VAR))
        if not re.fullmatch(r"([1-9][0-9]{0,8})?", page):
            raise IncorrectLookupParameters(page)
        for column in filter(None, order.split(".")):
            if not re.fullmatch(r"-?[0-9]{1,4}", column) or abs(int(column)) >= len(columns):
                raise IncorrectLookupParameters(order)
        super().__init__(request, model, columns, *more)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """A range has two ends: `1,5`."""
        return {
            name: [value.split(",", 1) for value in values] if name.endswith("__range") else values
            for name, values in super().get_filters_params(params).items()
        }


def listed(make: Callable[[HttpRequest], Made], request: HttpRequest) -> Made:
    """The list of an address, or a refusal that names what in the address cannot be asked."""
    try:
        with transaction.atomic():
            return make(request)
    except CANNOT_BE_ASKED as error:
        if not request.GET:
            raise
        refused = [name for name in list(request.GET)[:WORDS] if _fails(make, request, name)]
        raise BadRequest(cannot_be(request, refused)) from error


def cannot_be(request: HttpRequest, names: list[str]) -> str:
    """All of them, where none is wrong alone."""
    asked = request.GET
    return " ".join(f"“{name[:80]}” cannot be “{asked[name][:80]}”." for name in names or asked)


def _fails(make: Callable[[HttpRequest], Any], request: HttpRequest, name: str) -> bool:
    """Whether the list cannot be made of this parameter alone."""
    alone, asked = copy.copy(request), QueryDict(mutable=True)
    asked.setlist(name, request.GET.getlist(name))
    alone.GET = QueryDict(asked.urlencode())
    try:
        with transaction.atomic():
            make(alone)
    except CANNOT_BE_ASKED:
        return True
    return False


class AtLeast(int):
    """A count that was given up: 10000+."""

    def __str__(self) -> str:
        return f"{int(self)}+"


class BriefPaginator(Paginator):
    """Counts up to `COUNTED` rows: beyond, one narrows a list and does not page through it."""

    object_list: models.QuerySet[Any]

    @cached_property
    def count(self) -> int:
        counted = self.object_list.order_by()[: COUNTED + 1].count()
        return AtLeast(COUNTED) if counted > COUNTED else counted


class ByDays(RangeDateFilter):
    """From a day to a day, both within, in UTC."""

    parameter_name: str

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> models.QuerySet[Any]:
        first, last = (self._day(end) for end in ("from", "to"))
        if first:
            queryset = queryset.filter(self.since(first))
        if last:
            queryset = queryset.filter(self.before(last + datetime.timedelta(days=1)))
        return queryset

    def since(self, day: datetime.date) -> models.Q:
        return models.Q(**{f"{self.parameter_name}__gte": _midnight(day)})

    def before(self, day: datetime.date) -> models.Q:
        return models.Q(**{f"{self.parameter_name}__lt": _midnight(day)})

    def _day(self, end: str) -> datetime.date | None:
        text = self.used_parameters.get(f"{self.parameter_name}_{end}")
        try:
            day: datetime.date | None = forms.DateField(required=False).clean(text)
        except ValidationError as error:
            raise IncorrectLookupParameters(error) from error
        return day


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)


class ByDaysThere(ByDays):
    """The same, by the clocks of the place where something was said."""

    def since(self, day: datetime.date) -> models.Q:
        return said_days.since(self.parameter_name)(day)

    def before(self, day: datetime.date) -> models.Q:
        return said_days.before(self.parameter_name)(day)


def by_choice(*names: str) -> list[Any]:
    return [(name, ChoicesDropdownFilter) for name in names]


def by_object(*names: str) -> list[Any]:
    return [(name, AutocompleteSelectFilter) for name in names]


def by_days(*names: str) -> list[Any]:
    return [(name, ByDays) for name in names]


def by_yes_no(*names: str) -> list[Any]:
    return [(name, BooleanRadioFilter) for name in names]


def shown_date(name: str, title: str) -> Any:
    """A column with a date as far as it is known."""

    @display(description=title, ordering=name)
    def column(admin: Any, row: models.Model) -> str | None:
        shown = known_date(row, name)
        return shown and format_html('<span class="whitespace-nowrap">{}</span>', shown)

    return column


def words(term: str) -> list[str]:
    """The words of a search, a quoted phrase being one."""
    found = [
        unescape_string_literal(word)
        if word[0] in "\"'" and word[0] == word[-1] and len(word) > 1
        else word
        for word in smart_split(term)
    ]
    if len(found) > WORDS or len(term) > CHARACTERS:
        raise BadRequest(
            f"A search has at most {WORDS} words and {CHARACTERS} characters. A phrase in "
            "quotation marks counts as one word."
        )
    return found
