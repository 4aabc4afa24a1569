"""A letter or word that multiplies the number it follows: $5m, 40k people, 5 cr, fifty grand.

Many are units too. What is expected decides, or what stands around them; what may be a scale and is
neither read as one nor as a unit is refused, and never dropped.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.quantities.expected import MONEY
from claims.quantities.parsing.cardinals import SCALES
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.metres_or_millions import (
    are_millions,
    counted_in_millions,
    counts_in_sight,
)
from claims.quantities.parsing.money_forms import PREFIXES
from claims.quantities.parsing.non_quantities.nouns import counts_many, is_noun, next_word
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.numeral import Numeral, multiply
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed, codes_of
from claims.quantities.parsing.printed_money import currency_before
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word, value_by_word
from claims.quantities.units.conversion import is_money, unit
from claims.quantities.vocabulary import other_languages
from claims.quantities.vocabulary.english import measures, number_words

_SUFFIX = Pattern(r"( ?)(k|mm|mn|mill?|m|bn|b|tn|trn?|t|l)(?![a-z\d²³/^'])")
_SUFFIXES = {word: Decimal(value) for word, value in value_by_word(number_words.SUFFIXES).items()}
_BEFORE = {word: Decimal(v) for word, v in value_by_word(number_words.SCALES_BEFORE).items()}
_WORDS_BEFORE = tuple(_BEFORE)
_BETWEEN = Pattern(
    rf"(?<![a-z])(?:[a-z.]*[$€£¥₹] ?|[a-z]+\.? |[a-z]{{3}})({any_word(*_BEFORE)})\.? ?$"
)
_AFTER_CURRENCY = Pattern(
    r"[ -](k|m|mn|mio|mln|million|bn|mrd|billion|tn|trn|trillion|cr|crores?|lakhs?|thousand)"
    r"(?![\w-])"
)
SPOKEN = f" {number_words.SPOKEN}"
_SPOKEN = Pattern(rf"{SPOKEN}(?![a-z-])")
_MEMORY = Pattern(rf"\b(?:{any_word(measures.MEMORY)})\b")
_ALWAYS = frozenset("mn bn tn trn".split())
_GLUED = Pattern(r"(?!(?:ish|and|or|to|in|for|per|is|was)\b)[a-z]+")
_RUPEES = {"INR", "PKR", "NPR", "LKR", "BDT"}
_NEXT = Pattern(r"[ -]?([^\W\d_][^\s\d.,;:!?()\"“”]{0,20})(?![^\s.,;:!?()\"“”]|\.[a-z])")
_OTHERS = frozenset(other_languages.MULTIPLIERS.split())
_OTHERS_IN_ENGLISH = frozenset(other_languages.ENGLISH_WORDS.split())
_FIRST_LETTERS = frozenset(word[0] for word in _OTHERS | _OTHERS_IN_ENGLISH)
_UNSPACED = Pattern(
    rf"[ -]?(?:{any_word(other_languages.UNSPACED)}|[{other_languages.UNSPACED_CHARACTERS}])"
)


def multiply_by_suffix(text: Text, numeral: Numeral, money: tuple[str, ...]) -> None:
    """k, m, bn: a multiplier where what is expected, money or a noun says so, or else a unit's
    letter. `money` are the currencies that the number may be of."""
    match = _SUFFIX.match(text.norm, numeral.end)
    if match is None or numeral.kind == "fraction":
        return
    if _multiplies(text, numeral, match, money or _currency_after(text, match.end())):
        multiply(numeral, _SUFFIXES[match[2]], match.end())


def multiply_by_word(text: Text, numeral: Numeral) -> None:
    """Fifty grand."""
    match = _SPOKEN.match(text.norm, numeral.end)
    if match and not is_noun(next_word(text.norm, match.end())):
        multiply(numeral, Decimal(1000), match.end())


def _multiplies(text: Text, numeral: Numeral, match: re.Match[str], money: tuple[str, ...]) -> bool:
    gap, letters = match.groups()
    if letters == "k" and in_memory(text, match.start(2)):
        return False
    if letters in _ALWAYS:
        return True
    if money:
        return _of_money(letters, gap, text.source[match.start(2)], money)
    if text.expected.kind:
        return text.expected.kind == MONEY or not _is_expected_unit(text, match)
    return _of_a_count(text, numeral, match)


def _is_expected_unit(text: Text, match: re.Match[str]) -> bool:
    codes = codes_of(text.source[match.start(2) : match.end()], match[2]) or ()
    return any(text.expected.fits(code, unit(code).dimension) for code in codes)


def _of_money(letters: str, gap: str, first: str, money: tuple[str, ...]) -> bool:
    if letters == "l":
        return bool(_RUPEES & {*money})
    return letters != "t" or first.isupper() or not gap


def _of_a_count(text: Text, numeral: Numeral, match: re.Match[str]) -> bool:
    gap, letters = match.groups()
    norm, stop = text.norm, match.end()
    if letters == "m":
        return are_millions(text, numeral, match.start(2), stop)
    capital, many = text.source[match.start(2)].isupper(), counts_many(norm, stop)
    if letters == "k":
        exact = not capital or numeral.resolution >= 1 or text.word_at(stop)
        return many if gap else exact
    if letters == "l":
        return capital and counted_in_millions(norm, stop)
    if letters == "mm":
        return capital and (many or not gap)
    if letters in ("mil", "mill"):
        return not gap or (letters == "mil" and counted_in_millions(norm, stop))
    return letters == "b" and many and text.word_at(stop) and numeral.value < 1000


def _currency_after(text: Text, end: int) -> tuple[str, ...]:
    """The currencies that may follow: 5L rupees, 8 B euros."""
    if not text.norm.startswith((" ", "$", "€", "£"), end):
        return ()
    printed = unit_after(text.source, text.norm, end, words=True)
    codes = printed.codes if printed else ()
    return codes if codes and is_money(codes[0]) else ()


def scaled_money_before(text: Text, start: int) -> Printed | None:
    """A currency with its scale before a number: €m 10, Rs cr 500."""
    if not text.norm[max(0, start - 8) : start].rstrip(" .").endswith(_WORDS_BEFORE):
        return None
    match = _BETWEEN.search(text.norm, max(0, start - 24), start)
    money = currency_before(text.source, text.norm, match.start(1)) if match else None
    return Printed(money.codes, money.start, start, _BEFORE[match[1]]) if match and money else None


def scale_after_currency(norm: str, end: int) -> tuple[Decimal, int] | None:
    """75 USD million."""
    match = _AFTER_CURRENCY.match(norm, end)
    if match is None:
        return None
    word = match[1]
    value = _BEFORE.get(word) or _BEFORE.get(word.rstrip("s")) or SCALES[word.rstrip("s")]
    return value, match.end()


def unknown_scale(text: Text, figure: Figure) -> int | None:
    """Where a word ends that multiplies in another language, or letters that may: 5 млн, € 5 млн,
    5 € млн, $3qn; a letter behind a unit that is no money multiplies nothing."""
    stop = scale_word(text, figure.end)
    if stop is None:
        glued = _GLUED.match(text.norm, figure.end) if figure.before else None
        return glued.end() if glued and glued[0] not in PREFIXES else None
    measured = figure.codes and not figure.before and not is_money(figure.codes[0])
    return None if measured else stop


def scale_word(text: Text, end: int) -> int | None:
    begins = text.norm[end : end + 2].lstrip(" -")[:1] in _FIRST_LETTERS
    match = _NEXT.match(text.norm, end) if begins else None
    if match and (match[1] in _OTHERS or (text.expected.cell and match[1] in _OTHERS_IN_ENGLISH)):
        return match.end()
    match = None if text.source.isascii() else _UNSPACED.match(text.norm, end)
    return match.end() if match else None


def ends_in_letter(text: Text, end: int) -> bool:
    """Whether what ends here is but a letter, which is a unit or multiplies: 8 B, 5 m."""
    return text.source[end - 1] in "mLlBbkKt" and not text.norm[end - 2].isalpha()


def may_be_metres(text: Text, start: int, end: int) -> bool:
    """5m, of which nothing is said to be counted."""
    if text.source[end - 1] != "m" or counts_many(text.norm, end):
        return False
    return not counts_in_sight(text.norm, start, end)


def in_memory(text: Text, letter: int) -> bool:
    """64K of memory: kibibytes, as such memories were sold."""
    if text.source[letter] != "K":
        return False
    return bool(_MEMORY.search(text.norm, reach(text.norm, letter, 40), letter + 40))


def suffix_or_unit(text: Text, numeral: Numeral) -> bool:
    norm, end = text.norm, numeral.end
    if _SUFFIX.match(norm, end) or unit_after(text.source, norm, end):
        return True
    return scale_word(text, end) is not None
