"""Tables to import, and what becomes of them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from claims.formats.records import Rejection
from claims.formats.tables.mapping_toml import read_mapping
from claims.services.importing import pipeline

DESK = """
dataset = "desk"
key = ["Day", "Who", "What"]
[reading]
dates = "day-first"
[columns]
said_at = "Day"
speaker = "Who"
measure = "What"
value = "Number"
"""


def bring(
    text: str | bytes, mapping: str = DESK, *, kind: str = "csv", **options: Any
) -> tuple[pipeline.Summary, list[tuple[int, Rejection]]]:
    """Import a table; the summary, whose sum holds, and each fault of each rejected line."""
    rejected: list[tuple[int, Rejection]] = []
    summary = pipeline.run(
        file=BytesIO(text.encode() if isinstance(text, str) else text),
        format=kind,
        mapping=read_mapping(mapping),
        by=None,
        reject=lambda line, fault: rejected.extend((line, each) for each in (fault, *fault.others)),
        **options,
    )
    left = summary.passed_over.total()
    assert summary.read == summary.accepted + summary.unchanged + summary.rejected + left
    return summary, rejected


def told(text: str | bytes, mapping: str = DESK, **options: Any) -> list[tuple[int, str, str, str]]:
    """Line, column, value and code of each fault."""
    _, rejected = bring(text, mapping, **options)
    return [(line, each.column, each.value, each.code) for line, each in rejected]
