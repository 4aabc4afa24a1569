"""Bring up to date what is kept of how assertions agree, again and again: a job of the server's."""

from __future__ import annotations

import os
import time
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import Error, connection

from claims.services import agreement_keeping

PAUSE, AFTER_AN_ERROR = 1.0, 5.0  # seconds
AT_ONCE = 100  # groups


class Command(BaseCommand):
    help = (
        "Bring up to date what is kept of how assertions agree. The server does it by itself; "
        "`--once` ends when nothing is left to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        parent = os.getppid()
        while os.getppid() == parent:  # a server that was killed leaves no job behind
            worked_at = self.work()
            if once and not worked_at:
                return
            if not worked_at:
                time.sleep(PAUSE)

    def work(self) -> int:
        """How many groups were brought up to date. A database that is away is asked again."""
        try:
            return agreement_keeping.bring_all_up_to_date(AT_ONCE)
        except Error as error:
            self.stderr.write(f"Agreement is not up to date: {error}")
            connection.close()
            time.sleep(AFTER_AN_ERROR)
            return 0
