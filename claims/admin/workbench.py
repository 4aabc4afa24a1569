"""The workbench: measures that hold one or two figures, beside those that are like them."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from claims.admin.bases import OfPages
from claims.admin.merging import facts
from claims.queries import duplicate_pages
from claims.queries.duplicate_pages import Group


class Workbench(OfPages):
    """The page of groups, beside the list of measures."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self._workbench_view)
        return [path("workbench/", view, name="claims_measure_workbench"), *super().get_urls()]

    def _workbench_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("claims.merge_measure"):
            raise PermissionDenied
        number = _number(request.GET.get("p", "1"))
        groups, more = duplicate_pages.groups(number - 1)
        context = {
            **self.admin_site.each_context(request),
            "title": "Measures workbench",
            "opts": self.opts,
            "media": self.media,
            "groups": [_shown(group) for group in groups],
            "small": duplicate_pages.small_measures(),
            "page": number,
            "next": number + 1 if more else None,
            "here": request.get_full_path(),
        }
        return TemplateResponse(request, "claims/admin/workbench.html", context)


def _shown(group: Group) -> dict[str, Any]:
    first, _ = group.measures[0]
    return {
        "rows": [(facts(measure), measure, figures) for measure, figures in group.measures],
        "counts": first.population,
        "unit": first.unit.label if first.unit_id != "1" else "",
        "score": group.score,
    }


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise BadRequest(f"“p” cannot be “{text[:80]}”.")
    return int(text)
