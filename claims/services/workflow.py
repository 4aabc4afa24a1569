"""The verbs that move the status of claims: submit, publish, reject, retract. Of one or of many.

All claims of a call are locked, checked and moved by a few statements, however many they are. Each
that may not be moved is answered with everything that stands against it; the others move.

An import moves statuses as well: its claims are published by `services.recording`, in one statement
with all their other changes, if its policy `publishes`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError

from claims.models import (
    TRANSITIONS,
    Appearance,
    Attribution,
    Claim,
    NumericAssertion,
    RejectionReason,
    Status,
)
from claims.services.audit import acting

MOST_AT_ONCE = 1_000
PARTS = (NumericAssertion, Attribution, Appearance)


@dataclass(frozen=True)
class Outcome:
    """The claims that have moved, those that were there already, and what stands against the
    others."""

    moved: list[UUID]
    unchanged: list[UUID]
    refused: dict[UUID, ValidationError]

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.moved + other.moved,
            self.unchanged + other.unchanged,
            self.refused | other.refused,
        )


@dataclass(frozen=True)
class Verb:
    """A verb, the status it leads to, and the permission it takes."""

    name: str
    status: Status
    noun: str = ""  # of a verb that needs a reason

    @property
    def permission(self) -> str:
        return f"claims.{self.name}_claim"


SUBMIT = Verb("submit", Status.IN_REVIEW)  # a draft, for review
PUBLISH = Verb("publish", Status.PUBLISHED)  # makes it public, and takes a retraction back
REJECT = Verb("reject", Status.REJECTED, noun="rejection")  # puts it aside, unpublished
RETRACT = Verb("retract", Status.RETRACTED, noun="retraction")  # it stays on record, marked
VERBS = {verb.name: verb for verb in (SUBMIT, PUBLISH, REJECT, RETRACT)}


def move(
    verb: Verb,
    *,
    claims: Collection[UUID],
    by: Any,
    reason: str = "",
    note: str = "",
) -> Outcome:
    """Do the same to many claims. A claim that has the verb's status already stays as it is.

    `reason` is one of the `RejectionReason`s, or the text of a retraction. Raises ValidationError
    if the verb lacks its reason, or if the claims are too many for one call.
    """
    if len(claims) > MOST_AT_ONCE:
        raise ValidationError(f"At most {MOST_AT_ONCE:,} claims at once.", code="too_many")
    reasons = _reasons(verb, reason, note)
    return _moved(list(claims), partial(_move, verb, reasons, by=by))


def _moved(claims: list[UUID], move: Callable[[list[UUID]], Outcome]) -> Outcome:
    """All at once. Where the database refuses that, halves of them, until a refused one is alone:
    it is told why, and the others move."""
    try:
        return move(claims)
    except ValidationError as error:
        if len(claims) < 2:
            return Outcome([], [], dict.fromkeys(claims, error))
    middle = len(claims) // 2
    return _moved(claims[:middle], move) + _moved(claims[middle:], move)


def _move(verb: Verb, reasons: dict[str, str], claims: list[UUID], *, by: Any) -> Outcome:
    with acting(by=by):
        rows = Claim.objects.select_for_update().filter(pk__in=claims).order_by("pk")
        outcome = _judged(verb, list(rows), by)
        Claim.objects.filter(pk__in=outcome.moved).update(status=verb.status, **reasons)
    return outcome


def _judged(verb: Verb, claims: list[Claim], by: Any) -> Outcome:
    """What would become of these claims."""
    others = {claim.pk: claim for claim in claims if claim.status != verb.status}
    own = _changed_last_by(others, by) if verb is PUBLISH and settings.FOUR_EYES else set()
    faults = {
        key: errors
        for key, claim in others.items()
        if (errors := list(_faults(claim, verb, is_own=key in own)))
    }
    return Outcome(
        [key for key in others if key not in faults],
        [claim.pk for claim in claims if claim.pk not in others],
        {key: ValidationError(errors) for key, errors in faults.items()},
    )


def check(verb: Verb, *, claim: Claim, by: Any, reason: str = "", note: str = "") -> None:
    """Raises ValidationError with all that keeps this claim, as it is, from being moved."""
    _reasons(verb, reason, note)
    outcome = _judged(verb, [claim], by)
    if refused := outcome.refused.get(claim.pk):
        raise refused
    if not outcome.moved:
        sentence = f"The claim is {verb.status.label.lower()} already."
        raise ValidationError(sentence, code="unchanged")


def move_one(verb: Verb, *, claim: Claim, by: Any, reason: str = "", note: str = "") -> Claim:
    """Do it to one claim. Raises ValidationError with everything that stands against it."""
    outcome = move(verb, claims=[claim.pk], by=by, reason=reason, note=note)
    if refused := outcome.refused.get(claim.pk):
        raise refused
    claim.refresh_from_db()
    return claim


def _reasons(verb: Verb, reason: str, note: str) -> dict[str, str]:
    """The columns that say why. A status without a reason empties those of the one before."""
    if verb.noun and not reason.strip():
        raise _refused("reason", f"A {verb.noun} needs a reason.", "reason_missing")
    if verb is REJECT and reason not in RejectionReason.values:
        known = ", ".join(RejectionReason.values)
        raise _refused("reason", f"Choose one of: {known}.", "unknown_rejection_reason")
    if verb is REJECT and reason == RejectionReason.OTHER and not note.strip():
        raise _refused("note", "Say in the note what the other reason is.", "note_missing")
    return {
        "retraction_reason": reason if verb is RETRACT else "",
        "rejection_reason": reason if verb is REJECT else "",
        "rejection_note": note if verb is REJECT else "",
    }


def _refused(field: str, sentence: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=code)})


def _faults(claim: Claim, verb: Verb, *, is_own: bool) -> Iterator[ValidationError]:
    """Everything that keeps a claim from being moved."""
    if claim.status not in TRANSITIONS[verb.status]:
        yield ValidationError(
            "A claim that is %(current)s cannot become %(status)s.",
            code="invalid_transition",
            params={"current": claim.get_status_display(), "status": verb.status.label},
        )
    if verb is PUBLISH and claim.speaker_id is None:
        yield ValidationError("A published claim needs a speaker.", code="speaker_missing")
    if verb is PUBLISH and claim.merged_into_id:
        yield ValidationError("It was merged into another claim: publish that.", code="merged")
    if is_own:
        yield ValidationError(
            "You changed this claim last. Somebody else has to publish it.", code="four_eyes"
        )


def _changed_last_by(claims: Collection[UUID], by: Any) -> set[UUID]:
    """Those claims that this user made or changed last: the claim itself, or one of its parts."""
    mine = {
        row.pk
        for row in Claim.objects.filter(pk__in=claims).only("created_by", "modified_by")
        if _is_by(row, by)
    }
    for part in PARTS:
        rows = part._default_manager.filter(claim__in=claims)
        mine |= {
            row.claim_id
            for row in rows.only("claim", "created_by", "modified_by")
            if _is_by(row, by)
        }
    return mine


def _is_by(row: Any, by: Any) -> bool:
    author = row.modified_by_id if row.modified_at else row.created_by_id
    return by is not None and author == by.pk
