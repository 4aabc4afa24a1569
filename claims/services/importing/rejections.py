"""Where a rejected line gets its words, and the sentences that only an import has.

A rejected line is told all its faults: each has the path of a field, a code and a sentence. The
sentence is made where its rule is.

- `formats.lines`, `formats.strict_json`: bytes, lines and JSON that cannot be read;
- `formats.liar`, `formats.ndjson`: columns and members that the format does not have;
- `services.recording`: a value, a date, a chain, a duplicate (`rules`, `validating`, `entries`,
  `assertions`, `chains`), and what does not fit the record in the database (`batch`, `references`,
  `differences`);
- `services.recording.plausibility`: warnings, about a line that is taken and likely wrong;
- `models.error_messages`: the constraints, triggers and columns of the database;
- `formats.records.unexpected`: any other error;
- here: what only an import refuses.

`recording` calls them `Fault`s, since it does not know of lines; `of_faults` makes one `Rejection`
of all that it found in a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claims.formats.records import Cell, Rejection
from claims.services.recording import Fault

COLUMNS = ("line", "column", "value", "code", "reason", "allowed", "field")  # of a CSV of them
LONGEST_VALUE = 200
ORDERS = {"gt": "more than", "gte": "at least", "lt": "less than", "lte": "at most"}
NO_IDENTITY = Fault("dataset_id", "required", "A claim needs a dataset and dataset_id, or an id.")
NEEDS_PUBLISH = Fault(
    "", "needs_publish", "This claim is public. To change it, import with --publish."
)
NO_SPEAKER = Fault(
    "speaker", "no_speaker", "The line names no speaker: its claim is a draft until somebody does."
)
CHANGED_HERE = "This was changed here since it was imported, and the line has changed as well."
TOO_MANY_WAITING = Rejection(
    "assertions", "too_many_waiting", "Too many lines wait for later ones."
)


def same_claim(line: int) -> str:
    return f"Line {line} of this file has the same claim."


def as_fault(rejection: Rejection) -> Fault:
    """What a reader has told of a cell, as recording tells its faults."""
    return Fault(
        rejection.field, rejection.code, rejection.reason, rejection.value, rejection.allowed
    )


def of_faults(faults: Sequence[Fault], cells: Sequence[Cell] = ()) -> Rejection:
    """One rejection that tells all faults of a line, each with the cell that it is in."""
    first, *others = dict.fromkeys(_rejection(fault, cells) for fault in faults)
    return replace(first, others=tuple(others))


def _rejection(fault: Fault, cells: Sequence[Cell]) -> Rejection:
    cell = _cell_of(fault.path, cells)
    value = cell.text if cell else "" if fault.value is None else str(fault.value)
    return Rejection(
        fault.path,
        fault.code,
        " ".join(filter(None, (fault.message, fault.hint))),
        column=cell.column if cell else "",
        value=value[:LONGEST_VALUE],
        allowed=_words(fault.allowed),
    )


def _cell_of(path: str, cells: Sequence[Cell]) -> Cell | None:
    """The cell that a member comes from, or that one next to it comes from."""
    while path:
        within = [cell for cell in cells if cell.path == path or _is_within(cell.path, path)]
        if within:
            return within[0]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return None


def _is_within(path: str, other: str) -> bool:
    return path.startswith((f"{other}.", f"{other}["))


def _words(allowed: Any) -> tuple[str, ...]:
    if isinstance(allowed, Mapping):
        return tuple(f"{ORDERS.get(name, name)} {bound}" for name, bound in allowed.items())
    if isinstance(allowed, int):
        return (f"at most {allowed}",)
    if isinstance(allowed, tuple | list):
        return tuple(map(str, allowed))
    return () if allowed is None else (str(allowed),)
