"""Questions that read much, asked by many at once: one at a time, and once for all of them.

Whoever asks gets what began to be read after their request arrived, never anything older, so that
nobody is shown what was corrected before they asked. In a crowd the first reads alone; whoever came
meanwhile is answered by the second.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

ARRIVED = "onrecord.arrived"  # in the environment of a request: when, on the clock of this process
MOST_KEPT = 16
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an answer was, or why there is none, and when its reading began."""

    began: float
    value: Any = None
    error: Exception | None = None

    def given(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.value


class Together:
    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self.most_kept = most_kept
        self.turn = Lock()
        self.kept: OrderedDict[Hashable, _Answer] = OrderedDict()

    def ask(self, question: Hashable, answer: Callable[[], T], *, arrived: float) -> T:
        with self.turn:
            found = self.kept.get(question)
            if found is None or found.began < arrived:
                found = _read(answer)
                self._keep(question, found)
        given: T = found.given()
        return given

    def _keep(self, question: Hashable, found: _Answer) -> None:
        self.kept[question] = found
        self.kept.move_to_end(question)
        while len(self.kept) > self.most_kept:
            self.kept.popitem(last=False)


def _read(answer: Callable[[], Any]) -> _Answer:
    began = time.monotonic()
    try:
        return _Answer(began, answer())
    except Exception as error:  # noqa: BLE001 -- raised again, for each who asked
        return _Answer(began, error=error)
