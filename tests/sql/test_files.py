"""The files of SQL, the migrations that load them and the database say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from claims.records import triggers
from claims.services import privileges
from claims.sql import checks, files
from claims.sql.operations import LoadSQL

NAMED = re.compile(r"(FUNCTION|TRIGGER|TEXT SEARCH CONFIGURATION|VIEW) (\w+).*")
MIGRATIONS = Path(files.FOLDER).parent / "migrations"
FUNCTIONS = """
SELECT p.proname, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc')
FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'onrecord%'
"""
TRIGGERS = """
SELECT tgname || ' ON ' || tgrelid::regclass, pg_get_triggerdef(oid),
    obj_description(oid, 'pg_trigger')
FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE 'pgtrigger%'
"""
SCHEMA = """
SELECT attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod),
    attnotnull || coalesce((SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
        WHERE adrelid = attrelid AND adnum = attnum), '')
FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
UNION ALL
SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid), ''
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT tgname || tgrelid::regclass, pg_get_triggerdef(oid), ''
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT oid::regprocedure::text, proname, prosrc
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname NOT LIKE 'gbt%%'
"""


def rows(sql: str) -> dict[str, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name: (definition, comment) for name, definition, comment in cursor.fetchall()}


def objects() -> dict[str, tuple[str, str]]:
    return rows(FUNCTIONS) | rows(TRIGGERS)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of files with one function in it, which a migration loads."""
    (tmp_path / "functions").mkdir()
    (tmp_path / "former" / "functions").mkdir(parents=True)
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    write(tmp_path, 1)
    first = LoadSQL(
        "functions/onrecord_probe", files.digest(files.read("functions/onrecord_probe"))
    )
    monkeypatch.setattr(checks, "loaded", lambda: iter([first]))
    return tmp_path


def write(folder: Path, answer: int) -> str:
    text = (
        "CREATE OR REPLACE FUNCTION onrecord_probe() RETURNS integer\n"
        f"LANGUAGE sql AS $$ SELECT {answer} $$;\n"
    )
    (folder / "functions" / "onrecord_probe.sql").write_text(text)
    return text


def test_a_file_makes_the_object_it_is_named_after_and_says_what_it_is_for() -> None:
    assert {name: found for name in files.names() if (found := list(faults(name)))} == {}


def faults(name: str) -> Iterator[str]:
    text, stem = files.read(name), Path(name).name
    made = files.made(text)
    named = {NAMED.sub(r"\2", item) for item in made}
    yield from named - {stem, of_trigger(stem)}
    yield from {stem} - named
    yield from (item for item in made if f"COMMENT ON {item} IS" not in text)
    yield from (line for line in text.splitlines() if len(line) > 100)


def of_trigger(stem: str) -> str:
    """The function of a trigger that is made from a declaration, which stands in its file."""
    return re.sub("^v_", "onrecord_", stem)


@pytest.mark.django_db
def test_every_object_of_the_database_has_its_file() -> None:
    made = [item for name in files.names() for item in files.made(files.read(name))]
    named = {re.sub("^[A-Z ]+ (?=[a-z])", "", item) for item in made}

    assert named - {"onrecord"} == objects().keys()


@pytest.mark.django_db
def test_the_database_holds_what_the_files_say() -> None:
    before = objects()

    with connection.cursor() as cursor:
        for name in files.names():
            if not name.startswith("search/"):
                cursor.execute(files.read(name))
        cursor.execute(privileges.OWNED)

    assert objects() == before


@pytest.mark.proof
@pytest.mark.django_db
def test_every_migration_can_be_undone_and_done_again() -> None:
    before = rows(SCHEMA)

    call_command("migrate", "claims", "zero", verbosity=0)

    assert not [name for name in rows(SCHEMA) if "claims_" in name or "onrecord" in name]
    assert not [name for name in rows(SCHEMA) if "pgtrigger" in name]

    call_command("migrate", verbosity=0)

    assert rows(SCHEMA) == before


@pytest.mark.parametrize("path", sorted(MIGRATIONS.glob("[0-9]*.py")), ids=lambda path: path.stem)
def test_a_migration_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 1000


def test_nothing_is_to_be_said_of_files_that_migrations_load() -> None:
    assert checks.check_migrations() == []
    assert checks.check_declarations() == []


def test_a_changed_file_needs_a_migration_and_is_told_which(folder: Path) -> None:
    former = files.digest(files.read("functions/onrecord_probe"))
    digest = files.digest(write(folder, 2))

    [told] = checks.check_migrations()

    assert told.id == "claims.E001"
    assert f'LoadSQL("functions/onrecord_probe", "{digest}", "{former}")' in told.hint
    assert f"former/functions/onrecord_probe.{former}.sql" in told.hint


def test_a_new_file_needs_a_migration(folder: Path) -> None:
    (folder / "functions" / "onrecord_probed.sql").write_text("SELECT 1;\n")

    [told] = checks.check_migrations()

    assert (told.id, "onrecord_probed" in told.msg, "former" in told.hint) == (
        "claims.E001",
        True,
        False,
    )


def test_a_file_that_is_gone_is_told_of(folder: Path) -> None:
    (folder / "functions" / "onrecord_probe.sql").unlink()

    [told] = checks.check_migrations()

    assert (told.id, "onrecord_probe" in told.msg) == ("claims.E001", True)


@pytest.mark.django_db
def test_loading_goes_forward_and_back_through_the_former_text(folder: Path) -> None:
    name, first = "functions/onrecord_probe", write(folder, 1)
    files.former(name, files.digest(first)).write_text(first)
    second = write(folder, 2)
    made = LoadSQL(name, files.digest(first))
    changed = LoadSQL(name, files.digest(second), files.digest(first))

    assert [run(made.database_forwards), run(changed.database_forwards)] == [1, 2]
    assert [run(changed.database_backwards), run(made.database_backwards)] == [1, None]


def test_a_text_that_was_not_kept_is_named(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"keep that text in .*onrecord_probe\.0\.sql"):
        files.read_as("functions/onrecord_probe", "0")


def run(step: Any) -> int | None:
    """What the function answers after a step; None, where there is none."""
    with connection.schema_editor() as editor:
        step("claims", editor, None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc('onrecord_probe') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("SELECT onrecord_probe()")
        return cursor.fetchone()[0]


def test_triggers_are_written_anew_when_declarations_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "triggers").mkdir()
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    (tmp_path / "triggers" / "v_versions_of_old.sql").write_text("")

    told = {message.msg.split()[0] for message in checks.check_declarations()}
    call_command("write_triggers", verbosity=0)

    assert told == {f"claims/sql/{name}.sql" for name in triggers.files()} | {
        "claims/sql/triggers/v_versions_of_old.sql"
    }
    assert checks.check_declarations() == []
    assert set(files.names()) == triggers.files().keys()
