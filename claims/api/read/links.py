"""The addresses of the next and the previous page."""

from __future__ import annotations

from django.http import HttpRequest

from claims.api.read.pagination import Neighbours


def neighbour_links(request: HttpRequest, neighbours: Neighbours) -> dict[str, str | None]:
    here, _, query = request.build_absolute_uri().partition("?")
    kept = sorted(pair for pair in query.split("&") if pair and not pair.startswith("cursor="))
    rest = "".join(f"&{pair}" for pair in kept)
    ways = {"next": neighbours.next, "previous": neighbours.previous}
    return {
        name: cursor and f"{here}?cursor={_percent_encoded(cursor)}{rest}"
        for name, cursor in ways.items()
    }


def _percent_encoded(cursor: str) -> str:
    """Only colons need encoding: a cursor is URL-safe base64 with a signature."""
    return cursor.replace(":", "%3A")


def links_header(links: dict[str, str | None]) -> dict[str, str]:
    """The Link header of RFC 8288."""
    names = {"next": "next", "previous": "prev"}
    ways = [f'<{place}>; rel="{names[name]}"' for name, place in links.items() if place]
    return {"Link": ", ".join(ways)} if ways else {}
