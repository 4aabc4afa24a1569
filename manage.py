#!/usr/bin/env python
"""Every command of the project, against the database that it is given or starts."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from config import environment, roles

ONLY_TELL = {"help", "version", "--help", "-h", "--version"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        if len(sys.argv) < 2 or ONLY_TELL & set(sys.argv):
            os.environ.setdefault("DATABASE_URL", "postgresql:///never-asked")
        roles.act_for(sys.argv[1] if len(sys.argv) > 1 else "help")
        environment.provide_database(watch=sys.argv[1:2] == ["serve"])
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
