"""Drafts, and claims in review, by what of the published they would contradict, as it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from claims.models import Claim, DraftStanding, NumericAssertion
from claims.models.claims import DRAFT


@dataclass(frozen=True)
class WouldContradict:
    """An assertion of a draft, how many root speakers would be against it, counted to ten, and some
    of their assertions: those that it would contradict strictly come first."""

    assertion: NumericAssertion
    strict: int
    loose: int
    strictly: Sequence[NumericAssertion]
    loosely: Sequence[NumericAssertion]


def would_contradict(*, strictly: bool) -> Q:
    """Drafts that would contradict what is published: strictly, or only loosely."""
    kept = DraftStanding.objects.filter(claim=OuterRef("pk"))
    strict = Exists(kept.filter(strict__gt=0))
    return DRAFT & (Q(strict) if strictly else Q(Exists(kept)) & ~Q(strict))


def contradicted_by(claim: Claim) -> list[WouldContradict]:
    """What a draft would contradict, assertion by assertion."""
    kept = DraftStanding.objects.filter(claim=claim, claim__in=Claim.objects.filter(DRAFT))
    rows = list(kept.select_related("assertion").order_by("assertion__position", "pk"))
    known = _assertions(key for row in rows for key, *_ in row.witnesses)
    return [_of(row, known) for row in rows]


def _of(row: DraftStanding, known: dict[str, NumericAssertion]) -> WouldContradict:
    named = [(known[key], strict) for key, strict, *_ in row.witnesses if key in known]
    return WouldContradict(
        row.assertion,
        row.strict,
        row.loose,
        [one for one, strict in named if strict],
        [one for one, strict in named if not strict],
    )


def _assertions(keys: Iterable[str]) -> dict[str, NumericAssertion]:
    found = NumericAssertion.objects.select_related("claim__speaker").filter(pk__in=set(keys))
    return {str(each.pk): each for each in found}
