"""In which encoding the text of a file is: by its mark, by its bytes, or as somebody says.

The whole file is looked at, since one letter far down decides between UTF-8 and Windows-1252. A
file that is neither, or both, is refused by the line of its first odd byte.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from claims.formats.lines import NOT_TEXT
from claims.formats.records import FormatError
from claims.formats.tables.grid import BinaryFile

PIECE = 1 << 20
MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", "UTF-8 with a byte order mark"),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
UNMARKED = {"utf-16-le": slice(1, None, 2), "utf-16-be": slice(0, None, 2)}  # where its zeros are
UTF_8, WINDOWS = ("utf-8", "UTF-8"), ("windows-1252", "Windows-1252")
KNOWN = (
    "utf-8",
    "utf-16",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-2",
    "windows-1250",
    "windows-1251",
    "koi8-u",
    "mac-roman",
)
SAVE_ANEW = "Save it as UTF-8, or say which encoding it is in."


@dataclass(frozen=True, slots=True)
class Encoding:
    codec: str
    name: str


def encoding_of(file: BinaryFile, stated: str = "") -> Encoding:
    """The encoding of a file, which is then at its beginning again. Raises FormatError."""
    file.seek(0)
    start = file.read(4096)
    _refuse_other_formats(start)
    found = _stated(stated, start) if stated else _by_start(start)
    if found is None:
        found = _by_bytes(file)
    else:
        _decode_all(file, found)
    file.seek(0)
    return found


def _refuse_other_formats(start: bytes) -> None:
    for mark, name in NOT_TEXT.items():
        if start.startswith(mark) and name != "UTF-16":
            raise FormatError(f"The file is {name}: a table of text is needed.")


def _stated(name: str, start: bytes) -> Encoding:
    if name.lower() not in KNOWN:
        raise FormatError(f"“{name[:40]}” is no known encoding. Choose one of: {', '.join(KNOWN)}.")
    marked = _by_start(start)
    same = marked is not None and marked.codec.startswith(name.lower())
    return marked if marked is not None and same else Encoding(name.lower(), name)


def _by_start(start: bytes) -> Encoding | None:
    for mark, found in MARKS.items():
        if start.startswith(mark):
            return Encoding(*found)
    for codec, zeros in UNMARKED.items():
        if len(start) > 3 and start[zeros].count(0) * 3 > len(start[zeros]) * 2:
            return Encoding(codec, "UTF-16")
    return None


def _pieces(file: BinaryFile) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def _by_bytes(file: BinaryFile) -> Encoding:
    """UTF-8 if all of it is; else Windows-1252, unless other letters are surely UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    line, first, letters = 1, 0, 0
    for piece in _pieces_and_end(file):
        text = decoder.decode(piece, final=not piece)
        if not text.isascii():
            odd = sum("\udc80" <= c <= "\udcff" for c in text)
            letters += sum(c > "\x7f" for c in text) - odd
            if odd and not first:
                place = next(at for at, c in enumerate(text) if "\udc80" <= c <= "\udcff")
                first = line + text.count("\n", 0, place)
        line += text.count("\n")
    if not first:
        return Encoding(*UTF_8)
    if letters:
        raise FormatError(
            f"Line {first} holds a byte that is not UTF-8, though other lines are. {SAVE_ANEW}"
        )
    found = Encoding(*WINDOWS)
    _decode_all(file, found)
    return found


def _pieces_and_end(file: BinaryFile) -> Iterator[bytes]:
    yield from _pieces(file)
    yield b""


def _decode_all(file: BinaryFile, encoding: Encoding) -> None:
    """Refuse a file that is not in the encoding, by its line."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    line = 1
    for piece in _pieces_and_end(file):
        try:
            line += decoder.decode(piece, final=not piece).count("\n")
        except UnicodeError as error:
            line += piece[: getattr(error, "start", 0)].count(b"\n")
            raise FormatError(
                f"Line {line} holds bytes that are not {encoding.name}. {SAVE_ANEW}"
            ) from None
