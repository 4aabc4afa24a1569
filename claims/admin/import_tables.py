"""The page of an uploaded table: its mapping as a form, beside its first rows as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from claims.admin import import_mapping
from claims.admin.desk.figures import meaning
from claims.admin.import_files import LATEST, ImportFiles, OptionsForm
from claims.admin.import_mapping import Choice, Doubtful
from claims.formats.records import ClaimRecord, FormatError, Rejection
from claims.formats.tables.mapping import NEW, Mapping, MappingError
from claims.formats.tables.mapping_toml import read_mapping, write_mapping
from claims.formats.tables.reading import GRIDS
from claims.models import Upload
from claims.services.importing import preview, uploads
from claims.services.importing.names import Doubt
from claims.services.importing.preview import Header, ReadRow, Start
from claims.services.importing.record import all_of
from claims.services.recording.validating import Part

ORIGINS = {
    "own": "As you left it.",
    "saved": "Saved from the last file with these columns.",
    "template": "This is the project's own template: its columns are known.",
    "draft": "Drafted from the header and the cells: correct what is wrong.",
}


@dataclass(frozen=True)
class ShownRow:
    """A row in words: what it asserts, who and when, its numbers, and what is wrong with it."""

    line: int
    statement: str
    who: str
    when: str
    figures: tuple[tuple[str, str], ...]
    faults: tuple[Rejection, ...]
    is_left_out: bool


class ImportTables(ImportFiles):
    """Uploads that are tables have this page; others have none of it."""

    def _options_page(
        self, request: HttpRequest, upload: Upload, form: OptionsForm
    ) -> HttpResponse:
        if upload.format not in GRIDS:
            return super()._options_page(request, upload, form)
        errors: list[str] = []
        if request.method == "POST":
            try:
                return self._mapped(request, upload, form)
            except MappingError as error:
                errors = list(error.faults)
            except FormatError as error:
                errors = [str(error)]
        return self._table_page(request, upload, form, errors)

    def _mapped(self, request: HttpRequest, upload: Upload, form: OptionsForm) -> HttpResponse:
        """Keep what the form says, and then read or try the file with it."""
        verb = request.POST.get("verb", "read")
        if verb == "forget":
            upload.mapping = ""
            upload.save(update_fields=["mapping"])
            return HttpResponseRedirect(self.url("file", upload.pk))
        typed = {name: str(value) for name, value in request.POST.items()}
        if verb == "sheet":
            preview.keep(upload, preview.draft_of(upload, typed.get("sheet", "")).mapping)
            return HttpResponseRedirect(self.url("file", upload.pk))
        if verb == "text":
            mapping = read_mapping(typed.get("mapping", ""))
            header = preview.header_of(upload, mapping.layout)
        else:
            start = preview.start_of(upload).mapping
            header = preview.header_of(upload, start.layout)
            mapping = import_mapping.mapped(start, header.columns, typed)
        mapping.check(header.columns)
        preview.keep(upload, mapping)
        if verb == "try" and form.is_valid():
            preview.save_for_next_time(upload, header, request.user)
            return self._tried(request, upload, form)
        return HttpResponseRedirect(self.url("file", upload.pk))

    def _table_page(
        self, request: HttpRequest, upload: Upload, form: OptionsForm, errors: list[str]
    ) -> HttpResponse:
        try:
            start = preview.start_of(upload)
            header = preview.header_of(upload, start.mapping.layout)
        except FormatError as error:
            return self._unreadable_page(request, upload, [*errors, str(error)])
        mapping, typed = start.mapping, request.POST if errors else None
        rows, doubts, faults = _read(upload, mapping)
        return self._drawn(
            request,
            "import_table",
            upload.name,
            upload=upload,
            form=form,
            errors=[*errors, *faults],
            origin=ORIGINS[start.origin],
            told=header.told,
            columns=_columns(start, header, typed),
            groups=import_mapping.groups(),
            stated=import_mapping.stated(mapping, typed),
            dataset=typed.get("dataset", "") if typed else mapping.dataset,
            dates=mapping.reading.dates,
            decimal=mapping.reading.decimal,
            orders=import_mapping.orders(),
            decimals=import_mapping.decimals(),
            doubtful=list(_doubtful(mapping, [*_doubts_before(upload), *doubts])),
            rows=rows,
            text=typed.get("mapping", "") if typed else write_mapping(mapping),
            runs=upload.imports.order_by("-id")[:LATEST],
            kept_until=upload.at + uploads.KEPT,
        )

    def _unreadable_page(
        self, request: HttpRequest, upload: Upload, errors: list[str]
    ) -> HttpResponse:
        return self._drawn(
            request,
            "import_file",
            upload.name,
            upload=upload,
            errors=errors,
            sheets=_sheets(upload),
            kept_until=upload.at + uploads.KEPT,
        )


def _sheets(upload: Upload) -> list[str]:
    try:
        return preview.sheets_of(upload)
    except FormatError:
        return []


def _columns(start: Start, header: Header, typed: Any) -> list[dict[str, Any]]:
    """The rows of the form, with what was typed where that is refused."""
    rows = import_mapping.rows_of(start.mapping, header.columns, header.cells)
    reasons = {
        start.mapping.columns.get(place.partition(".")[2], ""): why
        for place, why in start.reasons.items()
        if place.startswith("columns.")
    }
    return [
        {
            "row": row,
            "role": typed.get(f"role-{row.number}", "") if typed else row.role,
            "measure": typed.get(f"measure-{row.number}", "") if typed else row.measure,
            "unit": typed.get(f"unit-{row.number}", "") if typed else row.unit,
            "is_key": f"key-{row.number}" in typed if typed else row.is_key,
            "own_label": import_mapping.figure_label(row.role, start.mapping) if row.is_own else "",
            "why": reasons.get(row.name, ""),
        }
        for row in rows
    ]


def _read(upload: Upload, mapping: Mapping) -> tuple[list[ShownRow], list[Doubt], list[str]]:
    try:
        found = preview.preview(upload, mapping)
    except MappingError as error:
        return [], [], list(error.faults)
    except FormatError as error:
        return [], [], [str(error)]
    return list(map(_shown, found.rows)), list(found.doubts), []


def _shown(row: ReadRow) -> ShownRow:
    record = row.claim.record if row.claim else None
    faults = all_of(row.told.rejection) if row.told else ()
    refused = {fault.field.partition(".")[0] for fault in faults}
    parts = row.claim.parts.get("assertions", []) if row.claim else []
    is_left_out = bool(row.told and row.told.kind == "left_out")
    return ShownRow(
        row.line,
        record.statement if record and _is_own(record, refused) else "",
        record.speaker.name or record.speaker.slug if record and record.speaker else "",
        (record.said_at or "") if record else "",
        tuple(_figures(part for part in parts if part.path.rstrip(".") not in refused)),
        faults,
        is_left_out,
    )


def _is_own(record: ClaimRecord, refused: set[str]) -> bool:
    """Whether a statement is the row's own, or made of numbers that could be read."""
    return any(cell.path == "statement" for cell in record.cells) or not any(
        path.startswith("assertions") for path in refused
    )


