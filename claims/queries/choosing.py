"""Assertions chosen by conditions, for who works on them: those of drafts are among them.

The conditions are named as the filters of the API are, and mean the same. Several have to hold all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from claims.models import (
    AssertionPrecision,
    Comparator,
    Event,
    Form,
    ObservationStatus,
    PublicObject,
    Source,
    Speaker,
)
from claims.models.dates import read_partial_date
from claims.queries import agreement_filters, exists_filters
from claims.queries.agreement import Status, Verdict
from claims.queries.keys import read_key
from claims.queries.visible import covered_topics, resolve_id

Condition = Callable[[str], Q]


def chosen(conditions: Mapping[str, str]) -> Q:
    """The condition on assertions that these name and value pairs make. Raises ValidationError with
    each name that is wrong, or whose value is."""
    found, faults = Q(), {}
    for name, text in conditions.items():
        try:
            found &= _condition(name)(text)
        except (ValueError, OverflowError) as error:
            faults[name] = ValidationError(str(error), code="invalid")
    if faults:
        raise ValidationError(faults)
    return found


def _condition(name: str) -> Condition:
    if name not in CONDITIONS:
        raise ValueError(f"There is no such condition. There are: {', '.join(sorted(CONDITIONS))}.")
    return CONDITIONS[name]


def _entry(model: type[PublicObject], field: str) -> Condition:
    return lambda text: Q(**{field: resolve_id(model, _key(text))})


def _key(text: str) -> Any:
    if (key := read_key(text)) is None:
        raise ValueError(f"“{text[:80]}” is neither an id nor a slug.")
    return key


def _word(field: str, words: Any) -> Condition:
    def condition(text: str) -> Q:
        if text not in list(words):
            raise ValueError(f"“{text[:80]}” is none of: {', '.join(words)}.")
        return Q(**{field: text})

    return condition


def _yes_no(condition: Callable[[bool], Q]) -> Condition:
    def read(text: str) -> Q:
        if text not in ("true", "false"):
            raise ValueError(f"“{text[:80]}” is neither true nor false.")
        return condition(text == "true")

    return read


def _days(lookup: str) -> dict[str, Condition]:
    """A day that it speaks of, and the two ends of a stretch of them."""
    return {
        lookup: lambda text: Q(**{f"{lookup}__contains": date.fromisoformat(text)}),
        f"{lookup}__gte": lambda text: _overlaps(lookup, date.fromisoformat(text), None),
        f"{lookup}__lt": lambda text: _overlaps(lookup, None, date.fromisoformat(text)),
    }


def _overlaps(lookup: str, first: date | None, after: date | None) -> Q:
    return Q(**{f"{lookup}__overlap": DateRange(first, after)})


def _instant(text: str) -> datetime:
    try:
        return read_partial_date(text)[0].astimezone(UTC)
    except ValidationError as error:
        raise ValueError(error.messages[0]) from error


CONDITIONS: dict[str, Condition] = {
    "speaker": _entry(Speaker, "claim__speaker"),
    "root_speaker": _entry(Speaker, "claim__root_speaker"),
    "event": _entry(Event, "event"),
    "has_event": _yes_no(lambda yes: Q(event__isnull=not yes)),
    "source": lambda text: exists_filters.stands_in(Q(source=resolve_id(Source, _key(text)))),
    "topic": lambda text: exists_filters.is_of(Q(topic__in=covered_topics(_key(text)))),
    "place": lambda text: Q(claim__place__icontains=text),
    "claim__said_at__gte": lambda text: Q(claim__said_at__gte=_instant(text)),
    "claim__said_at__lt": lambda text: Q(claim__said_at__lt=_instant(text)),
    **_days("as_of"),
    **_days("period"),
    "comparator": _word("comparator", Comparator.values),
    "precision": _word("precision", AssertionPrecision.values),
    "form": _word("form", Form.values),
    "observation_status": _word("observation_status", ObservationStatus.values),
    "status": _word("standing__status", [str(each) for each in Status]),
    "verdict": _word("standing__group__verdict", [str(each) for each in Verdict]),
    "contested": _yes_no(agreement_filters.is_contested),
}
