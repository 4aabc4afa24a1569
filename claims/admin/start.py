"""The start page: what waits, what is contested, and who did what.

Its counts are read once a minute for everybody; what one may not see is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.apps import apps
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from claims.charts import strip
from claims.charts.number_format import short
from claims.models import ClaimKind, Worklist
from claims.models.fields import trim
from claims.queries import activity, contested, desk_lists
from claims.queries.desk_lists import Count

KEPT = 60  # seconds
PICTURES, PEOPLE, IMPORTS = 4, 8, 5
WEEK = datetime.timedelta(days=7)
AGES = {"day": "Today", "week": "This week", "month": "This month", "longer": "Longer"}
LISTS = {
    "contested": ("Contested claims", "Another speaker’s number rules theirs out"),
    "without_measure": ("Without a measure", "They wait, and no figure of theirs is counted"),
    "without_source": ("Without a source", "They wait, and nobody can look them up"),
    "without_date": ("Without a date", "They wait, and nobody knows when they were said"),
}
CHECKS = {
    Worklist.CONTRADICTS: "Words against numbers",
    Worklist.WORDS_MISSING: "Words not in the quote",
    Worklist.UNREADABLE: "Words nobody can read",
    Worklist.UNREAD: "Not compared yet",
}
T = TypeVar("T")


@dataclass(frozen=True)
class Link:
    """A count that leads to what was counted."""

    title: str
    count: Any
    address: str
    why: str = ""


@dataclass(frozen=True)
class Row:
    """The claims of a kind that wait, by how long they have."""

    all: Link
    ages: tuple[Link, ...]
    share: int


def context(request: HttpRequest) -> dict[str, Any]:
    sees = {name: request.user.has_perm(f"claims.view_{name}") for name in PARTS}
    parts = [make() for name, make in PARTS.items() if sees[name]]
    found = {key: value for part in parts for key, value in part.items()}
    may_import = request.user.has_perm("claims.run_import")
    return found | {"review": _review(), "today": timezone.now(), "may_import": may_import}


def _review() -> str | None:
    with suppress(NoReverseMatch):
        return reverse("admin:review")
    return None


def _kept(name: str, read: Callable[[], T]) -> T:
    found: Any = cache.get_or_set(f"start:{name}", read, KEPT)
    kept: T = found
    return kept


def _claims() -> dict[str, Any]:
    found = _kept("waiting", lambda: desk_lists.waiting(timezone.now()))
    counts = _kept("claims", lambda: desk_lists.lacking() | {"contested": desk_lists.contested()})
    return {
        "waiting": found.total,
        "waiting_address": _list("claim", worklist="waiting"),
        "rows": list(_rows(found)),
        "ages": [
            Link(title, f"{found.of_age(age):,}", _list("claim", worklist="waiting", waited=age))
            for age, title in AGES.items()
        ],
        "lists": [
            Link(title, counts[name], _list("claim", worklist=name), why)
            for name, (title, why) in LISTS.items()
        ],
        "people": [
            _person(work)
            for work in _kept("people", lambda: activity.since(timezone.now() - WEEK, PEOPLE))
        ],
    }


def _rows(found: desk_lists.Waiting) -> Iterator[Row]:
    most = max((found.of_kind(kind) for kind in ClaimKind.values), default=0)
    for kind, title in sorted(ClaimKind.choices, key=lambda kind: -found.of_kind(kind[0])):
        number = found.of_kind(kind)
        if number:
            asked = {"worklist": "waiting", "kind__exact": kind}
            yield Row(
                Link(title, f"{number:,}", _list("claim", **asked)),
                tuple(
                    Link(shown, f"{found.cells[kind, age]:,}", _list("claim", **asked, waited=age))
                    if (kind, age) in found.cells
                    else Link(shown, None, "")
                    for age, shown in AGES.items()
                ),
                max(2, round(100 * number / most)),
            )


def _measures() -> dict[str, Any]:
    lone: Count = _kept("one_figure", desk_lists.one_figure)
    return {
        "one_figure": Link(
            "One-figure measures",
            lone,
            _list("measure", figures="one"),
            "Nothing to compare their figure with",
        ),
        "pictures": [each for each in _kept("pictures", _pictures) if each["strip"] is not None],
    }


def _pictures() -> list[dict[str, Any]]:
    return [
        {
            "label": one.label,
            "address": reverse("admin:claims_measure_change", args=[one.id]),
            "contested": f"{one.contested:,} of {one.assertions:,}",
            "strip": (picture := _strip(one)),
            "ends": picture and [_amount(end, one.unit) for end in (picture.low, picture.high)],
        }
        for one in contested.measures(PICTURES)
    ]


def _strip(one: contested.Contested) -> strip.Strip | None:
    bars = [strip.Bar(each.who, each.low, each.high) for each in one.figures]
    return strip.drawn(bars, f"{one.label}: the newest contested figures")


def _amount(end: Decimal, unit: str) -> str:
    return f"{short(trim(end))} {unit}".strip()


def _checks() -> dict[str, Any]:
    counts = _kept("checks", desk_lists.to_check)
    return {
        "checks": [
            Link(title, counts[why], _list("assertionreading", worklist__exact=why))
            for why, title in CHECKS.items()
        ]
    }


def _imports() -> dict[str, Any]:
    """The newest that rejected lines, or did not end."""
    return {
        "imports": _kept("imports", lambda: list(desk_lists.imports_with_rejects(IMPORTS))),
        "import_address": reverse("admin:claims_import_add"),
    }


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "claim": _claims,
    "measure": _measures,
    "assertionreading": _checks,
    "import": _imports,
}


def _person(work: activity.Work) -> dict[str, Any]:
    return {
        "name": work.user or VIA.get(work.via, work.via),
        "added": _spoken(work.added),
        "changed": _spoken(work.changed),
        "last": work.last,
    }


VIA = {"import": "Imports", "sql": "Commands and SQL", "fixture": "Fixtures"}
SAID = 3  # kinds of rows


def _spoken(numbers: dict[str, int]) -> str:
    """41 claims, 12 figures."""
    most = sorted(numbers.items(), key=lambda item: -item[1])[:SAID]
    return ", ".join(f"{_number(number)} {_kind(kind, number)}" for kind, number in most)


def _kind(plural: str, number: int) -> str:
    models = apps.get_app_config("claims").get_models()
    nouns = {str(each._meta.verbose_name_plural): str(each._meta.verbose_name) for each in models}
    return nouns.get(plural, plural) if number == 1 else plural


def _number(number: int) -> str:
    return f"{number:,}{'+' if number >= activity.READ else ''}"


def _list(model: str, **asked: str) -> str:
    return f"{reverse(f'admin:claims_{model}_changelist')}?{urlencode(asked)}"
