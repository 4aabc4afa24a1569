"""Where the order of words, or a word beside it, says what a piece is in English.

Each rule sees all pieces and a place, and answers with what stands there instead: the pieces from
there on that it has looked at, as English has them, and how many they were. None leaves the piece.
"""

from __future__ import annotations

from collections.abc import Callable

from claims.quantities.parsing.translation.digits import in_english
from claims.quantities.parsing.translation.language import Language
from claims.quantities.parsing.translation.number_words import in_english as in_words
from claims.quantities.parsing.translation.pieces import Piece

Answer = tuple[list[Piece], int] | None
_NUMBERS = ("number", "scale")
_MEASURED = ("number", "scale", "unit", "symbol")
_SIGNS = frozenset("%‰°€$£¥₹ ")


class Order:
    """All rules over the pieces of a text."""

    def __init__(self, pieces: list[Piece], source: str, norm: str, language: Language) -> None:
        self.pieces, self.source, self.norm, self.language = pieces, source, norm, language

    def arranged(self) -> list[Piece]:
        done: list[Piece] = []
        at = 0
        while at < len(self.pieces):
            taken = self._first(at, done)
            at += taken
        return done

    def _first(self, at: int, done: list[Piece]) -> int:
        rules = _RULES.get(self.pieces[at].kind, ())
        for rule in rules:
            if (answer := rule(self, at, done)) is not None:
                done += answer[0]
                return answer[1]
        done.append(self.pieces[at])
        return 1

    # ---- what stands where

    def kind(self, at: int) -> str:
        return self.pieces[at].kind if 0 <= at < len(self.pieces) else "end"

    def gap(self, at: int) -> str:
        """What stands before a piece; a full stop at both ends of the text."""
        if not 0 < at < len(self.pieces):
            return "."
        return self.norm[self.pieces[at - 1].end : self.pieces[at].start]

    def near(self, at: int) -> bool:
        """Whether a piece follows the one before it without more than a space or a sign."""
        return set(self.gap(at)) <= {" ", "-"} or self.gap(at) == ""

    def nearly(self, at: int) -> bool:
        return set(self.gap(at)) <= _SIGNS

    def figure_end(self, at: int) -> int:
        """The place behind a number with its scales and unit; the same where none begins."""
        if self.kind(at) not in ("number", "one"):
            return at
        end = at + 1
        while end < len(self.pieces) and self.nearly(end):
            if self.kind(end) in ("scale", "unit", "symbol"):
                end += 1
            elif self.kind(end) == "of" and self.kind(end + 1) == "unit":
                end += 2
            else:
                break
        return end

    def merged(self, at: int, end: int, english: str, kind: str) -> Answer:
        first, last = self.pieces[at], self.pieces[end - 1]
        source = self.norm[first.start : last.end]
        return [Piece(first.start, last.end, english, kind, source)], end - at

    def said(self, at: int, english: str, kind: str = "word") -> Answer:
        return self.merged(at, at + 1, english, kind)

    def dropped(self, at: int) -> Answer:
        return self.said(at, "", "none")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1500" <= text <= "2150"


# ---- the article that may be a number


def _one(order: Order, at: int, done: list[Piece]) -> Answer:
    """Un mort, une tonne, plus d'un mois, un sur cinq: one. Un 12 %: nothing."""
    following = order.kind(at + 1)
    if not order.nearly(at + 1):
        return None
    if following == "number":
        return order.dropped(at)
    bounded = bool(done) and done[-1].kind in ("bound", "until", "from on") and order.near(at)
    piece = order.pieces[at + 1]
    counted = piece.source in order.language.counted_ones
    measured = following == "unit" and piece.english in _MEASURES
    percent = "%" in order.gap(at + 1)
    parts = following == "part" or piece.english in ("per cent", "per mille")
    if bounded or counted or measured or percent or parts:
        return order.said(at, "one", "number")
    return None


_MEASURES = frozenset(
    "kilometres metres centimetres millimetres miles feet inches yards hectares acres tonnes "
    "kilograms grams pounds ounces litres gallons pints barrels degrees".split()
)


