"""Amounts that a machine has found: claims where the number language reads one, else left out."""

from __future__ import annotations

from collections.abc import Iterator

from claims.formats import gdelt
from claims.formats.lines import BinaryLines
from claims.formats.records import AssertionRecord, ClaimRecord, LeftOut, Rejection, guarded
from claims.services.importing.assertions import Found, fill

LOCALE = "en-US"


def read(file: BinaryLines) -> Iterator[tuple[int, ClaimRecord | Rejection | LeftOut]]:
    """The claims of a file of GDELT, those of amounts with their assertions."""
    for number, found in gdelt.read(file):
        if isinstance(found, ClaimRecord) and found.kind == gdelt.AMOUNT_KIND:
            yield number, _with_number(found)
        else:
            yield number, found


@guarded
def _with_number(record: ClaimRecord) -> ClaimRecord | Rejection | LeftOut:
    found = Found()
    filled = fill(record, locale=LOCALE, found=found)
    if len(filled.assertions) == 1 and not _counts_nothing(filled.assertions[0]):
        return filled
    one = "nothing_counted" if len(filled.assertions) == 1 else "several_numbers"
    why = next(iter(found.refused), one if filled.assertions else "no_number")
    return LeftOut(why, f"“{record.statement[:80]}” is not read as one number.")


def _counts_nothing(assertion: AssertionRecord) -> bool:
    """“504 would amend”: a bare number of nobody knows what."""
    measure = assertion.measure
    return measure is None or (measure.unit == "1" and not measure.population)
