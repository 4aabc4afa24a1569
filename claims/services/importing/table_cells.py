"""The numbers of a table's cells, read with what their measures expect: “7.7m” of a count of people
is millions, and a bare number is of the unit of its column."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from claims.formats.records import AssertionRecord, ClaimRecord, Rejection
from claims.quantities.parsing.detection import heard
from claims.quantities.parsing.locales import LOCALES
from claims.quantities.parsing.normalization import normalize
from claims.services.assertion_parsing import COUNT, Words, propose

ENGLISH = "en"
_NUMERAL = re.compile(r"\d[\d.,]*")
_SWAPPED = str.maketrans(".,", ",.")
_PLACES = ("quote_start", "quote_end")
NOTHING = Decimal(0)  # of what is refused for its cell, so that it is not read once more


def read_cells(record: ClaimRecord) -> ClaimRecord:
    """The record with the numbers of its cells. What cannot be read is among its faults."""
    if not any(each.cell for each in record.assertions):
        return record
    faults: list[Rejection] = []
    assertions = tuple(
        _read(each, record, f"assertions[{n}]", faults) for n, each in enumerate(record.assertions)
    )
    return replace(record, assertions=assertions, faults=(*record.faults, *faults))


def _read(
    assertion: AssertionRecord, record: ClaimRecord, path: str, faults: list[Rejection]
) -> AssertionRecord:
    """A number that the quote holds is read there, with the words around it."""
    if not assertion.cell or assertion.as_printed in record.quote:
        return _in_its_unit(assertion)
    try:
        values = propose(_words(assertion.cell).of(assertion.dimension))
    except ValidationError as error:
        fault = error.error_dict["as_printed"][0]
        faults.append(
            Rejection(
                f"{path}.as_printed", str(fault.code), fault.messages[0], value=assertion.as_printed
            )
        )
        return replace(assertion, low=NOTHING, high=NOTHING, vouched=True)
    columns: dict[str, Any] = {k: v for k, v in values.items() if k not in (*_PLACES, "unit_id")}
    unit = values["unit_id"]
    unit = _own_unit(assertion) if unit == COUNT else unit
    return replace(
        assertion, **columns, unit=unit, vouched=True, given=assertion.given | {*columns, "unit"}
    )


def _in_its_unit(assertion: AssertionRecord) -> AssertionRecord:
    return replace(assertion, unit=_own_unit(assertion)) if assertion.vouched else assertion


def _own_unit(assertion: AssertionRecord) -> str:
    """The unit of its column, or else the one that its measure is counted in."""
    if "unit" in assertion.given:
        return assertion.unit
    return (assertion.measure.unit if assertion.measure else "") or COUNT


def _words(cell: str) -> Words:
    """The words of a cell by themselves. Its digits are English: in words of a language that has a
    decimal comma they are written as it has them."""
    locale = heard(normalize(cell))[0] if any(map(str.isalpha, cell)) else ENGLISH
    has_comma = locale in LOCALES and LOCALES[locale].comma
    printed = _NUMERAL.sub(lambda match: match[0].translate(_SWAPPED), cell) if has_comma else cell
    return Words(printed, locale=locale)
