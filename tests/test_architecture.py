"""The layers: an import points down, never up, and never sideways between two rooms of one line.

A test imports from `tests.support`, never from another test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES = [
    ["config"],
    ["api", "site", "admin", "management"],
    ["web"],
    ["sql", "services"],
    ["records"],
    ["queries"],
    ["models"],
    ["quantities", "formats", "charts"],
]
LEVEL = {room: len(LINES) - depth for depth, rooms in enumerate(LINES) for room in rooms}
# What only those who answer requests know. A picture in SVG is no page, but is escaped like one.
OF_WEB = {
    "django.http",
    "django.shortcuts",
    "django.urls",
    "django.utils.cache",
    "django.utils.html",
    "django.utils.http",
    "django.utils.safestring",
    "html",
    "rest_framework.request",
    "rest_framework.response",
    "rest_framework.reverse",
    "rest_framework.views",
}
PURE = {"quantities", "formats", "charts"}
# Besides itself, only migrations and the check's own command know the files of SQL.
KNOW_SQL = {"claims.management.commands.write_triggers"}
EXEMPT = {"migrations", "apps.py"}
FILES = [
    path
    for folder in ("claims", "config")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not EXEMPT & set(path.relative_to(ROOT / folder).parts)
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def room(module: str) -> str | None:
    """The room of a dotted name of ours: claims.models.fields is in models."""
    parts = module.split(".")
    if parts[0] == "config":
        return "config"
    return parts[1] if parts[0] == "claims" and len(parts) > 1 else None


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(source: str, package: str) -> list[str]:
    """Every module a source imports, at its top or inside a function."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
            name = ".".join(filter(None, [base if node.level else "", node.module]))
            found += [name, *(f"{name}.{alias.name}" for alias in node.names)]
    return found


def is_of_web(name: str, here: str) -> bool:
    """Whether a module of HTML, addresses or HTTP is imported, or something from it."""
    if here == "charts" and name.startswith("html"):
        return False
    return any(name == known or name.startswith(f"{known}.") for known in OF_WEB)


def broken(source: str, module: str) -> list[str]:
    here = room(module)
    wrong = []
    for name in imports(source, module.rpartition(".")[0]):
        there = room(name)
        if here in PURE and name.split(".")[0] in {"django", "rest_framework", "psycopg"}:
            wrong.append(name)
        if here in LEVEL and LEVEL[here] < LEVEL["web"] and is_of_web(name, here):
            wrong.append(name)
        if there == "sql" and here != "sql" and module not in KNOW_SQL:
            wrong.append(name)
        if here and there in LEVEL and there != here and LEVEL[there] >= LEVEL[here]:
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    module = dotted(path)

    assert broken(path.read_text(), module) == []
    assert room(module) is None or room(module) in LEVEL, "a room without a place in the house"


def taken_from_tests(source: str, module: str) -> list[str]:
    """The test modules that a source imports."""
    found = imports(source, module.rpartition(".")[0])
    return [name for name in found if re.match(r"tests\.(\w+\.)*test_", name)]


def test_nobody_imports_from_a_test_module() -> None:
    found = {
        str(path.relative_to(ROOT)): taken_from_tests(path.read_text(), dotted(path))
        for path in [*TESTS, *FILES]
    }

    assert {path: names for path, names in found.items() if names} == {}


def test_no_file_is_kept_from_the_formatter() -> None:
    kept_from_it = re.compile(r"#\s*fmt:")

    assert [path for path in [*TESTS, *FILES] if kept_from_it.search(path.read_text())] == []


@pytest.mark.parametrize(
    "source",
    [
        "from tests.admin.test_pages import url",
        "from tests.admin import test_pages",
        "import tests.test_demo",
        "from .test_pages import url",
        "from ..test_demo import KYIV",
        "def f():\n    from tests.admin.test_pages import url",
    ],
)
def test_the_test_sees_who_imports_from_a_test(source: str) -> None:
    assert taken_from_tests(source, "tests.admin.test_verbs")
    assert not taken_from_tests("from tests.support.client import ask", "tests.admin.test_verbs")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("claims.models.claims", "from claims.services import curation"),
        ("claims.models.claims", "def f():\n    import claims.records.schemas"),
        ("claims.api.read.record_views", "from claims.admin import base"),
        ("claims.api.read.record_views", "from ...admin import base"),
        ("claims.quantities.units.conversion", "from claims.formats import ndjson"),
        ("claims.quantities.units.conversion", "import django.db"),
        ("claims.services.curation", "from config import settings"),
        ("claims.api.read.lookups", "from claims.site import records"),
        ("claims.site.records", "from claims.api import problems"),
        ("claims.web.lookups", "from claims.api.problems import as_json"),
        ("claims.records.values", "from django.utils.html import format_html"),
        ("claims.queries.searching", "from html import escape"),
        ("claims.queries.visible", "from django.urls import reverse"),
        ("claims.services.curation", "from django.http import HttpResponse"),
        ("claims.models.claims", "def f():\n    import rest_framework.request"),
        ("claims.api.read.record_views", "from claims.sql import files"),
        ("claims.management.commands.serve", "from claims.sql.operations import LoadSQL"),
    ],
)
def test_the_test_sees_what_it_should(module: str, source: str) -> None:
    assert broken(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("claims.web.lookups", "from django.http import HttpResponse"),
        ("claims.charts.svg", "from html import escape"),
        ("claims.records.schemas", "from rest_framework import serializers"),
    ],
)
def test_the_test_lets_the_rest_pass(module: str, source: str) -> None:
    assert broken(source, module) == []
