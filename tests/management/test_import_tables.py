"""`manage.py import` of tables: drafted mappings, dry runs, names to settle, and empty tables."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim
from claims.services.importing.recognition import format_of
from tests.support.builders import make_speaker
from tests.support.tables import DESK

pytestmark = pytest.mark.django_db

ROWS = (
    "Day;Who;What;Number\n"
    "13/04/2023;Ann Example;patients;331\n"
    "31/04/2023;Bob Example;patients;7,2 Mio.\n"
    "Total;;;331\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(ROWS, encoding="utf-8")
    Path("desk.toml").write_text(DESK, encoding="utf-8")
    return tmp_path


def run(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("import", *arguments, stdout=out, **options)
    return out.getvalue()


def test_a_table_goes_in_by_its_mapping_and_rejects_are_a_table_again() -> None:
    output = run("list.csv", "--mapping", "desk.toml")

    assert output == (
        "list.csv: UTF-8; separator: semicolon; header in line 1.\n"
        "list.csv: 3 lines = 1 new + 0 changed + 0 unchanged + 1 rejected + 1 left out.\n"
        "New entries: 1 speakers, 1 measures.\n"
        "Left out: total 1. See list.csv.warnings.ndjson\n"
        "Rejected lines and their reasons: list.csv.rejects.csv\n"
    )
    text = Path("list.csv.rejects.csv").read_text(encoding="utf-8-sig")
    rejects = list(csv.DictReader(StringIO(text)))
    assert [(each["line"], each["column"], each["value"], each["code"]) for each in rejects] == [
        ("3", "Number", "7,2 Mio.", "other_decimal_mark"),
        ("3", "Day", "31/04/2023", "impossible_date"),
    ]
    assert "2022-03-05" in rejects[1]["allowed"]


def test_a_dry_run_keeps_nothing() -> None:
    assert "This was a dry run: nothing was kept." in run(
        "list.csv", "--mapping", "desk.toml", "--dry-run"
    )
    assert not Claim.objects.exists()


def test_a_drafted_mapping_can_be_used_as_it_is() -> None:
    Path("drafted.toml").write_text(run("list.csv", "--suggest-mapping"), encoding="utf-8")

    assert "= 1 new" in run("list.csv", "--mapping", "drafted.toml")


def test_names_are_settled_in_the_file_that_the_import_writes() -> None:
    anna = make_speaker(name="Anna Example", slug="anna")
    Path("one.csv").write_text("\n".join(ROWS.splitlines()[:2]), encoding="utf-8")

    with pytest.raises(CommandError, match="No line was accepted"):
        run("one.csv", "--mapping", "desk.toml")
    settled = run("one.csv", "--mapping", "desk.toml", "--settle", "one.csv.names.toml")

    assert "= 1 new" in settled
    assert Claim.objects.get().speaker == anna


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ([], "Which file"),
        (["list.csv"], "a table needs a mapping"),
        (["list.csv", "--mapping", "no.toml"], "no.toml"),
        (["list.csv", "--mapping", "list.csv"], "It is not TOML"),
        (["list.csv", "--mapping", "desk.toml", "--settle", "desk.toml"], "There is no “dataset”"),
        (["other.csv", "--mapping", "desk.toml"], "there is no column “Day”"),
        (["unknown.bin"], "Say --format"),
        (["claims.ndjson", "--suggest-mapping"], "is no table"),
        (["list.csv", "--mapping", "desk.toml", "--rejects", "list.csv"], "--rejects cannot be"),
        (["--template", "csv", "list.csv"], "File exists"),
    ],
)
def test_what_cannot_be_done_is_one_line_for_a_person(arguments: list[str], hint: str) -> None:
    Path("other.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    Path("unknown.bin").write_bytes(b"\x00\x01")
    Path("claims.ndjson").write_text("{}", encoding="utf-8")

    with pytest.raises(CommandError, match=hint):
        run(*arguments)

    assert Path("list.csv").read_text(encoding="utf-8") == ROWS


def test_a_filled_template_needs_no_mapping() -> None:
    run("--template", "csv")
    header = Path("template.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    cells = {"Identifier": "1", "Statement": "It rained.", "Speaker": "Ann Example"}
    row = ",".join(cells.get(name, "") for name in header.split(","))
    Path("mine.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")

    assert "= 1 new" in run("mine.csv")
    assert Claim.objects.get().dataset == "mine"


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("a.csv", b"a,b\n", "csv"),
        ("a.tsv", b"a\tb\n", "csv"),
        ("a.txt", b"\xef\xbb\xbfa;b\n", "csv"),
        ("a", b"\xff\xfea\x00", "csv"),
        ("a.xlsx", b"PK\x03\x04", "xlsx"),
        ("a.ndjson", b'{"dataset": "t"}\n', "ndjson"),
        ("a.json", b' [\n {"a": 1}]', "json"),
        ("train.tsv", b"1.json" + b"\tx" * 13 + b"\n", "liar"),
        ("a.bin", b"\x00\x01", ""),
    ],
)
def test_a_format_is_told_by_the_beginning_and_the_name(name: str, start: bytes, kind: str) -> None:
    Path(name).write_bytes(start)

    with Path(name).open("rb") as file:
        assert format_of(file, name) == kind
        assert file.tell() == 0
