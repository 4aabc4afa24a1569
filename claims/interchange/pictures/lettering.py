"""How wide a text is, and how it is broken into lines: what the drawing engine does not do.

The widths are those of Helvetica (Adobe's font metrics), which Arial and Liberation Sans share, in
thousandths of the size of the letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
BOLD = 1.07  # how much wider bold letters are, at most
WIDTHS = dict(
    zip(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
        "abcdefghijklmnopqrstuvwxyz{|}~",
        [
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
            1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
            667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
            556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
            556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
        ],
        strict=True,
    )
)  # fmt: skip
WIDE, OTHER = 1000, 720


def width(text: str, size: float) -> float:
    """In pixels, for letters of a size in pixels."""
    return sum(map(_width, text)) * size / 1000


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    return WIDTHS.get(unicodedata.normalize("NFD", letter)[0], OTHER)


def wrapped(text: str, size: float, room: float, *, most: int) -> list[str]:
    """Lines no wider than there is room for, and no more than so many: the last one then ends in
    an ellipsis."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = [clipped(line, size, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = clipped(f"{kept[-1]} …", size, room)
    return kept


def clipped(text: str, size: float, room: float) -> str:
    """As much of a text as there is room for."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
