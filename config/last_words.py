"""What is true of every answer of the site, whoever made it: a view, a middleware or an error
handler.

What the public was told has been charged to its client's limit, and no cache keeps a refusal. Views
charge first, by what they cost; what no view was found for, or refused before it could charge, is
charged here as one request. Probes are free: somebody has to know that the site is there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claims.api.problems import BELOW, response_to
from claims.services.rate_limits import is_charged
from claims.site.responses import as_page
from claims.web import rate_limits
from config.health import PROBES

NOT_PUBLIC = "/admin/"
FILES = "/static/"


class LastWordsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_charged(request.META) and _counts(request, response):
            response = _charged(request, response)
        if response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _counts(request: HttpRequest, response: HttpResponse) -> bool:
    place = request.path_info
    is_file = place.startswith(FILES) and response.status_code < 400
    return not (is_file or place in PROBES or place.startswith(NOT_PUBLIC))


def _charged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or the refusal that takes its place."""
    problem = rate_limits.beyond(request)
    if not request.path_info.startswith(BELOW):
        return as_page(problem) if problem else response
    response = response_to(request, problem) if problem else response
    rate_limits.tell(request, response)
    return response
