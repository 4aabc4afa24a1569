"""Small words that mean one thing or another by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.quantities.parsing.translation.digits import in_english
from claims.quantities.parsing.translation.number_order import is_about
from claims.quantities.parsing.translation.pieces import Piece
from claims.quantities.parsing.translation.sentence import Answer, Sentence, is_year
from claims.quantities.vocabulary.english.changes import BETWEEN

_ROUND = frozenset(in_english("1" + "0" * n, comma=False) for n in (3, 4, 5)) | {
    in_english(digits, comma=True) for digits in ("1.000", "10.000", "100.000", "1.000.000")
}
_VERBS = ("rose", "fell", "gained", "lost")
_TURNED = {"more than": "up to", "less than": "at least"}
_CLAUSE = 8  # pieces
_PRICES = ("unit", "sign", "symbol")
_ADVERBS = frozenset(BETWEEN.split())


def of(sentence: Sentence, at: int) -> Answer:
    """Millions de personnes; de 5 à 7; augmenté de 12 %."""
    if _counts_on(sentence, at):
        return sentence.dropped(at)
    if sentence.kind(at + 1) not in ("number", "one", "magnitude") or not sentence.beside(at + 1):
        return sentence.instead(at, at + 1, "of", "of")
    if _is_range(sentence, at):
        return sentence.instead(at, at + 1, "from")
    return sentence.instead(at, at + 1, "by" if _is_verb_before(sentence) else "of", "of")


def _counts_on(sentence: Sentence, at: int) -> bool:
    """3 millions d'habitants, une dizaine de kilomètres, 40 de degrés."""
    last = sentence.last
    scaled = last.kind == "scale" or (last.kind == "number" and last.english.endswith("illion"))
    counted = last.kind == "number" or is_about(last)
    named = len(sentence.done) > 1 and sentence.done[-2].kind == "name"  # la línea 6 del metro
    measured = counted and not named and sentence.kind(at + 1) in ("unit", "scale")
    return (scaled or measured) and sentence.beside(at)


def _is_range(sentence: Sentence, at: int) -> bool:
    """Whether two figures follow with "to" between them, the first in the unit of the second or in
    none."""
    end = sentence.figure_end(at + 1)
    if end == at + 1 or sentence.kind(end) not in ("to", "until"):
        return False
    if sentence.kind(end + 1) not in ("number", "one"):
        return False
    if not (sentence.beside(end) and sentence.beside(end + 1)):
        return False
    first = _unit(sentence, at + 1, end)
    return not first or first == _unit(sentence, end + 1, sentence.figure_end(end + 1))


def _unit(sentence: Sentence, start: int, end: int) -> str:
    pieces = sentence.pieces[start:end]
    behind = sentence.norm[pieces[-1].end : pieces[-1].end + 2].strip()[:1]
    units = [piece.english for piece in pieces if piece.kind in ("unit", "symbol")]
    return units[-1] if units else behind if behind and behind in "%€$£" else ""


def _is_verb_before(sentence: Sentence) -> bool:
    verbs = (piece for piece in reversed(sentence.done[-2:]))
    for piece in verbs:
        if piece.kind == "change":
            return piece.english.lower() in _VERBS
        if piece.english.lower() not in _ADVERBS:
            return False
    return False


def bound(sentence: Sentence, at: int) -> Answer:
    """Ne peut pas augmenter de plus de 3 %: "not" with "can" or "must" turns the bound round."""
    turned = _TURNED.get(sentence.said(at))
    words = [piece.english.lower() for piece in _clause(sentence, at)]
    if not turned or "not" not in words or not {"can", "must"} & set(words):
        return None
    return sentence.instead(at, at + 1, turned, "bound")


def _clause(sentence: Sentence, at: int) -> Iterator[Piece]:
    """The last pieces of a clause, the nearest first."""
    start = sentence.pieces[at].start
    for piece in reversed(sentence.done[-_CLAUSE:]):
        if set(sentence.norm[piece.end : start]) & set(".,;:()"):
            return
        yield piece
        start = piece.start


def inside(sentence: Sentence, at: int) -> Answer:
    """Aumentó en 5 grados: by."""
    number = sentence.piece(at + 1)
    by = number.kind in ("number", "one") and not is_year(number.source)
    return sentence.instead(at, at + 1, "by" if by and _is_verb_before(sentence) else "in")


def definite(sentence: Sentence, at: int) -> Answer:
    """Les 20 000 hommes: the number alone. 95 euros le baril: per barrel."""
    if not sentence.near(at + 1):
        return None
    if sentence.kind(at + 1) == "number":
        return sentence.dropped(at)
    priced = sentence.last.kind in _PRICES or sentence.gap(at).strip() in tuple("€$£")
    if priced and sentence.kind(at + 1) == "unit" and sentence.beside(at):
        return sentence.instead(at, at + 1, "per")
    return None


def less(sentence: Sentence, at: int) -> Answer:
    """Moins 5 degrés: minus."""
    negative = sentence.kind(at + 1) == "number" and sentence.near(at + 1)
    return sentence.instead(at, at + 1, "minus" if negative else "less", "more")


def than(sentence: Sentence, at: int) -> Answer:
    """12 % de plus que: than."""
    return sentence.instead(at, at + 1, "than" if sentence.last.kind == "more" else "that")


def since(sentence: Sentence, at: int) -> Answer:
    """Desde 20 hasta 100: from 20 to 100."""
    range_begins = sentence.said(at) == "since" and _is_range(sentence, at)
    return sentence.instead(at, at + 1, "from") if range_begins else None


def reflexive(sentence: Sentence, at: int) -> Answer:
    """Casi se duplicó: the bound reaches the verb."""
    bounded = sentence.last.kind == "bound" and sentence.near(at, at + 1)
    verb = sentence.kind(at + 1) in ("multiple", "change")
    return sentence.dropped(at) if bounded and verb and sentence.said(at) == "he" else None


def per(sentence: Sentence, at: int) -> Answer:
    """Pour 100 000 habitants, por megavatio hora: per."""
    if sentence.said(at) not in ("for", "by") or not sentence.near(at + 1):
        return None
    following = sentence.piece(at + 1)
    priced = following.kind == "unit" and sentence.last.kind in _PRICES
    return sentence.instead(at, at + 1, "per") if priced or following.english in _ROUND else None


def adverb(sentence: Sentence, at: int) -> Answer:
    """Dépasse désormais 3 000: the bound reaches the number."""
    bounded = sentence.last.kind == "bound" and sentence.near(at, at + 1)
    number = sentence.kind(at + 1) in ("number", "article", "one")
    return sentence.dropped(at) if bounded and number else None


def between_number_and_unit(sentence: Sentence, at: int) -> Answer:
    """Les cinq dernières années: the unit is the number's."""
    counted = sentence.last.kind == "number" and sentence.kind(at + 1) == "unit"
    return (
        sentence.dropped(at) if counted and sentence.near(at, at + 1) else sentence.as_printed(at)
    )


def saying(sentence: Sentence, at: int) -> Answer:
    return sentence.as_printed(at)
