"""JSON arrays as tables: members are columns, and numbers keep their digits."""

from __future__ import annotations

import json
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.grid import Cells, Digits
from claims.formats.tables.layout import Layout, Row, table_of
from claims.formats.tables.objects import read_objects


def rows(raw: bytes) -> list[Any]:
    table = table_of(read_objects(BytesIO(raw)), Layout())
    return [dict(each.cells) if isinstance(each, Row) else each.code for _, each in table.rows]


def test_members_are_columns_and_what_is_missing_is_empty() -> None:
    raw = b'[{"day": "2022-03-05", "n": 2800}, {"day": null, "note": "x", "ok": true}, 7]'

    assert rows(raw) == [
        {"day": "2022-03-05", "n": "2800", "note": "", "ok": ""},
        {"day": "", "n": "", "note": "x", "ok": "TRUE"},
        "not_an_object",
    ]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("0.30", "0.30"), ("12345678901234567890123", "12345678901234567890123"), ("1e3", "1000")],
)
def test_a_number_keeps_its_digits(printed: str, wanted: str) -> None:
    _, (_, cells) = read_objects(BytesIO(f'[{{"a": 1, "n": {printed}}}]'.encode())).lines

    assert isinstance(cells, Cells)
    assert cells.texts[1] == wanted
    assert isinstance(cells.texts[1], Digits)


@pytest.mark.parametrize(
    ("value", "code"),
    [('{"b": 1}', "not_a_cell"), ("[null]", "not_a_cell"), ("1e999", "invalid_number")],
)
def test_a_value_that_is_no_cell_is_told_by_its_place(value: str, code: str) -> None:
    _, (_, cells) = read_objects(BytesIO(f'[{{"a": {value}}}]'.encode())).lines

    assert isinstance(cells, Cells)
    assert cells.unread[0].code == code


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"[1]", b'[{"a": NaN}]', b"[" * 9999, b'[{"a":']
)
def test_what_is_no_array_of_objects_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError):
        read_objects(BytesIO(raw))


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(values | st.dictionaries(st.text(max_size=3), values, max_size=3), max_size=4))
def test_no_json_gives_a_traceback(given_values: list[Any]) -> None:
    with suppress(FormatError):
        found = [*read_objects(BytesIO(json.dumps(given_values).encode())).lines]
        assert all(isinstance(each, Cells | Rejection) for _, each in found)
