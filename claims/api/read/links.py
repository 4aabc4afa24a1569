"""The addresses of the next and the previous page, and of a question put otherwise."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest

from claims.api.read.pagination import Neighbours


def neighbour_links(
    request: HttpRequest, neighbours: Neighbours, form: str = ""
) -> dict[str, str | None]:
    """`form` is the format that they are in, if that has to be named."""
    here, kept = _asked(request)
    kept = [pair for pair in kept if not pair.startswith("cursor=")]
    if form and not any(pair.startswith("format=") for pair in kept):
        kept.append(f"format={form}")
    rest = "".join(f"&{pair}" for pair in kept)
    ways = {"next": neighbours.next, "previous": neighbours.previous}
    return {
        name: cursor and f"{here}?cursor={_percent_encoded(cursor)}{rest}"
        for name, cursor in ways.items()
    }


def question(request: HttpRequest, *, without: Collection[str], **given: str) -> str:
    """The address of the same question without some parameters, and with others."""
    here, asked = _asked(request)
    kept = [pair for pair in asked if pair.partition("=")[0] not in without]
    kept += [f"{name}={value}" for name, value in given.items()]
    return f"{here}?{'&'.join(kept)}" if kept else here


def _asked(request: HttpRequest) -> tuple[str, list[str]]:
    """The address of a question, and its parameters in the order of their names."""
    here, _, query = request.build_absolute_uri().partition("?")
    return here, sorted(filter(None, query.split("&")))


def _percent_encoded(cursor: str) -> str:
    """Only colons need encoding: a cursor is URL-safe base64 with a signature."""
    return cursor.replace(":", "%3A")


def links_header(links: dict[str, str | None]) -> dict[str, str]:
    """The Link header of RFC 8288."""
    names = {"next": "next", "previous": "prev"}
    ways = [f'<{place}>; rel="{names[name]}"' for name, place in links.items() if place]
    return {"Link": ", ".join(ways)} if ways else {}
