"""To undo a merge: what it moved goes back, and what has changed since is told and left as it is.

Rows that were dropped are made again from their history, and so are the survivor's former values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models.functions import Now

from claims.models import Merge, Mergeable, MergeMove, MoveAction
from claims.queries.history.tables import events_of
from claims.services.audit import acting
from claims.services.curation.fields import CHOICES, LABELS, write
from claims.services.curation.links import Link, ids, link
from claims.services.curation.merging import withdrawal
from claims.services.curation.previews import locked


@dataclass(frozen=True)
class Undone:
    """What went back, in words with a number each, and what stayed, with why."""

    entry: Mergeable
    survivor: Mergeable
    back: tuple[tuple[str, int], ...]
    stayed: tuple[str, ...]


def undo(*, merge: Merge, by: Any, dry_run: bool = False) -> Undone:
    """Take a merge back. `dry_run` does all of it but the commit, and answers the same."""
    model: type[Mergeable] = apps.get_model("claims", merge.kind)
    with acting(by=by):
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        rows = locked(model, [merge.entry, merge.survivor])
        if len(rows) < 2:
            raise ValidationError("One of the two was deleted since.", code="gone")
        entry, into = rows[merge.entry], rows[merge.survivor]
        _check(merge, entry, into)
        entry.merged_into = None
        entry.save(update_fields=["merged_into"])
        into = model._default_manager.get(pk=into.pk)
        steps = [_step(move, entry, into) for move in merge.moves.all()[::-1]]
        taken, kept = _fields_back(merge, into, by)
        merge.undone_at, merge.undone_by = Now(), by
        merge.save(update_fields=["undone_at", "undone_by"])
        connection.check_constraints()  # the deferred ones: a look says what the undoing would say
        transaction.set_rollback(dry_run)
    back = [(name, done) for name, done, _ in steps if done] + taken
    stayed = [f"{left} {name}: changed since, or gone." for name, _, left in steps if left] + kept
    return Undone(entry, into, tuple(back), tuple(stayed))


def _check(merge: Merge, entry: Any, into: Any) -> None:
    if merge.undone_at:
        raise ValidationError("This merge was undone already.", code="undone")
    if entry.merged_into_id != into.pk:
        later = Merge.objects.filter(entry=into.pk, undone_at=None).first()
        named = f"“{into}” was merged into another entry since: undo that merge first."
        why = named if later else f"“{entry}” is no longer merged into “{into}”."
        raise ValidationError(why, code="merged_since")
    if entry.redacted_at or into.redacted_at:
        raise ValidationError("An entry that was redacted stays merged.", code="redacted")


def name_of(merge: Merge, move: MergeMove) -> str:
    """What the rows of a move are called."""
    if move.action == MoveAction.NO_LONGER_FIRST:
        return "appearances"
    return link(move.table, move.column, apps.get_model("claims", merge.kind)).name


def _step(move: MergeMove, entry: Mergeable, into: Mergeable) -> tuple[str, int, int]:
    """Take back what was done to some rows: what they are called, how many went back, how many
    could not."""
    if move.action == MoveAction.NO_LONGER_FIRST:
        done = ids(FIRST_AGAIN, rows=move.rows, entry=entry.pk)
        return "first appearances", len(done), len(move.rows) - len(done)
    known = link(move.table, move.column, type(entry))
    done = BACK[MoveAction(move.action)](known, move.rows, entry, into)
    return known.name, len(done), len(move.rows) - len(done)


FIRST_AGAIN = """
UPDATE claims_appearance t SET is_first = true
WHERE id = ANY (%(rows)s) AND claim_id = %(entry)s AND NOT is_first
    AND NOT EXISTS (SELECT FROM claims_appearance WHERE claim_id = %(entry)s AND is_first)
