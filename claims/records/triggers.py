"""The triggers that keep the stamps, made from the schemas of the records.

For every table that a record reads there is one statement-level trigger per event (PostgreSQL
allows
transition tables neither two events nor a column list). It does this, in this order:

await   a new part of something that is not public waits for whoever is publishing it;
reveal  a row that has become public gets a stamp, and so does an entry of the catalogue that a
        public row now refers to; a stamp that appears reveals in turn what its record refers to;
touch   the version of every record that shows a changed column rises, once per transaction;
nothing where no declared column differs.

They are registered with pgtrigger from `AppConfig.ready`, so that a changed declaration without its
migration fails `makemigrations --check`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

import pgtrigger
from django.db import models

from claims.models import Claim, Relation
from claims.models.record_versions import Stamp
from claims.records.dependencies import RECORDS, Hop, Record

CATALOGUE = {record.model: record for record in RECORDS if not record.public}
NEW, OLD = "new_rows", "old_rows"
EVENTS = (
    ("insert", pgtrigger.Insert, pgtrigger.Referencing(new=NEW)),
    ("update", pgtrigger.Update, pgtrigger.Referencing(old=OLD, new=NEW)),
    ("delete", pgtrigger.Delete, pgtrigger.Referencing(old=OLD)),
)


def register() -> None:
    """Tell pgtrigger of all of them."""
    for model, statements in _by_table().items():
        for event, operation, referencing in EVENTS:
            if statements[event]:
                pgtrigger.Trigger(
                    name=f"stamp_{event}",
                    level=pgtrigger.Statement,
                    when=pgtrigger.After,
                    operation=operation,
                    referencing=referencing,
                    func="\n".join([*statements[event], "RETURN NULL;"]),
                ).register(cast("models.Model", model))
    pgtrigger.Trigger(
        name="reveal",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new=NEW),
        declare=[("ids", "uuid[]")],
        func="\n".join([*_revealed_by_stamps(), "RETURN NULL;"]),
    ).register(cast("models.Model", Stamp))


def _by_table() -> dict[type[models.Model], dict[str, list[str]]]:
    tables: dict[type[models.Model], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in RECORDS:
        for path in record.reads:
            hops = record.hops(path)
            if len(hops) == 1 and not hops[0].forward:
                for event in ("insert", "update"):
                    tables[hops[0].model][event].append(_await_publication(record, hops[0]))
    for record in RECORDS:
        if record.public:
            for event in ("insert", "update"):
                tables[record.model][event].append(_reveal_rows(record))
        for path in record.reads:
            for event, statement in _statements(record, path):
                tables[record.target(path)][event].append(statement)
    return tables


def _statements(record: Record, path: str) -> Iterator[tuple[str, str]]:
    """What a change of the rows at a path does to a record: reveal first, then touch."""
    hops = record.hops(path)
    child = bool(hops) and not hops[-1].forward
    for link in _catalogue_links(record, path):
        if child:
            yield "insert", _reveal_link(record, path, link, NEW)
        if child or not hops:
            yield "update", _reveal_link(record, path, link, _relinked(record, path, link))
    if child:
        yield "insert", _touch(record, path, f"SELECT * FROM {NEW}")
        yield "delete", _touch(record, path, f"SELECT * FROM {OLD}")
    yield "update", _touch(record, path, _changed(record, path, both_ends=child))


def _catalogue_links(record: Record, path: str) -> list[Hop]:
    """Foreign keys of a record's rows to entries of the catalogue. Those of an entry itself are the
    business of its own record."""
    links = [link for link in record.links(path) if link.model in CATALOGUE]
    if path == "" and record.model in CATALOGUE:
        links.append(Hop("merged_into", record.model, "merged_into_id", forward=True))
    elif record.target(path) in CATALOGUE:
        return []
    return links


def _touch(record: Record, path: str, rows: str) -> str:
    key, source, conditions = _joined(record, path, f"({rows})")
    return (
        f"PERFORM onrecord_touch(ARRAY(SELECT DISTINCT {key} {source}"
        f"{_where(conditions)})); -- {record.kind}: {path or 'itself'}"
    )


def _changed(record: Record, path: str, *, both_ends: bool) -> str:
    """The rows at a path that differ in a declared column, as they were (and, where the row itself
    says whose part it is, as they are)."""
    columns = record.columns(path)
    if not columns:
        return f"SELECT * FROM {OLD} WHERE false"
    key = record.target(path)._meta.pk.column
    differ = " OR ".join(f'o."{c}" IS DISTINCT FROM n."{c}"' for c in columns)
    joined = f'FROM {OLD} o JOIN {NEW} n ON n."{key}" = o."{key}" WHERE {differ}'
    return f"SELECT n.* {joined}" + (f" UNION ALL SELECT o.* {joined}" if both_ends else "")


def _relinked(record: Record, path: str, link: Hop) -> str:
    key = record.target(path)._meta.pk.column
    condition = f'o."{link.column}" IS DISTINCT FROM n."{link.column}"'
    hops = record.hops(path)
    if hops:
        condition += f' OR o."{hops[-1].column}" IS DISTINCT FROM n."{hops[-1].column}"'
    return f'(SELECT n.* FROM {OLD} o JOIN {NEW} n ON n."{key}" = o."{key}" WHERE {condition})'


def _joined(record: Record, path: str, rows: str) -> tuple[str, str, list[str]]:
    """The key of the record, FROM the changed rows back to where it stands, and the conditions on
    the way. A part names its whole, so that the whole's own row is not looked up for it."""
    hops = record.hops(path)
    tables = [record.model._meta.db_table, *(hop.model._meta.db_table for hop in hops)]
    tables[-1] = rows
    named = bool(hops) and not hops[0].forward
    sql = f"FROM {tables[-1]} t{len(hops)}"
    for depth in range(len(hops), int(named), -1):
        hop, near, far = hops[depth - 1], f"t{depth - 1}", f"t{depth}"
        far_key = hop.model._meta.pk.column
        on = (
            f'{near}."{hop.column}" = {far}."{far_key}"'
            if hop.forward
            else f'{near}.id = {far}."{hop.column}"'
        )
        sql += f" JOIN {tables[depth - 1]} {near} ON {on}"
    conditions = []
    for depth in range(1, len(hops) + 1):
        only = record.only.get(".".join(hop.name for hop in hops[:depth]))
        if only:
            conditions.append(only.format(row=f"t{depth}"))
    return f't1."{hops[0].column}"' if named else "t0.id", sql, conditions


