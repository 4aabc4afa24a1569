"""Readings held against quantulum3's own tests: is every quantity there found, value and unit.

Its ranges are a middle and a reach, its units names ("dollar per kilogram"). Some of its answers
the number language refuses on purpose, years and names with a number in them: they are counted
apart, by a rule that never asks the reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path
from typing import Any

from claims.quantities.quantity import Comparator, Quantity
from tests.bench.scoring import (
    Found,
    Meaning,
    Miss,
    Reader,
    Score,
    close,
    credit,
    ends,
    named,
    shown,
    stated,
)

FILES = ("quantities", "quantities.ambiguity")
_CENT = Fraction(1, 100)
_UNITS = {
    "dimensionless": [Meaning("1"), Meaning("ratio")],
    "percentage": [Meaning("%")],
    "dozen": [Meaning("1", Fraction(12))],
    "baker's dozen": [Meaning("1", Fraction(13))],
    "gross": [Meaning("1", Fraction(144))],
    "count": [Meaning("1")],
    "dollar": [Meaning("USD")],
    "pound sterling": [Meaning("GBP")],
    "cent": [Meaning("USX"), Meaning("USD", _CENT)],
    "penny": [Meaning("USX"), Meaning("USD", _CENT), Meaning("GBX"), Meaning("GBP", _CENT)],
    "dime": [Meaning("USX", Fraction(10)), Meaning("USD", Fraction(1, 10))],
    "pound-mass": [Meaning("[lb_av]")],
    "megayear": [Meaning("Ma_j"), Meaning("a_j", Fraction(10**6))],
    "gigayear": [Meaning("Ga_j"), Meaning("a_j", Fraction(10**9))],
    "minute of arc": [Meaning("'")],
    "second of arc": [Meaning("''")],
    "electronvolt": [Meaning("eV")],
    "teraelectronvolt": [Meaning("TeV")],
    "candela": [Meaning("cd")],
    "picometre": [Meaning("pm")],
    "attometre": [Meaning("am")],
    "barn": [Meaning("b")],
    "femtobarn": [Meaning("fb")],
    "cup": [Meaning("[cup_us]")],
    "tablespoon": [Meaning("[tbs_us]")],
    "teaspoon": [Meaning("[tsp_us]")],
    "inverse second": [Meaning("Hz"), Meaning("/s")],
}
_POWERS = {"square": 2, "cubic": 3}


@dataclass(frozen=True)
class Answer:
    surface: str
    start: int
    low: Decimal
    high: Decimal
    unit: str
    meanings: tuple[Meaning, ...]

    def __str__(self) -> str:
        value = self.low if self.low == self.high else f"{self.low}..{self.high}"
        return f"{self.surface!r} {value} {self.unit}"

    def meets(self, found: Found) -> bool:
        """Whether both stand at one place of the text."""
        end = self.start + len(self.surface)
        return self.start < found.quantity.end and found.quantity.start < end


@dataclass
class Recall:
    """Value and unit, the value alone; what is refused on purpose stands apart, by its reason."""

    exact: Score = field(default_factory=Score)
    values: Score = field(default_factory=Score)
    refused: dict[str, list[str]] = field(default_factory=dict)
    refused_but_read: int = 0
    as_two: int = 0  # "rose from 44 to 50": the range of the gold, read as a value and another
    read_of_none: list[Miss] = field(default_factory=list)
    texts_of_none: int = 0


def meanings(name: str) -> list[Meaning]:
    """A unit by its name: of the table, of the list above, or put together from such."""
    if name in _UNITS:
        return _UNITS[name]
    if known := named(name):
        return known
    if name.startswith("inverse "):
        return [Meaning(f"/{one.code}") for one in meanings(name.removeprefix("inverse "))]
    if " per " in name:
        above, _, below = name.rpartition(" per ")
        return _combined(above, "/", below)
    first, _, rest = name.partition(" ")
    if first in _POWERS:
        return [Meaning(f"{one.code}{_POWERS[first]}") for one in meanings(rest)]
    return _combined(first, ".", rest) if rest else []


def _combined(first: str, sign: str, second: str) -> list[Meaning]:
    return [
        Meaning(
            ("" if one.code == "1" else one.code) + sign + other.code,
            one.times / other.times if sign == "/" else one.times * other.times,
        )
        for one, other in product(meanings(first), meanings(second))
    ]


def cases(folder: Path) -> Iterator[tuple[str, list[tuple[Answer, str]]]]:
    """Each text with its answers, and why an answer is refused on purpose ("" where it is not)."""
    for name in FILES:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")):
            text, at, answers = case["req"], 0, []
            for printed in case["res"]:
                found = text.find(printed["surface"], at)
                start = at if found < 0 else found
                at = start + len(printed["surface"])
                answers.append((answer(printed, start), refused(text[:start], printed)))
            yield text, answers


def answer(printed: dict[str, Any], start: int) -> Answer:
    middle = Decimal(str(printed["value"]))
    reach = Decimal(str(printed.get("uncertainty") or 0))
    unit = printed["unit"]
    return Answer(
        printed["surface"], start, middle - reach, middle + reach, unit, tuple(meanings(unit))
    )


_NAMED = re.compile(r"(?:\b[A-Z][\w-]+|\b[a-z]\d+) $")


def refused(before: str, printed: dict[str, Any]) -> str:
    """A year, or a bare number that ends a name ("English 101")."""
    if printed["unit"] != "dimensionless" or printed.get("uncertainty"):
        return ""
    surface = printed["surface"]
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", surface):
        return "year"
    if surface.isdigit() and _NAMED.search(before):
        return "name"
    return ""


def score(folder: Path, read: Reader) -> Recall:
    recall = Recall()
    for text, answers in cases(folder):
        quantities = read(text).quantities
        if not answers:
            recall.texts_of_none += 1
            if quantities:
                got = "; ".join(map(shown, quantities))
                recall.read_of_none.append(Miss(text, "nothing", got))
        _compare(recall, text, answers, quantities)
    return recall


def _compare(
    recall: Recall, text: str, answers: list[tuple[Answer, str]], quantities: tuple[Quantity, ...]
) -> None:
    wanted = [one for one, reason in answers if not reason]
    mine = [Found(q, ends(q), optional=True) for q in quantities]

    def exact(gold: Answer, found: Found) -> bool:
        if _agrees(gold, found):
            return True
        changes = _CHANGE.search(text[: found.quantity.end])
        if gold.low == gold.high or not changes or not gold.meets(found) or not _two(gold, mine):
            return False
        recall.as_two += 1
        return True

    recall.exact.add(text, wanted, mine, exact)
    loose = [Found(q, ends(q), optional=True) for q in quantities]
    recall.values.add(text, wanted, loose, _same_value)
    for one, reason in answers:
        if reason:
            recall.refused.setdefault(reason, []).append(one.surface)
            recall.refused_but_read += any(_agrees(one, found) for found in mine)


def _agrees(gold: Answer, found: Found) -> bool:
    """A single value agrees with the end of a bound, a range with both ends of a range."""
    if not gold.meets(found):
        return False
    if gold.low == gold.high:
        single = found.quantity.comparator is not Comparator.BETWEEN
        return single and credit(found, gold.low, gold.meanings)
    whole = len(found.values) == 2
    return whole and all(credit(found, end, gold.meanings) for end in (gold.low, gold.high))


_CHANGE = re.compile(r"\b(?:rose|fell|grew|dropped|reduced|increased|changed|raised|cut)\b")


def _two(gold: Answer, mine: list[Found]) -> bool:
    """Whether two readings of one value each state the ends of a range."""
    singles = [found for found in mine if len(found.values) == 1]
    for first, second in permutations(singles, 2):
        if stated(first, gold.low, gold.meanings) and stated(second, gold.high, gold.meanings):
            credit(first, gold.low, gold.meanings)
            return credit(second, gold.high, gold.meanings)
    return False


def _same_value(gold: Answer, found: Found) -> bool:
    if not gold.meets(found):
        return False
    wanted = {gold.low, gold.high}
    for times in {meaning.times for meaning in gold.meanings} | {Fraction(1)}:
        figures = [Fraction(end) * times for end in wanted]
        if len(found.values) == len(wanted) and all(
            any(close(own, figure) for own in found.values) for figure in figures
        ):
            found.values = []
            return True
    return False
