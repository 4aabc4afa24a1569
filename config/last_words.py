"""What is true of every answer of the site, whoever made it: a view, a middleware or an error
handler.

What the public was told has been charged to its client's limit, and no cache keeps a refusal. Views
charge first, by what they cost; what no view was found for, or refused before it could charge, is
charged here as one request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claims.api import limits
from claims.api.problems import BELOW
from claims.services import rate_limits
from claims.site import responses

FREE = ("/healthz", "/readyz")  # somebody has to know that the site is there
NOT_PUBLIC = "/admin/"
FILES = "/static/"


class LastWordsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not rate_limits.is_charged(request.META) and _counts(request, response):
            response = _charged(request, response)
        if response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _counts(request: HttpRequest, response: HttpResponse) -> bool:
    place = request.path_info
    is_file = place.startswith(FILES) and response.status_code < 400
    return not (is_file or place in FREE or place.startswith(NOT_PUBLIC))


def _charged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or the refusal that takes its place."""
    if not request.path_info.startswith(BELOW):
        return responses.beyond_limit(request) or response
    response = limits.beyond(request) or response
    limits.tell(request, response)
    return response
