"""THE way a claim and all its parts are made and changed: one or ten thousand at a time.

    outcomes = recording.record(records, by=user)

takes `ClaimRecord`s of `claims.formats.records` and answers each with an `Outcome`: created,
changed, unchanged, in conflict, or refused with all its faults, each at its path
(`assertions[1].low`). A refused record changes nothing, and the others stand; a failure that is no
record's fault raises, and nothing is written.

- A record is partial: it changes what its `given` names. `whole=True` takes away the rest.
- The claim is the one of its `id`, or of its `dataset` and `dataset_id`; else a new one is made.
- `base_version` is the version that a record was made of. Where another is on record, the answer is
  a conflict, with that version and what differs.
- `dry_run=True` answers the same, and writes nothing: all is done but the commit.
- `policy` decides what a caller may: which status a new claim has, what stands against a record.

A record goes through `validating` (with `rules`, `assertions`, `chains`, `entries`), is compared
with what is on record (`existing`, `references`, `differences`, all in one `batch`), and applied in
a few statements (`applying`, `rows`). `writing` leads through it.
"""

from claims.services.recording.applying import ConcurrentChange
from claims.services.recording.outcomes import Answers, Difference, Fault, Outcome, Refused, Result
from claims.services.recording.policy import Policy
from claims.services.recording.writing import record, write

__all__ = [
    "Answers",
    "ConcurrentChange",
    "Difference",
    "Fault",
    "Outcome",
    "Policy",
    "Refused",
    "Result",
    "record",
    "write",
]
