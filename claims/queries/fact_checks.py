"""Claims that somebody has checked, and the pages that check them, as a fact-check search has them.

A claim is found where a review of its own stands. What was retracted is left out, and so is a
review that shows on a repeat of its claim: a search by other people's rules has no place to say so.
A page is all reviews at one address; its id is that of the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value

from claims.models import Claim, Review, Status
from claims.models.fields import UrlKey
from claims.queries import pages, read_connection, searching
from claims.queries.cursors import Turn
from claims.queries.exists_filters import are_few
from claims.queries.pages import Order, Sql
from claims.queries.searching import Search
from claims.queries.sql import Rows
from claims.queries.visible import listed

NEWEST = Order("said_at", descending=True, nullable=True)
LATEST = Order(None, descending=True)
FIRST_OF_PAGES = (
    "SELECT (array_agg(id ORDER BY id))[1], NULL FROM ({reviews}) review (id, key) GROUP BY key"
)
OF_PAGES = """
SELECT own.id, review.id FROM claims_review own
JOIN ({reviews}) review (id, key) ON review.key = onrecord_url_key(own.url)
WHERE own.id = ANY (%s) ORDER BY own.id, review.id
"""


@dataclass(frozen=True)
class Wanted:
    """Which fact checks: with these words, of this site, in this language, since then."""

    search: Search | None = None
    site: str = ""
    language: str = ""
    since: datetime | None = None


def reviews(wanted: Wanted) -> QuerySet[Any]:
    """The reviews that stand, of a site and in a language."""
    public = Q(claim__status=Status.PUBLISHED, claim__redacted_at=None, claim__merged_into=None)
    standing = Review.objects.filter(public, retraction_reason="", redacted_at=None)
    found: QuerySet[Any] = standing.order_by()
    if wanted.site:
        found = on_pages(found).filter(Q(key=wanted.site) | Q(key__startswith=f"{wanted.site}/"))
    return found.filter(in_language(wanted.language)) if wanted.language else found


def on_pages(found: QuerySet[Any]) -> QuerySet[Any]:
    """Reviews with an address, and what is compared of it: the name of its site stands first."""
    keyed: QuerySet[Any] = found.exclude(url="").annotate(key=UrlKey("url"))
    return keyed


def in_language(language: str) -> Q:
    """Reviews in a language, whatever its region. One that does not say is in its claim's."""
    own = Q(language=language) | Q(language__startswith=f"{language}-")
    of_claim = Q(claim__language=language) | Q(claim__language__startswith=f"{language}-")
    return own | Q(language="") & of_claim


def claims(wanted: Wanted, turn: Turn, offset: int = 0) -> Sql:
    """The walk along claims with such a review, the newest first."""
    found = reviews(wanted)
    few = are_few(found)
    own = found.filter(claim=OuterRef("pk"))
    rows = listed(Claim).filter(status=Status.PUBLISHED)
    rows = rows.filter(pk__in=found.values("claim")) if few else rows.filter(Exists(own))
    if wanted.since:
        reviewed = Exists(own.filter(reviewed_at__gte=wanted.since))
        rows = rows.filter(Q(said_at__gte=wanted.since) | Q(reviewed))
    if wanted.search:
        rows = rows.filter(searching.says(wanted.search))
    gathered = few or bool(wanted.search and wanted.search.is_rare)
    return _walk(Rows(rows).sql("pk", "said_at"), NEWEST, turn, offset, gathered=gathered)


def of_claims(wanted: Wanted, ids: list[UUID]) -> list[UUID]:
    """The reviews of some claims, the latest first."""
    latest = F("reviewed_at").desc(nulls_last=True)
    found = reviews(wanted).filter(claim__in=ids).order_by(latest, "pk")
    return list(found.using(read_connection.alias()).values_list("pk", flat=True))


def of_site_pages(site: str, turn: Turn, offset: int = 0) -> Sql:
    """The walk along the pages of a site, the one that came last first."""
    sql, parameters = Rows(reviews(Wanted(site=site))).sql("pk", "key")
    return _walk((FIRST_OF_PAGES.format(reviews=sql), parameters), LATEST, turn, offset)


def at_address(url: str) -> list[UUID]:
    """The reviews at an address, the first one first."""
    asked = UrlKey(Value(url, output_field=TextField()))
    found = on_pages(reviews(Wanted())).filter(key=asked).order_by("pk")
    return list(found.using(read_connection.alias()).values_list("pk", flat=True))


def of_pages(ids: list[UUID]) -> dict[UUID, list[UUID]]:
    """For each of some reviews, all that stand at its address, the first one first."""
    sql, parameters = Rows(on_pages(reviews(Wanted()))).sql("pk", "key")
    found: dict[UUID, list[UUID]] = {}
    for own, review in read_connection.rows(OF_PAGES.format(reviews=sql), [*parameters, ids]):
        found.setdefault(own, []).append(review)
    return found


def _walk(rows: Sql, order: Order, turn: Turn, offset: int, *, gathered: bool = False) -> Sql:
    """The walk from a position, or without one, past so many rows."""
    most = offset + turn.limit
    sql, parameters = pages.walk(rows, order, most, turn.start, backwards=False, gathered=gathered)
    if not offset:
        return sql, parameters
    beyond = f"SELECT id, position, place FROM ({sql}) walked (id, position, place)"
    return f"{beyond} WHERE place > %s", [*parameters, offset]
