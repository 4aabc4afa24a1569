"""Readings held against the specs of Recognizers-Text, which say as JSON what a text means.

A spec file labels its own kind of quantity and leaves the others of the text out, so only the
readings of that kind count. Its labels have no comparator ("about $ 14 million" is 14,000,000)
and no range ("eight to 10 feet" is 10 feet), and stop before a "per": a bound agrees by its end,
a range by either, a rate by what it is a rate of. Units without a number are no quantities. Their
ranges are scored next door, in `scoring_ranges`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from claims.quantities.quantity import Form, Quantity
from tests.bench.scoring import (
    Found,
    Meaning,
    Reader,
    Score,
    close,
    credit,
    dimension_of,
    ends,
    named,
)

DIMENSIONS = {
    "Length": {"length"},
    "Weight": {"mass", "volume"},  # a gallon is a weight there
    "Volume": {"volume"},
    "Area": {"area"},
    "Speed": {"speed"},
    "Information": {"data"},
    "Angle": {"angle"},
}
_CENT = Fraction(1, 100)
_MONEY = {
    "Dollar": [Meaning("USD")],
    "Pound": [Meaning("GBP")],
    "Cent": [Meaning("USX"), Meaning("USD", _CENT)],
    "Pence": [Meaning("GBX"), Meaning("GBP", _CENT)],
    "Penny": [Meaning("USX"), Meaning("USD", _CENT), Meaning("GBX"), Meaning("GBP", _CENT)],
    "Bitcoin": [Meaning("BTC"), Meaning("XBT")],
    "Satoshi": [Meaning("satoshi"), Meaning("BTC", Fraction(1, 10**8))],
}
# UCUM's codes of units that a kitchen or a workshop uses, whether or not our table has them.
_OTHERS = {
    "Cup": ("[cup_us]", "Volume"),
    "Tablespoon": ("[tbs_us]", "Volume"),
    "Teaspoon": ("[tsp_us]", "Volume"),
    "Dram": ("[dr_av]", "Weight"),
    "Decimeter": ("dm", "Length"),
    "Picometer": ("pm", "Length"),
    "Radian": ("rad", "Angle"),
    "Turn": ("circ", "Angle"),
}
_TEMPERATURES = {
    "C": ["Cel", "delta_cel"],
    "F": ["[degF]", "delta_degf"],
    "K": ["K"],
    "R": ["[degR]"],
    "Degree": ["Cel", "[degF]", "delta_cel", "delta_degf"],
}
_OWN = {code: next(iter(DIMENSIONS[kind])) for code, kind in _OTHERS.values()} | dict.fromkeys(
    ("USX", "GBX", "BTC", "XBT", "satoshi"), "currency:"
)


@dataclass(frozen=True)
class Amount:
    """A value and what its unit may be."""

    text: str
    value: Decimal
    meanings: tuple[Meaning, ...]
    unit: str

    def __str__(self) -> str:
        return f"{self.text!r} {self.value} {self.unit}"


@dataclass(frozen=True)
class Kind:
    """One kind of quantity: its files, what of a reading belongs to it, what its units mean."""

    files: tuple[str, ...]
    belongs: Callable[[Quantity], bool]
    meanings: Callable[[dict[str, Any]], list[Meaning]]
    besides: tuple[str, ...] = ()  # files whose texts count already


def measures(quantity: Quantity, wanted: Callable[[str], bool]) -> bool:
    """Whether the unit of a quantity, or what it is a rate of, has one of the wanted dimensions."""
    units = quantity.unit, quantity.unit.partition("/")[0]
    return any(wanted(_OWN.get(code) or dimension_of(code)) for code in units)


def is_money(dimension: str) -> bool:
    return dimension.startswith("currency:")


def of_money(resolution: dict[str, Any]) -> list[Meaning]:
    if code := resolution.get("isoCurrency"):
        return [Meaning(code)]
    unit = resolution["unit"]
    return _MONEY.get(unit) or named(unit, is_money)[:1]


def of_dimension(resolution: dict[str, Any]) -> list[Meaning]:
    unit = resolution["unit"]
    if unit in _OTHERS:
        return [Meaning(_OTHERS[unit][0])]
    if meant := named(unit, DIMENSIONS[resolution["subtype"]].__contains__):
        return meant
    above, _, below = unit.partition(" per ")
    return [
        Meaning(f"{one.code}/{other.code}")
        for one in named(above, {"length"}.__contains__)
        for other in named(below, {"time"}.__contains__)
    ]


def of_percent(resolution: dict[str, Any]) -> list[Meaning]:
    return [Meaning("%")]


def of_temperature(resolution: dict[str, Any]) -> list[Meaning]:
    return [Meaning(code) for code in _TEMPERATURES[resolution["unit"]]]


def of_age(resolution: dict[str, Any]) -> list[Meaning]:
    return named(resolution["unit"], {"time"}.__contains__)


_MEASURED = {dimension for kinds in DIMENSIONS.values() for dimension in kinds}
_WITH_UNIT, _NUMBER = "NumberWithUnit/English", "Number/English"
CURRENCY = Kind((f"{_WITH_UNIT}/CurrencyModel",), lambda q: measures(q, is_money), of_money)
DIMENSION = Kind(
    (f"{_WITH_UNIT}/DimensionModel",), lambda q: measures(q, _MEASURED.__contains__), of_dimension
)
PERCENTAGE = Kind((f"{_NUMBER}/PercentModel",), lambda q: q.unit == "%", of_percent)
# In this mode "one out of three" is a percentage too; a fraction on its own ("one third") is not.
PERCENT_MODE = Kind(
    (f"{_NUMBER}/PercentModelPercentMode",),
    lambda q: q.unit == "%" or (q.unit == "ratio" and q.form is Form.SHARE),
    of_percent,
    besides=PERCENTAGE.files,
)
TEMPERATURE = Kind(
    (f"{_WITH_UNIT}/TemperatureModel",),
    lambda q: measures(q, lambda dimension: dimension.startswith("temperature")),
    of_temperature,
)
AGE = Kind((f"{_WITH_UNIT}/AgeModel",), lambda q: measures(q, {"time"}.__contains__), of_age)
NUMBERS = (f"{_NUMBER}/NumberModel", f"{_NUMBER}/NumberModelExperimentalMode")
ORDINALS = (f"{_NUMBER}/OrdinalModel", f"{_NUMBER}/OrdinalModelSuppressExtendedTypes")


def cases(folder: Path, files: tuple[str, ...]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text once, with its labels; a later file adds no labels to a text of an earlier one."""
    seen = set()
    for name in files:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            if case["Input"] not in seen:
                seen.add(case["Input"])
                yield case["Input"], case["Results"]


