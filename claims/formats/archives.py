"""Folders of text files in one file: a ZIP archive, or a tar, compressed with gzip or not.

A folder itself is packed first. What unpacks to more than the limits is refused before it is held.
"""

from __future__ import annotations

import gzip
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import Path

from claims.formats.documents import LARGEST, LARGEST_IN_WORDS, read_whole
from claims.formats.lines import BinaryLines
from claims.formats.records import FormatError

MOST_FILES = 100_000
LARGEST_FILE = 1_000_000
TOO_MUCH = f"The archive holds more than {MOST_FILES:,} files or {LARGEST_IN_WORDS}."
GZIP = b"\x1f\x8b"
ENCRYPTED = 1
# What the readers of the standard library raise on an archive that is broken.
BROKEN = (
    EOFError,
    LZMAError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


def packed(folder: Path) -> BytesIO:
    """A folder as what `read_files` reads, its files in the order of their names."""
    found = BytesIO()
    with tarfile.open(fileobj=found, mode="w") as archive:
        for path in sorted(folder.rglob("*.md")):
            archive.add(path, str(path.relative_to(folder.parent)), recursive=False)
    found.seek(0)
    return found


def read_files(file: BinaryLines, suffix: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive that have this suffix, each with its path. Raises FormatError."""
    data = BytesIO(read_whole(file))
    try:
        if zipfile.is_zipfile(data):
            yield from _within_limits(_of_zip(data, suffix))
        else:
            yield from _within_limits(_of_tar(_unpacked(data), suffix))
    except BROKEN as error:
        reason = " ".join(str(error).split())[:200]
        raise FormatError(
            f"The file is neither a ZIP archive nor a tar (.tar, .tar.gz): {reason}"
        ) from None


def _of_zip(data: BytesIO, suffix: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(data) as archive:
        for member in archive.infolist():
            if member.flag_bits & ENCRYPTED:
                raise FormatError(f"The archive is encrypted: {member.filename[:200]}.")
            if member.filename.endswith(suffix):
                with archive.open(member) as opened:
                    yield member.filename, opened.read(LARGEST_FILE + 1)


def _of_tar(data: BytesIO, suffix: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=data, mode="r:") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(suffix):
                opened = archive.extractfile(member)
                yield member.name, opened.read(LARGEST_FILE + 1) if opened else b""


def _unpacked(data: BytesIO) -> BytesIO:
    data.seek(0)
    if not data.getvalue().startswith(GZIP):
        return data
    with gzip.GzipFile(fileobj=data) as packed:
        text = packed.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise FormatError(TOO_MUCH)
    return BytesIO(text)


def _within_limits(members: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    size = 0
    for number, (path, text) in enumerate(members, 1):
        size += len(text)
        if len(text) > LARGEST_FILE:
            raise FormatError(f"{path[:200]} is larger than {LARGEST_FILE:,} bytes.")
        if number > MOST_FILES or size > LARGEST:
            raise FormatError(TOO_MUCH)
        yield path, text
