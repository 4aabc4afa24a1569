"""What will go, and when: told with every answer that it concerns, and in the description.

`Deprecation` is RFC 9745's field, `Sunset` RFC 8594's; a link leads to what to do instead. Within
v1 nothing goes that is not listed here for a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from rest_framework.request import Request


@dataclass(frozen=True)
class Deprecation:
    """An address and all below it, or one parameter there."""

    address: str
    since: datetime
    link: str
    sunset: datetime | None = None
    parameter: str | None = None

    def concerns(self, address: str, parameters: Iterable[str]) -> bool:
        return address.startswith(self.address) and (
            self.parameter is None or self.parameter in parameters
        )


DEPRECATIONS: tuple[Deprecation, ...] = ()


def tell(request: Request | HttpRequest, response: HttpResponseBase) -> None:
    """Put what was asked for, and will go, into an answer's headers: the earliest dates of all."""
    found = [each for each in DEPRECATIONS if each.concerns(request.path, request.GET)]
    if not found:
        return
    response.headers["Deprecation"] = f"@{int(min(each.since for each in found).timestamp())}"
    if sunsets := [each.sunset for each in found if each.sunset]:
        response.headers["Sunset"] = http_date(min(sunsets).timestamp())
    links = dict.fromkeys(f'<{each.link}>; rel="deprecation"' for each in found)
    before = [response.headers["Link"]] if "Link" in response.headers else []
    response.headers["Link"] = ", ".join([*before, *links])


def mark(path: str, operation: dict[str, Any]) -> None:
    """Say so in the description of an operation."""
    for each in DEPRECATIONS:
        if not path.startswith(each.address):
            continue
        if each.parameter is None:
            operation["deprecated"] = True
        for parameter in operation.get("parameters", []):
            if parameter["name"] == each.parameter:
                parameter["deprecated"] = True
