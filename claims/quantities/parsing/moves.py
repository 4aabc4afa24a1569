"""What moved from one value to another, or by so much to a value: two figures, and no range."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing import changes
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.non_quantities.nouns import plural_ahead
from claims.quantities.parsing.numeral import multiply
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.phrases import before
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word
from claims.quantities.vocabulary.english.changes import MOVED, MOVED_BY

_CHANGED_FROM = Pattern(r"([a-z]+)(?: [a-z]+){0,4} from $")
_MOVED = {*changes.DIRECTIONS, *MOVED.split()}
_BY = ("by ", "by a ", "by about ", "up ", "down ", "by some ", "by around ", "by nearly ")
_POINTS = Pattern(r"[ -](?:percentage[ -])?points?\b")
_MOVED_BY = Pattern(
    rf"(?<![a-z])(?:{any_word(MOVED_BY)})(?: by)?(?: (?:a )?(?:further|another|nearly|about))? $"
)
_FAR = Decimal(20)  # times: 900 and 1.2 million are of different scales, 2.3 and 1.9 million of one
_LITTLE = 10
_NEAR = 3  # times: 30 to 40 bombs is a range, 12 to 345 hardly one


def moves(text: Text, start: int) -> bool:
    """Rose from 5 to 7: two values, no range."""
    match = _CHANGED_FROM.search(text.norm, max(0, start - 48), start)
    if match is None:
        return False
    words = text.norm[match.start() : start].split()[:-1]
    return any(word in _MOVED for word in words)


def changed_to(text: Text, figure: Figure, other: Figure) -> bool:
    """Rose by 500 to 1,520: what it came to is no other end; by 30 to 60 cm is a range."""
    norm = text.norm
    _, start = before(norm, figure.start)
    points = bool(_POINTS.match(norm, other.end))
    if norm.endswith(_BY, 0, start):
        if figure.codes or not (other.codes or points):
            return True
        return _moved_a_little(text, figure, other, start)
    if not figure.codes and not changes.is_index(norm, start):
        rate = bool(other.codes) and other.codes[0].startswith(("/", "per_"))
        bare = (
            (rate or not other.codes)
            and not points
            and _MOVED_BY.search(norm, max(0, start - 40), start)
        )
        if bare:
            return not _of_one_thing(text, figure, other)
        return _moved_a_little(text, figure, other, start)
    word = norm[max(0, start - 16) : start].rstrip().rpartition(" ")[2]
    return word in changes.DIRECTIONS


def _moved_a_little(text: Text, figure: Figure, other: Figure, start: int) -> bool:
    """Whether the change is a small part of the value that it came to: up 0.1 to 4.2 per cent."""
    times = _LITTLE if figure.low >= 1 else _NEAR
    if not other.codes or other.before or other.low <= times * figure.low:
        return False
    word = text.norm[max(0, start - 16) : start].rstrip().rpartition(" ")[2]
    if word not in changes.DIRECTIONS:
        return False
    figure.codes = ("percentage_point",) if other.codes == ("%",) else other.codes
    return True


def _of_one_thing(text: Text, figure: Figure, other: Figure) -> bool:
    """Dropped 30 to 40 bombs."""
    return other.low <= _NEAR * figure.low and plural_ahead(text.norm, other.end)


def share(figure: Figure, other: Figure) -> None:
    """From 2.3 to 1.9 million: the first has the scale and unit that only the second is given."""
    first, last = figure.numeral, other.numeral
    if figure.codes and other.codes and not _is_part_of(figure.codes, other.codes):
        return
    if not figure.codes and "fraction" in (first.kind, last.kind):
        return
    times = abs(first.value / last.printed) if last.printed else Decimal(1)
    if first.scale == 1 < last.scale and 1 / _FAR < times < _FAR:
        multiply(first, last.scale, first.end)
        figure.low = figure.high = first.value
    if other.codes:
        figure.codes = other.codes


def _is_part_of(codes: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Dollars and dollars an hour."""
    return bool(set(codes) & set(others)) or others[0].startswith(f"{codes[0]}/")
