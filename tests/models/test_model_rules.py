"""What the database accepts, refuses and derives of events, statuses, parts and scales."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from psycopg.types.range import DateRange

from claims.models import Claim, Event, NumericAssertion
from claims.models.error_messages import explain
from tests.support import builders

pytestmark = pytest.mark.django_db


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # no tzinfo among the parts


def days(first: date, last: date) -> DateRange:
    return DateRange(first, last, "[]")


def refused(row: models.Model, **values: Any) -> str:
    """The code with which SQL is refused."""
    with pytest.raises(IntegrityError) as by_sql, transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**values)
    [error] = explain(by_sql.value).error_list
    return str(error.code)


FROM_MARCH = {"start": at(2022, 3, 1), "start_precision": "month"}
IN_2022 = {"start": at(2022, 1, 1), "start_precision": "year"}


@pytest.mark.parametrize(
    "values",
    [
        FROM_MARCH,
        FROM_MARCH | {"end": at(2022, 3, 9), "end_precision": "day"},
        FROM_MARCH | {"end": at(2022, 1, 1), "end_precision": "year"},
        IN_2022 | {"end": at(2022, 1, 1), "end_precision": "year"},
        {"latitude": "-90", "longitude": "180"},
        {"latitude": "48.7389", "longitude": "37.5848"},
        {"label": "Fire", "kind": "accident", "place": "Port of Beirut"},
    ],
    ids=str,
)
def test_an_event_is_accepted(values: dict[str, Any]) -> None:
    event = builders.make_event(**values)

    event.full_clean()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"label": " "}, "blank"),
        ({"kind": "party"}, "unknown_kind"),
        ({"latitude": "90.1", "longitude": "0"}, "invalid_coordinates"),
        ({"latitude": "0", "longitude": "-180.5"}, "invalid_coordinates"),
        ({"latitude": "48.7"}, "invalid_coordinates"),
        ({"end": at(2022, 3, 9), "end_precision": "day"}, "start_missing"),
        (
            FROM_MARCH | {"end": at(2022, 2, 28), "end_precision": "day"},
            "inverted_period",
        ),
        (FROM_MARCH | {"end": at(2021, 1, 1), "end_precision": "year"}, "inverted_period"),
        ({"start": at(2022, 3, 2), "start_precision": "month"}, "finer_than_precision"),
        ({"start": at(2022, 3, 1)}, "precision_missing"),
    ],
    ids=str,
)
def test_an_event_is_refused(values: dict[str, Any], code: str) -> None:
    event = builders.make_event()

    assert refused(event, **values) == code
    for name, value in values.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as by_form:
        event.validate_constraints()
    assert code in {error.code for errors in by_form.value.error_dict.values() for error in errors}


@pytest.mark.parametrize(
    ("low", "high", "best", "accepted"),
    [
        (5, 12, 7, True),
        (5, 12, 5, True),
        (5, 12, 12, True),
        (5, 12, 4, False),
        (5, 12, 13, False),
        (5, None, 700, True),
        (5, None, 4, False),
        (None, 12, 0, True),
        (None, 12, 13, False),
        (7, 7, 7, True),
        (7, 7, 8, False),
    ],
)
def test_a_best_estimate_lies_between(
    low: int | None, high: int | None, best: int, accepted: bool
) -> None:
    comparator = "ge" if high is None else "le" if low is None else "between"
    comparator = "eq" if low == high else comparator
    assertion = builders.make_assertion(low=low, high=high, comparator=comparator)

    if accepted:
        NumericAssertion.objects.filter(pk=assertion.pk).update(best=best)
        assertion.refresh_from_db()
        assert assertion.best == best
        assertion.full_clean()
    else:
        assert refused(assertion, best=best) == "best_outside"


@pytest.mark.parametrize(
    ("offset", "precision", "code"),
    [
        (-300, "minute", ""),
        (0, "minute", ""),
        (959, "minute", ""),
        (960, "minute", "out_of_range"),
        (-960, "minute", "out_of_range"),
        (60, "day", "unexpected_offset"),
    ],
)
def test_an_offset_belongs_to_a_time_of_day(offset: int, precision: str, code: str) -> None:
    claim = builders.make_claim(said_at=at(2022, 3, 1), said_precision=precision)

    if code:
        assert refused(claim, said_at_offset=offset) == code
    else:
        Claim.objects.filter(pk=claim.pk).update(said_at_offset=offset)


# ---- the status of an assertion


def status(assertion: NumericAssertion) -> str:
    assertion.refresh_from_db()
    return str(assertion.observation_status)


@pytest.mark.parametrize(
    ("offset", "expected"), [(None, "normal"), (-300, "forecast"), (60, "normal"), (0, "normal")]
)
def test_a_day_is_the_day_there(offset: int | None, expected: str) -> None:
    """Said at 23:30 in New York of the next day: in London that day has begun."""
    claim = builders.make_claim(said_at=at(2022, 3, 6, 4, 30), said_at_offset=offset)
    sixth = days(date(2022, 3, 6), date(2022, 3, 6))

    assertion = builders.make_assertion(claim=claim, as_of=sixth)

    assert status(assertion) == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"start": at(2022, 3, 2), "start_precision": "day"}, "forecast"),
        ({"start": at(2022, 3, 1), "start_precision": "day"}, "normal"),
        (FROM_MARCH, "normal"),
        ({"start": at(2022, 4, 1), "start_precision": "month"}, "forecast"),
        ({}, "normal"),
    ],
    ids=str,
)
def test_an_assertion_without_a_time_speaks_of_its_event(
    event: dict[str, Any], expected: str
) -> None:
    happened = builders.make_event()
    assertion = builders.make_assertion(event=happened)
    assert status(assertion) == "normal"

    Event.objects.filter(pk=happened.pk).update(**event)

    assert status(assertion) == expected


def test_a_status_that_is_given_stays() -> None:
    claim = builders.make_claim(kind="quantity")
    died, said, will = (
        builders.make_assertion(claim=claim, position=n, observation_status=given)
        for n, given in enumerate(("normal", "", "forecast"), 1)
    )

    Claim.objects.filter(pk=claim.pk).update(kind="prediction")

    assert [status(each) for each in (died, said, will)] == ["normal", "forecast", "forecast"]

    Claim.objects.filter(pk=claim.pk).update(kind="quantity")

    assert [status(each) for each in (died, said, will)] == ["normal", "normal", "forecast"]


def test_a_status_that_is_taken_back_follows_the_dates_again() -> None:
    assertion = builders.make_assertion(
        claim=builders.make_claim(kind="prediction"), observation_status="estimate"
    )

    NumericAssertion.objects.filter(pk=assertion.pk).update(observation_status="")

    assert status(assertion) == "forecast"


def test_an_unknown_status_is_refused() -> None:
    assertion = builders.make_assertion()

    assert refused(assertion, observation_status="rumour") == "unknown_observation_status"


# ---- parts and wholes


def test_a_part_may_be_part_of_a_part() -> None:
    killed = builders.make_measure()
    children = builders.make_measure(part_of=killed)

    girls = builders.make_measure(part_of=children)

    assert girls.part_of == children
    girls.full_clean()


@pytest.mark.parametrize(
    "values",
    [{"temporal_kind": "flow"}, {"start": date(2022, 2, 24)}, {"unit_id": "km"}],
    ids=str,
)
@pytest.mark.parametrize("changed", ["part", "whole"])
def test_a_part_is_compared_with_its_whole(changed: str, values: dict[str, Any]) -> None:
    builders.make_unit("km", dimension="length")
    whole = builders.make_measure()
    part = builders.make_measure(part_of=whole)

    assert refused(part if changed == "part" else whole, **values) == "part_mismatch"


def test_a_measure_is_no_part_of_itself() -> None:
    whole = builders.make_measure()
    part = builders.make_measure(part_of=whole)

    assert refused(whole, part_of=part) == "loop"
    assert refused(whole, part_of=whole) in ("loop", "self_reference")


# ---- a reviewer's scale


@pytest.mark.parametrize(
    ("value", "worst", "best", "accepted"),
    [
        (3, 1, 5, True),
        (3, 5, 1, True),
        (5, 5, 1, True),
        (6, 5, 1, False),
        (0, 5, 1, False),
        (6, 1, 5, False),
        (2, 2, 2, True),
    ],
)
def test_a_scale_may_fall(value: int, worst: int, best: int, accepted: bool) -> None:
    review = builders.make_review()
    scale = {"rating_value": value, "rating_worst": worst, "rating_best": best}

    if accepted:
        type(review).objects.filter(pk=review.pk).update(**scale)
        review.refresh_from_db()
        review.full_clean()
    else:
        assert refused(review, **scale) == "off_scale"
