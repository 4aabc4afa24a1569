"""What anybody may see: which public objects a list shows, and who answers to a name.

A list shows what stands for itself. A merged entry answers by leading to its survivor, and a
redacted object by saying so; both are found by their address only.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from claims.models import (
    PUBLIC_STATUSES,
    Claim,
    Mergeable,
    NumericAssertion,
    PublicObject,
    Topic,
)

# The topic of an address, or its survivor, with all below it.
COVERED = """
WITH RECURSIVE covered(id) AS (
    SELECT coalesce(t.merged_into_id, t.id) FROM claims_topic t
    WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t.id) AND t.{column} = %s
    UNION SELECT t.id FROM claims_topic t JOIN covered ON t.broader_id = covered.id
) SELECT id FROM covered
"""


def public(model: type[PublicObject]) -> QuerySet[Any]:
    manager: Any = model._default_manager
    rows: QuerySet[Any] = manager.public()
    return rows


# As literals, so that the planner knows the partial indexes of what is listed to fit.
LISTED_STATUSES = [RawSQL(f"'{status}'", ()) for status in PUBLIC_STATUSES]  # noqa: S611


def listed(model: type[PublicObject]) -> QuerySet[Any]:
    """What stands for itself: neither merged nor redacted."""
    if model is Claim:
        return Claim.objects.filter(
            status__in=LISTED_STATUSES, redacted_at=None, merged_into=None
        ).order_by()
    rows = public(model).filter(redacted_at=None).order_by()
    return rows.filter(merged_into=None) if issubclass(model, Mergeable) else rows


def listed_assertions() -> QuerySet[Any]:
    """The numbers of listed claims."""
    claims = listed(Claim).filter(pk=OuterRef("claim_id"))
    return NumericAssertion.objects.filter(Exists(claims)).order_by()


def found(model: type[PublicObject], key: UUID | str) -> QuerySet[Any]:
    """The public object that an address names, by id or slug: at most one, merged and redacted
    ones included."""
    return public(model).filter(**{"pk" if isinstance(key, UUID) else "slug": key})


def standing(model: type[PublicObject], key: UUID | str) -> Subquery:
    """The id of the entry that an address leads to: itself, or the one it was merged into."""
    return Subquery(found(model, key).values(standing=Coalesce("merged_into_id", "pk")))


def covered_topics(key: UUID | str) -> RawSQL:
    """The ids of a topic and all its narrower ones."""
    column = Topic._meta.pk.column if isinstance(key, UUID) else "slug"
    return RawSQL(COVERED.format(column=column), [key])  # noqa: S611 (both columns are ours)
