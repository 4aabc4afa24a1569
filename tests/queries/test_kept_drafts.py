"""What is kept of drafts follows them and their groups, and no answer to the public knows of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

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
from claims.queries import agreement
from claims.queries.agreement import GroupKey, groups_of
from claims.services import agreement_keeping, curation
from claims.services.audit import acting
from tests.support import builders, verbs
from tests.support.agreement import counts, keep
from tests.support.client import ROOT, ask
from tests.support.statements import ADA, BOB, EVE, cumulative, days, draft, flow, say, stock

pytestmark = pytest.mark.django_db

ABOUT = {"comparator": "approx", "precision": "approximate"}
CHANGES: dict[str, tuple[Callable[[NumericAssertion, NumericAssertion], Any], tuple[int, int]]] = {
    "nothing": (lambda a, public: None, (1, 0)),
    "another value": (lambda a, public: _update(a, low=10, high=10), (0, 0)),
    "another precision": (lambda a, public: _update(a, **ABOUT), (0, 1)),
    "another day": (lambda a, public: _update(a, as_of=days(6)), (0, 0)),
    "another measure": (lambda a, public: _update(a, measure=stock()), (0, 0)),
    "an event": (lambda a, public: _update(a, event=builders.make_event()), (0, 0)),
    "a prediction": (lambda a, public: _claim(a, kind="prediction"), (0, 0)),
    "another speaker": (lambda a, public: _claim(a, speaker=public.claim.speaker), (0, 0)),
    "in review": (lambda a, public: verbs.submit(claim=a.claim, by=None), (1, 0)),
    "rejected": (
        lambda a, public: verbs.reject(claim=a.claim, reason="no_claim", by=None),
        (0, 0),
    ),
    "published": (lambda a, public: verbs.publish(claim=a.claim, by=None), (0, 0)),
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
    found = DraftStanding.objects.filter(assertion=key).values_list("strict", "loose").first()
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


def test_a_whole_that_changes_changes_what_drafts_of_its_part_would_contradict() -> None:
    whole = cumulative()
    public = say(whole, ADA, 100, day=5)
    coming = draft(cumulative(part_of=whole), EVE, 120, day=5)
    before = counts(coming)

    _update(public, low=130, high=130)

    assert (before, counts(coming)) == ((1, 0), (0, 0))


def test_a_draft_that_is_taken_from_a_part_leaves_nothing_in_the_whole() -> None:
    whole = cumulative()
    say(whole, ADA, 100, day=5)
    coming = draft(cumulative(part_of=whole), EVE, 120, day=5)
    before = counts(coming)

    _update(coming, measure=cumulative())

    assert (before, counts(coming)) == ((1, 0), (0, 0))


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

    verbs.submit(claim=coming.claim, by=None)

    assert DraftStanding.objects.get(assertion=coming).strict == 1
    assert not DraftChange.objects.exists()


def test_drafts_of_which_nothing_is_public_are_compared_with_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = draft(stock(), EVE, 15, day=5)
    monkeypatch.setattr(agreement, "groups", lambda *args, **kwargs: pytest.fail("Worked out."))

    assert counts(alone) == (0, 0)
    assert not DraftChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_worked_out_before_the_commit_is_not_worked_out_after_it() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    waits = draft(measure, EVE, 10, day=5)
    keep()

    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        with acting(by=None):
            NumericAssertion.objects.filter(pk=waits.pk).update(low=15, high=15)
        agreement_keeping.bring_changed_up_to_date()

    assert counts(waits) == (1, 0)
    assert sum("pg_advisory_xact_lock" in each["sql"] for each in asked) == 1


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

    verbs.submit(claim=coming.claim, by=None)

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
