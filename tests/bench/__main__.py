"""Generate claims into a database of the bench's own, measure, and drop it again.

    SIZE=100000 make bench

The server is DATABASE_URL's, or the embedded one; nobody's data is touched. Machines are noisy:
read the medians and the CPU seconds, of this process and of its server process together.
"""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from config import environment

NAME = f"onrecord_bench_{os.getpid()}"


def main() -> None:
    size = environment.number("SIZE", 1_000_000, low=1_000, high=100_000_000)
    environment.provide_database()
    given = os.environ["DATABASE_URL"]
    own = urlunsplit(urlsplit(given)._replace(path=f"/{NAME}"))
    recreate(given)
    os.environ["DATABASE_URL"] = own
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.db import connection

    from tests.bench import writes
    from tests.bench.measuring import Report

    report = Report(sys.stdout)
    try:
        writes.load(report, size)
        writes.sizes(report)
        writes.ripples(report)
    finally:
        connection.close()
        drop(given)
    sys.exit(report.failures)


def recreate(url: str) -> None:
    drop(url)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {NAME}")


def drop(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


main()