def _await_publication(record: Record, hop: Hop) -> str:
    """Wait for whoever is making the whole public, so that its new part is not left behind: a
    publication locks what it publishes, and a part of what is not public yet shares that lock."""
    return (
        f"PERFORM FROM {record.model._meta.db_table} t0 "
        f'WHERE t0.id = ANY (ARRAY(SELECT n."{hop.column}" FROM {NEW} n)) '
        "AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) "
        "ORDER BY t0.id FOR SHARE OF t0;"
    )


def _reveal_rows(record: Record) -> str:
    """Rows that are public by themselves, and were not yet."""
    return (
        f"INSERT INTO claims_stamp (id, kind, changed_xid) "
        f"SELECT n.id, '{record.kind}', pg_current_xact_id() FROM {NEW} n "
        f"WHERE {record.public.format(row='n')} ORDER BY n.id ON CONFLICT DO NOTHING;"
    )


def _reveal_link(record: Record, path: str, link: Hop, rows: str) -> str:
    """Entries of the catalogue that rows of a public record refer to."""
    last = f"t{len(record.hops(path))}"
    key, source, conditions = _joined(record, path, rows)
    conditions += [
        f'{last}."{link.column}" IS NOT NULL',
        f"EXISTS (SELECT FROM claims_stamp s WHERE s.id = {key})",
    ]
    return _reveal(
        link, f'SELECT DISTINCT {last}."{link.column}" AS id {source}{_where(conditions)}'
    )


def _revealed_by_stamps() -> Iterator[str]:
    """What stamps that have just appeared bring to light: what their records refer to, and the
    reviews and relations of claims; a relation then shows on both its claims.

    The keys are known before they are looked up. A join with the new stamps would be planned by
    what the tables held earlier, and where they held nothing has compared every row with every key.
    """
    for record in RECORDS:
        statements = list(_revealed_with(record))
        if statements:
            yield f"ids := ARRAY(SELECT id FROM {NEW} WHERE kind = '{record.kind}');"
            yield "IF cardinality(ids) > 0 THEN"
            yield from statements
            yield "END IF;"


def _revealed_with(record: Record) -> Iterator[str]:
    if record.model in CATALOGUE:
        table = record.model._meta.db_table
        yield (
            f"PERFORM FROM {table} t0 WHERE t0.id = ANY (ids) "
            "ORDER BY t0.id FOR NO KEY UPDATE OF t0;"
        )
    for path in record.reads:
        hops = record.hops(path)
        if any(hop.model in CATALOGUE or hop.model is record.model for hop in hops):
            continue
        for link in _catalogue_links(record, path):
            last = f"t{len(hops)}"
            key, source, conditions = _joined(record, path, record.target(path)._meta.db_table)
            conditions += [f"{key} = ANY (ids)", f'{last}."{link.column}" IS NOT NULL']
            yield _reveal(
                link, f'SELECT DISTINCT {last}."{link.column}" AS id {source}{_where(conditions)}'
            )
    if record.model is Claim:
        yield (
            "INSERT INTO claims_stamp (id, kind, changed_xid) "
            "SELECT r.id, 'review', pg_current_xact_id() FROM claims_review r "
            "WHERE r.claim_id = ANY (ids) ON CONFLICT DO NOTHING;"
        )
        yield (
            "INSERT INTO claims_stamp (id, kind, changed_xid) "
            "SELECT r.id, 'relation', pg_current_xact_id() FROM claims_relation r "
            "WHERE (r.subject_id = ANY (ids) OR r.object_id = ANY (ids)) "
            "AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.subject_id) "
            "AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.object_id) "
            "ON CONFLICT DO NOTHING;"
        )
    if record.model is Relation:
        yield (
            "PERFORM onrecord_touch(ARRAY(SELECT unnest(ARRAY[r.subject_id, r.object_id]) "
            "FROM claims_relation r WHERE r.id = ANY (ids)));"
        )


def _reveal(link: Hop, ids: str) -> str:
    kind = CATALOGUE[link.model].kind
    return (
        f"INSERT INTO claims_stamp (id, kind, changed_xid) "
        f"SELECT r.id, '{kind}', pg_current_xact_id() FROM ({ids}) r "
        f"WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) "
        f"ORDER BY r.id ON CONFLICT DO NOTHING;"
    )


def _where(conditions: Iterable[str]) -> str:
    text = " AND ".join(conditions)
    return f" WHERE {text}" if text else ""
