"""What was typed at the desk, as the record that `services.recording` takes.

A change names a field of the claim, and below `assertions` a key and a field of it:

    {"place": "Rzeszów", "assertions": {"019…": {"low": "2.5 million"}, "01a…": null}}

What is not named stays. `null` drops an assertion, and a key that is not on record adds one.
Where the words change, the numbers are read anew, but for those that were typed with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects

from claims.formats import ndjson
from claims.formats.records import AssertionRecord, ClaimRecord, Days
from claims.formats.strict_json import RecordError, all_of
from claims.models import Claim, NumericAssertion
from claims.models.dates import last_day, read_partial_date
from claims.quantities.parsing.typed import NotPlain, typed_bare
from claims.queries.history.tables import events_of
from claims.queries.keys import read_key
from claims.records.plain_records import shape_of
from claims.records.schemas import ClaimShape
from claims.records.schemas.assertions import AssertionShape
from claims.services.assertion_parsing import NUMBER_COLUMNS, Words
from claims.services.recording.from_rows import assertion_record

FIELDS = (
    "statement quote quote_type quote_translation kind speaker said_at place language topics"
).split()
ASSERTION = (
    "as_printed measure event as_of period baseline baseline_assertion observation_status "
    "comparator low high best multiplier unit precision resolution form direction note read_by"
).split()
NUMBERS = tuple(name.removesuffix("_id") for name in NUMBER_COLUMNS)
TYPED = {"low", "high", "best", "resolution", "multiplier"}
DAYS = {"as_of", "period", "baseline"}
BETWEEN = re.compile(r"\s+(?:to|–|—)\s+|\s*\.\.\s*|\s+[–—-]\s+")
MOST = 100  # assertions of one claim
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """A partial record, and the key of each assertion in it, by which its faults are told."""

    record: ClaimRecord
    keys: tuple[str, ...]

    def path(self, path: str) -> str:
        """The path of a fault, by the keys that the desk knows: `assertions.019….low`."""
        at = re.match(r"assertions\[(\d+)\](.*)", path)
        return f"assertions.{self.keys[int(at[1])]}{at[2]}" if at else path


def changed(claim: Claim, changes: Json, *, version: str) -> Changed:
    """Raises RecordError with all that cannot be read."""
    own = {name: value for name, value in changes.items() if name != "assertions"}
    _refuse_others(own, FIELDS, "")
    values = shape_of(ClaimShape).values(own, "")
    of_assertions = changes.get("assertions", {})
    if not isinstance(of_assertions, dict):
        raise RecordError("assertions", "wrong_type", "An object of keys and changes is needed.")
    moved = {"quote"} & own.keys()
    keys: tuple[str, ...] = ()
    if of_assertions or moved:
        quote = values.get("quote", claim.quote)
        found = _assertions(claim, of_assertions, quote)
        keys = tuple(found)
        values["assertions"] = tuple(found.values())
    record = ClaimRecord(
        id=claim.pk, base_version=version, **values, given=frozenset({"id", *values})
    )
    return Changed(record, keys)


def removed(claim: Claim, changes: Json) -> list[str]:
    """The paths of what was typed of assertions that somebody has removed meanwhile."""
    typed = changes.get("assertions")
    if not isinstance(typed, dict) or not typed:
        return []
    unknown = {_uuid(key) for key in typed} - {None, *(row.pk for row in _rows(claim))}
    if not unknown:
        return []
    states = events_of(NumericAssertion)._default_manager.filter(
        pgh_obj_id__in=unknown, claim=claim, pgh_label="delete"
    )
    gone = {str(key) for key in states.values_list("pgh_obj_id", flat=True)}
    return [f"assertions.{key}.{name}" for key in typed if key in gone for name in typed[key] or ()]


def without(changes: Json, paths: Iterable[str]) -> Json:
    """What was typed but for the assertions of these paths."""
    gone = {path.split(".")[1] for path in paths}
    if not gone:
        return changes
    left = {key: each for key, each in changes["assertions"].items() if key not in gone}
    return {**changes, "assertions": left}


def _uuid(text: str) -> UUID | None:
    key = read_key(text, slugs=False)
    return key if isinstance(key, UUID) else None


def _assertions(claim: Claim, changes: Json, quote: str) -> dict[str, AssertionRecord]:
    there = {str(row.pk): row for row in _rows(claim)}
    wanted = {key: changes.get(key, {}) for key in dict.fromkeys([*there, *changes])}
    if len(wanted) > MOST:
        raise RecordError("assertions", "too_many", f"A claim has at most {MOST} assertions here.")
    made = all_of(
        (key, partial(_assertion, there.get(key), key, each, quote))
        for key, each in wanted.items()
        if each is not None
    )
    last = max((row.position for row in there.values()), default=0)
    for key, each in made.items():
        if each.position is None:
            last += 1
            made[key] = replace(each, position=last)
    return made


def _rows(claim: Claim) -> Iterable[NumericAssertion]:
    prefetch_related_objects([claim], "assertions")
    return sorted(claim.assertions.all(), key=lambda row: (row.position, row.pk))


def _assertion(row: NumericAssertion | None, key: str, change: Any, quote: str) -> AssertionRecord:
    path = f"assertions.{key}"
    if not isinstance(change, dict):
        raise RecordError(path, "wrong_type", "An object of fields is needed.")
    _refuse_others(change, ASSERTION, f"{path}.")
    if "measure" in change and change["measure"] is None:
        raise RecordError(
            f"{path}.measure", "required", "A figure needs its measure: what is counted."
        )
    given: AssertionRecord = shape_of(AssertionShape)(_as_typed(change, path), path)
    if row is None:
        return _placed(replace(given, id=ndjson.key(key, path)), quote)
    known = assertion_record(row)
    values = {name: getattr(given, name) for name in given.given}
    left = known.given
    if "as_printed" in values and not values.keys() & {"low", "high"}:
        unread = {*NUMBERS, "read_by"} - values.keys()
        values |= {name: getattr(AssertionRecord(), name) for name in unread}
        left = left - unread
    made = replace(known, **values, given=left | given.given)
    return _placed(made, quote)


def _placed(made: AssertionRecord, quote: str) -> AssertionRecord:
    """At the place of its words in the quote: where they stand once, or where they stood."""
    words, start, end = Words(made.as_printed, quote), made.quote_start, made.quote_end
    if start is not None and quote[start:end] == made.as_printed:
        return made
    start, end = words.place or (None, None)
    return replace(made, quote_start=start, quote_end=end)


def _as_typed(change: Json, path: str) -> dict[str, Any]:
    """Numbers and days as people write them, as the form of a record has them."""
    return all_of(
        (name, partial(_typed, name, value, f"{path}.{name}")) for name, value in change.items()
    )


def _typed(name: str, value: Any, path: str) -> Any:
    if not isinstance(value, str) or name not in TYPED | DAYS:
        return value
    if not value.strip():
        return None
    return _number(value, path) if name in TYPED else _days(value, path)


def _number(text: str, path: str) -> str:
    try:
        return str(typed_bare(text.strip()))
    except NotPlain as error:
        raise RecordError(path, "invalid_number", str(error)) from error


def _days(text: str, path: str) -> dict[str, str]:
    """A day, a month, a year, or from one to another."""
    ends = [part for part in BETWEEN.split(text.strip(), maxsplit=1) if part]
    try:
        first, last = _stretch(ends[0]), _stretch(ends[-1])
    except (ValidationError, IndexError) as error:
        sentence = f"“{text[:60]}” is no day: write 2022-03-05, or 2022-03-01 to 2022-03-31."
        raise RecordError(path, "invalid_date", sentence) from error
    return {"from": first.first.isoformat(), "to": last.last.isoformat()}


def _stretch(text: str) -> Days:
    at, precision = read_partial_date(text.strip())
    return Days(at.date(), last_day(at, precision, None))


def _refuse_others(given: Iterable[str], known: list[str], prefix: str) -> None:
    for name in given:
        if name not in known:
            sentence = f"There is no such field at the desk. Known: {', '.join(known)}."
            raise RecordError(f"{prefix}{name[:80]}", "unknown_field", sentence)
