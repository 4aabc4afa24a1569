"""Cardinal numbers in words: forty-two, one hundred and three thousand."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import value_by_word
from claims.quantities.vocabulary.english import number_words

_ONE = Decimal(1)


def _values(table: dict[int, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in value_by_word(table).items()}


CARDINALS = _values(number_words.CARDINALS)
TENS = _values(number_words.TENS)
SCALES = _values(number_words.SCALES)
PLURALS = {f"{word}s": scale for word, scale in SCALES.items() if len(word) > 2}
SCALES_AND_PLURALS = SCALES | PLURALS


def _kinds() -> dict[str, tuple[str, Decimal]]:
    """What each word can be in a number, and its value."""
    plurals = {word: value for word, value in PLURALS.items() if len(word) > 4}
    kinds = {word: ("digit" if 0 < n < 10 else "teen", n) for word, n in CARDINALS.items()}
    kinds |= {word: ("ten", value) for word, value in TENS.items()}
    kinds |= {word: ("scale", value) for word, value in (SCALES | plurals).items()}
    return kinds | {f"{word}ish": ("ten", value) for word, value in TENS.items()}


_KINDS = _kinds()
_STEP = Pattern(r"(?: ?- ?|,? +(and +|& +)?)([a-z]+)")
_FIRST = Pattern(r"[a-z]+")
_LONGEST_PHRASE = 24  # words


def words_at(norm: str, start: int, *, joined: bool = True) -> Numeral | None:
    """The cardinal in words that begins here; `joined` lets "and" be a part of it."""
    match = _FIRST.match(norm, start)
    if match is None or match.group() not in _KINDS:
        return None
    kind, value = _KINDS[match.group()]
    total, group, floor = Decimal(0), value, Decimal(10) ** 18
    end, resolution, before = match.end(), _ONE, None
    if kind == "scale":
        if value >= 1000:
            total, group, floor = value, Decimal(0), value
        resolution = value
    for _ in range(_LONGEST_PHRASE):
        match = _STEP.match(norm, end)
        if match is None or (step := _KINDS.get(match.group(2))) is None:
            break
        conjunction, last = match.group(1), kind
        kind, value = step
        if kind != "scale":
            if conjunction and not (joined and last == "scale"):
                break
            if last == "scale":
                before = (total, group, end, resolution)
            elif last != "ten" or kind != "digit":
                break
            group, resolution = group + value, _ONE
        else:
            fits = (0 < group < 100) if value == 100 else (group > 0 and value < floor)
            if conjunction or not fits or (value == 12 and group >= 100):
                if before is not None and last != "scale":
                    total, group, end, resolution = before
                break
            if value == 100 or value == 12:
                group *= value
            else:
                total, group, floor = total + group * value, Decimal(0), value
            resolution, before = value, None
        end = match.end()
    if norm.endswith("ish", start, end):
        end -= 3
    return _cardinal(start, end, total + group, resolution)


def _cardinal(start: int, end: int, value: Decimal, resolution: Decimal) -> Numeral:
    if resolution == 1:
        return Numeral(start, end, value)
    return Numeral(start, end, value, resolution, resolution, "rounded")
