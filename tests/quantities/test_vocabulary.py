"""The vocabulary is data: whoever adds a language writes words, and no code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import claims.quantities.vocabulary as vocabulary

FOLDER = Path(vocabulary.__file__).parent


def code(source: str) -> list[str]:
    """Every statement of a module that is neither a docstring nor a table."""
    return [ast.unparse(node) for node in ast.parse(source).body if not is_data(node)]


def is_data(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign | ast.Expr):
        return False
    try:
        return ast.literal_eval(node.value) is not None
    except ValueError:
        return False


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_the_vocabulary_holds_tables_alone(path: Path) -> None:
    assert code(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "import re",
        "from claims.quantities.parsing.patterns import Pattern",
        "def words(): ...",
        "WORDS = frozenset('a b'.split())",
        "WORDS = [word for word in 'ab']",
    ],
)
def test_code_among_the_tables_is_seen(source: str) -> None:
    assert code(source) == [ast.unparse(ast.parse(source))]


def test_tables_are_seen_as_data() -> None:
    assert code('"""Words."""\nWORDS = "a b"\nWORTH = {100: "hundred", 12: "dozen"}') == []
