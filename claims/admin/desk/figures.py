"""The assertions of a claim as rows of the desk: what each means in words, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from claims.models import (
    AssertionPrecision,
    Comparator,
    Direction,
    Form,
    ObservationStatus,
    Worklist,
)
from claims.quantities.units.conversion import UnitError
from claims.quantities.units.conversion import unit as unit_of
from claims.queries.beside_claims import Checked, Named
from claims.web.html import numbers
from claims.web.html.labels import words

Json = dict[str, Any]
BESIDE = {
    "eq": "",
    "gt": "over ",
    "ge": "at least ",
    "lt": "under ",
    "le": "at most ",
    "approx": "about ",
    "nearly": "nearly ",
    "just_over": "just over ",
}
TO_CHECK = {
    Worklist.CONTRADICTS: "Its words say another number.",
    Worklist.WORDS_MISSING: "Its words are not in the quote.",
    Worklist.UNREADABLE: "No number can be read in its words.",
    Worklist.UNREAD: "It was not compared with its words yet.",
}
AGREES = "It is what its words say."
UPHELD = "A curator confirmed it against its words."
MOST_NAMED = 3
AGAINST = ("overruled", "contradicts")
CHOICES = {
    "comparator": Comparator.choices,
    "precision": AssertionPrecision.choices,
    "form": Form.choices,
    "direction": [("", "none"), *Direction.choices],
    "observation_status": [("", "by its dates"), *ObservationStatus.choices],
}


def figures(
    record: Json, checked: Mapping[UUID, Checked], named: Mapping[str, Named]
) -> list[Json]:
    """The rows, in their order, each with its badge from 1."""
    return [
        _figure(badge, each, checked.get(UUID(each["id"])), named)
        for badge, each in enumerate(record["assertions"], 1)
    ]


def _figure(badge: int, each: Json, known: Checked | None, named: Mapping[str, Named]) -> Json:
    worklist = known.worklist if known else ""
    opponents = [named[key] for key in known.witnesses if key in named] if known else []
    return each | {
        "key": each["id"],
        "badge": badge,
        "means": meaning(each),
        "unit_name": unit_name(each["unit"]),
        "when": _when(each),
        "as_of_typed": typed_days(each["as_of"]),
        "period_typed": typed_days(each["period"]),
        "baseline_typed": typed_days(each["baseline"]),
        "denied": worklist in (Worklist.CONTRADICTS, Worklist.WORDS_MISSING),
        "worklist": worklist,
        "strict": known.strict if known else 0,
        "loose": known.loose if known else 0,
        "opposed": bool(known and known.strict) or bool(worklist),
        "opponents": opponents[:MOST_NAMED],
        "contradicts": _contradicts(known) if known else "",
        "state": " ".join(_state(each, known)),
        "is_against_words": known is not None and known.state in AGAINST,
    }


def meaning(each: Json) -> str:
    """“over 2,500,000 people”: how the figure is meant, the figure, and its unit."""
    unit = f" {unit_name(each['unit'])}" if each["unit"] != "1" else ""
    change = _change(each)
    if each["comparator"] == "between":
        said = f"{numbers.number(each['low'])} to {numbers.number(each['high'])}{unit}"
    else:
        figure = each["high"] if each["low"] is None else each["low"]
        said = f"{BESIDE[each['comparator']]}{numbers.number(figure)}{unit}"
    return f"{change}{said}"


def _change(each: Json) -> str:
    if each["form"] in ("absolute", "ratio"):
        return ""
    if each["form"] == "share":
        return "a share of "
    return {"up": "up by ", "down": "down by "}.get(each["direction"], "a change of ")


def unit_name(code: str) -> str:
    """A unit by its name. A plain count has none."""
    if code == "1":
        return ""
    try:
        return unit_of(code).plural
    except UnitError:
        return code


def _when(each: Json) -> str:
    days = each["as_of"] or each["period"]
    return typed_days(days) or "no day"


def typed_days(days: Json | None) -> str:
    """Days as they are typed: a day, or from one to another."""
    if not days:
        return ""
    return days["from"] if days["from"] == days["to"] else f"{days['from']} to {days['to']}"


def _contradicts(known: Checked) -> str:
    more = "+" if known.or_more else ""
    if known.strict:
        return f"contradicts {known.strict}{more}"
    return f"loosely contradicts {known.loose}{more}" if known.loose else ""


def _state(each: Json, known: Checked | None) -> Iterator[str]:
    if known is None:
        return
    if known.worklist:
        yield TO_CHECK[Worklist(known.worklist)]
    else:
        yield UPHELD if known.state == "overruled" else AGREES
    if said := _contradicts(known):
        yield f"It {said} root speaker{'' if known.strict + known.loose == 1 else 's'}."
    if each["derivation"] and each["basis"] == "resolved":
        yield f"Resolved: {each['derivation']['explanation']}."
    if not each["basis"] and each["form"] not in ("absolute", "share"):
        yield "It is not resolved: its baseline is not on record."
    if each["observation_status"] not in ("normal", ""):
        yield f"It is {_status(each['observation_status'])}."


def _status(status: str) -> str:
    return {"forecast": "a forecast", "estimate": "an estimate"}.get(status, words(status))
