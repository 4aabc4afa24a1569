"""The answers about a measure are the same bytes however it is kept, whatever has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Measure, NumericAssertion, SeriesOutline, Speaker
from claims.queries import series_outline
from claims.queries.agreement import kept
from claims.services import curation
from tests.support import builders, verbs
from tests.support.agreement import keep
from tests.support.client import ROOT, ask
from tests.support.site_pages import get
from tests.support.statements import ADA, BOB, EVE, cumulative, say

pytestmark = pytest.mark.django_db
PATHS = (
    "consensus/",
    "contradictions/?page_size=2",
    "contradictions/?strictness=loose",
    "contradictions/?kind=revision",
    "series/",
    "series/?by=root_speaker&ordering=said_at",
    "series.vl.json",
    "series.vl.json?width=400&theme=dark&by=root_speaker",
)


def told(measure: Measure) -> Measure:
    """Counts of three roots, some against each other, one taken back, one about an event."""
    strike = builders.make_event()
    for who, low, more in (
        (ADA, 10, {"day": 3}),
        (ADA, 30, {"day": 5}),
        (BOB, 20, {"day": 6}),
        (BOB, 31, {"day": 8, "precision": "rounded", "resolution": 10}),
        (EVE, 25, {"day": 9, "said": 21}),
        (EVE, 40, {"day": 9}),
        (EVE, 50, {"day": 30, "observation_status": "forecast"}),
        (ADA, 7, {"day": 4, "event": strike}),
        (BOB, 9, {"day": 4, "event": strike}),
    ):
        say(measure, who, low, **more)
    return measure


def answers(measure: Measure) -> dict[str, bytes]:
    found = {path: ask(f"{ROOT}measures/{measure.pk}/{path}").content for path in PATHS}
    claims = ask(f"{ROOT}claims/", {"measure": measure.slug, "expand": "agreement"})
    return found | {"page": get(f"/measures/{measure.slug}/").content, "claims": claims.content}


def first_of(measure: Measure) -> NumericAssertion:
    return NumericAssertion.objects.filter(measure=measure, event=None).order_by("as_of")[0]


def redact(measure: Measure) -> None:
    curation.redact(entry=first_of(measure).claim, reason="A court said so.", by=None)


def retract(measure: Measure) -> None:
    verbs.retract(claim=first_of(measure).claim, reason="Wrong.", by=None)


CHANGES: dict[str, Callable[[Measure], Any]] = {
    "nothing": lambda _: None,
    "one more": lambda measure: say(measure, "dan", 60, day=2),
    "one more of an event": lambda m: say(m, "dan", 60, day=2, event=builders.make_event()),
    "retracted": retract,
    "redacted": redact,
    "another value": lambda m: NumericAssertion.objects.filter(measure=m).update(low=1, high=1),
    "a root merged": lambda _: Speaker.objects.filter(slug=EVE).update(
        merged_into=Speaker.objects.get(slug=ADA)
    ),
    "a measure merged into it": lambda measure: curation.merge(
        entry=told(cumulative()), into=measure, by=None
    ),
    "all gone": lambda measure: NumericAssertion.objects.filter(measure=measure).delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_kept_answers_are_those_that_are_worked_out(
    change: Callable[[Measure], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = told(cumulative())
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 3)
    keep()
    change(measure)
    keep()
    long = answers(measure)
    was_long = SeriesOutline.objects.filter(measure=measure).exists()

    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 2_000)
    monkeypatch.setattr(series_outline, "SHAPE_VERSION", 0)
    monkeypatch.setattr(kept, "SHAPE_VERSION", 0)
    worked_out = answers(measure)

    assert was_long == (change is not CHANGES["all gone"])
    assert long == worked_out


def test_a_long_series_that_has_changed_says_that_its_picture_has_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = told(cumulative())
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 3)
    keep()
    say(measure, "dan", 60, day=2)
    place = f"{ROOT}measures/{measure.pk}/series.vl.json"

    before = ask(place).json()
    page = get(f"/measures/{measure.slug}/").text
    keep()
    after = ask(place).json()

    note = "The latest changes are not drawn yet."
    assert before["usermeta"] | {"title": ""} == {"title": "", "version": 2, "is_current": False}
    assert note in before["description"]
    assert note in page
    assert "The latest changes are not compared yet." in page
    assert after["usermeta"] | {"title": ""} == {"title": "", "version": 3, "is_current": True}
    assert note not in after["description"]
    assert "8 figures" in before["description"]
    assert "9 figures" in after["description"]


def test_what_is_redacted_is_gone_from_the_picture_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = told(cumulative())
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 3)
    keep()
    gone = first_of(measure)

    curation.redact(entry=gone.claim, reason="A court said so.", by=None)

    assert str(gone.pk) not in ask(f"{ROOT}measures/{measure.pk}/series.vl.json").text


def test_a_series_that_is_long_no_more_has_no_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    measure = told(cumulative())
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 8)
    keep()
    was_long = SeriesOutline.objects.filter(measure=measure).exists()

    first_of(measure).delete()
    keep()

    assert was_long
    assert not SeriesOutline.objects.exists()
