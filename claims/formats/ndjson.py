"""NDJSON, the project's own format: one claim record a line, in the shape that the API gives.

A member that is not known is refused with the nearest that is; one that the database derives or
keeps for itself (IGNORED) may stand there and says nothing to an import. A reference may be the
short one of the API or the whole record of what it refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from claims.formats import records
from claims.formats.lines import BinaryLines, read_lines
from claims.formats.records import ClaimRecord, Days, Rejection, guarded
from claims.formats.strict_json import LONGEST_NUMBER, RecordError, read_object, whole_text

Read = Callable[[Any, str], Any]
STAMP = ("version", "modified", "redacted_at", "redaction_reason")
LONGEST_LIST = 1000


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    """Each line of the file as a claim, or why it is none."""
    for number, line in read_lines(file):
        if isinstance(line, Rejection):
            yield number, line
        elif line.strip():
            yield number, _claim(line)


@guarded
def _claim(line: str) -> ClaimRecord:
    found = read_object(line)
    _refuse_tombstones(found)
    values = CLAIM.values(found, "")
    left_out = tuple(["relations"] if found.get("relations") else [])
    claim: ClaimRecord = CLAIM.record(**values, left_out=left_out, given=frozenset(values))
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
        values = {}
        for name, member in value.items():
            if name in self.members:
                values[name] = self.members[name](member, prefix + name)
            elif name not in self.ignored:
                raise self._unknown(name, prefix)
        return values

    def _unknown(self, name: str, prefix: str) -> RecordError:
        near = get_close_matches(name[:80], [*self.members, *self.ignored], n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        known = ", ".join(self.members)
        return RecordError(
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
        return tuple(read(item, f"{path}[{index}]") for index, item in enumerate(value))

    return read_list


def _texts(*names: str) -> dict[str, Read]:
    return dict.fromkeys(names, text)


def _wrong(path: str, value: Any, wanted: str) -> RecordError:
    names = {
        dict: "an object",
        list: "a list",
        str: "a text",
        bool: "true or false",
        type(None): "null",
    }
    return RecordError(
        path, "wrong_type", f"{names.get(type(value), 'a number')} stands where {wanted} is due."
    )


ORIGIN = _texts("origin", "origin_id")


def _organization(value: Any, path: str) -> Any:
    return SPEAKER(value, path)


def _broader(value: Any, path: str) -> Any:
    return TOPIC(value, path)


SPEAKER: Shape = Shape(
    records.SpeakerRecord,
    {
        "id": key,
        **_texts("slug", "name", "kind", "description", "country", "area"),
        "aliases": many(Shape(records.AliasRecord, _texts("name", "language"))),
        "identifiers": many(Shape(records.IdentifierRecord, _texts("scheme", "value"))),
        "roles": many(
            Shape(
                records.RoleRecord,
                {
                    "title": text,
                    "organization": maybe(_organization),
                    "start": maybe(text),
                    "end": maybe(text),
                },
            )
        ),
        **ORIGIN,
    },
    (*STAMP, "merged_into"),
)
SOURCE = Shape(
    records.SourceRecord,
    {
        "id": key,
        **_texts("kind", "title", "url", "archived_url"),
        "publisher": maybe(SPEAKER),
        "published_at": maybe(text),
        "accessed_at": maybe(text),
        **_texts("language", "reliability"),
        **ORIGIN,
    },
    (*STAMP, "merged_into", "snapshots"),
)
TOPIC: Shape = Shape(
    records.TopicRecord,
    {"id": key, **_texts("slug", "label", "description"), "broader": maybe(_broader), **ORIGIN},
    (*STAMP, "merged_into"),
)
MEASURE = Shape(
    records.MeasureRecord,
    {
        "id": key,
        **_texts("slug", "label", "description", "population", "place", "unit", "temporal_kind"),
        "non_negative": flag,
        "start": maybe(text),
        **ORIGIN,
    },
    (*STAMP, "merged_into", "dimension"),
)
ATTRIBUTION = Shape(
    records.AttributionRecord,
    {"position": whole, "speaker": SPEAKER, "verb": text, "source": maybe(SOURCE)},
)
APPEARANCE = Shape(
    records.AppearanceRecord,
    {
        "id": key,
        "source": SOURCE,
        "is_first": flag,
        **_texts("exact", "prefix", "suffix"),
        "start": maybe(whole),
        "end": maybe(whole),
    },
)
ASSERTION = Shape(
    records.AssertionRecord,
    {
        "id": key,
        "position": whole,
        "as_printed": text,
        "quote_start": maybe(whole),
        "quote_end": maybe(whole),
        "measure": MEASURE,
        "comparator": text,
        "low": maybe(number),
        "high": maybe(number),
        "multiplier": number,
        "unit": text,
        "precision": text,
        "resolution": maybe(number),
        "form": text,
        "direction": text,
        "as_of": maybe(days),
        "period": maybe(days),
        "baseline": maybe(days),
        "baseline_assertion": maybe(key),
        "read_by": text,
    },
    ("interval", "stated", "canonical", "basis", "derivation"),
    tracks_given=True,
)
REVIEW = Shape(
    records.ReviewRecord,
    {
        "id": key,
        "reviewer": SPEAKER,
        **_texts("title", "url"),
        "reviewed_at": maybe(text),
        "rating": text,
        "rating_value": maybe(number),
        "rating_worst": maybe(number),
        "rating_best": maybe(number),
        **_texts("verdict", "verdict_by", "summary", "language"),
        "retraction_reason": text,
        "evidence": many(SOURCE),
        "through": maybe(key),
        **ORIGIN,
    },
    (*STAMP, "claim"),
    tracks_given=True,
)
CLAIM = Shape(
    records.ClaimRecord,
    {
        "id": key,
        **ORIGIN,
        **_texts("kind", "statement"),
        "speaker": maybe(SPEAKER),
        "attributions": many(ATTRIBUTION),
        "said_at": maybe(text),
        **_texts("place", "language", "quote", "quote_type", "quote_translation"),
        "assertions": many(ASSERTION),
        "appearances": many(APPEARANCE),
        "topics": many(TOPIC),
        "reviews": many(REVIEW),
        "retraction_reason": text,
    },
    (*STAMP, "status", "root_speaker", "relations", "first_published_at", "merged_into"),
)
