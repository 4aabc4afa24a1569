"""The numbers of a row as assertions.

A number in words is left to the number language (`cell`). Plain numbers in columns for the lowest,
the highest and the best are what the data say, and their words are made of them: “at least 526”
where only the lowest is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from claims.formats.records import AssertionRecord, EventRecord, MeasureRecord, partial
from claims.formats.tables.fields import NUMBERS
from claims.formats.tables.grid import Digits
from claims.formats.tables.kinds import readable
from claims.formats.tables.said import Said

COUNT = "1"
STOCK = "stock"
ONE = "one"
WORTH = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
LONGEST_NUMBER = 60  # characters
UNREAD = AssertionRecord(
    as_printed="0",
    low=Decimal(0),
    high=Decimal(0),
    measure=MeasureRecord(slug="unread", label="Unread", unit=COUNT, temporal_kind=STOCK),
    vouched=True,
)
_SPACES = "    '’"
_PLAIN = {
    mark: re.compile(
        rf"[-−+]?(?:\d{{1,3}}(?:[{re.escape(group)}{_SPACES}]\d{{3}})+|\d+)(?:{re.escape(mark)}\d+)?"
    )
    for mark, group in ((".", ","), (",", "."))
}
_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{2})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}
_THREE_DECIMALS = {
    mark: re.compile(rf"[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}") for mark in (".", ",")
}
_LIKE_A_YEAR = re.compile(r"(?<![\w.,])(\d)(\d{3})(?![\w.,])")
_SWAPPED = str.maketrans(".,", ",.")


def figures_of(said: Said) -> Iterator[AssertionRecord]:
    """One assertion for each figure of which the row holds a number."""
    place = 0
    for figure in said.mapping.each_figure:
        found = _assertion(said.of(figure, place))
        if found is not None:
            place += 1
            yield found


def _assertion(said: Said) -> AssertionRecord | None:
    before = len(said.faults)
    texts = {name: said.text(name) for name in NUMBERS}
    if not any(texts.values()):
        return None
    bounded = bool(texts["low"] or texts["high"])
    numbers = _bounds(said, texts) if bounded else _words(said, texts)
    members = numbers | _about(said)
    if len(said.faults) > before:  # which refuse the row: nothing else is told of this figure
        return replace(UNREAD, measure=members["measure"] or UNREAD.measure)
    return partial(AssertionRecord, **members)


def _words(said: Said, texts: dict[str, str]) -> dict[str, Any]:
    """A number as it is printed, between the words that columns or the mapping have for it."""
    number, scale = texts["value"] or texts["best"], said.choice("scale")
    words = (said.text("qualifier"), number, scale if scale != ONE else "")
    printed = " ".join(filter(None, words))
    mark = _mark(said, number)
    _refuse_other_decimals(said, printed, mark)
    return {"as_printed": printed, "cell": in_english_digits(printed, mark)}


def _mark(said: Said, number: str) -> str:
    """What parts the decimals of a number: of one that the file holds as a number, a point."""
    return "." if isinstance(number, Digits) else said.mapping.reading.decimal


def _refuse_other_decimals(said: Said, printed: str, mark: str) -> None:
    """7.450.000 where a point parts the decimals, or 90,000 where a comma does."""
    name = "value" if "value" in said.part.columns else "best"
    for match in _NUMERAL.finditer(printed):
        numeral = match[0]
        if not _GROUPED[mark].fullmatch(numeral):
            said.refuse(
                name,
                "other_decimal_mark",
                f"“{numeral[:40]}” is no number where “{mark}” parts the decimals, as the mapping "
                "says. Write it without grouping.",
            )
        elif mark == "," and _THREE_DECIMALS[mark].fullmatch(numeral):
            _refuse_three_decimals(said, name, numeral, mark)


def _refuse_three_decimals(said: Said, name: str, numeral: str, mark: str) -> None:
    said.refuse(
        name,
        "ambiguous_grouping",
        f"“{numeral}” may have three decimals, or be thousands: write {numeral}0, or "
        f"{numeral.replace(mark, '')}.",
    )


def _bounds(said: Said, texts: dict[str, str]) -> dict[str, Any]:
    scale = said.choice("scale")
    low, high = (_number(said, name, texts[name], scale) for name in ("low", "high"))
    best_in = "best" if texts["best"] else "value"
    best = _number(said, best_in, texts[best_in], scale)
    if low is not None and high is not None and low > high:
        said.refuse("low", "inverted_range", f"{low} is more than the highest, {high}.")
    single = low is not None and low == high
    behind = f" {scale}" if scale and scale != ONE else ""
    ends = [f"{text}{behind}" if text else "" for text in (texts["low"], texts["high"])]
    comparator, printed = _printed(*ends, single=single)
    return {
        "as_printed": printed,
        "comparator": comparator,
        "low": low,
        "high": high,
        "best": None if single else best,
        "vouched": True,
    }


def _printed(low: str, high: str, *, single: bool) -> tuple[str, str]:
    if single:
        return "eq", low
    if not high:
        return "ge", f"at least {low}"
    if not low:
        return "le", f"at most {high}"
    return "between", f"{low} to {high}"


def _about(said: Said) -> dict[str, Any]:
    """What the number is of, and what is known of it."""
    unit = said.text("unit")
    found: dict[str, Any] = {"unit": unit} if unit else {}
    found["measure"] = _measure(said, unit or COUNT)
    for name in ("as_of", "period"):
        if said.speaks_of(name):
            found[name] = said.days(name)
    if said.speaks_of("event"):
        found["event"] = _event(said)
    if said.speaks_of("status"):
        found["observation_status"] = said.choice("status")
    if said.speaks_of("note"):
        found["note"] = said.text("note")
    return found


def _measure(said: Said, unit: str) -> MeasureRecord | None:
    name = said.text("measure")
    if not name:
        said.refuse("measure", "blank", "What is counted is needed.")
        return None
    return MeasureRecord(
        label=readable(name),
        unit=unit,
        temporal_kind=said.choice("temporal_kind") or STOCK,
        start=said.date("measure_start"),
        dataset=said.mapping.dataset,
        dataset_id=name[:300],
    )


def _event(said: Said) -> EventRecord | None:
    label = said.text("event")
    if not label:
        return None
    return EventRecord(
        label=label,
        kind=said.choice("event_kind"),
        start=said.date("event_start"),
        end=said.date("event_end"),
        place=said.text("event_place"),
        dataset=said.mapping.dataset,
        dataset_id=(said.text("event_id") or label)[:300],
    )


def _number(said: Said, name: str, text: str, scale: str) -> Decimal | None:
    """A plain number, whatever parts its thousands."""
    if not text:
        return None
    mark = _mark(said, text)
    if not _PLAIN[mark].fullmatch(text) or len(text) > LONGEST_NUMBER:
        examples = ("2500", f"2500{mark}5")
        said.refuse(name, "not_plain", f"“{text[:60]}” is not a plain number.", examples)
        return None
    if said.text("unit") in ("", COUNT) and _THREE_DECIMALS[mark].fullmatch(text):
        _refuse_three_decimals(said, name, text, mark)
    return Decimal(_plain_digits(text, mark)) * WORTH.get(scale, 1)


def _plain_digits(text: str, mark: str) -> str:
    digits = text.replace("−", "-").replace("," if mark == "." else ".", "")
    return digits.translate(dict.fromkeys(map(ord, _SPACES))).replace(",", ".")


def in_english_digits(text: str, mark: str) -> str:
    """7.450,5 as 7,450.5 where a comma parts the decimals; and “about 1900” as “about 1,900”, since
    a number's cell holds no year."""
    if mark == ",":
        text = _NUMERAL.sub(lambda match: match[0].translate(_SWAPPED), text)
    return _LIKE_A_YEAR.sub(r"\1,\2", text)
