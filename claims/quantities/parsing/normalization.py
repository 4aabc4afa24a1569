"""One spelling for what Unicode spells many ways, character by character.

Every character stays one character, so an offset in the normalized text is an offset in the source.
"""

from __future__ import annotations

import unicodedata

_SPACES = "\t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u00ad"
_APOSTROPHES = "\u2018\u2019\u02bc\u2032\uff07"
_QUOTES = "\u201c\u201d\u2033\uff02"
_SIGNS = {
    "\uff05": "%",
    "\u066a": "%",
    "\ufe6a": "%",
    "\uff04": "$",
    "\ufe69": "$",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\uff0c": ",",
    "\u066c": ",",
    "\u066b": ".",
    "\uff0e": ".",
    "\uff0b": "+",
    "\u00d7": "x",
    "\u2044": "/",
    "\u2215": "/",
    "\uff0f": "/",
    "\u03bc": "µ",
    "\u301c": "~",
    "\uff5e": "~",
    "\u223c": "~",
}


class _Table(dict[int, str]):
    """Also every decimal digit of Unicode, met one by one: a table of them all is slow to build."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        return str(unicodedata.decimal(character)) if character.isdecimal() else character


_TABLE = _Table({code: chr(code) for code in range(0x250)})
_TABLE.update({ord(sign): plain for sign, plain in _SIGNS.items()})
for _characters, _plain in ((_SPACES, " "), (_HYPHENS, "-"), (_APOSTROPHES, "'"), (_QUOTES, '"')):
    _TABLE.update(dict.fromkeys(map(ord, _characters), _plain))

_ASCII = str.maketrans("\t\n\r\x0b\x0c", "     ")


def normalize(text: str) -> str:
    """The text in lower case, with plain digits, spaces, hyphens and quotes; as long as it was."""
    if text.isascii():
        return (text if text.isprintable() else text.translate(_ASCII)).lower()
    plain = text.translate(_TABLE)
    lower = plain.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := one.lower()) == 1 else one for one in plain)


def reach(norm: str, at: int, most: int) -> int:
    """Where to begin to look back from a place: so many characters, and never past a sentence."""
    begin = max(0, at - most)
    for mark in (". ", "? ", "! ", "  "):
        begin = max(begin, norm.rfind(mark, begin, at) + 1)
    return begin
