"""Numbers in names: Article 5, flight 370, Boeing 737, World War Two, 10 Downing Street."""

from __future__ import annotations

from claims.quantities.parsing.non_quantities.nouns import is_noun, next_word, plural_ahead
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word, by_word, phrases
from claims.quantities.vocabulary.english import counting, names, number_words

_BY_WORD = by_word(names.NAMED)
_INDICES = frozenset(names.INDICES.split())
_PARTS_OF_INDEX = Pattern(any_word(names.PARTS_OF_INDEX))
_UNLESS_A_NOUN_FOLLOWS = frozenset(names.NAMED_UNLESS_A_NOUN_FOLLOWS.split())
_NO_NAMES = frozenset(names.NO_NAMES.split())
_STREET = Pattern(rf" (?:[A-Z][\w'.]+ ){{1,3}}(?:{any_word(names.STREETS)})\b")
_RESULT = Pattern(r" ?- ?\d{1,3}\b(?! ?[-%a-z])")
_DOTTED = Pattern(r"(?:^|[^\w.])([A-Z]{1,3}\.)$")
_DEGREES = Pattern(
    r" ?°(?: ?\d+(?:\.\d+)?')?(?: ?\d+(?:\.\d+)?\")? ?([nsew]|north|south|east|west)\b(?! of\b)"
)
_EXACTLY = Pattern(r"\d{1,3}\.\d{3,}")
_QUARTER = Pattern(r" ?[NSEW]\b")
_PAIR = Pattern(r" ?[NS],? (?:and )?\d{1,3}(?:\.\d+)? ?[EW]\b")
_OTHER_QUARTER = Pattern(r"\d ?[NS],? (?:and )?$")
_CODE_BEHIND = Pattern(rf" (?:{any_phrase(names.CODES_BEHIND)})\b")
_QUARTERS = frozenset("NSEW°")
_CODES_BEHIND = tuple(f" {phrase}" for phrase in phrases(names.CODES_BEHIND))
_BODY = Pattern(rf"\b(?:{any_word(names.BODIES)}) of $")
# Its fighters number 300; the group numbers 300.
_NUMBERING = Pattern(
    rf"\b(?:(?:{any_word(names.NUMBERING)})|[a-z]{{2,}}[^s\W]s|(?:{any_word(counting.PLURALS)})) $"
)
# Fourteen Leopard 2 tanks: two counts of one thing are none.
_OF_SOME = Pattern(
    rf"(?:(?:^|[^\d.,$€£])\d{{1,3}}|\b(?:{any_word(*number_words.CARDINALS.values())}|dozen)) $"
)
_LAW = Pattern(r"(?:^|[^a-z])([a-z]+ )$")
_OF_A_YEAR = Pattern(r"\d{1,3}/(?:19|20)(?!00)\d\d")
_CAPITAL_NEXT = Pattern(r" [A-Z]")
_SMALL_BEFORE = Pattern(r"(?:(?:^|[.?!] )The|\bthe) $")
_CAPITALS = Pattern(r"(?:^|[^.?!:;\"“] )((?:[A-Z][\w'’]+ ){1,3}(?:of )?)$")


def named(source: str, norm: str, start: int, end: int) -> tuple[str, int] | None:
    """A part of a name: Article 5, flight 370, Boeing 737, Voyager 2."""
    if start == 0:
        return None
    space = start - 1 if norm[start - 1] == " " else start
    window = max(0, space - 16)
    begin = max(norm.rfind(" ", window, space) + 1, window)
    word = norm[begin:space].lstrip("(\"'[-")
    begin = space - len(word)
    code = _BY_WORD.get(word)
    if (
        code is None
        and word == "."
        and norm.endswith("no", 0, begin - 1)
        and not norm[begin - 4 : begin - 3].isalpha()
    ):
        return "identifier", begin - 3
    counts = word in _UNLESS_A_NOUN_FOLLOWS and is_noun(next_word(norm, end))
    if word in ("number", "numbers") and _are_many(norm, begin):
        return None
    if code and not counts and not (word == "no" and source[begin].islower()):
        return code, begin
    if word in _INDICES and _PARTS_OF_INDEX.fullmatch(norm, start, end):
        points = norm.startswith((" point", "%", " %", " per"), end)
        return None if points else ("model_name", begin)
    if word == "of" and (body := _BODY.search(source, max(0, start - 20), start)):
        first = body.start() == 0 or source[body.start() - 2] in ".?!\n"
        if not (first and plural_ahead(norm, end)):
            return "model_name", body.start()
    if space == start or not source[begin:space][:1].isupper():
        return None
    return _after_capital(source, norm, begin, end, word)


