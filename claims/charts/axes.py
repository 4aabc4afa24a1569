"""The axes of a chart: which values and days they span, and where they are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import ceil, floor, log10

DAY = 86_400_000  # milliseconds
SPREAD = 50  # from the lowest to the highest: beyond it a linear axis hides the small ones
NARROW = 0.8  # the lowest by the highest: beyond it an axis from zero hides all differences
SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Values:
    """The upward axis. `is_log` and `is_cut` are to be said beside it."""

    low: float
    high: float
    marks: tuple[float, ...]
    is_log: bool = False
    is_cut: bool = False  # it does not begin at zero

    def share(self, value: float) -> float:
        """How far up a value lies, from 0 to 1."""
        if self.is_log:
            return log10(max(value, self.low) / self.low) / log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Days:
    """The axis of time, in milliseconds since 1970 (UTC)."""

    low: float
    high: float
    marks: tuple[int, ...]
    form: str  # of strftime, as d3 reads it

    def share(self, moment: float) -> float:
        return (moment - self.low) / (self.high - self.low)


def values(found: Iterable[Decimal], *, from_zero: bool, most: int) -> Values:
    """An axis for these values with about so many marks."""
    shown = sorted(map(float, found)) or [0.0]
    lowest, highest = shown[0], shown[-1]
    above = [value for value in shown if value > 0]
    few = len(above) // 20  # a single small one at the start is no reason
    if from_zero and len(shown) > 2 and above and above[-1] / above[few] >= SPREAD:
        return _logarithmic(above[0], highest, most)
    cut = lowest > NARROW * highest or lowest < 0 if from_zero else True
    if from_zero and not (cut and len(shown) > 2 and lowest < highest):
        return _linear(0.0, highest or 1.0, most)
    room = (highest - lowest) * 0.15 or abs(highest) * 0.1 or 1.0
    return _linear(lowest - room, highest + room, most, is_cut=lowest - room > 0)


def _linear(low: float, high: float, most: int, *, is_cut: bool = False) -> Values:
    step = _step((high - low) / most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    marks = tuple(round(step * place, 12) for place in range(first, last + 1))
    return Values(marks[0], marks[-1], marks, is_cut=is_cut)


def _step(rough: float) -> float:
    power: float = 10.0 ** floor(log10(rough))
    return power * next(nice for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.999)


def _logarithmic(low: float, high: float, most: int) -> Values:
    first, last = floor(log10(low)), ceil(log10(high))
    for parts in ((1, 2, 5), (1, 3), (1,)):
        marks = [part * 10.0**power for power in range(first, last + 1) for part in parts]
        marks = [mark for mark in marks if low / 2.5 <= mark <= high * 2.5]
        if len(marks) <= most + 2:
            break
    marks = marks[:: max(1, ceil(len(marks) / (most + 2)))]
    return Values(min(low / 1.5, marks[0]), max(high * 1.5, marks[-1]), tuple(marks), is_log=True)


def number(value: float) -> str:
    """A value as an axis names it: 16,000, 1.5 million."""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.4g}{word}"
    if value == round(value) and abs(value) < 10**6:
        return f"{value:,.0f}"
    return f"{value:.4g}"


def milliseconds(day: date) -> int:
    """The beginning of a day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def days(first: date, last: date, *, most: int) -> Days:
    """An axis from the first to the last day with at most so many marks."""
    room = max(1, round((last - first).days * 0.04))
    low = milliseconds(max(first, EARLIEST + timedelta(days=room)) - timedelta(days=room))
    high = milliseconds(min(last, LATEST - timedelta(days=room)) + timedelta(days=room))
    form, marks = next(way for way in _calendars(first, last) if 0 < len(way[1]) <= most)
    noon = DAY // 2 if "%-d" in form else 0  # a day is marked in its middle, where figures stand
    shown = tuple(milliseconds(day) + noon for day in marks)
    return Days(low, high + DAY, shown, form)


def _calendars(first: date, last: date) -> Iterable[tuple[str, Sequence[date]]]:
    """Ways to mark the time, finer ones first."""
    span = (last - first).days
    years = first.year != last.year
    for step in (1, 2, 3, 7, 14):
        if span // step < 60:
            form = "%-d %b %Y" if years else "%-d %b"
            yield form, [first + timedelta(days=n) for n in range(0, span + 1, step)]
    for months in (1, 2, 3, 6):
        if span // (30 * months) < 60:
            yield "%b %Y", _months(first, last, months)
    step = 1
    while True:
        start = -(-first.year // step) * step
        marks = [date(year, 1, 1) for year in range(start, last.year + 1, step) if year > 0]
        yield "%Y", marks or [first]
        step = step * 2 if str(step)[0] != "2" else step * 5 // 2


def _months(first: date, last: date, step: int) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers if n % step == 0 and n >= 12]