RETURNING id
"""


def _move_back(known: Link, rows: Sequence[Any], entry: Mergeable, into: Mergeable) -> list[Any]:
    column = f'"{known.column.column}"'
    kept_back = f"AND NOT ({known.collides})" if known.collides else ""
    return ids(
        f"UPDATE {known.table} t SET {column} = %(into)s "
        f"WHERE t.id = ANY (%(rows)s) AND t.{column} = %(from)s {kept_back} RETURNING t.id",
        **{"rows": rows, "into": entry.pk, "from": into.pk},
    )


def _make_again(known: Link, rows: Sequence[Any], entry: Mergeable, into: Mergeable) -> list[Any]:
    """From the last state that their history has. What was redacted since is not there."""
    history = events_of(known.model)
    kept = {field.column for field in history._meta.local_concrete_fields}
    own = [f.column for f in known.model._meta.local_concrete_fields if f.column in kept]
    columns = ", ".join(f'"{name}"' for name in own)
    return ids(
        f"INSERT INTO {known.table} ({columns}) SELECT DISTINCT ON (pgh_obj_id) {columns} "
        f"FROM {history._meta.db_table} WHERE pgh_obj_id = ANY (%(rows)s) AND pgh_label = 'delete' "
        f'AND "{known.column.column}" = %(entry)s ORDER BY pgh_obj_id, pgh_id DESC '
        "ON CONFLICT DO NOTHING RETURNING id",
        rows=rows,
        entry=entry.pk,
    )


def _publish_again(
    known: Link, rows: Sequence[Any], entry: Mergeable, into: Mergeable
) -> list[Any]:
    return ids(
        f"UPDATE {known.table} SET retraction_reason = '' "
        "WHERE id = ANY (%(rows)s) AND retraction_reason = %(reason)s RETURNING id",
        rows=rows,
        reason=withdrawal(entry.pk, into.pk),
    )


def _take_away(known: Link, rows: Sequence[Any], entry: Mergeable, into: Mergeable) -> list[Any]:
    """What was added, unless somebody has changed it."""
    return ids(
        f"DELETE FROM {known.table} WHERE id = ANY (%(rows)s) AND modified_at IS NULL RETURNING id",
        rows=rows,
    )


BACK: dict[MoveAction, Callable[[Link, Sequence[Any], Mergeable, Mergeable], list[Any]]] = {
    MoveAction.MOVED: _move_back,
    MoveAction.DROPPED: _make_again,
    MoveAction.WITHDRAWN: _publish_again,
    MoveAction.ADDED: _take_away,
}


def _fields_back(merge: Merge, into: Any, by: Any) -> tuple[list[tuple[str, int]], list[str]]:
    """The survivor's former values, as far as nobody has changed the taken ones since."""
    if not merge.chosen:
        return [], []
    since = into.events.filter(pgh_id__gte=merge.former_state or 0)
    states = {state.pgh_id: state for state in since}
    before = states.pop(merge.former_state, None)
    if before is None:
        erased = "The former values of its fields: they were erased."
        return [], [erased] if merge.former_state else []
    after = states[min(states)] if states else into
    wanted: dict[str, dict[str, Any]] = {}
    stayed = {}
    for name in merge.chosen:
        columns = [into._meta.get_field(column) for column in CHOICES[type(into)][name]]
        if all(getattr(into, c.attname) == getattr(after, c.attname) for c in columns):
            wanted[name] = {c.attname: getattr(before, c.attname) for c in columns}
        else:
            stayed[name] = "changed since."
    stayed |= _put_back(into, wanted, by)
    back = [(f"field: {LABELS.get(name, name)}", 1) for name in wanted if name not in stayed]
    told = [f"The field {LABELS.get(name, name)}: {why}" for name, why in stayed.items()]
    return back, told


def _put_back(into: Any, wanted: dict[str, dict[str, Any]], by: Any) -> dict[str, str]:
    """Write the former values of these fields. Those that a rule keeps where they are, such as a
    quote in which the words of a figure stand by now, are returned with the reason."""
    if not wanted:
        return {}
    try:
        with acting(by=by):
            write(
                into, {column: value for each in wanted.values() for column, value in each.items()}
            )
            connection.check_constraints()
    except ValidationError as error:
        into.refresh_from_db()
        if len(wanted) == 1:
            return dict.fromkeys(wanted, " ".join(error.messages))
        alone = (_put_back(into, {name: values}, by) for name, values in wanted.items())
        return {name: why for each in alone for name, why in each.items()}
    return {}
