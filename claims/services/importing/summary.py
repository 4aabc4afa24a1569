"""What became of the lines of a file, whether it was read to its end or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from claims.models import Import
from claims.services.importing.assertions import Found
from claims.services.importing.names import Doubt

TWIN = "likely_twin"  # the code of a warning
LINES = ("read", "created", "updated", "unchanged", "rejected", "kept", "speakerless")
MOST_DOUBTS = 1_000  # that are kept
COUNTERS = ("made", "left_out", "passed_over", "locked", "warned")


@dataclass
class Summary:
    """What became of the lines of a file. `accepted` are those that were new or changed something.

    `kept` counts lines of which a part was not taken since somebody here had changed it; `made` the
    entries that had to be made; `left_out` what the lines hold that an import does not take;
    `locked` the fields that were kept since a curator has locked them, with the number of lines;
    `warned` what is likely wrong with lines that were taken;
    `passed_over` counts lines that are neither claims nor faults, by their reasons; `speakerless`
    claims that stay drafts since nobody is said to make them; `doubts` are names to be settled;
    `found` what the texts of claims without assertions gave, where it was asked for. All lines up
    to `line` have been dealt with, but for those `waiting` for a later one; while a batch is
    `committing` nobody knows whether it is in.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    kept: int = 0
    made: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    locked: Counter[str] = field(default_factory=Counter)
    warned: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    speakerless: int = 0
    doubts: dict[tuple[str, str], Doubt] = field(default_factory=dict)
    found: Found = field(default_factory=Found)
    line: int = 0
    waiting: int = 0
    committing: bool = False

    @property
    def sum(self) -> str:
        """All lines that were read, by what became of them."""
        left_out = self.passed_over.total()
        return (
            f"{self.read:,} lines = {self.created:,} new + {self.updated:,} changed + "
            f"{self.unchanged:,} unchanged + {self.rejected:,} rejected + {left_out:,} left out"
        )

    @property
    def accepted(self) -> int:
        return self.created + self.updated

    @classmethod
    def of(cls, run: Import) -> Summary:
        """What became of the lines of an import so far."""
        kept = run.details
        counters: Any = {name: Counter(kept.get(name, {})) for name in COUNTERS}
        return cls(
            read=run.read,
            created=run.created,
            updated=run.changed,
            unchanged=run.unchanged,
            rejected=run.rejected,
            kept=kept.get("kept", 0),
            speakerless=kept.get("speakerless", 0),
            doubts={(each.kind, each.name): each for each in map(Doubt.of, kept.get("doubts", ()))},
            found=Found.of(kept.get("found", {})),
            line=run.line,
            waiting=len(run.waiting),
            **counters,
        )

    def add(self, other: Summary) -> None:
        """Count what became of some more lines."""
        for name in LINES:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in COUNTERS:
            getattr(self, name).update(getattr(other, name))
        self.doubts |= other.doubts
        self.found.add(other.found)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it beside the numbers of lines."""
        kept = {name: dict(getattr(self, name)) for name in COUNTERS}
        doubts = [doubt.as_json() for doubt in self.doubts.values()][:MOST_DOUBTS]
        numbers = {"kept": self.kept, "speakerless": self.speakerless}
        return kept | numbers | {"found": vars(self.found), "doubts": doubts}


class Interrupted(Exception):
    """The database, or the disk, was lost on the way: what is in, what is not, how to go on."""

    def __init__(self, summary: Summary, error: BaseException) -> None:
        first = str(error).strip().split("\n")[0] or type(error).__name__
        dealt_with = (
            f"Lines 1 to {summary.line} are in ({summary.created} new, {summary.updated} updated, "
            f"{summary.unchanged} unchanged), but for {summary.rejected} that were rejected"
            if summary.line
            else "No line is in"
        )
        waiting = f" and {summary.waiting} that wait for others" * bool(summary.waiting)
        after = ", and no line after them" * bool(summary.line)
        if summary.committing:
            after = "; the next batch is in whole or not at all"
        super().__init__(
            f"interrupted ({first}). {dealt_with}{waiting}{after}. Run the same command again to "
            "go on: what is in changes nothing."
        )