def _figures(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """What each number counts, and what it means in words."""
    for part in parts:
        values = part.values
        measure: Any = part.references.get("measure")
        if values.get("comparator") and not (values["low"] is None and values["high"] is None):
            yield measure.label if measure else "", meaning(_as_json(values))


def _as_json(values: Any) -> dict[str, Any]:
    numbers = {name: _digits(values[name]) for name in ("low", "high")}
    words = {name: str(values.get(name, "")) for name in ("comparator", "form", "direction")}
    return numbers | words | {"unit": values.get("unit_id") or "1"}


def _digits(number: Any) -> str | None:
    return None if number is None else f"{number:f}"


def _doubts_before(upload: Upload) -> list[Doubt]:
    """Those that the last run of the whole file has found."""
    last = upload.imports.exclude(read=0).order_by("-id").first()
    return [Doubt.of(each) for each in last.details.get("doubts", ())] if last else []


def _doubtful(mapping: Mapping, doubts: list[Doubt]) -> Iterator[Doubtful]:
    """Each name once, with what was chosen for it."""
    known = {(each.kind, each.name): each for each in doubts}
    for (kind, name), doubt in known.items():
        chosen = mapping.names.get(kind, {}).get(name, "")
        candidates = zip(doubt.candidates, doubt.choices, strict=False)
        found = [Choice(said, f"{each.name} ({each.score} % alike)") for each, said in candidates]
        yield Doubtful(kind, name, (*found, Choice(NEW, "None of these: a new one")), chosen)
