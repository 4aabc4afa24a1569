"""Doing it: tried and taken back, at once, or step by step in a job."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count

from claims.models import Job
from claims.models.bulk import BulkAction, BulkResult
from claims.services import audit, jobs
from claims.services.bulk.requests import Request, of_action, permission_of
from claims.services.bulk.verbs import Change
from claims.services.jobs import Again

AT_ONCE = 1_000  # claims that are done, or tried, while somebody waits
STEP = 250  # claims of a step of a job: a second or two, whatever the verb
MOST = 100_000
TASK = "bulk"
NOT_ALLOWED = "Whoever asked for it may not do this any more."


@dataclass(frozen=True)
class Progress:
    """How far an action has come. It is running, finished, stopped, or was given up."""

    state: str
    total: int
    outcomes: Counter[str]
    error: str = ""

    @property
    def done(self) -> int:
        return self.outcomes.total()


def attempt(request: Request) -> list[Change]:
    """What would become of the first thousand claims: it is done to them, and taken back."""
    with transaction.atomic():
        changes = request.apply(request.claims[:AT_ONCE])
        transaction.set_rollback(True)
    return changes


@transaction.atomic
def start(request: Request, *, chosen_by: str = "") -> BulkAction:
    """Do it to a thousand claims at once, or have a job do it to more."""
    if len(request.claims) > MOST:
        sentence = f"At most {MOST:,} claims at once. Narrow the list."
        raise ValidationError(sentence, code="too_many")
    action = BulkAction.objects.create(
        verb=request.verb,
        arguments=request.arguments,
        filter=chosen_by,
        claims=list(request.claims),
        total=len(request.claims),
        undoes=request.undoes,
        by=request.by,
    )
    if len(request.claims) > AT_ONCE:
        go_on(action)
    else:
        _do(action, action.claims)
    return action


def step(action: str) -> Again | None:
    """Do it to the next claims: the task of a job, as long as whoever asked may do it."""
    found = BulkAction.objects.select_related("by", "undoes").get(pk=action)
    if not found.by.has_perm(permission_of(found)):  # nor may whoever is not active
        raise PermissionDenied(NOT_ALLOWED)
    before = found.results.count()
    _do(found, found.claims[before : before + STEP])
    return Again() if before + STEP < found.total else None


def _do(action: BulkAction, claims: list[UUID]) -> None:
    with audit.noting(user=action.by_id, via="admin", bulk=str(action.pk)):
        changes = of_action(action).apply(claims)
    BulkResult.objects.bulk_create([_result(action.pk, change) for change in changes])


def _result(action: UUID, change: Change) -> BulkResult:
    return BulkResult(
        action_id=action,
        claim_id=change.claim,
        outcome=change.outcome,
        code=change.code[:60],
        message=change.message[:1000],
        former=change.former,
    )


def stop(action: BulkAction) -> bool:
    """Have no further step done. False: it was finished."""
    return jobs.cancel(TASK, str(action.pk))


def go_on(action: BulkAction) -> None:
    jobs.enqueue(TASK, str(action.pk), action=str(action.pk))


def progress(action: BulkAction) -> Progress:
    job = Job.objects.filter(task=TASK, key=str(action.pk)).first()
    counted: Any = action.results.order_by().values_list("outcome").annotate(Count("claim"))
    outcomes = Counter(dict(counted))
    return Progress(_state(action, job, outcomes), action.total, outcomes, job.error if job else "")


def _state(action: BulkAction, job: Job | None, outcomes: Counter[str]) -> str:
    if outcomes.total() == action.total:
        return "finished"
    if job is None:
        return "stopped"
    return "failed" if job.failed_at else "running"
