"""What Google's Fact Check Tools API answers, from the public record: searches and pages.

Its own client works against this site unchanged. What is not offered says so, with Google's word
for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from claims.api import problems, responses
from claims.api.base import ReadView
from claims.api.compat import contract, errors, masks, messages, query_string
from claims.api.compat.contract import LARGEST_OFFSET, LARGEST_PAGE, PAGE_SIZE, Tree
from claims.api.compat.query_string import wrong
from claims.api.read import pagination
from claims.queries import cursors, fact_checks
from claims.queries.cursors import OutlivedCursor, Turn
from claims.queries.fact_checks import Wanted
from claims.queries.pages import Sql
from claims.records import record_cache
from claims.records.record_cache import KINDS, Held
from claims.web import http_cache, lookups, rate_limits
from claims.web.problems import NOT_FOUND, Problem, Refusal

Json = dict[str, Any]
Walk = Callable[[Turn, int], Sql]
WRITES = ("POST", "PUT", "DELETE")
SCRIPT = "text/javascript; charset=UTF-8"
NO_WRITES = Problem(
    501,
    "not_offered",
    "Pages cannot be written here: this site publishes its reviews by its own desk.",
)
NO_IMAGES = Problem(501, "not_offered", "Claims cannot be searched by an image here.")


class Method(ReadView):
    """A method of that API: its parameters, and the members of its answer."""

    schema = None  # the contract is Google's
    message: Tree = {}
    refuses: tuple[str, ...] = ()  # methods of HTTP that the contract has, and this site has not

    def begin(self, request: HttpRequest) -> None:
        if request.method in self.refuses:
            rate_limits.charge(request)
            raise Refusal(NO_WRITES)
        super().begin(request)

    def read_parameters(self, request: HttpRequest) -> dict[str, str]:
        return query_string.read(request.META.get("QUERY_STRING", ""), self.parameter_names)

    def get(self, request: HttpRequest, **address: str) -> HttpResponseBase:
        mask = masks.read(self.parameters["fields"], self.message) if self.has_mask else {}
        found = masks.applied(mask, self.answer(**address))
        body = written(found, self.parameters)
        media_type = SCRIPT if "callback" in self.parameters else errors.JSON
        etag = http_cache.etag_of(media_type, body)
        if same := http_cache.not_modified(request, etag, negotiated=False):
            return same
        return responses.answer(body, media_type, http_cache.validators(etag, negotiated=False))

    @property
    def has_mask(self) -> bool:
        return "fields" in self.parameters

    def answer(self, **address: str) -> Json:
        raise NotImplementedError

    def refused(self, request: HttpRequest, error: Exception) -> HttpResponseBase:
        problem = problems.of(error)
        if problem is None:
            raise error
        return errors.as_response(problem)

    def about(self) -> Json:
        return {"parameters": [*self.parameter_names, *contract.STANDARD]}


def written(found: Json, given: query_string.Given) -> bytes:
    """An answer as JSON for people, or in one line, or as the argument of a script's function."""
    if given.get("prettyPrint") == "false":
        body = responses.dumped(found)
    else:
        body = json.dumps(found, ensure_ascii=False, indent=2).encode()
    if "callback" not in given:
        return body
    return b"// API callback\n%s(%s);" % (given["callback"].encode(), body)


class Paged(Method):
    """A method that answers page by page."""

    def walked(self, kind: str, walk: Walk) -> tuple[list[Held], Json]:
        """The records of this page, and the token of the next."""
        named = pagination.list_name(kind, self.asked())
        turn, offset = self._turn(named)
        found = record_cache.page(KINDS[kind], walk(turn, offset))
        shown, more = turn.page_of(found)
        epoch = found[0].epoch if found else None
        try:
            token = cursors.neighbours(turn, shown, more, named, epoch).next
        except OutlivedCursor:
            raise not_a_token() from None
        return shown, {"nextPageToken": token} if token else {}

    def asked(self) -> dict[str, str]:
        """What a token is good for: all parameters of the method but those of paging."""
        own = set(self.parameter_names) - set(contract.PAGING)
        return {name: value for name, value in self.parameters.items() if name in own}

    def _turn(self, named: str) -> tuple[Turn, int]:
        size = min(query_string.number(self.parameters, "pageSize", PAGE_SIZE), LARGEST_PAGE)
        offset = query_string.number(self.parameters, "offset")
        if "pageToken" not in self.parameters:
            if offset > LARGEST_OFFSET:
                detail = f"is {LARGEST_OFFSET:,} at most: go on by “pageToken”."
                raise wrong("offset", "out_of_range", detail)
            return Turn(size), offset
        try:
            return cursors.read(self.parameters["pageToken"], named, size), 0
        except ValueError:
            raise not_a_token() from None


