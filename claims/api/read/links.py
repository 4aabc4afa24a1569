"""The addresses of the pages on either side of one."""

from __future__ import annotations

from django.http import HttpRequest
from rest_framework.utils.urls import replace_query_param

from claims.api.read.pagination import Neighbours


def ways_on(request: HttpRequest, neighbours: Neighbours) -> dict[str, str | None]:
    here = request.build_absolute_uri()
    ways = {"next": neighbours.next, "previous": neighbours.previous}
    return {
        name: cursor and replace_query_param(here, "cursor", cursor)
        for name, cursor in ways.items()
    }


def links_header(links: dict[str, str | None]) -> dict[str, str]:
    """The ways on, as RFC 8288 has them."""
    names = {"next": "next", "previous": "prev"}
    ways = [f'<{place}>; rel="{names[name]}"' for name, place in links.items() if place]
    return {"Link": ", ".join(ways)} if ways else {}
