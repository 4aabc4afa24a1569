"""A limit for each client of the API and the site, charged with every request. The API tells what
is left: RateLimit and RateLimit-Policy.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10. The counting is done elsewhere.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.services import rate_limits
from claims.services.rate_limits.leases import WINDOW, Standing
from claims.web.problems import Problem, Refusal

POLICY = "default"


def charge(request: Any, cost: int = 1) -> None:
    """Count a request. Raises a 429 where it is beyond its client's limit."""
    standing = rate_limits.charge(request.META, cost)
    request.rate_standing = standing
    if standing is not None and not standing.passed:
        limit = settings.RATE_LIMIT
        raise Refusal(_exceeded(standing, limit, min(cost, limit)))


def charge_more(request: Any, cost: int) -> None:
    """Count what a request turned out to cost besides; it and this are no more than a limit."""
    if (cost := min(cost, settings.RATE_LIMIT - 1)) > 0:
        charge(request, cost)


def beyond(request: HttpRequest) -> Problem | None:
    """Count a request that no view has counted; the refusal, if it is beyond the limit."""
    try:
        charge(request)
    except Refusal as refusal:
        return refusal.problem
    return None


def tell(request: Any, response: HttpResponseBase) -> None:
    """Put the limit, and what is left of it if that is known, into an answer's headers."""
    limit = settings.RATE_LIMIT
    if not limit:
        return
    response.headers["RateLimit-Policy"] = f'"{POLICY}";q={limit};w={WINDOW}'
    standing = getattr(request, "rate_standing", None)
    if standing is not None:
        response.headers["RateLimit"] = left(standing)


def left(standing: Standing) -> str:
    """What is left to a client, as the header says it."""
    return f'"{POLICY}";r={standing.remaining};t={_seconds(standing)}'


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
