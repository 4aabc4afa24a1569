"""The unit and scale that a number leaves unsaid since the one before it has said them:
400,000 tonnes, down from 500,000; 53 years for men and 57 for women."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.changes import DIRECTIONS
from claims.quantities.parsing.counted_noun import counted_noun
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.non_quantities.nouns import next_word
from claims.quantities.parsing.numeral import multiply
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.quantity import Form, Quantity
from claims.quantities.vocabulary.english import changes, dates

_FAR = 20  # times
_FARTHEST = 90  # characters between the two
_PEER = rf"(?: (?:{any_word(changes.BEFORE_A_PEER)}))*"
_AGAINST = Pattern(
    rf"(?:[^.;:!?]*[ ,(](?:{any_phrase(changes.AGAINST)}){_PEER}"
    rf"|, (?:{any_word(changes.AFTER_A_COMMA)})"
    r"|(?: [a-z-]+){0,4},? (?:to|against|for|and|but|while)(?: [a-z-]+){1,3}'s"
    rf"|,(?: and| but| while)? (?:{any_word(dates.AGE_GROUPS)})) "
)
_OF_EACH = Pattern(
    rf"(?: [a-z-]+){{0,2}} ({any_word(changes.OF_EACH)}|{any_word(changes.OF_EACH_TIME)})"
    r" (?:[^.;:!?\d]|(?:19|20)\d\d){1,40}?(?:,? (?:and|but|while|or)|,) "
)
_TIMES = frozenset(changes.OF_EACH_TIME.split())
_FROM_THERE = Pattern(r"(?: [a-z]+){0,4},? from ")
_THAN = (" less than ", " more than ", " fewer than ", " below ", " above ")
_FROM = ("from ", "from about ", "from around ", "from nearly ", "from some ")


def share_last(text: Text, figure: Figure, start: int, last: Quantity | None) -> None:
    """Give a bare figure, whose phrases begin at `start`, what the quantity before it says."""
    if last is None or not 0 < start - last.end <= _FARTHEST or not _is_bare(text, figure):
        return
    is_value = last.form in (Form.ABSOLUTE, Form.SHARE, Form.DIFFERENCE)
    if not is_value or not _belong_together(text, figure, start, last):
        return
    if last.multiplier > 1 and figure.numeral.scale == 1 and _are_near(figure, last):
        _multiply(figure, last)
    if last.unit not in ("1", "ratio"):
        figure.codes, figure.before = (last.unit, *last.alternatives), True


def _is_bare(text: Text, figure: Figure) -> bool:
    if figure.codes or figure.numeral.kind not in ("count", "round", "rounded"):
        return False
    noun = counted_noun(text.source, text.norm, figure.end)[0]
    return not noun or noun.endswith("ly")


def _belong_together(text: Text, figure: Figure, start: int, last: Quantity) -> bool:
    norm = text.norm
    between = norm[last.end : start]
    if _AGAINST.fullmatch(between):
        return True
    if between == " to ":
        if last.unit == "%":
            return figure.high < (last.low or last.high or 0) or norm.endswith(_FROM, 0, last.start)
        return norm.endswith(_FROM, 0, last.start) or _changed_by(norm, last)
    if between.endswith(" from ") and _FROM_THERE.fullmatch(between):
        return norm.endswith((" to ", " at "), 0, last.start)
    if between == ", " and norm.endswith("of the ", 0, last.start):
        return figure.numeral.scale > 1
    if between == ", " and norm.startswith(_THAN, figure.end):
        return True
    each = _OF_EACH.fullmatch(between)
    return each is not None and _is_of_another(each[1], norm, figure.end)


def _changed_by(norm: str, last: Quantity) -> bool:
    """Whether a change and the value that it came to share a unit: fell 2.4 kg to 61."""
    measured = last.unit not in ("1", "ratio", "percentage_point", "basis_point")
    before = norm[max(0, last.start - 16) : last.start].rstrip().rpartition(" ")[2]
    return measured and (last.form == Form.DIFFERENCE or before in DIRECTIONS)


def _is_of_another(word: str, norm: str, end: int) -> bool:
    """53 for men and 57 for women; 2.1 % this year and 1.8 next year."""
    other = next_word(norm, end)
    return other == word or {other, word} <= _TIMES


def _are_near(figure: Figure, last: Quantity) -> bool:
    """4.2 billion and 5.1 are of one scale, 5 million and 300 of two."""
    low, high = sorted(
        (abs(figure.low), abs(last.low or last.high or Decimal(0)) / last.multiplier)
    )
    return 0 < high < _FAR * low


def _multiply(figure: Figure, last: Quantity) -> None:
    ranged = figure.high - figure.low
    multiply(figure.numeral, last.multiplier, figure.numeral.end)
    figure.low *= last.multiplier
    figure.high = figure.low + ranged * last.multiplier
