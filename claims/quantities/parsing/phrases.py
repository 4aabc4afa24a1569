"""The words that say how a number is meant, looked up next to it: "more than" 40, 40 "or more"."""

from __future__ import annotations

from collections.abc import Iterable

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.rules import BY_ID, RULES, Rule

_Index = dict[str, tuple[tuple[str, Rule], ...]]
_FIRST_WORD = Pattern(r"[a-z]+|\S")
# Words between a phrase and its number that change nothing: "at least another 40".
_FILLERS = frozenset(
    "another the an a additional extra further total record of some's its their his her our these "
    "those such whopping staggering full combined net whole mere possible reported".split()
)
_TALK = Pattern(
    r"(?:talk|worr|think|thought|car|hear|know|knew|learn|ask|lie|lied|complain|stor|concern|sa|said|"
    r"tell|told|speak|spoke|writ|wrote|read|warn|happy|sure|book|film|question|doubt|joke|just|"
    r"everything|something|nothing|what|how|facts?|truth|myth|data|information)[a-z]* $"
)
_GOES = Pattern(
    r"\b(?:edge[ds]?|ticke?[ds]?|crept|creeps?|inche[ds]|nudge[ds]?|bump(?:s|ed)|go|goes|going|gone|went|move[ds]?|back|adds?|added|lined?|pushe?[ds]?|brings?|brought|"
    r"owned|own|owns|faced?|wakes?|woke) $"
)
_SPANS = Pattern(
    r"(?:for|in|last|lasted|lasting|took|take|takes|after|spent|spend|of|is|was|been|be|with|"
    r"by|has|have|had|taking|serving|served|wait|waited|waiting|and|just|not|well) $"
)


def _index(pairs: Iterable[tuple[str, Rule]], *, by_last: bool) -> _Index:
    index: dict[str, list[tuple[str, Rule]]] = {}
    for phrase, rule in pairs:
        key = phrase.rpartition(" ")[2] if by_last else phrase.partition(" ")[0]
        index.setdefault(key, []).append((phrase, rule))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in index.items()}


BEFORE = _index(((p, r) for r in RULES for p in r.before), by_last=True)
AFTER = _index(((p, r) for r in RULES for p in r.after), by_last=False)


def before(norm: str, start: int) -> tuple[list[Rule], int]:
    """The rules whose phrases end where a number starts, the nearest first, and where they
    start."""
    rules: list[Rule] = []
    at, skipped = start, 0
    while len(rules) < 4 and at > 0:
        end = at - 1 if norm[at - 1] == " " else at
        if end > 0 and norm[end - 1] == " ":
            end -= 1
        window = max(0, end - 16)
        word = norm[max(norm.rfind(" ", window, end) + 1, window) : end].lstrip("(\"'[“")
        found = _ending(norm, end, word)
        if found is not None:
            rule, at = found
            rules.append(rule)
            start, skipped = at, 0
        elif word in _FILLERS and skipped < 3 and end < at:
            at, skipped = end - len(word), skipped + 1
        else:
            break
    return rules, start


def _ending(norm: str, end: int, word: str) -> tuple[Rule, int] | None:
    options = BEFORE.get(word)
    if options is None:
        if not word or word[-1] not in "<>=≥≤~≈":
            return None
        options = next((BEFORE[s] for s in (word[-2:], word[-1]) if s in BEFORE), ())
    for phrase, rule in options:
        at = end - len(phrase)
        if norm.startswith(phrase, max(at, 0)) and (at <= 0 or not _joined(norm[at - 1], phrase)):
            if phrase == "up to" and _GOES.search(norm, max(0, at - 12), at):
                return None
            if phrase in ("about", "around", "over") and _TALK.search(norm, max(0, at - 24), at):
                return None
            return (rule, at) if at >= 0 else None
    return None


def _joined(character: str, phrase: str) -> bool:
    if not phrase[0].isalpha():
        return character in "<>=-"
    return character.isalnum() or character == "-"


def during(norm: str, start: int) -> bool:
    """Whether "over" five years says when, not how many: no word of length stands before it."""
    return not _SPANS.search(norm, max(0, start - 12), start)


def after(norm: str, end: int) -> tuple[Rule, int] | None:
    """The rule whose phrase follows a number, and where it ends."""
    gap = 1 if norm.startswith((" ", "-"), end) else 0
    if norm.startswith((", or ", ", and "), end):
        gap = 2
    match = _FIRST_WORD.match(norm, end + gap)
    if match is None:
        return None
    if match.group() == "+":
        stop = match.end()
        return None if norm[stop : stop + 1].isalnum() else (BY_ID["bound.at_least"], stop)
    for phrase, rule in AFTER.get(match.group(), ()):
        stop = end + gap + len(phrase)
        if norm.startswith(phrase, end + gap) and not norm[stop : stop + 1].isalnum():
            if norm.startswith((" than", " equal"), stop):
                return None
            if _belongs_to_next(norm, stop, phrase):
                return None
            return rule, stop
    return None


def _belongs_to_next(norm: str, stop: int, phrase: str) -> bool:
    """5 plus 3; at least 3."""
    follows = norm[stop : stop + 3].lstrip(" $£€")[:1]
    return follows.isdecimal() or (phrase == "plus" and norm.startswith(" a ", stop))
