"""Time and CPU of a piece of work, ours and our server's, by the operating system's books."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TextIO

from django.db import connection


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float  # NaN where the server is elsewhere


def cpu_of(pid: int) -> float:
    """User and system seconds of a process, or NaN where it cannot be seen."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cost(work: Callable[[], object]) -> Cost:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone()
    started, ours, theirs = perf_counter(), own_cpu(), cpu_of(server)
    work()
    return Cost(perf_counter() - started, own_cpu() - ours + cpu_of(server) - theirs)


def own_cpu() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


class Report:
    """Lines for a person; a limit that is exceeded is said, and counted."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.failures = 0

    def say(self, line: str = "") -> None:
        self.out.write(f"{line}\n")
        self.out.flush()

    def fail(self, line: str) -> None:
        self.failures += 1
        self.say(line)

    def figure(
        self,
        what: str,
        value: float,
        *,
        least: float | None = None,
        most: float | None = None,
        shown: str = "{:,.3f}",
    ) -> None:
        """A figure that must be at least or at most so much, or is only told."""
        verdicts = []
        for sign, target, met in (
            ("≥", least, least is None or value >= least),
            ("≤", most, most is None or value <= most),
        ):
            if target is not None:
                verdicts.append(f"target {sign} {target:,g} {'met' if met else 'missed'}")
                self.failures += not met
        self.say(f"{what:60} {shown.format(value):>13}   {', '.join(verdicts)}".rstrip())

    def measure(
        self, what: str, work: Callable[[], object], *, limit: float | None = None, runs: int = 1
    ) -> None:
        """The median of several runs; `limit` is in seconds of the clock."""
        costs = [cost(work) for _ in range(runs)]
        wall, cpu = median(c.wall for c in costs), median(c.cpu for c in costs)
        missed = limit is not None and wall >= limit
        self.failures += missed
        verdict = f"limit {limit:g} s {'missed' if missed else 'met'}" if limit else ""
        self.say(f"{what:60} {wall:9.2f} s {cpu:9.2f} s CPU   {verdict}".rstrip())
