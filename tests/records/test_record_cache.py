"""The store of rendered records: never stale, never needed, and never in the way of a reader."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from threading import Barrier, BoundedSemaphore
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from claims.models import Claim, Speaker, StoredRecord
from claims.queries import read_connection
from claims.records import record_cache
from claims.records.fieldsets import Selection
from claims.records.projection import json_of
from claims.services import curation
from tests.support import builders
from tests.support.builders import NOON
from tests.support.client import ROOT, ask, listed
from tests.support.patience import PATIENCE
from tests.support.world import make_world
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db(transaction=True)

CLAIMS = record_cache.KINDS["claim"]
TEXTS = Selection(fields=frozenset({"id", "statement"}))


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_cache, "_failed_at", -record_cache.PAUSE)


@contextmanager
def asked() -> Iterator[list[str]]:
    """The statements that readers run meanwhile."""
    seen: list[str] = []
    run = read_connection.rows

    def note(sql: str, *arguments: Any, **more: Any) -> Any:
        seen.append(sql)
        return run(sql, *arguments, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read_connection, "rows", note)
        yield seen


def sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def role(*grants: str) -> Iterator[None]:
    """As a role that may read everything, and what it is granted besides."""
    sql(
        "DROP ROLE IF EXISTS onrecord_test_reader",
        "CREATE ROLE onrecord_test_reader",
        "GRANT USAGE ON SCHEMA public TO onrecord_test_reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO onrecord_test_reader",
        *(f"GRANT {grant} TO onrecord_test_reader" for grant in grants),
        "SET ROLE onrecord_test_reader",
    )
    try:
        yield
    finally:
        sql("RESET ROLE", "DROP OWNED BY onrecord_test_reader", "DROP ROLE onrecord_test_reader")


def test_a_record_is_rendered_for_its_first_reader_only() -> None:
    claim = builders.make_claim(status="published")

    with asked() as first:
        before = listed("claims")
    with asked() as second:
        after = listed("claims")

    assert before == after
    assert (len(first), len(second)) == (2, 1)
    kept = StoredRecord.objects.get(pk=claim.pk)
    assert json.loads(bytes(kept.body)) == before[0]
    assert (kept.version, kept.shape) == (before[0]["version"], record_cache.SHAPE_VERSION)


def test_a_kept_record_is_never_stale_whoever_writes() -> None:
    claim = builders.make_claim(status="published")
    assert listed("claims")[0]["speaker"]["name"] != "Renamed"

    sql(f"UPDATE claims_speaker SET name = 'Renamed' WHERE id = '{claim.speaker_id}'")

    [record] = listed("claims")
    assert (record["speaker"]["name"], record["version"]) == ("Renamed", 2)
    assert StoredRecord.objects.get(pk=claim.pk).version == 2


def test_an_emptied_store_is_filled_again_by_reading() -> None:
    make_world()
    before = listed("claims")

    sql("TRUNCATE claims_storedrecord")

    assert listed("claims") == before
    assert StoredRecord.objects.count() == len(before)


def test_what_is_not_committed_is_shown_to_its_writer_and_not_kept() -> None:
    claim = builders.make_claim(status="published")

    with transaction.atomic():
        Speaker.objects.filter(pk=claim.speaker_id).update(name="Perhaps")
        assert listed("claims")[0]["speaker"]["name"] == "Perhaps"
        transaction.set_rollback(True)

    assert not StoredRecord.objects.exists()
    assert listed("claims")[0]["speaker"]["name"] != "Perhaps"


def test_an_older_record_does_not_replace_a_newer_one() -> None:
    claim = builders.make_claim(status="published")
    StoredRecord.objects.create(
        id=claim.pk, version=9, changed_at=NOON, shape=record_cache.SHAPE_VERSION, body=b"newer"
    )

    assert listed("claims")[0]["id"] == str(claim.pk)

    assert bytes(StoredRecord.objects.get(pk=claim.pk).body) == b"newer"


def test_a_reader_without_the_right_to_keep_reads_all_the_same() -> None:
    make_world()

    with role(), asked() as statements:
        first = ask(f"{ROOT}claims/")
        listed("claims")

    assert first.status_code == 200
    assert len(first.json()["results"]) == 3
    assert sum("INSERT" in statement for statement in statements) == 1, "it has not given up"
    assert not StoredRecord.objects.exists()


def test_a_reader_needs_no_other_right_than_that_to_keep_records() -> None:
    make_world()

    with role("INSERT, UPDATE ON claims_storedrecord"):
        assert len(listed("claims")) == 3

    assert StoredRecord.objects.count() == 3


def test_a_read_only_session_reads() -> None:
    make_world()
    sql("SET default_transaction_read_only = on")

    try:
        assert len(listed("claims")) == 3
    finally:
        sql("RESET default_transaction_read_only")
    assert not StoredRecord.objects.exists()


def test_what_takes_too_long_is_given_up_and_not_tried_twice() -> None:
    make_world()
    slow = CLAIMS.record_version + " CROSS JOIN pg_sleep(5)"

    with pytest.MonkeyPatch.context() as patch, asked() as statements:
        patch.setattr(record_cache.Kind, "record_version", slow)
        sql("SET statement_timeout = '200ms'")
        response = ask(f"{ROOT}claims/")
        sql("RESET statement_timeout")

    assert (response.status_code, response.json()["code"]) == (503, "too_expensive")
    assert len(statements) == 1
    assert len(listed("claims")) == 3


def test_a_lost_connection_is_made_again() -> None:
    make_world()
    [(process,)] = read_connection.rows("SELECT pg_backend_pid()")
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])

    assert len(listed("claims")) == 3


def test_no_more_statements_run_at_once_than_there_are_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = Barrier(2)
    running: list[int] = []
    at_once: list[int] = []

    def run(*_: Any) -> list[Any]:
        running.append(1)
        at_once.append(len(running))
        both.wait(PATIENCE)
        running.pop()
        return []

    monkeypatch.setattr(read_connection, "PLACES", BoundedSemaphore(2))
    monkeypatch.setattr(read_connection, "_rows", run)

    in_parallel(*[lambda: read_connection.rows("SELECT 1")] * 8)

    assert (len(at_once), max(at_once)) == (8, 2)


def test_a_redaction_empties_what_was_kept_of_it_everywhere() -> None:
    world = make_world()
    listed("claims")
    listed("speakers")

    curation.redact(entry=world.minister, reason="A court said so.", by=None)

    kept = b"".join(bytes(row.body) for row in StoredRecord.objects.all())
    assert b"Ada Minister" not in kept
    assert StoredRecord.objects.get(pk=world.claim.pk).shape == 0


def test_who_rendered_before_a_redaction_cannot_keep_it_after() -> None:
    claim = builders.make_claim(status="published", statement="A secret.")
    [old] = record_cache.render(CLAIMS, [claim.pk])
    curation.redact(entry=claim, reason="A court said so.", by=None)

    sql(
        f"WITH fresh AS (SELECT '{old.id}'::uuid AS id, {old.version} AS version, "
        f"'{old.modified}'::timestamptz AS changed_at, '1'::xid8 AS changed_xid, "
        f"'A secret.'::bytea AS body) {record_cache.KEEPING} SELECT 1"
    )

    assert bytes(StoredRecord.objects.get(pk=claim.pk).body) == b""


def test_warming_renders_what_is_not_kept_and_nothing_twice() -> None:
    make_world()

    counts = []
    for _ in range(2):
        out = StringIO()
        call_command("warm", stdout=out)
        counts.append([int(line.split()[1]) for line in out.getvalue().splitlines()])

    assert counts == [[3, 5, 2, 1, 2, 2, 2, 2], [0] * 8]
    with asked() as statements:
        assert len(listed("claims")) == 3
    assert len(statements) == 1


def test_warming_can_be_of_one_kind() -> None:
    make_world()

    call_command("warm", "topic", stdout=StringIO())

    assert StoredRecord.objects.count() == 2


def test_what_is_left_out_is_not_read() -> None:
    whole, part = json_of(CLAIMS.shape, "t"), json_of(CLAIMS.shape, "t", TEXTS)

    assert "claims_numericassertion" in whole
    assert "claims_" not in part


def test_an_id_that_two_kinds_share_is_answered_as_what_was_published_under_it() -> None:
    claim = builders.make_claim(status="published")
    builders.make_speaker(id=claim.pk, name="Namesake")

    assert ask(f"{ROOT}speakers/{claim.pk}/").status_code == 404
    assert ask(f"{ROOT}claims/{claim.pk}/").json()["id"] == str(claim.pk)


def test_what_stands_beside_a_record_is_added_to_the_stored_one() -> None:
    claim = builders.make_claim(status="published")
    place, whole = f"{ROOT}claims/", {"omit": "agreement"}
    [shown] = listed("claims")

    with asked() as statements:
        [expanded] = ask(place, {"expand": "agreement"}).json()["results"]
    rendered = [sql for sql in statements if "row_to_json" in sql]
    [trimmed] = ask(place, {"expand": "agreement,speaker", **whole}).json()["results"]

    assert expanded == shown | {"agreement": []}
    assert list(expanded) == [*shown, "agreement"]
    assert rendered == []
    assert trimmed["id"] == str(claim.pk)
    assert trimmed["speaker"] != shown["speaker"]


def test_a_changed_shape_has_another_version() -> None:
    """If this fails, raise SHAPE_VERSION where answers differ, and put the new digest here."""
    made = " ".join(json_of(kind.shape, "t") for kind in record_cache.KINDS.values())

    digest = hashlib.sha256(made.encode()).hexdigest()[:12]

    assert (record_cache.SHAPE_VERSION, digest) == (10, "2046c9cdb5f9")


@pytest.mark.parametrize(
    "kind", [name for name, kind in record_cache.KINDS.items() if not kind.rows]
)
def test_a_trimmed_record_is_a_part_of_the_whole(kind: str) -> None:
    world = make_world()
    row = {"assertion": world.assertion, "unit": None, "claim": world.claim}.get(kind)
    if row is None:
        [(key,)] = read_connection.rows(
            f"SELECT t.{record_cache.KINDS[kind].key} FROM {record_cache.KINDS[kind].table} t "
            f"{record_cache.KINDS[kind].record_version} LIMIT 1"
        )
    else:
        key = row.pk
    place = f"{ROOT}{kind}s/" if kind != "unit" else f"{ROOT}units/"
    whole = ask(f"{place}{key}/").json()

    for name in whole:
        assert ask(f"{place}{key}/", {"fields": name}).json() == {name: whole[name]}
        rest = ask(f"{place}{key}/", {"omit": name}).json()
        assert rest == {other: value for other, value in whole.items() if other != name}


def test_claims_of_nobody_are_not_rendered() -> None:
    assert record_cache.render(CLAIMS, [Claim().pk]) == []
