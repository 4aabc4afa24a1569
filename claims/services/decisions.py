"""Decisions at the review desk: a verb is given now and takes effect some seconds later.

Until then it can be undone. Whoever gave it may have gone: a job applies what is due, and so does
each of the same user's requests of the desk. It moves the version of the claim that was decided on,
and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Decision, DecisionState
from claims.services import jobs, workflow
from claims.services.audit import acting
from claims.services.recording.existing import versions
from claims.services.workflow import VERBS, Verb

DELAY = timedelta(seconds=8)
MOST_AT_ONCE = 500
TASK = "apply_decisions"
CHANGED = "Somebody changed the claim after you decided. Look at it again."
NOT_ALLOWED = "Whoever decided may not do this any more."


def decide(
    verb: Verb,
    *,
    claim: Claim,
    version: str,
    by: Any,
    reason: str = "",
    note: str = "",
    seconds: int | None = None,
) -> Decision:
    """Have a claim moved when the delay is over.

    Raises ValidationError with all that stands against it now. The transaction is then lost.
    """
    workflow.check(verb, claim=claim, by=by, reason=reason, note=note)
    try:
        made = Decision.objects.create(
            claim=claim,
            by=by,
            verb=verb.name,
            reason=reason,
            note=note,
            version=version,
            due_at=timezone.now() + DELAY,
            seconds=seconds,
        )
    except IntegrityError as error:
        sentence = "A decision about this claim waits to take effect."
        raise ValidationError(sentence, code="decided_already") from error
    jobs.enqueue(TASK, str(made.pk), due_at=made.due_at)
    return made


def undo(decision: UUID, *, by: Any) -> bool:
    """Take a decision back before it takes effect. Returns whether it was in time."""
    waiting = Decision.objects.filter(pk=decision, by=by, state=DecisionState.WAITING)
    return waiting.update(state=DecisionState.UNDONE) > 0


def apply_due(*, by: Any = None, most: int = MOST_AT_ONCE) -> int:
    """Apply decisions whose time has come, of everybody or of one user, and return how many.
    Another process that does the same takes others.

    A request applies its own user's alone: all that one request writes is one user's in the
    history.
    """
    with transaction.atomic():
        waiting = Decision.objects.filter(state=DecisionState.WAITING, due_at__lte=timezone.now())
        if by is not None:
            waiting = waiting.filter(by=by)
        due = list(
            waiting.select_for_update(skip_locked=True, of=("self",))
            .select_related("by")
            .order_by("due_at")[:most]
        )
        if due:
            _apply(due)
    return len(due)


def _apply(due: list[Decision]) -> None:
    """The claims are locked first, so that a version that is still the same stays it."""
    keys = [each.claim_id for each in due]
    list(Claim.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    now = versions(keys)
    alike: dict[tuple[Any, ...], list[Decision]] = defaultdict(list)
    for each in due:
        if now.get(each.claim_id) != each.version:
            _settle(each, [CHANGED])
        else:
            alike[each.verb, each.by, each.reason, each.note].append(each)
    for (verb, by, reason, note), decisions in alike.items():
        _move(VERBS[verb], decisions, by=by, reason=reason, note=note)
    Decision.objects.bulk_update(due, ["state", "failure"])


def _move(verb: Verb, decisions: list[Decision], *, by: Any, reason: str, note: str) -> None:
    if not (by.is_active and by.has_perm(verb.permission)):
        for each in decisions:
            _settle(each, [NOT_ALLOWED])
        return
    claims = [each.claim_id for each in decisions]
    try:
        with acting(by=by, via="admin"):
            outcome = workflow.move(verb, claims=claims, by=by, reason=reason, note=note)
    except ValidationError as error:
        for each in decisions:
            _settle(each, error.messages)
        return
    for each in decisions:
        refused = outcome.refused.get(each.claim_id)
        _settle(each, refused.messages if refused else ())


def _settle(decision: Decision, failures: Iterable[str]) -> None:
    decision.failure = " ".join(failures)[:2000]
    decision.state = DecisionState.FAILED if decision.failure else DecisionState.DONE
