"""A figure on record, and how it stands to its words."""

from __future__ import annotations

from typing import Any

from claims.models import AssertionReading, NumericAssertion
from tests.support.builders import make_assertion, make_claim


def figure(printed: str = "at least 331", quote: str = "at least 331", **more: Any) -> Any:
    claim = make_claim(quote=quote)
    values = {"as_printed": printed, "comparator": "ge", "low": 331, "high": None, "claim": claim}
    return make_assertion(**values | more)


def state(row: NumericAssertion) -> tuple[str, str, bool | None, str]:
    """How a figure stands to its words: what is known, in which column, its place, its worklist."""
    found = AssertionReading.objects.get(pk=row.pk)
    return found.state, found.detail, found.in_quote, found.worklist
