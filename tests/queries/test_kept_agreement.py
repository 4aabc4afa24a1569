"""What is kept of agreement is what would be worked out, and says which version it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from psycopg.types.range import DateRange

from claims.models import (
    AgreementChange,
    AgreementGroup,
    AssertionStanding,
    Claim,
    Event,
    Measure,
    NumericAssertion,
    SeriesOutline,
    Speaker,
)
from claims.queries import agreement, chart_data
from claims.queries.agreement import Compared, Conflict, GroupKey, Turn, kept
from claims.queries.pages import Position
from claims.services import agreement_keeping, curation
from tests.support import builders, verbs
from tests.support.agreement import TODAY, keep
from tests.support.agreement_records import on_record, recordable
from tests.support.agreement_strategies import Said, groups
from tests.support.client import ROOT, ask, listed
from tests.support.statements import ADA, BOB, EVE, cumulative, days, flow, say, stock

pytestmark = pytest.mark.django_db


def contradicted(**more: Any) -> tuple[Measure, NumericAssertion, NumericAssertion]:
    measure = stock()
    return measure, say(measure, ADA, 10, day=5, **more), say(measure, BOB, 12, day=5, **more)


def known(measure: Measure, event: Event | None = None) -> kept.Kept:
    [found] = kept.kept([GroupKey(measure.pk, event and event.pk)]).values()
    return found


def answers(measure: Any) -> list[Any]:
    """All that is answered of a measure, by itself and of each event."""
    found: list[Any] = [_compared(measure), agreement.verdicts(agreement.groups_of(measure))]
    for event in [None, *(key.event for key in agreement.groups_of(measure) if key.event)]:
        found.append(agreement.consensus(GroupKey(measure, event), today=TODAY)[0])
        found += (
            agreement.contradictions(measure, strict=strict, event=event, turn=Turn(50))
            for strict in (True, False)
        )
        found.append(agreement.revisions(measure, event=event, turn=Turn(50)))
    return [*found, chart_data.chart(measure), *pages_of(measure)]


def pages_of(measure: Any) -> Iterator[list[Conflict]]:
    """The contradictions and the revisions of a measure, two by two, forwards and back."""
    strictly = partial(agreement.contradictions, strict=True)
    at_all = partial(agreement.contradictions, strict=False)
    for ask_for in (strictly, at_all, agreement.revisions):
        for backwards in (False, True):
            turn, found = Turn(2, backwards=backwards), None
            while found != []:
                found = ask_for(measure, turn=turn).conflicts
                yield found
                if found:
                    last = Position(found[-1].position, found[-1].id)
                    turn = Turn(2, last, backwards=backwards)


def _compared(measure: Any) -> list[Compared]:
    claims = Claim.objects.filter(assertions__measure=measure).values_list("pk", flat=True)
    return agreement.of_claims(list(claims))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(groups())
def test_what_is_kept_is_what_is_worked_out(said: Said) -> None:
    figures = recordable(said.figures)
    with on_record(figures, said.measure, said.part, events=said.events) as record:
        measure = record.measures["whole"]
        worked_out = answers(measure)

        keep()
        assert answers(measure) == worked_out
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kept, "MOST_WORKED_OUT", 0)
            AgreementGroup.objects.update(shape=0)
            keep()
            is_there = SeriesOutline.objects.filter(measure=measure).exists()
            assert is_there == bool(agreement.groups_of(measure))
            assert answers(measure) == worked_out


# ---- versions


CHANGES: dict[str, tuple[Callable[[NumericAssertion], Any], bool]] = {
    "another value": (lambda a: _update(a, low=11, high=11), True),
    "another day": (lambda a: _update(a, as_of=days(6)), True),
    "a forecast": (lambda a: _update(a, observation_status="forecast"), True),
    "rounded": (lambda a: _update(a, precision="rounded", resolution=5), True),
    "a note": (lambda a: _update(a, note="Without the missing."), False),
    "retracted": (lambda a: verbs.retract(claim=a.claim, reason="Wrong.", by=None), True),
    "said later": (
        lambda a: Claim.objects.filter(pk=a.claim_id).update(
            said_at=datetime(2022, 3, 25, tzinfo=UTC)
        ),
        True,
    ),
    "a pledge": (lambda a: Claim.objects.filter(pk=a.claim_id).update(kind="pledge"), True),
    "other words": (lambda a: Claim.objects.filter(pk=a.claim_id).update(statement="So."), False),
    "deleted": (lambda a: a.delete(), True),
    "another kind of time": (lambda a: _measure(a, temporal_kind="cumulative"), True),
    "a start": (lambda a: _measure(a, start=date(2022, 1, 1)), True),
    "pledges count": (lambda a: _measure(a, counts_pledges=True), True),
    "another label": (lambda a: _measure(a, label="Others"), False),
    "a root merged": (
        lambda a: Speaker.objects.filter(slug=ADA).update(
            merged_into=Speaker.objects.get(slug=BOB)
        ),
        True,
    ),
    "a root renamed": (lambda a: Speaker.objects.filter(slug=ADA).update(name="Ada L."), False),
    "of an event": (lambda a: _update(a, event=builders.make_event()), True),
    "by SQL": (lambda a: _sql("UPDATE claims_numericassertion SET low = 9, high = 9"), True),
}


def _update(assertion: NumericAssertion, **values: Any) -> None:
    NumericAssertion.objects.filter(pk=assertion.pk).update(**values)


def _measure(assertion: NumericAssertion, **values: Any) -> None:
    Measure.objects.filter(pk=assertion.measure_id).update(**values)


def _sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


@pytest.mark.parametrize(("change", "raises"), CHANGES.values(), ids=CHANGES)
def test_a_version_rises_with_what_a_group_is_worked_out_from(
    change: Callable[[NumericAssertion], Any], raises: bool
) -> None:
    measure, one, _ = contradicted()
    keep()
    before = known(measure)

    change(one)

    assert (before.version, before.waiting) == (1, 0)
    assert known(measure).waiting == raises
    keep()
    after = known(measure)
    assert (after.version, after.waiting) == (1 + raises, 0)


def test_a_parts_figures_raise_the_version_of_its_whole() -> None:
    whole = cumulative()
    part = cumulative(part_of=cumulative(part_of=whole))
    say(whole, ADA, 100, day=5)
    keep()

    say(part, BOB, 120, day=5)
    waiting = known(whole).waiting
    keep()

    assert waiting == 1
    assert known(whole).verdict == "contradiction"


def test_the_days_of_an_event_raise_the_versions_of_its_groups() -> None:
    measure, strike = (
        flow(),
        builders.make_event(start=datetime(2022, 3, 5, tzinfo=UTC), start_precision="day"),
    )
    say(measure, ADA, 10, event=strike)
    say(measure, BOB, 12, event=strike)
    keep()
    before = known(measure, strike).verdict

    Event.objects.filter(pk=strike.pk).update(start=None, start_precision="")
    keep()

    assert (before, known(measure, strike).verdict) == ("contradiction", "nothing_comparable")


def test_a_merged_measure_leaves_nothing_behind() -> None:
    measure, one, _ = contradicted()
    same = stock()
    keep()

    curation.merge(entry=measure, into=same, by=None)
    keep()

    assert not AgreementGroup.objects.filter(measure=measure).exists()
    assert set(AssertionStanding.objects.values_list("measure", flat=True)) == {same.pk}
    assert AssertionStanding.objects.get(pk=one.pk).strict == 1


def test_a_group_without_assertions_is_forgotten() -> None:
    measure, one, other = contradicted()
    keep()

    NumericAssertion.objects.filter(pk__in=[one.pk, other.pk]).delete()
    keep()

    assert not AgreementGroup.objects.filter(measure=measure).exists()
    assert not AssertionStanding.objects.exists()
    assert not AgreementChange.objects.exists()


# ---- which version an answer is of


def test_a_small_group_is_worked_out_and_a_large_one_answered_as_it_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure, *_ = contradicted()
    keep()
    place = f"{ROOT}measures/{measure.pk}/"
    new = say(measure, EVE, 15, day=5)

    small = ask(f"{place}consensus/").json()
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 1)
    large = ask(f"{place}consensus/").json()
    page = ask(f"{place}contradictions/").json()
    record = ask(f"{ROOT}claims/{new.claim_id}/", {"expand": "agreement"}).json()

    assert (small["version"], small["is_current"], small["counts"]["roots"]) == (2, True, 3)
    assert (large["version"], large["is_current"], large["counts"]["roots"]) == (1, False, 2)
    assert (page["version"], page["is_current"], page["count"]["value"]) == (1, False, 2)
    assert [each["status"] for each in record["agreement"]] == ["new"]
    keep()
    page = ask(f"{place}contradictions/").json()
    assert (page["version"], page["is_current"], page["count"]["value"]) == (2, True, 3)


def test_who_reads_keeps_nothing() -> None:
    measure, *_ = contradicted()

    for where in ("consensus", "contradictions", "series", "series.vl.json"):
        assert (
            ask(f"{ROOT}measures/{measure.pk}/{where}/".replace("json/", "json")).status_code == 200
        )
    ask(f"{ROOT}claims/", {"expand": "agreement"})

    assert not AgreementGroup.objects.exists()
    assert not AssertionStanding.objects.exists()
    assert not SeriesOutline.objects.exists()
    assert AgreementChange.objects.filter(measure=measure).exists()


@pytest.mark.django_db(transaction=True)
def test_who_commits_brings_small_groups_up_to_date() -> None:
    measure, one, _ = contradicted()

    verbs.retract(claim=one.claim, reason="Wrong.", by=None)

    assert (known(measure).waiting, known(measure).verdict) == (0, "one_origin")


def test_a_default_day_that_has_passed_is_worked_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    tomorrow = DateRange(date(2026, 12, 1), date(2026, 12, 2))
    said = builders.make_claim(
        speaker=builders.make_speaker(),
        status="published",
        said_at=datetime(2026, 1, 1, tzinfo=UTC),
        said_precision="year",
    )
    builders.make_assertion(claim=said, measure=measure, as_of=tomorrow)
    monkeypatch.setattr(agreement_keeping, "_today", lambda: date(2026, 11, 30))
    keep()
    key = GroupKey(measure.pk, None)
    today, _ = agreement.consensus(key, today=date(2026, 11, 30))
    later, _ = agreement.consensus(key, today=date(2026, 12, 1))

    monkeypatch.setattr(agreement_keeping, "_today", lambda: date(2026, 12, 1))
    due = agreement_keeping.due(10)

    assert today.time
    assert later.time
    assert (today.time.last, later.time.last) == (date(2022, 3, 5), date(2026, 12, 1))
    assert (today.valid_until, due) == (date(2026, 12, 1), [key])


# ---- filters, and what contradicts what over everything


def test_assertions_claims_and_measures_are_found_by_how_they_agree() -> None:
    contested, one, other = contradicted()
    agreeing = stock()
    third = [say(agreeing, who, 7, day=5) for who in (ADA, BOB)]
    keep()

    def found(resource: str, **query: Any) -> set[str]:
        return {each["id"] for each in listed(resource, **query)}

    claims = {str(each.claim_id) for each in (one, other)}
    agreed = {str(each.claim_id) for each in third}
    assert found("assertions", contested="true") == {str(one.pk), str(other.pk)}
    assert found("assertions", contested="false") == {str(each.pk) for each in third}
    assert found("claims", contested="true") == claims
    assert found("claims", corroborated__gte=1) == agreed
    assert found("claims", corroborated__gte=2) == set()
    assert found("claims", verdict="contradiction") == claims
    assert found("claims", verdict="agree", speaker=ADA) == {str(third[0].claim_id)}
    assert found("assertions", verdict="agree") == {str(each.pk) for each in third}
    assert found("measures", verdict="contradiction") == {str(contested.pk)}
    assert found("measures", verdict="agree") == {str(agreeing.pk)}


def test_what_contradicts_what_is_listed_over_all_measures() -> None:
    first, *early = contradicted(said=20)
    second, *late = contradicted(said=25)
    loosely = stock()
    say(loosely, ADA, 10, day=5)
    say(loosely, BOB, 20, 20, day=5, comparator="approx", precision="approximate")
    say(stock(), EVE, 10, day=5)
    keep()
    where = f"{ROOT}contradictions/"

    page = ask(where).json()
    ids = [entry["assertion"]["id"] for entry in page["results"]]

    assert page["next"] is None
    assert set(ids[:2]) == {str(each.pk) for each in late}
    assert set(ids[2:]) == {str(each.pk) for each in early}
    assert page["results"][0]["assertion"]["measure"]["id"] == str(second.pk)
    for query, many in (
        ({"strictness": "loose"}, 6),
        ({"measure": first.slug}, 2),
        ({"speaker": ADA}, 2),
        ({"root_speaker": EVE}, 0),
        ({"said_at__gte": "2022-03-25"}, 2),
        ({"said_at__lt": "2022-03-25"}, 2),
    ):
        assert len(ask(where, query).json()["results"]) == many, query


@pytest.mark.parametrize("whole", ["all measures", "a large measure"])
def test_what_is_redacted_is_gone_from_contradictions_before_its_group_is_worked_out_anew(
    whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure, gone, other = contradicted()
    keep()
    monkeypatch.setattr(kept, "MOST_WORKED_OUT", 0)
    of = "" if whole == "all measures" else f"measures/{measure.pk}/"

    curation.redact(entry=gone.claim, reason="A court said so.", by=None)

    page = ask(f"{ROOT}{of}contradictions/")
    assert str(gone.pk) not in page.text
    assert [each["assertion"]["id"] for each in page.json()["results"]] == [str(other.pk)]


def test_the_contradictions_of_a_topic_are_those_of_its_claims() -> None:
    _, one, _ = contradicted()
    topic = builders.make_topic()
    builders.make_claim_topic(claim=one.claim, topic=topic)
    keep()

    [entry] = ask(f"{ROOT}contradictions/", {"topic": topic.slug}).json()["results"]

    assert entry["assertion"]["id"] == str(one.pk)


@pytest.mark.parametrize("link", ["next", "previous"])
def test_a_walk_over_all_contradictions_meets_each_once(link: str) -> None:
    for said in (20, 21, 21, 22):
        contradicted(said=said)
    keep()
    where = f"{ROOT}contradictions/"
    whole = [entry["assertion"]["id"] for entry in ask(where).json()["results"]]

    met, place = [], f"{where}?page_size=3"
    pages = []
    while place:
        page = ask(place).json()
        pages.append(page)
        place = page["next"]
    if link == "previous":
        back = [pages[-1]]
        while back[-1]["previous"]:
            back.append(ask(back[-1]["previous"]).json())
        pages = back[::-1]
    met = [entry["assertion"]["id"] for page in pages for entry in page["results"]]

    assert len(whole) == 8
    assert sorted(set(met)) == sorted(whole)
