"""The statements that a request sends to the database, counted as the database counts them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

UNCOUNTED = ("BEGIN", "COMMIT", "ROLLBACK")
TELLS = "SELECT set_config('pghistory"  # before a statement, in one message with it


@contextmanager
def sent() -> Iterator[list[str]]:
    """The statements, but for those that begin and end a transaction."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    for each in queries.captured_queries:
        if each["sql"] in UNCOUNTED:
            continue
        found += ["tells who acts"] if each["sql"].startswith(TELLS) else []
        found.append(each["sql"])
