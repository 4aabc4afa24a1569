"""Yesterday's dump, restored while the site is running: what was lost is not taken for what is."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from claims.models import Claim
from claims.queries.cursors import current_epoch
from claims.services import reference_data
from claims.web.http_cache import validators
from config import embedded
from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask, assert_problem
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db(transaction=True)

LIST = f"{ROOT}claims/"
ELSEWHERE = "onrecord_restored"


def tool(program: str, *arguments: object, database: dict[str, Any]) -> None:
    """One of PostgreSQL's own programs, against the database of these settings."""
    found = subprocess.run(
        [embedded._binaries() / program, "--no-password", *map(str, arguments)],
        env={
            "PGHOST": str(database["HOST"]),
            "PGPORT": str(database["PORT"]),
            "PGUSER": database["USER"],
            "PGPASSWORD": database["PASSWORD"],
            "PGDATABASE": database["NAME"],
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 0, found.stderr


@pytest.fixture
def dump(transactional_db: None, tmp_path: Path) -> Callable[..., Path]:
    if connection.pg_version // 10_000 > 18:
        pytest.skip("the wheel's pg_dump does not know a server this new")

    def dumped(*arguments: str) -> Path:
        path = tmp_path / "yesterday.dump"
        tool("pg_dump", "-Fc", "-f", path, *arguments, database=connection.settings_dict)
        return path

    return dumped


@contextmanager
def leading_to(**settings: str) -> Iterator[None]:
    """The same site, with another database behind it."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(settings)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def sql(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(params=["the same database", "another database", "another cluster"])
def restore(
    request: Any, transactional_db: None, tmp_path: Path
) -> Iterator[Callable[[Path], None]]:
    """Restores a dump, after which the site reads what came of it."""
    place, undone = request.param, []
    if place == "another database":
        sql(f"DROP DATABASE IF EXISTS {ELSEWHERE}")
        sql(f"CREATE DATABASE {ELSEWHERE}")
        undone.append(lambda: sql(f"DROP DATABASE {ELSEWHERE}"))

    def restored(path: Path) -> None:
        settings = {}
        if place == "another database":
            settings = {"NAME": ELSEWHERE}
        elif place == "another cluster":
            server = embedded._Server(tmp_path, embedded.SETTINGS | embedded.DISPOSABLE)
            server.start()
            undone.append(server.stop)
            found = psycopg.conninfo.conninfo_to_dict(server.url)
            settings = {"HOST": found["host"], "USER": found["user"], "NAME": found["dbname"]}
        way = leading_to(**settings)
        way.__enter__()
        undone.append(lambda: way.__exit__(None, None, None))
        clean = ["--clean", "--if-exists"] if place == "the same database" else []
        tool(
            "pg_restore",
            "-1",
            "--no-owner",
            *clean,
            "-d",
            connection.settings_dict["NAME"],
            path,
            database=connection.settings_dict,
        )

    yield restored
    for undo in reversed(undone):
        undo()


def edit(statement: str) -> None:
    Claim.objects.update(statement=statement)


def test_who_holds_what_was_lost_is_given_what_there_is(
    dump: Callable[..., Path], restore: Callable[[Path], None]
) -> None:
    claim = builders.make_claim(status="published", statement="Yesterday's.")
    place = f"{LIST}{claim.pk}/"
    yesterday = dump()
    edit("Lost.")
    lost = {address: ask(address) for address in (place, LIST, f"{LIST}?format=csv")}
    assert lost[place].json()["version"] == 2

    restore(yesterday)

    for again in ("Yesterday's.", "Another."):
        for address, answer in lost.items():
            found = ask(*address.split("?"), if_none_match=answer["ETag"])
            assert (found.status_code, again in found.content.decode()) == (200, True)
        edit("Another.")
    assert ask(place).json()["version"] == 2, "the very version that was lost"
    assert ask(place, if_none_match=found["ETag"]).status_code == 200


def test_a_date_is_that_of_one_version_too(
    dump: Callable[..., Path], restore: Callable[[Path], None]
) -> None:
    claim = builders.make_claim(status="published", statement="Yesterday's.")
    place = f"{LIST}{claim.pk}/"
    time.sleep(1.1)
    yesterday = dump()
    edit("Lost.")
    time.sleep(1.1)
    lost = ask(place)

    restore(yesterday)

    for again in ("Yesterday's.", "Another."):
        found = ask(place, if_modified_since=lost["Last-Modified"])
        assert (found.status_code, found.json()["statement"]) == (200, again)
        edit("Another.")


def test_a_second_that_is_not_over_is_no_date_of_a_version() -> None:
    later, earlier = datetime.now(UTC) + timedelta(hours=1), builders.NOON

    assert "Last-Modified" not in validators("tag", later)
    assert validators("tag", earlier)["Last-Modified"] == "Tue, 01 Mar 2022 12:00:00 GMT"


def test_a_cursor_does_not_outlive_the_database_it_was_made_in(
    dump: Callable[..., Path], restore: Callable[[Path], None]
) -> None:
    for _ in range(3):
        builders.make_claim(status="published")
    old = [ask(address, "page_size=1").json()["next"] for address in (LIST, f"{ROOT}units/")]

    restore(dump())

    for address in old:
        problem = assert_problem(CLIENT.get(address), 400, "database_restored")
        assert problem["errors"][0]["parameter"] == "cursor"
        assert "begin again" in problem["detail"]
    anew = CLIENT.get(ask(LIST, "page_size=1").json()["next"])
    assert len(anew.json()["results"]) == 1
    assert CLIENT.get(anew.json()["previous"]).status_code == 200


def test_records_that_were_kept_beside_a_restore_are_not_those_of_it(
    dump: Callable[..., Path],
) -> None:
    builders.make_claim(status="published", statement="Yesterday's.")
    yesterday = dump("--exclude-table=claims_storedrecord")
    edit("Lost.")
    assert ask(LIST).json()["results"][0]["statement"] == "Lost."

    tool(
        "pg_restore",
        "-1",
        "--clean",
        "--if-exists",
        "-d",
        connection.settings_dict["NAME"],
        yesterday,
        database=connection.settings_dict,
    )
    edit("Another.")

    assert [ask(LIST).json()["results"][0]["statement"] for _ in range(2)] == ["Another."] * 2


def test_a_table_that_is_being_restored_is_worth_waiting_for() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_recordversion RENAME TO gone")
        found = [ask(place) for place in (LIST, f"{ROOT}measures/any/", "/measures/")]
        cursor.execute("ALTER TABLE gone RENAME TO claims_recordversion")

    assert [(answer.status_code, answer["Retry-After"]) for answer in found] == [(503, "5")] * 3


def test_an_epoch_ends_with_whatever_is_written_anew_and_with_nothing_else() -> None:
    epoch = current_epoch()
    builders.make_claim(status="published")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FULL, ANALYZE) claims_cluster")
    assert current_epoch() == epoch

    with connection.cursor() as cursor:  # a dump of data alone
        cursor.execute("CREATE TEMPORARY TABLE dumped AS SELECT * FROM claims_cluster")
        cursor.execute("DELETE FROM claims_cluster")
        cursor.execute("INSERT INTO claims_cluster SELECT * FROM dumped")

    assert current_epoch() != epoch


def test_all_who_write_at_once_are_of_one_epoch() -> None:
    epochs: list[str] = []

    def write() -> None:
        builders.make_claim(status="published")
        epochs.append(current_epoch())
        connection.close()

    in_parallel(*[write] * 4)

    assert len(epochs) == 4
    assert len(set(epochs)) == 1


def test_a_copy_that_goes_its_own_way_has_an_epoch_of_its_own(tmp_path: Path) -> None:
    """A base backup, or a replica that is promoted: whatever else it shares, not the timeline."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc "
            "WHERE proname IN ('onrecord_cluster', 'onrecord_epoch') ORDER BY proname"
        )
        functions = [definition for (definition,) in cursor.fetchall()]
    server = embedded._Server(tmp_path, embedded.SETTINGS | embedded.DISPOSABLE)
    server.start()
    settings = psycopg.conninfo.conninfo_to_dict(server.url)
    there = {"HOST": settings["host"], "USER": embedded.SUPERUSER, "NAME": settings["dbname"]}
    epochs = []
    try:
        with leading_to(**there):
            connection.cursor().execute(
                "CREATE TABLE claims_cluster AS SELECT 'noted' AS system_identifier"
            )
            for definition in functions:
                connection.cursor().execute(definition)
            epochs.append(current_epoch())
        server.stop()
        (server.cluster / "standby.signal").touch()
        server.start()
        with leading_to(**there):
            epochs.append(current_epoch())
            connection.cursor().execute("SELECT pg_promote()")
            epochs.append(current_epoch())
    finally:
        server.stop()

    assert epochs[0] == epochs[1] != epochs[2]


def test_a_control_file_that_cannot_be_read_changes_no_epoch() -> None:
    """As when a folder on the way to it is closed to the server's account."""
    for _ in range(2):
        builders.make_claim(status="published")
    epoch = current_epoch()
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA shadow")
        cursor.execute(
            "CREATE FUNCTION shadow.pg_control_system(OUT system_identifier bigint) "
            "LANGUAGE plpgsql AS $$ BEGIN RAISE insufficient_privilege; END $$"
        )
        cursor.execute("SET search_path = shadow, pg_catalog, public")
        try:
            assert current_epoch() == epoch
            assert ask(LIST, "page_size=1").status_code == 200
            assert reference_data.raise_versions_if_moved() == 0
        finally:
            cursor.execute("RESET search_path")
            cursor.execute("DROP SCHEMA shadow CASCADE")


def test_a_version_rises_in_a_transaction_with_the_number_of_one_of_another_cluster() -> None:
    claim = builders.make_claim(status="published")
    with builders.record_versions_by_hand(), connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SET LOCAL onrecord.raising_versions = on")
        cursor.execute(
            "UPDATE claims_recordversion SET changed_xid = pg_current_xact_id(), "
            "changed_at = '2022-03-01T12:00Z' WHERE id = %s",
            [claim.pk],
        )
        cursor.execute("SET LOCAL onrecord.raising_versions = off")
        edit("Changed.")
        cursor.execute("COMMIT")

    assert ask(f"{LIST}{claim.pk}/").json()["version"] == 2
