"""One verb for many claims: tried, done, followed, and undone."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import BulkAction, BulkResult, Claim, Job, NumericAssertion
from claims.models.fields import uuid7
from claims.services import bulk, jobs, workflow
from claims.services.bulk import running
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_measure,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create(username="curator", is_superuser=True)


def ask(user: User, verb: str, claims: list[Claim], **arguments: Any) -> bulk.Request:
    typed = {name: str(getattr(value, "pk", value)) for name, value in arguments.items()}
    return bulk.Request(verb, [claim.pk for claim in claims], user, typed)


def outcomes(action: BulkAction) -> dict[UUID, tuple[str, str]]:
    rows = action.results.values_list("claim", "outcome", "code")
    return {claim: (outcome, code) for claim, outcome, code in rows}


def counted(action: BulkAction) -> Counter[str]:
    return Counter(action.results.values_list("outcome", flat=True))


def undo(action: BulkAction, user: User, reason: str = "It was too soon.") -> BulkAction:
    return bulk.start(bulk.undo_of(action, by=user, reason=reason))


def test_what_becomes_of_each_claim_is_kept(user: User) -> None:
    draft, there = make_claim(), make_claim(status="published")
    nobody = make_claim(speaker=None)

    action = bulk.start(ask(user, "publish", [draft, there, nobody]))

    assert outcomes(action) == {
        draft.pk: ("done", ""),
        there.pk: ("unchanged", ""),
        nobody.pk: ("refused", "speaker_missing"),
    }
    assert bulk.progress(action).state == "finished"
    draft.refresh_from_db()
    assert (draft.status, draft.modified_by, draft.modified_via) == ("published", user, "admin")


def test_an_attempt_tells_the_same_and_changes_nothing(user: User) -> None:
    draft, nobody = make_claim(), make_claim(speaker=None)

    tried = bulk.attempt(ask(user, "publish", [draft, nobody]))

    assert [(each.claim, each.outcome, each.code) for each in tried] == [
        (draft.pk, "done", ""),
        (nobody.pk, "refused", "speaker_missing"),
    ]
    assert not Claim.objects.exclude(status="draft").exists()
    assert not BulkAction.objects.exists()


def changes(user: User) -> dict[str, tuple[Any, Any, Any]]:
    """A verb, a claim that it changes, its arguments, and what to look at."""
    topic, other = make_topic(), make_topic()
    of_topic, of_both = make_claim(), make_claim()
    of_topic.claim_topics.create(topic=other)
    of_both.claim_topics.create(topic=other)
    of_both.claim_topics.create(topic=topic)
    figure = make_assertion()

    def topics(claim: Claim) -> set[Any]:
        return set(claim.claim_topics.values_list("topic", flat=True))

    def measure(claim: Claim) -> Any:
        return claim.assertions.get().measure_id

    def column(name: str) -> Any:
        return lambda claim: Claim.objects.values_list(name, flat=True).get(pk=claim.pk)

    return {
        "add_topic": (of_topic, {"topic": topic}, topics),
        "remove_topic": (of_both, {"topic": topic}, topics),
        "set_kind": (make_claim(kind="other"), {"kind": "opinion"}, column("kind")),
        "set_speaker": (make_claim(), {"speaker": make_speaker()}, column("speaker")),
        "set_measure": (figure.claim, {"measure": make_measure()}, measure),
    }


VERBS = ["add_topic", "remove_topic", "set_kind", "set_speaker", "set_measure"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_change_is_made_once_and_undone(verb: str, user: User) -> None:
    claim, arguments, look = changes(user)[verb]
    before = look(claim)

    action = bulk.start(ask(user, verb, [claim], **arguments))
    after = look(claim)
    again = bulk.start(ask(user, verb, [claim], **arguments))

    assert before != after
    assert (counted(action), counted(again)) == ({"done": 1}, {"unchanged": 1})

    undone = undo(action, user)

    assert look(claim) == before
    assert outcomes(undone) == {claim.pk: ("done", "")}


@pytest.mark.parametrize("verb", ["set_kind", "set_speaker", "set_measure"])
def test_an_undo_leaves_what_somebody_changed_since(verb: str, user: User) -> None:
    claim, arguments, look = changes(user)[verb]
    action = bulk.start(ask(user, verb, [claim], **arguments))
    others = {"kind": "rule", "speaker": make_speaker(), "measure": make_measure()}
    bulk.start(ask(user, verb, [claim], **{name: others[name] for name in arguments}))
    since = look(claim)

    undone = undo(action, user)

    assert outcomes(undone) == {claim.pk: ("refused", "changed_since")}
    assert look(claim) == since


def test_an_undo_of_topics_leaves_others_and_those_that_are_gone(user: User) -> None:
    topic, later = make_topic(), make_topic()
    kept, removed = make_claim(), make_claim()
    action = bulk.start(ask(user, "add_topic", [kept, removed], topic=topic))
    bulk.start(ask(user, "add_topic", [kept], topic=later))
    bulk.start(ask(user, "remove_topic", [removed], topic=topic))

    undone = undo(action, user)

    assert outcomes(undone) == {kept.pk: ("done", ""), removed.pk: ("unchanged", "")}
    assert [each.topic for each in kept.claim_topics.all()] == [later]


def test_a_topic_that_a_claim_had_before_is_not_taken_by_the_undo(user: User) -> None:
    topic, claim, other = make_topic(), make_claim(), make_claim()
    claim.claim_topics.create(topic=topic)
    action = bulk.start(ask(user, "add_topic", [claim, other], topic=topic))

    undo(action, user)

    assert [each.topic for each in claim.claim_topics.all()] == [topic]


def test_figures_of_one_measure_go_to_another_and_the_others_stay(user: User) -> None:
    killed, wounded, into = (make_measure() for _ in range(3))
    claim = make_claim()
    first = make_assertion(claim=claim, measure=killed, position=1)
    second = make_assertion(claim=claim, measure=wounded, position=2)

    action = bulk.start(ask(user, "set_measure", [claim], measure=into, only=killed))

    def measures() -> list[Any]:
        return [NumericAssertion.objects.get(pk=row.pk).measure for row in (first, second)]

    assert measures() == [into, wounded]
    undo(action, user)
    assert measures() == [killed, wounded]


def test_a_measure_of_another_dimension_is_refused_and_said_why(user: User) -> None:
    figure = make_assertion()
    other = make_measure(unit_id="t")

    action = bulk.start(ask(user, "set_measure", [figure.claim], measure=other))

    [(outcome, code)] = outcomes(action).values()
    assert (outcome, code) == ("refused", "unit_mismatch")
    assert action.results.get().message


def test_a_claim_that_is_gone_or_merged_is_refused(user: User) -> None:
    merged = make_claim(merged_into=make_claim())
    request = bulk.Request("set_kind", [merged.pk, uuid7()], user, {"kind": "rule"})

    action = bulk.start(request)

    codes = {code for _, code in outcomes(action).values()}
    assert codes == {"merged", "not_found"}
    assert Claim.objects.count() == 2


BACK = [
    ("publish", "draft", {}, "retracted", ("done", "")),
    ("publish", "in_review", {}, "retracted", ("done", "")),
    ("reject", "draft", {"reason": "opinion"}, "in_review", ("done", "")),
    ("reject", "in_review", {"reason": "opinion"}, "in_review", ("done", "")),
    ("retract", "published", {"reason": "Wrong."}, "published", ("done", "")),
    ("submit", "draft", {}, "in_review", ("refused", "no_way_back")),
]


@pytest.mark.parametrize(
    ("verb", "before", "arguments", "after", "outcome"),
    BACK,
    ids=[f"{verb} of a claim that was {before}" for verb, before, *_ in BACK],
)
def test_a_move_is_undone_as_far_as_the_workflow_allows(
    verb: str,
    before: str,
    arguments: dict[str, str],
    after: str,
    outcome: tuple[str, str],
    user: User,
) -> None:
    claim = make_claim(status=before)
    action = bulk.start(ask(user, verb, [claim], **arguments))

    undone = undo(action, user)

    claim.refresh_from_db()
    assert claim.status == after
    assert outcomes(undone) == {claim.pk: outcome}


def test_a_submission_of_a_rejected_claim_is_undone_with_the_former_reason(user: User) -> None:
    claim = make_claim(status="rejected", rejection_reason="duplicate")
    action = bulk.start(ask(user, "submit", [claim]))

    undo(action, user, reason="Too soon.")

    claim.refresh_from_db()
    assert (claim.status, claim.rejection_reason) == ("rejected", "duplicate")
    assert claim.rejection_note == "Too soon."


def test_a_claim_that_has_moved_on_is_left_where_it_is(user: User) -> None:
    claim = make_claim()
    action = bulk.start(ask(user, "publish", [claim]))
    workflow.move_one(workflow.RETRACT, claim=claim, by=user, reason="Wrong.")

    undone = undo(action, user)

    claim.refresh_from_db()
    assert outcomes(undone) == {claim.pk: ("refused", "changed_since")}
    assert claim.retraction_reason == "Wrong."


def test_an_action_is_undone_once(user: User) -> None:
    action = bulk.start(ask(user, "publish", [make_claim()]))
    undo(action, user)

    with pytest.raises(IntegrityError), transaction.atomic():
        undo(action, user)


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr(running, "STEP", 2)


@pytest.mark.usefixtures("few_at_once")
def test_what_is_more_is_left_to_a_job_that_goes_on_step_by_step(user: User) -> None:
    claims = [make_claim() for _ in range(5)]

    action = bulk.start(ask(user, "publish", claims))

    assert bulk.progress(action).state == "running"
    assert not action.results.exists()
    jobs.work_off({"bulk": bulk.step})
    assert (bulk.progress(action).state, bulk.progress(action).done) == ("running", 2)
    call_command("run_jobs", once=True)
    assert (bulk.progress(action).state, counted(action)) == ("finished", {"done": 5})
    assert not Job.objects.exists()


@pytest.mark.usefixtures("few_at_once")
def test_a_job_can_be_stopped_and_goes_on_where_it_was(user: User) -> None:
    claims = [make_claim() for _ in range(5)]
    action = bulk.start(ask(user, "publish", claims))
    jobs.work_off({"bulk": bulk.step})

    assert bulk.stop(action)
    assert not jobs.work_off({"bulk": bulk.step})
    assert bulk.progress(action).state == "stopped"

    bulk.go_on(action)
    call_command("run_jobs", once=True)

    assert counted(action) == {"done": 5}


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("lost", ["is_active", "is_superuser"])
def test_a_job_of_who_may_not_do_it_any_more_does_no_further_step(user: User, lost: str) -> None:
    action = bulk.start(ask(user, "publish", [make_claim() for _ in range(5)]))
    jobs.work_off({"bulk": bulk.step})
    User.objects.update(**{lost: False})

    jobs.work_off({"bulk": bulk.step})

    assert bulk.progress(action).done == 2
    assert bulk.progress(action).error.endswith("may not do this any more.")


@pytest.mark.usefixtures("few_at_once")
def test_what_was_stopped_is_undone_as_far_as_it_came(user: User) -> None:
    claims = [make_claim() for _ in range(5)]
    action = bulk.start(ask(user, "publish", claims))
    jobs.work_off({"bulk": bulk.step})
    bulk.stop(action)

    undone = undo(action, user)

    assert counted(undone) == {"done": 2}
    assert Counter(Claim.objects.values_list("status", flat=True)) == {"draft": 3, "retracted": 2}


@pytest.mark.usefixtures("few_at_once")
def test_a_job_that_is_given_up_says_why(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    action = bulk.start(ask(user, "publish", [make_claim() for _ in range(3)]))

    def fail(action: str) -> None:
        raise ValueError("out of luck")

    for _ in range(jobs.MOST_FAILURES):
        Job.objects.update(due_at="2022-01-01T00:00Z")
        jobs.work_off({"bulk": fail})

    found = bulk.progress(action)
    assert (found.state, found.error) == ("failed", "ValueError: out of luck")


def test_too_many_are_refused(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MOST", 1)

    with pytest.raises(ValidationError, match="At most 1 claims"):
        bulk.start(ask(user, "publish", [make_claim(), make_claim()]))


def statements(user: User, verb: str, claims: int) -> int:
    made = [make_assertion().claim for _ in range(claims)]
    arguments = {"add_topic": {"topic": make_topic()}, "set_measure": {"measure": make_measure()}}
    request = ask(user, verb, made, **arguments.get(verb, {}))
    with CaptureQueriesContext(connection) as asked:
        bulk.start(request)
    return len(asked)


@pytest.mark.parametrize("verb", ["publish", "submit", "add_topic", "set_measure"])
def test_the_number_of_statements_does_not_grow_with_the_claims(verb: str, user: User) -> None:
    statements(user, verb, 1)  # what is asked once and remembered

    assert statements(user, verb, 40) == statements(user, verb, 4)


@pytest.mark.parametrize("row", ["action", "result"])
@pytest.mark.parametrize("how", ["update", "delete"])
def test_what_was_done_is_never_changed(row: str, how: str, user: User) -> None:
    action = bulk.start(ask(user, "publish", [make_claim()]))
    rows: Any = BulkAction.objects.filter(pk=action.pk) if row == "action" else action.results
    change = {"action": {"total": 7}, "result": {"code": "x"}}[row]

    def write() -> None:
        with transaction.atomic():
            rows.update(**change) if how == "update" else rows.all()._raw_delete("default")

    with pytest.raises(Exception, match="written_once"):
        write()

    assert BulkResult.objects.get().code == ""
