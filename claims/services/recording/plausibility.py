"""What is taken and likely wrong: dates that nobody means, and claims that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.formats.records import CatalogueRecord, EventRecord, MeasureRecord, SourceRecord
from claims.models import Claim, ClaimKind, ObservationStatus, TemporalKind
from claims.models.dates import day_there, last_day, partial_date, read_partial_date
from claims.services.recording.existing import Existing
from claims.services.recording.outcomes import Fault
from claims.services.recording.rules import UNKNOWN, Values
from claims.services.recording.validating import Part, Prepared

LONG_AGO = 1500  # the year before which a date is taken for a slip: 0025, or 1022
AHEAD = timedelta(days=1)  # the clocks of a place, and of a machine, may be ahead
MOST = 2_000  # claims of one speaker and day that are compared: a data set may have them all on one
# A statement in other capitals, quotation marks, spaces and stops is the same one.
ALIKE = """btrim(regexp_replace(lower({0}), '[[:space:]"''“”„«»‘’.,;:!?…]+', ' ', 'g'))"""
TWINS = f"""
WITH n AS MATERIALIZED (
    SELECT claim, speaker, day, {ALIKE.format("statement")} AS statement, place
    FROM unnest(%s::uuid[], %s::uuid[], %s::date[], %s::text[]) WITH ORDINALITY
        n (claim, speaker, day, statement, place)
), there AS MATERIALIZED (
    SELECT d.speaker, d.day, c.* FROM (SELECT DISTINCT speaker, day FROM n) d
    CROSS JOIN LATERAL (
        SELECT c.id, {ALIKE.format("c.statement")} AS statement FROM claims_claim c
        WHERE c.speaker_id = d.speaker AND c.said_at >= d.day - 1 AND c.said_at < d.day + 2
            AND onrecord_said_there(c.said_at, c.said_at_offset)::date = d.day
            AND c.redacted_at IS NULL AND c.merged_into_id IS NULL
        LIMIT {MOST}
    ) c
)
SELECT n.claim, there.id, 1 FROM n JOIN there USING (speaker, day, statement)
WHERE there.id <> n.claim
UNION ALL
SELECT claim, first, 0 FROM (
    SELECT claim, first_value(claim) OVER (
        PARTITION BY speaker, day, statement ORDER BY place) AS first
    FROM n
) beside WHERE first <> claim
ORDER BY 3, 2 DESC
"""


def of_dates(row: Prepared, claim: Claim | None, existing: Existing) -> Iterator[Fault]:
    """Dates of a record that nobody means."""
    said = {name: _said(row, claim, name) for name in SAID}
    yield from _of_saying(row, said)
    for path, written, may_come in _written(row):
        yield from _of_date(path, written, may_come=may_come)
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


# The dates of entries, and whether they may lie ahead: a page that was published may not.
DATES: dict[type[CatalogueRecord], dict[str, bool]] = {
    SourceRecord: {"published_at": False, "accessed_at": False},
    EventRecord: {"start": True, "end": True},
    MeasureRecord: {"start": True},
}


def _written(row: Prepared) -> Iterator[tuple[str, str, bool]]:
    """The dates of what a record refers to, and of its reviews, as they are written there."""
    for entry, path in row.references:
        for name, may_come in DATES.get(type(entry), {}).items():
            if written := getattr(entry, name):
                yield f"{path}.{name}", written, may_come
    for number, review in enumerate(row.record.reviews):
        if review.reviewed_at:
            yield f"reviews[{number}].reviewed_at", review.reviewed_at, False


def _of_date(path: str, written: str, *, may_come: bool) -> Iterator[Fault]:
    """As texts, dates come in their order: 2022 before 2022-03."""
    latest = (datetime.now(UTC) + AHEAD).date().isoformat()
    if written[:4] < str(LONG_AGO):
        yield _long_ago(path, written)
    elif written[: len(latest)] > latest and not may_come:
        yield Fault(path, "in_future", f"{written} has not come yet.", written)


def _of_assertion(part: Part, said: Values, existing: Existing) -> Iterator[Fault]:
    for name, days in _days(part):
        if name != "event" and days.lower.year < LONG_AGO:
            yield _long_ago(part.path + name, days.lower.isoformat())
        if _is_ahead(name, days, part, said, existing):
            sentence = "This day lies after the claim was said, and nobody said it is a forecast."
            yield Fault(part.path + name, "after_said_at", sentence, days.lower.isoformat())


def _days(part: Part) -> Iterator[tuple[str, DateRange]]:
    """The days that an assertion speaks of: its own, or else the first of its event."""
    own = [(name, days) for name in ("as_of", "period") if (days := part.values[name])]
    event = part.references.get("event")
    if not own and isinstance(event, EventRecord) and event.start:
        first = read_partial_date(event.start)[0].date()
        own = [("event", DateRange(first, first + timedelta(days=1)))]
    yield from own


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
        [claim["statement"] for claim in asked],
    ]
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TWINS, columns)
        return {claim: other for claim, other, _ in cursor.fetchall()}


def likely_twin(other: UUID) -> Fault:
    sentence = f"Claim {other} has the same speaker, day and statement."
    return Fault("", "likely_twin", sentence, None, other)
