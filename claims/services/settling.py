"""What a curator settles where an assertion and its words differ: one of them is right."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.models import AssertionReading, NumericAssertion, ReadingState
from claims.services import recording
from claims.services.assertion_parsing import CURATOR, NUMBER_COLUMNS, Values, propose
from claims.services.audit import acting
from claims.services.readings import words_of
from claims.services.recording.from_rows import with_part


def uphold(*, assertion: NumericAssertion, by: Any) -> AssertionReading:
    """A curator's reading wins over the words, and says so, until either changes."""
    with acting(by=by):
        reading = _locked(assertion)
        if not reading.worklist or reading.state == ReadingState.UNREAD:
            raise ValidationError(
                "Nothing speaks against this assertion.", code="nothing_to_settle"
            )
        _change(_existing(assertion), {"read_by": CURATOR}, by=by)
        reading.state = ReadingState.OVERRULED
        reading.settled_by, reading.settled_at = by, timezone.now()
        reading.save(update_fields=["state", "settled_by", "settled_at"])
    reading.refresh_from_db()
    return reading


def follow_words(*, assertion: NumericAssertion, by: Any) -> NumericAssertion:
    """The assertion becomes what its words say. Where it is so already, only its place may move."""
    with acting(by=by):
        reading, assertion = _locked(assertion), _existing(assertion)
        proposal = propose(words_of(assertion))
        if all(getattr(assertion, name) == proposal[name] for name in NUMBER_COLUMNS):
            proposal = _place_to_move(reading, proposal)
        _change(assertion, proposal, by=by)
    return assertion


def _change(assertion: NumericAssertion, values: Values, *, by: Any) -> None:
    for name, value in values.items():
        setattr(assertion, name, value)
    [outcome] = recording.record([with_part(assertion)], by=by)
    if outcome.faults:
        raise ValidationError([fault.as_error() for fault in outcome.faults])


def _place_to_move(reading: AssertionReading, proposal: Values) -> Values:
    """The words' place, where the assertion on record has them at another one."""
    if reading.in_quote is False and proposal["quote_start"] is not None:
        return {name: proposal[name] for name in ("quote_start", "quote_end")}
    missing = " They are missing from the quote." if reading.in_quote is False else ""
    raise ValidationError(f"The words already say this.{missing}", code="nothing_to_settle")


def _existing(assertion: NumericAssertion) -> NumericAssertion:
    found = NumericAssertion.objects.select_related("claim", "measure")
    return cast(NumericAssertion, found.get(pk=assertion.pk))


def _locked(assertion: NumericAssertion) -> AssertionReading:
    return AssertionReading.objects.select_for_update(no_key=True).get(pk=assertion.pk)
