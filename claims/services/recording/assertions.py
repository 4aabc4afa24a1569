"""The assertions of a record against their words: what they are read as, and what must agree.

An assertion that is given in words alone is what the words say. Numbers that are given beside words
agree with them, unless somebody vouches for the numbers. Where a place in the quote is given, the
words stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.core.exceptions import ValidationError

from claims.formats.records import AssertionRecord, ClaimRecord
from claims.quantities.rules import BY_ID, VERSION
from claims.services.assertion_parsing import (
    CURATOR,
    NUMBER_COLUMNS,
    Words,
    complete,
    misplaced,
)
from claims.services.comparing import disagreement
from claims.services.recording.outcomes import Fault, Refused, fault_at
from claims.services.recording.rules import Values

VOUCH = "Add “read_by”: “curator” if a person has read it so."
# A change of any of these columns has the words and the numbers compared again.
READ_FROM = {*NUMBER_COLUMNS, "as_printed", "quote_start", "quote_end"}


def read_words(assertion: AssertionRecord, claim: ClaimRecord, path: str) -> AssertionRecord:
    """The assertion with its numbers, where it gives words alone. Refused if they are none."""
    if assertion.low is not None or assertion.high is not None or not assertion.as_printed:
        return assertion
    words = Words(assertion.as_printed, claim.quote, claim.statement, claim.language)
    values = completed(_given(assertion), words.of(assertion.dimension), path=path)
    return replace(assertion, unit=values.pop("unit_id"), **values)


def is_vouched_for(assertion: AssertionRecord) -> bool:
    """Whether the numbers are taken without comparing them with the words. They are if the record
    says that a curator read them, or that another version of the rules did; and if an import has
    just read them from the words."""
    rule, _, version = assertion.read_by.partition("/")
    by_other_rules = rule in BY_ID and version.isdecimal() and version != str(VERSION)
    stated = "read_by" in assertion.given and (assertion.read_by == CURATOR or by_other_rules)
    return stated or assertion.vouched


def faults_of_words(values: Values, words: Words, path: str, *, vouched: bool) -> Iterator[Fault]:
    """What the words of an assertion say against its place in the quote, and its numbers."""
    if fault := misplacement(words, values["quote_start"], values["quote_end"], path):
        yield fault
    if not vouched and (fault := contradiction(values, words, path)):
        yield replace(fault, hint=VOUCH)


def misplacement(words: Words, start: int | None, end: int | None, path: str = "") -> Fault | None:
    """The fault if the words do not stand at the place in the quote that is given for them."""
    why = misplaced(words, start, end)
    return Fault(f"{path}quote_start", "words_not_there", why, start, words.place) if why else None


def contradiction(values: Values, words: Words, path: str = "") -> Fault | None:
    """Told where words say other numbers than the ones that are given beside them."""
    error = disagreement(values, words)
    return fault_at(path, error, words.printed) if error else None


def completed(given: Values, words: Words, *, path: str = "") -> Values:
    """The columns of an assertion of which some are given. Refused if the words make no others."""
    try:
        return complete(given, words)
    except ValidationError as error:
        raise Refused([fault_at(path, error, words.printed)]) from None


def _given(assertion: AssertionRecord) -> Values:
    """The columns that a record gives: an empty one gives nothing."""
    names = [name.removesuffix("_id") for name in NUMBER_COLUMNS] + [
        "quote_start",
        "quote_end",
        "read_by",
    ]
    given = {name: getattr(assertion, name) for name in names if name in assertion.given}
    found = {name: value for name, value in given.items() if value not in (None, "")}
    return {f"{name}_id" if name == "unit" else name: value for name, value in found.items()}
