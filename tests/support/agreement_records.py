"""Figures of the oracle as they are put on record, and what the database makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.range import DateRange

from claims.models import Claim, Measure, Speaker
from claims.queries import agreement
from tests.support import agreement_figures as written
from tests.support import builders
from tests.support.agreement_figures import BOUNDS, Assertion, Comparator, Days, Interval, Precision


@dataclass(frozen=True)
class OnRecord:
    """What was written, and what it has become: measures and events by their names."""

    measures: dict[str, UUID]
    events: dict[str, UUID]
    keys: dict[UUID, str]
    roots: dict[UUID, str]

    def group(self, measure: written.Measure, event: written.Event | None) -> agreement.Group:
        key = agreement.GroupKey(self.measures[measure.name], event and self.events[event.name])
        return agreement.groups([key])[key]


def is_recordable(figure: Assertion) -> bool:
    """Whether a database can hold it: not if the days of saying are no day, month or year, a range
    is open, or one end alone is derived."""
    said, interval = figure.said, figure.interval
    in_spans = said and not said.is_one and not _is_whole(said)
    is_open = interval and not interval.is_bounded and figure.comparator == Comparator.BETWEEN
    return not (in_spans or is_open or figure.low_derived != figure.high_derived)


def _is_whole(said: Days) -> bool:
    in_one_month = said.last.month == said.first.month
    return said.first.day == 1 and (in_one_month or said.first.month == 1)


def recordable(figures: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """The same as a database can hold them: what is derived is so at both ends, no floor is its
    measure's, and nought is rounded by half its last digit."""
    return tuple(_recordable(each) for each in figures)


def _recordable(figure: Assertion) -> Assertion:
    derived = figure.low_derived or figure.high_derived
    interval = figure.interval
    if interval and figure.comparator in BOUNDS and interval.high is not None:
        interval = interval.to_its_high()
    if interval and interval.low == interval.high == 0 and figure.precision == Precision.ROUNDED:
        half = (figure.low_resolution or 0) / 2
        interval = Interval(-half, half, high_closed=False)
    return replace(figure, interval=interval, low_derived=derived, high_derived=derived)


@contextmanager
def on_record(
    figures: Iterable[Assertion],
    *measures: written.Measure,
    events: Iterable[Any] = (),
    drafts: Collection[str] = (),
) -> Iterator[OnRecord]:
    """The figures in the database, which forgets them again. Those of the keys `drafts` are in
    claims that are not published yet."""
    figures = list(figures)
    with transaction.atomic():
        yield _written(figures, measures, [*events, *(each.event for each in figures)], drafts)
        transaction.set_rollback(True)


def _written(
    figures: list[Assertion],
    measures: Iterable[written.Measure],
    events: list[Any],
    drafts: Collection[str],
) -> OnRecord:
    known = {each.name: each for each in (*measures, *(each.measure for each in figures))}
    rows: dict[str, Measure] = {}
    for each in sorted(known.values(), key=lambda measure: len(measure.wholes)):
        whole = each.part_of and rows.get(each.part_of.name)
        rows[each.name] = builders.make_measure(
            temporal_kind=str(each.temporal_kind),
            start=each.start,
            non_negative=False,
            counts_pledges=each.counts_pledged_or_requested,
            part_of=whole,
        )
    happened = {each.name: _event(each) for each in events if each}
    speakers = {
        name: builders.make_speaker(name=name)
        for name in sorted({name for each in figures for name in (each.root, _speaker(each))})
    }
    keys = {}
    for figure in figures:
        claim = _claim(figure, speakers, "draft" if figure.key in drafts else "published")
        about = {"measure": rows[figure.measure.name], "claim": claim}
        about["event"] = figure.event and happened[figure.event.name]
        keys[builders.make_assertion(**about, **_columns(figure)).pk] = figure.key
    _derive(keys, figures)
    return OnRecord(
        {name: row.pk for name, row in rows.items()},
        {name: row.pk for name, row in happened.items()},
        keys,
        {speaker.pk: name for name, speaker in speakers.items()},
    )


def _speaker(figure: Assertion) -> str:
    return figure.speaker or figure.root


def _event(event: written.Event) -> Any:
    days = event.days
    if days is None:
        return builders.make_event()
    ends = {"start": _midnight(days.first), "start_precision": "day"}
    return builders.make_event(**ends, end=_midnight(days.last), end_precision="day")


def _claim(figure: Assertion, speakers: dict[str, Speaker], status: str) -> Claim:
    claim = builders.make_claim(
        speaker=speakers[_speaker(figure)],
        kind=figure.kind,
        status="retracted" if figure.withdrawn else status,
        retraction_reason="Wrong." if figure.withdrawn else "",
        said_at=figure.said and _midnight(figure.said.first),
        said_precision=_precision(figure.said),
    )
    if _speaker(figure) != figure.root:
        for position, name in enumerate((_speaker(figure), figure.root), 1):
            builders.make_attribution(claim=claim, position=position, speaker=speakers[name])
    return claim


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _precision(said: Days | None) -> str:
    if said is None:
        return ""
    if said.is_one:
        return "day"
    return "month" if said.first.month == said.last.month else "year"


def _columns(figure: Assertion) -> dict[str, Any]:
    time = "period" if figure.measure.temporal_kind == "flow" else "as_of"
    days = figure.as_of and DateRange(figure.as_of.first, figure.as_of.last, "[]")
    about = {time: days, "observation_status": figure.status or "", "as_printed": figure.key}
    if figure.interval is None:
        return about | {"form": "ratio", "low": 2, "high": 2}
    return about | _printed(figure, figure.interval)


def _printed(figure: Assertion, interval: Interval) -> dict[str, Any]:
    low, high = interval.low, interval.high
    if figure.comparator in (Comparator.EQ, Comparator.APPROX) and None not in (low, high):
        low = high = (low + high) / 2  # type: ignore[operator]
    worth = figure.low_resolution or figure.high_resolution
    return {
        "low": low,
        "high": high,
        "comparator": str(figure.comparator),
        "precision": str(figure.precision),
        "resolution": Decimal(worth) if worth else None,
        "read_by": "number.fraction" if figure.is_fraction_or_change_word else "curator",
    }


def _derive(keys: dict[UUID, str], figures: list[Assertion]) -> None:
    """What was derived contradicts only loosely, as the listing has it."""
    derived = {figure.key for figure in figures if figure.low_derived}
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_assertionlisting SET wide = NULL WHERE assertion_id = ANY (%s)",
            [[key for key, name in keys.items() if name in derived]],
        )
