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

from collections.abc import Sequence
from dataclasses import replace

from claims.formats.records import Rejection
from claims.services.recording import Fault

NO_IDENTITY = Fault("dataset_id", "required", "A claim needs a dataset and dataset_id, or an id.")
NEEDS_PUBLISH = Fault(
    "", "needs_publish", "This claim is public. To change it, import with --publish."
)
CHANGED_HERE = "This was changed here since it was imported, and the line has changed as well."
TOO_MANY_WAITING = Rejection(
    "assertions", "too_many_waiting", "Too many lines wait for later ones."
)


def same_claim(line: int) -> str:
    return f"Line {line} of this file has the same claim."


def of_faults(faults: Sequence[Fault]) -> Rejection:
    """One rejection that tells all faults of a line."""
    first, *others = map(_of_fault, faults)
    return replace(first, others=tuple(others))


def _of_fault(fault: Fault) -> Rejection:
    value = "" if fault.value is None else str(fault.value)
    allowed = fault.allowed if isinstance(fault.allowed, (list, tuple, set)) else [fault.allowed]
    told = tuple(str(each) for each in allowed if each is not None)
    return Rejection(fault.path, fault.code, fault.message, value=value, allowed=told)
