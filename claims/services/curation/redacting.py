"""To erase what an entry says, and to note that it was done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone

from claims.models import (
    Claim,
    FieldLock,
    NumericAssertion,
    PublicObject,
    Redaction,
    Relation,
    Review,
)
from claims.models.fields import BoundedTextField, NumberField
from claims.queries.history.tables import events_of
from claims.records import record_cache
from claims.services.audit import acting
from claims.services.curation.erasing import erase_elsewhere, names_of, words_of
from claims.services.curation.links import gone_with, parts_of


@dataclass(frozen=True)
class Erased:
    """What a redaction erases: texts by the names of their fields, parts and former states by
    what they are called, each with how many there are."""

    texts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, int], ...]
    former_states: int


def erased(entry: PublicObject) -> Erased:
    """What would be erased of an entry."""
    parts = [
        (str(part._meta.verbose_name_plural), part._default_manager.filter(**{owner.name: entry}))
        for part, owner in parts_of(type(entry))
    ]
    counts = [(name, rows.count()) for name, rows in parts]
    return Erased(
        tuple(_texts(entry)),
        tuple((name, number) for name, number in counts if number),
        sum(_states(model, named_in, entry) for model, named_in in _histories(type(entry))),
    )


def _texts(entry: PublicObject) -> Iterator[tuple[str, str]]:
    """The fields that say something, and will not."""
    for field in entry._meta.local_concrete_fields:
        now = field.value_from_object(entry)
        if _erases(field) and now not in ("", None):
            yield str(field.verbose_name), str(now)


def redact(*, entry: PublicObject, reason: str, by: Any) -> PublicObject:
    """Erase what an entry says, for a court or for personal data: its texts, its parts, its
    history.

    What others keep of it goes as well: its name on the entry that it was merged into, in notes of
    the history and in texts of actions on many claims.

    Its address stays, and says that something was redacted, when and why. The reason is public. The
    reviews of a redacted claim stay public too: they are somebody else's words, and have to be
    redacted separately. `dataset_id` may be a name, so only its SHA-256 digest is kept. By the
    digest the database refuses a later import of the same record.
    """
    if not reason.strip():
        raise ValidationError(
            {"reason": ValidationError("A redaction needs a reason.", code="reason_missing")}
        )
    with acting(by=by):
        entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
        if entry.redacted_at:
            raise ValidationError("It was redacted already.", code="redacted")
        goes = erased(entry)
        names, words = names_of(entry), words_of(entry)
        if isinstance(entry, Claim):
            _unlink(entry)
        for part, owner in gone_with(type(entry)):
            part._default_manager.filter(**{owner.name: entry}).delete()
        FieldLock.objects.filter(object_id=entry.pk).delete()  # whose reasons may name it
        for field in filter(_erases, entry._meta.local_concrete_fields):
            _blank(entry, field)
        if isinstance(entry, Relation | Review):
            entry.retraction_reason = "Redacted."  # as the claims that show it say
        entry.redacted_at, entry.redaction_reason = timezone.now(), reason
        entry.save()
        for history, named_in in _histories(type(entry)):
            _forget(entry, history, named_in)
        erase_elsewhere(entry, names, words)
        record_cache.forget_changed()
        _note(entry, reason, goes)
    return entry


def _note(entry: PublicObject, reason: str, goes: Erased) -> None:
    Redaction.objects.create(
        kind=str(entry._meta.model_name),
        entry=entry.pk,
        reason=reason,
        texts=len(goes.texts),
        parts=sum(number for _, number in goes.parts),
        former_states=goes.former_states,
    )


def _erases(field: models.Field[Any, Any]) -> bool:
    """Whether a redaction empties a field. Keys and choices name nobody."""
    if not field.editable or field.choices or isinstance(field, models.ForeignKey):
        return False
    is_text = isinstance(field, BoundedTextField) and field.name != "dataset"
    return is_text or (isinstance(field, NumberField) and field.null)


def _blank(entry: PublicObject, field: models.Field[Any, Any]) -> None:
    if field.name == "dataset_id":
        digest = hashlib.sha256(entry.dataset_id.encode()).hexdigest()
        entry.dataset_id = f"sha256:{digest}" if entry.dataset_id else ""
    elif field.name == "slug":
        setattr(entry, field.name, f"redacted-{entry.pk}")
    elif isinstance(field, BoundedTextField):
        blank = "" if field.blank or field.name == "statement" else "[redacted]"
        setattr(entry, field.name, blank)
    else:
        setattr(entry, field.name, None)


def _unlink(claim: Claim) -> None:
    """Take this claim's assertions away as baselines of others, which are then unresolved."""
    against = NumericAssertion.objects.filter(baseline_assertion__claim=claim)
    against.update(baseline_assertion=None)


def _histories(model: type[PublicObject]) -> list[tuple[type[models.Model], str]]:
    """The tables of former states that name an entry of this kind, each with its column."""
    parts = [(events_of(part), owner.attname) for part, owner in parts_of(model)]
    return [(events_of(model), "pgh_obj_id"), (events_of(FieldLock), "object_id"), *parts]


def _states(history: type[models.Model], named_in: str, entry: PublicObject) -> int:
    return history._default_manager.filter(**{named_in: entry.pk}).count()


def _forget(entry: PublicObject, history: type[models.Model], named_in: str) -> None:
    """Erase the former states that name a redacted entry. History is deleted here alone, by a
    function with the rights of the database's owner, since nobody else may."""
    tables = type(entry)._meta.db_table, history._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT onrecord_forget(%s, %s, %s, %s)", [tables[0], entry.pk, tables[1], named_in]
        )
