"""A command that runs beside the workers of the server, in a process of its own."""

import os
import signal

from django.core.management import execute_from_command_line


def run(command: str) -> None:
    """Run it as the app, which the server, the owner of the tables, is not. Ctrl-C reaches this
    process as well, and is left to the server, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["DATABASE_ROLE"] = "app"
    execute_from_command_line(["manage.py", command])