def amounts(results: list[dict[str, Any]], kind: Kind) -> list[Amount]:
    found = []
    for result in results:
        resolution = result["Resolution"]
        printed = (resolution.get("value") or "null").rstrip("%")
        if printed != "null":
            meanings = tuple(kind.meanings(resolution))
            unit = resolution.get("unit", "%")
            value = Decimal(printed.replace(",", "."))
            found.append(Amount(result["Text"], value, meanings, unit))
    return found


def score_amounts(folder: Path, kind: Kind, read: Reader) -> Score:
    score = Score()
    counted = {text for text, _ in cases(folder, kind.besides)}
    for text, results in cases(folder, kind.files):
        if text in counted:
            continue
        mine = [Found(q, ends(q)) for q in read(text).quantities if kind.belongs(q)]
        score.add(text, amounts(results, kind), mine, agrees)
    return score


def agrees(gold: Amount, found: Found) -> bool:
    of_what = found.quantity.unit.partition("/")[0]
    return credit(found, gold.value, gold.meanings) or (
        of_what != found.quantity.unit and credit(found, gold.value, gold.meanings, code=of_what)
    )


def score_numbers(folder: Path, files: tuple[str, ...], read: Reader) -> Score:
    """How many of the values are read at all, whatever their unit; nothing read is too much."""
    score = Score()
    for text, results in cases(folder, files):
        gold = [
            Amount(r["Text"], Decimal(r["Resolution"]["value"]), (), "")
            for r in results
            if re.match(r"-?[\d.]+(E-?\d+)?$", r["Resolution"]["value"])
        ]
        mine = [Found(q, ends(q), optional=True) for q in read(text).quantities]
        score.add(text, gold, mine, _same_number)
    return score


def _same_number(gold: Amount, found: Found) -> bool:
    for own in found.values:
        if close(own, gold.value):
            found.values.remove(own)
            found.credited += 1
            return True
    return False
