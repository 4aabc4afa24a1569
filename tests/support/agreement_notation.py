"""A short way to write figures for the oracle of agreement: "a ALPHA 1.3m/100k @5-1 +5-2".

A figure is its key, its root, what it says, and what is known of it:
    331            exact                        @5-1     as of 1 May 2024
    1.3m/100k      rounded, its last digit      @2023    as of the year; @2023-12 of the month
                   worth 100,000                @a..b    from one day to another
    40k-50k/1k     a range; rounded ends        +5-2     said on that day (month, year, span)
    >331 >=331     bounds; 0<50 where           !normal  its observation status
    <50 <=50       nothing is negative          kind:    the claim's kind
    ~40            about 40                     event:   strike@5-1, an event and its days
    24..100        an order of magnitude        by: claim:  its speaker and its claim
    ?              a change, not resolved       and the words of WORDS
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from .agreement_figures import (
    Assertion,
    Comparator,
    Days,
    Event,
    Interval,
    Measure,
    ObservationStatus,
    Precision,
)

YEAR = 2024
SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
BOUND_SIGNS = {
    ">": Comparator.GT,
    ">=": Comparator.GE,
    "<": Comparator.LT,
    "<=": Comparator.LE,
}
WORDS: dict[str, dict[str, Any]] = {
    "derived": {"low_derived": True, "high_derived": True},
    "low-derived": {"low_derived": True},
    "high-derived": {"high_derived": True},
    "word": {"is_fraction_or_change_word": True},
    "withdrawn": {"withdrawn": True},
}


def figures(text: str, *, measure: Measure, part: Measure | None = None) -> tuple[Assertion, ...]:
    """The figures of a text, parted by semicolons; the word "part" makes one of the part."""
    return tuple(figure(each.split(), measure=measure, part=part) for each in text.split(";"))


def figure(words: list[str], *, measure: Measure, part: Measure | None) -> Assertion:
    key, root, said, *rest = words
    of_part = "part" in rest
    known = {name: value for word in rest if word != "part" for name, value in option(word)}
    about = part if of_part and part else measure
    return Assertion(key=key, root=root, measure=about, **says(said), **known)


def option(word: str) -> Iterator[tuple[str, Any]]:
    name, _, value = word.partition(":")
    if word in WORDS:
        yield from WORDS[word].items()
    elif word[0] == "@":
        yield "as_of", days(word[1:])
    elif word[0] == "+":
        yield "said", days(word[1:])
    elif word[0] == "!":
        yield "status", ObservationStatus(word[1:])
    elif name == "event":
        yield "event", event(value)
    else:
        yield {"by": "speaker", "kind": "kind", "claim": "claim"}[name], value


# What is said


def says(text: str) -> dict[str, Any]:
    """The interval of a figure as the number language has it, and how it was printed."""
    if text == "?":
        return {"interval": None}
    if text.startswith("~"):
        return approximately(number(text[1:]))
    if found := re.fullmatch(r"(0?)([<>]=?)(.+)", text):
        return bound(*found.groups())
    if ".." in text:
        return order_of_magnitude(*(number(end) if end else None for end in text.split("..")))
    printed, _, digit = text.partition("/")
    return printed_as(list(map(number, printed.split("-"))), number(digit) if digit else None)


def printed_as(ends: list[Decimal], digit: Decimal | None) -> dict[str, Any]:
    if len(ends) == 2:
        return between(*ends, digit)
    return exactly(ends[0]) if digit is None else rounded(ends[0], digit)


def number(text: str) -> Decimal:
    digits = text.rstrip("km")
    return Decimal(digits.replace(",", "")) * SCALES[text[len(digits) :]]


def exactly(value: Decimal) -> dict[str, Any]:
    return {"interval": Interval(value, value)}


def rounded(value: Decimal, digit: Decimal) -> dict[str, Any]:
    """Half a unit of the last digit either side, at most 5 % of the figure."""
    half = min(digit / 2, abs(value) / 20)
    closed = half == 0
    return {
        "interval": Interval(value - half, value + half, high_closed=closed),
        "precision": Precision.ROUNDED,
        "low_resolution": digit,
        "high_resolution": digit,
    }


def approximately(value: Decimal) -> dict[str, Any]:
    return {
        "interval": Interval(value - abs(value) / 10, value + abs(value) / 10),
        "comparator": Comparator.APPROX,
        "precision": Precision.APPROXIMATE,
    }


def between(low: Decimal, high: Decimal, digit: Decimal | None) -> dict[str, Any]:
    return {
        "interval": Interval(low, high),
        "comparator": Comparator.BETWEEN,
        "precision": Precision.ROUNDED if digit else Precision.EXACT,
        "low_resolution": digit,
        "high_resolution": digit,
    }


def order_of_magnitude(low: Decimal | None, high: Decimal | None) -> dict[str, Any]:
    return {
        "interval": Interval(low, high, high_closed=False),
        "comparator": Comparator.BETWEEN,
        "precision": Precision.ORDER_OF_MAGNITUDE,
    }


def bound(floor: str, sign: str, text: str) -> dict[str, Any]:
    printed, _, digit = text.partition("/")
    value, worth = number(printed), number(digit) if digit else None
    return {
        "interval": bounded_interval(floor, sign, value),
        "comparator": BOUND_SIGNS[sign],
        "precision": Precision.ROUNDED if worth else Precision.EXACT,
        "low_resolution": worth if ">" in sign else None,
        "high_resolution": worth if "<" in sign else None,
    }


def bounded_interval(floor: str, sign: str, value: Decimal) -> Interval:
    closed = sign.endswith("=")
    if ">" in sign:
        return Interval(low=value, low_closed=closed)
    return Interval(Decimal(0) if floor else None, value, high_closed=closed)


# Of when


def event(text: str) -> Event:
    name, _, when = text.partition("@")
    return Event(name, days(when) if when else None)


def days(text: str) -> Days:
    first, _, last = text.partition("..")
    return Days(named(first).first, named(last or first).last)


def named(text: str) -> Days:
    """A year, a month of a year, or a day; a day without a year is one of 2024."""
    parts = [int(part) for part in text.split("-")]
    if parts[0] < 1000:
        parts.insert(0, YEAR)
    year, month, day = (*parts, None, None)[:3]
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return Days(date(year, month or 1, day or 1), date(year, last_month, last_day))
