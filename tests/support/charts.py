"""Charts of a few figures, and what is drawn of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from claims.charts.chart import Chart, Figure, Line, Tally
from claims.charts.colours import LIGHT, Theme
from claims.charts.specification import specification
from tests.support.client import ROOT

DAY = date(2022, 3, 5)


def figure(low: Any = 331, high: Any = 331, **more: Any) -> Figure:
    ends = {
        "low": None if low is None else Decimal(low),
        "high": None if high is None else Decimal(high),
    }
    known = {
        "id": "f",
        "claim": "c",
        "line": "ada",
        "speaker": "Ada",
        "root": "Ada",
        "printed": "331",
        "first": DAY,
        "last": DAY,
        "is_dated": True,
        "relayed": False,
        "status": "counts",
        "source": "The paper",
    }
    return Figure(**known | ends | more)


def chart(*figures: Figure, **more: Any) -> Chart:
    keys = list(dict.fromkeys(each.line for each in figures))
    known = {
        "title": "People killed",
        "counted": "people",
        "unit": "",
        "starts_at_zero": True,
        "figures": figures,
        "lines": tuple(Line(key, key.title(), 1) for key in keys[:7]),
        "tally": tally(len(figures), len(figures), len(keys)),
        "sources": ("The paper",),
    }
    return Chart(**known | more)


def tally(*counts: int, **more: Any) -> Tally:
    return Tally(*counts, **{"first": DAY, "last": DAY} | more)


def drawn(*figures: Figure, width: int = 800, theme: Theme = LIGHT, **more: Any) -> dict[str, Any]:
    return specification(chart(*figures, **more), width=width, theme=theme)


def said(found: dict[str, Any]) -> list[str]:
    """All that is written on it."""
    return [" ".join(layer["mark"]["text"]) for layer in found["layer"] if "text" in layer["mark"]]


SVG = "{http://www.w3.org/2000/svg}"


def place(measure: Any, name: str = "series.svg") -> str:
    return f"{ROOT}measures/{getattr(measure, 'slug', measure)}/{name}"


def parsed(picture: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 (we made it)
