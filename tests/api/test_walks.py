"""Walking a list to its end, in every order, while rows come, change and go: whoever stood
throughout is met once, and what was met is in order."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claims.api.read.pagination import LARGEST_SIZE
from claims.models import Claim
from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask

pytestmark = pytest.mark.django_db

NOON = datetime(2022, 3, 5, 12, tzinfo=UTC)
HOURS = st.one_of(st.none(), st.integers(0, 4))
ORDERS = ("-said_at", "said_at", "-first_published_at", "id", "-id", "-modified")


@st.composite
def changes(draw: DrawFn) -> list[tuple[str, int, int | None]]:
    """What happens between two pages: to which claim, and the hour it is given."""
    return draw(
        st.lists(
            st.tuples(st.sampled_from(["insert", "move", "hide"]), st.integers(0, 30), HOURS),
            max_size=3,
        )
    )


def said(hour: int | None) -> dict[str, Any]:
    if hour is None:
        return {"said_at": None, "said_precision": ""}
    return {"said_at": NOON + timedelta(hours=hour), "said_precision": "minute"}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    hours=st.lists(HOURS, min_size=1, max_size=12),
    order=st.sampled_from(ORDERS),
    size=st.integers(1, 4),
    backwards=st.booleans(),
    happening=st.lists(changes(), max_size=6),
)
def test_who_stood_throughout_is_met_once(
    hours: list[int | None],
    order: str,
    size: int,
    backwards: bool,
    happening: list[list[tuple[str, int, int | None]]],
) -> None:
    with transaction.atomic():
        speaker = builders.make_speaker()
        claims = [
            builders.make_claim(speaker=speaker, status="published", **said(hour)) for hour in hours
        ]
        moved: set[int] = set()

        met = walk(order, size, backwards, iter(happening), claims, moved)

        standing = {str(c.pk) for number, c in enumerate(claims) if number not in moved}
        seen = [record["id"] for record in met]
        assert {key: seen.count(key) for key in standing} == dict.fromkeys(standing, 1)
        assert_in_order([r for r in met if r["id"] in standing], order, backwards)
        transaction.set_rollback(True)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    hours=st.lists(HOURS, min_size=1, max_size=8),
    form=st.sampled_from(["jsonld", "atom", "jsonfeed"]),
    size=st.integers(1, 4),
    happening=st.lists(changes(), max_size=4),
)
def test_who_stood_throughout_is_met_once_in_every_document(
    hours: list[int | None],
    form: str,
    size: int,
    happening: list[list[tuple[str, int, int | None]]],
) -> None:
    with transaction.atomic():
        speaker = builders.make_speaker()
        claims = [
            builders.make_claim(speaker=speaker, status="published", **said(hour)) for hour in hours
        ]
        moved: set[int] = set()
        happens = iter(happening)

        page, met = ask(f"{ROOT}claims/", {"page_size": size, "format": form}), b""
        while True:
            met += page.content
            following = re.search(r'<([^>]+)>; rel="next"', page.get("Link", ""))
            if following is None:
                break
            change(next(happens, []), claims, moved)
            page = CLIENT.get(following[1])

        name = '"@id":"http://testserver/claims/{}/"' if form == "jsonld" else "urn:uuid:{}"
        standing = [claim.pk for number, claim in enumerate(claims) if number not in moved]
        seen = {key: met.count(name.format(key).encode()) for key in standing}
        assert seen == dict.fromkeys(standing, 1)
        transaction.set_rollback(True)


def walk(
    order: str, size: int, backwards: bool, happening: Any, claims: list[Claim], moved: set[int]
) -> list[dict[str, Any]]:
    query = {"page_size": size, "ordering": order}
    page = ask(f"{ROOT}claims/", query).json()
    met, way = list(page["results"]), "next"
    if backwards:
        while page["next"]:
            page = CLIENT.get(page["next"]).json()
        met, way = list(reversed(page["results"])), "previous"
    while page[way]:
        change(next(happening, []), claims, moved)
        page = CLIENT.get(page[way]).json()
        met += page["results"] if way == "next" else reversed(page["results"])
    return met


def change(happening: list[Any], claims: list[Claim], moved: set[int]) -> None:
    for what, number, hour in happening:
        if what == "insert":
            builders.make_claim(speaker=claims[0].speaker, status="published", **said(hour))
            continue
        number %= len(claims)
        moved.add(number)
        row = Claim.objects.filter(pk=claims[number].pk)
        if what == "move":
            row.update(**said(hour))
        else:
            row.update(redacted_at=NOON)


def assert_in_order(met: list[dict[str, Any]], order: str, backwards: bool) -> None:
    name, descending = order.removeprefix("-"), order.startswith("-")
    keys = [(record.get(name, ""), record["id"]) for record in met]
    if backwards:
        keys.reverse()
    valued = [key for key in keys if key[0] is not None]
    assert keys == valued + [key for key in keys if key[0] is None], "without a value: last"
    for part in (valued, keys[len(valued) :]):
        assert part == sorted(part, key=lambda key: (key[0] or "", key[1]), reverse=descending)


@pytest.mark.parametrize("order", ["-said_at", "id"])
def test_the_walk_is_of_the_order_and_not_of_chance(order: str) -> None:
    """A control: paging by number of rows, as others do, loses a row to one that vanishes."""
    claims = [builders.make_claim(status="published", **said(hour)) for hour in (1, 2, 3, 4)]
    whole = [r["id"] for r in ask(f"{ROOT}claims/", {"ordering": order}).json()["results"]]
    first = ask(f"{ROOT}claims/", {"ordering": order, "page_size": 2}).json()
    Claim.objects.filter(pk=whole[0]).update(redacted_at=NOON)

    rest = CLIENT.get(first["next"]).json()["results"]
    by_number = ask(f"{ROOT}claims/", {"ordering": order, "page_size": LARGEST_SIZE}).json()
    lost = [r["id"] for r in by_number["results"]][2:]

    assert [r["id"] for r in rest] == whole[2:]
    assert lost == whole[3:]
    assert len(claims) == 4
