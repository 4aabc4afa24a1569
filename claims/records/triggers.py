"""The triggers that keep the record versions, made from the schemas of the records.

For every table that a record reads there is one statement-level trigger per event (PostgreSQL
allows transition tables neither two events nor a column list). It does this, in this order:

await   a new part of a record that is not public yet waits for a transaction that publishes it;
reveal  a row that has become public gets a record version, and so does an entry of the catalogue
        that a public row now refers to; a new record version reveals what its record refers to;
raise   the version of every record that shows a changed column rises, once per transaction.

If no declared column differs, it does nothing. In its SQL, `n` and `o` are the new and the old
rows, `s` is a record version, `t0` is the row of the record, and `t1`, `t2` are the rows on the way
to the change.

`manage.py write_triggers` writes each into a file of `claims/sql/triggers`, and a system check
tells when a file is not what the declarations say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from django.db import models

from claims.models import Claim, Relation
from claims.models.record_versions import RecordVersion
from claims.records.dependencies import RECORDS, Hop, Record

CATALOGUE = {record.model: record for record in RECORDS if not record.public}
NEW, OLD = "new_rows", "old_rows"
INWARD = "    "
REVEAL = "INSERT INTO claims_recordversion (id, kind, changed_xid)\n"
EVENTS = {
    "insert": f"NEW TABLE AS {NEW}",
    "update": f"OLD TABLE AS {OLD} NEW TABLE AS {NEW}",
    "delete": f"OLD TABLE AS {OLD}",
}
# By their names they fire after the triggers that derive columns, and before those of listings.
FILE = """-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_{name}() RETURNS trigger
LANGUAGE plpgsql AS $$
{declared}BEGIN
{body}
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_{name} IS
    '{comment}';

CREATE OR REPLACE TRIGGER v_{name}
    AFTER {event} ON {table}
    REFERENCING {rows}
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_{name}();
COMMENT ON TRIGGER v_{name} ON {table} IS
    '{comment}';
