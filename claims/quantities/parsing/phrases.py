"""The words that say how a number is meant, looked up next to it: "more than" 40, 40 "or more"."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_word, phrases
from claims.quantities.rules import BY_ID, RULES, Rule
from claims.quantities.vocabulary.english import phrases as english
from claims.quantities.vocabulary.english.changes import RISING
from claims.quantities.vocabulary.english.number_words import CARDINALS, TENS

Found = tuple[str, Rule]  # a phrase, and the rule that it is of
_FIRST_WORD = Pattern(r"[a-z]+|\S")
_FILLERS = frozenset(english.FILLERS.split())
_TALK = Pattern(rf"\b(?:{any_word(english.TALK)}) $")
_HANDED = Pattern(rf"\b(?:{any_word(english.HANDED)}) $")
_WENT_UP = Pattern(rf"\b(?:{any_word(english.WENT_UP)}) $")
_TOOK_BACK = Pattern(rf"\b(?:{any_word(english.TOOK)}) back $")
# What may follow what is counted: 200 people at most, but hardly "40 people plus".
BEHIND_A_NOUN = tuple(f" {phrase}" for phrase in phrases(english.BEHIND_A_NOUN))
_COUNT = Pattern(
    rf" (?:(?:a|an|some|{any_word(*CARDINALS.values(), *TENS.values())})\b|in part|part)"
)
_TALLIED = Pattern(rf"\b(?:{any_word(english.TALLIES)})(?: [a-z]+){{0,2}} $")
_BY_WHAT_DID_IT = ("passed", "crossed", "past")
_WENT_PAST = Pattern(rf"\b(?:{any_word(RISING, english.WENT_PAST)}) $")
_SIGNS = (" $", " £", " €", " ₹", " us$")
_MARK = Pattern(
    rf"(?:[$£€]?[\d.,]+(?:[ -]?[a-z%]+){{0,2}}|[a-z]+)[ -](?:{any_word(english.MARKS)})\b"
)
_CAPS = tuple(f" {word} " for word in english.CAPPED)
_CAPPED = Pattern(
    "|".join(
        rf"\b(?:{any_word(verbs)})(?: (?!{word}\b)[a-z'-]+){{1,4}} {word} $"
        for word, verbs in english.CAPPED.items()
    )
)
_BESIDE_A_SUM = Pattern(rf" (?:a|{any_word(english.BESIDE_A_SUM)})\b")
_LASTED = Pattern(rf"(?:{any_word(english.LASTED)}) $")


def _by_rule(table: dict[str, str]) -> dict[str, list[str]]:
    return {rule: phrases(text) for rule, text in table.items()}


def _index(by_rule: dict[str, list[str]], *, word: int) -> dict[str, list[Found]]:
    """Phrases by their first word (0) or their last (-1), the longest first."""
    index: dict[str, list[Found]] = {}
    for rule in RULES:
        for phrase in by_rule.get(rule.id, ()):
            index.setdefault(phrase.split(" ")[word], []).append((phrase, rule))
    return {key: sorted(found, key=lambda pair: -len(pair[0])) for key, found in index.items()}


BEFORE, AFTER = _by_rule(english.BEFORE), _by_rule(english.AFTER)
_BEFORE, _AFTER = _index(BEFORE, word=-1), _index(AFTER, word=0)
# Eighty phrases end with "than": one look for each length that they have finds the longest.
_RULES = {word: dict(reversed(found)) for word, found in _BEFORE.items()}
_LENGTHS = {
    word: sorted({len(phrase) for phrase, _ in found}, reverse=True)
    for word, found in _BEFORE.items()
}


def before(norm: str, start: int) -> tuple[list[Rule], int]:
    """The rules whose phrases end where a number starts, the nearest first, and where they
    start."""
    rules: list[Rule] = []
    number, at, skipped, filler = start, start, 0, ""
    while len(rules) < 4 and at > 0:
        end = at - 1 if norm[at - 1] == " " else at
        if end > 0 and norm[end - 1] == " ":
            end -= 1
        window = max(0, end - 16)
        word = norm[max(norm.rfind(" ", window, end) + 1, window) : end].lstrip("(\"'[“")
        found = _ending(norm, end, word) if word in _RULES or not word[-1:].isalnum() else None
        if found is not None and not (filler == "the" and _is_known(norm, found[0], number)):
            rule, at = found
            rules.append(rule)
            start, skipped = at, 0
        elif word in _FILLERS and skipped < 3 and end < at:
            at, skipped, filler = end - len(word), skipped + 1, word
        else:
            break
    return rules, start


def before_or_capped(norm: str, start: int) -> tuple[list[Rule], int]:
    """The rules before a number. If there are none, the rule of a verb that names what it limits:
    capped fares at 5,000."""
    rules, begin = before(norm, start)
    if rules:
        return rules, begin
    caps = norm.endswith(_CAPS, 0, start)
    match = _CAPPED.search(norm, max(0, start - 48), start) if caps else None
    return ([BY_ID["bound.at_most"]], match.start()) if match else ([], start)


def _is_known(norm: str, rule: Rule, number: int) -> bool:
    """Whether the number names something else, such as a forecast: below the 2.1 % forecast, around
    the 12-year cycle. “Past the 100 mark” bounds the value itself."""
    return not (rule.id == "range.between" or _MARK.match(norm, number))


def without_from(norm: str, start: int) -> tuple[list[Rule], int]:
    """The phrases nearer to a number than a "from" that opens no range, and where they start."""
    rules, _ = before(norm, start)
    kept = rules[: [rule.id for rule in rules].index("range.between")]
    for rule in kept:
        start = _start_of(norm, rule, start)
    return kept, start


def _start_of(norm: str, rule: Rule, end: int) -> int:
    """Where the phrase of a rule begins that ends there."""
    window = norm[max(0, end - 40) : end].rstrip()
    for phrase in sorted(BEFORE[rule.id], key=len, reverse=True):
        if window.endswith(phrase):
            return max(0, end - 40) + len(window) - len(phrase)
    return end


def _ending(norm: str, end: int, word: str) -> tuple[Rule, int] | None:
    is_sign = word not in _RULES and word and not word[-1].isalnum()
    last = _sign_of(word) if is_sign else word
    if last not in _RULES:
        return None
    rules = _RULES[last]
    for length in _LENGTHS[last]:
        at = end - length
        phrase = norm[max(0, at) : end]
        rule = rules.get(phrase) if at >= 0 else None
        if rule is None:
            continue
        if at == 0 or not _joined(norm[at - 1], phrase):
            if phrase == "up to" and _went_up(norm, at):
                return None
            if phrase in _BY_WHAT_DID_IT and not _did_it(norm, phrase, at, end):
                return None
            if phrase == "about" and _TALK.search(norm, max(0, at - 16), at):
                return None
            if phrase in ("around", "over") and _HANDED.search(norm, max(0, at - 16), at):
                return None
            return rule, at
    return None


def _sign_of(word: str) -> str | None:
    """The sign that a token ends with: (>=."""
    if word[-1] not in "<>=≥≤~≈±" and word[-3:] != "+/-":
        return None
    return next((sign for sign in (word[-3:], word[-2:], word[-1]) if sign in _RULES), None)


def _went_up(norm: str, start: int) -> bool:
    """Edged up to 40; never "buy back up to 40"."""
    went = _WENT_UP.search(norm, max(0, start - 12), start)
    return bool(went) and not _TOOK_BACK.search(norm, max(0, start - 20), start)


def _did_it(norm: str, phrase: str, start: int, end: int) -> bool:
    """The toll passed 1,000; gold crossed $2,000; sales climbed past 40: never passed 3 laws."""
    if phrase == "past":
        return bool(_WENT_PAST.search(norm, max(0, start - 16), start))
    return norm.startswith(_SIGNS, end) or bool(_TALLIED.search(norm, max(0, start - 24), start))


def _joined(character: str, phrase: str) -> bool:
    if not phrase[0].isalpha():
        return character in "<>=-"
    return character.isalnum() or character == "-"


def during(norm: str, start: int) -> bool:
    """Whether "over" five years says when, not how many: no word of length stands before it."""
    return not _LASTED.search(norm, max(0, start - 12), start)


def after(norm: str, end: int) -> tuple[Rule, int] | None:
    """The rule whose phrase follows a number, and where it ends."""
    gap = 1 if norm.startswith((" ", "-"), end) else 0
    if norm.startswith((", or ", ", and ", ", give or take", ", more or less"), end):
        gap = 2
    match = _FIRST_WORD.match(norm, end + gap)
    if match is None:
        return None
    if match.group() == "+":
        stop = match.end()
        return None if norm[stop : stop + 1].isalnum() else (BY_ID["bound.at_least"], stop)
    for phrase, rule in _AFTER.get(match.group(), ()):
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
    if follows.isdecimal() or (phrase == "plus" and _BESIDE_A_SUM.match(norm, stop)):
        return True
    return phrase.startswith("at ") and bool(_COUNT.match(norm, stop))
