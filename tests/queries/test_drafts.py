"""What a draft would contradict is what it would if its claim alone were published: by the oracle,
by hand, and as it is kept. No answer to the public knows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import (
    AgreementChange,
    Claim,
    DraftChange,
    DraftListing,
    DraftStanding,
    Event,
    Measure,
    NumericAssertion,
)
from claims.queries import agreement, drafts
from claims.queries.agreement import GroupKey, groups_of
from claims.queries.agreement.opposition import witnesses
from claims.services import agreement_keeping, curation, workflow
from tests.support import builders
from tests.support.agreement import keep
from tests.support.agreement_cases import CASES, Case
from tests.support.agreement_contradictions import witnesses as expected_witnesses
from tests.support.agreement_figures import Assertion
from tests.support.agreement_oracle import judge
from tests.support.agreement_records import (
    OnRecord,
    is_recordable,
    on_record,
    recordable,
)
from tests.support.agreement_strategies import TODAY, Said, groups
from tests.support.client import ROOT, ask
from tests.support.statements import ADA, BOB, EVE, cumulative, days, draft, flow, say, stock

pytestmark = pytest.mark.django_db


# ---- by the oracle


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(groups(), st.sets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=5))
def test_drafts_by_chance_would_contradict_what_they_would_if_published(
    said: Said, keys: set[str]
) -> None:
    figures = recordable(said.figures)
    not_public = {each.key: replace(each, withdrawn=False) for each in figures if each.key in keys}
    not_public = {key: each for key, each in not_public.items() if not each.low_derived}
    public = [each for each in figures if each.key not in not_public]
    everyone = [*public, *not_public.values()]

    with on_record(
        everyone, said.measure, said.part, events=said.events, drafts=not_public
    ) as record:
        for measure, event in said.groups:
            for figure in not_public.values():
                if figure.group == (measure, event):
                    assert_alike(figure, public, record)
        keep()
        assert kept(record) == {
            key: counts for key in not_public if any(counts := due(not_public[key], public))
        }


def due(figure: Assertion, public: list[Assertion]) -> tuple[int, int]:
    """How many roots would be against it strictly, and how many more only loosely."""
    found = judged(figure, public).standings[figure.key]
    strictly = found.contradicted_strictly_by
    return len(strictly), len(found.contradicted_loosely_by - strictly)


def judged(figure: Assertion, public: list[Assertion]) -> Any:
    about = {"measure": figure.measure, "event": figure.event, "today": TODAY}
    return judge([*public, figure], **about)


def kept(record: OnRecord) -> dict[str, tuple[int, int]]:
    return {
        record.keys[row.assertion_id]: (row.strict, row.loose)
        for row in DraftStanding.objects.all()
    }


def assert_alike(figure: Assertion, public: list[Assertion], record: OnRecord) -> None:
    [key] = [key for key, name in record.keys.items() if name == figure.key]
    about = GroupKey(
        record.measures[figure.measure.name], figure.event and record.events[figure.event.name]
    )
    found = agreement.groups([about], with_drafts=True)[about]
    alone = agreement.groups([about])[about]
    assert without_drafts(found) == without_drafts(alone)
    wanted = expected_witnesses(judged(figure, public).contradictions, figure.key)
    if key not in found.drafts:
        assert not wanted
        return
    one = found.drafts[key]
    shown = witnesses(one.candidate, one.opposition.plain, 100)
    gaps = {record.keys[each.assertion]: each.gap for each in shown}
    assert len(gaps) == len(wanted)
    for each in wanted.values():
        assert each.gap in {gaps[name] for name in each.keys & gaps.keys()}


def without_drafts(group: agreement.Group) -> Any:
    columns = ("status", "strict", "loose", "corroborated_by")
    standings = {
        key: tuple(getattr(each, name) for name in columns) for key, each in group.standings.items()
    }
    return standings, group.verdict, group.roots, agreement.at(group, today=TODAY)


WITH_A_DRAFT = [
    pytest.param(case, figure.key, id=f"{case.id} {figure.key}")
    for case in CASES
    if all(map(is_recordable, case.figures))
    for figure in case.figures[-1:]
    if not (figure.withdrawn or figure.low_derived)
]


@pytest.mark.parametrize(("case", "key"), WITH_A_DRAFT)
def test_the_last_figure_of_a_case_by_hand_would_contradict_as_a_draft_what_it_does(
    case: Case, key: str
) -> None:
    figures = recordable(case.figures)
    [figure] = [each for each in figures if each.key == key]
    public = [each for each in figures if each.key != key]

    with on_record(figures, case.measure, case.part, events=[case.event], drafts={key}) as record:
        assert_alike(figure, public, record)
        keep()
        expected = due(figure, public)
        assert kept(record) == ({key: expected} if any(expected) else {})


# ---- by hand


def counts(assertion: NumericAssertion) -> tuple[int, int]:
    keep()
    found = DraftStanding.objects.filter(pk=assertion.pk).first()
    return (found.strict, found.loose) if found else (0, 0)


ABOUT = {"comparator": "approx", "precision": "approximate"}
BY_HAND: dict[str, tuple[Callable[[Measure], NumericAssertion], tuple[int, int]]] = {
    "another value": (lambda m: draft(m, EVE, 15, day=5), (2, 0)),
    "the value of one of two": (lambda m: draft(m, EVE, 12, day=5), (1, 0)),
    "in review": (lambda m: draft(m, EVE, 15, day=5, status="in_review"), (2, 0)),
    "rejected": (lambda m: draft(m, EVE, 15, day=5, status="rejected"), (0, 0)),
    "only about that": (lambda m: draft(m, EVE, 15, 15, day=5, **ABOUT), (0, 2)),
    "of another day": (lambda m: draft(m, EVE, 15, day=6), (0, 0)),
    "of another event": (
        lambda m: draft(m, EVE, 15, day=5, event=builders.make_event()),
        (0, 0),
    ),
    "of one of the roots": (lambda m: draft(m, ADA, 15, day=5), (1, 0)),
    "taken back by what its root said later": (lambda m: draft(m, ADA, 15, day=5, said=19), (0, 0)),
    "by nobody known": (lambda m: _by_nobody(draft(m, EVE, 15, day=5)), (2, 0)),
    "a forecast": (lambda m: draft(m, EVE, 15, day=5, observation_status="forecast"), (0, 0)),
    "a change without its baseline": (
        lambda m: draft(m, EVE, 2, day=5, form="ratio", direction="up"),
        (0, 0),
    ),
    "beside another draft": (
        lambda m: [draft(m, "other", 99, day=5), draft(m, EVE, 12, day=5)][1],
        (1, 0),
    ),
}


def _by_nobody(assertion: NumericAssertion) -> NumericAssertion:
    Claim.objects.filter(pk=assertion.claim_id).update(speaker=None)
    return assertion


@pytest.mark.parametrize(("make", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_draft_has_a_count_of_what_it_would_contradict(
    make: Callable[[Measure], NumericAssertion], expected: tuple[int, int]
) -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 12, day=5)

    assert counts(make(measure)) == expected


def test_a_pledge_would_contradict_only_where_pledges_count() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    pledged = draft(measure, EVE, 15, day=5)
    Claim.objects.filter(pk=pledged.claim_id).update(kind="pledge")
    before = counts(pledged)

    Measure.objects.filter(pk=measure.pk).update(counts_pledges=True)

    assert (before, counts(pledged)) == ((0, 0), (1, 0))


@pytest.mark.parametrize(("low", "expected"), [(900, (0, 0)), (1005, (1, 0))])
def test_a_draft_between_a_fall_and_a_return_is_an_outlier(
    low: int, expected: tuple[int, int]
) -> None:
    measure = cumulative()
    say(measure, ADA, 1000, day=1, said=1)
    say(measure, ADA, 1010, day=5, said=5)
    say(measure, BOB, 1004, day=3, said=3)

    assert counts(draft(measure, ADA, low, day=3, said=3)) == expected


def test_a_later_fall_takes_no_draft_back_that_makes_it_an_outlier() -> None:
    measure = cumulative()
    say(measure, ADA, 900, day=3, said=3)
    say(measure, ADA, 1010, day=5, said=5)
    say(measure, BOB, 950, day=4, said=4)

    assert counts(draft(measure, ADA, 1000, day=2, said=2)) == (1, 0)


def test_a_draft_of_a_whole_would_contradict_its_part_even_where_nothing_else_is_of_it() -> None:
    whole = cumulative()
    say(cumulative(part_of=whole), ADA, 120, day=5)

    assert counts(draft(whole, EVE, 100, day=5)) == (1, 0)


def test_more_than_ten_roots_are_ten() -> None:
    measure = stock()
    for number in range(12):
        say(measure, f"root{number}", 10, day=5)

    assert counts(draft(measure, EVE, 15, day=5)) == (10, 0)


def test_what_a_draft_would_contradict_is_named_the_widest_gap_first() -> None:
    measure = stock()
    near = say(measure, ADA, 12, day=5)
    about = say(measure, "fay", 5, 5, day=5, **ABOUT)
    far = say(measure, BOB, 10, day=5)
    wrong = draft(measure, EVE, 15, day=5)
    keep()

    [found] = drafts.contradicted_by(wrong.claim)

    assert (found.assertion, found.strict, found.loose) == (wrong, 2, 1)
    assert (found.strictly, found.loosely) == ([far, near], [about])


# ---- as it is kept


CHANGES: dict[str, tuple[Callable[[NumericAssertion, NumericAssertion], Any], tuple[int, int]]] = {
    "nothing": (lambda a, public: None, (1, 0)),
    "another value": (lambda a, public: _update(a, low=10, high=10), (0, 0)),
    "another precision": (lambda a, public: _update(a, **ABOUT), (0, 1)),
    "another day": (lambda a, public: _update(a, as_of=days(6)), (0, 0)),
    "another measure": (lambda a, public: _update(a, measure=stock()), (0, 0)),
    "an event": (lambda a, public: _update(a, event=builders.make_event()), (0, 0)),
    "a prediction": (lambda a, public: _claim(a, kind="prediction"), (0, 0)),
    "another speaker": (lambda a, public: _claim(a, speaker=public.claim.speaker), (0, 0)),
    "in review": (lambda a, public: workflow.submit(claim=a.claim, by=None), (1, 0)),
    "rejected": (
        lambda a, public: workflow.reject(claim=a.claim, reason="no_claim", by=None),
        (0, 0),
    ),
    "published": (lambda a, public: workflow.publish(claim=a.claim, by=None), (0, 0)),
    "redacted": (lambda a, public: curation.redact(entry=a.claim, reason="So.", by=None), (0, 0)),
    "merged": (
        lambda a, public: curation.merge(entry=a.claim, into=builders.make_claim(), by=None),
        (0, 0),
    ),
    "deleted": (lambda a, public: a.claim.delete(), (0, 0)),
    "deleted by SQL": (lambda a, public: _sql(DELETED), (0, 0)),
    "its root merged into the other": (
        lambda a, public: _sql(
            "UPDATE claims_speaker SET merged_into_id = (SELECT id FROM claims_speaker "
            "WHERE slug = 'ada') WHERE slug = 'eve'"
        ),
        (0, 0),
    ),
    "the public figure changed": (lambda a, public: _update(public, low=15, high=15), (0, 0)),
    "the public figure deleted": (lambda a, public: public.delete(), (0, 0)),
    "one more in public": (lambda a, public: say(a.measure, BOB, 9, day=5), (2, 0)),
    "the measure merged": (
        lambda a, public: curation.merge(entry=a.measure, into=stock(), by=None),
        (1, 0),
    ),
    "another kind of time": (
        lambda a, public: Measure.objects.update(temporal_kind="flow"),
        (1, 0),
    ),
}
DELETED = (
    "DELETE FROM claims_claim WHERE status = 'draft'; DELETE FROM claims_assertionreading r "
    "WHERE NOT EXISTS (SELECT FROM claims_numericassertion a JOIN claims_claim c "
    "ON c.id = a.claim_id WHERE a.id = r.assertion_id); DELETE FROM claims_numericassertion a "
    "WHERE NOT EXISTS (SELECT FROM claims_claim c WHERE c.id = a.claim_id)"
)


def _update(assertion: NumericAssertion, **values: Any) -> None:
    NumericAssertion.objects.filter(pk=assertion.pk).update(**values)


def _claim(assertion: NumericAssertion, **values: Any) -> None:
    Claim.objects.filter(pk=assertion.claim_id).update(**values)


def _sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_is_kept_of_a_draft_follows_it_and_its_group(
    change: Callable[[NumericAssertion, NumericAssertion], Any], expected: tuple[int, int]
) -> None:
    measure = stock()
    public = say(measure, ADA, 10, day=5)
    coming = draft(measure, EVE, 15, day=5)
    key, before = coming.pk, counts(coming)

    change(coming, public)
    keep()

    assert before == (1, 0)
    found = DraftStanding.objects.filter(pk=key).values_list("strict", "loose").first()
    assert (found or (0, 0)) == expected
    assert set(DraftListing.objects.values_list("assertion", flat=True)) == set(
        NumericAssertion.objects.filter(
            claim__status__in=("draft", "in_review"),
            claim__redacted_at=None,
            claim__merged_into=None,
        ).values_list("pk", flat=True)
    )
    assert not AgreementChange.objects.exists()
    assert not DraftChange.objects.exists()


def test_the_days_of_an_event_change_what_its_drafts_would_contradict() -> None:
    strike = builders.make_event(start=datetime(2022, 3, 5, tzinfo=UTC), start_precision="day")
    measure = flow()
    say(measure, ADA, 10, event=strike)
    coming = draft(measure, EVE, 15, event=strike)
    before = counts(coming)

    Event.objects.filter(pk=strike.pk).update(start=None, start_precision="")

    assert (before, counts(coming)) == ((1, 0), (0, 0))


@pytest.mark.django_db(transaction=True)
def test_who_saves_a_draft_of_a_small_group_has_it_compared_at_once() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    coming = draft(measure, EVE, 15, day=5)

    workflow.submit(claim=coming.claim, by=None)

    assert DraftStanding.objects.get(pk=coming.pk).strict == 1
    assert not DraftChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_saves_one_of_very_many_drafts_waits_for_none_of_them() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    coming = draft(measure, EVE, 15, day=5)
    keep()
    _sql(
        "INSERT INTO claims_draftlisting (claim_id, assertion_id, measure_id) SELECT "
        f"onrecord_uuid7(), onrecord_uuid7(), '{measure.pk}' FROM generate_series(1, 2000)"
    )

    workflow.submit(claim=coming.claim, by=None)

    assert agreement_keeping.due(10) == [GroupKey(measure.pk, None)]


def test_drafts_are_compared_once_no_public_answer_waits() -> None:
    of_drafts, of_public = stock(), stock()
    draft(of_drafts, EVE, 15, day=5)
    say(of_public, ADA, 10, day=5)

    first = agreement_keeping.due(10)
    agreement_keeping.bring_up_to_date(GroupKey(of_public.pk, None))

    assert first == [GroupKey(of_public.pk, None)]
    assert agreement_keeping.due(10) == [GroupKey(of_drafts.pk, None)]


def test_drafts_of_a_group_are_compared_in_one_pass() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    draft(measure, EVE, 15, day=5)
    keep()

    def asked() -> int:
        draft(measure, EVE, 16, day=5)
        with CaptureQueriesContext(connection) as queries:
            [key] = agreement_keeping.due(10)
            agreement_keeping.bring_up_to_date(key)
        return len(queries)

    with_few = asked()
    for number in range(9):
        draft(measure, f"root{number}", 20 + number, day=5)

    assert asked() == with_few
    assert DraftStanding.objects.count() == 12


def test_the_drafts_that_contradict_most_are_first_on_an_index() -> None:
    queue = DraftStanding.objects.order_by("-strict", "-loose", "claim_id")[:20]

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = queue.explain()

    assert "draftstanding_queue" in plan
    assert "Sort" not in plan


# ---- for curators alone


def test_no_answer_to_the_public_knows_of_drafts() -> None:
    strike = builders.make_event(start=datetime(2022, 3, 5, tzinfo=UTC), start_precision="day")
    measure = stock()
    for event in (None, strike):
        say(measure, ADA, 10, day=5, event=event)
        say(measure, BOB, 12, day=5, event=event)
    keep()
    before = everything_about(measure, strike)

    for event in (None, strike):
        draft(measure, EVE, 15, day=5, event=event)
        draft(measure, ADA, 9, day=5, said=25, event=event, status="in_review")
    waiting = everything_about(measure, strike)
    keep()

    assert DraftStanding.objects.count() == 4
    assert waiting == before
    assert everything_about(measure, strike) == before


def everything_about(measure: Measure, event: Event) -> dict[str, bytes]:
    of_measure = f"{ROOT}measures/{measure.slug}/"
    queries = [f"{of_measure}{name}/" for name in ("consensus", "contradictions")]
    queries += [f"{query}?event={event.pk}" for query in queries]
    queries += [f"{of_measure}series/"]
    queries += [f"{ROOT}contradictions/", f"{ROOT}claims/?expand=agreement&contested=true"]
    queries += [f"{ROOT}claims/?verdict=contradiction", f"{ROOT}measures/?verdict=contradiction"]
    queries += [f"{of_measure}series.vl.json", f"{ROOT}assertions/?contested=true&count=exact"]
    return {query: ask(query).content for query in queries}


def test_the_days_of_an_event_that_only_a_draft_speaks_of_change_no_public_version() -> None:
    strike = builders.make_event(start=datetime(2022, 3, 5, tzinfo=UTC), start_precision="day")
    measure = stock()
    draft(measure, EVE, 15, event=strike)
    keep()

    Event.objects.filter(pk=strike.pk).update(start=None, start_precision="")
    Measure.objects.filter(pk=measure.pk).update(start=datetime(2022, 3, 1, tzinfo=UTC).date())

    assert DraftChange.objects.exists()
    assert not AgreementChange.objects.exists()
    assert groups_of(measure.pk) == []
