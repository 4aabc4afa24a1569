"""Long downloads: few at a time, since each holds a thread for as long as its reader takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock

from claims.web.problems import Problem, Refusal

MOST_DOWNLOADS = 4  # at once, of a worker
MOST_PER_CLIENT = 2  # ... of one client, so that none shuts the others out
BUSY = Problem(
    503,
    "too_many_downloads",
    f"The server has {MOST_DOWNLOADS} long downloads under way, or you have {MOST_PER_CLIENT}. Ask "
    "again in a few seconds.",
    headers={"Retry-After": "10"},
)


class DownloadSlots:
    """How many downloads each client has under way."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.taken: Counter[str] = Counter()

    def take(self, client: str) -> bool:
        with self.lock:
            if self.taken.total() >= MOST_DOWNLOADS or self.taken[client] >= MOST_PER_CLIENT:
                return False
            self.taken[client] += 1
            return True

    def release(self, client: str) -> None:
        with self.lock:
            self.taken[client] -= 1
            self.taken += Counter()  # forgets clients that have none


SLOTS = DownloadSlots()


class Download(Iterator[bytes]):
    """The chunks of a download, which holds a slot until it ends, fails or is closed. Raises a 503
    if all slots are taken.

    It is not a generator, since a generator that was never started is not closed: a reader may go
    away before the first byte."""

    def __init__(self, chunks: Iterator[bytes], client: str) -> None:
        self.slots, self.client = SLOTS, client
        if not self.slots.take(client):
            raise Refusal(BUSY)
        self.chunks = chunks
        self.holds = True

    def __next__(self) -> bytes:
        try:
            return next(self.chunks)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self.holds:
            self.holds = False
            self.slots.release(self.client)
