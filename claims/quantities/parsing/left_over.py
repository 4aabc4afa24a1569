"""What reading a figure's words has passed over: nothing may be that could belong to the figure.

“120 (80-200)” is not simply 120. So all digits of the words have to be of the one quantity that is
read in them, but for those of a date, and no word that multiplies may stand before it: “Mio. 5”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from claims.quantities.parsing.cardinals import PLURALS, SCALES
from claims.quantities.parsing.words import any_of, any_word
from claims.quantities.quantity import Refusal
from claims.quantities.vocabulary import other_languages
from claims.quantities.vocabulary.english import dates

_MULTIPLIERS = any_of(
    sorted(
        {*SCALES, *PLURALS, *other_languages.MULTIPLIERS.split()},
        key=len,
        reverse=True,
    )
)
_BEFORE = re.compile(rf"(?<![\w.'’])(?:{_MULTIPLIERS})(?:[\s-]?|(?<!\w{{4}})\. ?)$", re.IGNORECASE)
_BEFORE_A_YEAR = re.compile(rf"\b(?:{any_word(dates.BEFORE_A_SURE_YEAR)}) $", re.IGNORECASE)
_FIRST_WITHOUT_SPACES = "\u0e00"  # from Thai on, what is counted is joined to its number: 331人
_NEAR = 40


def left_over(words: str, start: int, end: int, refusals: Iterable[Refusal]) -> str:
    """What stands in a figure's words beside `words[start:end]`, its quantity; empty if nothing
    does. `refusals` are the numbers of the words that are none."""
    spans = [range(r.start, r.end) for r in refusals if _is_date(words, r)]
    for first, last in ((end, len(words)), (0, start)):
        numbers = (at for at in range(first, last) if words[at].isnumeric())
        if not all(any(at in span for span in spans) for at in numbers):
            return words[first:last].strip()
    return beside(words, start, end)


def beside(text: str, start: int, end: int) -> str:
    """What is joined to a quantity of a text, or multiplies it from beside it, without being read;
    empty if nothing does."""
    behind, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    found = [_joined(behind), _joined(before[::-1])[::-1]]
    if match := _BEFORE.search(before):
        found.append(match[0].strip())
    return next(filter(None, found), "")


def _joined(characters: str) -> str:
    """Digits joined to a quantity, whatever stands between, or a letter right at it. A dash as
    wide as an em parts sentences; any other may be a range's."""
    token = "".join(takewhile(_joins, characters))
    nearest = characters[:1]
    joined = any(map(str.isnumeric, token)) or (nearest.isalpha() and nearest in token)
    return token if joined else nearest if nearest.isnumeric() else ""


def _joins(character: str) -> bool:
    unspaced = character.isalpha() and character >= _FIRST_WITHOUT_SPACES
    return not (character.isspace() or character == "—" or unspaced)


def _is_date(words: str, refusal: Refusal) -> bool:
    """Surely one: with its month in letters, or a year that a word before it says to be one."""
    if refusal.code == "year":
        return bool(_BEFORE_A_YEAR.search(words[: refusal.start]))
    return refusal.code == "date" and any(map(str.isalpha, refusal.text))
