"""Dates that are known only to the minute, day, month or year.

A partial date is stored as its first instant (UTC) with its precision beside it, and shown no finer
than it is known: 2022, 2022-03, 2022-03-05 or 2022-03-05T14:30Z (ISO 8601 reduced accuracy).
Where the offset of a place is known, its clocks are shown: 2022-03-05T09:30-05:00.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, F, Func, Q

from claims.models.fields import LineField

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(9998, 12, 31, tzinfo=UTC)
FURTHEST = timedelta(hours=15, minutes=59)  # that a clock may be from UTC


class Precision(models.TextChoices):
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_SHAPE = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?)?)?", re.ASCII
)
_FORMATS = {
    Precision.MINUTE: "{:%Y-%m-%dT%H:%MZ}",
    Precision.DAY: "{:%Y-%m-%d}",
    Precision.MONTH: "{:%Y-%m}",
    Precision.YEAR: "{:%Y}",
}


def precision_field() -> LineField:
    return LineField(
        max_length=6,
        choices=Precision.choices,
        blank=True,
        default="",
        db_default="",
        help_text="How exactly the date is known. Nothing finer is shown or compared.",
    )


def partial_date(value: datetime | None, precision: str, offset: int | None = None) -> str | None:
    """The date as far as it is known, or None; by the clocks of an offset in minutes, if given."""
    if value is None:
        return None
    if offset is not None:
        there = value.astimezone(timezone(timedelta(minutes=offset)))
        return there.replace(tzinfo=None).isoformat(timespec="minutes") + _written(offset)
    value = value.astimezone(UTC)
    text = _FORMATS[Precision(precision)].format(value)
    return text.zfill(len(text) + 4 - text.index("-") if "-" in text else 4)


def day_there(value: datetime, offset: int | None) -> date:
    """The day of an instant by the clocks of its place; an unknown offset is taken as none."""
    return (value.astimezone(UTC) + timedelta(minutes=offset or 0)).date()


def last_day(value: datetime, precision: str, offset: int | None = None) -> date:
    """The last day, by the clocks of that place, on which something can have been said."""
    day = day_there(value, offset)
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def _written(offset: int) -> str:
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def offset_of(text: str) -> int | None:
    """The offset in minutes that a partial date names. “Z” names none: the clocks there are not
    known (RFC 9557)."""
    if "T" not in text or text.endswith("Z"):
        return None
    offset = datetime.fromisoformat(text).utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)


def read_partial_date(text: str) -> tuple[datetime, str]:
    """The reverse of `partial_date`; a time zone is needed with a time, and UTC is kept.

    Raises ValidationError (`invalid_date`) on anything else, a day that does not exist included.
    """
    shapes: dict[int, tuple[str, Precision]] = {
        4: ("%Y", Precision.YEAR),
        7: ("%Y-%m", Precision.MONTH),
        10: ("%Y-%m-%d", Precision.DAY),
    }
    try:
        if not _SHAPE.fullmatch(text):
            raise ValueError
        if len(text) in shapes:
            shape, precision = shapes[len(text)]
            value = datetime.strptime(text, shape).replace(tzinfo=UTC)
        else:
            value = datetime.fromisoformat(text)
            precision = Precision.MINUTE
            offset = value.utcoffset()
            if "T" not in text or offset is None or abs(offset) > FURTHEST:
                raise ValueError
            value = value.astimezone(UTC).replace(second=0, microsecond=0)
        if not EARLIEST <= value <= LATEST:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValidationError(
            "“%(value)s” is not a date: write 2022, 2022-03, 2022-03-05 or 2022-03-05T14:30Z.",
            code="invalid_date",
            params={"value": text[:80]},
        ) from None
    return value, precision


def partial_date_constraints(model: str, field: str, precision: str) -> list[Any]:
    """A partial date is whole, in range, and no finer than it is known."""
    absent = Q(**{f"{field}__isnull": True})
    return [
        models.CheckConstraint(
            condition=(absent & Q(**{precision: ""}))
            | (~absent & Q(**{f"{precision}__in": Precision.values})),
            name=f"{model}_{field}_with_precision",
            violation_error_code="precision_missing",
            violation_error_message="A date needs its precision (minute, day, month or year), and "
            "a "
            "precision its date.",
        ),
        bounded_instant(model, field),
        models.CheckConstraint(
            condition=Func(
                F(field), F(precision), function="onrecord_no_finer", output_field=BooleanField()
            ),
            name=f"{model}_{field}_no_finer",
            violation_error_code="finer_than_precision",
            violation_error_message="The date is finer than its precision: a date known to the "
            "month "
            "is its first day at 00:00 UTC.",
        ),
    ]


def may_end_after(
    start: datetime | None, start_precision: str, end: datetime | None, end_precision: str
) -> bool:
    """What the database's `onrecord_ends_after` says."""
    if start is None or end is None:
        return True
    if start_precision == end_precision == Precision.MINUTE:
        return end >= start
    return last_day(end, end_precision) >= day_there(start, None)


def ends_after(name: str, sentence: str) -> models.CheckConstraint:
    """What has a start and an end may have ended after it began, as far as both are known."""
    return models.CheckConstraint(
        condition=Func(
            F("start"),
            F("start_precision"),
            F("end"),
            F("end_precision"),
            function="onrecord_ends_after",
            output_field=BooleanField(),
        ),
        name=name,
        violation_error_code="inverted_period",
        violation_error_message=sentence,
    )


def bounded_dates(model: str, field: str) -> models.CheckConstraint:
    """A range of days that is neither empty nor infinite, nor outside the years 1 to 9998."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True})  # type: ignore[arg-type]  # a Q at run time
        | Func(F(field), function="onrecord_bounded_dates", output_field=BooleanField()),
        name=f"{model}_{field}_in_range",
        violation_error_code="date_out_of_range",
        violation_error_message="A period has a first and a last day, in this order, between the "
        "years "
        "1 and 9998.",
    )


def bounded_instant(model: str, field: str) -> models.CheckConstraint:
    """An instant, if any, between the years 1 and 9998."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True})
        | Q(**{f"{field}__gte": EARLIEST, f"{field}__lte": LATEST}),
        name=f"{model}_{field}_in_range",
        violation_error_code="date_out_of_range",
        violation_error_message="A date lies between the years 1 and 9998.",
    )