def _are_many(norm: str, end: int) -> bool:
    """Whether the word before it says that many "number" so many."""
    window = max(0, end - 24)
    return bool(_NUMBERING.search(norm, max(window, norm.rfind(" ", window, end - 1)), end))


def _after_capital(
    source: str, norm: str, begin: int, end: int, word: str
) -> tuple[str, int] | None:
    """A bare number after a capitalised word, in the middle of a sentence and with no noun."""
    if word.rstrip(".,") in _NO_NAMES or word.endswith((",", ":", ";", "—", ")", '"')):
        return None
    if begin == 0 or source[max(0, begin - 2) : begin] in (". ", "? ", "! ", "\n", '" ', ": "):
        return None
    if source[begin - 1] in "\"'(“" and begin == 1:
        return None
    if source[begin : begin + len(word)].isupper() and len(word) > 5:
        return None
    if norm.startswith(("%", "$", "€", "£", " %", " per"), end):
        return None
    if _RESULT.match(norm, end):
        return "score", _start_of_digits(norm, end)
    if plural_ahead(norm, end) and not _OF_SOME.search(norm, max(0, begin - 12), begin):
        return None
    return "identifier" if norm.endswith(" 101", 0, end) else "model_name", begin


def _start_of_digits(norm: str, end: int) -> int:
    while end and norm[end - 1].isdecimal():
        end -= 1
    return end


def dotted(source: str, start: int) -> int | None:
    """Where a name begins that ends in a point and these digits: ID.3."""
    if not source.startswith(".", start - 1):
        return None
    match = _DOTTED.search(source, max(0, start - 6), start)
    return match.start(1) if match else None


def place_behind(source: str, norm: str, start: int, end: int) -> int | None:
    """Where it ends that makes a number a place: 54.8761° N, the 10023 ZIP code."""
    if norm.startswith(_CODES_BEHIND, end) and (code := _CODE_BEHIND.match(norm, end)):
        return code.end()
    is_quarter = source[end : end + 2].lstrip(" ")[:1] in _QUARTERS
    return _coordinate(source, norm, start, end) if is_quarter else None


def _coordinate(source: str, norm: str, start: int, end: int) -> int | None:
    if "°" in norm[end : end + 2] and (match := _DEGREES.match(norm, end)):
        letter = source[match.start(1) : match.end(1)]
        return match.end() if len(letter) > 1 or letter.isupper() else None
    quarter = _QUARTER.match(source, end)
    if quarter is None:
        return None
    exact = _EXACTLY.fullmatch(norm, start, end) or _OTHER_QUARTER.search(
        source, max(0, start - 9), start
    )
    exact = exact or _PAIR.match(source, end)
    return quarter.end() if exact else None


def law(norm: str, start: int, end: int) -> int | None:
    """Where the name of a law begins that ends in its number and year: Law 39/2015."""
    named = _LAW.search(norm, max(0, start - 20), start)
    return named.start(1) if named and _OF_A_YEAR.fullmatch(norm, start, end) else None


def street(source: str, end: int) -> int | None:
    at = end + 1 if source[end : end + 1].isalpha() else end
    match = _STREET.match(source, at) if source[at + 1 : at + 2].isupper() else None
    return match.end() if match else None


def capital_number(source: str, start: int, end: int) -> int | None:
    """Where a name begins that a number in words ends: World War Two, the Group of Seven."""
    match = _CAPITALS.search(source, max(0, start - 30), start)
    if match is None or _CAPITAL_NEXT.match(source, end):
        return None
    return match.start(1)


def begins_name(source: str, start: int, end: int) -> bool:
    """The Five Eyes; at the Four Seasons: capitals where nothing else has them."""
    before = _SMALL_BEFORE.search(source, max(0, start - 16), start)
    return bool(before) and bool(_CAPITAL_NEXT.match(source, end))


def begins_line(source: str, start: int) -> bool:
    """Whether a number is the first thing of its line, as the number of a list's item is."""
    if start and source[start - 1] == "(":
        start -= 1
    return start == 0 or source[start - 1] == "\n"