def _share(order: Order, at: int, done: list[Piece]) -> Answer:
    """Un Français sur cinq, trois entreprises sur quatre: one in five, of whom."""
    top = order.pieces[at]
    end = at + 1
    while end < at + 4 and order.kind(end) in ("", "symbol", "unit") and order.near(end):
        end += 1
    if order.kind(end) != "out of" or order.kind(end + 1) != "number":
        return None
    whole = order.pieces[end + 1]
    if not all(order.near(place) for place in range(at + 1, end + 2)):
        return None
    if order.kind(end + 2) in ("unit", "scale") and order.near(end + 2):
        return None
    counted = order.source[order.pieces[at + 1].start : order.pieces[end - 1].end]
    above = "one" if top.kind == "one" else top.english
    words = f"{above} in {whole.english}"
    return order.merged(at, end + 2, f"{words} {counted}" if end > at + 1 else words, "share")


def _of_each(order: Order, at: int, done: list[Piece]) -> Answer:
    """Uno de cada cinco: one in five."""
    if order.kind(at + 1) != "of" or order.kind(at + 3) not in _NUMBERS:
        return None
    if order.pieces[at + 2].english != "each":
        return None
    above = "one" if order.kind(at) == "one" else order.pieces[at].english
    return order.merged(at, at + 4, f"{above} in {order.pieces[at + 3].english}", "share")


# ---- numbers


def _clock(order: Order, at: int, done: list[Piece]) -> Answer:
    """14h30, à 14 heures: 14:30, 14:00."""
    hours, language = order.pieces[at], order.language
    word = order.pieces[at + 1].source if at + 1 < len(order.pieces) else ""
    if word not in language.hours or not hours.english.isdecimal() or int(hours.english) > 24:
        return None
    if not order.near(at + 1):
        return None
    minutes = order.pieces[at + 2].english if order.kind(at + 2) == "number" else ""
    if len(minutes) == 2 and minutes.isdecimal() and minutes < "60" and order.near(at + 2):
        return order.merged(at, at + 3, f"{hours.english}:{minutes}", "time")
    before = done[-1].source.split()[-1:] if done and order.near(at) else []
    if before and before[0] in language.before_hours and before[0] not in ("entre", "de"):
        return order.merged(at, at + 2, f"{hours.english}:00", "time")
    return None


def _day(order: Order, at: int, done: list[Piece]) -> Answer:
    """12 de marzo de 2022: 12 March 2022."""
    day, end = order.pieces[at], at + 1
    if not (day.english.isdecimal() or day.kind == "ordinal") or len(day.source) > 4:
        return None
    if order.kind(end) == "of" and order.near(end):
        end += 1
    if order.kind(end) != "month" or not order.near(end):
        return None
    month = order.pieces[end].english
    if order.kind(end + 1) == "of" and order.near(end + 1):
        year = order.pieces[end + 2] if order.kind(end + 2) == "number" else None
        if year and _is_year(year.source):
            return order.merged(at, end + 3, f"{day.english} {month} {year.english}", "date")
    return order.merged(at, end + 1, f"{day.english} {month}", "date")


def _month(order: Order, at: int, done: list[Piece]) -> Answer:
    """Marzo de 2022: March 2022."""
    if order.kind(at + 1) == "of" and order.near(at + 1) and order.kind(at + 2) == "number":
        year = order.pieces[at + 2]
        if _is_year(year.source):
            return order.merged(at, at + 3, f"{order.pieces[at].english} {year.english}", "date")
    return None


def _and_a_half(order: Order, at: int, done: list[Piece]) -> Answer:
    """Deux ans et demi, 3 horas y media: two and a half years."""
    if order.kind(at + 1) != "unit" or order.kind(at + 2) != "half":
        return None
    if order.pieces[at + 2].english != "and a half" or not order.near(at + 1):
        return None
    number, unit = order.pieces[at], order.pieces[at + 1]
    above = "one" if number.kind == "one" else number.english
    return order.merged(at, at + 3, f"{above} and a half {unit.english}", "number")


def _by_a_number(order: Order, at: int, done: list[Piece]) -> Answer:
    """Multiplié par quinze: 15-fold."""
    if order.kind(at + 1) != "number" or not order.near(at + 1):
        return None
    number = order.pieces[at + 1].english.lower()
    word = _FOLDS.get(number) or (
        f"{number}-fold" if number[0].isdecimal() else f"{number} times the"
    )
    return order.merged(at, at + 2, word, "multiple")


