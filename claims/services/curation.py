"""What a curator does to entries of the catalogue, claims among them: to merge and to redact them.

Each is a verb, atomic and signed. The verbs that move the status of claims are in `workflow`.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from claims.models import (
    Attribution,
    Claim,
    Mergeable,
    NumericAssertion,
    PublicObject,
    Relation,
    Review,
)
from claims.models.fields import BoundedTextField, NumberField
from claims.records import record_cache
from claims.services.audit import acting

# A merged claim keeps its own chain and its own numbers.
NOT_MOVED_BY_MERGE = {(Claim, Attribution), (Claim, NumericAssertion)}


def merge(*, entry: Mergeable, into: Mergeable, by: Any) -> Mergeable:
    """Make one entry out of two: everything that pointed at `entry` points at `into`, and the
    address of `entry` leads there. Earlier merges into `entry` follow.

    A child row that `into` has already (the same alias, the same identifier) is dropped, a public
    relation that would then join an entry to itself is withdrawn, and a claim keeps its own numbers
    and its own chain: they are the survivor's in other words.
    """
    model = type(entry)
    if type(into) is not model:
        raise ValidationError("Only entries of one kind can be merged.", code="kind_mismatch")
    with acting(by=by):
        both = model._default_manager.select_for_update().filter(pk__in=[entry.pk, into.pk])
        pair = {row.pk: row for row in both.order_by("pk")}
        entry, into = pair[entry.pk], pair[into.pk]
        if entry.pk == into.pk or into.merged_into:
            raise ValidationError(
                "Merge into an entry that is not merged itself.", code="chain_of_merges"
            )
        if entry.redacted_at or into.redacted_at:
            raise ValidationError("A redacted entry is not merged.", code="redacted")
        model._default_manager.filter(merged_into=entry).update(merged_into=into)
        for relation in model._meta.related_objects:
            history = hasattr(relation.related_model, "pgh_tracked_model")
            movable = relation.field.many_to_one and relation.field.editable and not history
            if movable and (model, relation.related_model) not in NOT_MOVED_BY_MERGE:
                _repoint(relation.related_model, relation.field, entry, into)
        entry.merged_into = into
        entry.save(update_fields=["merged_into"])
    return entry


def redact(*, entry: PublicObject, reason: str, by: Any) -> PublicObject:
    """Erase what an entry says, for a court or for personal data: its texts, its parts, its
    history.

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
        if isinstance(entry, Claim):
            _unlink(entry)
        parts = [
            (relation.related_model, relation.field)
            for relation in type(entry)._meta.related_objects
            if relation.on_delete is models.CASCADE
        ]
        for part, owner in parts:
            part._default_manager.filter(**{owner.name: entry}).delete()
        for field in type(entry)._meta.local_concrete_fields:
            _blank(entry, field)
        if isinstance(entry, Relation | Review):
            entry.retraction_reason = "Redacted."  # as the claims that show it say
        entry.redacted_at, entry.redaction_reason = timezone.now(), reason
        entry.save()
        _forget(entry, type(entry), "pgh_obj_id")
        for part, owner in parts:
            _forget(entry, part, owner.attname)
        record_cache.forget_changed()
    return entry


def _repoint(
    model: type[models.Model], field: models.Field[Any, Any], entry: Mergeable, into: Mergeable
) -> None:
    """Move all rows at once, or one by one if some collide with rows that `into` has."""
    rows = model._default_manager.filter(**{field.name: entry})
    try:
        with transaction.atomic():
            rows.update(**{field.name: into})
        return
    except IntegrityError:
        pass
    for row in rows.order_by("pk"):
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{field.name: into})
        except IntegrityError:
            if isinstance(row, Relation | Review):
                row.retraction_reason = f"{entry.pk} was merged into {into.pk}."
                row.save(update_fields=["retraction_reason"])
            elif isinstance(row, PublicObject):
                raise
            else:
                row.delete()


def _blank(entry: PublicObject, field: models.Field[Any, Any]) -> None:
    if not field.editable or field.choices or isinstance(field, models.ForeignKey):
        return
    if field.name == "dataset_id" and entry.dataset_id:
        digest = hashlib.sha256(entry.dataset_id.encode()).hexdigest()
        entry.dataset_id = f"sha256:{digest}"
    elif field.name == "slug":
        setattr(entry, field.name, f"redacted-{entry.pk}")
    elif isinstance(field, BoundedTextField) and not field.name.startswith("dataset"):
        blank = "" if field.blank or field.name == "statement" else "[redacted]"
        setattr(entry, field.name, blank)
    elif isinstance(field, NumberField) and field.null:
        setattr(entry, field.name, None)


def _unlink(claim: Claim) -> None:
    """Take this claim's assertions away as baselines of others, which are then unresolved."""
    against = NumericAssertion.objects.filter(baseline_assertion__claim=claim)
    against.update(baseline_assertion=None)


def _forget(entry: PublicObject, model: type[models.Model], named_in: str) -> None:
    """Erase the former states that name a redacted entry. History is deleted here alone, by a
    function with the rights of the database's owner, since nobody else may."""
    kept = apps.get_app_config("claims").get_models()
    events = next(
        (each for each in kept if getattr(each, "pgh_tracked_model", None) is model), None
    )
    if events is None:  # of what the review desk keeps there is no history
        return
    tables = type(entry)._meta.db_table, events._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT onrecord_forget(%s, %s, %s, %s)", [tables[0], entry.pk, tables[1], named_in]
        )
