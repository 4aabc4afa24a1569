"""What is taken and likely wrong: dates that nobody means, and claims that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from claims.models import Claim, ClaimKind, ObservationStatus, TemporalKind
from claims.models.dates import day_there, last_day, partial_date
from claims.services.recording.existing import Existing
from claims.services.recording.outcomes import Fault
from claims.services.recording.rules import UNKNOWN, Values
from claims.services.recording.validating import Part, Prepared

LONG_AGO = 1500  # the year before which a date is taken for a slip: 0025, or 1022
AHEAD = timedelta(days=1)  # the clocks of a place, and of a machine, may be ahead
MOST = 2_000  # claims of one speaker and day that are compared: a data set may have them all on one
TWINS = f"""
WITH n AS MATERIALIZED (
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::date[], %s::text[])
        n (claim, speaker, day, statement)
), there AS MATERIALIZED (
    SELECT d.speaker, d.day, c.* FROM (SELECT DISTINCT speaker, day FROM n) d
    CROSS JOIN LATERAL (
        SELECT c.id, lower(c.statement) AS statement FROM claims_claim c
        WHERE c.speaker_id = d.speaker AND c.said_at >= d.day - 1 AND c.said_at < d.day + 2
            AND onrecord_said_there(c.said_at, c.said_at_offset)::date = d.day
            AND c.redacted_at IS NULL AND c.merged_into_id IS NULL
        LIMIT {MOST}
    ) c
)
SELECT n.claim, there.id FROM n JOIN there USING (speaker, day, statement)
WHERE there.id <> n.claim ORDER BY there.id
"""


def of_dates(row: Prepared, claim: Claim | None, existing: Existing) -> Iterator[Fault]:
    """Dates of a record that nobody means."""
    said = {name: _said(row, claim, name) for name in SAID}
    yield from _of_saying(row, said)
    for part in row.parts.get("assertions", ()):
        yield from _of_assertion(part, said, existing)


SAID = ("kind", "said_at", "said_precision", "said_at_offset")


def _said(row: Prepared, claim: Claim | None, name: str) -> Any:
    given = row.claim.values.get(name, UNKNOWN)
    return given if given is not UNKNOWN else getattr(claim, name, None)


def _of_saying(row: Prepared, said: Values) -> Iterator[Fault]:
    instant = said["said_at"]
    if instant is None or "said_at" not in row.claim.values:
        return
    written = partial_date(instant, said["said_precision"], said["said_at_offset"])
    if instant > datetime.now(UTC) + AHEAD:
        yield Fault("said_at", "said_in_future", f"{written} has not come yet.", written)
    elif instant.year < LONG_AGO:
        yield _long_ago("said_at", written)


def _of_assertion(part: Part, said: Values, existing: Existing) -> Iterator[Fault]:
    for name in ("as_of", "period"):
        days = part.values[name]
        if days is None:
            continue
        if days.lower.year < LONG_AGO:
            yield _long_ago(part.path + name, days.lower.isoformat())
        if _is_ahead(name, days, part, said, existing):
            sentence = "This day lies after the claim was said, and nobody said it is a forecast."
            yield Fault(part.path + name, "after_said_at", sentence, days.lower.isoformat())


def _is_ahead(name: str, days: Any, part: Part, said: Values, existing: Existing) -> bool:
    """Whether it speaks of what was to come, and is called neither forecast nor prediction."""
    if said["said_at"] is None or said["kind"] == ClaimKind.PREDICTION:
        return False
    if part.values.get("observation_status") == ObservationStatus.FORECAST:
        return False
    is_flow = existing.temporal_kind(part.references["measure"]) == TemporalKind.FLOW
    if name == "period" and not is_flow:
        return False
    spoken = last_day(said["said_at"], said["said_precision"], said["said_at_offset"])
    day: date = days.upper - timedelta(days=1) if is_flow else days.lower
    return spoken < day


def _long_ago(path: str, written: str | None) -> Fault:
    return Fault(path, "long_ago", f"{written} lies before the year {LONG_AGO}.", written)


def twins(claims: Iterable[Values]) -> Mapping[UUID, UUID]:
    """Of new claims, those of which one with the same speaker, day and statement is there already,
    or comes before them."""
    asked = [claim for claim in claims if claim.get("speaker_id") and claim.get("said_at")]
    days = [day_there(claim["said_at"], claim.get("said_at_offset")) for claim in asked]
    columns = [
        [claim["id"] for claim in asked],
        [claim["speaker_id"] for claim in asked],
        days,
        [claim["statement"].lower() for claim in asked],
    ]
    found: dict[UUID, UUID] = {}
    first: dict[tuple[Any, ...], UUID] = {}
    for key, *same in zip(*columns, strict=True):
        if (other := first.setdefault(tuple(same), key)) != key:
            found[key] = other
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(TWINS, columns)
            found |= dict(reversed(cursor.fetchall()))
    return found


def likely_twin(other: UUID) -> Fault:
    sentence = f"Claim {other} has the same speaker, day and statement."
    return Fault("", "likely_twin", sentence, None, other)
