"""The papers say what the code does."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from claims.management.commands import write_tables
from tests.support.demo import FIXTURES
from tests.support.documents import API, FORMATS, NUMBERS, README, ROOT, SITE, rows
from tests.support.field_files import FOLDER, zipped
from tests.support.printed import PRINTED

DESCRIBED = set(re.findall(r"`(?:GET|POST) /api/v1/([\w/{}.]+?)/?`", API))
SHARED = re.compile(r"<!-- table: parameters of ([^\n]+) -->\n(.*?)<!-- end -->", re.DOTALL)
CLAIMS = ROOT / "claims"
EXPORTS = re.findall(r"curl '(\S+)'\n```\n\n```\w+\n(.*?)```", FORMATS, re.DOTALL)


@pytest.fixture(scope="module")
def schema() -> Any:
    return SchemaGenerator().get_schema(request=None, public=True)


@pytest.mark.parametrize("name", write_tables.PAPERS)
def test_every_table_is_as_the_code_has_it(name: str) -> None:
    assert not write_tables.rewrite(name, keep=True), "run `manage.py write_tables`"


def test_a_table_that_is_outdated_is_written_anew(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    for name in write_tables.PAPERS:
        (tmp_path / name).write_text("a\n<!-- table: locales -->\nold\n<!-- end -->\nb\n")

    with pytest.raises(CommandError):
        call_command("write_tables", "--check", stdout=StringIO())
    call_command("write_tables", stdout=StringIO())

    written = (tmp_path / "API.md").read_text()
    assert written.startswith("a\n<!-- table: locales -->\n| locale | meaning |\n")
    assert written.endswith("| Salvadoran Spanish |\n<!-- end -->\nb\n")
    call_command("write_tables", "--check", stdout=StringIO())


def test_every_address_is_described(schema: Any) -> None:
    addresses = {path.removeprefix("/api/v1/").rstrip("/") for path in schema["paths"]}

    assert addresses - {""} == DESCRIBED


def test_every_parameter_has_a_row(schema: Any) -> None:
    told: dict[str, set[str]] = {}
    for names, table in SHARED.findall(API):
        for name in names.split(", "):
            told.setdefault(name, set()).update(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))

    for address, found in told.items():
        path = f"/api/v1/{address}" if "." in address else f"/api/v1/{address}/"
        parameters = schema["paths"][path]["get"]["parameters"]
        names = {each["name"] for each in parameters if each["in"] == "query"}
        assert names - found <= write_tables.EVERYWHERE, address


def test_every_printed_number_has_the_databases_interval() -> None:
    known = {
        words: (comparator, precision, kept) for words, comparator, precision, *_, kept in PRINTED
    }

    for cells in rows(NUMBERS, "<!-- table: printed numbers -->"):
        words, *read = (cell.strip("`| ") for cell in cells)
        assert known[words] == tuple(read)


def test_every_member_of_a_quantity_is_described(schema: Any) -> None:
    members = schema["components"]["schemas"]["Quantity"]["properties"]
    listed = [name for cells in rows(API, "## Reading numbers") for name in cells[0].split(", ")]

    assert [name.strip("`") for name in listed] == list(members)


@pytest.mark.django_db
def test_every_template_of_an_export_is_what_the_demo_gives() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)

    assert len(EXPORTS) == 10
    for address, template in EXPORTS:
        assert given(address) == plain(template), address


@pytest.mark.django_db
def test_the_template_of_a_table_goes_in_by_its_mapping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    section = FORMATS.split("\n### Tables: CSV, XLSX, JSON\n")[1]
    for kind, name in (("csv", "list.csv"), ("toml", "drafted.toml")):
        [first, *_] = re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)
        (tmp_path / name).write_text(first)
    summary = StringIO()

    call_command("import", "list.csv", "--mapping", "drafted.toml", stdout=summary)

    assert "3 lines = 2 new + 0 changed + 0 unchanged + 0 rejected + 1 left" in summary.getvalue()


def test_the_map_of_the_code_has_every_room_and_leads_to_files_that_are_there() -> None:
    code = README.split("\n## The code\n")[1].split("\n## ")[0]
    packages = {path.parent.name for path in CLAIMS.glob("*/__init__.py")} - {"migrations"}
    files = re.findall(r"`([\w/]+\.(?:py|sql))`", code)

    assert {cells[0] for cells in rows(README, "## The code")} == {f"`{x}/`" for x in packages}
    assert files
    assert [x for x in files if not any((place / x).exists() for place in (CLAIMS, ROOT))] == []


def given(address: str) -> Any:
    answer = Client().get(address.removeprefix(SITE), headers={"host": "127.0.0.1:8000"})
    text = answer.getvalue().decode()
    return plain(text)


def plain(text: str) -> Any:
    """What a text says, but for when and as which version the demo was loaded."""
    text = text.replace("\r\n", "\n").strip()
    text = re.sub(r'("(?:dateModified|date_modified|date_published)": ?)"[^"]+"', r'\1""', text)
    text = re.sub(r"(<(updated|published)>)[^<]+", r"\1", text)
    text = re.sub(r">\s+<", "><", text) if text.startswith("<?xml") else text
    text = re.sub(r'("version": ?)"\d+"', r'\1""', text)
    text = re.sub(r"Version \d+, [\d-]+", "Version", text)
    return json.loads(text) if text.startswith(("{", "[")) else text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "title", "kind"),
    [
        ("ndjson", "NDJSON, one claim a line", "json"),
        ("liar", "LIAR", "tsv"),
        ("claimreview", "ClaimReview and Claim", "json"),
        ("averitec", "AVeriTeC", "json"),
        ("factopolis", "factopolis", "yaml"),
    ],
)
def test_every_template_of_an_import_is_accepted(
    form: str, title: str, kind: str, tmp_path: Path
) -> None:
    section = FORMATS.split(f"\n### {title}\n")[1]
    template = re.search(rf"```{kind}\n(.*?)```", section, re.DOTALL)
    assert template
    path = tmp_path / f"template.{form}"
    path.write_bytes(as_file(form, template[1].strip()))
    summary = StringIO()

    call_command("import", str(path), "--format", form, stdout=summary)

    assert "1 lines = 1 new" in summary.getvalue()


def as_file(form: str, template: str) -> bytes:
    if form == "ndjson":
        template = json.dumps(json.loads(template))
    if form == "factopolis":
        name = "person/ada-smith/2024-03-01.md"
        index = "claims/bridge-cost-40-million/_index.md"
        return zipped({name: f"{template}\n", index: FOLDER[index]})
    return f"{template}\n".encode()
