"""How a claim, an assertion, a review or a relation is saved from the admin: by recording.

The forms of a page read what was typed. `save_related` makes one record of the row and its inlines,
and `services.recording` writes it. If a form of an inline was changed, all rows of the inline are
recorded, those on its other pages included. A refusal is shown at the field that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from claims.admin.bases import OfPages
from claims.admin.form_state import state_of
from claims.formats.records import ClaimRecord, own_members
from claims.models.fields import uuid7
from claims.services import recording
from claims.services.recording import Fault
from claims.services.recording.existing import owner_of
from claims.services.recording.from_rows import RECORDS, claim_record, with_part

PART = re.compile(r"(\w+)\[(\d+)\]\.?(\w*)")
MEMBERS = ("speaker", *own_members(ClaimRecord, beside="id dataset dataset_id retraction_reason"))


@dataclass(frozen=True)
class FieldRefusal:
    """A sentence about a field: of the form with this prefix, or of the page itself."""

    prefix: str
    field: str
    error: ValidationError


class Page:
    """The record that a page holds, and the form of each of its parts that has one."""

    record: ClaimRecord
    form: Any
    forms: dict[str, list[Any]]

    def refusals(self, faults: Iterable[Fault]) -> Iterator[FieldRefusal]:
        for fault in faults:
            form, field = self._place(fault.path)
            error = fault.as_error()
            if form is None:
                yield FieldRefusal("", "", error)
            else:
                yield FieldRefusal(form.prefix or "", _field(form, field), error)

    def _place(self, path: str) -> tuple[Any, str]:
        """The form and the field that a path is about. The form is None if the page has none."""
        part = PART.match(path)
        if part is None:
            field = path.partition(".")[0]
            return (self.form if field in self.form.fields else None), field
        name, number, field = part.groups()
        return self.forms[name][int(number)], field


class ClaimPage(Page):
    """A claim, with those of its collections that were changed."""

    def __init__(self, form: Any, formsets: Iterable[Any], change: bool) -> None:
        self.form, self.forms = form, {}
        parts = {
            RECORDS[formset.model][0]: tuple(self._records(formset))
            for formset in formsets
            if formset.model in RECORDS and formset.has_changed()
        }
        names = [name for name in MEMBERS if name in form.fields]
        self.record = claim_record(
            form.instance,
            [name for name in names if not change or name in form.changed_data],
            **parts,
        )

    def _records(self, formset: Any) -> Iterator[Any]:
        name, record = RECORDS[formset.model]
        rows = list(_rows(formset))
        self.forms[name] = [form for _, form in rows]
        return (record(row) for row, _ in rows)


class PartPage(Page):
    """One part of a claim, with the other parts of its kind as they are on record."""

    def __init__(self, form: Any, formsets: Iterable[Any], change: bool) -> None:
        row = form.instance
        row.pk = row.pk or uuid7()  # of a new one the formsets took it
        self.form, self.record = form, with_part(row)
        name = RECORDS[type(row)][0]
        self.forms = {name: [*[None] * (len(getattr(self.record, name)) - 1), form]}


class SavedByRecording(OfPages):
    """A page whose row and inlines are saved as one record. Other inlines are saved by Django."""

    _page: type[Any] = ClaimPage

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The row is written together with its parts: see `save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        page = self._page(form, formsets, change)
        if page.record.given > {"id"}:
            claim = self._record(request, page)
            form.instance.pk = form.instance.pk or claim  # of a new claim the formsets took it
            form.instance._state.adding = False
        super().save_related(request, form, formsets, change)

    def _record(self, request: HttpRequest, page: Page) -> UUID | None:
        [outcome] = recording.record([page.record], by=request.user)
        if outcome.faults:
            refusals = state_of(request).refusals = list(page.refusals(outcome.faults))
            raise ValidationError([each.error for each in refusals if not each.field])
        for warning in outcome.warnings:
            messages.warning(request, warning.message)
        return outcome.claim

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model in RECORDS:
            formset.save(commit=False)  # says what was changed, for the log
        else:
            super().save_formset(request, form, formset, change)


class PartSavedByRecording(SavedByRecording):
    """A page of one part of a claim, such as a review. The part cannot move to another claim."""

    _page = PartPage

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = [owner_of(self.model).removesuffix("_id")] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]


def _rows(formset: Any) -> Iterator[tuple[Any, Any]]:
    """Every row that a collection has after the save, with its form if it is on the page."""
    shown = [form.instance.pk for form in formset.initial_forms]
    rows = formset.model._default_manager.filter(**{formset.fk.name: formset.instance.pk})
    for row in rows.exclude(pk__in=shown).order_by("pk"):
        yield row, None
    for form in formset.forms:
        if not is_gone(form):
            yield form.instance, form


def is_gone(form: Any) -> bool:
    """Deleted, or never filled in."""
    deleted = form.cleaned_data.get(DELETION_FIELD_NAME, False)
    return deleted or (form.instance._state.adding and not form.has_changed())


def _field(form: Any, name: str) -> str:
    """The field, or the first field if the part as a whole is wrong."""
    return name if name in form.fields else str(form.visible_fields()[0].name)


def tell(formset: Any, refusals: Iterable[FieldRefusal]) -> None:
    """Show the refusals at their fields, on the forms that are drawn again."""
    forms = {form.prefix: form for form in formset.forms}
    formset.is_valid()  # before: a form that is read anew forgets what it was told
    for refusal in refusals:
        if form := forms.get(refusal.prefix):
            form.add_error(refusal.field, refusal.error)
