"""The page of a measure whose figures speak of events: each event is compared by itself."""

from __future__ import annotations

import pytest

from tests.support.builders import make_assertion, make_claim, make_event, make_measure
from tests.support.client import ask
from tests.support.site_pages import read

pytestmark = pytest.mark.django_db

AT = {"start": "2022-03-16T00:00:00Z", "start_precision": "day"}


def test_figures_of_two_events_have_their_events_beside_them() -> None:
    measure = make_measure(temporal_kind="flow", slug="killed", label="Killed in one strike")
    theatre, station = make_event(label="Theatre", **AT), make_event(label="Station", **AT)
    for event, low in [(theatre, 300), (theatre, 600), (station, 50)]:
        claim = make_claim(status="published", said_at="2022-03-20T12:00:00Z")
        make_assertion(
            claim=claim, measure=measure, event=event, low=low, high=low, as_printed=str(low)
        )

    text = read("/measures/killed/").text

    assert (
        "Its events, each compared by itself: 1 with a contradiction, 1 of one root speaker."
        in text
    )
    assert "There is nothing to compare" not in text
    assert "Theatre 600 = 600" in text
    assert "Station 50 = 50" in text
    assert "300 = 300" in text[text.index("cannot hold together with") :]
    picture = ask("/api/v1/measures/killed/series.svg")
    assert (picture.status_code, b"nothing to compare" in picture.content) == (200, False)


def test_an_entry_of_a_series_names_its_event() -> None:
    event = make_event(label="Theatre", **AT)
    row = make_assertion(claim=make_claim(status="published"), event=event)

    [entry] = ask(f"/api/v1/measures/{row.measure.slug}/series/").json()["results"]

    assert entry["event"]["label"] == "Theatre"
    assert entry["event"]["start"] == "2022-03-16"
