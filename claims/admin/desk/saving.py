"""What one request of the desk does to a claim: save what was typed, then give a verb. Both or
neither."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from claims.admin.desk.answers import Stop, by_path
from claims.admin.desk.changes import changed, removed, without
from claims.admin.desk.items import Item, items
from claims.models import Claim, Decision, NumericAssertion, Worklist
from claims.queries import beside_claims
from claims.queries.review_queue import Place, Rank, rank_of
from claims.services import agreement_keeping, assignments, decisions, recording, settling
from claims.services.recording import Outcome, Result
from claims.services.recording.existing import versions
from claims.services.workflow import PUBLISH, Verb

Json = dict[str, Any]
DENIED = (Worklist.CONTRADICTS, Worklist.WORDS_MISSING)


def item_of(claim: UUID) -> Item:
    """Raises Http404."""
    found = items([Place(rank_of(claim), claim)])
    if not found:
        raise Http404
    return found[0]


def require_lease(claim: UUID, by: Any) -> None:
    """Raises Stop where somebody else has the claim open."""
    if assignments.take([claim], by=by):
        return
    if not Claim.objects.filter(pk=claim).exists():
        raise Http404
    raise Stop(409, "lease_lost", held(claim, by))


def held(claim: UUID, by: Any) -> str:
    """Who has it open, and for how long."""
    lease = assignments.held_by_another(claim, by=by)
    if lease is None:
        return "The claim was just given back: try again."
    minutes = int((timezone.now() - lease.since).total_seconds() // 60)
    since = f"since {minutes} min" if minutes else "since a moment ago"
    return f"Being reviewed by {lease.holder.get_username()} {since}."


def locked(claim: UUID) -> Claim:
    """Raises Http404."""
    row: Claim | None = Claim.objects.select_for_update(no_key=True).filter(pk=claim).first()
    if row is None:
        raise Http404
    return row


def save(row: Claim, version: str, changes: Mapping[str, Any], *, by: Any) -> Outcome | None:
    """Save what was typed. None if nothing was. Raises Stop for a conflict or for faults. Without
    a version, whatever is on record is changed."""
    claim = row.pk
    if not changes:
        if version and versions([claim])[claim] != version:
            raise _conflict(claim, [])
        return None
    gone = removed(row, changes)
    made = changed(row, without(changes, gone), version=version)
    [outcome] = recording.record([made.record], by=by)
    if outcome.result == Result.CONFLICT or gone:
        raise _conflict(claim, [*gone, *(made.path(each.path) for each in outcome.differences)])
    if outcome.faults:
        faults = by_path((made.path(each.path), each.message) for each in outcome.faults)
        first = outcome.faults[0].message
        raise Stop(422, "refused", first, faults=faults)
    agreement_keeping.bring_changed_up_to_date()
    return outcome


def as_saved(claim: UUID) -> tuple[Claim, str]:
    """The claim and its version, after what was saved with it."""
    return Claim.objects.get(pk=claim), versions([claim])[claim]


def _conflict(claim: UUID, fields: list[str]) -> Stop:
    """Somebody else saved the claim after it was opened: what it is now, and the fields in which it
    is not what was typed."""
    change = beside_claims.last_change(claim)
    who = change.by if change and change.by else "Somebody"
    seconds = int((timezone.now() - change.at).total_seconds()) if change else 0
    return Stop(
        409,
        "conflict",
        f"{who} changed this claim {_ago(seconds)}. Nothing of yours is lost.",
        fields=fields,
        item=item_of(claim).as_json(),
    )


def _ago(seconds: int) -> str:
    return f"{seconds} s ago" if seconds < 120 else f"{seconds // 60} min ago"


def uphold(claim: UUID, assertions: Collection[UUID], *, by: Any) -> None:
    """Keep figures against their words, as a curator's reading."""
    rows = NumericAssertion.objects.filter(claim=claim, pk__in=assertions, reading__worklist__gt="")
    for row in rows.exclude(reading__worklist=Worklist.UNREAD):
        settling.uphold(assertion=row, by=by)


def give(
    verb: Verb,
    claim: Claim,
    *,
    version: str,
    by: Any,
    reason: str,
    note: str,
    seconds: int | None,
    confirmed: Collection[str],
) -> Decision:
    """Have the verb take effect in a moment, if the claim is then of this version. Raises Stop if
    something is to be confirmed before."""
    if verb is PUBLISH:
        asked = [each for each in _questions(claim.pk) if each["key"] not in confirmed]
        if asked:
            raise Stop(409, "confirm", asked[0]["sentence"], asks=asked)
    return decisions.decide(
        verb,
        claim=claim,
        version=version,
        by=by,
        reason=reason,
        note=note,
        seconds=seconds,
    )


def _questions(claim: UUID) -> Iterator[Json]:
    """What a curator has to look at once more before the claim is public."""
    for key, each in beside_claims.checked([claim]).items():
        if each.worklist in DENIED:
            sentence = "Its words deny this figure. W takes the words, H keeps yours."
            yield {"key": f"words:{key}", "assertion": str(key), "sentence": sentence}
        if each.strict:
            more = "+" if each.or_more else ""
            speakers = f"{each.strict}{more} root speaker{'' if each.strict == 1 else 's'}"
            sentence = (
                f"It contradicts {speakers} of what is published. P publishes it all the same."
            )
            yield {"key": f"contradicts:{key}", "assertion": str(key), "sentence": sentence}


def previewed(claim: UUID, version: str, changes: Mapping[str, Any], *, by: Any) -> Item:
    """The claim as it would be if what is typed were saved. Nothing is, so it is no change yet, and
    its place in the queue stays."""
    save(locked(claim), version, changes, by=by)
    [found] = items([Place(Rank.NO_FIGURES, claim)], with_changes=False)
    transaction.set_rollback(True)
    return found


def may_give(user: Any, verb: Verb) -> bool:
    allowed: bool = user.has_perm(verb.permission)
    return allowed
