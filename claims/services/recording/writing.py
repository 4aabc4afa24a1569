"""The one way in: records are prepared, compared, written and answered, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import OperationalError, connection, transaction

from claims.formats.records import CatalogueRecord, ClaimRecord
from claims.models.error_messages import is_overtaken
from claims.services.audit import acting
from claims.services.recording.applying import ConcurrentChange
from claims.services.recording.batch import Batch
from claims.services.recording.measured import in_context
from claims.services.recording.outcomes import Answers, Fault, Outcome, Result
from claims.services.recording.policy import Policy
from claims.services.recording.validating import Prepared, prepare

T = TypeVar("T")
TRIES = 3


def record(
    records: Sequence[ClaimRecord],
    *,
    by: Any,
    via: str | None = None,
    whole: bool = False,
    dry_run: bool = False,
    policy: Policy | None = None,
) -> list[Outcome]:
    """Write some claims, each with all its parts; an answer for each, in their order."""
    policy = policy or Policy()
    checked: set[CatalogueRecord] = set()
    rows = [
        prepare(number, each, policy=policy, checked=checked, whole=whole)
        for number, each in enumerate(in_context(records))
    ]

    def once() -> list[Outcome]:
        with acting(by=by, via=via):
            found = write(rows, policy).outcomes
            if dry_run:
                transaction.set_rollback(True)
        return found

    return again_if_overtaken(once)


def write(rows: Sequence[Prepared], policy: Policy) -> Answers:
    """Write all records at once; if that fails, halves of them, until a faulty one is alone."""
    answers = Answers()
    if not rows:
        return answers
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # As a statement of the ORM it also says who acts: see `rows.insert`.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            found = _write_at_once(rows, policy)
            connection.check_constraints()
            policy.remember(found)
            answers.add(found)
    except Exception as error:
        fault = policy.fault_of(error)
        if fault is None:
            raise
        return _write_apart(rows, policy, fault)
    return answers


def _write_at_once(rows: Sequence[Prepared], policy: Policy) -> Answers:
    batch = Batch(rows, policy)
    outcomes = batch.warned([batch.decide(row) for row in rows])
    batch.write()
    return Answers(outcomes, batch.made)


def _write_apart(rows: Sequence[Prepared], policy: Policy, fault: Fault) -> Answers:
    if len(rows) == 1:
        return Answers([Outcome(rows[0].number, Result.REFUSED, faults=(fault,))])
    middle = len(rows) // 2
    answers = write(rows[:middle], policy)
    answers.add(write(rows[middle:], policy))
    return answers


def again_if_overtaken(attempt: Callable[[], T]) -> T:
    """Somebody else may write the same claims at the same time: then all is compared again, unless
    a transaction around it is lost with the attempt."""
    for _ in range(0 if connection.in_atomic_block else TRIES - 1):
        try:
            return attempt()
        except (ConcurrentChange, OperationalError) as error:
            if not (isinstance(error, ConcurrentChange) or is_overtaken(error)):
                raise
    return attempt()
