"""A limit for each client of the API, told with every answer: RateLimit and RateLimit-Policy.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10. The counting is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from claims.api.problems import Problem, Refusal
from claims.services.limiting import WINDOW, Limiter, Standing

POLICY = "default"
LONGEST_ADDRESS = 100  # with an IPv6 zone
NOBODY = "::"  # whose address nobody knows: they share one limit

LIMITER = Limiter()


def take(request: Request | HttpRequest, cost: int = 1) -> None:
    """Count a request. Raises a 429 where it is beyond its client's limit."""
    limit = settings.RATE_LIMIT
    if not limit:
        return
    client = client_of(request.META, settings.PROXIES)
    standing = LIMITER.take(client=client, limit=limit, cost=cost)
    request.rate_standing = standing
    if standing is not None and not standing.passed:
        raise Refusal(_exceeded(standing, limit, min(cost, limit)))


def tell(request: Request | HttpRequest, response: HttpResponseBase) -> None:
    """Put the limit, and what is left of it if that is known, into an answer's headers."""
    limit = settings.RATE_LIMIT
    if not limit:
        return
    response.headers["RateLimit-Policy"] = f'"{POLICY}";q={limit};w={WINDOW}'
    standing = getattr(request, "rate_standing", None)
    if standing is not None:
        left = f"r={standing.remaining};t={_seconds(standing)}"
        response.headers["RateLimit"] = f'"{POLICY}";{left}'


def client_of(meta: Mapping[str, Any], proxies: int) -> str:
    """The address that counts: the peer's, or what the outermost proxy of ours saw as its peer."""
    hops = meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    seen = hops[-min(proxies, len(hops))] if hops else ""
    return _network(seen[:LONGEST_ADDRESS]) or _network(meta.get("REMOTE_ADDR", "")) or NOBODY


@lru_cache(maxsize=10_000)
def _network(text: str) -> str | None:
    """An address of IPv4 whole, one of IPv6 by its /64, which is one client's to fill."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)
    return str(address)


def _seconds(standing: Standing) -> int:
    """Whole seconds after which the window is surely over."""
    return int(standing.seconds) + 1


def _exceeded(standing: Standing, limit: int, cost: int) -> Problem:
    wait = _seconds(standing)
    return Problem(
        429,
        "rate_limited",
        f"At most {limit} requests a minute: {standing.remaining} are left, and this one counts as "
        f"{cost}. Ask again in {wait} seconds.",
        headers={"Retry-After": str(wait), "Cache-Control": "no-store"},
    )
