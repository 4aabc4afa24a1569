"""A dump each night, as a job: due at an hour of UTC, once a day, where a folder is set for it.

A dump takes minutes, and a step of a job is a transaction that others wait for. So a step starts a
process that makes the dump, and looks after it. What was made is told by the folder alone: whoever
takes the next step, in whichever process, finds the dump there, or under way, or starts it again.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings

from claims.services import jobs
from claims.services.exporting import dumps
from claims.services.jobs import Again

TASK = "dump"
LOOK_AGAIN = timedelta(seconds=10)


class NotMade(Exception):
    """The process that should have made a dump failed. It is started again later."""


class _Process:
    """The one that this process has started."""

    running: subprocess.Popen[bytes] | None = None
    said: IO[bytes]


def schedule() -> None:
    """Have a dump made each night. Done at each start of the process of jobs."""
    if settings.DUMP_DIR:
        jobs.enqueue(TASK, "nightly", due_at=_due(datetime.now(UTC)))
    else:
        jobs.cancel(TASK, "nightly")


def step() -> Again | None:
    """Start today's dump, or look after it; or wait for the next night."""
    if not settings.DUMP_DIR:
        return None
    if _is_running():
        return Again(LOOK_AGAIN)
    now = datetime.now(UTC)
    if (due := _due(now)) > now:
        return Again(due - now)
    if not _is_under_way():
        _Process.said = tempfile.TemporaryFile()  # noqa: SIM115 (a full pipe would hold it up)
        _Process.running = _started(_Process.said)
    return Again(LOOK_AGAIN)


def _due(now: datetime) -> datetime:
    """When the next dump is to be made: at once, if today's is missing after its hour."""
    hour = now.replace(hour=settings.DUMP_HOUR, minute=0, second=0, microsecond=0)
    made = dumps.dumps(Path(settings.DUMP_DIR), now.date().isoformat())
    return hour + timedelta(days=1) if made else hour


def _is_running() -> bool:
    """Whether the process goes on that was started here. Raises NotMade if it has failed."""
    process = _Process.running
    if process is None or process.poll() is None:
        return process is not None
    _Process.running = None
    with _Process.said as file:
        file.seek(0)
        said = file.read().decode(errors="replace")
    if process.returncode:
        raise NotMade(said.strip()[-1000:])
    return False


def _is_under_way() -> bool:
    """Whether any process makes a dump now."""
    folder = Path(settings.DUMP_DIR)
    if not folder.exists():
        return False
    try:
        with dumps.locked(folder):
            return False
    except dumps.UnderWay:
        return True


def _started(said: IO[bytes]) -> subprocess.Popen[bytes]:
    manage = str(settings.BASE_DIR / "manage.py")
    command = [sys.executable, manage, "dump", settings.DUMP_DIR]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=said,
        start_new_session=True,
    )
