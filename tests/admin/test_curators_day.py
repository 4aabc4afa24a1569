"""A curator's day in a real browser, by keyboard alone, beside a colleague."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from claims.models import (
    AssertionReading,
    Claim,
    Decision,
    DecisionState,
    Lease,
    Merge,
    NumericAssertion,
)
from claims.services import agreement_keeping, decisions, readings
from claims.services.audit import acting
from tests.support.browser import in_browser
from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.desk_browser import Desk, run, session_of
from tests.support.statements import days

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]

TRAIN = Path(settings.BASE_DIR).parent / "shared" / "data" / "liar" / "train.tsv"
LINES, CLAIMS = 120, 20
MOST_KEYS = 1_000  # of a whole day, the way through menus included
PASSWORD = "once-more-unto-the-desk"
COUNTED, DAY = "Things that this day counts", "2015-06-01"
LARGE = re.compile(r"\b\d{1,3}(,\d{3})+\b")
COUNT = re.compile(r"[\d,]+")  # a figure that is neither about nor over a number, nor of a unit
ASKED_OR_ON = """was => document.querySelector('.claim')?.dataset.claim !== was
    || document.querySelector('#outcome.failed') !== null"""
TEXT = "name => document.querySelector(name)?.textContent.trim() ?? ''"
OPTION = """text => [...document.querySelectorAll('.select2-results__option--highlighted')]
    .some(each => each.textContent.includes(text))"""
CONFLICT = "() => document.querySelector('.conflict')?.textContent.includes('Place')"
Result = TypeVar("Result")


@pytest.fixture
def site(live_server: Any) -> Iterator[str]:
    cache.clear()  # of what the start page counts once a minute
    yield str(live_server.url)
    cache.clear()


def elsewhere(work: Callable[[], Result]) -> Result:
    """What the database tells or takes meanwhile: Playwright's thread has an event loop."""

    def working() -> Result:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(working).result()


def apply() -> None:
    """What a job does some seconds later, or a request of the desk that is quicker."""
    waiting = Decision.objects.filter(state=DecisionState.WAITING)
    waiting.update(due_at=timezone.now() - timedelta(seconds=1))
    while waiting.exists():
        decisions.apply_due()
    agreement_keeping.bring_all_up_to_date(most=1_000)


def sign_in(desk: Desk, name: str) -> None:
    desk.go("/admin/review/?has=assertions", "Password")
    desk.reach("Username")
    desk.type(name)
    desk.reach("Password")
    desk.type(PASSWORD)
    desk.press("Enter")
    desk.shows("left")


def publish(desk: Desk) -> str:
    """Publish, once more where the desk asks to, and tell what it asked."""
    was, asked = desk.claim, ""
    desk.press("p")
    desk.until(ASKED_OR_ON, was)
    if desk.claim == was:
        asked = desk.outcome
        desk.press(*"w" * ("W takes the words" in asked))
        desk.on("p")
    return asked


def contradictions(desk: Desk) -> list[str]:
    """As the API and the start page tell them."""
    desk.go("/api/v1/contradictions/", '"results"')
    told = desk.page.inner_text("body")
    desk.go("/admin/", "Contested measures")
    return [told, desk.page.inner_text("[aria-labelledby=start-contested]")]


def read_history(desk: Desk, claim: str) -> str:
    desk.go(f"/admin/claims/claim/{claim}/change/", "Statement")
    desk.follow("History", "Newest first")
    return desk.page.inner_text(".history")


def in_short(desk: Desk) -> dict[str, Any]:
    """Two claims that cannot both hold are published, and one of them is read."""
    asked = []
    for _ in range(2):
        desk.open()
        claim = desk.claim
        asked.append(publish(desk))
        elsewhere(apply)
    return {"asked": asked, "said": contradictions(desk), "history": read_history(desk, claim)}


def test_a_day_in_short(site: str) -> None:
    measure = make_measure(label="People who fled")
    for number, low in enumerate((331, 900, 900)):
        claim = make_claim(status="draft", statement=f"Claim {number}: {low} people fled.")
        figure = {"as_printed": str(low), "low": low, "high": low, "as_of": days(1)}
        make_assertion(claim=claim, measure=measure, **figure)
    AssertionReading.objects.update(state="agrees", in_quote=True)

    found = run(in_short, site, session_of("ada"))

    first, second = found["asked"]
    assert first == ""
    assert second.startswith("It contradicts 1 root speaker of what is published.")
    assert all("People who fled" in said for said in found["said"])
    assert "Published" in found["history"]


@dataclass
class Day:
    """What a curator has done so far."""

    counted: dict[str, str] = field(default_factory=dict)  # claims by their former measures
    duplicates: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def review(desk: Desk, day: Day) -> None:
    claim, means = desk.claim, desk.page.evaluate(TEXT, ".figure .means")
    former = desk.page.input_value(".figure.active [name$=measure]")
    is_alike = desk.page.evaluate(TEXT, ".alike a")[:100] == desk.title[:100]
    if is_alike and not day.duplicates:
        desk.on("x", "2")
        day.duplicates.append(claim)
        return
    desk.press("q", "Escape")
    is_plain = COUNT.fullmatch(means) and not desk.page.query_selector(".figure .against")
    if is_plain and len(day.counted) < 2 and former not in day.counted:
        count_as(desk, COUNTED)
        day.counted[former] = claim
    day.asked.append(publish(desk))
    day.published.append(claim)
    if claim in day.counted.values():
        elsewhere(apply)