_FOLDS = {
    word: fold
    for fold, words in {
        "doubled": "two 2",
        "tripled": "three 3",
        "quadrupled": "four 4",
        "quintupled": "five 5",
        "sextupled": "six 6",
        "sevenfold": "seven 7",
        "eightfold": "eight 8",
        "ninefold": "nine 9",
        "tenfold": "ten 10",
    }.items()
    for word in words.split()
}


def _decade(order: Order, at: int, done: list[Piece]) -> Answer:
    """Les années 1990: the 1990s."""
    if order.pieces[at].source not in order.language.decades or order.kind(at + 1) != "number":
        return None
    if not order.near(at + 1) or (done and done[-1].kind in _NUMBERS):
        return None
    digits = order.pieces[at + 1].source
    if digits.isdecimal() and digits[-1] == "0" and (len(digits) == 2 or _is_year(digits)):
        return order.merged(at, at + 2, f"{digits}s", "date")
    return None


# ---- words beside a number


def _scale(order: Order, at: int, done: list[Piece]) -> Answer:
    """3 millions; des millions de."""
    piece = order.pieces[at]
    behind = bool(done) and (done[-1].kind in (*_NUMBERS, "half") or _is_about(done[-1]))
    behind = behind and (order.nearly(at) or order.pieces[at - 1].kind == "of")
    word = piece.english.lower()
    if not behind and piece.source[-1] == "s":
        word = f"{word}s"
    return order.said(at, word, "scale" if behind else "magnitude")


def _of(order: Order, at: int, done: list[Piece]) -> Answer:
    """Millions de personnes; de 5 à 7; augmenté de 12 %."""
    scaled = bool(done) and (
        done[-1].kind == "scale"
        or (done[-1].kind == "number" and done[-1].english[-6:] == "illion")
    )
    counted = bool(done) and (done[-1].kind == "number" or _is_about(done[-1]))
    measured = counted and order.kind(at + 1) in ("unit", "scale")
    if (scaled or measured) and order.nearly(at):
        return order.dropped(at)
    if order.kind(at + 1) not in ("number", "one", "magnitude") or not order.nearly(at + 1):
        return order.said(at, "of", "of")
    if _is_range(order, at):
        return order.said(at, "from")
    return order.said(at, "by" if _verb_before(done) else "of", "of")


def _is_about(piece: Piece) -> bool:
    """Une vingtaine, un millier."""
    return piece.kind == "magnitude" and piece.english.lower().startswith("about ")


def _is_range(order: Order, at: int) -> bool:
    """Whether two figures follow with "to" between them."""
    end = order.figure_end(at + 1)
    if end == at + 1 or order.kind(end) not in ("to", "until") or not order.nearly(end):
        return False
    if order.kind(end + 1) not in ("number", "one") or not order.nearly(end + 1):
        return False
    return _fits(order, at + 1, end, end + 1)


def _fits(order: Order, start: int, end: int, other: int) -> bool:
    """Whether the first figure has the unit of the second, or none."""
    stop = order.figure_end(other)
    first = _unit(order, start, end)
    return not first or first == _unit(order, other, stop)


def _unit(order: Order, start: int, end: int) -> str:
    units = [p.english for p in order.pieces[start:end] if p.kind in ("unit", "symbol")]
    behind = order.norm[order.pieces[end - 1].end : order.pieces[end - 1].end + 2].strip()[:1]
    sign = behind if behind and behind in "%€$£" else ""
    return units[-1] if units else sign


def _verb_before(done: list[Piece]) -> bool:
    return bool(done) and done[-1].kind == "change" and done[-1].english.lower() in ("rose", "fell")


def _in(order: Order, at: int, done: list[Piece]) -> Answer:
    """Aumentó en 5 grados: by."""
    by = (
        _verb_before(done)
        and order.kind(at + 1) in ("number", "one")
        and not _is_year(order.pieces[at + 1].source)
    )
    return order.said(at, "by" if by else "in")


def _to(order: Order, at: int, done: list[Piece]) -> Answer:
    return order.said(at, "to", "to")


def _article(order: Order, at: int, done: list[Piece]) -> Answer:
    """Les 20 000 hommes: the number alone."""
    return order.dropped(at) if order.kind(at + 1) == "number" and order.near(at + 1) else None


