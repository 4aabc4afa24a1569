"""Files that somebody brings through a browser: taken piece by piece, and kept in the database.

A request of this site has a small body, so a browser sends a large file in pieces. They wait in the
database for seven days. There the process that imports them finds them whatever machine it runs on,
and the same file can be imported again with a better mapping. A piece that comes twice is taken
once, so a browser that was cut off sends the last piece again. The digest is made when all pieces
are there, as they are read.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from claims.models import ImportState, Upload, UploadPiece
from claims.services.importing.recognition import format_of

PIECE = 1 << 20  # bytes of each piece but the last
MOST_WAITING = 20  # files of one person
KEPT = timedelta(days=7)
UNKNOWN = (
    "What kind of file this is cannot be told. A table is CSV or XLSX; other files have one JSON "
    "object a line."
)


def begin(*, name: str, size: int, by: Any) -> Upload:
    """Make room for a file. Raises ValidationError where it has none."""
    if size <= 0:
        raise ValidationError("The file is empty.", code="empty_file")
    most = settings.IMPORT_MAX_BYTES
    if size > most:
        sentence = (
            f"The file has {size:,} bytes. At most {most:,} can be uploaded: import a larger file "
            "with manage.py import, or part it."
        )
        raise ValidationError(sentence, code="file_too_large")
    _forget_old()
    if Upload.objects.filter(by=by).count() >= MOST_WAITING and not _forget_one(by):
        sentence = f"{MOST_WAITING} of your files wait to be imported: discard one of them first."
        raise ValidationError(sentence, code="too_many_uploads")
    return Upload.objects.create(name=_name(name), size=size, by=by)


def add(upload: Upload, number: int, content: bytes) -> None:
    """Take a piece. Raises ValidationError if it is none of this file."""
    last = (upload.size - 1) // PIECE
    length = PIECE if number < last else upload.size - last * PIECE
    if upload.sha256 or not 0 <= number <= last or len(content) != length:
        sentence = f"Piece {number} of {last + 1} has {len(content):,} bytes, not {length:,}."
        raise ValidationError(sentence, code="invalid_piece")
    piece = UploadPiece(upload=upload, number=number, content=content)
    UploadPiece.objects.bulk_create([piece], ignore_conflicts=True)


def complete(upload: Upload) -> Upload:
    """Note the digest of a file that is there as a whole. Raises ValidationError if it is not."""
    digest, size = hashlib.sha256(), 0
    for number, content in enumerate(_contents(upload)):
        if content is None:
            sentence = f"Piece {number + 1} of the file is missing: send it again."
            raise ValidationError(sentence, code="missing_piece")
        digest.update(content)
        size += len(content)
    upload.sha256 = digest.hexdigest()
    upload.save(update_fields=["sha256"])
    return upload


def take(*, name: str, size: int, chunks: Iterable[bytes], by: Any) -> Upload:
    """A file that came in one request."""
    with transaction.atomic():
        upload = begin(name=name, size=size, by=by)
        for number, content in enumerate(_pieces(chunks)):
            add(upload, number, content)
        return complete(upload)


def recognised(upload: Upload) -> Upload:
    """Note the format of a file that is here as a whole. Raises ValidationError if nobody knows
    it, and discards it then."""
    upload.format = format_of(opened(upload), upload.name)
    if not upload.format:
        upload.delete()
        raise ValidationError(UNKNOWN, code="unknown_format")
    upload.save(update_fields=["format"])
    return upload


def discard(upload: Upload) -> None:
    """The file goes; what is on record of its imports stays. Raises ValidationError while one of
    them runs."""
    if upload.imports.filter(state=ImportState.RUNNING).exists():
        sentence = "The file is being imported: stop that first."
        raise ValidationError(sentence, code="being_imported")
    upload.delete()


def digest_of(file: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 of a file and its size, read from the beginning and wound back."""
    digest = hashlib.sha256()
    while chunk := file.read(PIECE):
        digest.update(chunk)
    size = file.tell()
    file.seek(0)
    return digest.hexdigest(), size


def _forget_old() -> None:
    old = Upload.objects.filter(at__lt=timezone.now() - KEPT)
    old.exclude(imports__state=ImportState.RUNNING).delete()


def _forget_one(by: Any) -> bool:
    """The oldest file of somebody that has been imported makes room for a new one."""
    done = Upload.objects.filter(
        by=by, imports__dry_run=False, imports__state=ImportState.FINISHED
    ).exclude(imports__state=ImportState.RUNNING)
    oldest = done.order_by("at").first()
    return bool(oldest and oldest.delete())


def _name(name: str) -> str:
    """The last part of a path, on one line."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each if each.isprintable() else "�" for each in last)[-300:] or "file"


def _contents(upload: Upload) -> Iterator[bytes | None]:
    for number in range((upload.size - 1) // PIECE + 1):
        yield _content(upload.pk, number)


def _content(upload: UUID, number: int) -> bytes | None:
    found = UploadPiece.objects.filter(upload=upload, number=number).values_list("content")
    piece = found.first()
    return bytes(piece[0]) if piece else None


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, in pieces."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)


class Gone(OSError):
    """A file that was discarded while it was read."""


class _Pieces(io.RawIOBase):
    """An upload as a file, of which one piece is in memory."""

    def __init__(self, upload: Upload) -> None:
        self._upload, self._at = upload, 0
        self._number, self._piece = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        begins = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._upload.size}
        at = begins[whence] + offset
        if at < 0:
            raise ValueError(f"negative seek position {at}")
        self._at = at
        return at

    def readinto(self, buffer: Any, /) -> int:
        number, start = divmod(self._at, PIECE)
        if self._at >= self._upload.size:
            return 0
        if number != self._number:
            content = _content(self._upload.pk, number)
            if content is None:
                raise Gone(f"The file “{self._upload}” was discarded.")
            self._number, self._piece = number, content
        found = self._piece[start : start + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def opened(upload: Upload) -> io.BufferedReader:
    """The upload as an open file."""
    return io.BufferedReader(_Pieces(upload), 1 << 16)
