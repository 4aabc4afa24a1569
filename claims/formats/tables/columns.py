"""What the cells of a column look like: dates, numbers, addresses, prose, or marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from claims.formats.tables.dates import is_date, order_of

MOST = 0.6  # of a column's cells, which then say what the column is
_NUMBER = re.compile(
    r"(?:[^\W\d]{1,12}\.?(?: [^\W\d]{1,10}){0,2} |[$€£¥~≈<>±+−-]+ ?|[A-Z]{2,3}\$? ?)?"
    r"\(?\d[\d.,' \u00a0\u202f]*(?:\s?[-–]\s?\d[\d.,]*)?\)?"
    r"(?: ?(?:[^\W\d]{1,12}\.?|[%€$£*?†+]))?(?: ?\([^()]{1,12}\))?"
)
_PLAIN = re.compile(r"[-−+]?\d[\d.,' \u00a0\u202f]*")
_URL = re.compile(r"https?://\S+|www\.\S+")
_COMMA = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+)(?![\d.,])"
)
_POINT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}|\d{1,3}(?:,\d{3})+\.\d+"
    r"|\d{2,3},000)(?![\d.,])"
)
_UNITS = {
    "%": re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bprozent\b", re.IGNORECASE),
    "EUR": re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE),
    "GBP": re.compile(r"£|\bGBP\b"),
    "USD": re.compile(r"\$|\bUSD\b"),
}
_SCALES = {
    "thousand": re.compile(r"\b(thousands?|tsd|000s?)\b", re.IGNORECASE),
    "million": re.compile(r"\b(millions?|mio|mln|mn)\b", re.IGNORECASE),
    "billion": re.compile(r"\b(billions?|bn|mrd)\b", re.IGNORECASE),
}
MARKS = frozenset("0 1 x yes no y n true false ja nein oui non sí si".split())


@dataclass(frozen=True)
class Column:
    """The filled cells of a column, of the first rows of a table."""

    name: str
    texts: tuple[str, ...]
    rows: int

    def _share(self, matches: int) -> float:
        return matches / len(self.texts) if self.texts else 0.0

    @cached_property
    def dates(self) -> float:
        return self._share(sum(map(is_date, self.texts)))

    @cached_property
    def numbers(self) -> float:
        return self._share(sum(len(t) < 40 and bool(_NUMBER.fullmatch(t)) for t in self.texts))

    @cached_property
    def is_dates(self) -> bool:
        return self.dates > MOST and not (self.is_plain_numbers and not self._has_years)

    @cached_property
    def is_plain_numbers(self) -> bool:
        return self._share(sum(bool(_PLAIN.fullmatch(text)) for text in self.texts)) > MOST

    @cached_property
    def _has_years(self) -> bool:
        return all(
            len(t) in (4, 8) and 1500 <= int(t[:4]) < 2100 for t in self.texts if t.isdigit()
        )

    @cached_property
    def is_numbers(self) -> bool:
        return self.numbers > MOST and not self.is_dates

    @cached_property
    def is_urls(self) -> bool:
        return self._share(sum(bool(_URL.fullmatch(text)) for text in self.texts)) > MOST

    @cached_property
    def is_marks(self) -> bool:
        """Whether each cell says yes or no."""
        return len(self.texts) > 1 and {text.casefold() for text in self.texts} <= MARKS

    @cached_property
    def is_unique(self) -> bool:
        return len(self.texts) == self.rows and len(set(self.texts)) == self.rows

    @cached_property
    def is_identifiers(self) -> bool:
        """Whether they are addresses, nearly all of them different."""
        return self.is_urls and len(set(self.texts)) > 0.95 * self.rows

    @cached_property
    def never_falls(self) -> bool:
        """Whether it is a count since a start, but for a slip in fifty."""
        if len(self.texts) < 10 or not self.is_plain_numbers:
            return False
        values = [int("".join(filter(str.isdecimal, text)) or 0) for text in self.texts]
        falls = sum(after < before for before, after in pairwise(values))
        return falls * 50 <= len(values) and values[0] != values[-1]

    @cached_property
    def stated(self) -> dict[str, str]:
        """The unit and the scale of its numbers, where the header or most cells say them."""
        said = self.name + " " + " ".join(self._common_marks)
        unit = next((code for code, words in _UNITS.items() if words.search(said)), "")
        scale = next((word for word, words in _SCALES.items() if words.search(self.name)), "")
        return {name: text for name, text in (("unit", unit), ("scale", scale)) if text}

    @cached_property
    def _common_marks(self) -> list[str]:
        return [mark for mark in "%€£$" if self._share(sum(mark in t for t in self.texts)) > MOST]

    @cached_property
    def is_counter(self) -> bool:
        """Whether it numbers the rows."""
        if not all(text.isdecimal() for text in self.texts) or len(self.texts) < 3:
            return False
        steps = {int(b) - int(a) for a, b in pairwise(self.texts)}
        return steps == {1}

    @cached_property
    def length(self) -> float:
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(text.casefold() for text in self.texts)

    @cached_property
    def date_order(self) -> tuple[str, str]:
        return order_of([*self.texts])

    @cached_property
    def marks_of_decimals(self) -> tuple[int, int]:
        """How many cells have a comma before their decimals, and how many a point."""
        return (
            sum(bool(_COMMA.search(text)) for text in self.texts),
            sum(bool(_POINT.search(text)) for text in self.texts),
        )


def columns_of(
    names: tuple[str, ...], rows: list[dict[str, str]], empty: frozenset[str]
) -> list[Column]:
    """The columns of some rows; a word for nothing fills no cell."""
    return [
        Column(
            name,
            tuple(
                text for row in rows if (text := row.get(name, "")) and text.casefold() not in empty
            ),
            len(rows),
        )
        for name in names
    ]
