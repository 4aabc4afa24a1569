"""Work jobs off, and keep agreement up to date: the process beside the server.

Agreement has a thread of its own, since a group of a hundred thousand assertions takes longer than
a job may wait. Two of these processes share the work.
"""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from functools import partial
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import connection
from django.db.backends.signals import connection_created

from claims.management import jobs as beside
from claims.management.commands.keep_agreement import AT_ONCE
from claims.services import agreement_keeping, jobs
from claims.services.exporting import nightly
from claims.services.tasks import TASKS


class Command(BaseCommand):
    help = (
        "Work off jobs that are due, and keep agreement up to date. The server does it by itself; "
        "`--once` ends when nothing is left to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if once:
            while any([jobs.work_off(TASKS), agreement_keeping.bring_all_up_to_date(AT_ONCE)]):
                pass
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a statement is then cancelled
        with suppress(KeyboardInterrupt):
            self.run()

    def run(self) -> None:
        keep = partial(agreement_keeping.bring_all_up_to_date, AT_ONCE)
        keeper = partial(beside.repeat, keep, self.stderr.write)
        threading.Thread(target=keeper, name="agreement", daemon=True).start()
        connection.close()  # the one of the checks of this command
        connection_created.connect(_announce)
        beside.attempt(nightly.schedule, self.stderr.write)
        beside.repeat(partial(jobs.work_off, TASKS), self.stderr.write)


def _announce(**about: Any) -> None:
    """Of every connection of the process, that of agreement too: the lock lasts as long as one."""
    jobs.announce_runner()
