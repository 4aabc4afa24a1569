"""The short way: what anonymous programs ask most, answered on the event loop.

An answer goes through fourteen middlewares, a resolver and a thread, and what they add to it is the
same for every record. So the long way is gone once for each kind of answer, and its headers are the
pattern of the next ones, of which only those are made anew that are a record's own. Whatever is not
known to be alike goes the long way: another method, a header that is not named here, a question
that is refused, a client whose limit only the database knows.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest

from claims.api.read import short_answers
from claims.api.read.short_answers import Answer, Asked
from claims.queries.loop_reader import LoopReader
from claims.services import rate_limits
from claims.services.rate_limits.leases import Standing
from claims.web import http_cache
from claims.web.problems import Refusal
from claims.web.rate_limits import left
from config.logs import RequestMiddleware

Message = dict[str, Any]
Headers = list[tuple[bytes, bytes]]
Whole = tuple[int, Headers, bytes]

PATH = re.compile(rb"/api/v1/([a-z]+)/(?:([A-Za-z0-9-]+)/)?")
QUERY = re.compile(rb"[A-Za-z0-9._~:=&%+,*-]*")
# What names the site, so that the addresses in an answer, and whether there is one, depend on it.
SITE = (b"host", b"x-forwarded-proto", b"x-forwarded-host", b"x-forwarded-port")
READ = frozenset((*SITE, b"accept", b"if-none-match", b"x-forwarded-for"))
# No answer to such a question depends on these.
UNREAD = frozenset(
    b"accept-encoding accept-language cache-control connection dnt origin pragma priority referer "
    b"sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site "
    b"sec-fetch-user sec-gpc traceparent tracestate user-agent via x-real-ip x-request-id".split()
)
OWN = {
    "ETag": b"etag",
    "Last-Modified": b"last-modified",
    "Content-Location": b"content-location",
    "Link": b"link",
}
OF_CLIENT, LENGTH = b"ratelimit", b"content-length"
VARYING = frozenset((*OWN.values(), OF_CLIENT, LENGTH))
NEVER = frozenset((b"set-cookie", b"deprecation", b"sunset", b"retry-after"))
MOST_PATTERNS = 1_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """A request that may go the short way. `like`: what all answers of its kind have in common."""

    asked: Asked
    client: dict[str, str]
    like: tuple[Any, ...]


class ShortWay:
    """The short way of one event loop, and what it has learnt from the long one."""

    def __init__(self) -> None:
        self.reader = LoopReader()
        self.sites: dict[tuple[Any, ...], str] = {}
        self.patterns: dict[tuple[Any, ...], Headers] = {}

    def request(self, scope: Message) -> Request | None:
        """The request, if it may go the short way."""
        path = PATH.fullmatch(scope["raw_path"])
        if path is None or scope["method"] != "GET" or _is_logged():
            return None
        given = _headers(scope)
        if given is None or not QUERY.fullmatch(scope["query_string"]):
            return None
        return self._request(scope, path, given)

    def _request(
        self, scope: Message, path: re.Match[bytes], given: dict[bytes, str]
    ) -> Request | None:
        query = scope["query_string"].decode()
        resource, key = path[1].decode(), path[2].decode() if path[2] else None
        if not short_answers.is_short(resource, given.get(b"accept")) or (key and query):
            return None
        site = (scope["scheme"], *(given.get(name) for name in SITE))
        place = f"{self.sites.get(site, '')}{path[0].decode()}"
        address = f"{place}?{query}" if query else place
        tag = given.get(b"if-none-match")
        own = tag and http_cache.TAG.fullmatch(tag.removeprefix("W/"))
        if tag and not own:  # another's, or one of several
            return None
        asked = Asked(resource, key, query, address, f'"{own[1]}"' if own else None)
        client = {"REMOTE_ADDR": scope["client"][0]}
        if b"x-forwarded-for" in given:
            client["HTTP_X_FORWARDED_FOR"] = given[b"x-forwarded-for"]
        return Request(asked, client, (site, resource, key is None, *_names(query)))

    async def answer(self, request: Request, environ: Message) -> Whole | None:
        """The whole answer, or None where the long way has to be gone: with this environment, in
        which it is noted that the client was charged."""
        if request.like[0] not in self.sites:
            return None
        standing = rate_limits.charge_at_once(request.client) if settings.RATE_LIMIT else None
        if settings.RATE_LIMIT and standing is None:
            return None
        found = await self._found(request)
        whole = self._whole(request, found, standing) if found else None
        if whole is None:
            environ[rate_limits.PAID] = standing
        return whole

    async def _found(self, request: Request) -> Answer | None:
        try:
            return await short_answers.answer(request.asked, self.reader.rows)
        except Refusal:
            return None
        except Exception:
            log.exception("short_way_failed")  # the long way may know better
            return None

    def _whole(self, request: Request, found: Answer, standing: Standing | None) -> Whole | None:
        own = {known: found.headers[name] for name, known in OWN.items() if name in found.headers}
        own[LENGTH] = str(len(found.body))
        if standing is not None:
            own[OF_CLIENT] = left(standing)
        pattern = self.patterns.get((*request.like, found.status, frozenset(own)))
        if pattern is None:
            return None
        headers = [(n, own[n].encode("latin-1") if n in own else value) for n, value in pattern]
        return found.status, headers, found.body

    def learn(self, request: Request, environ: Message, whole: Whole) -> None:
        """Take the headers of an answer of the long way as a pattern."""
        status, headers, _ = whole
        names = [name for name, _ in headers]
        if status not in (200, 304) or len(set(names)) < len(names) or NEVER & set(names):
            return
        if len(self.patterns) >= MOST_PATTERNS:
            self.patterns.clear()
            self.sites.clear()
        site = WSGIRequest(environ).build_absolute_uri("/").removesuffix("/")
        self.sites[request.like[0]] = site
        self.patterns[(*request.like, status, VARYING & set(names))] = headers


def _headers(scope: Message) -> dict[bytes, str] | None:
    """The headers that are read; None if there is one that nobody knows, or one twice."""
    given: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        if name in UNREAD:
            continue
        if name not in READ or name in given:
            return None
        given[name] = value.decode("latin-1")
    return given


def _names(query: str) -> Iterator[str]:
    """Of the parameters, in order: an answer says what will go of what was asked with."""
    yield from sorted(pair.partition("=")[0] for pair in query.split("&"))


def _is_logged() -> bool:
    return RequestMiddleware.log.isEnabledFor(logging.INFO)
