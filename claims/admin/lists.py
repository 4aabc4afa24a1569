"""What lists are made of: counts that stop, filters, columns, the words of a search."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    BooleanRadioFilter,
    ChoicesDropdownFilter,
)

from claims.admin import paging
from claims.admin.bases import ChangeList, DropdownFilter, Paginator, RangeDateFilter, display
from claims.admin.fields import known_date
from claims.queries import said_days

COUNTED = 10_000
DEAREST = 15_000  # of the planner's units, about so many pages: what is dearer is not counted
TOO_DEEP = (
    "A search has its first {:,} pages by number. Go on from there by “Next”, go to a day or a "
    "name, or search for more words."
)
TURNS = (paging.AFTER, paging.BEFORE, paging.FROM)


class ReadableList(ChangeList):
    """A list whose address means something, and whose pages cost the same however far they lie.

    Django shows the first page for a page that is none, and the usual order for a column that is
    none; and takes the range `15` to be from 1 to 5."""

    page: paging.Page

    def __init__(self, request: HttpRequest, model: Any, columns: list[Any], *more: Any) -> None:
        page, order = (request.GET.get(name, "") for name in (PAGE_VAR, ORDER_VAR))
        if not re.fullmatch(r"([1-9][0-9]{0,8})?", page):
            raise IncorrectLookupParameters(page)
        for column in filter(None, order.split(".")):
            if not re.fullmatch(r"-?[0-9]{1,4}", column) or abs(int(column)) >= len(columns):
                raise IncorrectLookupParameters(order)
        self.turn = paging.Turn(*(request.GET.get(name) or None for name in TURNS))
        super().__init__(request, model, columns, *more)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """A range has two ends: `1,5`."""
        return {
            name: [value.split(",", 1) for value in values] if name.endswith("__range") else values
            for name, values in super().get_filters_params(params).items()
            if name not in TURNS
        }

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        """Without DISTINCT, which would sort all rows that are found: a row that is chosen by its
        parts is looked up by its id."""
        found = super().get_queryset(request, exclude_parameters)
        if not found.query.distinct:
            return found
        found.query.distinct = False
        rows = self.apply_select_related(self.root_queryset)
        return rows.filter(pk__in=found.order_by().values("pk")).order_by(*found.query.order_by)

    def get_results(self, request: HttpRequest) -> None:
        """Find the ids of a page along an index, then read its rows."""
        size = self.list_per_page
        self.paginator = self.model_admin.get_paginator(request, self.queryset, size)
        self.order = paging.keys(self.model, self.queryset.query.order_by)
        offset = (self.page_num - 1) * size
        if offset > paging.DEEPEST:
            raise IncorrectLookupParameters(self.page_num)
        if self.query and offset > paging.DEEPEST_SEARCHED:
            raise BadRequest(TOO_DEEP.format(paging.DEEPEST_SEARCHED // size))
        self.page = paging.page(self.queryset, self.order, self.turn, size=size, offset=offset)
        if self.page_num > 1 and not self.page.ids:
            raise IncorrectLookupParameters(self.page_num)
        chosen = self.queryset.filter(pk__in=self.page.ids).order_by()
        pages: Any = self.model_admin
        rows = {row.pk: row for row in pages.with_parts(chosen)}
        self.result_list = [rows[key] for key in self.page.ids if key in rows]
        self.result_count = self.paginator.count
        narrowed = self.query or self.has_active_filters
        self.full_result_count = None if narrowed else self.result_count
        self.show_full_result_count = False
        self.show_admin_actions, self.can_show_all = True, False
        self.multi_page = bool(self.page.previous or self.page.next or self._is_turned)

    @property
    def _is_turned(self) -> bool:
        return self.page_num > 1 or self.turn != paging.Turn()

    @property
    def turns(self) -> dict[str, str | None]:
        """The addresses of the pages around this one."""
        ways: dict[str, Any] = {
            "first": {} if self._is_turned else None,
            "previous": self.page.previous and {paging.BEFORE: self.page.previous},
            "next": self.page.next and {paging.AFTER: self.page.next},
            "last": {paging.BEFORE: paging.END} if self.page.next else None,
        }
        here = dict.fromkeys((*TURNS, PAGE_VAR))
        return {
            name: None if way is None else self.get_query_string(here | (way or {}))
            for name, way in ways.items()
        }

    @property
    def place(self) -> str:
        """The rows that are shown, by number as far as it is known."""
        if self.turn != paging.Turn() or not self.multi_page:
            return ""
        first = (self.page_num - 1) * self.list_per_page + 1
        return f"{first:,}–{first + len(self.result_list) - 1:,} of "

    @property
    def goes_by_day(self) -> bool:
        return isinstance(self.order[0].field, models.DateField)

    @property
    def goes_by_name(self) -> bool:
        return isinstance(self.order[0].field, models.CharField | models.TextField)


class AtLeast(int):
    """A count that was given up: 10,000+."""

    def __str__(self) -> str:
        return f"{int(self):,}+"


class NotCounted(int):
    """Of rows that would take too long to count."""

    def __str__(self) -> str:
        return "many"


class BriefPaginator(Paginator):
    """Counts up to `COUNTED` rows, and those only where it is soon done."""

    object_list: models.QuerySet[Any]
    template_name = "claims/admin/paging.html"

    @cached_property
    def count(self) -> int:
        some = self.object_list.order_by().values("pk")[: COUNTED + 1]
        if cost(some) > DEAREST:
            return NotCounted(COUNTED)
        counted = some.count()
        return AtLeast(COUNTED) if counted > COUNTED else counted


def cost(rows: models.QuerySet[Any]) -> float:
    """What the planner expects reading these rows to cost."""
    text = rows.explain(format="json")
    if not text:  # Django knows that there are none
        return 0.0
    [found] = json.loads(text)
    return float(found["Plan"]["Total Cost"])


class ByCondition(DropdownFilter):
    """A menu in which each choice is a condition on the rows."""

    conditions: Mapping[str, tuple[str, models.Q | Callable[[], models.Q]]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, (label, _) in self.conditions.items()]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> models.QuerySet[Any]:
        asked = self.value()
        if not asked:
            return queryset
        if asked not in self.conditions:
            raise IncorrectLookupParameters(f"{asked!r} is none of {', '.join(self.conditions)}.")
        condition = self.conditions[asked][1]
        return queryset.filter(condition() if callable(condition) else condition)


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
