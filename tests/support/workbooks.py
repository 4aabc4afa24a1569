"""Workbooks made of rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook


def book(*rows: tuple[Any, ...], **sheets_beside: list[tuple[Any, ...]]) -> BytesIO:
    """A workbook of rows; a cell may be a pair of a value and its number format."""
    workbook = Workbook()
    fill(workbook.active, rows)
    for name, others in sheets_beside.items():
        fill(workbook.create_sheet(name), others)
    held = BytesIO()
    workbook.save(held)
    return held


def fill(sheet: Any, rows: Any) -> None:
    for line, row in enumerate(rows, 1):
        for place, each in enumerate(row, 1):
            value, code = each if isinstance(each, tuple) else (each, "General")
            cell = sheet.cell(line, place, value)
            if code != "General":
                cell.number_format = code
