"""To make one entry out of two, and to note all that was moved.

A merge takes the same number of statements, whatever moves: one for each column that points at
entries of its kind, and one more where rows are dropped or withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection

from claims.models import (
    Appearance,
    Claim,
    Merge,
    Mergeable,
    MergeMove,
    MoveAction,
)
from claims.services.audit import acting
from claims.services.curation.faults import faults
from claims.services.curation.fields import NAMES, new_names, take
from claims.services.curation.links import Link, ids, links
from claims.services.curation.previews import MOST_MERGED, digest, locked

FIRST_TWICE = """
UPDATE claims_appearance SET is_first = false WHERE claim_id = %(entry)s AND is_first
    AND EXISTS (SELECT FROM claims_appearance WHERE claim_id = %(into)s AND is_first)
RETURNING id
"""
CHANGED = "Somebody has changed one of them meanwhile. This is what it would do now."


def merge_all(
    *,
    entries: Collection[UUID],
    into: Mergeable,
    by: Any,
    chosen: Mapping[str, UUID] | None = None,
    seen: str | None = None,
) -> list[Merge]:
    """Merge some entries into one of their kind, or none of them. `chosen` says of which entry the
    survivor takes a field. `seen` is the digest of the preview that somebody has agreed to."""
    if not 1 <= len(entries) <= MOST_MERGED:
        raise ValidationError(f"Merge 1 to {MOST_MERGED} entries at once.", code="too_many")
    with acting(by=by):
        rows = locked(type(into), [into.pk, *entries])
        others = [rows[key] for key in entries if key in rows]
        if len(others) < len(entries) or into.pk not in rows:
            raise ValidationError("One of them is not on record.", code="not_found")
        if seen is not None and seen != digest(others, rows[into.pk]):
            raise ValidationError(CHANGED, code="changed_meanwhile")
        return [
            merge(
                entry=each,
                into=into,
                by=by,
                chosen=[name for name, key in (chosen or {}).items() if key == each.pk],
            )
            for each in others
        ]


def merge(*, entry: Mergeable, into: Mergeable, by: Any, chosen: Collection[str] = ()) -> Merge:
    """Make one entry out of two: everything that pointed at `entry` points at `into`, and the
    address of `entry` leads there. Earlier merges into `entry` follow. The survivor says in the
    `chosen` fields what the entry said, and has its name as another name.

    A part that `into` has already (the same alias, the same role) is dropped, a public relation
    that would then join an entry to itself is withdrawn, and a claim keeps its own numbers and its
    own chain: they are the survivor's in other words.
    """
    model = type(entry)
    if type(into) is not model:
        raise ValidationError("Only entries of one kind can be merged.", code="kind_mismatch")
    with acting(by=by):
        rows = locked(model, [entry.pk, into.pk])
        entry, into = rows[entry.pk], rows[into.pk]
        if found := list(faults(entry, into)):
            raise found[0] if len(found) == 1 else ValidationError(found)
        former, last = getattr(into, NAMES.get(model, ""), ""), _last_state(into)
        take(chosen, entry=entry, into=into, by=by)
        into.refresh_from_db()
        moves = [*_first_once(entry, into), *_moved(entry, into), *_named(entry, into, former)]
        entry.merged_into = into
        entry.save(update_fields=["merged_into"])
        return _noted(entry, into, chosen, _next_state(into, last) if chosen else None, moves)


def _moved(entry: Mergeable, into: Mergeable) -> Iterator[MergeMove]:
    for link in links(type(entry)):
        yield from _of_link(link, entry, into)


def _of_link(link: Link, entry: Mergeable, into: Mergeable) -> Iterator[MergeMove]:
    """Move the rows of a column; and drop or withdraw those that the survivor has already."""
    column = f'"{link.column.column}"'
    kept_back = f"AND NOT ({link.collides})" if link.action and link.collides else ""
    moved = ids(
        f"UPDATE {link.table} t SET {column} = %(into)s WHERE t.{column} = %(entry)s {kept_back} "
        "RETURNING t.id",
        entry=entry.pk,
        into=into.pk,
    )
    yield _move(link, MoveAction.MOVED, moved)
    if kept_back and link.action:
        left = ids(
            LEFT[link.action].format(link.table, column),
            entry=entry.pk,
            reason=withdrawal(entry.pk, into.pk),
        )
        yield _move(link, link.action, left)


LEFT = {
    MoveAction.DROPPED: "DELETE FROM {0} WHERE {1} = %(entry)s RETURNING id",
    MoveAction.WITHDRAWN: (
        "UPDATE {0} SET retraction_reason = %(reason)s "
        "WHERE {1} = %(entry)s AND retraction_reason = '' RETURNING id"
    ),
}


def withdrawal(entry: UUID, into: UUID) -> str:
    """Why a relation of a claim that was merged is withdrawn. Public."""
    return f"{entry} was merged into {into}."


def _move(link: Link, action: MoveAction, rows: Sequence[UUID]) -> MergeMove:
    return MergeMove(table=link.table, column=link.column.name, action=action, rows=rows)


def _first_once(entry: Mergeable, into: Mergeable) -> Iterator[MergeMove]:
    """A claim has one first appearance: that of the survivor, if it has one."""
    if isinstance(entry, Claim):
        rows = ids(FIRST_TWICE, entry=entry.pk, into=into.pk)
        table = Appearance._meta.db_table
        yield MergeMove(table=table, column="claim", action=MoveAction.NO_LONGER_FIRST, rows=rows)


def _named(entry: Mergeable, into: Any, former: str) -> Iterator[MergeMove]:
    """What the entry was called is another name of the survivor."""
    names = new_names(into, former, [entry])
    if names:
        model = into.aliases.model
        owner = into._meta.model_name
        made = model.objects.bulk_create([model(**{owner: into}, name=name) for name in names])
        yield MergeMove(
            table=model._meta.db_table,
            column=owner,
            action=MoveAction.ADDED,
            rows=[row.pk for row in made],
        )


def _last_state(row: Any) -> int:
    """The last former state of a row in its history, or 0."""
    states = row.events.order_by("-pgh_id").values_list("pgh_id", flat=True)
    return states.first() or 0


def _next_state(row: Any, last: int) -> int | None:
    states = row.events.filter(pgh_id__gt=last).order_by("pgh_id")
    return states.values_list("pgh_id", flat=True).first()  # type: ignore[no-any-return]


def _noted(
    entry: Mergeable,
    into: Mergeable,
    chosen: Collection[str],
    former_state: int | None,
    moves: Sequence[MergeMove],
) -> Merge:
    made = Merge.objects.create(
        kind=str(entry._meta.model_name),
        entry=entry.pk,
        survivor=into.pk,
        chosen=sorted(chosen),
        former_state=former_state,
    )
    connection.check_constraints()  # a chain with a gap, say: while the merge can still be refused
    for move in moves:
        move.merge = made
    MergeMove.objects.bulk_create(move for move in moves if move.rows)
    return made
