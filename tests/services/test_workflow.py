"""The verbs that move claims: one or a thousand, each refused with all that stands against it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.services import groups, workflow
from claims.services.audit import acting
from tests.support import verbs
from tests.support.builders import make_appearance, make_assertion, make_attribution, make_claim
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("curator")


def test_publishing_makes_a_claim_public_and_says_when_and_by_whom(user: User) -> None:
    draft = make_world().draft

    verbs.publish(claim=draft, by=user)

    draft.refresh_from_db()
    assert (draft.status, draft.modified_by, draft.modified_via) == ("published", user, "sql")
    assert draft.first_published_at is not None


def test_publishing_twice_changes_nothing(user: User) -> None:
    claim = make_world().claim
    before = Claim.objects.values().get(pk=claim.pk)

    verbs.publish(claim=claim, by=user)

    assert Claim.objects.values().get(pk=claim.pk) == before


def test_a_retracted_claim_keeps_its_reason_and_may_stand_again(user: User) -> None:
    claim = make_world().claim

    verbs.retract(claim=claim, reason="The paper withdrew it.", by=user)
    assert (claim.status, claim.retraction_reason) == ("retracted", "The paper withdrew it.")

    verbs.publish(claim=claim, by=user)
    assert (claim.status, claim.retraction_reason) == ("published", "")


TRANSITIONS = [
    (
        "a published claim is not rejected",
        "claim",
        verbs.reject,
        {"reason": "opinion"},
        "invalid_transition",
    ),
    ("a published claim is not submitted", "claim", verbs.submit, {}, "invalid_transition"),
    ("a draft is not retracted", "draft", verbs.retract, {"reason": "x"}, "invalid_transition"),
    ("a retraction needs a reason", "claim", verbs.retract, {"reason": " "}, "reason_missing"),
]


@pytest.mark.parametrize(
    ("which", "verb", "extra", "code"),
    [row[1:] for row in TRANSITIONS],
    ids=[row[0] for row in TRANSITIONS],
)
def test_a_transition_that_is_not_allowed(
    which: str, verb: Any, extra: dict[str, str], code: str, user: User
) -> None:
    claim = getattr(make_world(), which)

    with pytest.raises(ValidationError) as refusal:
        verb(claim=claim, by=user, **extra)

    assert codes(refusal.value) == [code]


def test_a_draft_without_a_speaker_is_not_published(user: User) -> None:
    draft = Claim.objects.create(statement="Somebody said something.")

    with pytest.raises(ValidationError, match="needs a speaker"):
        verbs.publish(claim=draft, by=user)

    draft.refresh_from_db()
    assert (draft.status, draft.first_published_at) == ("draft", None)


def codes(refused: ValidationError) -> list[str | None]:
    if hasattr(refused, "error_dict"):
        return [error.code for errors in refused.error_dict.values() for error in errors]
    return [error.code for error in refused.error_list]


def test_many_are_moved_and_each_of_the_others_is_told_all_that_stands_against_it() -> None:
    draft, there = make_claim(), make_claim(status="published")
    nobody = make_claim(speaker=None, status="rejected", rejection_reason="no_source")
    keys = [draft.pk, there.pk, nobody.pk]

    outcome = workflow.move(workflow.PUBLISH, claims=keys, by=None)

    assert (outcome.moved, outcome.unchanged) == ([draft.pk], [there.pk])
    assert {key: codes(why) for key, why in outcome.refused.items()} == {
        nobody.pk: ["invalid_transition", "speaker_missing"]
    }
    assert [claim.status for claim in Claim.objects.in_bulk(keys).values()].count("published") == 2


def test_a_claim_that_was_merged_is_not_published() -> None:
    survivor = make_claim()
    merged = make_claim(merged_into=survivor)

    outcome = workflow.move(workflow.PUBLISH, claims=[merged.pk], by=None)

    assert codes(outcome.refused[merged.pk]) == ["merged"]


def statements(claims: int) -> int:
    keys = [make_assertion().claim_id for _ in range(claims)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        workflow.move(workflow.PUBLISH, claims=keys, by=None)
    return len(asked)


def test_the_number_of_statements_does_not_grow_with_the_claims() -> None:
    assert statements(60) == statements(6)


def test_a_call_has_a_limit() -> None:
    with pytest.raises(ValidationError, match="At most 1,000 claims"):
        workflow.move(workflow.PUBLISH, claims=[make_claim().pk] * 1_001, by=None)


REASONS = [
    ("reject", {}, "reason_missing"),
    ("reject", {"reason": "boring"}, "unknown_rejection_reason"),
    ("reject", {"reason": "other"}, "note_missing"),
    ("retract", {"reason": " "}, "reason_missing"),
]


@pytest.mark.parametrize(("verb", "given", "code"), REASONS)
def test_a_verb_without_its_reason_moves_nothing(
    verb: str, given: dict[str, str], code: str
) -> None:
    claim = make_claim(status="published" if verb == "retract" else "draft")

    with pytest.raises(ValidationError) as refused:
        workflow.move(workflow.VERBS[verb], claims=[claim.pk], by=None, **given)

    assert codes(refused.value) == [code]


def test_a_rejection_keeps_its_reason_until_the_claim_is_submitted_again() -> None:
    claim = make_claim()

    verbs.reject(claim=claim, by=None, reason="other", note="A riddle.")
    kept = (claim.status, claim.rejection_reason, claim.rejection_note)
    verbs.submit(claim=claim, by=None)

    assert kept == ("rejected", "other", "A riddle.")
    assert (claim.status, claim.rejection_reason, claim.rejection_note) == ("in_review", "", "")


BY_SQL = [
    ({"status": "rejected"}, "claim_rejected_with_reason"),
    ({"rejection_reason": "opinion"}, "claim_reason_of_a_rejection"),
    ({"rejection_note": "A note."}, "claim_reason_of_a_rejection"),
    ({"status": "rejected", "rejection_reason": "boring"}, "claim_rejection_reason_form"),
    ({"status": "rejected", "rejection_reason": "other"}, "claim_other_rejection_with_note"),
]


@pytest.mark.parametrize(("values", "constraint"), BY_SQL)
def test_the_database_states_the_rules_of_a_rejection(
    values: dict[str, str], constraint: str
) -> None:
    claim = make_claim()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**values)


PARTS = {
    "the claim": lambda claim: Claim.objects.filter(pk=claim.pk).update(place="Lviv"),
    "a number": lambda claim: make_assertion(claim=claim),
    "a link": lambda claim: make_attribution(claim=claim),
    "a place": lambda claim: make_appearance(claim=claim),
}


@pytest.mark.parametrize("changed", PARTS)
@pytest.mark.parametrize("four_eyes", [True, False])
def test_four_eyes_see_what_is_published(
    settings: Any, user: User, changed: str, four_eyes: bool
) -> None:
    settings.FOUR_EYES = four_eyes
    other, claim = User.objects.create_user("other"), make_claim()
    with acting(by=user):
        PARTS[changed](claim)

    mine = workflow.move(workflow.PUBLISH, claims=[claim.pk], by=user)
    theirs = workflow.move(workflow.PUBLISH, claims=[claim.pk], by=other)

    assert [codes(why) for why in mine.refused.values()] == ([["four_eyes"]] if four_eyes else [])
    assert claim.pk in (theirs.moved if four_eyes else theirs.unchanged)


def test_groups_are_made_once_and_stay_as_they_are_changed() -> None:
    curators = Group.objects.get(name=groups.CURATORS)
    held = {permission.codename for permission in curators.permissions.all()}
    curators.permissions.clear()

    groups.make("default")

    assert {"add_claim", "change_numericassertion", "submit_claim", "view_claimtopic"} <= held
    assert not {"publish_claim", "retract_claim", "delete_claim", "change_user"} & held
    assert not curators.permissions.exists()
    assert Group.objects.filter(name__in=groups.VERBS).count() == len(groups.VERBS)
