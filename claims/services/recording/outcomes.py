"""What became of a record: one answer each, with every fault that was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from claims.models import Mergeable


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one path of a record, such as `assertions[1].low`.

    `allowed` holds the words to choose from, the longest length or the bounds, where one of these
    is the rule. Any other rule is told in the message alone. `hint` says what a record may say
    instead, in the words of its form: for who writes records, not for who looks at a page.
    """

    path: str
    code: str
    message: str
    value: Any = None
    allowed: Any = None
    hint: str = ""

    def as_error(self) -> ValidationError:
        """The fault as a form's error. The form knows the place of its field."""
        return ValidationError(self.message, code=self.code)


@dataclass(frozen=True, slots=True)
class Difference:
    """A member of a record that is not what is on record: by its id, where it is an entry. What is
    not there is None, as is an entry that is yet to be made."""

    path: str
    existing: Any
    wanted: Any


class Result(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"
    DEFERRED = "deferred"  # only where the policy waits for records that are yet to come


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record.

    `number` is the record's place in the call, from 0, or whatever the caller counts by. In a
    conflict, `version` is the one on record. `differences` says what was changed, or in a conflict
    what would have been. `kept` tells that the policy let something on record stand, and `locked`
    which fields it did since they are locked. `warnings` are of what was taken and is likely wrong.
    """

    number: int
    result: Result
    claim: UUID | None = None
    faults: tuple[Fault, ...] = ()
    version: str = ""
    differences: tuple[Difference, ...] = ()
    kept: bool = False
    warnings: tuple[Fault, ...] = ()
    locked: tuple[Fault, ...] = ()


@dataclass
class Answers:
    """What became of some records, and the entries that had to be made for them."""

    outcomes: list[Outcome] = field(default_factory=list)
    made: list[Mergeable] = field(default_factory=list)

    def add(self, other: Answers) -> None:
        self.outcomes += other.outcomes
        self.made += other.made


def is_locked(path: str, value: Any = None) -> Fault:
    """Told of a field that was left as it is."""
    return Fault(path, "locked", "Kept: locked. A curator has locked this field.", value)


class Refused(Exception):
    """A record is not taken, for these faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.message for fault in self.faults))


def fault_at(path: str, error: ValidationError, value: Any = None) -> Fault:
    """The first fault that a ValidationError of one value or one row tells of."""
    by_field = vars(error).get("error_dict") or {"": error.error_list}
    name, errors = next(iter(by_field.items()))
    return Fault(path + name, str(errors[0].code), errors[0].messages[0], value)
