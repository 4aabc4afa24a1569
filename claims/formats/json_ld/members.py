"""What all nodes are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Json = dict[str, Any]
SCHEMA_ORG = "https://schema.org"


def known(found: Json) -> Json:
    """Without what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def number(text: str | None) -> int | float | str | None:
    """A number of JSON if that loses no digit, and else its text, which schema.org allows too."""
    if text is None:
        return None
    exact = Decimal(text)
    if exact == exact.to_integral_value():
        return int(exact)
    return float(text) if Decimal(repr(float(text))) == exact else text
