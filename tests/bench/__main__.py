"""Measure how the number language reads; then generate claims into a database and measure writes.

    make bench                            both
    make bench ARGS=reading               the number language alone, which needs no database
    make bench ARGS="reading --misses"    ... and each text that went wrong
    SIZE=100000 make bench ARGS=writes    the database alone, with fewer claims

The database is the bench's own, dropped again at the end, on DATABASE_URL's server or the embedded
one; nobody's data is touched. Machines are noisy: read the medians and the CPU seconds, of this
process and of its server process together.
"""

from __future__ import annotations

import argparse
import os
import sys
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from config import environment
from tests.bench.measuring import Report

NAME = f"onrecord_bench_{os.getpid()}"
PARTS = ("reading", "writes")


def main() -> None:
    asked = arguments()
    parts = asked.parts or PARTS
    report = Report(sys.stdout)
    if "reading" in parts:
        from tests.bench import reading

        reading.measure(report, misses=asked.misses)
    if "writes" in parts:
        writing(report)
    sys.exit(report.failures)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=" or ".join(PARTS))
    parser.add_argument("--misses", action="store_true", help="print each text that went wrong")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {' and '.join(PARTS)}")
    return asked


def writing(report: Report) -> None:
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

    try:
        writes.load(report, size)
        writes.sizes(report)
        writes.ripples(report)
    finally:
        connection.close()
        drop(given)


def recreate(url: str) -> None:
    drop(url)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {NAME}")


def drop(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


main()
