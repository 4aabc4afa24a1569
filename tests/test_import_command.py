"""`manage.py import_claims`: arguments in, a summary and a file of rejects out."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim

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
        "origin": "t",
        "origin_id": str(key),
        "statement": "It rained.",
        "speaker": ada,
    } | members


def run(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("import_claims", *arguments, **{"format": "ndjson", "stdout": out} | options)
    return out.getvalue()


def test_the_summary_adds_up_and_rejects_say_where_and_why() -> None:
    output = run(write(claim(1), claim(2, kind="gossip"), claim(3)))

    assert output == (
        "claims.ndjson: 3 lines. Accepted 2 (2 new, 0 updated), unchanged 0, rejected 1.\n"
        "Made with them: 1 speakers.\n"
        "What was rejected, and why: claims.ndjson.rejects.ndjson\n"
    )
    assert json.loads(Path("claims.ndjson.rejects.ndjson").read_text()) == {
        "line": 2,
        "field": "kind",
        "code": "unknown_kind",
        "reason": "Choose one of: quantity, event, accusation, prediction, pledge, demand, "
        "opinion, rule, correlation, other.",
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
        (["other.ndjson"], "No line could be taken"),
    ],
)
def test_what_cannot_be_done_is_one_line_for_a_person(arguments: list[str], hint: str) -> None:
    write(claim(1))
    Path("utf16.ndjson").write_text("{}", encoding="utf-16")
    Path("other.ndjson").write_text("a\tb\n", encoding="utf-8")
    arguments = arguments if "--format=xml" in arguments else [*arguments, "--format=ndjson"]

    with pytest.raises(CommandError, match=hint):
        call_command("import_claims", *arguments, stdout=StringIO())

    assert Path("claims.ndjson").read_text() == json.dumps(claim(1))


def test_an_empty_file_is_no_error() -> None:
    assert run(write()).startswith("claims.ndjson: 0 lines.")
