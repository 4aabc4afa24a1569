"""Measure how the number language reads; then generate claims into a database, and measure what
the read API costs on them, beside others, and what writes cost.

    make bench                            all of it
    make bench ARGS=reading               the number language alone, which needs no database
    make bench ARGS="reading --misses"    ... and each text that went wrong
    SIZE=100000 make bench ARGS=serving   the read API alone, with fewer claims
    make bench ARGS=exporting             whole lists as files, beside a bare COPY
    make bench ARGS=agreement             whether numbers agree, at SIZE claims and at a tenth
    make bench ARGS=writes                loading and changing alone
    make bench ARGS=desk                  keys and seconds that a curator needs for a claim
    make bench ARGS="serving --database postgresql://..."
                                          the read API on a database that stands already; with
                                          --against PATH the filters also beside the checkout there

With --database, exporting too: it keeps what it sent in a table `bench_lines` there.

The database is the bench's own, dropped again at the end, on DATABASE_URL's server or the embedded
one; nobody's data is touched. One that is named by --database must be migrated, and stays: serving
from it changes what the server keeps for itself, and no claim. Machines are noisy: read the medians
and the CPU, of all processes at work together.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from config import environment
from tests.bench.measuring import Report

NAME = f"onrecord_bench_{os.getpid()}"
PARTS = ("reading", "serving", "exporting", "agreement", "writes", "desk")


def main() -> None:
    asked = arguments()
    parts = asked.parts or PARTS
    report = Report(sys.stdout)
    if "reading" in parts:
        from tests.bench import reading

        reading.measure(report, misses=asked.misses)
    if asked.database:
        enter(asked.database)
        from tests.bench import exporting, serving

        if "serving" in parts:
            serving.measure(report, asked.against)
        if "exporting" in parts:
            exporting.measure(report)
    elif {"serving", "exporting", "agreement", "writes"} & set(parts):
        on_generated_claims(report, parts)
    if "desk" in parts and not asked.database:
        on_imported_claims(report)
    sys.exit(min(report.failures, 100))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--misses", action="store_true", help="print each text that went wrong")
    parser.add_argument(
        "--database", metavar="URL", help="serve from this database of generated claims"
    )
    parser.add_argument(
        "--against", metavar="PATH", type=Path, help="with --database: and beside this checkout"
    )
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if asked.database and not {"serving", "exporting"} >= set(asked.parts) > set():
        parser.error("--database goes with the parts serving and exporting alone")
    if asked.against and not asked.database:
        parser.error("--against goes with --database, which both checkouts can serve")
    return asked


def on_generated_claims(report: Report, parts: Sequence[str]) -> None:
    size = environment.number("SIZE", 1_000_000, low=1_000, high=100_000_000)
    environment.provide_database()
    given = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
    recreate(given)
    enter(urlunsplit(urlsplit(given)._replace(path=f"/{NAME}")))

    from django.db import connection

    from tests.bench import agreement, exporting, serving, writes

    try:
        smaller: dict[str, float] = {}
        if "agreement" in parts:
            writes.load(report, max(size // 10, 1_000))
            smaller = agreement.answered(report)
            connection.close()
            recreate(given)
        writes.load(report, size)
        if "serving" in parts:
            serving.measure(report)
        if "exporting" in parts:
            exporting.measure(report)
        if "agreement" in parts:
            agreement.measure(report, smaller)
        if "writes" in parts:
            writes.sizes(report)
            writes.ripples(report)
    finally:
        connection.close()
        drop(given)


def on_imported_claims(report: Report) -> None:
    environment.provide_database()
    given = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
    recreate(given)
    enter(urlunsplit(urlsplit(given)._replace(path=f"/{NAME}")))

    from django.db import connection

    from tests.bench import desk

    try:
        desk.measure(report)
    finally:
        connection.close()
        drop(given)


def enter(url: str) -> None:
    """Have one role do all, in this database: the URLs of the others name another one."""
    os.environ["DATABASE_URL"] = url
    for name in ("DATABASE_OWNER_URL", "DATABASE_READER_URL"):
        os.environ.pop(name, None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def recreate(url: str) -> None:
    drop(url)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {NAME}")


def drop(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


main()
