"""Imports of uploaded files as jobs: some batches a step, each step in one transaction.

The process that works jobs off keeps the file it reads open from one step to the next. Another
process, or one that was killed and started again, reads up to the line that the record of the
import names, and goes on there.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connection, transaction

from claims.formats.records import FormatError
from claims.models import Import, ImportState, Job, Upload
from claims.models.error_messages import sqlstate_of
from claims.services import duplicates, jobs
from claims.services.importing import pipeline, record, uploads
from claims.services.importing.underway import BATCH, Underway
from claims.services.jobs import Again

TASK = "import"
DONE = (ImportState.FINISHED, ImportState.UNDONE)
STEP = 1.0  # seconds, after which a step begins no further batch
NOT_ALLOWED = "Whoever asked for this import may not import any more."
RUN, PUBLISH = "claims.run_import", "claims.publish_claim"
LEAVING = 20  # seconds in which PostgreSQL notices that a client was killed
LOCK_NOT_AVAILABLE = "55P03"
IMPORTS = int.from_bytes(b"impo")  # names a lock that the process of each import holds
IS_HELD = """
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s
    AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""


@dataclass
class _Open:
    """The import that this process has in hand."""

    underway: Underway | None = None

    def of(self, run: Import) -> Underway:
        """The import where its record says it is: as it was left here, or read anew up to there."""
        found = self.underway
        if found and _place(found.run) == _place(run):
            found.run.by = run.by
            return found
        self.underway = _underway(run)
        return self.underway

    def close(self) -> None:
        self.underway = None


def _place(run: Import) -> tuple[object, ...]:
    return run.pk, run.read, run.line, run.waiting, run.created, run.changed, run.rejected


OPEN = _Open()


def _underway(run: Import) -> Underway:
    if run.upload is None:
        raise FormatError("The file was discarded: upload it again.")
    file = uploads.opened(run.upload)
    share = partial(_share, file, run.size)
    return pipeline.opened(run, file, share=share, batch_size=BATCH)


def _share(file: IO[bytes], size: int) -> int:
    """How much of the file has been read, in percent. The last is told at the end."""
    return min(99, 100 * file.tell() // size)


@transaction.atomic
def start(
    upload: Upload, *, by: Any, dry_run: bool, mapping: str = "", options: Mapping[str, Any]
) -> Import:
    """Import an uploaded file, or try it. A job does it."""
    if not upload.sha256:
        raise ValidationError("The file is not here as a whole yet.", code="incomplete")
    run = pipeline.begin(
        format=upload.format,
        by=by,
        via="admin",
        name=upload.name,
        sha256=upload.sha256,
        size=upload.size,
        mapping=mapping,
        upload=upload,
        dry_run=dry_run,
        options=options,
    )
    go_on(run)
    return run


def go_on(run: Import) -> None:
    """Have the rest of an import done that was stopped or given up."""
    run.state, run.finished_at, run.error = ImportState.RUNNING, None, ""
    run.save(update_fields=["state", "finished_at", "error"])
    jobs.enqueue(TASK, str(run.pk), run=run.pk)


def stop(run: Import) -> bool:
    """Have no further batch written. False: it has ended."""
    stopped = jobs.cancel(TASK, str(run.pk))
    if stopped:
        run.refresh_from_db()
        record.end(run, ImportState.STOPPED)
    return stopped


def step(run: int) -> Again | None:
    """Write some batches: the task of a job, as long as whoever asked may import."""
    found = Import.objects.select_related("by", "upload").get(pk=run)
    _check(found)
    if found.state != ImportState.RUNNING:
        return None
    try:
        if _some_batches(OPEN.of(found)):
            return Again()
    except FormatError as error:
        OPEN.close()
        record.end(found, ImportState.FAILED, str(error))
    except BaseException:
        OPEN.close()
        raise
    return None


def _check(run: Import) -> None:
    needed = [RUN, *([PUBLISH] if run.options["publish"] else [])]
    by: Any = run.by
    if by is None or not by.has_perms(needed):  # nor may whoever is not active
        raise PermissionDenied(NOT_ALLOWED)


def _some_batches(underway: Underway) -> bool:
    """Whether there are more."""
    until = time.monotonic() + STEP
    while underway.step():
        if time.monotonic() > until:
            return True
    OPEN.close()
    underway.analyze_rest()
    record.end(underway.run, ImportState.FINISHED)
    if not underway.run.dry_run:
        duplicates.search_later()
    return False


@dataclass(frozen=True)
class Progress:
    """How far an import has come: running, finished, stopped, failed, undone, or interrupted: its
    process has ended, and the same command goes on with it."""

    state: str
    share: int
    error: str = ""


def progress(run: Import) -> Progress:
    if run.state != ImportState.RUNNING:
        return Progress(run.state, 100 if run.state in DONE else run.share, run.error)
    if run.via != "admin":
        return Progress("running" if is_held(run) else "interrupted", run.share)
    job = Job.objects.filter(task=TASK, key=str(run.pk)).first()
    if job is None or job.failed_at:
        return Progress("failed", run.share, job.error if job else "")
    return Progress("running", run.share)


def hold(run: Import) -> bool:
    """Let others see, as long as this connection lasts, that the import is in hand. False: somebody
    else has it, and not only a server process whose client was killed a moment ago."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = %s", [f"{LEAVING}s"])
        try:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [IMPORTS, run.pk % 2**31])
        except OperationalError as error:
            if sqlstate_of(error) != LOCK_NOT_AVAILABLE:
                raise
            return False
        cursor.execute("RESET lock_timeout")
    return True


def is_held(run: Import) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(IS_HELD, [IMPORTS, run.pk % 2**31])
        [(held,)] = cursor.fetchall()
    return bool(held)


def of_file(file: IO[bytes], *, name: str, dry_run: bool, **wanted: Any) -> Import:
    """A new import of a file, or the one of it that was ended on the way. Either is in hand."""
    sha256, size = uploads.digest_of(file)
    runs = Import.objects.filter(sha256=sha256, via="command", dry_run=False, **wanted)
    for run in runs.filter(state=ImportState.RUNNING) if not dry_run else ():
        if hold(run):
            return run
    run = pipeline.begin(by=None, name=name, sha256=sha256, size=size, dry_run=dry_run, **wanted)
    hold(run)
    return run
