"""How much is generated and from which dice; the keys, times and columns that all its rows share.

Keys follow from the seed and a row's number, so that a row can name another that is not made yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Literal

Rows = dict[str, list[str]]
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
        return {table: dice.getrandbits(74) for table in COLUMNS}

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


# The columns that rows are made of. All others are left to the database.
ROW = "id created_at created_by_id created_via"
COLUMNS = {
    "claims_speaker": "dataset name slug kind description country area",
    "claims_speakeralias": "speaker_id name language",
    "claims_speakeridentifier": "speaker_id scheme value",
    "claims_role": "speaker_id title organization_id start start_precision end end_precision",
    "claims_topic": "dataset label slug description broader_id",
    "claims_measure": "dataset label slug description population place unit_id "
    "non_negative temporal_kind start",
    "claims_source": "dataset kind title url archived_url publisher_id published_at "
    "published_precision accessed_at language reliability",
    "claims_snapshot": "source_id taken_at text",
    "claims_attribution": "claim_id position speaker_id verb source_id",
    "claims_numericassertion": "claim_id position as_printed quote_start quote_end "
    "measure_id comparator low high multiplier unit_id precision resolution "
    "form direction as_of period baseline baseline_assertion_id "
    "read_by",
    "claims_appearance": "claim_id source_id is_first exact prefix suffix start end",
    "claims_claimtopic": "claim_id topic_id",
    "claims_review": "dataset claim_id reviewer_id title url reviewed_at "
    "reviewed_precision rating rating_value rating_worst rating_best "
    "verdict verdict_by summary language",
    "claims_reviewevidence": "review_id source_id",
    "claims_claim": "dataset statement kind speaker_id said_at said_precision place "
    "language quote quote_type quote_translation status "
    "first_published_at retraction_reason",
    "claims_relation": "dataset subject_id kind object_id note",
}
