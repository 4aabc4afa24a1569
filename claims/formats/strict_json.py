"""One JSON object from one line, read strictly: what would be ambiguous elsewhere is refused here.

The standard reader takes NaN, lets the last of two equal keys win, rounds decimals and lets half of
a surrogate pair through; and nesting can exhaust the stack of any reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.formats.records import Rejection

DEEPEST = 32
LONGEST_NUMBER = 100
# Strings are skipped whole, an unfinished one too, so that one pass is linear in any input.
BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|([\[{])|([\]}])', re.DOTALL)
SURROGATE = re.compile("[\ud800-\udfff]")


class RecordError(Exception):
    """A value that is not taken, and where it stands."""

    def __init__(
        self,
        field: str,
        code: str,
        reason: str,
        others: tuple[Rejection, ...] = (),
        *,
        value: str = "",
        allowed: tuple[str, ...] = (),
    ) -> None:
        self.rejection = Rejection(field, code, reason, others, value=value, allowed=allowed)
        super().__init__(reason)


def all_of(reads: Iterable[tuple[Any, Callable[[], Any]]]) -> dict[Any, Any]:
    """The values under their keys. Raises a RecordError of all that are not taken, if any."""
    values, told = {}, list[Rejection]()
    for key, read in reads:
        try:
            values[key] = read()
        except RecordError as error:
            told += [replace(error.rejection, others=()), *error.rejection.others]
    if told:
        first = told[0]
        raise RecordError(first.field, first.code, first.reason, tuple(told[1:]))
    return values


def read_object(line: str) -> dict[str, Any]:
    """The line's object, its numbers as Decimals. Raises RecordError."""
    _refuse_depth(line)
    try:
        found = _DECODER.decode(line)
    except json.JSONDecodeError as error:
        place = f"at character {error.pos + 1}"
        needed = "" if line.lstrip().startswith("{") else "One JSON object is needed: {…}. "
        raise RecordError("", "invalid_json", f"{needed}{error.msg} {place}.") from None
    _refuse_unreadable(found, "")
    if not isinstance(found, dict):
        raise RecordError("", "not_an_object", "One JSON object is needed: {…}.")
    return found


def _refuse_depth(line: str) -> None:
    if line.count("[") + line.count("{") <= DEEPEST:
        return
    depth = 0
    for match in BRACKETS.finditer(line):
        depth += bool(match[1]) - bool(match[2])
        if depth > DEEPEST:
            raise RecordError("", "too_deep", f"The record is nested more than {DEEPEST} deep.")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(
            twice[:80], "duplicate_key", f"The key “{twice[:80]}” stands twice in one object."
        )
    for key, value in pairs:
        _refuse_unreadable(value, key[:80])
    return found


def _refuse_unreadable(value: Any, key: str) -> None:
    """Said of the key that the number stands under, which whoever reads it alone does not know."""
    if isinstance(value, list):
        for item in value:
            _refuse_unreadable(item, key)
    elif isinstance(value, Decimal) and not value.is_finite():
        raise RecordError(
            key,
            "invalid_number",
            f"“{key}” holds no finite number of at most {LONGEST_NUMBER} characters.",
        )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text) if len(text) <= LONGEST_NUMBER else NOT_READ
    except InvalidOperation:  # an exponent of twenty digits
        return NOT_READ


NOT_READ = Decimal("NaN")
_DECODER = json.JSONDecoder(
    parse_float=_number,
    parse_int=_number,
    parse_constant=lambda name: NOT_READ,
    object_pairs_hook=_pairs,
)


def whole_text(text: str) -> bool:
    """Whether a text can be stored and sent: no NUL, and no half of a surrogate pair."""
    return "\0" not in text and not SURROGATE.search(text)
