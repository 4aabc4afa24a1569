"""How what goes back is written: a claim by recording, an entry by the rules of its model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from claims.formats.records import ClaimRecord, own_members
from claims.models import Claim, NumericAssertion, ObservationStatus
from claims.queries.history.steps import Done
from claims.queries.history.tables import Part, columns_of
from claims.services import recording
from claims.services.recording import Fault
from claims.services.recording.from_rows import RECORDS, claim_record
from claims.services.reverting.plan import Back

TOGETHER = "The words of a figure and its numbers go back together: choose both."
MEMBERS = {"speaker", *own_members(ClaimRecord, beside="id dataset dataset_id retraction_reason")}


def record(key: UUID, backs: list[Back], *, by: Any) -> None:
    """One partial record of the claim: its own fields, and each collection that is concerned."""
    claim = Claim.objects.get(pk=key)
    own = [back for back in backs if back.part.model is Claim]
    for back in own:
        _put(claim, back)
    collections = {
        RECORDS[part.model][0]: tuple(map(RECORDS[part.model][1], _rows_back(part, key, backs)))
        for part in {back.part for back in backs if back.part.model is not Claim}
    }
    names = [back.column.name for back in own if back.column and back.column.name in MEMBERS]
    [outcome] = recording.record([claim_record(claim, names, **collections)], by=by)
    if outcome.faults:
        raise ValidationError([_told(fault) for fault in outcome.faults])


def _told(fault: Fault) -> ValidationError:
    together = f" {TOGETHER}" if fault.code == "contradicts_words" else ""
    return ValidationError(f"{fault.message}{together}", code=fault.code)


def _rows_back(part: Part, key: UUID, backs: list[Back]) -> Iterator[Any]:
    """The rows of a collection, as they are to be."""
    of_row: dict[UUID, list[Back]] = defaultdict(list)
    for back in backs:
        if back.part == part:
            of_row[back.step.id].append(back)
    for row in part.model._default_manager.filter(**{part.owner: key}).order_by("pk"):
        own = of_row.pop(row.pk, [])
        if not any(back.column is None for back in own):
            for back in own:
                _put(row, back)
            yield row
    for own in of_row.values():
        yield _row_again(own[0])


def _put(row: Any, back: Back) -> None:
    for name in back.column.attributes if back.column else ():
        setattr(row, name, getattr(back.old, name))


def _row_again(back: Back) -> Any:
    """A row of a former state, under its own key."""
    row = back.part.model(pk=back.step.id)
    for column in columns_of(back.part.model):
        for name in column.attributes:
            setattr(row, name, getattr(back.old, name))
    if isinstance(row, NumericAssertion):
        row.observation_status_derived = _follows_dates(row)
    return row


def _follows_dates(figure: NumericAssertion) -> bool:
    """Whether a status is the one that a figure without days has by itself. Of another, history
    does not know whether somebody gave it, and it stays as it was."""
    is_plain = figure.observation_status == ObservationStatus.NORMAL
    return is_plain and not (figure.as_of or figure.period)


def save(model: type[models.Model], key: UUID, backs: list[Back]) -> None:
    """Rows of the catalogue, one by one: what is taken away first."""
    changed: dict[UUID, list[Back]] = defaultdict(list)
    for back in sorted(backs, key=lambda back: back.step.done != Done.MADE):
        if back.column is not None:
            changed[back.step.id].append(back)
        elif back.step.done == Done.MADE:
            back.part.model._default_manager.filter(pk=back.step.id).delete()
        else:
            _checked(_row_again(back)).save(force_insert=True)
    for row_key, own in changed.items():
        row = own[0].part.model._default_manager.get(pk=row_key)
        for back in own:
            _put(row, back)
        _checked(row).save()


def _checked(row: Any) -> Any:
    row.full_clean()
    return row
