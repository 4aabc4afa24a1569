"""Bring up to date what is kept of how assertions agree, again and again."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.management import BaseCommand, CommandParser

from claims.management import jobs
from claims.services import agreement_keeping

AT_ONCE = 100  # groups


class Command(BaseCommand):
    help = (
        "Bring up to date what is kept of how assertions agree. `run_jobs`, and so the server, "
        "does it as well; `--once` ends when nothing is left to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        work = partial(agreement_keeping.bring_all_up_to_date, AT_ONCE)
        if not once:
            jobs.repeat(work, self.stderr.write)
        while jobs.attempt(work, self.stderr.write):
            pass
