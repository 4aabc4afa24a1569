"""Number words in figures of speech, and in an order: no one, fifty-fifty, the first half."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_of, any_phrase, any_word, phrases
from claims.quantities.vocabulary.english import idioms

_ONE_TO = Pattern(r"(?: to | or |-to-|-| and )(?:\d|two|three|four|five|six|seven|eight|nine|ten)")
_BEFORE_ONE = Pattern(rf"(?:^|[^a-z])(?:{any_phrase(idioms.BEFORE_ONE)})[ -]$")
_AFTER_ONE = Pattern(rf"(?:'s|[ -](?:{any_phrase(idioms.AFTER_ONE)})\b|[.,;:!?)\"]|$| -|'[^s])")
_THERE = Pattern(r"\bthere (?:is|was|were|has been|had been|remains|remained) $")
_HYPHENED = any_of(phrases(idioms.SAYINGS)).replace("\\-", "[- ]")
_SAYINGS = Pattern(
    rf"(?:(?:a )?(?:million|thousand|hundred) (?:{any_phrase(idioms.MANY_OF)})|{_HYPHENED}"
    rf"|{any_phrase(idioms.SAYINGS_AS_THEY_ARE)}|one in a million(?= chance| shot|[.,;!?]|$))\b"
)
_BEFORE_A_SAYING = Pattern(rf"(?:{any_phrase(idioms.BEFORE_A_SAYING)}) $")
_AFTER_A_PART = Pattern(rf" (?:of(?! the road)|{any_word(idioms.AFTER_A_PART)})\b|[.,;:!?)%]|$")
_BEFORE_A_HALF = Pattern(rf"(?:^|[^a-z])(?:{any_word(idioms.BEFORE_A_HALF)})[ -]$")


def pronoun(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a "one" that counts nothing lies with its word: no one, one another, one of them."""
    after = _AFTER_ONE.match(norm, end)
    before = _BEFORE_ONE.search(norm, max(0, start - 14), start)
    if after and _ONE_TO.match(norm, end):
        after = None
    if not after and not before:
        return None
    if before:
        start = before.start() + len(before.group()) - len(before.group().lstrip(" ,.;:(\"'"))
        while not norm[start].isalpha():
            start += 1
    if norm.startswith(" another", end):
        end += 8
    return start, end


def exists(norm: str, start: int, end: int) -> bool:
    """There was one survivor."""
    there = _THERE.search(norm, max(0, start - 24), start)
    return bool(there) and not _AFTER_ONE.match(norm, end) and norm[end : end + 1] == " "


def idiom(norm: str, start: int) -> int | None:
    match = _SAYINGS.match(norm, start)
    return match.end() if match else None


def idiom_before(norm: str, start: int) -> int | None:
    """Thanks a million; never in a million years; cloud nine."""
    match = _BEFORE_A_SAYING.search(norm, max(0, start - 12), start)
    return match.start() if match else None


def is_part(norm: str, start: int, end: int) -> bool:
    """Whether "a third" is a part, and no place in an order: "a third man"."""
    if not norm.startswith(("a ", "an ", "one", "a-"), start):
        return False
    return bool(_AFTER_A_PART.match(norm, end))


def is_half(norm: str, start: int) -> bool:
    return not _BEFORE_A_HALF.search(norm, max(0, start - 12), start)