def _part(order: Order, at: int, done: list[Piece]) -> Answer:
    """Trois quarts; un pays tiers."""
    piece = order.pieces[at]
    behind = bool(done) and done[-1].kind == "number" and order.near(at)
    if behind:
        many = done[-1].english.lower() not in ("one", "1")
        return order.said(at, f"{piece.english}s" if many else piece.english, "part")
    if piece.source in order.language.only_parts:
        return _as_printed(order, at)
    return None


def _as_printed(order: Order, at: int) -> Answer:
    piece = order.pieces[at]
    return [Piece(piece.start, piece.end, "", "", piece.source)], 1


def _less(order: Order, at: int, done: list[Piece]) -> Answer:
    """Moins 5 degrés: minus."""
    negative = order.kind(at + 1) == "number" and order.near(at + 1)
    return order.said(at, "minus" if negative else "less")


def _until(order: Order, at: int, done: list[Piece]) -> Answer:
    """Jusqu'à 2019; de 5 jusqu'à 7; jusqu'à 700."""
    counted = order.kind(at + 2) in ("unit", "", "scale") and order.near(at + 2)
    if order.kind(at + 1) == "number" and _is_year(order.pieces[at + 1].source) and not counted:
        return order.said(at, "until" if order.kind(at) == "until" else "since")
    if order.kind(at) == "until" and any(p.english.lower() == "from" for p in done[-5:]):
        return order.said(at, "to", "to")
    return order.said(at, order.pieces[at].english, "bound")


def _since(order: Order, at: int, done: list[Piece]) -> Answer:
    """Desde 20 hasta 100: from 20 to 100."""
    if order.pieces[at].english.lower() == "since" and _is_range(order, at):
        return order.said(at, "from")
    return None


def _adverb(order: Order, at: int, done: list[Piece]) -> Answer:
    """Dépasse désormais 3 000: the bound reaches the number."""
    bounded = bool(done) and done[-1].kind == "bound" and order.near(at) and order.near(at + 1)
    number = order.kind(at + 1) in ("number", "article", "one")
    return order.dropped(at) if bounded and number else None


def _half(order: Order, at: int, done: list[Piece]) -> Answer:
    """Medio millón, media hora; el alquiler medio."""
    if order.pieces[at].english.lower() != "half a" or order.kind(at + 1) in ("scale", "unit"):
        return None
    dozen = order.kind(at + 1) == "magnitude"
    return None if dozen else _as_printed(order, at)


def _for(order: Order, at: int, done: list[Piece]) -> Answer:
    """Pour 100 000 habitants: per."""
    if order.pieces[at].english.lower() not in ("for", "by") or order.kind(at + 1) != "number":
        return None
    return order.said(at, "per") if order.pieces[at + 1].english in _ROUND else None


_ROUND = frozenset(in_english(f"1{'.000' * n}", comma=True) for n in (1, 2)) | {
    "10,000",
    "100,000",
    "1000",
    "10000",
    "100000",
}


def _point(order: Order, at: int, done: list[Piece]) -> Answer:
    """Sept virgule vingt-cinq: point two five."""
    if not done or done[-1].kind != "number" or order.kind(at + 1) != "number":
        return _as_printed(order, at)
    value = order.pieces[at + 1].value
    if value is None or not order.near(at) or not order.near(at + 1):
        return _as_printed(order, at)
    return order.merged(
        at, at + 2, f"point {' '.join(map(in_words, map(int, str(value))))}", "number"
    )


def _saying(order: Order, at: int, done: list[Piece]) -> Answer:
    return _as_printed(order, at)


Rule = Callable[[Order, int, list[Piece]], Answer]
_RULES: dict[str, tuple[Rule, ...]] = {
    "one": (_share, _of_each, _and_a_half, _one),
    "number": (_clock, _day, _share, _of_each, _and_a_half),
    "ordinal": (_day,),
    "month": (_month,),
    "times by": (_by_a_number,),
    "divided by": (),
    "unit": (_decade,),
    "scale": (_scale,),
    "of": (_of,),
    "to": (_to,),
    "in": (_in,),
    "article": (_article,),
    "part": (_part,),
    "less": (_less,),
    "until": (_until,),
    "from on": (_until,),
    "word": (_since, _for),
    "saying": (_saying,),
    "adverb": (_adverb,),
    "half": (_half,),
    "point": (_point,),
}
