"""The command palette: at most a few matches of each kind, and at the end what could be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from unfold.dataclasses import SearchResult

from claims.admin.autocompletes import create_address
from claims.models import Claim, Event, Measure, Source, Speaker, Topic, Unit
from claims.queries import naming

KINDS: dict[type[Model], str] = {
    Speaker: "record_voice_over",
    Measure: "straighten",
    Topic: "sell",
    Event: "event",
    Unit: "square_foot",
    Source: "newspaper",
    Claim: "format_quote",
}
OF_EACH = 5


def find(request: HttpRequest, term: str) -> list[SearchResult]:
    """Rows by their names, claims by their words; then forms for new ones, with the name filled
    in."""
    pages = {model: admin.site.get_model_admin(model) for model in KINDS}
    seen = {model: each for model, each in pages.items() if each.has_view_permission(request)}
    found = [_result(row) for model in seen for row in _rows(request, pages[model], term)]
    return [*found, *_offered(request, pages.values(), " ".join(term.split()))]


def _rows(request: HttpRequest, pages: Any, term: str) -> list[Any]:
    model = pages.model
    rows = pages.get_queryset(request)
    if model not in naming.NAMES:
        return list(pages.get_search_results(request, rows, term)[0][:OF_EACH])
    if pages._own(["merged_into"]):
        rows = rows.filter(merged_into=None)
    return naming.found(rows, term)[:OF_EACH]


def _result(row: Any) -> SearchResult:
    return SearchResult(
        title=str(row),
        description=str(row._meta.verbose_name).capitalize(),
        link=reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk]),
        icon=KINDS[type(row)],
    )


def _offered(request: HttpRequest, all_pages: Any, term: str) -> Iterator[SearchResult]:
    for pages in all_pages:
        if address := create_address(pages, request, term):
            yield SearchResult(
                title=f"Create “{term}”",
                description=f"New {pages.opts.verbose_name}",
                link=address,
                icon="add",
            )
