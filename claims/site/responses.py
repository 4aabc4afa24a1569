"""How a page is answered: kept by its tag, by no cookie, and with a page when there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from claims.formats.citations import SITE
from claims.web import rate_limits
from claims.web.http_cache import etag_of, not_modified, validators
from claims.web.problems import BUSY, Problem, Refusal

HTML = "text/html; charset=utf-8"
View = Callable[..., HttpResponse]


def page(costs: int = 1) -> Callable[[View], View]:
    """A view of a page: GET and HEAD, and a page for whatever goes wrong. It is charged to the same
    limit as the API, as so many requests."""

    def paged(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                rate_limits.charge(request, costs)
                return view(request, *args, **kwargs)
            except Refusal as refusal:
                return as_page(refusal.problem)
            except (OperationalError, InterfaceError):
                return as_page(BUSY)

        return require_safe(answered)

    return paged


def as_page(problem: Problem) -> HttpResponse:
    heading, reason = _worded(problem)
    headers = problem.headers | {"Cache-Control": "no-store"}
    page = rendered("problem", title=heading, reason=reason)
    return HttpResponse(page, status=problem.status, content_type=HTML, headers=headers)


def _worded(problem: Problem) -> tuple[str, str]:
    """A heading and a sentence for readers."""
    match problem.code:
        case "not_found":
            return "Nothing is here", problem.detail
        case "redacted":
            return "Redacted", problem.more["redaction_reason"]
        case "rate_limited":
            wait = problem.headers["Retry-After"]
            return "Too many at once", f"Ask again in {wait} seconds."
        case "unavailable":
            return "Not now", "Ask again in a few seconds."
    return HTTPStatus(problem.status).phrase, problem.detail


def rendered(template: str, **context: Any) -> str:
    """Without the request: a page that reads its user could be kept by no cache."""
    return render_to_string(f"claims/site/{template}.html", context | {"site": SITE})


def cacheable_response(
    request: HttpRequest, content: str | bytes, media_type: str = HTML
) -> HttpResponse:
    """A page that caches may keep, or a 304 if the client has it."""
    body = content.encode() if isinstance(content, str) else content
    etag = etag_of(body)
    if same := not_modified(request, etag, negotiated=False):
        return same
    headers = validators(etag, negotiated=False)
    return HttpResponse(body, content_type=media_type, headers=headers)
