"""The empty table: what it asks for, and that it comes back filled."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from claims.formats.records import ClaimRecord, LeftOut
from claims.formats.tables import templates
from claims.formats.tables.fields import FIELDS
from claims.formats.tables.layout import Layout
from claims.formats.tables.reading import read_claims, read_table

FILLED = {
    "dataset_id": "1",
    "statement": "331 were waiting.",
    "speaker": "Ann Example",
    "said_at": "2022-03-05",
    "value": "331",
    "measure": "Patients waiting",
}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_template_holds_no_claim(kind: str) -> None:
    raw = BytesIO({"csv": templates.csv_template, "xlsx": templates.xlsx_template}[kind]())

    table = read_table(kind, raw, Layout())

    assert templates.is_template(table.columns)
    assert all(isinstance(row, LeftOut) for _, row in table.rows)


def test_a_filled_workbook_comes_back_as_a_claim() -> None:
    book: Any = load_workbook(BytesIO(templates.xlsx_template()))
    sheet = book.active
    for name, text in FILLED.items():
        sheet.cell(2, templates.NAMES.index(name) + 1, text)
    held = BytesIO()
    book.save(held)

    ((_, record),) = read_claims("xlsx", held, mapping=templates.MAPPING)

    assert isinstance(record, ClaimRecord)
    assert (record.statement, record.said_at, record.faults) == (
        "331 were waiting.",
        "2022-03-05",
        (),
    )


def test_choices_are_offered_and_each_header_explains_itself() -> None:
    sheet: Any = load_workbook(BytesIO(templates.xlsx_template())).active

    offered = {each.formula1 for each in sheet.data_validations.dataValidation}
    assert '"normal,estimate,provisional,forecast"' in offered
    assert len(offered) == sum(bool(FIELDS[name].allowed) for name in templates.NAMES)
    assert all(cell.comment for cell in sheet[1])
