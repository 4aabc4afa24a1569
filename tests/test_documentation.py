"""API.md and README.md say what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from tests.models.test_intervals import PRINTED

ROOT = Path(__file__).parent.parent
API = (ROOT / "API.md").read_text()
README = (ROOT / "README.md").read_text()
SITE = "http://127.0.0.1:8000"
FIXTURES = sorted(map(str, ROOT.glob("fixtures/*.json")))
RESOURCES = re.findall(r"`GET /api/v1/(\w+)/`", API.split("\n## Resources\n")[1].split("\n## ")[0])
BESIDES = re.findall(r"^`(?:GET|POST) /api/v1/(\w+)/`", API, re.MULTILINE)


@pytest.fixture(scope="module")
def schema() -> Any:
    return SchemaGenerator().get_schema(request=None, public=True)


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading."""
    section = text.split(f"\n{heading}\n", 1)[1]
    table = re.search(r"^\|.*?\n(?=[^|])", section, re.MULTILINE | re.DOTALL)
    assert table
    lines = table.group().strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_resource_is_described(schema: Any) -> None:
    lists = {p for p in schema["paths"] if p.startswith("/api/v1/") and "{" not in p}

    assert lists - {"/api/v1/"} == {f"/api/v1/{name}/" for name in {*RESOURCES, *BESIDES}}


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_parameter_is_described_as_it_is(resource: str, schema: Any) -> None:
    everywhere = {"cursor", "page_size", "count", "highlight", "fields", "omit", "expand", "format"}
    parameters = {
        p["name"]: p["description"].splitlines()[0]
        for p in schema["paths"][f"/api/v1/{resource}/"]["get"]["parameters"]
        if p["in"] == "query" and p["name"] not in everywhere
    }

    described = {cells[0].strip("` "): cells[1] for cells in rows(API, f"### {resource.title()}")}

    assert described == parameters


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_length_is_described_as_it_is(resource: str, schema: Any) -> None:
    parameters = schema["paths"][f"/api/v1/{resource}/"]["get"]["parameters"]
    lengths = {p["name"]: _lengths(p["schema"]) for p in parameters if "maxLength" in p["schema"]}
    table = rows(API, f"### {resource.title()}")
    told = {cells[0].strip("` "): cells[2] for cells in table if cells[2].endswith("characters")}

    assert {name: text for name, text in told.items() if name in lengths} == {
        name: text for name, text in lengths.items() if name in told
    }


def _lengths(known: dict[str, Any]) -> str:
    least, most = known.get("minLength", 1), known["maxLength"]
    if least == most:
        return f"{most} characters"
    return f"{least} to {most} characters" if least > 1 else f"up to {most} characters"


@pytest.mark.parametrize("printed", rows(API, "## The number language"), ids=lambda row: row[0])
def test_every_interval_of_the_table_is_the_databases(printed: list[str]) -> None:
    words, comparator, precision, interval = (cell.strip("`| ") for cell in printed)

    known = {row[0]: (row[1], row[2], row[6]) for row in PRINTED}

    assert known[words] == (comparator, precision, interval)


def test_every_rule_is_described_as_it_reads_its_example() -> None:
    described = [
        [f"`{rule['id']}`", rule["meaning"], rule["example"], *_read(rule["quantity"])]
        for rule in Client().get("/api/v1/rules/").json()["rules"]
    ]

    assert rows(API, "### The rules") == described


def _read(quantity: dict[str, Any]) -> list[str]:
    interval = quantity["interval"]
    left, right = (
        "[" if interval["low_inclusive"] else "(",
        "]" if interval["high_inclusive"] else ")",
    )
    ends = f"{left}{interval['low'] or ''},{interval['high'] or ''}{right}"
    return [f"`{quantity['comparator']}`", f"`{quantity['precision']}`", ends, quantity["unit"]]


def test_every_refusal_and_every_locale_is_described() -> None:
    record = Client().get("/api/v1/rules/").json()

    assert rows(API, "### Refused") == [
        [f"`{rule['code']}`", rule["meaning"], rule["example"]] for rule in record["refusals"]
    ]
    assert rows(API, "### Locales") == [
        [f"`{locale['code']}`", locale["name"]] for locale in record["locales"]
    ]


def test_every_member_of_a_quantity_is_described(schema: Any) -> None:
    members = schema["components"]["schemas"]["QuantityShape"]["properties"]
    listed = [name for cells in rows(API, "## Reading numbers") for name in cells[0].split(", ")]

    assert [name.strip("`") for name in listed] == list(members)


@pytest.mark.django_db
def test_the_example_of_the_import_is_accepted(tmp_path: Path) -> None:
    example = re.search(r"One line, broken here to be read:\n\n```json\n(.*?)```", API, re.DOTALL)
    assert example
    path = tmp_path / "example.ndjson"
    path.write_text(json.dumps(json.loads(example.group(1))) + "\n")

    call_command("import_claims", str(path), "--format", "ndjson", "--publish", verbosity=0)
