"""Money that was converted to answer a question: the rate of each assertion that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.quantities.intervals import plain
from claims.queries import conversions
from claims.queries.conversions import Conversion
from claims.records.values import Interval

MEMBER = "conversions"


@dataclass(frozen=True)
class Conversions:
    """The conversions of the assertions that meet a condition, into one currency."""

    target: str
    condition: Q
    of_claims: bool  # whether the rows that are shown are claims, not assertions

    def beside(self, ids: list[Any]) -> dict[str, Any]:
        """A member beside the rows of a page: each conversion, by the id of its assertion."""
        return {MEMBER: {str(each.assertion): _converted(each) for each in self._of(ids)}}

    def within(self, ids: list[Any]) -> dict[Any, dict[str, Any]]:
        """The conversions as a member of each row: CSV and NDJSON have nothing beside the rows."""
        rows: dict[Any, dict[str, Any]] = {key: {MEMBER: {}} for key in ids}
        for each in self._of(ids):
            row = rows[each.claim if self.of_claims else each.assertion]
            row[MEMBER][str(each.assertion)] = _converted(each)
        return rows

    def _of(self, ids: list[Any]) -> Iterator[Conversion]:
        key = "claim__in" if self.of_claims else "pk__in"
        return conversions.of(self.condition & Q(**{key: ids}), self.target)


def _converted(found: Conversion) -> dict[str, Any]:
    return {
        "from": found.from_unit,
        "to": found.to_unit,
        "rate": plain(found.rate),
        "day": found.day.isoformat(),
        "inverted": found.inverted,
        "source": dict(zip(("id", "kind", "title", "url"), map(str, found.source), strict=True)),
        "interval": Interval().to_representation(found.interval),
    }
