"""A limit for each client of the API, told with every answer: RateLimit and RateLimit-Policy.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10. The counting is done elsewhere.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from claims.api.problems import Problem, Refusal, as_response
from claims.services import rate_limits
from claims.services.rate_limits.leases import WINDOW, Standing

POLICY = "default"


def take(request: Request | HttpRequest, cost: int = 1) -> None:
    """Count a request. Raises a 429 where it is beyond its client's limit."""
    standing = rate_limits.charge(request.META, cost)
    request.rate_standing = standing
    if standing is not None and not standing.passed:
        limit = settings.RATE_LIMIT
        raise Refusal(_exceeded(standing, limit, min(cost, limit)))


def take_more(request: Request, cost: int) -> None:
    """Count what a request turned out to cost besides; it and this are no more than a limit."""
    if (cost := min(cost, settings.RATE_LIMIT - 1)) > 0:
        take(request, cost)


def beyond(request: HttpRequest) -> HttpResponse | None:
    """Count a request that no view has counted; the refusal, if it is beyond the limit."""
    try:
        take(request)
    except Refusal as refusal:
        return as_response(refusal.problem)
    return None


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
