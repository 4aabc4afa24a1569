"""The addresses of the pages on either side of one."""

from __future__ import annotations

from django.http import HttpRequest

from claims.api.read.pagination import Neighbours


def ways_on(request: HttpRequest, neighbours: Neighbours) -> dict[str, str | None]:
    here, _, query = request.build_absolute_uri().partition("?")
    kept = sorted(pair for pair in query.split("&") if pair and not pair.startswith("cursor="))
    rest = "".join(f"&{pair}" for pair in kept)
    ways = {"next": neighbours.next, "previous": neighbours.previous}
    return {
        name: cursor and f"{here}?cursor={_quoted(cursor)}{rest}" for name, cursor in ways.items()
    }


def _quoted(cursor: str) -> str:
    """Colons are all that a cursor has to be quoted for: it is base64 for addresses, signed."""
    return cursor.replace(":", "%3A")


def links_header(links: dict[str, str | None]) -> dict[str, str]:
    """The ways on, as RFC 8288 has them."""
    names = {"next": "next", "previous": "prev"}
    ways = [f'<{place}>; rel="{names[name]}"' for name, place in links.items() if place]
    return {"Link": ", ".join(ways)} if ways else {}
