"""Work for later: left by a transaction, and done by `manage.py run_jobs` when that has committed.

A task is a function that does one step of its work and returns `Again` as long as some is left. A
step and what becomes of its job are one transaction, which holds the job's row: a process that is
killed leaves the job as it was before the step, any other process goes on with it at once, and no
step counts twice. So a step should take a second or two, and one that reaches outside the database
may be repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Count, Min, Q
from django.db.models.functions import Now
from django.utils import timezone

from claims.models import Job

MOST_FAILURES = 8
FIRST_PAUSE = timedelta(seconds=5)  # before a step that failed is tried again; doubled each time
RUNNER = int.from_bytes(b"jobs")  # names a lock that all runners share
RUNS = f"""
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = {RUNNER} AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Again:
    """There is more to do, after a pause."""

    after: timedelta = timedelta()


Task = Callable[..., Again | None]


@dataclass(frozen=True)
class Health:
    """Whether any process works jobs off, and how many wait, are late, or were given up."""

    running: bool
    waiting: int
    failed: int
    late: timedelta


def enqueue(task: str, key: str, *, due_at: datetime | None = None, **arguments: Any) -> None:
    """Have a task called once this transaction has committed, and not before `due_at`. It takes the
    place of a job of the same task and key, be it one that waits or one that was given up."""
    Job.objects.bulk_create(
        [Job(task=task, key=key, arguments=arguments, due_at=due_at or timezone.now())],
        update_conflicts=True,
        unique_fields=["task", "key"],
        update_fields=["arguments", "due_at", "failures", "error", "failed_at"],
    )


def cancel(task: str, key: str) -> bool:
    """Take a job back. False: it has been done. One that is being done is waited for."""
    return bool(Job.objects.filter(task=task, key=key).delete()[0])


def waits(task: str, key: str) -> bool:
    """Whether a job waits or is being done: not one that was given up."""
    return Job.objects.waiting().filter(task=task, key=key).exists()


def work_off(tasks: Mapping[str, Task]) -> bool:
    """Do one step of the job that has been due longest and that nobody else is doing."""
    with transaction.atomic():
        job = Job.objects.due().select_for_update(skip_locked=True).first()
        if job is None:
            return False
        try:
            with transaction.atomic():
                again = tasks[job.task](**job.arguments)
                connection.check_constraints()  # the deferred ones: while the job can be put off
        except Exception as error:  # noqa: BLE001  # whatever a task raises, others wait behind it
            _put_off(job, error)
        else:
            _go_on(job, again)
    return True


def _go_on(job: Job, again: Again | None) -> None:
    if again is None:
        job.delete()
        return
    job.failures, job.error, job.due_at = 0, "", timezone.now() + again.after
    job.save()


def _put_off(job: Job, error: Exception) -> None:
    """A connection that is lost raises here again: the job then stays as it was."""
    job.failures += 1
    job.error = f"{type(error).__name__}: {error}".replace("\0", "")[:2000]
    job.due_at = timezone.now() + FIRST_PAUSE * 2 ** (job.failures - 1)
    given_up = job.failures == MOST_FAILURES
    job.failed_at = timezone.now() if given_up else None
    job.save()
    tell = log.error if given_up else log.warning
    tell("job_failed", job=str(job), failures=job.failures, exc_info=error)


def announce_runner() -> None:
    """Let others see, as long as this connection lasts, that jobs are worked off."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_lock_shared({RUNNER}, 0)")


def health() -> Health:
    late = Min("due_at", filter=Q(failed_at=None, due_at__lte=Now()))
    found = Job.objects.aggregate(
        waiting=Count("id", filter=Q(failed_at=None)),
        failed=Count("id", filter=Q(failed_at__isnull=False)),
        due=late,
    )
    due = found.pop("due")
    return Health(running=_is_running(), late=timezone.now() - due if due else timedelta(), **found)


def _is_running() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(RUNS)
        [(running,)] = cursor.fetchall()
    return bool(running)
