#!/usr/bin/env python
"""Every command of the project, against the database that it is given or starts."""

import os
import secrets
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

ONLY_TELL = {"help", "version", "--help", "-h", "--version"}
NEVER_ASKED = "postgresql:///never-asked"


def main() -> None:
    try:
        if sys.argv[1:2] == ["parse"]:
            read_text()
        else:
            run()
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")


def read_text() -> None:
    """Read a text: no database, no data folder, and no settings but for --json."""
    from claims.management.commands import parse

    os.environ.setdefault("DATABASE_URL", NEVER_ASKED)
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe())
    parse.Command().run_from_argv(sys.argv)


def run() -> None:
    from config import environment, roles  # loading them takes longer than reading a text

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) < 2 or ONLY_TELL & set(sys.argv):
        os.environ.setdefault("DATABASE_URL", NEVER_ASKED)
    roles.act_for(sys.argv[1] if len(sys.argv) > 1 else "help")
    environment.provide_database(watch=sys.argv[1:2] == ["serve"])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
