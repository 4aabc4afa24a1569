"""Numbers that are ages though no unit says so: children under 5; his sister, 11, was."""

from __future__ import annotations

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.non_quantities.nouns import is_noun, is_plural, next_word
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.quantity import Quantity
from claims.quantities.vocabulary.english import dates, names

_GROUP = Pattern(rf"\b(?:({any_word(dates.ALONE)})|{any_word(dates.AGE_GROUPS)})(?: who are)? $")
_COMPARED = Pattern(r"\b(?:(?:older|younger) than|as (?:young|old) as) $")
_BEING = Pattern(rf"\b(?:be|is|are|{any_word(dates.ALONE, dates.AGE_GROUPS)}) (?:aged )?$")
_OR_OVER = Pattern(r",? (?:or|and) (?:over|under|above)(?! \d)\b")
_OR_OLDER = Pattern(r",? (?:or|and) (?:older|younger)\b(?! than)| age (?:group|bracket|range)\b")
_MOVING = any_word(dates.AGE_MOVES)
_AGE_IS = Pattern(
    rf"\b(?:{any_word(dates.AGES)})(?: of(?: [a-z\d]+){{1,3}})?(?: (?:{_MOVING}))*"
    rf" (?:{any_phrase(dates.AGE_IS)}) $"
)
_FULL_NAME = Pattern(r"(?:\b(\w+) )?([A-Z][\w'’-]+) [A-Z][\w'’-]+, $")
_SPOUSE = Pattern(rf"(?<![\w-])(?:{any_word(dates.RELATIVES)}),? [A-Z][\w'’-]+, $")
_PEOPLE = Pattern(rf"(?<![\w-])(?:{any_word(dates.PEOPLE)}), $")
_WAS = Pattern(
    rf"(?<![\w-])(?:{any_word('he she who', dates.RELATIVES)}|{any_word(dates.TITLES)}\.? [a-z'-]+)"
    r" (?:is|was)(?: just| only| now)? $"
)
_AT_AN_AGE = Pattern(rf"\b(?:{any_word(dates.AT_AN_AGE)})(?: [a-z-]+){{0,4}} at $")
_ALL_OF_IT = Pattern(r"[.,;:!?)\"]|$| (?:when|at the time|after|before|so|but|and (?!\d))")
_AGES_OF = Pattern(r"(?:,? (?:and )?\d{1,2}){1,5}(?:,|[.;)]|$)")
_PERSON = Pattern(rf"(?<![\w-])(?:{any_word(dates.RELATIVES)}), $")
_SURNAME = Pattern(r"(?:^|([^\W\d_]+|[.!?][\"”]?|[\"“\n]) ?)([A-Z][a-z'’-]+), $")
_APART = Pattern(r", (?!\d)|[.;)]|,$")
_ON = Pattern(r", [a-z]")
_YOUNGEST = Pattern(r",? (?:and|while) the (?:young|old)est ")
_LEADS = ("is ", "was ", "at ", "just ", "only ", "now ")
_TURNED = ("he turned ", "he turns ", "who turned ", "who turns ")
_NO_SURNAMES = frozenset(f"{names.NO_NAMES} {dates.RECURRING} {names.NO_SURNAMES}".split())
_PLACED = frozenset(names.ONLY_BEFORE_A_PLACE.split())
_NOT_AFTER = frozenset(names.BEFORE_A_PLACE.split())


def speaks_of_age(text: Text, figure: Figure, start: int, last: Quantity | None) -> bool:
    """Aged over 65; aged 17 and 19, whose `last` was an age."""
    norm = text.norm
    if figure.numeral.kind != "count" or figure.numeral.value > 130:
        return False
    if norm.endswith(("aged ", "ages ", "in age "), 0, start):
        return True
    near = max(0, start - 44)
    if norm.find("age", near, start) >= 0 and _AGE_IS.search(norm, near, start):
        return not _counts(norm, figure.end)
    if start < figure.start and _COMPARED.search(norm, start, figure.start):
        return True
    if _OR_OLDER.match(norm, figure.end):
        return True
    if norm.endswith(_TURNED, 0, start) and not _counts(norm, figure.end):
        return True
    if norm.endswith(_LEADS, 0, start) and _is_said_of_one(norm, start, figure.end):
        return True
    if _OR_OVER.match(norm, figure.end) and _BEING.search(norm, max(0, start - 16), start):
        return True
    if start < figure.start and _bounds_a_group(norm, start, figure.end):
        return True
    apart = start == figure.numeral.start and norm.endswith(", ", 0, start)
    if apart and _stands_apart(text, figure, start):
        return True
    if last is None or last.unit != "a_j":
        return False
    together = last.text.lower().startswith("age") or last.text.isdecimal()
    between = norm[last.end : start]
    joined = between in (" and ", ", ", " or ", ", and ", " to ")
    return together and (joined or bool(_YOUNGEST.fullmatch(between)))


def _is_said_of_one(norm: str, start: int, end: int) -> bool:
    """She was 19; he died at 84."""
    window = max(0, start - 48)
    was = _WAS.search(norm, window, start) or _AT_AN_AGE.search(norm, window, start)
    return bool(was) and bool(_ALL_OF_IT.match(norm, end))


def _bounds_a_group(norm: str, start: int, end: int) -> bool:
    """People over 65 found; never men over 40 countries."""
    group = _GROUP.search(norm, max(0, start - 24), start)
    if group is None:
        return False
    return bool(group[1]) or not _counts(norm, end)


def _counts(norm: str, end: int) -> bool:
    noun = next_word(norm, end)
    return is_noun(noun) and is_plural(noun)


def _stands_apart(text: Text, figure: Figure, start: int) -> bool:
    """A boy, 8, died; Ada Smith, 44; Smith, 44, denied it."""
    source, window = text.source, max(0, start - 32)
    if _AGES_OF.match(text.norm, figure.end) and _PEOPLE.search(text.norm, window, start):
        return True
    if not _APART.match(source, figure.end):
        return False
    if _PERSON.search(text.norm, window, start) or _SPOUSE.search(source, window, start):
        return True
    if figure.numeral.value < 5:
        return False
    if (name := _FULL_NAME.search(source, window, start)) and name[2].lower() not in _NOT_AFTER:
        return (name[1] or "").lower() not in _PLACED
    surname = _SURNAME.search(source, window, start)
    if surname is None or not _ON.match(source, figure.end):
        return False
    return surname[2].lower() not in _NO_SURNAMES and (surname[1] or "").lower() not in _NOT_AFTER
