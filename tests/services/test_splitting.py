"""Some assertions of a measure become another measure's, or are said to speak of events."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import DateRange

from claims.models import AgreementGroup, Event, Measure, NumericAssertion, RecordVersion
from claims.services import splitting
from claims.services.splitting import EachDay, NewEvent, NewMeasure, Split
from tests.support.agreement import keep
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_event,
    make_measure,
    make_speaker,
    make_unit,
)
from tests.support.client import ask

pytestmark = pytest.mark.django_db

TWO = {"low": 2, "high": 2, "as_printed": "2"}


def killed(**overrides: Any) -> Measure:
    defaults = {"temporal_kind": "cumulative", "start": "2022-02-24", "slug": "killed"}
    return make_measure(**defaults | overrides)


def assertion(measure: Measure, **overrides: Any) -> NumericAssertion:
    """Of a published claim of its own, unless told otherwise."""
    claim = overrides.pop("claim", None) or make_claim(status="published")
    return make_assertion(measure=measure, claim=claim, **overrides)


def days(first: str, after: str) -> DateRange:
    return DateRange(date.fromisoformat(first), date.fromisoformat(after))


def codes(error: ValidationError) -> dict[str, str]:
    return {name: str(found[0].code) for name, found in error.error_dict.items()}


def versions() -> dict[UUID, int]:
    return dict(RecordVersion.objects.values_list("id", "version"))


def test_the_chosen_move_and_the_others_stay() -> None:
    ada = User.objects.create(username="ada")
    here, there = killed(), killed(slug="wounded")
    moved, stays = assertion(here), assertion(here)

    found = splitting.into_measure(measure=here, chosen=Q(pk=moved.pk), into=there, by=ada)

    moved.refresh_from_db()
    stays.refresh_from_db()
    assert (moved.measure, stays.measure) == (there, here)
    assert (found.assertions, found.claims, found.targets) == (1, 1, (there.label,))
    assert [(each.printed, each.target) for each in found.first] == [("331", there.label)]
    assert moved.modified_by == ada
    assert [old.measure_id for old in moved.events.all()] == [here.pk]


def test_the_other_figures_of_a_claim_are_left_as_they_are() -> None:
    here, there, claim = killed(), killed(slug="wounded"), make_claim(status="published")
    moved = assertion(here, claim=claim)
    other = assertion(here, claim=claim, position=2, note="Verified.", read_by="curator", **TWO)
    before = NumericAssertion.objects.filter(pk=other.pk).values().get()

    splitting.into_measure(measure=here, chosen=Q(pk=moved.pk), into=there, by=None)

    assert NumericAssertion.objects.filter(pk=other.pk).values().get() == before
    assert set(claim.assertions.values_list("measure__slug", flat=True)) == {"killed", "wounded"}


@pytest.mark.django_db(transaction=True)
def test_versions_and_agreement_follow_a_split() -> None:
    here, there = killed(), killed(slug="wounded")
    lower, higher = assertion(here), assertion(here, low=900, high=900, as_printed="900")
    for row in (lower, higher):
        NumericAssertion.objects.filter(pk=row.pk).update(as_of=days("2022-02-26", "2022-02-27"))
    keep()
    before = versions()
    assert AgreementGroup.objects.get().verdict == "contradiction"

    splitting.into_measure(measure=here, chosen=Q(pk=higher.pk), into=there, by=None)

    groups = AgreementGroup.objects.values_list("measure", "verdict")
    assert dict(groups) == {here.pk: "one_origin", there.pk: "one_origin"}
    assert versions()[higher.claim_id] > before[higher.claim_id]
    assert versions()[lower.claim_id] == before[lower.claim_id]


def test_a_new_measure_is_made_as_the_first_one_is() -> None:
    here = killed(population="civilians", place="Ukraine", part_of=killed(slug="people"))
    moved, _ = assertion(here), assertion(here)

    splitting.into_measure(
        measure=here, chosen=Q(pk=moved.pk), into=NewMeasure("children", "Children"), by=None
    )

    moved.refresh_from_db()
    made = moved.measure
    assert (made.slug, made.label, made.place, made.part_of) == (
        "children",
        "Children",
        "Ukraine",
        here.part_of,
    )
    assert ask("/api/v1/measures/children/").json()["temporal_kind"] == "cumulative"


def test_if_all_go_the_address_leads_to_the_other_measure() -> None:
    here, there = killed(), killed(slug="wounded")
    rows = [assertion(here), make_assertion(measure=here)]  # a draft too

    found = splitting.into_measure(measure=here, chosen=Q(), into=there, by=None)

    here.refresh_from_db()
    assert (found.merged, here.merged_into) == (True, there)
    assert there.assertions.count() == len(rows)
    answer = ask("/api/v1/measures/killed/")
    assert answer.status_code == 301
    assert ask(answer["Location"]).json()["slug"] == "wounded"


def test_a_dry_run_answers_the_same_and_changes_nothing() -> None:
    here, there = killed(), killed(slug="wounded")
    moved, _ = assertion(here), assertion(here)
    asked = {"measure": here, "chosen": Q(pk=moved.pk), "into": there, "by": None}
    before = versions()

    tried = splitting.into_measure(**asked, dry_run=True)

    moved.refresh_from_db()
    assert (moved.measure, versions()) == (here, before)
    assert tried == splitting.into_measure(**asked)


def test_a_dry_run_of_events_makes_none() -> None:
    row = assertion(killed(), as_of=days("2022-03-05", "2022-03-06"))

    tried = splitting.into_events(
        measure=row.measure, chosen=Q(), into=EachDay(), by=None, dry_run=True
    )

    assert (tried.assertions, Event.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"unit": "km"}, {"unit": "unit_mismatch"}),
        ({"temporal_kind": "flow", "start": None}, {"temporal_kind": "temporal_kind_mismatch"}),
        ({"start": "2014-04-14"}, {"start": "start_mismatch"}),
    ],
    ids=["unit", "kind of time", "start"],
)
def test_a_measure_that_does_not_fit_is_refused_by_its_field(
    other: dict[str, Any], expected: dict[str, str]
) -> None:
    here = killed()
    assertion(here)
    if other.get("unit"):
        other = {"unit": make_unit("km", dimension="length")}
    there = killed(slug="other", **other)

    with pytest.raises(ValidationError) as refused:
        splitting.into_measure(measure=here, chosen=Q(), into=there, by=None)

    assert {**codes(refused.value), **expected} == codes(refused.value)
    assert here.assertions.count() == 1


def test_a_whole_is_not_merged_into_its_part_but_loses_assertions_to_it() -> None:
    whole = killed()
    part = killed(slug="part", part_of=whole)
    first, second = assertion(whole), assertion(whole)

    with pytest.raises(ValidationError) as refused:
        splitting.into_measure(measure=whole, chosen=Q(), into=part, by=None)
    splitting.into_measure(measure=whole, chosen=Q(pk=first.pk), into=part, by=None)

    assert codes(refused.value) == {"part_of": "part_of_itself"}
    assert list(part.assertions.all()) == [first]
    assert list(whole.assertions.all()) == [second]


@pytest.mark.parametrize(
    ("into", "code"),
    [("itself", "no_target"), ("merged", "no_target"), ("nothing", "nothing_chosen")],
)
def test_a_target_must_be_another_measure_and_something_chosen(into: str, code: str) -> None:
    here, there = killed(), killed(slug="wounded")
    assertion(here)
    target = {"itself": here, "merged": killed(slug="gone", merged_into=there)}.get(into, there)
    chosen = Q(low=5) if into == "nothing" else Q()

    with pytest.raises(ValidationError) as refused:
        splitting.into_measure(measure=here, chosen=chosen, into=target, by=None)

    assert list(codes(refused.value).values()) == [code]


def test_one_assertion_that_is_refused_refuses_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "AT_ONCE", 1)
    here, there = killed(non_negative=False), killed(slug="wounded")
    fine, _ = assertion(here), assertion(here)
    below = assertion(here, low=-5, high=-5, as_printed="-5")  # no such value in the other measure

    with pytest.raises(ValidationError) as refused:
        splitting.into_measure(
            measure=here, chosen=Q(pk__in=[fine.pk, below.pk]), into=there, by=None
        )

    assert [each.code for each in refused.value.error_list] == ["empty_interval"]
    assert not there.assertions.exists()


def test_a_new_event_that_cannot_be_is_refused() -> None:
    row = assertion(killed())

    with pytest.raises(ValidationError) as refused:
        splitting.into_events(
            measure=row.measure, chosen=Q(), into=NewEvent("Strike", start="yesterday"), by=None
        )

    assert [each.code for each in refused.value.error_list] == ["invalid_date"]
    assert not Event.objects.exists()


def test_assertions_are_said_to_speak_of_one_event() -> None:
    here = make_measure(temporal_kind="flow")
    rows = [assertion(here), assertion(here)]

    splitting.into_events(
        measure=here, chosen=Q(), into=NewEvent("Strike on a station", kind="strike"), by=None
    )

    event = Event.objects.get()
    assert (event.label, event.kind) == ("Strike on a station", "strike")
    assert set(event.assertions.all()) == set(rows)


def test_each_day_and_place_has_an_event_of_its_own() -> None:
    here = make_measure(label="Killed in one strike", temporal_kind="flow")
    fifth, sixth = days("2022-03-05", "2022-03-06"), days("2022-03-06", "2022-03-08")
    for place, when in [("Lviv", fifth), ("lviv", fifth), ("Kyiv", fifth), ("Lviv", sixth)]:
        assertion(here, claim=make_claim(status="published", place=place), as_of=when)

    found = splitting.into_events(measure=here, chosen=Q(), into=EachDay(kind="strike"), by=None)

    events = {event.label: event.assertions.count() for event in Event.objects.all()}
    assert events == {
        "Killed in one strike, Lviv, 2022-03-05": 2,
        "Killed in one strike, Kyiv, 2022-03-05": 1,
        "Killed in one strike, Lviv, 2022-03-06 to 2022-03-07": 1,
    }
    assert set(found.targets) == events.keys()
    longer = Event.objects.get(label__endswith="2022-03-07")
    assert (str(longer.start.date()), str(longer.end.date())) == ("2022-03-06", "2022-03-07")


def test_an_event_of_the_same_day_and_place_is_found_again() -> None:
    here, day = make_measure(temporal_kind="flow"), days("2022-03-05", "2022-03-06")
    for _ in range(2):
        assertion(here, as_of=day)
        splitting.into_events(measure=here, chosen=Q(event=None), into=EachDay(), by=None)

    assert Event.objects.get().assertions.count() == 2


def test_what_names_no_day_has_no_event_of_its_day() -> None:
    row = assertion(killed())

    with pytest.raises(ValidationError) as refused:
        splitting.into_events(measure=row.measure, chosen=Q(), into=EachDay(), by=None)

    assert codes(refused.value) == {"as_of": "day_missing"}


def test_an_event_that_was_merged_takes_nothing() -> None:
    row = assertion(killed())
    event = make_event(merged_into=make_event())

    with pytest.raises(ValidationError) as refused:
        splitting.into_events(measure=row.measure, chosen=Q(), into=event, by=None)

    assert codes(refused.value) == {"into": "no_target"}


def test_a_merged_claim_keeps_its_assertions_where_they_are() -> None:
    here, there = killed(), killed(slug="wounded")
    survivor = assertion(here)
    gone = assertion(here, claim=make_claim(merged_into=survivor.claim))

    splitting.into_events(measure=here, chosen=Q(), into=make_event(), by=None)

    gone.refresh_from_db()
    assert (gone.event, there.assertions.count()) == (None, 0)


def many(measure: Measure, assertions: int) -> None:
    """So many assertions, fifty of a claim, one of which each will stay."""
    speaker = make_speaker()
    claims = [make_claim(status="published", speaker=speaker) for _ in range(assertions // 50)]
    NumericAssertion.objects.bulk_create(
        NumericAssertion(
            claim=claim,
            position=position,
            measure=measure,
            unit_id="1",
            as_printed=str(position),
            low=position,
            high=position,
        )
        for claim in claims
        for position in range(1, 51)
    )


def statements(measure: Measure, into: Measure) -> tuple[int, Split]:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = splitting.into_measure(
            measure=measure, chosen=Q(position__gt=1), into=into, by=None
        )
    return len(asked), found


def test_five_thousand_assertions_take_hardly_more_statements_than_a_hundred() -> None:
    small, large, there = killed(slug="small"), killed(slug="large"), killed(slug="there")
    many(small, 100)
    many(large, 5_000)

    few, _ = statements(small, there)
    more, found = statements(large, there)

    assert (found.assertions, found.claims) == (4_900, 100)
    assert large.assertions.count() == 100
    assert few < 50
    assert more < 100