"""
COMMENTS = {
    "insert": "Records that show a new row get a new version.",
    "update": "Records that show a changed row get a new version.",
    "delete": "Records that showed a deleted row get a new version.",
}


def files() -> dict[str, str]:
    """The text of each file, by its name."""
    found = {}
    for model, statements in _by_table().items():
        for event in EVENTS:
            if statements[event]:
                name = f"versions_{model._meta.model_name}_{event}"
                found[f"triggers/v_{name}"] = _file(name, model, event, statements[event])
    revealed = _file(
        "reveal",
        RecordVersion,
        "insert",
        _revealed_by_record_versions(),
        "DECLARE\n    ids uuid[];\n",
    )
    return found | {"triggers/v_reveal": revealed}


def _file(
    name: str, model: type[models.Model], event: str, body: Iterable[str], declared: str = ""
) -> str:
    return FILE.format(
        name=name,
        declared=declared,
        body=indent("\n".join(body), INWARD),
        comment="What a newly public record refers to is public." if declared else COMMENTS[event],
        event=event.upper(),
        table=model._meta.db_table,
        rows=EVENTS[event],
    )


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
    """What a change of the rows at a path does to a record: reveal first, then raise."""
    hops = record.hops(path)
    child = bool(hops) and not hops[-1].forward
    for link in _catalogue_links(record, path):
        if child:
            yield "insert", _reveal_link(record, path, link, NEW)
        if child or not hops:
            yield "update", _reveal_link(record, path, link, _relinked(record, path, link))
    if child:
        yield "insert", _raise(record, path, f"SELECT * FROM {NEW}")
        yield "delete", _raise(record, path, f"SELECT * FROM {OLD}")
    yield "update", _raise(record, path, _changed(record, path, both_ends=child))


def _catalogue_links(record: Record, path: str) -> list[Hop]:
    """Foreign keys of a record's rows to entries of the catalogue. Those of an entry itself are the
    business of its own record."""
    links = [link for link in record.links(path) if link.model in CATALOGUE]
    if path == "" and record.model in CATALOGUE:
        links.append(Hop("merged_into", record.model, "merged_into_id", forward=True))
    elif record.target(path) in CATALOGUE:
        return []
    return links


def _raise(record: Record, path: str, rows: str) -> str:
    key, source, conditions = _joined(record, path, f"(\n{indent(rows, INWARD)}\n)")
    ids = f"SELECT DISTINCT {key}\n{source}{_where(conditions)}"
    return (
        f"-- raise: {record.kind}, {path or 'itself'}\n"
        f"PERFORM onrecord_raise_versions(ARRAY(\n{indent(ids, INWARD)}\n));"
    )


def _changed(record: Record, path: str, *, both_ends: bool) -> str:
    """The rows at a path that differ in a declared column, as they were (and, where the row itself
    says whose part it is, as they are)."""
    columns = record.columns(path)
    if not columns:
        return f"SELECT * FROM {OLD} WHERE false"
    joined = _differing(record.target(path), columns)
    return f"SELECT n.* {joined}" + (f"\nUNION ALL\nSELECT o.* {joined}" if both_ends else "")


def _relinked(record: Record, path: str, link: Hop) -> str:
    hops = record.hops(path)
    columns = [link.column, *([hops[-1].column] if hops else [])]
    rows = f"SELECT n.* {_differing(record.target(path), columns)}"
    return f"(\n{indent(rows, INWARD)}\n)"


def _differing(model: type[models.Model], columns: list[str]) -> str:
    """FROM the rows of an update, as they were and as they are, where a column differs."""
    key = model._meta.pk.column
    was, now = (fill(", ".join(f'{row}."{c}"' for c in columns), 76) for row in "on")
    return (
        f'FROM {OLD} o JOIN {NEW} n ON n."{key}" = o."{key}"\n'
        f"WHERE ({indent(was, INWARD * 2).strip()})\n"
        f"    IS DISTINCT FROM\n"
        f"    ({indent(now, INWARD * 2).strip()})"
    )


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
        sql += f"\n    JOIN {tables[depth - 1]} {near} ON {on}"
    conditions = []
    for depth in range(1, len(hops) + 1):
        only = record.only.get(".".join(hop.name for hop in hops[:depth]))
        if only:
            conditions.append(only.format(row=f"t{depth}"))
    return f't1."{hops[0].column}"' if named else "t0.id", sql, conditions


def _await_publication(record: Record, hop: Hop) -> str:
    """Wait for a transaction that is publishing the whole, so that its new part is not left behind.
    A publication locks the rows that it publishes, and a new part of an unpublished row waits for
    that lock."""
    return (
        f"-- await: {record.kind}\n"
        f"PERFORM FROM {record.model._meta.db_table} t0\n"
        f'WHERE t0.id = ANY (ARRAY(SELECT n."{hop.column}" FROM {NEW} n))\n'
        "    AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)\n"
        "ORDER BY t0.id FOR SHARE OF t0;"
    )


def _reveal_rows(record: Record) -> str:
    """Rows that are public by themselves, and were not yet."""
    return (
        f"-- reveal: {record.kind}\n"
        f"{REVEAL}"
        f"SELECT n.id, '{record.kind}', pg_current_xact_id() FROM {NEW} n\n"
        f"WHERE {record.public.format(row='n')}\nORDER BY n.id ON CONFLICT DO NOTHING;"
    )


def _reveal_link(record: Record, path: str, link: Hop, rows: str) -> str:
    """Entries of the catalogue that rows of a public record refer to."""
    last = f"t{len(record.hops(path))}"
    key, source, conditions = _joined(record, path, rows)
    conditions += [
        f'{last}."{link.column}" IS NOT NULL',
        f"EXISTS (SELECT FROM claims_recordversion s WHERE s.id = {key})",
    ]
    return _reveal(
        link, f'SELECT DISTINCT {last}."{link.column}" AS id\n{source}{_where(conditions)}'
    )


def _revealed_by_record_versions() -> Iterator[str]:
    """What new record versions bring to light: what their records refer to, and the reviews and
    relations of claims; a relation then shows on both its claims.

    The keys are known before they are looked up. A join with the new rows would be planned by what
    the tables held earlier, and where they held nothing has compared every row with every key.
    """
    for record in RECORDS:
        statements = list(_revealed_with(record))
        if statements:
            yield f"ids := ARRAY(SELECT id FROM {NEW} WHERE kind = '{record.kind}');"
            yield "IF cardinality(ids) > 0 THEN"
            yield from (indent(statement, INWARD) for statement in statements)
            yield "END IF;"


def _revealed_with(record: Record) -> Iterator[str]:
    if record.model in CATALOGUE:
        table = record.model._meta.db_table
        yield (
            f"PERFORM FROM {table} t0 WHERE t0.id = ANY (ids)\n"
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
                link, f'SELECT DISTINCT {last}."{link.column}" AS id\n{source}{_where(conditions)}'
            )
    if record.model is Claim:
        yield (
            f"{REVEAL}SELECT r.id, 'review', pg_current_xact_id() FROM claims_review r\n"
            "WHERE r.claim_id = ANY (ids) ON CONFLICT DO NOTHING;"
        )
        yield (
            f"{REVEAL}SELECT r.id, 'relation', pg_current_xact_id() FROM claims_relation r\n"
            "WHERE (r.subject_id = ANY (ids) OR r.object_id = ANY (ids))\n"
            "    AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.subject_id)\n"
            "    AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.object_id)\n"
            "ON CONFLICT DO NOTHING;"
        )
    if record.model is Relation:
        yield (
            "PERFORM onrecord_raise_versions(ARRAY(\n"
            "    SELECT unnest(ARRAY[r.subject_id, r.object_id])\n"
            "    FROM claims_relation r WHERE r.id = ANY (ids)\n));"
        )


def _reveal(link: Hop, ids: str) -> str:
    kind = CATALOGUE[link.model].kind
    return (
        f"-- reveal: {kind}\n"
        f"{REVEAL}SELECT r.id, '{kind}', pg_current_xact_id() FROM (\n{indent(ids, INWARD)}\n) r\n"
        f"WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)\n"
        f"ORDER BY r.id ON CONFLICT DO NOTHING;"
    )


def _where(conditions: Iterable[str]) -> str:
    text = "\n    AND ".join(conditions)
    return f"\nWHERE {text}" if text else ""
