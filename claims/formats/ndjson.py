"""NDJSON, the project's own format: one claim record a line, in the shape that the API gives.

A member that is not known is refused with the nearest that is; one that the database derives or
keeps for itself may stand there and says nothing to an import. Which members there are is told by
whoever reads (`Shape`): here is how each kind of value is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import partial
from typing import Any, NoReturn
from uuid import UUID

from claims.formats.lines import BinaryLines, read_lines
from claims.formats.records import ClaimRecord, Days, FormatError, Rejection, guarded
from claims.formats.strict_json import (
    LONGEST_NUMBER,
    RecordError,
    all_of,
    read_object,
    whole_text,
)

Read = Callable[[Any, str], Any]
LONGEST_LIST = 1000
ARRAY = re.compile(r"\[\s*(\{|$)")
_NAME = r"\"?[A-Za-z_][\w .\[\]-]*\"?"
HEADER = re.compile(rf"{_NAME}(?:[,;\t]{_NAME})+")
WRAPPED = re.compile(r'\{\s*"(\w+)"\s*:\s*\[\s*(\{|$)')
OPEN = re.compile(r"\{|\{.*[\[{,]")  # a line whose object may go on in the next one
SEVERAL_LINES = (
    "The file is JSON over several lines. NDJSON has one object a line: jq -c . makes it so."
)


def read(claim: Shape, file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each line of the file as a claim, or why it is none."""
    goes_on = False
    for number, line in read_lines(file):
        if isinstance(line, Rejection):
            yield number, line
        elif text := line.strip():
            if number == 1:
                _refuse_other_formats(text, claim)
            if goes_on and not text.startswith("{"):
                raise FormatError(SEVERAL_LINES)
            goes_on = number == 1 and bool(OPEN.fullmatch(text))
            yield number, _claim(claim, line)


def _refuse_other_formats(line: str, claim: Shape) -> None:
    """What the first line of a file shows of it, lest each of its lines be refused."""
    if (list_of := WRAPPED.match(line)) and list_of[1] not in {*claim.members, *claim.ignored}:
        raise FormatError(
            "The file is one JSON object around a list. NDJSON has one object a line: "
            f"jq -c '.{list_of[1]}[]' makes it so."
        )
    if ARRAY.match(line):
        raise FormatError(
            "The file is one JSON array. NDJSON has one object a line: jq -c '.[]' makes it so."
        )
    if HEADER.fullmatch(line):
        raise FormatError(
            "The file is a table (CSV). NDJSON has one JSON object a line, with the columns as its "
            "members."
        )


@guarded
def _claim(shape: Shape, line: str) -> ClaimRecord:
    found = read_object(line)
    _refuse_tombstones(found)
    values = shape.values(found, "")
    if "relations" in values:  # those that point at this claim are the other claim's
        values["relations_out"] = tuple(filter(None, values.pop("relations")))
    claim: ClaimRecord = shape.record(**values, given=frozenset(values))
    return claim


def _refuse_tombstones(found: dict[str, Any]) -> None:
    for member in ("redacted_at", "merged_into"):
        if found.get(member) is not None:
            raise RecordError(
                member,
                "tombstone",
                "This is the tombstone of a claim that was redacted or merged into another.",
            )


@dataclass(frozen=True)
class Shape:
    """The members of an object: how each is read, and which say nothing to an import."""

    record: Callable[..., Any]
    members: dict[str, Read]
    ignored: tuple[str, ...] = ()
    tracks_given: bool = False

    def __call__(self, value: Any, path: str) -> Any:
        values = self.values(value, f"{path}.")
        return self.record(**values, **({"given": frozenset(values)} if self.tracks_given else {}))

    def values(self, value: Any, prefix: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _wrong(prefix.rstrip("."), value, "an object")
        return all_of(
            (name, partial(self.members.get(name, self._unknown), member, prefix + name))
            for name, member in value.items()
            if name not in self.ignored
        )

    def _unknown(self, value: Any, path: str) -> NoReturn:
        prefix, _, name = path.rpartition(".")
        prefix += "." * bool(prefix)
        near = get_close_matches(name[:80], [*self.members, *self.ignored], n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        known = ", ".join(self.members)
        raise RecordError(
            f"{prefix}{name[:80]}",
            "unknown_field",
            f"There is no such field.{hint} Known: {known}.",
        )


def text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise _wrong(path, value, "a text")
    if not whole_text(value):
        raise RecordError(
            path, "invalid_character", "The text holds a NUL character or half a surrogate pair."
        )
    return value


def number(value: Any, path: str) -> Decimal:
    """An exact number, written as a JSON number or as a text of digits."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise _wrong(path, value, "a number")
    try:
        if (
            not value.isascii()
            or "_" in value
            or value.strip() != value
            or len(value) > LONGEST_NUMBER
        ):
            raise InvalidOperation
        found = Decimal(value)
        if not found.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise RecordError(path, "invalid_number", f"“{value[:80]}” is not a number.") from None
    return found


def whole(value: Any, path: str) -> int:
    if not isinstance(value, Decimal) or value.copy_abs() >= 2**31 or value != int(value):
        raise _wrong(path, value, "a whole number")
    return int(value)


def flag(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, value, "true or false")
    return value


def key(value: Any, path: str) -> UUID:
    try:
        found = UUID(text(value, path))
        if str(found) != value:
            raise ValueError
    except ValueError:
        raise RecordError(
            path, "invalid_id", f"“{value[:80]}” is not a UUID of 36 characters in lower case."
        ) from None
    if found.int in (0, 2**128 - 1):
        raise RecordError(path, "reserved_id", "This UUID is reserved: it is the id of nothing.")
    return found


def days(value: Any, path: str) -> Days:
    """{"from": "2022-03-01", "to": "2022-03-31"}, both days included."""
    if not isinstance(value, dict) or set(value) != {"from", "to"}:
        raise _wrong(path, value, "an object of “from” and “to”")
    first, last = (_day(value[name], f"{path}.{name}") for name in ("from", "to"))
    if last < first:
        raise RecordError(path, "inverted_period", "The last day lies before the first.")
    return Days(first, last)


def _day(value: Any, path: str) -> date:
    try:
        found = date.fromisoformat(text(value, path))
        if (
            found.isoformat() != value
            or not 1 < found.toordinal() <= date(9998, 12, 31).toordinal()
        ):
            raise ValueError
    except ValueError:
        raise RecordError(
            path, "invalid_date", f"“{value[:80]}” is not a day, such as 2022-03-05."
        ) from None
    return found


def maybe(read: Read) -> Read:
    """Or null."""
    return lambda value, path: None if value is None else read(value, path)


def many(read: Read) -> Read:
    """A list of them."""

    def read_list(value: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _wrong(path, value, "a list")
        if len(value) > LONGEST_LIST:
            raise RecordError(path, "too_many", f"A list has at most {LONGEST_LIST} items.")
        items = enumerate(value)
        return tuple(all_of((n, partial(read, each, f"{path}[{n}]")) for n, each in items).values())

    return read_list


def _wrong(path: str, value: Any, wanted: str) -> RecordError:
    names = {
        dict: "an object",
        list: "a list",
        str: "a text",
        bool: "true or false",
        type(None): "null",
    }
    return RecordError(
        path, "wrong_type", f"{names.get(type(value), 'a number')} was given instead of {wanted}."
    )
