"""Everything public, as a folder: each list as NDJSON, CSV and Parquet, with what describes them.

All files are of one moment. The folder is made under another name and renamed when it is whole, so
that nobody ever finds a part of one. `latest` leads to the newest.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.formats import data_package, dcat, parquet
from claims.formats.data_package import File, Package
from claims.queries import cursors, public_rows
from claims.records import record_cache
from claims.records.record_cache import KINDS, SHAPE_VERSION, Kind
from claims.services.exporting import writers
from claims.services.exporting.snapshots import snapshot
from claims.services.exporting.walking import Ids, Listing

LISTS = {
    "claims": "Who asserted what, when, with the numbers, sources and reviews of each claim.",
    "assertions": "The numbers in claims, as printed and as intervals.",
    "speakers": "Who says things.",
    "sources": "Where claims are recorded.",
    "events": "What numbers are about.",
    "measures": "What is counted.",
    "reviews": "Verdicts on claims.",
    "topics": "Subjects, with broader ones.",
    "relations": "How one claim stands to another.",
    "units": "Units, with exact factors.",
}
FORMATS = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
    "parquet": "application/vnd.apache.parquet",
}
PREFIX, LATEST, LOCK = "onrecord-", "latest", ".lock"
Say = Callable[[str], Any]


class UnderWay(Exception):
    """Another process writes a dump into this folder."""


def make(folder: Path, *, kept: int, say: Say = lambda _: None) -> Path:
    """A new dump in a folder of dumps, of which the newest are kept. Raises UnderWay, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        moment = datetime.now(UTC)
        whole = folder / name_of(moment)
        part = folder / f".{whole.name}.part"
        _remove(folder.glob(".*.part"))
        part.mkdir()
        _write(part, moment, say)
        part.rename(whole)
        _point_latest(whole)
        _remove(dumps(folder)[:-kept])
    return whole


def name_of(moment: datetime) -> str:
    return f"{PREFIX}{moment:%Y-%m-%dT%H%M%SZ}"


def dumps(folder: Path, day: str = "") -> list[Path]:
    """The whole ones, of one day or of all, the oldest first."""
    return sorted(folder.glob(f"{PREFIX}{day}*"))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes into the folder meanwhile. The lock ends with its process."""
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnderWay(folder) from None
        yield


def _write(part: Path, moment: datetime, say: Say) -> None:
    for kind in KINDS.values():
        if kind.stored:
            sum(record_cache.warm(kind))
    with snapshot():
        epoch = cursors.current_epoch()
        files = [file for name in LISTS for file in _files(part, name, say)]
    package = Package(
        name=name_of(moment).lower(),
        title="Onrecord",
        about="All public claims, with everything that they refer to.",
        created=moment,
        licence=settings.LICENCE,
        files=tuple(files),
    )
    _describe(part, package, epoch)


def _files(part: Path, name: str, say: Say) -> Iterator[File]:
    """One list in every format."""
    kind = KINDS[name.removesuffix("s")]
    walk, read = partial(public_rows.walk, kind.model), partial(_records, kind)
    listing = Listing(kind, walk, read, in_order=True)
    number = public_rows.count(kind.model)
    for form in FORMATS:
        if form != "parquet" or parquet.is_installed():
            path = part / f"{name}.{form}"
            size, digest = _written(path, writers.written(form, listing))
            say(f"{path.name:24} {number:12,} records {size:16,} bytes")
            yield File(
                path=path.name,
                name=name,
                format=form,
                media_type=FORMATS[form],
                records=number,
                bytes=size,
                sha256=digest,
                about=LISTS[name],
                columns=listing.columns,
            )


def _records(kind: Kind, ids: Ids) -> Iterator[bytes]:
    for held in record_cache.page(kind, record_cache.walk_of(kind, ids)):
        if held.body:
            yield held.body


def _written(path: Path, pieces: Iterator[bytes]) -> tuple[int, str]:
    """The size and the SHA-256 of what was written."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


def _describe(part: Path, package: Package, epoch: str) -> None:
    described = {
        "manifest.json": _manifest(package, epoch),
        "datapackage.json": data_package.described(package),
        "catalog.jsonld": dcat.described(package),
    }
    for name, found in described.items():
        (part / name).write_text(f"{json.dumps(found, indent=2, ensure_ascii=False)}\n")
    sums = (f"{file.sha256}  {file.path}\n" for file in package.files)
    (part / "SHA256SUMS").write_text("".join(sums))


def _manifest(package: Package, epoch: str) -> dict[str, Any]:
    """What there is, as of when, of which database and form of the records."""
    return {
        "name": package.name,
        "created": package.created.isoformat(),
        "licence": package.licence or None,
        "database": epoch,
        "record_form": SHAPE_VERSION,
        "counts": {file.name: file.records for file in package.files},
        "files": [
            {
                "path": file.path,
                "list": file.name,
                "format": file.format,
                "media_type": file.media_type,
                "records": file.records,
                "bytes": file.bytes,
                "sha256": file.sha256,
            }
            for file in package.files
        ],
    }


def _point_latest(whole: Path) -> None:
    link = whole.parent / f".{LATEST}.part"
    link.symlink_to(whole.name)
    link.replace(whole.parent / LATEST)


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
