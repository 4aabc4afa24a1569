"""Long downloads: few at a time, since each holds a thread for as long as its reader takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock

from claims.web.problems import Problem, Refusal

MOST = 4  # at once, of a worker
EACH = 2  # ... of one client, so that none shuts the others out
BUSY = Problem(
    503,
    "too_many_downloads",
    f"{MOST} long downloads are under way, or {EACH} of yours. Ask again in a few seconds.",
    headers={"Retry-After": "10"},
)


class Places:
    """Who downloads now."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.taken: Counter[str] = Counter()

    def take(self, client: str) -> bool:
        with self.lock:
            if self.taken.total() >= MOST or self.taken[client] >= EACH:
                return False
            self.taken[client] += 1
            return True

    def leave(self, client: str) -> None:
        with self.lock:
            self.taken[client] -= 1
            self.taken += Counter()  # forgets whoever has none


PLACES = Places()


class Download(Iterator[bytes]):
    """Holds a place until it ends, fails or is closed, begun or not: a reader may go away before
    the first byte, when a generator would not notice. Refused with a 503 where all are taken."""

    def __init__(self, chunks: Iterator[bytes], client: str) -> None:
        self.places, self.client = PLACES, client
        if not self.places.take(client):
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
            self.places.leave(self.client)
