"""Who has which claim open at the review desk. Nobody else is given it before the lease ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from claims.models import Lease, Skip

LASTS = timedelta(minutes=5)
# In the order of their ids, so that two who take the same ones wait for each other and no more.
TAKE = """
INSERT INTO claims_lease AS lease (claim_id, holder_id, since, until)
SELECT id, %(by)s, now(), now() + %(lasts)s
FROM claims_claim WHERE id = ANY (%(claims)s) ORDER BY id
ON CONFLICT (claim_id) DO UPDATE SET holder_id = excluded.holder_id, until = excluded.until,
    since = CASE WHEN lease.holder_id = excluded.holder_id AND lease.until > now()
        THEN lease.since ELSE excluded.since END
WHERE lease.holder_id = excluded.holder_id OR lease.until <= now() OR %(take_over)s
RETURNING claim_id
"""


def take(claims: Collection[UUID], *, by: Any, take_over: bool = False) -> set[UUID]:
    """Lease claims, or renew their leases. Returns those that are now held by this user."""
    asked = {"by": by.pk, "lasts": LASTS, "claims": list(claims), "take_over": take_over}
    with connection.cursor() as cursor:
        cursor.execute(TAKE, asked)
        return {key for (key,) in cursor.fetchall()}


def release(claims: Collection[UUID], *, by: Any) -> None:
    """Give claims back before their leases end."""
    Lease.objects.filter(claim__in=claims, holder=by).delete()


def held_by_another(claim: UUID, *, by: Any) -> Lease | None:
    """The lease of somebody else that still runs."""
    running = Lease.objects.filter(claim=claim, until__gt=timezone.now())
    return running.exclude(holder=by).select_related("holder").first()


def free_for(by: Any) -> Q:
    """The condition on claims that nobody else has open."""
    running = Lease.objects.filter(until__gt=timezone.now()).exclude(holder=by)
    return ~Q(pk__in=running.values("claim"))


def skip(claim: UUID, *, by: Any) -> None:
    """Put a claim off: it is left to others."""
    Skip.objects.bulk_create([Skip(by=by, claim_id=claim)], ignore_conflicts=True)
    release([claim], by=by)


def unskip(claim: UUID, *, by: Any) -> None:
    """Take up again what was put off."""
    Skip.objects.filter(by=by, claim_id=claim).delete()
