"""What lists are made of: counts that stop, filters, columns, the words of a search."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import smart_split, unescape_string_literal
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
)
from unfold.decorators import display

from claims.admin.fields import precision_of
from claims.models.dates import partial_date

COUNTED = 10_000
WORDS, CHARACTERS = 32, 500


class AtLeast(int):
    """A count that was given up: 10000+."""

    def __str__(self) -> str:
        return f"{int(self)}+"


class BriefPaginator(Paginator):
    """Counts up to `COUNTED` rows: beyond, one narrows a list and does not page through it."""

    @cached_property
    def count(self) -> int:
        counted = self.object_list.order_by()[: COUNTED + 1].count()
        return AtLeast(COUNTED) if counted > COUNTED else counted


class ByDays(RangeDateFilter):
    """From a day to a day, both within, in UTC."""

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        first, last = (self._day(end) for end in ("from", "to"))
        if first:
            queryset = queryset.filter(**{f"{self.parameter_name}__gte": first})
        if last:
            after = last + datetime.timedelta(days=1)
            queryset = queryset.filter(**{f"{self.parameter_name}__lt": after})
        return queryset

    def _day(self, end: str) -> datetime.datetime | None:
        text = self.used_parameters.get(f"{self.parameter_name}_{end}")
        try:
            day = forms.DateField(required=False).clean(text)
        except ValidationError as error:
            raise IncorrectLookupParameters(error) from error
        if day is None:
            return None
        return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)


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
        shown = partial_date(getattr(row, name), getattr(row, precision_of(name)))
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
