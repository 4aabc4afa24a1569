"""The cases of agreement that were worked out by hand: `tests/data/agreement.txt`, read."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .agreement_figures import Assertion, Days, Event, Measure, TemporalKind
from .agreement_notation import days, event, figures

TABLE = Path(__file__).parents[1] / "data" / "agreement.txt"
STATUSES = ("superseded", "forecast", "outlier", "withdrawn", "beside")


@dataclass(frozen=True)
class Case:
    """What is said, what is asked of it, and what is expected, by name, as it is written."""

    id: str
    why: str
    kind: TemporalKind
    text: str
    known: dict[str, str]

    @property
    def measure(self) -> Measure:
        start = days(self.known["start"]).first if "start" in self.known else None
        return Measure(
            "whole", self.kind, start, counts_pledged_or_requested="pledges" in self.known
        )

    @property
    def part(self) -> Measure:
        return Measure("part", self.kind, self.measure.start, part_of=self.measure)

    @property
    def asked(self) -> Measure:
        return self.part if self.known.get("group") == "part" else self.measure

    @property
    def figures(self) -> tuple[Assertion, ...]:
        return figures(self.text, measure=self.measure, part=self.part)

    @property
    def event(self) -> Event | None:
        return event(self.known["event"]) if "event" in self.known else None

    @property
    def at(self) -> Days | None:
        return days(self.known["at"]) if "at" in self.known else None

    @property
    def today(self) -> Days:
        return days(self.known.get("today", "6-30"))

    @property
    def statuses(self) -> dict[str, str]:
        """Of the figures that do not count."""
        return {key: name for name in STATUSES for key in self.known.get(name, "").split()}

    @property
    def revisions(self) -> set[str]:
        return set(self.known.get("revisions", "").split())

    @property
    def contradictions(self) -> set[str]:
        return {one for one in self.known.get("contradictions", "").split(", ") if one}


def cases() -> Iterator[Case]:
    lines = [line for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    for is_case, block in groupby(lines, key=bool):
        if is_case:
            yield read_case(list(block))


def read_case(lines: list[str]) -> Case:
    (name, why), (kind, text), *known = (line.strip().split(": ", 1) for line in lines)
    return Case(name, why, TemporalKind(kind), text, dict(known))


CASES = list(cases())
