"""Recording members of an assertion: its event, its status, its best estimate, the day there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from claims.formats.records import (
    AliasRecord,
    AssertionRecord,
    ClaimRecord,
    Days,
    EventRecord,
    IdentifierRecord,
    MeasureRecord,
    SpeakerRecord,
    TopicRecord,
    partial,
)
from claims.models import Claim, Event, Measure, NumericAssertion, Speaker, Topic
from claims.services import curation, recording
from claims.services.recording import Outcome

pytestmark = pytest.mark.django_db

ADA = SpeakerRecord(slug="ada", name="Ada", kind="person")
KILLED = MeasureRecord(slug="killed", label="Killed", unit="1", temporal_kind="stock")
WIKIDATA = IdentifierRecord("wikidata", "Q2")
STRIKE = EventRecord(
    label="Strike on a station",
    kind="strike",
    start="2022-04-08",
    place="Kramatorsk",
    latitude=Decimal("48.7389"),
    longitude=Decimal("37.5848"),
    identifiers=(WIKIDATA,),
)


def claim(*assertions: AssertionRecord, **members: Any) -> ClaimRecord:
    names = {"dataset": "test", "dataset_id": "1", "statement": "A statement.", "speaker": ADA}
    return partial(ClaimRecord, **names | {"assertions": assertions} | members)


def assertion(number: int = 7, **members: Any) -> AssertionRecord:
    value = Decimal(number)
    given = {"as_printed": str(number), "measure": KILLED, "low": value, "high": value}
    return partial(AssertionRecord, **given | members)


def record(*records: ClaimRecord) -> Outcome:
    return recording.record(records, by=None)[-1]


def figure() -> NumericAssertion:
    return NumericAssertion.objects.get()


# ---- events


def test_an_event_is_made_once_with_all_that_is_said_of_it() -> None:
    one = claim(assertion(event=STRIKE), assertion(8, event=STRIKE))

    assert record(one).result == "created"
    assert record(one).result == "unchanged"

    event = Event.objects.get()
    assert (event.label, event.kind, event.place) == ("Strike on a station", "strike", "Kramatorsk")
    assert (event.start.date(), event.start_precision) == (date(2022, 4, 8), "day")
    assert (event.latitude, event.longitude) == (Decimal("48.7389"), Decimal("37.5848"))
    assert str(event.identifiers.get()) == "wikidata:Q2"
    assert event.assertions.count() == 2


@pytest.mark.parametrize(
    "known",
    [
        EventRecord(identifiers=(WIKIDATA,)),
        EventRecord(label="Strike on a station", place="Kramatorsk", start="2022-04-08"),
        EventRecord(label="Another label", identifiers=(WIKIDATA,)),
    ],
    ids=["by its identifier", "by its label, place and day", "by its identifier under a label"],
)
def test_an_event_is_found(known: EventRecord) -> None:
    record(claim(assertion(event=STRIKE)))

    record(claim(assertion(event=known)))

    assert figure().event == Event.objects.get()
    assert Event.objects.get().label == "Strike on a station"


def test_a_merged_event_leads_to_its_survivor() -> None:
    record(claim(assertion(event=STRIKE)))
    other = Event.objects.create(label="The same strike")
    curation.merge(entry=Event.objects.exclude(pk=other.pk).get(), into=other, by=None)

    record(claim(assertion(event=STRIKE), dataset_id="2"))

    assert {each.event for each in NumericAssertion.objects.all()} == {other}


def test_strikes_of_one_label_on_two_days_are_two_events() -> None:
    labels = [EventRecord(label="Strike", start=day) for day in ("2022-04-08", "2022-04-09")]

    record(claim(*(assertion(n, event=each) for n, each in enumerate(labels, 1))))

    assert Event.objects.count() == 2


@pytest.mark.parametrize(
    ("event", "path", "code"),
    [
        (EventRecord(kind="strike"), "label", "not_found"),
        (EventRecord(label="Strike", kind="party"), "kind", "unknown_kind"),
        (
            EventRecord(label="Strike", latitude=Decimal(91), longitude=Decimal(0)),
            "latitude",
            "invalid_coordinates",
        ),
        (EventRecord(label="Strike", start="8 April"), "start", "invalid_date"),
        (
            EventRecord(label="Strike", identifiers=(IdentifierRecord("Wiki", "Q2"),)),
            "identifiers[0].scheme",
            "invalid_scheme",
        ),
    ],
    ids=str,
)
def test_an_event_is_refused_at_its_place(event: EventRecord, path: str, code: str) -> None:
    outcome = record(claim(assertion(event=event)))

    assert [(fault.path, fault.code) for fault in outcome.faults] == [
        (f"assertions[0].event.{path}", code)
    ]
    assert not Event.objects.exists()


def test_an_assertion_that_names_no_event_any_more_speaks_of_none() -> None:
    record(claim(assertion(event=STRIKE)))

    record(claim(assertion()))

    assert figure().event is None


# ---- status, best estimate, note


def test_a_best_estimate_and_a_note_are_kept() -> None:
    ends = {"comparator": "between", "low": Decimal(5), "high": Decimal(9)}

    record(claim(assertion(as_printed="5 to 9", best=Decimal(7), note="By hospital.", **ends)))

    assert (figure().best, figure().note) == (Decimal(7), "By hospital.")


def test_of_one_claim_one_assertion_is_a_forecast() -> None:
    said = {"kind": "prediction", "said_at": "2022-03-05"}

    record(claim(assertion(331, observation_status="normal"), assertion(1000), **said))

    assert list(NumericAssertion.objects.values_list("observation_status", flat=True)) == [
        "normal",
        "forecast",
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [({"observation_status": "normal"}, "normal"), ({}, "forecast")],
    ids=["given", "left to the dates"],
)
def test_a_status_is_given_with_the_dates_that_it_goes_against(
    given: dict[str, str], expected: str
) -> None:
    record(claim(assertion()))

    outcome = record(claim(assertion(**given), kind="prediction"))

    assert (outcome.result, figure().observation_status) == ("changed", expected)


def test_an_unknown_status_is_refused() -> None:
    outcome = record(claim(assertion(observation_status="rumour")))

    assert [fault.code for fault in outcome.faults] == ["unknown_observation_status"]


def test_a_status_is_given_back_to_the_dates() -> None:
    record(claim(assertion(observation_status="estimate")))
    assert record(claim(assertion())).result == "unchanged"

    assert record(claim(assertion(observation_status=""))).result == "changed"

    assert figure().observation_status == "normal"
    assert record(claim(assertion(observation_status=""))).result == "unchanged"
    assert record(claim(assertion(observation_status="normal"))).result == "unchanged"


# ---- the day there


@pytest.mark.parametrize(
    ("said_at", "offset"),
    [
        ("2022-03-05T23:30-05:00", -300),
        ("2022-03-06T04:30+00:00", 0),
        ("2022-03-06T04:30Z", None),
        ("2022-03-06T10:15+05:45", 345),
    ],
)
def test_an_utterance_has_the_clocks_of_its_place(said_at: str, offset: int | None) -> None:
    assert record(claim(said_at=said_at)).result == "created"
    assert record(claim(said_at=said_at)).result == "unchanged"

    found = Claim.objects.get()
    assert f"{found.said_at:%Y-%m-%dT%H:%MZ}" == "2022-03-06T04:30Z"
    assert found.said_at_offset == offset


def test_an_offset_that_is_no_longer_given_is_no_longer_there() -> None:
    record(claim(said_at="2022-03-05T23:30-05:00"))

    outcome = record(claim(said_at="2022-03-06"))

    assert [(each.path, each.existing, each.wanted) for each in outcome.differences] == [
        ("said_at", "2022-03-05T23:30-05:00", "2022-03-06")
    ]
    assert Claim.objects.get().said_at_offset is None


# ---- parts and other names


def test_a_measure_is_made_with_its_whole_and_its_other_names() -> None:
    whole = MeasureRecord(slug="all", label="All", unit="1", temporal_kind="stock")
    part = MeasureRecord(
        slug="children",
        label="Children",
        unit="1",
        temporal_kind="stock",
        part_of=whole,
        aliases=(AliasRecord("Minors", "en"),),
        counts_pledges=True,
    )
    topic = TopicRecord(slug="war", label="War", aliases=(AliasRecord("Conflict"),))

    record(claim(assertion(measure=part), topics=(topic,)))

    children = Measure.objects.get(slug="children")
    assert (children.part_of.slug, children.counts_pledges) == ("all", True)
    assert str(children.aliases.get()) == "Minors"
    assert str(Topic.objects.get().aliases.get()) == "Conflict"


def test_a_part_that_began_earlier_than_its_whole_is_refused() -> None:
    whole = MeasureRecord(
        slug="all", label="All", unit="1", temporal_kind="cumulative", start="2022-02-24"
    )
    part = MeasureRecord(
        slug="some",
        label="Some",
        unit="1",
        temporal_kind="cumulative",
        start="2022-01-01",
        part_of=whole,
    )

    outcome = record(claim(assertion(measure=part, as_of=Days(date(2022, 3, 1), date(2022, 3, 1)))))

    assert [fault.code for fault in outcome.faults] == ["part_mismatch"]


# ---- names without a slug


def test_an_entry_without_a_slug_gets_one_of_its_name_and_is_found_by_it() -> None:
    ministry = SpeakerRecord(name="Ministry of Health", kind="organization")
    counted = MeasureRecord(label="People ill", unit="1", temporal_kind="stock")
    topic = TopicRecord(label="Ólafur’s health_care")

    outcomes = [
        record(claim(assertion(measure=counted), speaker=ministry, topics=(topic,))),
        record(
            claim(
                assertion(measure=MeasureRecord(label="People ill")),
                speaker=SpeakerRecord(name="Ministry of Health"),
                topics=(TopicRecord(label=topic.label),),
                dataset_id="2",
            )
        ),
    ]

    assert [(each.result, each.faults) for each in outcomes] == [("created", ())] * 2
    assert Speaker.objects.get().slug == "ministry-of-health"
    assert Measure.objects.get().slug == "people-ill"
    assert Topic.objects.get().slug == "olafurs-health-care"


def test_an_entry_is_found_by_its_name_under_another_slug() -> None:
    record(claim(speaker=ADA))

    assert record(claim(speaker=SpeakerRecord(name="Ada"), dataset_id="2")).result == "created"

    assert Speaker.objects.count() == 1


def test_a_name_that_two_have_is_nobodys() -> None:
    for slug in ("ada", "ada-the-other"):
        Speaker.objects.create(name="Ada", slug=slug, kind="person")

    outcome = record(claim(speaker=SpeakerRecord(name="Ada")))

    assert [(fault.path, fault.code) for fault in outcome.faults] == [("speaker.kind", "not_found")]


# ---- what becomes of events


def test_a_merged_event_gives_its_assertions_and_identifiers_to_its_survivor() -> None:
    record(claim(assertion(event=STRIKE), said_at="2022-04-01"))
    [gone] = Event.objects.all()
    stays = Event.objects.create(
        label="The same", start=datetime(2022, 3, 31, tzinfo=UTC), start_precision="day"
    )
    assert figure().observation_status == "forecast"

    curation.merge(entry=gone, into=stays, by=None)

    assert figure().event == stays
    assert figure().observation_status == "normal"  # it speaks of the survivor's days
    assert str(stays.identifiers.get()) == "wikidata:Q2"


def test_a_redacted_event_says_nothing_any_more() -> None:
    record(claim(assertion(event=STRIKE)))

    curation.redact(entry=Event.objects.get(), reason="A court.", by=None)

    event = Event.objects.get()
    assert (event.label, event.place, event.latitude, event.longitude) == (
        "[redacted]",
        "",
        None,
        None,
    )
    assert not event.identifiers.exists()
