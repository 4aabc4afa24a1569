"""The papers that a stranger reads, as the tests read them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
API, NUMBERS, FORMATS, README = (
    (ROOT / name).read_text() for name in ("API.md", "NUMBERS.md", "FORMATS.md", "README.md")
)
SITE = "http://127.0.0.1:8000"


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading."""
    section = text.split(f"\n{heading}\n", 1)[1]
    table = re.search(r"^\|.*?\n(?=[^|])", section, re.MULTILINE | re.DOTALL)
    assert table
    lines = table.group().strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
