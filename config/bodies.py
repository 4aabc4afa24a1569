"""The bodies of requests, read beside the threads that work: within a deadline and some memory.

Why a body could not be read is left in the request's environment, and a middleware answers it, so
that this refusal looks like every other."""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from claims.api.problems import below_api
from claims.services.rate_limits import client_of
from claims.site.responses import HTML, rendered
from claims.web.problems import Problem

DEADLINE = 15.0  # seconds for the whole of a body
MOST = 64 * 1024 * 1024  # bytes of bodies that are on their way, in one worker
SHARE = MOST // 4  # ... from one client
REFUSED = "onrecord.refused"  # in the environment of a request: the problem with it

LARGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
NO_STORE = {"Cache-Control": "no-store"}
TOO_LARGE = Problem(
    413, "body_too_large", f"A body has at most {LARGEST:,} bytes.", headers=NO_STORE
)
TOO_SLOW = Problem(
    408, "body_too_slow", f"The body was not here within {DEADLINE:.0f} seconds.", headers=NO_STORE
)
TOO_MANY = Problem(
    503,
    "too_many_bodies",
    "Too many unfinished requests are under way. Ask again in a few seconds.",
    headers=NO_STORE | {"Retry-After": "10"},
)

Receive = Callable[[], Awaitable[dict[str, Any]]]


class ClientGone(ConnectionError):
    """There is nobody left to answer."""


class Bodies:
    """The bodies that are on their way to one worker. Only its event loop's thread is in here."""

    def __init__(self) -> None:
        self.held: Counter[str] = Counter()

    async def read(self, environ: dict[str, Any], receive: Receive) -> None:
        """Put the body, or the problem with it, into the environment. Raises ClientGone."""
        length = environ.get("CONTENT_LENGTH", "")
        if not (length.isascii() and length.isdigit()):
            return  # a chunked one, or none: the site asks for a length
        if len(length) > len(str(LARGEST)) or int(length) > LARGEST:
            environ[REFUSED] = TOO_LARGE
            return
        body, client = bytearray(), client_of(environ)
        try:
            async with asyncio.timeout(DEADLINE):
                while len(body) < int(length) and REFUSED not in environ:
                    piece = await _piece(receive)
                    if not self._hold(client, len(piece)):
                        environ[REFUSED] = TOO_MANY
                    body += piece
        except TimeoutError:
            environ[REFUSED] = TOO_SLOW
        finally:
            self._release(client, len(body))
        environ["wsgi.input"] = io.BytesIO(body)

    def _hold(self, client: str, size: int) -> bool:
        self.held[client] += size
        return self.held[client] <= SHARE and self.held.total() <= MOST

    def _release(self, client: str, size: int) -> None:
        self.held[client] -= size
        if not self.held[client]:
            del self.held[client]


async def _piece(receive: Receive) -> bytes:
    message = await receive()
    if message["type"] != "http.request":
        raise ClientGone
    piece: bytes = message["body"]
    return piece


class UnreadBodyMiddleware:
    """Answers a request whose body is not there, before anything looks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        problem: Problem | None = request.META.get(REFUSED)
        if problem is None:
            return self.get_response(request)
        return below_api(problem, lambda _: _page(problem))(request)


def _page(problem: Problem) -> HttpResponse:
    page = rendered("problem", title=HTTPStatus(problem.status).phrase, reason=problem.detail)
    return HttpResponse(page, status=problem.status, content_type=HTML, headers=problem.headers)
