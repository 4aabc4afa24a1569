"""Pieces that are dates and times, by what stands beside them."""

from __future__ import annotations

import re

from claims.quantities.parsing.translation.sentence import NUMBERS, Answer, Sentence, is_year

_CLAUSE = 8  # pieces
_DOTTED = re.compile(r"(?:1?\d|2[0-4])\.[0-5]\d")


def clock(sentence: Sentence, at: int) -> Answer:
    """14h30, à 14 heures, a las 6.40: 14:30, 14:00, 6:40."""
    hours = sentence.pieces[at].english
    if _DOTTED.fullmatch(hours) and sentence.kind(at + 1) not in ("unit", "scale"):
        return _after_preposition(sentence, at, hours.replace(".", ":"))
    if sentence.piece(at + 1).source not in sentence.language.hours or not hours.isdecimal():
        return None
    if int(hours) > 24 or not (sentence.near(at + 1) or sentence.gap(at + 1) == ""):
        return None
    minutes = sentence.said(at + 2) if sentence.kind(at + 2) == "number" else ""
    before = (sentence.last.source.split() or [""])[-1] if sentence.near(at) else ""
    if len(minutes) == 2 and minutes < "60" and set(sentence.gap(at + 2)) <= {" "}:
        return _clock_or_length(sentence, at, f"{hours}:{minutes}", before)
    if before in sentence.language.before_hours:
        return sentence.instead(at, at + 2, f"{hours}:00", "time")
    return None


def _after_preposition(sentence: Sentence, at: int, time: str) -> Answer:
    """In digits with a point, a time is one behind an article alone: a las 6.40."""
    before = sentence.pieces[at - 1] if at else None
    if before is None or before.source.split()[-1] not in sentence.language.before_dotted:
        return None
    return sentence.instead(at, at + 1, time, "time") if sentence.near(at) else None


def _clock_or_length(sentence: Sentence, at: int, time: str, before: str) -> Answer:
    """Dure 1 h 45: 1.75 hours; what is no round part of an hour is in minutes."""
    said = sentence.said(at + 3) == "minutes" or sentence.piece(at + 3).source == "min"
    if not said and before not in sentence.language.lasting:
        return sentence.instead(at, at + 3, time, "time")
    hours, minutes = map(int, time.split(":"))
    words = f"{hours * 60 + minutes} min" if minutes % 3 else f"{hours + minutes / 60:.2f} hours"
    return sentence.instead(at, at + 4 if said else at + 3, words, "number")


def day(sentence: Sentence, at: int) -> Answer:
    """12 de marzo de 2022: 12 March 2022."""
    printed, end = sentence.pieces[at].source, at + 1
    digits = printed.rstrip(".").rstrip("abcdefghijklmnopqrstuvwxyzºª").rstrip(".")
    if not (digits.isdecimal() and len(digits) < 3):
        return None
    if sentence.kind(end) == "of" and sentence.near(end):
        end += 1
    if sentence.kind(end) != "month" or not sentence.near(end):
        return None
    words, stop = _with_year(sentence, end)
    return sentence.instead(at, stop, f"{sentence.pieces[at].english} {words}", "date")


def month(sentence: Sentence, at: int) -> Answer:
    """Marzo de 2022: March 2022."""
    words, stop = _with_year(sentence, at)
    return sentence.instead(at, stop, words, "date")


def _with_year(sentence: Sentence, at: int) -> tuple[str, int]:
    words, year = sentence.pieces[at].english, sentence.piece(at + 2)
    dated = year.source.isdecimal() and len(year.source) == 4
    if sentence.kind(at + 1) == "of" and sentence.near(at + 1, at + 2) and dated:
        return f"{words} {year.english}", at + 3
    return words, at + 1


def decade(sentence: Sentence, at: int) -> Answer:
    """Les années 1990: the 1990s."""
    digits = sentence.piece(at + 1).source
    if sentence.pieces[at].source not in sentence.language.decades or not sentence.near(at + 1):
        return None
    if sentence.last.kind in NUMBERS or not digits.isdecimal() or digits[-1] != "0":
        return None
    if len(digits) != 2 and not is_year(digits):
        return None
    return sentence.instead(at, at + 2, f"{digits}s", "date")


def until(sentence: Sentence, at: int) -> Answer:
    """Jusqu'à 2019; de 5 jusqu'à 7; a grimpé jusqu'à 700; jusqu'à 700."""
    counted = sentence.kind(at + 2) in ("unit", "", "scale") and sentence.near(at + 2)
    if is_year(sentence.piece(at + 1).source) and not counted:
        return sentence.instead(at, at + 1, _SINCE_OR_UNTIL[sentence.kind(at)])
    if sentence.kind(at) == "until" and _ends_something(sentence, at):
        return sentence.instead(at, at + 1, "to", "to")
    return sentence.instead(at, at + 1, sentence.pieces[at].english, "bound")


_SINCE_OR_UNTIL = {"until": "until", "from on": "since"}


_BY_HOW_MUCH = ("gained", "lost")  # up to 2 metres
_OF_CHANGE = ("change", "multiple")
_OF_FIGURES = (*NUMBERS, "unit", "symbol")


def _ends_something(sentence: Sentence, at: int) -> bool:
    """Whether it says what a range or a change came to."""
    clause = sentence.done[-_CLAUSE:]
    if any(piece.english.lower() == "from" for piece in clause[-5:]):
        return True
    if sentence.last.kind in _OF_CHANGE:
        return sentence.last.english.lower() not in _BY_HOW_MUCH
    figure_before = sentence.beside(at) and sentence.last.kind in _OF_FIGURES
    parted = figure_before or "," in sentence.gap(at)
    return parted and any(piece.kind in _OF_CHANGE for piece in clause)
