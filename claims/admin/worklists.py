"""Filters of lists: what a curator works off."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from claims.admin.bases import DropdownFilter
from claims.queries import desk_lists


class Choice(DropdownFilter):
    """One of some named conditions."""

    choices_shown: dict[str, str]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(self.choices_shown.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.value()
        if not asked:
            return queryset
        if asked not in self.choices_shown:
            raise IncorrectLookupParameters(f"{asked!r} is none of {', '.join(self.choices_shown)}")
        return queryset.filter(self.condition(asked))

    def condition(self, asked: str) -> Q:
        raise NotImplementedError


class ByDeskList(Choice):
    title = "worklist"
    parameter_name = "worklist"
    choices_shown = {
        "waiting": "Waits to be published",
        "without_measure": "Waits without a measure",
        "without_source": "Waits without a source",
        "without_date": "Waits without a date",
        "contested": "Contested",
    }

    def condition(self, asked: str) -> Q:
        return desk_lists.CLAIMS[asked]


class ByAge(Choice):
    title = "on record"
    parameter_name = "waited"
    choices_shown = {
        "day": "Since today",
        "week": "For 1 to 7 days",
        "month": "For 7 to 30 days",
        "longer": "For more than 30 days",
    }

    def condition(self, asked: str) -> Q:
        return desk_lists.came(asked, timezone.now())


class ByFigures(Choice):
    title = "figures"
    parameter_name = "figures"
    choices_shown = {"one": "One figure only"}

    def condition(self, asked: str) -> Q:
        return desk_lists.ONE_FIGURE