def count_as(desk: Desk, measure: str) -> None:
    """Give the first figure a measure, which is made if there is none of that name, and a day."""
    desk.press("m")
    desk.pick(measure)
    desk.press("Escape", "a", "Control+A")
    desk.type(DAY)
    desk.press("Escape")


def be_overtaken(ada: Desk, bob: Desk) -> str:
    """A colleague is given another claim, takes this one over, saves it, and leaves."""
    bob.go("/admin/review/", "left")
    apart = bob.claim != ada.claim
    assert apart
    bob.go(f"/admin/review/{ada.claim}/", "Being reviewed by ada")
    bob.reach("Take over")
    bob.press("Enter")
    bob.until("() => !document.querySelector('.banner')")
    place_at(bob, "Lviv")
    bob.press("Control+s")
    bob.says("Saved.")
    bob.go("/admin/claims/claim/", "Claims")
    while elsewhere(lambda: Lease.objects.filter(holder__username="bob").exists()):
        pass
    place_at(ada, "Odesa")
    ada.press("Control+s")
    ada.until(CONFLICT)
    told = ada.page.inner_text(".conflict")
    ada.reach("Take it")
    ada.press("Enter", "Control+s")
    ada.says("Saved.")
    return told


def place_at(desk: Desk, place: str) -> None:
    desk.press("e")
    desk.reach("Place")
    desk.press("Control+A")
    desk.type(place)
    desk.press("Escape")


def merge(desk: Desk, measure: str, into: str) -> None:
    desk.go(f"/admin/claims/measure/?q={quote(measure)}", measure)
    desk.follow(measure, "How it is counted")
    desk.follow("Merge into", "Which one stays?")
    choose(desk, "Merge into", into)
    desk.follow("See what moves", "What moves")
    desk.follow("Merge into", "was merged into")


def choose(desk: Desk, field: str, entry: str) -> None:
    """Look for an entry in a field that loads what is typed."""
    desk.reach(field)
    desk.press("Enter")
    desk.type(entry)
    desk.until(OPTION, entry)
    desk.press("Enter")


def retract(desk: Desk, claim: str) -> None:
    desk.go(f"/admin/claims/claim/{claim}/change/", "Statement")
    desk.follow("Retract", "It stays on record")
    desk.reach("Reason")
    desk.type("It was said of another year.")
    desk.follow("Retract", "Retracted")


def revert(desk: Desk) -> None:
    desk.follow("Revert this change", "This makes one new change")
    desk.reach("Revert")
    desk.press("Enter")
    desk.shows("The change was reverted")


def the_day(ada: Desk, bob: Desk) -> dict[str, Any]:
    day = Day()
    sign_in(ada, "ada")
    told = be_overtaken(ada, bob)
    for _ in range(CLAIMS):
        review(ada, day)
    elsewhere(apply)
    first, second = day.counted.values()
    ada.go(f"/api/v1/claims/{first}/?format=json", '"status":"published"')
    said = contradictions(ada)
    merge(ada, *reversed(day.counted))
    retract(ada, second)
    read = read_history(ada, first)
    revert(ada)
    return {"day": day, "conflict": told, "said": said, "read": read, "keys": ada.keys}


@pytest.mark.proof
@pytest.mark.skipif(not TRAIN.exists(), reason="LIAR's train.tsv is not at hand")
def test_a_day(site: str, tmp_path: Path) -> None:
    wrong, right = bring(tmp_path)

    found = run(the_day, site, account("ada"), session_of("bob"))

    day, figures = found["day"], NumericAssertion.objects
    [_, second] = day.counted.values()
    assert "bob changed this claim" in found["conflict"]
    assert [asked for asked in day.asked if "deny this figure" in asked] != []
    assert [asked for asked in day.asked if "It contradicts 1 root speaker" in asked] != []
    assert figures.get(pk=wrong).low == right
    assert len(day.published) == CLAIMS - 1
    assert statuses([*day.published]) == {"published": CLAIMS - 2, "retracted": 1}
    assert list(Claim.objects.filter(status="rejected").values_list("rejection_reason")) == [
        ("duplicate",)
    ]
    assert Claim.objects.get(pk=second).retraction_reason == "It was said of another year."
    assert all(COUNTED in said for said in found["said"])
    assert COUNTED in found["read"]
    assert Merge.objects.get().kind == "measure"
    assert figures.filter(measure__label=COUNTED).values_list("claim").distinct().count() == 1
    assert found["keys"] < MOST_KEYS


def statuses(claims: list[str]) -> dict[str, int]:
    return dict(Counter(Claim.objects.filter(pk__in=claims).values_list("status", flat=True)))


def account(name: str) -> str:
    """Somebody with a password, who is not signed in."""
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return ""


def bring(folder: Path) -> tuple[UUID, Decimal]:
    """Import some of LIAR, one claim of it twice, and have one figure say what its words do not.
    Returns that figure, and what it should say."""
    with TRAIN.open(encoding="utf-8") as file:
        lines = list(islice(file, LINES))
    twice = next(at for at, line in enumerate(lines) if LARGE.search(line.split("\t")[2]))
    lines.insert(twice + 1, f"twice-{lines[twice]}")
    few = folder / "liar.tsv"
    few.write_text("".join(lines), encoding="utf-8")
    asked = {"format": "liar", "assertions": True, "rejects": folder / "rejects", "verbosity": 0}
    call_command("import", str(few), **asked)
    wrong = NumericAssertion.objects.filter(comparator="eq", unit="1").order_by("id")[0]
    with acting(by=None):
        NumericAssertion.objects.filter(pk=wrong.pk).update(low=7_654_321, high=7_654_321)
    readings.read_unread()
    assert wrong.low is not None
    return wrong.pk, wrong.low
