"""The form of an assertion. The printed words are enough; numbers that are filled in override them.

A number that is left empty is taken from the words. If a number contradicts the words, the form
asks the curator to confirm it. What the words say and what contradicts them are the rules of
`services.recording`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from unfold.widgets import UnfoldBooleanSwitchWidget

from claims.admin.edit_conflicts import altered
from claims.admin.fields import PartialDatesForm
from claims.admin.formsets import FormSet
from claims.models import NumericAssertion, Unit
from claims.services.assertion_parsing import CURATOR, NUMBER_COLUMNS, Words, propose
from claims.services.recording import Fault, Refused
from claims.services.recording.assertions import completed, contradiction, misplacement

NAMES = tuple(name.removesuffix("_id") for name in NUMBER_COLUMNS)
PLACE = ("quote_start", "quote_end")
FROM_WORDS = "(read from the words)"
BY_DATES = "(set by its dates)"


class AssertionForm(PartialDatesForm):
    insisted = forms.BooleanField(
        required=False,
        label="I confirm these numbers against the words",
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._numbers():
            self._make_optional(name)
        if self.instance._state.adding:  # no default looks as if somebody had meant it
            self.initial.update(dict.fromkeys(self._numbers()) | (kwargs.get("initial") or {}))
        if "observation_status" in self.fields:
            self._leave_status_to_dates()

    def _leave_status_to_dates(self) -> None:
        """Show a status that was derived as empty."""
        field: Any = self.fields["observation_status"]
        field.choices = [("", BY_DATES), *field.choices[1:]]
        if self.instance.observation_status_derived:
            self.initial["observation_status"] = ""

    def clean(self) -> Any:
        super().clean()
        if "observation_status" in self.cleaned_data:
            given = self.cleaned_data["observation_status"]
            self.instance.observation_status_derived = not given
        cleaned = self.cleaned_data
        if cleaned.get("as_printed") and not set(self._numbers()) & set(self.errors):
            self._place()
            self._fill()
        return cleaned

    def _post_clean(self) -> None:
        """Compare numbers and words, once the numbers are valid by themselves."""
        super()._post_clean()
        if not self.errors and self._touched() and self.cleaned_data.get("as_printed"):
            numbers = {name: getattr(self.instance, name) for name in NUMBER_COLUMNS}
            if fault := contradiction(numbers, self._words()):
                self._ask(fault)

    def _ask(self, fault: Fault) -> None:
        """Show a box to confirm numbers that contradict the words."""
        self.fields["insisted"].widget = UnfoldBooleanSwitchWidget()
        if self.cleaned_data["insisted"]:
            self.instance.read_by = CURATOR
            return
        sentence = f"{fault.message} Correct one of them, or confirm the numbers below."
        self.add_error(fault.path, ValidationError(sentence, code=fault.code))

    def _touched(self) -> set[str]:
        return set(self.changed_data) & {*self._numbers(), "as_printed"}

    def _numbers(self) -> list[str]:
        return [name for name in NAMES if name in self.fields]

    def _words(self) -> Words:
        printed, claim = self.cleaned_data["as_printed"], self.cleaned_data.get("claim")
        claim = claim or getattr(self.instance, "claim", None)  # which stays what it is
        words = Words(printed)
        if claim is not None:
            words = Words(printed, claim.quote, claim.statement, claim.language)
        measure = self.cleaned_data.get("measure")
        return words.of(measure.dimension) if measure else words

    def _place(self) -> None:
        """Set the place of the words in the quote, unless the curator gave one. It moves with the
        words and with the quote."""
        words, changed = self._words(), {"as_printed", *PLACE} & set(self.changed_data)
        start, end = (self.cleaned_data.get(name) for name in PLACE)
        in_order = start is None or start < (end or 0)
        fault = misplacement(words, start, end) if in_order else None
        if changed == {"as_printed"} or (fault and not changed):
            self.cleaned_data |= dict(zip(PLACE, words.place or (None, None), strict=True))
            self.changed_data.extend(PLACE)  # so that it is saved
        elif fault:
            self.add_error(fault.path, fault.as_error())

    def _fill(self) -> None:
        """Fill empty numbers from the words. Those that the words leave open get their default."""
        cleaned, names = self.cleaned_data, self._numbers()
        given = {name: cleaned[name] for name in names if cleaned[name] not in (None, "")}
        touched = self._touched()
        if cleaned["low"] is None and cleaned["high"] is None:
            if (
                not self.instance._state.adding
            ):  # both ends were cleared, so the old numbers are void
                given = {name: value for name, value in given.items() if name in touched}
            self._take(given)
        elif touched and not (given.keys() < set(names) and self._words_say_so()):
            self.instance.read_by = CURATOR
            cleaned |= {name: _default(name) for name in names if name not in given}
        elif touched:
            self._take(given)

    def _words_say_so(self) -> bool:
        """Whether the number that was given is the one in the words."""
        try:
            proposal = propose(self._words())
        except ValidationError:
            return False
        return all(self.cleaned_data[name] == proposal[name] for name in ("low", "high"))

    def _take(self, given: dict[str, Any]) -> None:
        unit = given.pop("unit", None)
        given |= {"unit_id": unit.pk} if unit else {}
        try:
            values = completed(given, self._words())
        except Refused as refused:
            for fault in refused.faults:
                self.add_error(fault.path, fault.as_error())
            return
        self.instance.read_by = values["read_by"]
        values["unit"] = Unit.objects.filter(pk=values["unit_id"]).first()
        self.cleaned_data |= {name: values[name] for name in self._numbers()}

    def _make_optional(self, name: str) -> None:
        field = self.fields[name]
        field.required = field.widget.is_required = False
        if hasattr(field, "queryset"):
            field.widget.widget.is_required = False
        elif hasattr(field, "choices") and name != "direction":
            known = [choice for choice in field.choices if choice[0]]
            field.choices = [("", FROM_WORDS), *known]


class AssertionFormSet(FormSet):
    """A new assertion has position 1 by default. If 1 is taken, it moves to the end."""

    def full_clean(self) -> None:
        if self.is_bound:
            self._place_new_ones()
        super().full_clean()

    def _place_new_ones(self) -> None:
        kept = [form for form in self.forms if not _is_deleted(form)]
        untouched = [form for form in kept if _is_new(form) and "position" not in form.changed_data]
        taken = self._positions_elsewhere()
        taken |= {at for form in kept if form not in untouched if (at := _position(form))}
        for form in untouched:
            position = _position(form) if form.has_changed() else None
            if position is None:
                continue
            if position in taken:
                position = max(taken) + 1
                form.data = altered(form.data, form.add_prefix("position"), str(position))
            taken.add(position)

    def _positions_elsewhere(self) -> set[int]:
        """The positions of assertions that are on other pages of the inline."""
        here = [form.instance.pk for form in self.forms]
        others = NumericAssertion.objects.filter(claim=self.instance.pk).exclude(pk__in=here)
        return set(others.values_list("position", flat=True))


def _is_new(form: AssertionForm) -> bool:
    posted_as_another = form["id"].data  # a tampered form; it is refused for its position
    return form.instance._state.adding and not posted_as_another


def _is_deleted(form: AssertionForm) -> bool:
    return DELETION_FIELD_NAME in form.fields and bool(form[DELETION_FIELD_NAME].data)


def _position(form: AssertionForm) -> int | None:
    place: int | None = None
    if not form.has_changed():  # without the permission to change it, no position is posted
        place = form.instance.position
    else:
        with suppress(ValidationError):
            place = form.fields["position"].clean(form["position"].data)
    return place


def _default(name: str) -> Any:
    if name == "unit":
        return Unit.objects.filter(pk="1").first()
    field = NumericAssertion._meta.get_field(name)
    return field.get_default() if isinstance(field, models.Field) else None
