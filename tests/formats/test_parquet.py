"""Rows as Parquet: the types of columns, and that no number is rounded."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from claims.formats import parquet
from claims.formats.columns import Column, Type

pyarrow = pytest.importorskip("pyarrow")


def table(columns: list[Column], rows: list[list[Any]], **widths: tuple[int, int]) -> Any:
    from pyarrow.parquet import read_table

    pieces = list(parquet.written(columns, rows, lambda: widths))
    assert pieces[0] == b"PAR1", "the first bytes wait for nothing"
    return read_table(io.BytesIO(b"".join(pieces)))


@pytest.mark.parametrize(
    ("width", "found"),
    [
        pytest.param((3, 0), (38, 9), id="a count"),
        pytest.param((29, 9), (38, 9), id="all that nine decimals leave"),
        pytest.param((30, 0), (38, 0), id="too large for nine decimals"),
        pytest.param((14, 24), (38, 24), id="as fine as any"),
        pytest.param((30, 8), (38, 8), id="all digits"),
        pytest.param((30, 9), None, id="one digit too many"),
        pytest.param((0, 0), (38, 9), id="no number at all"),
    ],
)
def test_a_decimal_holds_what_was_measured(width: tuple[int, int], found: Any) -> None:
    assert parquet.decimal(*width) == found


def test_each_type_of_column_is_read_as_what_it_is() -> None:
    kinds = {
        Type.TEXT: ("a", "a"),
        Type.ID: ("b", "b"),
        Type.NUMBER: ("-2750000000.5", Decimal("-2750000000.5")),
        Type.INTEGER: (7, 7),
        Type.BOOLEAN: (True, True),
        Type.DAY: ("2022-03-05", date(2022, 3, 5)),
        Type.INSTANT: (
            "2026-11-30T06:50:12.875430Z",
            datetime(2026, 11, 30, 6, 50, 12, 875430, tzinfo=UTC),
        ),
        Type.JSON: ([{"a": "ü"}], '[{"a":"ü"}]'),
    }
    columns = [Column(str(kind), kind) for kind in kinds]
    row = [given for given, _ in kinds.values()]

    found = table(columns, [row, [None] * len(row)], number=(10, 1))

    assert found.to_pydict() == {str(kind): [read, None] for kind, (_, read) in kinds.items()}
    assert str(found.schema.field("number").type) == "decimal128(38, 9)"
    assert str(found.schema.field("day").type) == "date32[day]"
    assert str(found.schema.field("instant").type) == "timestamp[us, tz=UTC]"


def test_numbers_that_no_decimal_holds_stay_text_and_the_file_says_so() -> None:
    low, fine = "9" * 30, f"0.{'3' * 18}"

    found = table([Column("low", Type.NUMBER)], [[low], [fine]], low=(30, 18))

    assert found["low"].to_pylist() == [low, fine]
    assert json.loads(found.schema.metadata[parquet.KEPT_AS_TEXT]) == ["low"]


def test_a_number_that_came_after_measuring_is_not_rounded() -> None:
    with pytest.raises(pyarrow.ArrowInvalid):
        table([Column("low", Type.NUMBER)], [[f"0.{'3' * 18}"]], low=(1, 0))


def test_a_table_without_rows_has_its_columns() -> None:
    assert table([Column("a"), Column("b", Type.DAY)], []).column_names == ["a", "b"]
