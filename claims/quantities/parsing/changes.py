"""Whether a number says how much something changed, which way, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from claims.quantities.parsing.non_quantities.nouns import plural_ahead
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word, by_word
from claims.quantities.quantity import Direction, Form
from claims.quantities.vocabulary.english import changes, dates, scores

UP, DOWN = Direction.UP, Direction.DOWN
DIRECTIONS = dict.fromkeys(changes.RISING.split(), UP) | dict.fromkeys(
    changes.FALLING.split(), DOWN
)
_MORE = dict.fromkeys(changes.MORE.split(), UP) | dict.fromkeys(changes.LESS.split(), DOWN)
MULTIPLES = {word: (factor, UP) for word, factor in by_word(changes.MULTIPLIED).items()} | {
    word: (factor, DOWN) for word, factor in by_word(changes.DIVIDED).items()
}
TWICE = by_word(changes.TWICE)
_DONE_TO_MONEY = frozenset(changes.DONE_TO_MONEY.split())
_AFTER_A_UNIT = frozenset(changes.AFTER_A_UNIT.split())
_MOVED_BY = frozenset(changes.MOVED_BY.split())
_NEED_OF = frozenset(changes.NEED_OF.split())
_BETWEEN = frozenset(changes.BETWEEN.split())
_AFTER_A_BASELINE = frozenset(changes.AFTER_A_BASELINE.split())
_USUAL = any_word(changes.USUAL)
_BESIDE = Pattern(rf" (above|below) (?:the )?(?:{_USUAL}|freezing)")
_ON = Pattern(r" (up|down)(?= (?:on|from|compared|since|year|month|over|against)\b)")
_BY = Pattern(r"(?:^|[^a-z])(by|of) (?:a |an |another |a further )?$")
_ENDS_IN_BY = ("by ", "of ", " a ", " an ", "another ", "further ")
_IN_HALF = Pattern(r"\b(?:cut|cuts|cutting|slash\w*|reduc\w*)\b[^.;,]{0,40} in $")
_CLAUSE = Pattern(r"[a-z]+")
_NEXT = Pattern(rf"(?:[ -](?:{any_word(changes.KINDS)}))?[ -]([a-z]+(?:-off)?)")
_BEFORE_UP_OR_DOWN = Pattern(rf"\b(?:{any_word(changes.BEFORE_UP_OR_DOWN)}) $")
_TIMES = Pattern(
    r"(?: times|x)(?: as (?!a\b|the\b)[a-z]+| (?:more|less|fewer|worse|better)\b"
    r"| (?!other|over|under|per\b|after|never|ever|her\b|their|either|whether|later|earlier|for\b|"
    r"or\b|rather|further|together|another|in[a-z]*er\b)[a-z]{3,}er\b"
    r"|(?= (?:the|that|what|its|their|our|his|last|normal|average|above|previous|pre|over)\b))"
)
_AFTER_TWICE = Pattern(rf" (?:as [a-z]+|{any_phrase(changes.AFTER_TWICE)})\b")
_LESS = Pattern(rf"(?: times)? (?:{any_word(changes.SMALLER)})\b")
_PERIODS = any_word(changes.PERIODS)
_BASELINE = Pattern(
    rf"(?:,? (?:(?:on|from|over|in|during) (?:a|an|the) (?:{_PERIODS}) (?:earlier|ago|before)"
    r"|year[- ]on[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|year[- ]over[- ]year"
    r"|(?:since|from|compared (?:with|to)|relative to|versus|against|than (?!that\b)|over the "
    rf"(?:past|last)|(?:above|below)(?= (?:the )?(?:{_USUAL}))|"
    r"in the (?:past|last)|on (?:last|the previous))\b))"
)
_WORD = Pattern(r" ?([^\s,;:()!?\"“”.—]{1,40}\.?)")
_SINCE = Pattern(
    r" (?:since|compared (?:with|to)|from a|over the (?:past|last)|than "
    r"(?:a|in|last|the)|relative to) "
)
_ABBREVIATED = Pattern(rf"(?:{any_word(dates.SHORT_MONTHS)}|[a-z])\.$")
_INDEX = Pattern(rf"\b(?:{any_phrase(scores.INDICES)})\b")
_LEADING = Pattern(
    rf"\b(?:(?:{any_word(scores.LEADING)})\b[a-z ]{{0,20}}|margin of error\b[a-z ]*)$"
)
_LONGEST = 7  # words of a baseline


@dataclass(slots=True)
class Change:
    form: Form
    direction: Direction
    start: int
    end: int


def change_of(
    norm: str, start: int, end: int, *, relative: bool, money: bool, count: bool = False
) -> Change | None:
    """The change that a number tells of: `relative` to what was (per cent, a part), in `money`, or
    a bare `count`: deaths rose 12 to 345."""
    form = Form.PERCENT_CHANGE if relative else Form.DIFFERENCE
    if (
        relative
        and norm.startswith("half", start)
        and (cut := _IN_HALF.search(norm, reach(norm, start, 60), start))
    ):
        return Change(form, Direction.DOWN, cut.start(), end)
    ends_in_by = norm.endswith(_ENDS_IN_BY, 0, start)
    if ends_in_by and (by := _BY.search(norm, max(0, start - 14), start)):
        if verb := _verb_before(norm, by.start(1), noun=by[1] == "of"):
            return Change(form, verb[1], verb[0], end)
        if by[1] == "by":
            return None
    word, at = _word_before(norm, start)
    direction = DIRECTIONS.get(word)
    if direction is not None:
        index = is_index(norm, start)
        phrasal = word in ("up", "down") and _BEFORE_UP_OR_DOWN.search(norm, max(0, at - 12), at)
        other = not index and (word in _NEED_OF or (money and word in _DONE_TO_MONEY))
        moved = count and word in _MOVED_BY and not plural_ahead(norm, end)
        if (relative or money or index or moved) and not phrasal and not other:
            return Change(form, direction, at, end)
    if (
        relative
        and norm[start] != "-"
        and (match := _NEXT.match(norm, end))
        and (direction := _MORE.get(match[1]))
    ):
        if (
            match[1] == "less"
            and norm.startswith(" than", match.end()) is False
            and norm.startswith(" or", end)
        ):
            return None
        return Change(form, direction, start, match.end())
    if norm.startswith((" above ", " below "), end) and (match := _BESIDE.match(norm, end)):
        direction = Direction.UP if match[1] == "above" else Direction.DOWN
        return Change(form, direction, start, end)
    if relative and (match := _ON.match(norm, end)):
        return Change(form, UP if match[1] == "up" else DOWN, start, match.end(1))
    match = None if relative else _NEXT.match(norm, end)
    if match and match[1] in _AFTER_A_UNIT and norm[end] in "- ":
        return Change(form, _MORE[match[1]], start, match.end())
    return None


def _word_before(norm: str, start: int) -> tuple[str, int]:
    """The word that a number follows, but for what may stand between, and where it begins."""
    at = start
    for _ in range(4):
        end = at - 1
        if end <= 0 or norm[end] not in " -":
            break
        window = max(0, end - 16)
        at = max(norm.rfind(" ", window, end) + 1, window)
        if norm[at:end] not in _BETWEEN:
            return norm[at:end].lstrip("(\"'"), at
    return "", start


def _verb_before(norm: str, end: int, *, noun: bool) -> tuple[int, Direction] | None:
    """The word of change before "by": at once, or a few words back in the same clause."""
    window = max(0, end - (16 if noun else 64))
    for stop in ".;:,!?(":
        window = max(window, norm.rfind(stop, window, end) + 1)
    words = list(_CLAUSE.finditer(norm, window, end))
    for word in reversed(words[-1:] if noun else words[-8:]):
        if direction := DIRECTIONS.get(word.group()):
            if word.start() == window and window and norm[window - 1].isalpha():
                return None
            return word.start(), direction
    return None


def times(norm: str, end: int) -> Change | None:
    """Three times as many: what "times" makes of the number before it."""
    match = _TIMES.match(norm, end) if norm.startswith((" times", "x"), end) else None
    if match is None:
        if norm.startswith(("-fold", " fold"), end):
            return Change(Form.RATIO, Direction.UP, end, end + 5)
        return None
    less = _LESS.match(norm, end)
    return Change(Form.RATIO, Direction.DOWN if less else Direction.UP, end, match.end())


def twice(norm: str, end: int) -> bool:
    return bool(_AFTER_TWICE.match(norm, end))


def baseline(source: str, norm: str, end: int) -> str:
    """The words that say since when or against what, or none: "since Jan. 30"."""
    match = _BASELINE.match(norm, end)
    if match is None:
        clause = _clause_end(norm, end)
        match = _SINCE.search(norm, end, clause)
        if match is None:
            return ""
    start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
    stop = match.end() if not match.group().endswith(" ") else match.end() - 1
    for _ in range(_LONGEST):
        word = _WORD.match(norm, stop)
        if word is None or word[1].rstrip(".") in _AFTER_A_BASELINE:
            break
        stop = word.end()
        if word[1][-1] == "." and not _ABBREVIATED.match(word[1]):
            stop -= 1
            break
    return source[start:stop]


def _clause_end(norm: str, end: int) -> int:
    stop = min(len(norm), end + 100)
    for mark in (". ", "; ", " and ", " but "):
        at = norm.find(mark, end, stop)
        if at >= 0 and not _ABBREVIATED.search(norm[max(0, at - 4) : at + 1]):
            stop = min(stop, at)
    return stop


def is_index(norm: str, start: int) -> bool:
    """Whether points are a share index's, and no percentage points."""
    return bool(_INDEX.search(norm, reach(norm, start, 80), start))


def leads(norm: str, start: int) -> bool:
    """Whether points are a poll's or a vote's: she leads by 3."""
    return bool(_LEADING.search(norm, reach(norm, start, 44), start))
