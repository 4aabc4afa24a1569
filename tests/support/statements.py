"""Figures that somebody said, for tests of how figures agree: each is a claim of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from psycopg.types.range import DateRange

from claims.models import Measure, NumericAssertion, Speaker
from tests.support import builders

MARCH = DateRange(date(2022, 3, 1), date(2022, 4, 1))
ADA, BOB, EVE = "ada", "bob", "eve"


def say(
    measure: Measure,
    who: str,
    low: Any,
    high: Any = None,
    *,
    day: Any = None,
    said: int = 20,
    **more: Any,
) -> NumericAssertion:
    """A published figure: one value, or what the columns say."""
    speaker, _ = Speaker.objects.get_or_create(slug=who, defaults={"name": who, "kind": "person"})
    claim = builders.make_claim(
        speaker=speaker,
        status=more.pop("status", "published"),
        said_precision="minute",
        said_at=datetime(2022, 3, said, 12, tzinfo=UTC),
    )
    time = {} if day is None else {"as_of": days(*day) if isinstance(day, tuple) else days(day)}
    figure = {"low": low, "high": low if high is None and "comparator" not in more else high}
    return builders.make_assertion(
        claim=claim,
        measure=measure,
        as_printed=f"{who} {low} {high or ''} {day}".strip(),
        **figure | time | more,
    )


def draft(measure: Measure, who: str, low: Any, high: Any = None, **more: Any) -> NumericAssertion:
    """A figure that is not published yet."""
    return say(measure, who, low, high, **{"status": "draft"} | more)


def days(first: int, last: int | None = None) -> DateRange:
    """Days of March 2022, both included."""
    return DateRange(date(2022, 3, first), date(2022, 3, last or first) + timedelta(days=1))


def stock() -> Measure:
    return builders.make_measure(temporal_kind="stock")


def flow() -> Measure:
    return builders.make_measure(temporal_kind="flow")


def cumulative(**more: Any) -> Measure:
    return builders.make_measure(temporal_kind="cumulative", **more)


def relay(measure: Measure, who: str, origin: NumericAssertion, low: Any, **more: Any) -> Any:
    """A figure that somebody passes on."""
    relayed = say(measure, who, low, **more)
    builders.make_attribution(claim=relayed.claim, position=1, speaker=relayed.claim.speaker)
    builders.make_attribution(claim=relayed.claim, position=2, speaker=origin.claim.speaker)
    return relayed


def make_figure(measure: Measure, claim: dict[str, Any] | None = None, **figure: Any) -> Any:
    said = builders.make_claim(**{"status": "published"} | (claim or {}))
    return builders.make_assertion(claim=said, measure=measure, **figure)


def contested_measure() -> Measure:
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 12, day=5)
    return measure
