"""An import is undone as a whole, or not at all.

The claims that it made are deleted, with the entries that it made for them and nothing else needs.
The claims that it changed go back to what they were. It is refused while one of them is public, was
edited since, or is needed by another claim: what somebody has seen or worked on is not taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models import (
    Claim,
    Event,
    Import,
    ImportedClaim,
    ImportedEntry,
    ImportState,
    Made,
    Measure,
    RecordVersion,
    Relation,
    Review,
    Source,
    Speaker,
    Topic,
)
from claims.queries.history.tables import Part, events_of, parts_of
from claims.services import jobs, reverting
from claims.services.audit import acting
from claims.services.importing.running import NOT_ALLOWED, RUN, progress

TASK = "undo_import"
AT_ONCE = 1_000  # claims, while somebody waits
CHUNK = 1_000
# What was made for others comes after them.
ENTRIES: tuple[type[models.Model], ...] = (Event, Measure, Topic, Source, Speaker)
RUNNING = "It has not ended yet."
NOTHING = "There is nothing to undo."
STAYS = "“{claim}” cannot go back to what it was: {why}"

OWN = "claims_importedclaim t"
MADE_HERE = "SELECT claim_id FROM claims_importedclaim WHERE run_id = %(run)s AND made = 1"
PUBLIC = f"SELECT t.claim_id FROM {OWN} JOIN claims_recordversion v ON v.id = t.claim_id WHERE true"
RELATED = (
    f"SELECT t.claim_id FROM {OWN} JOIN claims_relation r ON r.object_id = t.claim_id "
    f"WHERE t.made = 1 AND r.subject_id NOT IN ({MADE_HERE})"
)
MEASURED = (
    f"SELECT t.claim_id FROM {OWN} JOIN claims_numericassertion b ON b.claim_id = t.claim_id "
    "JOIN claims_numericassertion a ON a.baseline_assertion_id = b.id "
    f"WHERE t.made = 1 AND a.claim_id NOT IN ({MADE_HERE})"
)
LOCKED = """
SELECT count(*) FROM (SELECT FROM claims_claim WHERE id IN (
    SELECT claim_id FROM claims_importedclaim WHERE run_id = %(run)s) ORDER BY id FOR UPDATE
) locked
"""
FOUND = """
SELECT count(*), min(statement) FROM claims_claim WHERE id IN (
    SELECT claim_id FROM ({found}) found
)
"""


def refusals(run: Import) -> list[str]:
    """All that stands against undoing an import, but for what single changes do."""
    if progress(run).state == "running":
        return [RUNNING]
    if run.dry_run or run.state == ImportState.UNDONE or not run.created + run.changed:
        return [NOTHING]
    return list(_found(run))


def undo(run: Import, *, by: Any) -> bool:
    """Undo an import at once, or have a job do it (False). Raises ValidationError with everything
    that stands against it."""
    if run.created + run.changed <= AT_ONCE:
        _undo(run, by)
        return True
    _refuse(refusals(run))
    jobs.enqueue(TASK, str(run.pk), run=run.pk, by=by.pk)
    return False


def is_under_way(run: Import) -> bool:
    return jobs.waits(TASK, str(run.pk))


def step(run: int, by: int) -> None:
    """The task of a job. What stands against it by then is told on the page of the import."""
    found, user = Import.objects.get(pk=run), get_user_model()._default_manager.get(pk=by)
    if not user.has_perm(RUN):
        raise PermissionDenied(NOT_ALLOWED)
    try:
        _undo(found, user)
    except ValidationError as error:
        found.error = " ".join(error.messages)[:2000]
        found.save(update_fields=["error"])


def _found(run: Import) -> Iterator[str]:
    for sentence, queries in _conditions():
        parts = (f"{query} AND t.run_id = %(run)s AND t.made IN (1, 2)" for query in queries)
        with connection.cursor() as cursor:
            cursor.execute(FOUND.format(found=" UNION ".join(parts)), {"run": run.pk})
            [(count, first)] = cursor.fetchall()
        if count:
            more = f" and {count - 1:,} more" if count > 1 else ""
            yield f"“{first[:100]}”{more}: {sentence}"


@cache
def _conditions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("the public has seen this, and it stays on record.", (PUBLIC,)),
        ("somebody here, or a later import, has changed this since.", tuple(_edits())),
        ("another claim needs this.", (RELATED, MEASURED)),
    )


def _edits() -> Iterator[str]:
    """The claims of which a row was changed or added after the transaction that imported them."""
    for part in parts_of(Claim):
        table, history = part.model._meta.db_table, events_of(part.model)._meta.db_table
        if not part.owner:
            yield _later(history, "e.pgh_obj_id = t.claim_id", "pgh_created_at")
            continue
        for rows, at in ((table, "created_at"), (history, "pgh_created_at")):
            yield _later(rows, _is_of(part), at)


def _is_of(part: Part) -> str:
    if part.through is None:
        return f"e.{part.owner} = t.claim_id"
    through = part.through._meta.db_table
    return f"e.{part.owner} IN (SELECT id FROM {through} w WHERE w.claim_id = t.claim_id)"


def _later(rows: str, is_of: str, at: str) -> str:
    return f"SELECT t.claim_id FROM {OWN} JOIN {rows} e ON {is_of} WHERE e.{at} > t.at"


def _refuse(sentences: Iterable[str]) -> None:
    if errors := [ValidationError(each, code="cannot_be_undone") for each in sentences]:
        raise ValidationError(errors)


def _undo(run: Import, by: Any) -> None:
    """In one transaction, in which nobody else changes these claims."""
    with acting(by=by, note=f"Undo of {run}."):
        Import.objects.select_for_update().get(pk=run.pk)
        run.refresh_from_db()
        with connection.cursor() as cursor:
            cursor.execute(LOCKED, {"run": run.pk})
        _refuse(refusals(run))
        links = ImportedClaim.objects.filter(run=run)
        for claim, at in links.filter(made=Made.CHANGED).values_list("claim_id", "at"):
            _put_back(claim, at, by, run)
        _delete_claims(list(links.filter(made=Made.CREATED).values_list("claim_id", flat=True)))
        _delete_entries(run)
        run.state, run.undone_at, run.undone_by = ImportState.UNDONE, timezone.now(), by
        run.error = ""
        run.save(update_fields=["state", "undone_at", "undone_by", "error"])


def _put_back(key: UUID, at: datetime, by: Any, run: Import) -> None:
    claim = Claim.objects.filter(pk=key).first()
    if claim is None:
        return
    back = reverting.preview(claim, at)
    _refuse(STAYS.format(claim=claim, why=why) for why in back.left_out)
    chosen = [item.key for item in back.items]
    reverting.revert(
        row=claim, at=at, chosen=chosen, token=back.token, by=by, note=f"Undo of {run}."
    )


def _delete_claims(keys: list[UUID]) -> None:
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        Review.objects.filter(claim__in=some).delete()
        Relation.objects.filter(subject__in=some).delete()
    for start in range(0, len(keys), CHUNK):
        Claim.objects.filter(pk__in=keys[start : start + CHUNK]).delete()


def _delete_entries(run: Import) -> None:
    """Entries that were made for these claims: but not what is public, what somebody has edited,
    and what something else refers to."""
    for _ in ENTRIES:  # a publisher is free once its source has gone
        if not sum(_delete_free(model, run) for model in ENTRIES):
            return


def _delete_free(model: type[models.Model], run: Import) -> int:
    made = ImportedEntry.objects.filter(run=run).values("entry")
    rows = model._default_manager.filter(
        Q(modified_at=None) | Q(modified_via="import"),
        ~Exists(RecordVersion.objects.filter(pk=OuterRef("pk"))),
        pk__in=made,
    )
    for relation in model._meta.related_objects:
        if relation.on_delete is models.PROTECT:
            there = relation.related_model._default_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            rows = rows.filter(~Exists(there))
    found: int = rows.delete()[0]
    return found
