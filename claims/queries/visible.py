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

from claims.models import Claim, Mergeable, NumericAssertion, PublicObject, Stamp, Topic

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


def listed(model: type[PublicObject]) -> QuerySet[Any]:
    """What stands for itself: neither merged nor redacted."""
    rows = public(model).filter(redacted_at=None)
    return rows.filter(merged_into=None) if issubclass(model, Mergeable) else rows


def listed_assertions() -> QuerySet[Any]:
    """The numbers of listed claims, with what their records read. They change with their claims."""
    claims = listed(Claim).filter(pk=OuterRef("claim_id"))
    rows = NumericAssertion.objects.filter(Exists(claims)).select_related("claim", "measure")
    return with_version(rows, of="claim_id")


def found(model: type[PublicObject], key: UUID | str) -> QuerySet[Any]:
    """The public object that an address names, by id or slug: at most one, merged and redacted
    ones included."""
    name = "pk" if isinstance(key, UUID) else "slug"
    return with_version(public(model).filter(**{name: key}))


def with_version(rows: QuerySet[Any], *, of: str = "pk") -> QuerySet[Any]:
    """Rows with what tells a reader whether a record has changed."""
    stamp = Stamp.objects.filter(id=OuterRef(of))
    versioned: QuerySet[Any] = rows.annotate(
        record_version=Subquery(stamp.values("version")),
        record_modified=Subquery(stamp.values("changed_at")),
    )
    return versioned


def standing(model: type[PublicObject], key: UUID | str) -> Subquery:
    """The id of the entry that an address leads to: itself, or the one it was merged into."""
    return Subquery(found(model, key).values(standing=Coalesce("merged_into_id", "pk")))


def covered_topics(key: UUID | str) -> RawSQL:
    """The ids of a topic and all its narrower ones."""
    column = Topic._meta.pk.column if isinstance(key, UUID) else "slug"
    return RawSQL(COVERED.format(column=column), [key])  # noqa: S611 (both columns are ours)
