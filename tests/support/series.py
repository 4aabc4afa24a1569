"""A series as the API answers it."""

from __future__ import annotations

from typing import Any

from tests.support.client import ROOT, pages


def address(measure: Any) -> str:
    return f"{ROOT}measures/{getattr(measure, 'slug', measure)}/series/"


def ends(low: str | None, high: str | None, kinds: str = "[]") -> dict[str, Any]:
    return {
        "low": low,
        "high": high,
        "low_inclusive": kinds[0] == "[",
        "high_inclusive": kinds[1] == "]",
    }


def listed(measure: Any, **query: Any) -> list[dict[str, Any]]:
    return [entry for page in pages(address(measure), query) for entry in page["results"]]
