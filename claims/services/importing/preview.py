"""The first rows of an uploaded table, read by a mapping: what each would become. Nothing is kept.

A mapping is saved for the shape of a header, which is its columns in their order: the next file
with the same columns begins with it.
"""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db import transaction

from claims.formats.tables import templates, workbook
from claims.formats.tables.layout import Layout, Row
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.mapping_toml import read_mapping, write_mapping
from claims.formats.tables.reading import read_claims, read_table
from claims.formats.tables.suggestion import dataset_of, suggest
from claims.models import FaultKind, SavedMapping, Upload
from claims.services import recording
from claims.services.importing import pipeline, uploads
from claims.services.importing.checking import Checker
from claims.services.importing.names import Doubt
from claims.services.importing.policy import ImportPolicy
from claims.services.importing.record import Record, Told
from claims.services.importing.underway import told_of
from claims.services.recording.validating import Prepared

ROWS = 20
AGAINST = (FaultKind.REJECTED, FaultKind.LEFT_OUT)


@dataclass(frozen=True)
class Header:
    """The columns of a table, its first cells, and how the file was understood."""

    columns: tuple[str, ...]
    cells: tuple[Pairs[str, str], ...]
    told: tuple[str, ...]

    @property
    def shape(self) -> str:
        """The same for files with the same columns."""
        names = "\x1f".join(name.casefold() for name in self.columns)
        return sha256(names.encode()).hexdigest()


@dataclass(frozen=True)
class ReadRow:
    """A line with its claim, or with what stands against it, or both."""

    line: int
    claim: Prepared | None
    told: Told | None


@dataclass(frozen=True)
class Preview:
    rows: tuple[ReadRow, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Start:
    """A mapping to begin with, where it comes from, and the reasons of a draft by its places."""

    mapping: Mapping
    origin: str
    reasons: Pairs[str, str]


def header_of(upload: Upload, layout: Layout) -> Header:
    """Raises FormatError if the file holds no table."""
    table = read_table(upload.format, uploads.opened(upload), layout)
    rows = (row for _, row in table.rows if isinstance(row, Row))
    return Header(table.columns, tuple(row.cells for row in islice(rows, ROWS)), table.told)


def start_of(upload: Upload) -> Start:
    """The mapping of an upload: its own, one that was saved for its header, or a draft."""
    if upload.mapping:
        return Start(read_mapping(upload.mapping), "own", {})
    header = header_of(upload, Layout())
    if saved := SavedMapping.objects.filter(shape=header.shape).first():
        return Start(read_mapping(saved.text), "saved", {})
    if templates.is_template(header.columns):
        named = replace(templates.MAPPING, dataset=dataset_of(upload.name))
        return Start(named, "template", {})
    return draft_of(upload)


def draft_of(upload: Upload, sheet: str = "") -> Start:
    """A draft for a table, or for one sheet of a workbook."""
    layout = Layout(sheet=sheet)
    table = read_table(upload.format, uploads.opened(upload), layout)
    drafted = suggest(table, name=upload.name, layout=layout)
    return Start(drafted.mapping, "draft", drafted.reasons)


def sheets_of(upload: Upload) -> list[str]:
    """The sheets to choose from. Raises FormatError."""
    return workbook.sheets(uploads.opened(upload)) if upload.format == "xlsx" else []


def keep(upload: Upload, mapping: Mapping) -> None:
    """The mapping of this upload from now on."""
    upload.mapping = write_mapping(mapping)
    upload.save(update_fields=["mapping"])


def save_for_next_time(upload: Upload, header: Header, by: Any) -> None:
    SavedMapping.objects.update_or_create(
        shape=header.shape, defaults={"text": upload.mapping, "by": by}
    )


def preview(upload: Upload, mapping: Mapping) -> Preview:
    """Raises FormatError if the table does not have the columns of the mapping."""
    file = uploads.opened(upload)
    lines = list(islice(read_claims(upload.format, file, mapping=mapping), ROWS))
    with transaction.atomic():
        record = Record(pipeline.begin(format=upload.format, by=None, dry_run=True))
        policy = ImportPolicy(record=record, publish=False)
        batch = Checker(upload.format, mapping, {}).check(lines, policy)
        record.expect(batch.rows)
        answers = recording.write(batch.rows, policy)
        transaction.set_rollback(True)
    told = [*batch.told, *told_of(answers, batch)]
    against = {each.line: each for each in told if each.kind in AGAINST}
    claims = {row.number: row for row in batch.rows}
    rows = (ReadRow(line, claims.get(line), against.get(line)) for line, _ in lines)
    return Preview(tuple(rows), tuple(batch.found.doubts.values()))
