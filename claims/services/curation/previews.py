"""What a merge would do, for whoever decides: what moves, what differs, what stands against it.

Nothing is changed, so a preview costs a few queries, however much would move. Its digest is of what
the entries and their parts say: a merge that is given it is refused if somebody has changed them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.db import connection

from claims.models import Mergeable
from claims.services.curation.faults import faults
from claims.services.curation.fields import NAMES, Difference, differences, new_names
from claims.services.curation.links import Link, ids, links, parts_of

MOST_MERGED = 10
EXAMPLES = 5


@dataclass(frozen=True)
class Moving:
    """Rows of one kind that point at an entry: how many move, and how many the survivor has
    already, with what becomes of these and some of them in words."""

    name: str
    moved: int
    kept_back: int = 0
    fate: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What merging some entries into one of their kind would do."""

    into: Mergeable
    entries: tuple[Mergeable, ...]
    moving: tuple[Moving, ...]
    differences: tuple[Difference, ...]
    new_names: tuple[str, ...]
    faults: tuple[str, ...]
    digest: str


def preview(*, entries: Sequence[Mergeable], into: Mergeable) -> Preview:
    """What it would do to merge these entries into the other one."""
    found = tuple(moving for entry in entries for moving in _moving(entry, into))
    against = [
        f"“{entry}”: {sentence}" if len(entries) > 1 else sentence
        for entry in entries
        for error in faults(entry, into)
        for sentence in error.messages
    ]
    name = NAMES.get(type(into))
    return Preview(
        into,
        tuple(entries),
        _together(found),
        tuple(differences(into, entries)),
        tuple(new_names(into, getattr(into, name), entries)) if name else (),
        tuple(against),
        digest(entries, into),
    )


def digest(entries: Sequence[Mergeable], into: Mergeable) -> str:
    """Of what the entries say, and which own rows they have."""
    rows = sorted((into, *entries), key=lambda row: row.pk)
    said = [
        (str(row.pk), *(str(field.value_from_object(row)) for field in row._meta.concrete_fields))
        for row in rows
    ]
    return blake2s(repr([said, _parts(rows)]).encode(), digest_size=16).hexdigest()


def _parts(rows: Sequence[Mergeable]) -> list[str]:
    """The rows that are parts of these entries, such as their other names, as digests."""
    sql = " UNION ALL ".join(
        f"(SELECT md5(t::text) FROM {part._meta.db_table} t "
        f'WHERE t."{owner.column}" = ANY (%(keys)s))'
        for part, owner in parts_of(type(rows[0]))
    )
    return sorted(map(str, ids(sql, keys=[row.pk for row in rows]))) if sql else []


def _moving(entry: Mergeable, into: Mergeable) -> list[Moving]:
    known = links(type(entry))
    sql = " UNION ALL ".join(
        f"(SELECT {number}, count(*), count(*) FILTER (WHERE {one.collides or 'false'}) "
        f'FROM {one.table} t WHERE t."{one.column.column}" = %(entry)s)'
        for number, one in enumerate(known)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"entry": entry.pk, "into": into.pk})
        counts = cursor.fetchall()
    return [_of(known[number], entry, into, rows, back) for number, rows, back in counts if rows]


def _of(link: Link, entry: Mergeable, into: Mergeable, rows: int, back: int) -> Moving:
    if not back or link.action is None:
        return Moving(link.name, rows)
    return Moving(link.name, rows - back, back, link.action.value, _examples(link, entry, into))


def _examples(link: Link, entry: Mergeable, into: Mergeable) -> tuple[str, ...]:
    sql = (
        f'SELECT t.* FROM {link.table} t WHERE t."{link.column.column}" = %(entry)s '
        f"AND ({link.collides}) ORDER BY t.id LIMIT {EXAMPLES}"
    )
    rows = link.model._default_manager.raw(sql, {"entry": entry.pk, "into": into.pk})
    return tuple(_said(link, row)[:120] for row in rows)


def _said(link: Link, row: Any) -> str:
    """A row in words: where it only joins two entries, the other one."""
    others = BESIDE.get((link.model.__name__, link.column.name))
    return str(getattr(row, others)) if others else str(row)


BESIDE = {
    ("ClaimTopic", "claim"): "topic",
    ("ClaimTopic", "topic"): "claim",
    ("Appearance", "claim"): "source",
    ("Appearance", "source"): "claim",
    ("ReviewEvidence", "source"): "review",
    ("Relation", "subject"): "object",
    ("Relation", "object"): "subject",
}


def _together(found: Sequence[Moving]) -> tuple[Moving, ...]:
    """One line for each kind of row, whichever entry it is of."""
    lines: dict[tuple[str, str], Moving] = {}
    for each in found:
        key = each.name, each.fate
        known = lines.get(key, Moving(each.name, 0, 0, each.fate))
        lines[key] = Moving(
            each.name,
            known.moved + each.moved,
            known.kept_back + each.kept_back,
            each.fate,
            (*known.examples, *each.examples)[:EXAMPLES],
        )
    return tuple(lines.values())


def locked(model: type[Mergeable], keys: Sequence[UUID]) -> dict[UUID, Mergeable]:
    """These entries as they are now, locked in the order of their ids."""
    rows = model._default_manager.select_for_update().filter(pk__in=keys)
    return {row.pk: row for row in rows.order_by("pk")}
