"""Passwords are hashed one at a time in a worker: a hash takes as much of the processor as hundreds
of pages, and threads would make as many at once as there are people who try."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from django.contrib.auth.hashers import PBKDF2PasswordHasher

MOST_WAITING = 4
PATIENCE = 5  # seconds


class Busy(Exception):
    """So many wait already that this password is not looked at."""

    seconds = PATIENCE


class Turns:
    """One at a time, and a short queue."""

    def __init__(self, waiting: int = MOST_WAITING) -> None:
        self.places = BoundedSemaphore(1 + waiting)
        self.turn = Lock()

    @contextmanager
    def take(self) -> Iterator[None]:
        if not self.places.acquire(blocking=False):
            raise Busy
        try:
            if not self.turn.acquire(timeout=PATIENCE):
                raise Busy
            try:
                yield
            finally:
                self.turn.release()
        finally:
            self.places.release()


TURNS = Turns()


class OneAtATime(PBKDF2PasswordHasher):
    """Django's own, in turns. To check a password, this one too makes its hash."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with TURNS.take():
            return super().encode(password, salt, iterations)
