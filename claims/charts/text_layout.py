"""The width of a text and its breaking into lines, which the drawing engine does not do.

The widths are those of Helvetica (Adobe's font metrics), which Arial and Liberation Sans share, in
thousandths of the size of the letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from claims.charts.scripts import HAN, KANA

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
BOLD = 1.07  # how much wider bold letters are, at most
# Of the printable characters of ASCII in their order, sixteen a line.
_WIDTHS = """
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
    556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
    1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
    667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
    333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
    556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
WIDTHS = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
WIDE, OTHER = 1000, 720
MARKS = ("Mn", "Me", "Cf")  # without a width of their own
LEFTWARD = {"R", "AL", "RLE", "RLO", "LRE", "LRO"}
# Signs that may each end a line, none parted from the number before it and the stops beside it.
SIGN = f"[{HAN}{KANA}][、。，．：；！？）」』》〉】〕ー…]*"
PIECES = re.compile(f"[（「『《〈【〔]*{SIGN}|[^{HAN}{KANA}]+(?:(?<=[0-9]){SIGN})?")


def width(text: str, size: float) -> float:
    """In pixels, for letters of a size in pixels."""
    return sum(map(_width, text)) * size / 1000


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    if unicodedata.category(letter) in MARKS:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    return WIDTHS.get(unicodedata.normalize("NFD", letter)[0], OTHER)


def wrapped(text: str, size: float, room: float, *, most: int) -> list[str]:
    """Lines no wider than there is room for, and no more than so many: the last one then ends in
    an ellipsis."""
    lines = [""]
    for piece in _pieces(text, size, room):
        longer = f"{lines[-1]}{piece}".lstrip()
        if lines[-1] and width(longer, size) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    kept = [clipped(line, size, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = clipped(f"{kept[-1]} …", size, room)
    return [isolated(line, text) for line in kept]


def _pieces(text: str, size: float, room: float) -> Iterator[str]:
    """What a line may end after: words with the space before them, the signs of Chinese and
    Japanese, and parts of what no line has room for, such as a sentence in Thai."""
    for word in text.split():
        before = " "
        for piece in PIECES.findall(word):
            while width(piece, size) > room:
                end = _end(piece, size, room)
                yield before + piece[:end]
                before, piece = "", piece[end:]
            yield before + piece
            before = ""


def _end(piece: str, size: float, room: float) -> int:
    """How many letters of it a line has room for; none loses its marks."""
    end = next(n for n in range(1, len(piece) + 1) if width(piece[:n], size) > room) - 1
    while end > 1 and unicodedata.category(piece[end]) in MARKS:
        end -= 1
    return max(end, 1)


def isolated(text: str, whole: str = "") -> str:
    """Written from where its own letters start, or those of the whole that it is a line of, and
    taking nothing along that stands beside it (Unicode's annex 9)."""
    kinds = [unicodedata.bidirectional(letter) for letter in whole or text]
    if LEFTWARD.isdisjoint(kinds):
        return text
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    start = "\u2066" if strong == "L" else "\u2067"
    return f"{start}{text}\u2069"


def clipped(text: str, size: float, room: float) -> str:
    """As much of a text as there is room for."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
