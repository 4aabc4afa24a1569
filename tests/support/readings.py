"""An assertion on record, and whether it agrees with its printed words."""

from __future__ import annotations

from typing import Any

from claims.models import AssertionReading, NumericAssertion
from tests.support.builders import make_assertion, make_claim


def figure(printed: str = "at least 331", quote: str = "at least 331", **more: Any) -> Any:
    claim = make_claim(quote=quote)
    values = {"as_printed": printed, "comparator": "ge", "low": 331, "high": None, "claim": claim}
    return make_assertion(**values | more)


def state(row: NumericAssertion) -> tuple[str, str, bool | None, str]:
    """The state of a reading, the column that contradicts, whether the words are in the quote, and
    the worklist."""
    found = AssertionReading.objects.get(pk=row.pk)
    return found.state, found.detail, found.in_quote, found.worklist
