"""Long downloads: few at a time, since a slow reader holds one of a worker's few threads."""

from __future__ import annotations

from collections.abc import Iterator
from threading import BoundedSemaphore

from claims.api.problems import Problem, Refusal

MOST = 2  # at once, of a worker
PLACES = BoundedSemaphore(MOST)
BUSY = Problem(
    503,
    "too_many_downloads",
    "As many long downloads as we serve at once are under way. Ask again in a few seconds.",
    headers={"Retry-After": "10"},
)


class Download(Iterator[bytes]):
    """Holds a place until it ends, fails or is closed, begun or not: a reader may go away before
    the first byte, when a generator would not notice. Refused with a 503 where all are taken."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.places = PLACES
        if not self.places.acquire(blocking=False):
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
            self.places.release()
