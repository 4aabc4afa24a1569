"""How much work an answer was: counted, where a clock would tell how busy the machine is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from claims.queries import read_connection

# The first refusal of all makes 300,000 calls, imports included; a later one some thousands.
MOST_CALLS = 600_000
MOST_CPU = 5.0  # seconds, of usually 0.01: patterns that run away make no calls to be counted


@dataclass
class Work:
    calls: int = 0
    statements: int = 0
    cpu: float = 0.0

    def is_little(self) -> bool:
        return self.calls < MOST_CALLS and self.cpu < MOST_CPU


@contextmanager
def counted() -> Iterator[Work]:
    """The calls of functions, the statements and the CPU of this thread, meanwhile."""
    work, run, before = Work(), read_connection._rows, time.thread_time()

    def count(*_: Any) -> None:
        work.calls += 1

    def count_statement(*asked: Any) -> Any:
        work.statements += 1
        return run(*asked)

    def count_execution(execute: Any, *asked: Any) -> Any:
        work.statements += 1
        return execute(*asked)

    with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(count_execution):
        patch.setattr(read_connection, "_rows", count_statement)
        sys.setprofile(count)
        try:
            yield work
        finally:
            sys.setprofile(None)
            work.cpu = time.thread_time() - before
