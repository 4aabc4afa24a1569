"""A number with its unit, as it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.parsing.numeral import Numeral
from claims.quantities.rules import Rule


@dataclass(slots=True)
class Figure:
    """A numeral with its unit; `low` and `high` are the same but for a range."""

    start: int
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal
    codes: tuple[str, ...] = ()
    before: bool = False  # the unit stands before it
    rule: Rule | None = None
    noun_at: int = 0  # where what is counted stands, if not behind it

    @classmethod
    def of(cls, numeral: Numeral, codes: tuple[str, ...] = (), start: int | None = None) -> Figure:
        begin = numeral.start if start is None else start
        return cls(begin, numeral.end, numeral, numeral.value, numeral.value, codes)

    def divide(self, part: Decimal) -> None:
        """By what there is one for every so many of."""
        self.low, self.high = round(self.low * part, 18), round(self.high * part, 18)
        self.numeral.value, self.numeral.resolution = self.low, round(part, 18)
        self.numeral.kind = "fraction"

    @property
    def bare(self) -> bool:
        return not self.codes and self.numeral.kind in ("count", "round")
