"""What anybody may see: which public objects a list shows, and who answers to a name.

A list shows what stands for itself. A merged entry answers by leading to its survivor, and a
redacted object by saying so; both are found by their address only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import (
    PUBLIC_STATUSES,
    Claim,
    ClaimListing,
    Mergeable,
    NumericAssertion,
    PublicObject,
    Topic,
)
from claims.models.assertions import SPEAKS_AT, STATED_HIGH, STATED_LOW
from claims.models.fields import uuid7
from claims.queries import read_connection

# The entry that an address leads to: itself, or the one it was merged into.
STANDING = """
SELECT coalesce(t.merged_into_id, t.id) FROM {table} t
WHERE t.{column} = %s AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t.id)
"""
ALL_STANDING = """
SELECT t.{column}, coalesce(t.merged_into_id, t.id) FROM {table} t
WHERE t.{column} = ANY (%s) AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t.id)
"""
COVERED = """
WITH RECURSIVE covered(id) AS (
    SELECT unnest(%s::uuid[])
    UNION SELECT t.id FROM claims_topic t JOIN covered ON t.broader_id = covered.id
) SELECT id FROM covered
"""


def nobody() -> UUID:
    """The id of nothing: made for one question, since one that is known could be something's."""
    return uuid7()


def public(model: type[PublicObject]) -> QuerySet[Any]:
    manager: Any = model._default_manager
    rows: QuerySet[Any] = manager.public()
    return rows


# As literals, so that the planner knows the partial indexes of what is listed to fit.
LISTED_STATUSES = [RawSQL(f"'{status}'", ()) for status in PUBLIC_STATUSES]


def listed(model: type[PublicObject]) -> QuerySet[Any]:
    """What stands for itself: neither merged nor redacted."""
    if model is Claim:
        return Claim.objects.filter(
            status__in=LISTED_STATUSES, redacted_at=None, merged_into=None
        ).order_by()
    rows = public(model).filter(redacted_at=None).order_by()
    return rows.filter(merged_into=None) if issubclass(model, Mergeable) else rows


def walked_by(rows: QuerySet[Any], column: str) -> tuple[str, str]:
    """Where rows have their key and their place in an order: claims under an entry of the catalogue
    have both in its listing, which has them in this order, joined or alone."""
    if column != "said_at":
        return "pk", column
    if rows.model is ClaimListing:
        return "claim", column
    is_joined = ClaimListing._meta.db_table in rows.query.table_map
    return ("listings__claim", "listings__said_at") if is_joined else ("pk", column)


# Of listed claims alone, so that whoever asks for one entry needs no row of the claims.
LISTINGS: QuerySet[ClaimListing] = ClaimListing.objects.order_by()


def listed_assertions() -> QuerySet[Any]:
    """The numbers of listed claims."""
    claims = listed(Claim).filter(pk=OuterRef("claim_id"))
    return NumericAssertion.objects.filter(Exists(claims)).order_by()


@dataclass(frozen=True)
class Elsewhere:
    """An order by what another table has: SQL that yields the key and the position of each row,
    from a select of the columns that name it there."""

    named_by: tuple[str, ...]
    sql: str


# Assertions as they were said, by the listings, which have the time of their claim.
SAID_AT = Elsewhere(
    ("claim", "pk"),
    "SELECT assertion_id, said_at FROM claims_assertionlisting "
    "WHERE (claim_id, assertion_id) IN ({})",
)


def assertions_in_order() -> QuerySet[Any]:
    """The numbers of listed claims, each with its places in orders: by its ends as they are
    printed, in the canonical unit, and by the first day that it speaks of."""
    places = {"stated_low": STATED_LOW, "stated_high": STATED_HIGH, "speaks_at": SPEAKS_AT}
    placed: QuerySet[Any] = listed_assertions().annotate(**places)
    return placed


def found(model: type[PublicObject], key: UUID | str) -> QuerySet[Any]:
    """The public object that an address names, by id or slug: at most one, merged and redacted
    ones included."""
    return public(model).filter(**{"pk" if isinstance(key, UUID) else "slug": key})


# Looked up beforehand, so that the planner knows how much there is of what is asked for: it reads
# the few rows of a rare entry, and walks along the list until it has a page of a common one.
def standing_id(model: type[PublicObject], key: UUID | str) -> UUID | None:
    """The id of the entry that an address leads to: itself, or the one it was merged into."""
    found = _looked_up(STANDING, model, key)
    return found[0] if found else None


def standing_ids(model: type[PublicObject], keys: Sequence[UUID | str]) -> dict[UUID | str, UUID]:
    """The same of several addresses, for those that lead to an entry."""
    found: dict[UUID | str, UUID] = {}
    for column, kind in (("id", UUID), ("slug", str)):
        if some := [key for key in keys if isinstance(key, kind)]:
            sql = ALL_STANDING.format(table=model._meta.db_table, column=column)
            found |= dict(read_connection.rows(sql, [some], one_plan=True))
    return found


def resolve_id(model: type[PublicObject], key: UUID | str) -> UUID:
    """The same, or the id of nothing."""
    return standing_id(model, key) or nobody()


def resolve_id_within(model: type[PublicObject], key: UUID | str) -> RawSQL:
    """The id as a subquery of a larger statement. Used where one plan is good for all entries."""
    return RawSQL(_of(STANDING, model, key), [key])


def topics_under(topics: Sequence[UUID]) -> list[UUID]:
    """The ids of topics and all their narrower ones."""
    return [id_ for (id_,) in read_connection.rows(COVERED, [list(topics)], one_plan=True)]


def covered_topics(key: UUID | str) -> list[UUID]:
    """The ids of a topic and all its narrower ones, or the id of nothing."""
    return topics_under([resolve_id(Topic, key)])


def _looked_up(sql: str, model: type[PublicObject], key: UUID | str) -> list[UUID]:
    found = read_connection.rows(_of(sql, model, key), [key], one_plan=True)
    return [id_ for (id_,) in found]


def _of(sql: str, model: type[PublicObject], key: UUID | str) -> str:
    column = "id" if isinstance(key, UUID) else "slug"
    return sql.format(table=model._meta.db_table, column=column)
