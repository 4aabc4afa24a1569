"""The figures of imported claims, read from their words.

A figure that a line gives in words alone is what the words say; words that cannot be read refuse
the line. Where it is asked for, a claim without figures has those of its own text, as far as they
can be read without a guess. What they count is known in the words of that text only, so they are of
a measure that is named for these words and nothing else, for a curator to merge into the right one:
it takes one word for what another story counts, and a date for none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256

from django.core.exceptions import ValidationError

from claims.formats.records import AssertionRecord, ClaimRecord, MeasureRecord
from claims.models import NumericAssertion
from claims.quantities.parsing.left_over import beside
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Form, Quantity
from claims.quantities.rules import BY_ID, VERSION
from claims.quantities.units.conversion import UNITS
from claims.services.assertion_parsing import (
    CURATOR,
    FIGURE,
    SHARES,
    Words,
    complete,
    is_open_range,
    misplaced,
    quantity_of,
    read_by,
)  # fmt: skip
from claims.services.comparing import disagreement
from claims.services.importing.checks import UNKNOWN, RowError, Values, clean

ORIGIN = "onrecord-reading"
DESCRIPTION = (
    "Made by an import for figures whose texts say in these words what they count. It says nothing "
    "of where and when: merge it into the measure that is meant."
)
# What can be less than nothing; money can be owed.
SIGNED = {"temperature", "temperature_difference", "ratio", "angle", "electric_charge"}
CHANGES = {Form.RATIO, Form.PERCENT_CHANGE, Form.DIFFERENCE}
OF_THE_MEASURE = {Form.ABSOLUTE, Form.SHARE}
LONGEST_NAME = 100
NOT_IN_SLUGS = re.compile(r"[^0-9a-z]+")


@dataclass
class Found:
    """How many figures were read in texts, in how many claims, and why other numbers were not."""

    claims: int = 0
    figures: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def fill(record: ClaimRecord, *, locale: str, found: Found) -> ClaimRecord:
    """The claim with the figures of its quote, or else of its statement, if it comes with none."""
    text = record.quote or record.statement
    if record.assertions or not text:
        return record
    words = Words(text, record.quote, record.statement, record.language, locale)
    reading = read(text, locale=words.read_as)
    found.refused.update(refusal.code for refusal in reading.refusals)
    figures = []
    for quantity in reading.quantities:
        if why := _why_not(quantity, text):
            found.refused[why] += 1
        else:
            place = (quantity.start, quantity.end) if record.quote else (None, None)
            figures.append(_figure(quantity, *place))
    found.figures += len(figures)
    found.claims += bool(figures)
    if not figures:
        return record
    return replace(record, assertions=tuple(figures), given=record.given | {"assertions"})


def read_words(record: ClaimRecord) -> ClaimRecord:
    """The claim with the figures that it gives in words alone. RowError where they are none."""
    figures = tuple(
        _read(figure, record, f"assertions[{n}].")
        if figure.low is None and figure.high is None and figure.as_printed
        else figure
        for n, figure in enumerate(record.assertions)
    )
    return replace(record, assertions=figures)


def _read(figure: AssertionRecord, claim: ClaimRecord, path: str) -> AssertionRecord:
    words = Words(figure.as_printed, claim.quote, claim.statement, claim.language)
    known = UNITS.get(figure.measure.unit) if figure.measure else None
    given = _given(figure)
    try:
        values = complete(given, words, dimension=known.dimension if known else "")
        quantity = quantity_of(words)
    except ValidationError as error:
        field, [refused, *_] = next(iter(error.error_dict.items()))
        raise RowError(path + field, str(refused.code), refused.messages[0]) from None
    alternatives = () if "unit_id" in given else quantity.alternatives
    return replace(figure, unit=values.pop("unit_id"), alternatives=alternatives, **values)


def _given(figure: AssertionRecord) -> Values:
    """The columns that a line gives: an empty one gives nothing."""
    names = [name.removesuffix("_id") for name in FIGURE] + ["quote_start", "quote_end", "read_by"]
    given = {name: getattr(figure, name) for name in names if name in figure.given}
    found = {name: value for name, value in given.items() if value not in (None, "")}
    return {f"{name}_id" if name == "unit" else name: value for name, value in found.items()}


def is_vouched_for(figure: AssertionRecord) -> bool:
    """Whether a line says that a curator has read its figure, or rules of another version have,
    whose reading ours cannot check. What the figures of a text say needs nobody's word."""
    rule, _, version = figure.read_by.partition("/")
    by_other_rules = rule in BY_ID and version.isdecimal() and version != str(VERSION)
    stated = "read_by" in figure.given and (figure.read_by == CURATOR or by_other_rules)
    return stated or not figure.given


def refuse_misplaced(figure: Values, words: Words, path: str) -> None:
    """RowError where words do not stand in the quote at the place that is given for them."""
    if why := misplaced(words, figure["quote_start"], figure["quote_end"]):
        raise RowError(f"{path}quote_start", "words_not_there", why)


def refuse_contradiction(figure: Values, words: Words, path: str) -> None:
    """RowError where words say another figure than the one that is given beside them."""
    if error := disagreement(figure, words):
        [refused] = error.error_dict["as_printed"]
        raise RowError(
            f"{path}as_printed",
            str(refused.code),
            f"{refused.messages[0]} Add “read_by”: “curator” if a person has read it so.",
        )


def _figure(quantity: Quantity, start: int | None, end: int | None) -> AssertionRecord:
    return AssertionRecord(
        as_printed=quantity.text,
        quote_start=start,
        quote_end=end,
        measure=_measure(quantity),
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
    """Why a quantity makes no figure: told here, lest the database refuse its whole claim."""
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
    try:
        clean(NumericAssertion, columns, claim=UNKNOWN, measure=UNKNOWN, unit=UNKNOWN, **of)
    except RowError as refused:
        return refused.rejection.code
    return ""


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
        origin=ORIGIN,
        origin_id=name,
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
