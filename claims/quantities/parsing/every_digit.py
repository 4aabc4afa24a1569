"""No digit of a text is passed over: each is in a quantity or in a refusal, which says why.

Digits that reading has left between its numbers are refused. Where they, or another number, are
joined to a quantity, they may belong to it, and both are refused: “1,,000” is neither 1 nor 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, or_

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import codes_of
from claims.quantities.quantity import Quantity, Refusal

Number = Quantity | Refusal

_IN_ASCII = re.compile("[0-9]")  # a class of its own is faster than all digits of Unicode
_WORD = Pattern(r"\w*")
_START = attrgetter("start")
# What parts two numbers though no space does: $5/€6, 120(80), "5","6", died—12.
_APART = Pattern(r"[)\]]?[(\[{/;|=&+—…]+|--+|.*[\"“”].*")


def settled(source: str, numbers: Iterable[Number], stop: int) -> list[Number]:
    """The numbers of `source[:stop]`, and refusals of what reading has passed over, in order."""
    found = _with_left_over(source, sorted(numbers, key=_START), stop)
    if len(found) < 2:
        return found
    together = [_joined(source, one, other) for one, other in pairwise(found)]
    if not any(together):
        return found
    joined = map(or_, [False, *together], [*together, False])
    return [
        Refusal(each.text, each.start, each.end, "left_over") if one else each
        for each, one in zip(found, joined, strict=True)
    ]


def _with_left_over(source: str, numbers: list[Number], stop: int) -> list[Number]:
    digit, at = digits_of(source), 0
    found: list[Number] = []
    for number in numbers:
        if digit.search(source, at, number.start):
            found += _between(source, digit, at, number.start)
        found.append(number)
        at = number.end
    if digit.search(source, at, stop):
        found += _between(source, digit, at, stop)
    return found


def digits_of(source: str) -> re.Pattern[str]:
    """What is a digit: also ², ½ and Ⅷ, which are none of a decimal number's."""
    if source.isascii():
        return _IN_ASCII
    others = {c for c in set(source) if c.isnumeric() and not (c.isdecimal() or c.isalpha())}
    return _any_digit("".join(sorted(others)))


@lru_cache(maxsize=64)
def _any_digit(others: str) -> re.Pattern[str]:
    return re.compile(rf"[\d{re.escape(others)}]")


def _between(source: str, digit: re.Pattern[str], at: int, stop: int) -> Iterator[Refusal]:
    """The words with digits of a stretch of text in which no number was found."""
    while at < stop and (found := digit.search(source, at, stop)):
        start = found.start()
        while start > at and source[start - 1].isalpha():
            start -= 1
        word = _WORD.match(source, start, stop)
        at = word.end() if word else stop
        yield _refused(source, start, at)


def _refused(source: str, start: int, end: int) -> Refusal:
    word = source[start:end]
    return Refusal(word, start, end, "unit" if codes_of(word, word.lower()) else "identifier")


def _joined(source: str, number: Number, other: Number) -> bool:
    """Whether one of them may be a part of the other, a quantity."""
    if isinstance(number, Refusal) and isinstance(other, Refusal):
        return False
    between = source[number.end : other.start]
    if " " in between:
        return False
    return not (any(map(str.isspace, between)) or _APART.fullmatch(between))