def not_a_token() -> Refusal:
    detail = "is the “nextPageToken” of the same search: take it as it is, or leave it out."
    return wrong("pageToken", "invalid_token", detail)


class Search(Paged):
    """claims:search, the claims that somebody has checked."""

    parameter_names = contract.SEARCH
    message = contract.CLAIMS

    def answer(self, **_: str) -> Json:
        wanted = self.wanted()
        found, paging = self.walked("claim", lambda *turn: fact_checks.claims(wanted, *turn))
        reviews = by_claim(fact_checks.of_claims(wanted, [held.uuid for held in found]))
        claims = [messages.claim(each, reviews.get(each["id"], [])) for each in records(found)]
        return {"claims": claims, **paging} if claims else {}

    def wanted(self) -> Wanted:
        given = self.parameters
        site = query_string.site(given, "reviewPublisherSiteFilter")
        if not site and "query" not in given:
            detail = "is needed, or “reviewPublisherSiteFilter”."
            raise wrong("query", "required", detail)
        age = query_string.number(given, "maxAgeDays")
        return Wanted(query_string.search(given), site, query_string.language(given), since(age))


def since(age: int) -> datetime | None:
    """The instant that many days ago, if there was one."""
    if not age:
        return None
    try:
        return timezone.now() - timedelta(days=age)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


class Pages(Paged):
    """pages.list, the pages with reviews of a site, or the one at an address."""

    parameter_names = contract.LIST
    message = contract.PAGES
    refuses = WRITES[:1]

    def answer(self, **_: str) -> Json:
        given = self.parameters
        if ("url" in given) == ("organization" in given):
            raise wrong("url", "required", "or “organization” is needed, and not both.")
        if "url" in given:
            shown = pages([fact_checks.at_address(given["url"])])
            return {"claimReviewMarkupPages": shown} if shown else {}
        site = query_string.site(given, "organization")
        found, paging = self.walked("review", lambda *turn: fact_checks.of_site_pages(site, *turn))
        of_each = fact_checks.of_pages([held.uuid for held in found])
        shown = pages([of_each.get(held.uuid, []) for held in found])
        return {"claimReviewMarkupPages": shown, **paging} if shown else {}


class Page(Method):
    """pages.get, all reviews at the address of one."""

    message = contract.PAGE
    refuses = WRITES[1:]

    def answer(self, **address: str) -> Json:
        review = lookups.find(KINDS["review"], address["key"], slugs=False).held
        found = fact_checks.of_pages([review.uuid]).get(review.uuid)
        if not found:
            raise Refusal(NOT_FOUND)
        if not (shown := pages([found])):
            raise Refusal(NOT_FOUND)
        return shown[0]


class ImageSearch(Method):
    """claims:imageSearch, which is not offered."""

    parameter_names = contract.IMAGE

    def answer(self, **_: str) -> Json:
        raise Refusal(NO_IMAGES)


def by_claim(ids: list[UUID]) -> dict[str, list[Json]]:
    """Reviews under the ids of their claims."""
    found: dict[str, list[Json]] = {}
    for review in records(record_cache.some(KINDS["review"], ids)):
        found.setdefault(review["claim"]["id"], []).append(review)
    return found


def pages(of_each: list[list[UUID]]) -> list[Json]:
    """Pages, each by the reviews on it: those that have not gone since they were found."""
    ids = [review for each in of_each for review in each]
    reviews = {each["id"]: each for each in records(record_cache.some(KINDS["review"], ids))}
    of_reviews = {UUID(review["claim"]["id"]) for review in reviews.values()}
    claims = {
        each["id"]: each for each in records(record_cache.some(KINDS["claim"], [*of_reviews]))
    }
    there = [[reviews[str(key)] for key in each if str(key) in reviews] for each in of_each]
    shown = [[each for each in page if each["claim"]["id"] in claims] for page in there]
    return [messages.page(page, claims) for page in shown if page]


def records(found: list[Held]) -> list[Json]:
    return [json.loads(held.body) for held in found if held.body]
