"""How much a client may still ask for: exact over all workers, and most requests ask no database.

One table counts what was given out. A worker takes a block of a client's limit from it, in one
statement, and spends that in memory. Blocks grow with what the client has used of this worker and
shrink with what remains (`onrecord_block`), so that a worker never sits on much that others lack.
A window is a minute of the database's clock, so all workers mean the same one.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from django.db import Error, connections

WINDOW = 60
MOST_CLIENTS = 10_000
PAUSE = 5  # seconds that a counter which failed is left alone, so that nobody waits for it in vain
SILENCE = 60  # seconds between two complaints of it

TAKE = """
INSERT INTO claims_ratecount AS counted (ends, client, taken, granted)
SELECT date_bin(make_interval(secs => %(window)s), statement_timestamp(), 'epoch')
           + make_interval(secs => %(window)s), %(client)s, block, block
FROM onrecord_block(%(limit)s, %(need)s, %(want)s) AS block
ON CONFLICT (ends, client) DO UPDATE SET (taken, granted) = (
    SELECT counted.taken + block, block
    FROM onrecord_block(%(limit)s - counted.taken, %(need)s, %(want)s) AS block
)
RETURNING ends, granted, greatest(0, %(limit)s - taken),
    extract(epoch FROM ends - statement_timestamp())::float
"""
SWEEP = """
DELETE FROM claims_ratecount WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM claims_ratecount WHERE ends <= statement_timestamp() FOR UPDATE SKIP LOCKED
))
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a client stands after a request.

    `remaining` is this worker's best knowledge: what it holds, and what the counter had left when
    it last looked. Exact where it alone serves the client."""

    passed: bool
    remaining: int
    seconds: float


@dataclass(slots=True)
class _Lease:
    """What a worker holds for a client in a window, has used, and knows to be left of the limit.

    `until` is the window's end by this process's clock, early by the time the question took."""

    ends: datetime
    until: float
    left: int
    held: int = 0
    used: int = 0

    def spend(self, cost: int) -> bool | None:
        """Whether a request passes; None where only the counter knows."""
        if self.held >= cost:
            self.held -= cost
            self.used += cost
            return True
        return False if self.held + self.left < cost else None


@dataclass(frozen=True, slots=True)
class _Grant:
    ends: datetime
    until: float
    left: int
    granted: int


def _standing(lease: _Lease, passed: bool) -> Standing:
    return Standing(passed, lease.held + lease.left, max(0, lease.until - time.monotonic()))


LONG_AGO = datetime.min.replace(tzinfo=UTC)
NO_LEASE = _Lease(LONG_AGO, until=0, left=0)


class Limiter:
    """One worker's part of the limits. `lock` is never held while the database is asked."""

    def __init__(self, *, window: int = WINDOW, most_clients: int = MOST_CLIENTS) -> None:
        self.window = window
        self.most_clients = most_clients
        self.lock = Lock()
        self.asking = [Lock() for _ in range(64)]  # a client has one, and may share it
        self.leases: dict[str, _Lease] = {}
        self.ends = LONG_AGO
        self.paused_until = self.silent_until = 0.0

    def take(self, *, client: str, limit: int, cost: int = 1) -> Standing | None:
        """Count a request of an address; None where nothing can be counted, so it has to pass."""
        cost = min(cost, limit)
        lease, passed = self._from_memory(client, cost)
        if passed is None:
            with self.asking[hash(client) % len(self.asking)]:
                found = self._from_counter(client, limit, cost)
            if found is None:
                return None
            lease, passed = found
        return _standing(lease, passed)

    def take_held(self, client: str, cost: int = 1) -> Standing | None:
        """Count a request by what is held here; None where that does not do."""
        lease, passed = self._from_memory(client, cost)
        return _standing(lease, passed) if passed else None

    def _from_counter(self, client: str, limit: int, cost: int) -> tuple[_Lease, bool] | None:
        """One thread asks for a client at a time; those that waited find what it was given."""
        lease, passed = self._from_memory(client, cost)
        while passed is None:
            grant = self._ask(client, limit, max(1, cost - lease.held), lease.used + 1)
            if grant is None:
                return None
            lease, passed = self._from_grant(client, grant, cost)
        return lease, passed

    def _from_memory(self, client: str, cost: int) -> tuple[_Lease, bool | None]:
        with self.lock:
            lease = self.leases.get(client)
            if lease is None or lease.until <= time.monotonic():
                return NO_LEASE, None
            return lease, lease.spend(cost)

    def _from_grant(self, client: str, grant: _Grant, cost: int) -> tuple[_Lease, bool | None]:
        """Spent at once, whatever the time is by now: the counter has counted it."""
        with self.lock:
            lease = self.leases.get(client)
            if lease is None or lease.ends != grant.ends:
                lease = self._new_lease(client, grant)
            lease.held += grant.granted
            lease.left = min(lease.left, grant.left)
            lease.until = grant.until
            return lease, lease.spend(cost)

    def _new_lease(self, client: str, grant: _Grant) -> _Lease:
        if len(self.leases) >= self.most_clients:
            del self.leases[next(iter(self.leases))]  # its client loses what was held, no more
        lease = self.leases[client] = _Lease(grant.ends, grant.until, grant.left)
        return lease

    def _ask(self, client: str, limit: int, need: int, want: int) -> _Grant | None:
        started = time.monotonic()
        if started < self.paused_until:
            return None
        asked: dict[str, str | int] = {"client": client, "limit": limit, "need": need}
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute(TAKE, asked | {"want": min(want, limit), "window": self.window})
                ends, granted, left, seconds = cursor.fetchone()
                if self._opens(ends):
                    cursor.execute(SWEEP)
        except Error:
            self._pause()
            return None
        return _Grant(ends, started + seconds, left, granted)

    def _opens(self, ends: datetime) -> bool:
        """Whether this window is new here: then all that is of earlier ones can go."""
        with self.lock:
            if ends <= self.ends:
                return False
            self.ends = ends
            self.leases.clear()
            return True

    def _pause(self) -> None:
        now = time.monotonic()
        with self.lock:
            silent = now < self.silent_until
            self.paused_until = now + PAUSE
            if not silent:
                self.silent_until = now + SILENCE
        if not silent:
            log.warning("requests_pass_uncounted", exc_info=True)
