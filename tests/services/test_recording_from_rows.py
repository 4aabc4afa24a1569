"""Rows as records: what is on record, said as a record, changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from claims.models import Claim, NumericAssertion
from claims.services import recording
from claims.services.recording.existing import owner_of
from claims.services.recording.from_rows import (
    RECORDS,
    claim_record,
    with_part,
)
from tests.support.builders import make_assertion
from tests.support.world import make_world
from tests.support.writers import one_before_the_other_commits

pytestmark = pytest.mark.django_db

OWN = (
    "statement",
    "kind",
    "speaker",
    "said_at",
    "place",
    "language",
    "quote",
    "quote_type",
    "quote_translation",
    "retraction_reason",
)


def as_record(claim: Claim) -> Any:
    collections: dict[str, Any] = {
        name: tuple(
            record(row) for row in model._default_manager.filter(**{owner_of(model): claim.pk})
        )
        for model, (name, record) in RECORDS.items()
    }
    return claim_record(claim, OWN, **collections)


def test_a_claim_said_as_a_record_changes_nothing() -> None:
    world = make_world()
    claims = [world.claim, world.first, world.earlier, world.draft]

    outcomes = recording.record([as_record(claim) for claim in claims], by=None)

    assert [(str(each.result), each.faults) for each in outcomes] == [("unchanged", ())] * 4


def test_one_assertion_changes_and_the_others_of_its_claim_stay() -> None:
    changed = make_assertion(position=1)
    other = make_assertion(claim=changed.claim, position=2)
    changed.multiplier = 2

    [outcome] = recording.record([with_part(changed)], by=None)

    assert [each.path.partition(".")[2] for each in outcome.differences] == ["multiplier"]
    assert list(NumericAssertion.objects.values_list("pk", "multiplier")) == [
        (changed.pk, 2),
        (other.pk, 1),
    ]


@pytest.mark.django_db(transaction=True)
def test_who_changes_another_part_of_a_claim_meanwhile_is_not_undone() -> None:
    one = make_assertion(position=1)
    two = make_assertion(claim=one.claim, position=2)
    one.multiplier = two.multiplier = 2

    def change_two() -> None:
        with transaction.atomic():
            said = with_part(two)
            Claim.objects.select_for_update().get()  # when the other has committed
            recording.record([said], by=None)

    one_before_the_other_commits(lambda: recording.record([with_part(one)], by=None), change_two)

    assert list(NumericAssertion.objects.values_list("multiplier", flat=True)) == [2, 2]
