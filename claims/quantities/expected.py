"""What a caller knows of the numbers of a text before they are read."""

from __future__ import annotations

from dataclasses import dataclass

MONEY = "currency"  # whichever; of one alone it is "currency:EUR"


@dataclass(frozen=True, slots=True)
class Expected:
    """Whatever a print leaves open is decided by it: whether “m” is millions, metres or minutes.

    `dimension` is that of what is measured ("count", "length", "currency:EUR", or "currency" for
    any money), `unit` the one that it is measured in. `counted` says what is counted, so that it is
    a count. A `cell` is a text that is one number of a table, with its doubts: "100?", "5*".
    """

    dimension: str = ""
    unit: str = ""
    counted: str = ""
    cell: bool = False

    @property
    def is_count(self) -> bool:
        return self.dimension == "count" or bool(self.counted and not self.dimension)

    @property
    def is_money(self) -> bool:
        return self.dimension.partition(":")[0] == MONEY

    @property
    def kind(self) -> str:
        """The dimension that is known, if one is."""
        return "count" if self.is_count else self.dimension

    def fits(self, code: str, dimension: str) -> bool:
        """Whether a unit of a dimension is of what is expected."""
        return dimension == self.kind or (self.kind == MONEY and dimension.startswith(f"{MONEY}:"))


NOTHING = Expected()
