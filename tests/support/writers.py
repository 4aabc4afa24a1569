"""Two who write at once: each in a thread with a connection and a transaction of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from tests.support.patience import A_WHILE, PATIENCE


def in_parallel(*jobs: Callable[[], Any]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)


def one_before_the_other_commits(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """The second begins when the first has written, and has some time before that is committed."""

    def meanwhile() -> None:
        second()
        connection.close()

    with transaction.atomic():
        first()
        other = threading.Thread(target=meanwhile)
        other.start()
        other.join(A_WHILE)
    other.join(PATIENCE)
    assert not other.is_alive()
