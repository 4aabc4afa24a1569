"""What a text should be read as, in a notation of one line.

A meaning is "[comparator] figure [unit] [precision] [form] [direction] [res=...]": "331 exact",
"gt 2.75B USD", "40k..50k", "24..<100" (an order of magnitude), "2/3 ratio share". The form "ratio"
is written "times". What a meaning does not say is not compared. In a marked text the words of each
quantity or refusal stand in [brackets].
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity

SCALES = {"k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
FIGURE = re.compile(r"-?\d+(\.\d+)?(/\d+)?[kMBT]?")
MARKED = re.compile(r"\[(.+?)\]")
SAID = (
    {str(precision): ("precision", precision) for precision in Precision}
    | {str(form): ("form", form) for form in Form if form is not Form.RATIO}
    | {str(direction): ("direction", direction) for direction in Direction}
    | {"times": ("form", Form.RATIO)}
)


@dataclass(frozen=True)
class Meaning:
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    said: dict[str, Any] = field(default_factory=dict)

    def seen_in(self, quantity: Quantity) -> Meaning:
        """What was read, in the same respects."""
        return Meaning(*key(quantity), {name: getattr(quantity, name) for name in self.said})

    @property
    def key(self) -> tuple[str, Decimal | None, Decimal | None, str]:
        return self.comparator, self.low, self.high, self.unit

    def __str__(self) -> str:
        ends = " .. ".join("" if end is None else f"{end:f}" for end in (self.low, self.high))
        said = ", ".join(f"{name} {value}" for name, value in self.said.items())
        return f"{self.comparator} {ends} {self.unit} ({said})"


def key(quantity: Quantity) -> tuple[str, Decimal | None, Decimal | None, str]:
    return str(quantity.comparator), quantity.low, quantity.high, quantity.unit


def figure(text: str) -> Decimal:
    """1.3M is 1300000; 2/3 has 18 decimals."""
    if not FIGURE.fullmatch(text):
        raise ValueError(f"{text!r} is no figure")
    if "/" in text:
        return Decimal(round(Fraction(text) * 10**18)).scaleb(-18)
    return Decimal(text.rstrip("kMBT")) * SCALES.get(text[-1], 1)


def meaning(notation: str) -> Meaning:
    words = notation.split()
    comparator = words.pop(0) if words[0] in set(Comparator) else "eq"
    figures = words.pop(0)
    unit = words.pop(0) if words and not _is_said(words[0]) else "1"
    said: dict[str, Any] = dict(SAID[word] for word in words if word in SAID)
    if resolution := [word[4:] for word in words if word.startswith("res=")]:
        said["resolution"] = figure(resolution[0])
    if unknown := [word for word in words if not _is_said(word)]:
        raise ValueError(f"{notation!r}: what is {unknown}?")
    if ".." in figures:
        low, _, high = figures.partition("..")
        if high.startswith("<"):
            said["precision"] = Precision.ORDER_OF_MAGNITUDE
        return Meaning("between", figure(low), figure(high.removeprefix("<")), unit, said)
    only = figure(figures)
    low_end = None if comparator in ("lt", "le") else only
    high_end = None if comparator in ("gt", "ge") else only
    return Meaning(comparator, low_end, high_end, unit, said)


def _is_said(word: str) -> bool:
    return word in SAID or word.startswith("res=")


def meanings(notations: str) -> list[Meaning]:
    return [meaning(each) for each in notations.split(";") if each.strip()]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the places of what stood in them."""
    plain, places, after = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[after : match.start()]
        places.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        after = match.end()
    return plain + text[after:], places


def words(text: str, places: Iterable[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in places]


def assert_means(marked: str, notations: str, locale: str = "en") -> None:
    """The quantities are the noted ones, in their order, and stand where the brackets do."""
    text, places = unmarked(marked)
    expected = meanings(notations)

    reading = read(text, locale=locale)

    found = reading.quantities
    seen = [
        expected[i].seen_in(each) if i < len(expected) else Meaning(*key(each))
        for i, each in enumerate(found)
    ]
    assert seen == expected, "\n".join(["read:", *map(str, seen), "not:", *map(str, expected)])
    if places:
        assert [each.text for each in found] == words(text, places)


def assert_refuses(marked: str, codes: str) -> None:
    """No quantity, and for each bracket a refusal around all its digits, or all its words.

    "date, idiom" allows either code; "date; year" are the codes of two brackets.
    """
    text, places = unmarked(marked)

    reading = read(text, locale="en")

    assert [each.text for each in reading.quantities] == []
    for (start, end), allowed in zip(places, codes.split("; "), strict=True):
        first, last = _digits(text, start, end)
        around = [each for each in reading.refusals if each.start <= first and last <= each.end]
        assert [each.code for each in around if each.code in allowed.split(", ")], reading.refusals


def _digits(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first digit of a place to its last, or the whole place where it has none."""
    digits = [at for at in range(start, end) if text[at].isdigit()]
    return (digits[0], digits[-1] + 1) if digits else (start, end)
