"""The command palette: at most a few matches of each kind.

Unfold's own search of models loads every row that matches.
"""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from unfold.dataclasses import SearchResult

from claims.models import Claim, Event, Measure, Source, Speaker, Topic

KINDS: dict[type[Model], str] = {
    Claim: "format_quote",
    Speaker: "record_voice_over",
    Source: "newspaper",
    Event: "event",
    Measure: "straighten",
    Topic: "sell",
}
OF_EACH = 5


def find(request: HttpRequest, term: str) -> list[SearchResult]:
    return [
        SearchResult(
            title=str(found),
            description=str(model._meta.verbose_name).capitalize(),
            link=reverse(f"admin:claims_{model._meta.model_name}_change", args=[found.pk]),
            icon=icon,
        )
        for model, icon in KINDS.items()
        if (pages := admin.site.get_model_admin(model)).has_view_permission(request)
        for found in pages.get_search_results(request, pages.get_queryset(request), term)[0][
            :OF_EACH
        ]
    ]
