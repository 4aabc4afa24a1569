"""Whether a number word counts anything where it stands: number one and World War Two do not."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.cardinals import SCALES
from claims.quantities.parsing.non_quantities import idioms, names
from claims.quantities.parsing.non_quantities.in_digits import Found
from claims.quantities.parsing.non_quantities.nouns import is_noun, is_plural, next_word
from claims.quantities.parsing.numeral import Numeral, fraction
from claims.quantities.parsing.numerals import DENOMINATORS
from claims.quantities.parsing.phrases import before
from claims.quantities.parsing.printed_money import currency_before
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.smaller_parts import one_in
from claims.quantities.parsing.text import Text
from claims.quantities.units.conversion import unit
from claims.quantities.vocabulary.english import dates, number_words

_OFTEN_ORDINALS = frozenset(number_words.OFTEN_ORDINALS.split())
_TIME = frozenset(f"{dates.TIME_UNITS} {dates.RECURRING}".split())


def every_nth(norm: str, start: int, end: int) -> Numeral | None:
    """Every second child is one of two; every second day, and every second counts, are not."""
    if not norm.endswith("every ", 0, start):
        return None
    count = 2 if norm.startswith("second", start) else DENOMINATORS.get(norm[start:end], 0)
    if count < 2:
        return None
    noun = next_word(norm, end)
    if norm[end : end + 1] != " " or not is_noun(noun) or is_plural(noun) or noun in _TIME:
        return None
    return fraction(start - 6, end, Decimal(1), count)


def no_number_word(text: Text, numeral: Numeral, word: str) -> Found | None:
    """A number in words that counts nothing: number one, no one, a third man, World War Two."""
    norm, start, end = text.norm, numeral.start, numeral.end
    if norm.endswith("number ", 0, start):
        return "identifier", start - 7, end
    begin = idioms.idiom_before(norm, start) if word in ("one", "nine", "million") else None
    if begin is not None:
        return "idiom", begin, end + 6 * norm.startswith(" years", end)
    if word == "one" and numeral.value == 1 and numeral.kind == "count":
        return _one(text, numeral)
    if word in _OFTEN_ORDINALS and not _is_part(text, numeral, word):
        return "ordinal", start, end
    if word == "half" and not idioms.is_half(norm, start):
        return "idiom", start, end
    if start == 0 or norm[start - 1] != " ":
        return None
    return _in_a_name(text, numeral) or _scale_alone(text, numeral, word)


def _one(text: Text, numeral: Numeral) -> Found | None:
    norm, start, end = text.norm, numeral.start, numeral.end
    if norm.startswith((" in ", " out of ", " of every ", "-in-", "-out-of-"), end) and one_in(
        text, numeral, peek=True
    ):
        return None
    if norm.endswith(("minus ", "negative "), 0, start) or before(norm, start)[0]:
        return None
    if idioms.exists(norm, start, end):
        return None
    if unit_after(text.source, norm, end, words=True):
        return None
    found = idioms.pronoun(norm, start, end)
    return ("pronoun", *found) if found else None


def _is_part(text: Text, numeral: Numeral, word: str) -> bool:
    norm, start, end = text.norm, numeral.start, numeral.end
    if numeral.scale > 1 or norm.startswith((" point", "-point"), end):
        return True
    if idioms.is_part(norm, start, end):
        return True
    if word != "quarter" and not norm.startswith(("a ", "an "), start):
        return False
    printed = unit_after(text.source, norm, end, words=True)
    if printed is None:
        return False
    return word == "quarter" or unit(printed.codes[0]).dimension != "time"


def _in_a_name(text: Text, numeral: Numeral) -> Found | None:
    """World War Two, chapter seven, version two."""
    start, end = numeral.start, numeral.end
    if text.source[start].isupper():
        begin = names.capital_number(text.source, start, end)
        if begin is None and names.begins_name(text.source, start, end):
            begin = start
        if begin is not None:
            return "model_name", begin, end
    found = names.named(text.source, text.norm, start, end) if numeral.kind == "count" else None
    if found and found[0] in ("version", "section", "identifier") and found[1] < start:
        return found[0], found[1], end
    return None


def _scale_alone(text: Text, numeral: Numeral, word: str) -> Found | None:
    """ "Million" without a number is none, but for "million dollars"."""
    norm, start, end = text.norm, numeral.start, numeral.end
    if word not in SCALES or norm[start:end] != word:
        return None
    if unit_after(text.source, norm, end, words=True) or currency_before(text.source, norm, start):
        return None
    return "idiom", start, end
