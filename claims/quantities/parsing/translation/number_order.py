"""Pieces that are numbers, or parts of them, by what stands beside them."""

from __future__ import annotations

from claims.quantities.parsing.translation.number_words import in_english
from claims.quantities.parsing.translation.pieces import Piece
from claims.quantities.parsing.translation.sentence import NUMBERS, Answer, Sentence
from claims.quantities.parsing.unit_forms import WORDS
from claims.quantities.units.table import UNITS

_BOUNDS = ("bound", "until", "from on")
# What an article before it counts one of; one of a time is hardly ever counted so.
_MEASURED = ("length", "mass", "volume", "area")
_WORTH = {
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_FOLDS = {
    2: "doubled",
    3: "tripled",
    4: "quadrupled",
    5: "quintupled",
    6: "sextupled",
    7: "sevenfold",
    8: "eightfold",
    9: "ninefold",
    10: "tenfold",
    100: "hundredfold",
}


def article(sentence: Sentence, at: int) -> Answer:
    """Un mort, une tonne, plus d'un mois: one. Un 12 %: nothing."""
    if not sentence.beside(at + 1):
        return None
    if sentence.kind(at + 1) == "number":
        return sentence.dropped(at)
    return sentence.instead(at, at + 1, "one", "number") if _is_one(sentence, at) else None


def _is_one(sentence: Sentence, at: int) -> bool:
    following = sentence.piece(at + 1)
    return (
        (sentence.last.kind in _BOUNDS and sentence.near(at))
        or "%" in sentence.gap(at + 1)
        or following.kind == "part"
        or sentence.said(at + 2) == "for every"
        or following.source in sentence.language.counted_ones
        or (following.kind == "unit" and _is_measure(following.english))
    )


def _is_measure(unit: str) -> bool:
    return any(UNITS[code].dimension in _MEASURED for code in WORDS.get(unit, ()))


def share(sentence: Sentence, at: int) -> Answer:
    """Un Français sur cinq, trois entreprises sur quatre: one in five, of whom."""
    end = at + 1
    while end < at + 4 and sentence.kind(end) in ("", "symbol", "unit"):
        end += 1
    whole = end + 1
    if sentence.kind(end) != "out of" or sentence.kind(whole) != "number":
        return None
    if not sentence.near(*range(at + 1, end + 2)) or _has_unit(sentence, whole):
        return None
    named = sentence.pieces[at + 1 : end]
    counted = sentence.source[named[0].start : named[-1].end] if named else ""
    words = f"{_top(sentence, at)} in {sentence.pieces[whole].english}"
    # The comma ends the counted noun, or “un Français sur cinq vit mal” would count “vit”.
    return sentence.instead(at, whole + 1, f"{words} {counted}," if counted else words, "share")


def _has_unit(sentence: Sentence, at: int) -> bool:
    return sentence.kind(at + 1) in ("unit", "scale") and sentence.near(at + 1)


def _top(sentence: Sentence, at: int) -> str:
    return "one" if sentence.kind(at) == "one" else sentence.pieces[at].english


def of_each(sentence: Sentence, at: int) -> Answer:
    """Uno de cada cinco: one in five."""
    if sentence.kind(at + 1) != "of" or sentence.said(at + 2) != "each":
        return None
    if sentence.kind(at + 3) != "number":
        return None
    words = f"{_top(sentence, at)} in {sentence.pieces[at + 3].english}"
    return sentence.instead(at, at + 4, words, "share")


def and_a_half(sentence: Sentence, at: int) -> Answer:
    """Deux ans et demi, 3 horas y media: two and a half years."""
    if sentence.kind(at + 1) != "unit" or sentence.said(at + 2) != "and a half":
        return None
    if not sentence.near(at + 1, at + 2):
        return None
    words = f"{_top(sentence, at)} and a half {sentence.pieces[at + 1].english}"
    return sentence.instead(at, at + 3, words, "number")


def in_steps(sentence: Sentence, at: int) -> Answer:
    """3 mil 500 millones, 2 millones 350 mil: the digits of all of it."""
    total, end = _steps(sentence, at)
    if end < at + 3:
        return None
    return sentence.instead(at, end, f"{total:,}", "number")


def _steps(sentence: Sentence, at: int) -> tuple[int, int]:
    """What plain digits and their falling scales come to, and the place behind the last."""
    total, floor, end = 0, 0, at
    while sentence.kind(end) == "number" and (end == at or sentence.near(end)):
        digits = sentence.pieces[end].source
        worth = _WORTH.get(sentence.said(end + 1), 1) if sentence.near(end + 1) else 1
        worth = 1 if worth > floor > 0 else worth  # the scale of all of it: 3 mil 500 millones
        if not digits.isdecimal() or len(digits) > 3 or int(digits) * worth >= floor > 0:
            break
        total, floor, end = total + int(digits) * worth, worth, end + (2 if worth > 1 else 1)
        if worth == 1:
            break
    return total, end


def fold(sentence: Sentence, at: int) -> Answer:
    """Multiplié par quinze: 15-fold."""
    number = sentence.piece(at + 1)
    if number.kind != "number" or not sentence.near(at + 1):
        return None
    value = number.value if number.value is not None else number.english
    known = _FOLDS.get(int(value)) if str(value).isdecimal() else None
    return sentence.instead(at, at + 2, known or f"{value}-fold", "multiple")


def divided(sentence: Sentence, at: int) -> Answer:
    """Divisé par trois: a third of it."""
    number = sentence.piece(at + 1)
    value = str(number.value if number.value is not None else number.english)
    if number.kind != "number" or not sentence.near(at + 1) or not value.isdecimal():
        return None
    return sentence.instead(at, at + 2, f"1/{value} times less", "multiple")


def point(sentence: Sentence, at: int) -> Answer:
    """Sept virgule vingt-cinq: point two five."""
    value = sentence.piece(at + 1).value
    if sentence.last.kind != "number" or value is None or not sentence.near(at, at + 1):
        word = sentence.pieces[at].english
        return sentence.instead(at, at + 1, word) if word else sentence.as_printed(at)
    words = " ".join(map(in_english, map(int, str(value))))
    return sentence.instead(at, at + 2, f"point {words}", "number")


def give_or_take(sentence: Sentence, at: int) -> Answer:
    """40 plus ou moins 10."""
    between = sentence.last.kind in (*NUMBERS, "unit") and sentence.near(at, at + 1)
    tolerance = between and sentence.kind(at + 1) == "number"
    words = "plus or minus" if tolerance else "about"
    return sentence.instead(at, at + 1, words, "bound")


def part(sentence: Sentence, at: int) -> Answer:
    """Trois quarts; un pays tiers."""
    piece = sentence.pieces[at]
    if sentence.last.kind == "number" and sentence.near(at):
        several = sentence.last.english.lower() not in ("one", "1")
        return sentence.instead(at, at + 1, f"{piece.english}{'s' if several else ''}", "part")
    return sentence.as_printed(at) if piece.source in sentence.language.only_parts else None


def half(sentence: Sentence, at: int) -> Answer:
    """Medio millón, media hora; el alquiler medio."""
    counted = sentence.kind(at + 1) in ("scale", "unit", "magnitude")
    return sentence.as_printed(at) if sentence.said(at) == "half a" and not counted else None


def scale(sentence: Sentence, at: int) -> Answer:
    """3 millions; une vingtaine de millions; des millions de."""
    piece, last = sentence.pieces[at], sentence.last
    counted = last.kind in (*NUMBERS, "half") or is_about(last)
    if counted and (sentence.beside(at) or sentence.kind(at - 1) == "of"):
        return sentence.instead(at, at + 1, piece.english, "scale")
    many = piece.source[-1] == "s" and piece.english[-1] != "s"
    return sentence.instead(at, at + 1, piece.english + ("s" if many else ""), "magnitude")


def is_about(piece: Piece) -> bool:
    """Une vingtaine, un millier."""
    return piece.kind == "magnitude" and piece.english.lower().startswith("about ")
