"""An empty table to fill in, with what each column means and the words to choose from."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from claims.formats.tables.fields import FIELDS, Field
from claims.formats.tables.mapping import Mapping

NAMES = (
    "dataset_id statement quote speaker speaker_role said_at value measure unit as_of event status "
    "note topics kind source_title source_url source_kind source_publisher source_date"
).split()
NEEDED = ("dataset_id", "speaker")
LAST = 10_000  # the row down to which choices are offered
MAPPING = Mapping(dataset="template", columns={name: FIELDS[name].label for name in NAMES})
"""How a filled template is read. Its data set is named after the file."""


def is_template(columns: tuple[str, ...]) -> bool:
    """Whether a table has the columns of the template, in whatever order."""
    return {FIELDS[name].label for name in NAMES} <= set(columns)


def csv_template() -> bytes:
    """The header and a line of help, which an import leaves out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(FIELDS[name].label for name in NAMES)
    helps = [_help(FIELDS[name]) for name in NAMES]
    writer.writerow([f"# {helps[0]}", *helps[1:]])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_template() -> bytes:
    """One sheet: help as comments of the header, lists of choices in the cells below it."""
    workbook = Workbook(write_only=False)
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet("Claims")
    for place, name in enumerate(NAMES, 1):
        field = FIELDS[name]
        cell = sheet.cell(1, place, field.label)
        cell.font = Font(bold=True)
        cell.comment = Comment(_help(field), "Onrecord", width=280, height=90)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 18
        if field.allowed:
            sheet.add_data_validation(_choice(field, f"{letter}2:{letter}{LAST}"))
    sheet.freeze_panes = "A2"
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def _choice(field: Field, cells: str) -> DataValidation:
    choice = DataValidation(
        type="list",
        formula1=f'"{",".join(field.allowed)}"',
        allow_blank=True,
        showErrorMessage=True,
    )
    choice.error = f"Choose one of: {', '.join(field.allowed)}."
    choice.add(cells)
    return choice


def _help(field: Field) -> str:
    words = ", ".join(field.allowed)
    needed = "needed" if field.name in NEEDED else ""
    return "; ".join(filter(None, (field.help, f"one of: {words}" if words else "", needed)))
