"""The lines of a file, told what is on record of what they name, and checked before they are
written.

The names of a table are settled first, since a number is read by what its measure counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.formats.records import (
    CatalogueRecord,
    Cell,
    ClaimRecord,
    LeftOut,
    Rejection,
    guarded,
)
from claims.formats.tables import mapping as tables
from claims.models import FaultKind
from claims.services.importing import rejections
from claims.services.importing.assertions import Found, fill
from claims.services.importing.names import Names
from claims.services.importing.record import Told
from claims.services.importing.summary import Summary
from claims.services.importing.table_cells import read_cells
from claims.services.recording import Policy
from claims.services.recording.measured import in_context
from claims.services.recording.validating import Prepared, prepare

Line = tuple[int, ClaimRecord | LeftOut | Rejection]
# Where the texts of a format were printed.
LOCALES_OF = {"factopolis": "en-US", "gdelt": "en-US", "liar": "en-US"}


@dataclass
class Batch:
    """Some lines of the file, checked, with what is known of them before they are written."""

    rows: list[Prepared] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    found: Summary = field(default_factory=Summary)

    @property
    def cells(self) -> dict[int, tuple[Cell, ...]]:
        """The cells that the members of each line come from."""
        return {row.number: row.record.cells for row in self.rows if row.record.cells}


class Checker:
    """Checks the lines of one file. Each name in it is looked up once."""

    def __init__(
        self,
        format: str,  # noqa: A002  what everybody calls it
        mapping: tables.Mapping | None,
        options: Mapping[str, Any],
    ) -> None:
        self._names = Names(mapping) if mapping else None
        self._reads_texts = bool(options.get("assertions"))
        self._locale = options.get("locale") or LOCALES_OF.get(format, "")

    def check(self, lines: Sequence[Line], policy: Policy) -> Batch:
        batch = Batch(found=Summary(read=len(lines)))
        lines = list(self._filled(lines, batch.found.found))
        records = iter(self._told([line for _, line in lines if isinstance(line, ClaimRecord)]))
        checked: set[CatalogueRecord] = set()
        for number, line in lines:
            if isinstance(line, LeftOut):
                batch.found.passed_over[line.code] += 1
                why = Rejection("", line.code, line.reason)
                batch.told.append(Told(number, FaultKind.LEFT_OUT, why))
            elif isinstance(line, Rejection):
                batch.told.append(rejected(number, line))
            else:
                _add(batch, number, next(records), policy, checked)
        if self._names:
            batch.found.doubts = dict(self._names.doubts)
        return batch

    def _filled(self, lines: Iterable[Line], found: Found) -> Iterator[Line]:
        """With the assertions that texts hold, where that is asked for."""
        for number, line in lines:
            if self._reads_texts and isinstance(line, ClaimRecord):
                yield number, guarded(fill)(line, locale=self._locale, found=found)
            else:
                yield number, line

    def _told(self, records: list[ClaimRecord]) -> list[ClaimRecord]:
        """What is on record of their names and measures; then cells can be read."""
        known = self._names.told(records) if self._names else records
        return [read_cells(record) for record in in_context(known)]


def _add(
    batch: Batch,
    number: int,
    record: ClaimRecord,
    policy: Policy,
    checked: set[CatalogueRecord],
) -> None:
    batch.found.left_out.update(record.left_out)
    batch.found.speakerless += "speaker" in record.given and record.speaker is None
    row = guarded(_prepared)(number, record, policy=policy, checked=checked)
    if isinstance(row, Rejection):
        batch.told.append(rejected(number, row))
    else:
        batch.rows.append(row)


def _prepared(
    line: int, record: ClaimRecord, *, policy: Policy, checked: set[CatalogueRecord]
) -> Prepared:
    row = prepare(line, record, policy=policy, checked=checked)
    if record.id is None and not record.dataset_id:
        row.faults.append(rejections.NO_IDENTITY)
    row.faults.extend(map(rejections.as_fault, record.faults))
    return row


def rejected(line: int, rejection: Rejection) -> Told:
    return Told(line, FaultKind.REJECTED, rejection)
