"""Reading as of one moment, for files that have to fit together.

The transaction only reads. It holds back what is vacuumed, for as long as it lasts, and nothing
else: the change feed and all writers go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from claims.queries import read_connection
from claims.records import record_cache

BEGIN = """
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL jit = off;
"""


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read within is of the moment at which it was begun."""
    alias = read_connection.alias()
    with transaction.atomic(using=alias), record_cache.only_reading():
        with connections[alias].cursor() as cursor:
            cursor.execute(BEGIN)
        yield
