"""How a page is answered: kept by its tag, by no cookie, and with a page when there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from claims.formats.citations import SITE
from claims.services import rate_limits
from claims.web.http_cache import tag, validators

HTML = "text/html; charset=utf-8"
View = Callable[..., HttpResponse]


class NoPage(Exception):
    """Raise it to answer that there is no such page (404), no longer (410), or not now (429, 503:
    `wait` is how many seconds)."""

    def __init__(self, status: int, heading: str, reason: str = "", wait: int = 0) -> None:
        super().__init__(heading)
        self.status, self.heading, self.reason, self.wait = status, heading, reason, wait


def page(costs: int = 1) -> Callable[[View], View]:
    """A view of a page: GET and HEAD, and a page for whatever goes wrong. It is charged to the same
    limit as the API, as so many requests."""

    def paged(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                _charge(request, costs)
                return view(request, *args, **kwargs)
            except NoPage as missing:
                return _problem(missing)
            except (OperationalError, InterfaceError):
                return _problem(NoPage(503, "Not now", "Ask again in a few seconds.", wait=5))

        return require_safe(answered)

    return paged


def beyond_limit(request: HttpRequest) -> HttpResponse | None:
    """Count a request that no page has counted; the refusal, if it is beyond the limit."""
    try:
        _charge(request, 1)
    except NoPage as refused:
        return _problem(refused)
    return None


def _charge(request: HttpRequest, costs: int) -> None:
    standing = rate_limits.charge(request.META, costs)
    if standing is not None and not standing.passed:
        wait = int(standing.seconds) + 1
        raise NoPage(429, "Too many at once", f"Ask again in {wait} seconds.", wait)


def _problem(missing: NoPage) -> HttpResponse:
    about = {"title": missing.heading, "reason": missing.reason}
    response = HttpResponse(rendered("problem", **about), status=missing.status, content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    if missing.wait:
        response.headers["Retry-After"] = str(missing.wait)
    return response


def rendered(template: str, **context: Any) -> str:
    """Without the request: a page that reads its user could be kept by no cache."""
    return render_to_string(f"claims/site/{template}.html", context | {"site": SITE})


def kept(request: HttpRequest, content: str | bytes, media_type: str = HTML) -> HttpResponse:
    """A page, or a 304 to whoever has it."""
    body = content.encode() if isinstance(content, str) else content
    headers = validators(tag(body))
    del headers["Vary"]
    response = HttpResponse(body, content_type=media_type, headers=headers)
    found = get_conditional_response(request, headers["ETag"], None, response)
    if found is not None and found.status_code == 304:
        for name, value in headers.items():
            found.headers[name] = value
    return found or response
