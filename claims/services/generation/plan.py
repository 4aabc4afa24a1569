"""How much is generated and from which dice; the keys, times and columns that all its rows share.

Keys follow from the seed and a row's number, so that a row can name another that is not made yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Literal

Part = tuple[int, int] | Literal["cast", "relations"]

NULL = r"\N"
DATASET = "generated"
FIRST_DAY, LAST_DAY = date(2006, 1, 1), date(2025, 12, 31)
ENTERED_FROM = datetime(2019, 1, 1, tzinfo=UTC)  # from then on curators keyed in what was said
ENTERED_TO = datetime(2025, 12, 31, tzinfo=UTC)
DAYS = [
    (FIRST_DAY + timedelta(days=n)).isoformat() for n in range((LAST_DAY - FIRST_DAY).days + 40)
]
EPOCH_TO_FIRST_DAY = (FIRST_DAY - date(1970, 1, 1)).days
LAST = (LAST_DAY - FIRST_DAY).days
OTHERS = 0.06  # claims that are not published, for each that is
CLAIMS_PER_SOURCE = 4
MASK, SCATTER = (1 << 74) - 1, 0x1E3779B97F4A7C15F39


ROW = "id created_at created_by_id created_via"  # what every row begins with
TABLES = tuple(
    "claims_speaker claims_speakeralias claims_speakeridentifier claims_role claims_topic "
    "claims_measure claims_source claims_snapshot claims_attribution claims_numericassertion "
    "claims_appearance claims_claimtopic claims_review claims_reviewevidence claims_claim "
    "claims_relation".split()
)


class Rows:
    """Rows of one table as COPY reads them. A column that none of them names is left to the
    database."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self.lines: list[str] = []

    def add(self, values: dict[str, str]) -> None:
        """One more, by its columns; several may have their values in one text."""
        if not self.lines:
            self.columns = " ".join(values).split()
        self.lines.append("\t".join(values.values()))


Tables = dict[str, Rows]


@dataclass(frozen=True)
class Plan:
    """How much is generated, and from which dice."""

    published: int
    seed: int
    heaviest: float
    author: str = NULL

    @property
    def claims(self) -> int:
        return self.published + max(8, round(self.published * OTHERS))

    def parts(self, size: int) -> list[Part]:
        """The shared entries, then claims in batches, then what relates them."""
        starts = range(0, self.claims, size)
        return ["cast", *((n, min(n + size, self.claims)) for n in starts), "relations"]

    @property
    def speakers(self) -> int:
        return max(60, self.published // 40)

    @property
    def measures(self) -> int:
        return min(3000, 40 + self.published // 400)

    @cached_property
    def salts(self) -> dict[str, int]:
        dice = self.dice("keys")
        return {table: dice.getrandbits(74) for table in TABLES}

    @cached_property
    def first(self) -> int:
        return int(ENTERED_FROM.timestamp() * 1000)

    @cached_property
    def span(self) -> int:
        return int((ENTERED_TO - ENTERED_FROM).total_seconds() * 1000)

    def dice(self, part: object) -> Random:
        return Random(f"{self.seed} {part}")  # noqa: S311 (dice, not secrets)

    def instant(self, number: int, of: int) -> int:
        """When the row was entered, in milliseconds: rows come one after the other."""
        return self.first + number * self.span // of

    def key(self, table: str, instant: int, number: int) -> str:
        """A UUIDv7 of the instant; its other bits scatter the table and the row's number in it."""
        bits = (number * SCATTER + self.salts[table]) & MASK
        return f"{instant << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & MASK >> 12:032x}"


def stamp(instant: int) -> str:
    return f"{datetime.fromtimestamp(instant / 1000, UTC):%Y-%m-%d %H:%M:%S.%f}+00"
