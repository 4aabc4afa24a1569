"""The layers: an import points down, never up, and never sideways between two rooms of one line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES = [
    ["config"],
    ["api", "site", "admin", "management"],
    ["web"],
    ["services"],
    ["records"],
    ["queries"],
    ["models"],
    ["quantities", "formats", "charts"],
]
LEVEL = {room: len(LINES) - depth for depth, rooms in enumerate(LINES) for room in rooms}
PURE = {"quantities", "formats", "charts"}
EXEMPT = {"migrations", "apps.py"}
FILES = [
    path
    for folder in ("claims", "config")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not EXEMPT & set(path.relative_to(ROOT / folder).parts)
]


def room(module: str) -> str | None:
    """The room of a dotted name of ours: claims.models.fields is in models."""
    parts = module.split(".")
    if parts[0] == "config":
        return "config"
    return parts[1] if parts[0] == "claims" and len(parts) > 1 else None


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


def broken(source: str, module: str) -> list[str]:
    here = room(module)
    wrong = []
    for name in imports(source, module.rpartition(".")[0]):
        there = room(name)
        if here in PURE and name.split(".")[0] in {"django", "rest_framework", "psycopg"}:
            wrong.append(name)
        if here and there in LEVEL and there != here and LEVEL[there] >= LEVEL[here]:
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    assert broken(path.read_text(), module) == []
    assert room(module) is None or room(module) in LEVEL, "a room without a place in the house"


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
    ],
)
def test_the_test_sees_what_it_should(module: str, source: str) -> None:
    assert broken(source, module)
