"""Numbers of a record as JSON numbers: the same digits, and nothing else is touched."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.json_numbers import unquoting

NAMES = ("low", "high")
as_numbers = unquoting(NAMES)


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b'{"low":"331"}', b'{"low":331}', id="whole"),
        pytest.param(b'{"low":"-0.10"}', b'{"low":-0.10}', id="all its digits"),
        pytest.param(b'{"low": "1"}', b'{"low":1}', id="as jsonb writes it"),
        pytest.param(b'{"low":null}', b'{"low":null}', id="none"),
        pytest.param(b'{"below":"1"}', b'{"below":"1"}', id="another name"),
        pytest.param(b'{"low":"1,000"}', b'{"low":"1,000"}', id="no number"),
        pytest.param(b'{"a":[{"high":"2"}]}', b'{"a":[{"high":2}]}', id="anywhere"),
    ],
)
def test_numbers_lose_their_marks(before: bytes, after: bytes) -> None:
    assert as_numbers(before) == after


DIGITS = st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: f"{number:f}")


@given(st.text(st.characters(exclude_categories=["Cs"])), DIGITS)
def test_no_digit_and_no_text_is_changed(text: str, number: str) -> None:
    words = f'{text}"low":"1"{text}\\'
    record = {"low": number, "note": words, words: "1", "list": [words, {"high": number}]}

    read = json.loads(as_numbers(packed(record)), parse_int=Decimal, parse_float=Decimal)

    assert read["low"] == read["list"][1]["high"] == Decimal(number)
    assert (read["note"], read[words], read["list"][0]) == (words, "1", words)
