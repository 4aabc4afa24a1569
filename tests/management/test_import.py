"""`manage.py import`: arguments in, a summary and a file of rejects out."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from claims.formats.records import Rejection
from claims.management import import_files
from claims.models import Claim, ClaimKind
from claims.services import recording
from claims.services.importing import pipeline
from claims.services.recording import batch

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*lines: Any) -> str:
    Path("claims.ndjson").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return "claims.ndjson"


def claim(key: int, **members: Any) -> dict[str, Any]:
    ada = {"slug": "ada", "name": "Ada", "kind": "person"}
    return {
        "dataset": "t",
        "dataset_id": str(key),
        "statement": "It rained.",
        "speaker": ada,
    } | members


def run(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("import", *arguments, **{"format": "ndjson", "stdout": out} | options)
    return out.getvalue()


def test_the_summary_adds_up_and_rejects_say_where_and_why() -> None:
    output = run(write(claim(1), claim(2, kind="gossip"), claim(3)))

    assert output == (
        "claims.ndjson: 3 lines = 2 new + 0 changed + 0 unchanged + 1 rejected + 0 left out.\n"
        "New entries: 1 speakers.\n"
        "Rejected lines and their reasons: claims.ndjson.rejects.ndjson\n"
    )
    assert json.loads(Path("claims.ndjson.rejects.ndjson").read_text()) == {
        "line": 2,
        "field": "kind",
        "code": "unknown_kind",
        "value": "gossip",
        "reason": "Choose one of: quantity, event, accusation, prediction, pledge, demand, "
        "opinion, rule, correlation, other.",
        "allowed": [*ClaimKind.values],
    }


def test_without_rejects_there_is_no_file_of_them(here: Path) -> None:
    run(write(claim(1)), "--rejects", "bad.ndjson")

    assert [path.name for path in here.iterdir()] == ["claims.ndjson"]


def test_publish_publishes() -> None:
    run(write(claim(1)), "--publish")

    assert Claim.objects.get().status == "published"


def test_progress_is_for_terminals() -> None:
    terminal, pipe = Terminal(), StringIO()

    run(write(claim(1), claim(2)), "--batch-size=1", stderr=terminal)
    run(write(claim(1), claim(2)), "--batch-size=1", stderr=pipe)

    assert "2 lines" in terminal.getvalue()
    assert pipe.getvalue() == ""


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["missing.ndjson"], "missing.ndjson"),
        (["."], "directory"),
        (["claims.ndjson", "--batch-size=0"], "--batch-size"),
        (["claims.ndjson", "--rejects=claims.ndjson"], "--rejects"),
        (["claims.ndjson", "--rejects=no/such/folder"], "no/such/folder"),
        (["claims.ndjson", "--format=xml"], "xml"),
        (["utf16.ndjson"], "UTF-16"),
        (["other.ndjson"], "No line was accepted"),
        (["table.ndjson"], "The file is a table"),
    ],
)
def test_what_cannot_be_done_is_one_line_for_a_person(arguments: list[str], hint: str) -> None:
    write(claim(1))
    Path("utf16.ndjson").write_text("{}", encoding="utf-16")
    Path("other.ndjson").write_text("nonsense\n", encoding="utf-8")
    Path("table.ndjson").write_text("a\tb\n", encoding="utf-8")
    arguments = arguments if "--format=xml" in arguments else [*arguments, "--format=ndjson"]

    with pytest.raises(CommandError, match=hint):
        call_command("import", *arguments, stdout=StringIO())

    assert Path("claims.ndjson").read_text() == json.dumps(claim(1))


def terminate(pid: int) -> None:
    """End a backend from another connection, and wait until it is gone."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["begin", "write", "read_unread"])
def test_an_import_that_loses_its_database_says_what_is_in(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = [claim(number, statement="331 people died.") for number in (1, 3, 4, 5, 6)]
    name = write(counted[0], claim(2, kind="gossip"), *counted[1:])
    owner = {"write": recording, "begin": pipeline, "read_unread": batch.readings}[place]
    works, calls = getattr(owner, place), []

    def loses_it(*arguments: Any, **options: Any) -> Any:
        calls.append(place)
        if len(calls) == 2 or place == "begin":
            terminate(connection.connection.info.backend_pid)
        return works(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(owner, place, loses_it)
        connection.ensure_connection()
        with pytest.raises(CommandError) as interrupted:
            run(name, "--batch-size=4", "--assertions")
    connection.close()

    assert str(interrupted.value).startswith("claims.ndjson: interrupted (terminating connection")
    told = "(3 new, 0 updated, 0 unchanged), but for 1 that were rejected, and no line after them."
    said = "No line is in. " if place == "begin" else f"Lines 1 to 4 are in {told}"
    assert said in str(interrupted.value)
    assert "Run the same command again" in str(interrupted.value)
    assert str(interrupted.value).count("\n") == 0
    assert Claim.objects.count() == (0 if place == "begin" else 3)
    assert "claims.ndjson: 6 lines = 5 new" in run(name, "--batch-size=4", "--assertions")
    assert Claim.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_is_lost_as_it_is_committed_is_said_to_be_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = write(claim(1), claim(2))

    def lost(self: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly\n\tThis probably means")

    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "_commit", lost)
        with pytest.raises(
            CommandError, match="No line is in; the next batch is in whole or not"
        ) as refused:
            run(name)

    assert "(server closed the connection unexpectedly)" in str(refused.value)


def test_a_disk_that_is_full_is_said_with_what_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: Any, **others: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(import_files, "_told", full)

    with pytest.raises(CommandError, match=r"No space left on device\)\. Lines 1 to 1 are in"):
        run(write(claim(1, kind="gossip")))


def test_an_empty_file_is_no_error() -> None:
    assert run(write()).startswith("claims.ndjson: 0 lines = ")


@pytest.mark.parametrize("name", ["rejects.csv", "rejects.ndjson"])
def test_an_import_that_goes_on_adds_to_its_file_of_rejects(here: Path, name: str) -> None:
    path = here / name
    for number in (1, 2):
        with import_files.reported(path, goes_on=number > 1) as reject:
            reject(number, Rejection("place", "too_long", "It is too long."))
    with import_files.reported(path, goes_on=True):
        pass

    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2 + (path.suffix == ".csv")
    assert all("too_long" in line for line in lines[-2:])
