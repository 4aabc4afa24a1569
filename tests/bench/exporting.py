"""What a whole list as a file costs: its rate beside a bare COPY of the same bytes, its first byte,
and the memory of the server meanwhile.

The bytes are those that the server sent, kept in a table of their own: a line in one column, a CSV
in as many as it has. COPY sends them to this process, and so does the server over HTTP, in turn.
"""

from __future__ import annotations

import csv
import http.client
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import psutil
import psycopg
from django.db import connection

from claims.records import record_cache
from claims.records.record_cache import KINDS
from tests.bench.measuring import Report
from tests.bench.serving_cpu import tree
from tests.bench.serving_servers import OURS, Server, server

ROUNDS = 3
LINES = "(FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"  # as they are
CELLS = "(FORMAT csv)"
PIECE = 1 << 20
FILES = {
    "claims, whole records as NDJSON": ("/api/v1/claims/?format=ndjson", 0.5),
    "claims, numbers as numbers": ("/api/v1/claims/?format=ndjson&numbers=number", None),
    "claims, whole records as CSV": ("/api/v1/claims/?format=csv", 0.5),
    "claims, some members as CSV": (
        "/api/v1/claims/?format=csv&fields=id,speaker.name,said_at,statement,place",
        None,
    ),
    "assertions, flat CSV": ("/api/v1/assertions/?format=csv", 0.5),
    "assertions, for spreadsheets": ("/api/v1/assertions/?format=spreadsheet", None),
    "assertions, Parquet": ("/api/v1/assertions/?format=parquet", None),
    "claims of a word, as NDJSON": ("/api/v1/claims/?format=ndjson&q=killed", None),
}


@dataclass(frozen=True)
class Download:
    """What came: seconds to the first byte and in all, and the bytes."""

    first: float
    seconds: float
    content: bytes


def measure(report: Report) -> None:
    for kind in KINDS.values():
        if kind.stored:
            sum(record_cache.warm(kind))
    report.say("\nWhole lists over HTTP, beside COPY")
    environment = {"RATE_LIMIT": "0", "WORKERS": "1"}
    with server(OURS, "/readyz", **environment) as site:
        for name, (address, least) in FILES.items():
            of_file(report, site, name, address, least)


def of_file(report: Report, site: Server, name: str, address: str, least: float | None) -> None:
    first = download(site, address)
    lines = first.content.count(b"\n")
    if comparable := "parquet" not in address and "spreadsheet" not in address:
        keep(first.content, address)
    before, ours, theirs, firsts = memory(site), [], [], []
    for _ in range(ROUNDS):
        again = download(site, address)
        ours.append(again.seconds)
        firsts.append(again.first)
        if comparable:
            theirs.append(seconds(lambda: copy_out(address)))
    mine, size = median(ours), len(first.content) / 1e6
    report.say(f"{name}: {lines:,} lines, {size:,.0f} MB in {mine:.2f} s")
    if comparable:
        report.figure(f"{'':4}rate / rate of COPY", median(theirs) / mine, least=least)
    report.figure(f"{'':4}lines a second", lines / mine, shown="{:,.0f}")
    report.figure(f"{'':4}first byte, seconds", max(firsts), most=0.2)
    report.figure(f"{'':4}memory of the server, MB more", memory(site) - before, shown="{:,.0f}")


def download(site: Server, address: str) -> Download:
    begun = perf_counter()
    asking = http.client.HTTPConnection("127.0.0.1", site.port, timeout=600)
    asking.request("GET", address)
    response = asking.getresponse()
    assert response.status == 200, response.read(500)
    pieces = [response.read(1)]
    first = perf_counter() - begun
    while piece := response.read(PIECE):
        pieces.append(piece)
    asking.close()
    return Download(first, perf_counter() - begun, b"".join(pieces))


def keep(content: bytes, address: str) -> None:
    """The same rows in a table: lines whole, and the cells of a CSV in columns of their own."""
    is_table = "format=csv" in address
    header = next(csv.reader([content.split(b"\r\n", 1)[0].decode()])) if is_table else ["line"]
    columns = ", ".join(f'"{name}" text' for name in header)
    with raw() as database, database.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS bench_rows; CREATE TABLE bench_rows ({columns})")
        with cursor.copy(f"COPY bench_rows FROM STDIN {CELLS if is_table else LINES}") as copy:
            copy.write(content.partition(b"\r\n")[2] if is_table else content)
        cursor.execute("ANALYZE bench_rows")


def copy_out(address: str) -> None:
    out = f"COPY bench_rows TO STDOUT {CELLS if 'format=csv' in address else LINES}"
    with raw() as database, database.cursor() as cursor, cursor.copy(out) as copy:
        for _ in copy:
            pass


def raw() -> psycopg.Connection[tuple[object, ...]]:
    given = connection.get_connection_params()
    known = {name: given[name] for name in ("host", "port", "user", "password") if name in given}
    name = connection.settings_dict["NAME"]
    return psycopg.connect(dbname=name, autocommit=True, **known)


def seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def memory(site: Server) -> float:
    """Megabytes of all its processes."""
    return sum(psutil.Process(pid).memory_info().rss for pid in tree(site.pid)) / 1e6
