"""Lines of an import, and what becomes of them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from claims.formats.records import Rejection
from claims.models import (
    RecordVersion,
)
from claims.models.base import Row
from claims.services.importing import pipeline

# Who acts, and one version, are said of a transaction: where both matter, each write has its own.
apart = pytest.mark.django_db(transaction=True)
ADA = {"slug": "ada", "name": "Ada", "kind": "person"}
DESK = {"slug": "desk", "name": "Desk", "kind": "organization"}
KILLED = {"slug": "killed", "label": "Killed", "unit": "1", "temporal_kind": "cumulative"}
FIGURE = {"as_printed": "331", "measure": KILLED, "low": 331, "high": 331}
VOUCHED = {"read_by": "curator"}
REVIEW = {"reviewer": DESK, "rating": "Half True", "verdict": "mixture"}
PAGE = {"kind": "article", "title": "A page", "url": "https://news.example/1"}
CHAIN = ("quoted", "said")
KEY = "019ab000-0000-7000-8000-00000000000{}"


def line(key: Any = 1, **members: Any) -> dict[str, Any]:
    return {
        "dataset": "test",
        "dataset_id": str(key),
        "statement": f"Statement {key}.",
        "speaker": ADA,
    } | members


def bring(*lines: Any, **options: Any) -> tuple[pipeline.Summary, list[tuple[int, Rejection]]]:
    """Import lines; the summary and what was rejected."""
    rejected: list[tuple[int, Rejection]] = []
    texts = [text if isinstance(text, bytes) else json.dumps(text).encode() for text in lines]
    summary = pipeline.run(
        file=BytesIO(b"\n".join(texts)),
        format="ndjson",
        by=options.pop("by", None),
        reject=lambda number, rejection: rejected.append((number, rejection)),
        **options,
    )
    assert summary.read == summary.accepted + summary.unchanged + summary.rejected
    assert summary.rejected == len(rejected)
    return summary, rejected


def counts(*lines: Any, **options: Any) -> tuple[int, int, int, int]:
    summary, _ = bring(*lines, **options)
    return summary.created, summary.updated, summary.unchanged, summary.rejected


def refusals(*lines: Any, **options: Any) -> list[tuple[int, str, str]]:
    _, rejected = bring(*lines, **options)
    return [(number, rejection.field, rejection.code) for number, rejection in rejected]


def everything() -> dict[str, Any]:
    """All rows of all tables, with who changed them and when, and all versions."""
    models = [*Row.__subclasses__(), RecordVersion]
    found = {}
    for model in [m for base in models for m in (base, *below(base)) if not m._meta.abstract]:
        found[model.__name__] = sorted(map(str, model._default_manager.values_list()))
    return found


def below(model: Any) -> list[Any]:
    return [m for child in model.__subclasses__() for m in (child, *below(child))]
