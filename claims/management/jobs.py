"""A command that runs beside the workers of the server, in a process of its own."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any

from django.core.management import execute_from_command_line
from django.db import Error, connection

PAUSE, AFTER_AN_ERROR = 1.0, 5.0  # seconds


def run(command: str) -> None:
    """Run it as the app, which the server, the owner of the tables, is not. Ctrl-C reaches this
    process as well, and is left to the server, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["DATABASE_ROLE"] = "app"
    execute_from_command_line(["manage.py", command])


def repeat(work: Callable[[], Any], complain: Callable[[str], Any]) -> None:
    """Work as long as there is any, and look for more each second, until whoever started this
    process has ended: a server that was killed leaves no job behind."""
    parent = os.getppid()
    while os.getppid() == parent:
        if not attempt(work, complain):
            time.sleep(PAUSE)


def attempt(work: Callable[[], Any], complain: Callable[[str], Any]) -> Any:
    """What was worked off. A database that is away is asked again."""
    try:
        return work()
    except Error as error:
        complain(f"Jobs have to wait: {error}")
        connection.close()
        time.sleep(AFTER_AN_ERROR)
        return None
