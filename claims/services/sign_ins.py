"""How often a password may be tried: a few times at once, then slower with every wrong one.

A try counts for the pair of account and address, for the address, and for the account. So one
machine is slowed, one that tries many accounts as well, and many that try one account. A device
that has signed in to the account before is counted by itself alone: nobody else's tries can keep
its owner out. Nothing is barred for good; of wrong passwords one is forgotten every ten minutes.

A try is counted as wrong before the password is looked at, and taken back if it was right: so the
count is exact, however many try at once, in however many processes. Who has to wait is not counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from claims.services import rate_limits

FORGOTTEN = 600  # seconds after which one wrong password is
STEPS = 8  # so often a wait can be doubled
LONGEST = 150  # characters of a user's name; there is no account of a longer one
SHOWN = 60  # characters of an account's name in a log

COUNT = """
INSERT INTO claims_signincount AS counted (key, failures, last_at, free_at)
SELECT key, 0, clock_timestamp(), clock_timestamp() FROM unnest(%s::text[]) AS key ORDER BY key
ON CONFLICT (key) DO UPDATE SET key = excluded.key
RETURNING key,
    greatest(0, failures - extract(epoch FROM clock_timestamp() - last_at) / %s)::float,
    extract(epoch FROM free_at - clock_timestamp())::float
"""
NOTE = """
UPDATE claims_signincount AS counted SET failures = now.failures, last_at = clock_timestamp(),
    free_at = clock_timestamp() + make_interval(secs => now.wait)
FROM unnest(%s::text[], %s::float[], %s::float[]) AS now (key, failures, wait)
WHERE counted.key = now.key
"""
TAKE_BACK = """
UPDATE claims_signincount AS counted SET failures = greatest(0, failures - 1),
    free_at = CASE WHEN failures - 1 < own.free THEN clock_timestamp() ELSE free_at END
FROM (SELECT key, free FROM unnest(%s::text[], %s::int[]) AS own (key, free) ORDER BY key) AS own
WHERE counted.key = own.key
"""
FORGET = "DELETE FROM claims_signincount WHERE key = %s"
SWEEP = """
DELETE FROM claims_signincount WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM claims_signincount
    WHERE last_at < clock_timestamp() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED
))
"""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Brake:
    """So many wrong passwords are free; the next costs `first` seconds, each further one double."""

    free: int
    first: int
    most: int

    def wait(self, failures: float) -> int:
        over = round(failures) - self.free
        return min(self.most, self.first << over) if over >= 0 else 0


OWN = Brake(free=5, first=10, most=900)  # of a device, or of an account at an address
ADDRESS = Brake(free=20, first=10, most=900)
ACCOUNT = Brake(free=20, first=5, most=60)  # short: many strangers may be at it for long


class TooMany(Exception):
    """Not looked at: come again in so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Try again in {seconds:.0f} seconds.")
        self.seconds = math.ceil(seconds)


@contextmanager
def attempt(
    meta: MutableMapping[str, Any], account: str, device: str | None = None
) -> Iterator[None]:
    """Check a password within: a ValidationError says that it was wrong. Raises TooMany."""
    address = rate_limits.client_of(meta)
    brakes = _brakes(account, address, device)
    said = {"account": _printable(account), "address": address}
    try:
        _charge(meta)
        waits = _count(brakes)
    except TooMany as refused:
        log.info("sign_in_refused", seconds=refused.seconds, **said)
        raise
    try:
        yield
    except ValidationError:
        log.warning("sign_in_failed", wait=waits, **said)
        raise
    except BaseException:  # nobody knows whether it was right
        _take_back(brakes)
        raise
    _take_back(brakes)
    _run(FORGET, [next(iter(brakes))])


def note_request(meta: MutableMapping[str, Any], account: str) -> None:
    """Count a request for a mail to an account. It slows further ones, and is never taken back:
    nobody learns whether there is such an account. Raises TooMany."""
    address = rate_limits.client_of(meta)
    _charge(meta)
    _count({f"mail {key}": brake for key, brake in _brakes(account, address, None).items()})


def _brakes(account: str, address: str, device: str | None) -> dict[str, Brake]:
    account = account[:LONGEST]
    if device:
        return {f"device {device} {account}": OWN}
    return {
        f"pair {address} {account}": OWN,
        f"address {address}": ADDRESS,
        f"account {account}": ACCOUNT,
    }


def _charge(meta: MutableMapping[str, Any]) -> None:
    standing = rate_limits.charge(meta, rate_limits.HEAVY)
    if standing is not None and not standing.passed:
        raise TooMany(standing.seconds + 1)


def _count(brakes: dict[str, Brake]) -> int:
    """Count a try of each, or of none; the seconds until the next."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COUNT, [list(brakes), FORGOTTEN])
        found = {key: (failures, wait) for key, failures, wait in cursor.fetchall()}
        if (wait := max(wait for _, wait in found.values())) > 0:
            raise TooMany(wait)
        failures = [min(found[key][0] + 1, brakes[key].free + STEPS) for key in brakes]
        waits = [brake.wait(n) for brake, n in zip(brakes.values(), failures, strict=True)]
        cursor.execute(NOTE, [list(brakes), failures, waits])
    _run(SWEEP)
    return max(waits)


def _take_back(brakes: dict[str, Brake]) -> None:
    _run(TAKE_BACK, [list(brakes), [brake.free for brake in brakes.values()]])


def _run(sql: str, asked: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)


def _printable(account: str) -> str:
    """On one line of a log, whatever somebody typed as a name."""
    return repr(account[:SHOWN])[1:-1] + ("…" if len(account) > SHOWN else "")
