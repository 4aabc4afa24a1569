"""What a tree of processes has used of the processors, by the operating system's books.

A server is more than one process, and so is PostgreSQL: its backends are children of the
postmaster, and what ended ones have used is in its own account of its children.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
# Whoever works in another database of the same server, and the one that asks this.
STRANGERS = (
    "SELECT pid FROM pg_stat_activity WHERE datname IS NOT NULL "
    "AND (datname <> current_database() OR pid = pg_backend_pid())"
)


@dataclass(frozen=True)
class Process:
    name: str
    parent: int
    cpu: float  # seconds, its own
    ended: float  # ... and those of its children that ended


def process(pid: int) -> Process | None:
    try:
        stat = (PROC / str(pid) / "stat").read_text()
    except OSError:  # it has ended, or is none that we may see
        return None
    fields = stat.rpartition(")")[2].split()
    user, system, ended_user, ended_system = map(int, fields[11:15])
    name = stat.partition("(")[2].rpartition(")")[0]
    return Process(
        name, int(fields[1]), (user + system) / TICKS, (ended_user + ended_system) / TICKS
    )


def tree(root: int) -> dict[int, Process]:
    """A process and all below it, by their numbers; empty where it cannot be seen."""
    everyone = {
        int(entry.name): found
        for entry in PROC.iterdir()
        if entry.name.isdigit() and (found := process(int(entry.name)))
    }
    children = defaultdict(list)
    for pid, found in everyone.items():
        children[found.parent].append(pid)

    def below(pid: int) -> Iterator[int]:
        yield pid
        for child in children[pid]:
            yield from below(child)

    return {pid: everyone[pid] for pid in below(root)} if root in everyone else {}


def cpu_of_tree(root: int) -> float:
    """Seconds of a process and all it ever started; NaN where it cannot be seen."""
    found = tree(root)
    return total(found.values()) if found else float("nan")


def total(processes: Iterable[Process]) -> float:
    return sum(one.cpu + one.ended for one in processes)


class Cluster:
    """The PostgreSQL that holds a database, as far as it works for that database."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)
        backend = process(self.connection.info.backend_pid)
        # Of a server elsewhere, the number means nobody here, or somebody else.
        self.postmaster = backend.parent if backend and backend.name == "postgres" else -1
        self.strangers: dict[int, Process] = {}
        self.gone = 0.0  # of strangers that ended, which the postmaster counts as its own now

    def cpu(self) -> float:
        others = {pid for (pid,) in self.connection.execute(STRANGERS)}
        found = tree(self.postmaster)
        self.gone += total(one for pid, one in self.strangers.items() if pid not in found)
        self.strangers = {pid: one for pid, one in found.items() if pid in others}
        if not found:
            return float("nan")
        return total(found.values()) - total(self.strangers.values()) - self.gone

    def close(self) -> None:
        self.connection.close()
