"""What a caller knows of the numbers of a text before they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    kind: str = field(init=False, repr=False, compare=False)
    """The dimension that is known, if one is."""

    def __post_init__(self) -> None:
        # Asked for at every number, and so told once.
        object.__setattr__(self, "kind", "count" if self.is_count else self.dimension)

    @property
    def is_count(self) -> bool:
        return self.dimension == "count" or bool(self.counted and not self.dimension)

    @property
    def is_money(self) -> bool:
        return self.dimension.partition(":")[0] == MONEY

    def fits(self, code: str, dimension: str) -> bool:
        """Whether a unit of a dimension is of what is expected."""
        return dimension == self.kind or (self.kind == MONEY and dimension.startswith(f"{MONEY}:"))


NOTHING = Expected()
