"""The assertions that an import takes from the texts of claims, where it is asked for.

A claim without assertions has those of its own text, as far as they can be read without a guess.
What they count is known in the words of that text only, so they are of a measure that is named for
these words and nothing else, for a curator to merge into the right one: it takes one word for what
another story counts, and a date for none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from claims.formats.records import AssertionRecord, ClaimRecord, MeasureRecord
from claims.models import NumericAssertion
from claims.quantities.parsing.left_over import beside
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Form, Quantity, Refusal
from claims.quantities.units.conversion import UNITS
from claims.services.assertion_parsing import SHARES, Words, is_open_range, read_by
from claims.services.recording import Fault
from claims.services.recording.rules import UNKNOWN, Values, clean

DATASET = "onrecord-reading"
DESCRIPTION = (
    "Made by an import for assertions whose texts name what they count in these words. Where and "
    "when are open: merge it into the right measure."
)
# What can be less than nothing; money can be owed.
SIGNED = {"temperature", "temperature_difference", "ratio", "angle", "electric_charge"}
CHANGES = {Form.RATIO, Form.PERCENT_CHANGE, Form.DIFFERENCE}
OF_THE_MEASURE = {Form.ABSOLUTE, Form.SHARE}
LONGEST_NAME = 100
NOT_IN_SLUGS = re.compile(r"[^0-9a-z]+")


@dataclass
class Found:
    """How many assertions texts gave, in how many claims, and why other numbers gave none."""

    claims: int = 0
    assertions: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Found:
        return cls(**{**kept, "refused": Counter(kept.get("refused", {}))})

    def add(self, other: Found) -> None:
        self.claims += other.claims
        self.assertions += other.assertions
        self.refused += other.refused


def fill(record: ClaimRecord, *, locale: str, found: Found) -> ClaimRecord:
    """The claim with the assertions of its quote, or of its statement, if it comes with none."""
    text = record.quote or record.statement
    if record.assertions or not text:
        return record
    words = Words(text, record.quote, record.statement, record.language, locale)
    reading = read(text, locale=words.read_as)
    found.refused.update(map(_code, reading.refusals))
    found.refused.update(["too_many"] * (reading.stopped_at is not None))
    assertions = []
    for quantity in reading.quantities:
        if why := _why_not(quantity, text):
            found.refused[why] += 1
        else:
            place = (quantity.start, quantity.end) if record.quote else (None, None)
            assertions.append(_assertion(quantity, *place))
    found.assertions += len(assertions)
    found.claims += bool(assertions)
    if not assertions:
        return record
    return replace(record, assertions=tuple(assertions), given=record.given | {"assertions"})


def _code(refusal: Refusal) -> str:
    """Why a number is none; what is not read for its language, with the language's name."""
    return f"{refusal.code}: {refusal.language}" if refusal.language else refusal.code


def _assertion(quantity: Quantity, start: int | None, end: int | None) -> AssertionRecord:
    return AssertionRecord(
        as_printed=quantity.text,
        quote_start=start,
        quote_end=end,
        measure=_measure(quantity),
        vouched=True,
        **_columns(quantity),
    )


def _columns(quantity: Quantity) -> Values:
    names = ("low", "high", "multiplier", "unit", "resolution")
    words = ("comparator", "precision", "form")
    return (
        {name: getattr(quantity, name) for name in names}
        | {name: str(getattr(quantity, name)) for name in words}
        | {"direction": str(quantity.direction or ""), "read_by": read_by(quantity)}
    )


def _why_not(quantity: Quantity, text: str) -> str:
    """Why a quantity makes no assertion: told here, lest the database refuse its whole claim."""
    if beside(text, quantity.start, quantity.end):
        return "left_over"
    if quantity.unit not in UNITS:
        return "unknown_unit"
    if is_open_range(quantity):
        return "open_range"
    dimension = _dimension(quantity.unit)
    if {_dimension(unit) for unit in quantity.alternatives if unit in UNITS} - {dimension}:
        return "ambiguous_unit"
    if quantity.form in OF_THE_MEASURE and not _signed(quantity) and _below_zero(quantity):
        return "negative"
    columns = _columns(quantity) | {"as_printed": quantity.text}
    del columns["unit"]
    of = {"unit_dimension": dimension, "measure_dimension": _dimension(_counted_in(quantity))}
    faults: list[Fault] = []
    unknown = {"claim": UNKNOWN, "measure": UNKNOWN, "unit": UNKNOWN} | of
    clean(NumericAssertion, columns, "", faults, **unknown)
    return faults[0].code if faults else ""


def _measure(quantity: Quantity) -> MeasureRecord:
    """One for the same words of the same dimension, whatever unit they are printed with."""
    unit = _counted_in(quantity)
    label = _label(quantity)
    name = f"{_dimension(unit)} {label.lower()}"
    return MeasureRecord(
        slug=_slug(label, _dimension(unit)),
        label=label,
        description=DESCRIPTION,
        population=quantity.counted[:LONGEST_NAME],
        unit=unit,
        non_negative=not _signed(quantity),
        temporal_kind="stock",
        dataset=DATASET,
        dataset_id=name,
    )


def _counted_in(quantity: Quantity) -> str:
    """The unit of what is counted, as far as the text says it. Of a change it says nothing: such a
    measure is of ratios."""
    if quantity.form == Form.SHARE and quantity.counted:
        return "1"
    return "%" if quantity.form in SHARES else quantity.unit


def _label(quantity: Quantity) -> str:
    counted = quantity.counted.strip() or _unnamed(quantity)
    qualifiers = f" ({', '.join(quantity.qualifiers)})" if quantity.qualifiers else ""
    label = " ".join(f"{counted}{qualifiers}".split())
    changed = " (change)" if quantity.form in CHANGES else ""
    return label[:1].upper() + label[1:LONGEST_NAME] + changed


def _unnamed(quantity: Quantity) -> str:
    """What is counted, where the text does not say it."""
    dimension, _, money = _dimension(_counted_in(quantity)).partition(":")
    return f"Money in {money}" if money else dimension.replace("_", " ")


def _slug(label: str, dimension: str) -> str:
    """Never one that a curator would choose; a digest tells apart what ASCII does not."""
    name = label.lower() if dimension == "count" else f"{label.lower()} in {dimension}"
    plain = NOT_IN_SLUGS.sub("-", name).strip("-")
    digest = "" if name.isascii() else "-" + sha256(name.encode()).hexdigest()[:8]
    return re.sub("-+", "-", f"read-{plain}{digest}")


def _dimension(unit: str) -> str:
    return UNITS[unit].dimension


def _signed(quantity: Quantity) -> bool:
    dimension = _dimension(_counted_in(quantity))
    return dimension in SIGNED or dimension.startswith("currency:")


def _below_zero(quantity: Quantity) -> bool:
    high = quantity.interval.high
    return high is not None and (high < 0 or (high == 0 and not quantity.interval.high_inclusive))
