"""What a draft would contradict if its claim alone were published now.

A draft is compared with what counts, and nothing is compared with a draft: it is in no bound, and
so in no verdict. It changes what counts of its own root alone, which is not against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from claims.queries.agreement.candidates import Candidate
from claims.queries.agreement.opposition import Found, conflict
from claims.queries.agreement.status import settled


def would_be_opposed(
    kind: str, public: Iterable[Candidate], drafts: Iterable[Candidate], against: Found
) -> list[Candidate]:
    """Those of the drafts that other roots are against, and that would count beside what their own
    roots have said of the same measure in public."""
    opposed = [one for one in drafts if one in against and any(against[one].counted(one.party))]
    said: dict[Any, list[Candidate]] = defaultdict(list)
    for one in public if opposed else ():
        said[_root_of(one)].append(one)
    return [one for one in opposed if _would_count(kind, said[_root_of(one)], one)]


def _root_of(one: Candidate) -> tuple[str, int]:
    return one.member.measure, one.party


def _would_count(kind: str, own: Sequence[Candidate], draft: Candidate) -> bool:
    """Whether it would be neither superseded nor an outlier. What it can hold with makes it
    neither; to find that, nothing is put in the order of saying."""
    if not any(conflict(kind, draft, one) for one in own):
        return True
    return draft in settled(kind, [*own, draft])[0]
