"""What scripts on other people's pages may do: read the API, and have a text read by it.

All of that is public and the same for everybody, so every answer says so in the same words: nothing
varies by Origin, and a cache may give one copy to all. Credentials are never allowed, and the admin
has no part in this."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claims.api.problems import BELOW

POSTED_TO = ("/api/v1/parse/", "/api/v1/reconcile/")  # neither writes anything
READS = "GET, HEAD, OPTIONS"
EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Allow, Content-Disposition, Content-Location, Deprecation, ETag, Link, Onrecord-About, "
        "RateLimit, RateLimit-Policy, Retry-After, Sunset, Vary"
    ),
}
ALLOWED_HEADERS = (
    "Accept, Accept-Language, Cache-Control, Content-Type, If-Match, If-Modified-Since, "
    "If-None-Match, If-Unmodified-Since"
)
A_DAY = "86400"  # seconds; browsers ask again after two hours at the latest


class CrossOriginMiddleware:
    """The outermost: a script may read errors of the others as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BELOW):
            return self.get_response(request)
        response = _preflight(request) if _is_preflight(request) else self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers[name] = value
        return response


def _is_preflight(request: HttpRequest) -> bool:
    """A browser asks on its own, before a script's request, whether it may be sent."""
    return request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META


def _preflight(request: HttpRequest) -> HttpResponse:
    methods = f"{READS}, POST" if request.path_info in POSTED_TO else READS
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": ALLOWED_HEADERS,
            "Access-Control-Max-Age": A_DAY,
        },
    )
