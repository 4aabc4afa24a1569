"""What a number counts, by the words that follow it: civilians, military personnel."""

from __future__ import annotations

from functools import lru_cache

from claims.quantities.parsing.non_quantities.nouns import plural_ahead
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.vocabulary.english import counting, number_words

_WORD = Pattern(r"[ -]?((?:[a-z]\.){2,3}|st\.|[^\W\d_][\w'’-]{0,40}(?: \d{2,4}s\b)?)")
_NUMBERS = " ".join([*number_words.CARDINALS.values(), *number_words.TENS.values()])
_OF = Pattern(
    r" of (?:the |its |their |our |his |her |all |these |those )*"
    rf"(?P<whole>(?:\d[\d,]*|{any_word(_NUMBERS)}) )?"
    r"(?:(?:[a-z-]+ ){0,2}[a-z-]+(?:'s|s') (?P<part>\d[\d,]* )?)?"
)
_MEASURED = Pattern(r" \d[\d.,]*-?[a-z]+(?:-[a-z]+)*(?= [a-z])")
_ADVERB = Pattern(r" ([a-z]{2,}ly (?![a-z-]+s )[a-z-]+)(?= [a-z])")
_STOPS = frozenset(f"{counting.STOPS} {_NUMBERS}".split())
_QUALIFYING = frozenset(counting.QUALIFYING.split())
_PARTICIPLES = frozenset(counting.PARTICIPLES.split())
_NOMINAL = frozenset(counting.NOMINAL.split())
_PEOPLE = frozenset(counting.PEOPLE.split())
_AUXILIARY = Pattern(rf" (?:{any_phrase(counting.AUXILIARIES)}) ([a-z]+)")
_MOST = 5  # words
_LONGEST_ADVERB = 32  # characters


@lru_cache(maxsize=8)  # two rules ask for what one number counts
def counted_noun(source: str, norm: str, end: int) -> tuple[str, tuple[str, ...], int]:
    """What is counted, the words that narrow it, and where these words end; of a part of a number
    (12 of the 30 ambulances), where that part ends."""
    match = _OF.match(norm, end) if norm.startswith(" of ", end) else None
    if match is None:
        return _noun(source, norm, end)
    counted, qualifiers, stop = _noun(source, norm, match.end() - 1)
    return counted, qualifiers, end if match["whole"] or match["part"] else stop


def _noun(source: str, norm: str, end: int) -> tuple[str, tuple[str, ...], int]:
    nouns: list[str] = []
    qualifiers: list[str] = []
    stop = end
    if norm[stop + 1 : stop + 2].isdecimal():
        stop = _narrowed(_MEASURED, source, norm, stop, qualifiers)
    if norm.find("ly ", stop, stop + _LONGEST_ADVERB) > 0:
        stop = _narrowed(_ADVERB, source, norm, stop, qualifiers)
    for _ in range(_MOST):
        match = _WORD.match(norm, stop)
        if match is None:
            break
        word = match[1]
        printed = source[match.start(1) : match.end()]
        if _describes(word) and not nouns and plural_ahead(norm, match.end()):
            qualifiers.append(printed)
            stop = match.end()
            continue
        if word in _PARTICIPLES and (nouns or qualifiers or stop == end):
            alone = word in _NOMINAL and not (nouns or qualifiers)
            (nouns if alone else qualifiers).append(printed)
            return " ".join(nouns), tuple(qualifiers), match.end()
        if word.endswith("'s") or (nouns and _verbal(word)):
            break
        if word == "and" and qualifiers and not nouns and plural_ahead(norm, match.end()):
            stop = match.end()  # former and current officials
            continue
        if word in _STOPS and not (printed.isupper() and len(word) > 1):
            break
        plural = _is_plural(word)
        if nouns and _is_plural(nouns[-1]) and not plural:
            break
        named = printed[0].isupper() and not nouns and not plural
        if word in _QUALIFYING or named:
            qualifiers.append(printed)
        else:
            nouns.append(printed)
        stop = match.end()
        if stop - len(printed) == end + 1 and norm[end] == "-" and nouns:
            break  # a 650-member chamber
    if nouns and (match := _AUXILIARY.match(norm, stop)) and match[1] in _PARTICIPLES:
        qualifiers.append(match[1])
    if not nouns and qualifiers:
        nouns.append(qualifiers.pop())
    return " ".join(nouns), tuple(qualifiers), stop


def _narrowed(pattern: Pattern, source: str, norm: str, start: int, qualifiers: list[str]) -> int:
    """Where the words of a pattern end, if they narrow a plural; these are added."""
    match = pattern.match(norm, start)
    if match is None or not plural_ahead(norm, match.end()):
        return start
    qualifiers.append(source[start + 1 : match.end()])
    return match.end()


def _describes(word: str) -> bool:
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 5)


def _is_plural(word: str) -> bool:
    return word in _PEOPLE or (word[-1] == "s" and word[-2:] not in ("ss", "us", "is"))


def _verbal(word: str) -> bool:
    return word.endswith(("ing", "ed")) and len(word) > 4
