"""A letter that multiplies the digits it follows: $5m, 40k people; or else is a unit: 5m deep."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.non_quantities.nouns import counts_many
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.numeral import Numeral, multiply
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word, value_by_word
from claims.quantities.vocabulary.english import measures, number_words

_SUFFIX = Pattern(r"( ?)(k|mm|mn|m|bn|b|tn|trn|t)(?![a-z\d²³/^])")
_SUFFIXES = {word: Decimal(value) for word, value in value_by_word(number_words.SUFFIXES).items()}
_AFTER_METRES = Pattern(rf" ?(?:$|[.,;:)\]/x-]|(?:{any_word(measures.AFTER_METRES)}|\d)\b)")
_MEMORY = Pattern(rf"\b(?:{any_word(measures.MEMORY)})\b")


def multiply_by_suffix(text: Text, numeral: Numeral, money: Printed | None) -> None:
    """k, m, bn: a multiplier where money or a noun says so, else a unit's letter."""
    norm, end = text.norm, numeral.end
    match = _SUFFIX.match(norm, end)
    if match is None or numeral.kind == "fraction":
        return
    gap, letters = match.groups()
    if letters == "k" and in_memory(text, match.start(2)):
        return
    capital = text.source[match.start(2)].isupper()
    stop = match.end()
    if letters in ("mm", "mn", "bn", "tn", "trn"):
        fits = letters != "mm" or money is not None or (capital and not gap)
    elif money is not None:
        fits = letters != "t" or capital or not gap
    elif letters == "k":
        fits = not gap and (not capital or numeral.resolution >= 1 or text.word_at(stop))
    elif letters in "mb":
        fits = not gap and text.word_at(stop) and not _AFTER_METRES.match(norm, stop)
        fits = fits and numeral.value < 1000 and counts_many(norm, stop)
        fits = fits or (letters == "m" and capital and not gap)
    else:
        fits = False
    if fits and not (letters in "mb" and gap and money is None):
        multiply(numeral, _SUFFIXES[letters], stop)


def in_memory(text: Text, letter: int) -> bool:
    """64K of memory: kibibytes, as such memories were sold."""
    if text.source[letter] != "K":
        return False
    return bool(_MEMORY.search(text.norm, reach(text.norm, letter, 40), letter + 40))


def suffix_or_unit(text: Text, numeral: Numeral) -> bool:
    norm, end = text.norm, numeral.end
    return bool(_SUFFIX.match(norm, end) or unit_after(text.source, norm, end))
