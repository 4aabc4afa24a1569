"""Relations as parts of the claim that they are of: added and changed, and never removed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from claims.formats.records import ClaimRecord, RelationRecord, partial
from claims.models import Claim, Relation
from claims.services import recording
from claims.services.recording import Outcome
from claims.services.recording.existing import versions
from tests.support.builders import make_claim, make_relation

pytestmark = pytest.mark.django_db
NOBODY = UUID("019ab000-0000-7000-8000-000000000001")


def record(claim: Claim, *relations: RelationRecord, **options: Any) -> Outcome:
    [outcome] = recording.record(
        [partial(ClaimRecord, id=claim.pk, relations_out=relations)], by=None, **options
    )
    return outcome


def found() -> list[tuple[str, str]]:
    return list(Relation.objects.values_list("kind", "note"))


def test_a_relation_is_added_and_a_second_time_unchanged() -> None:
    claim, other = make_claim(), make_claim()
    relation = RelationRecord(kind="updates", object=other.pk, note="A later count.")

    results = [record(claim, relation).result for _ in range(2)]

    assert results == ["changed", "unchanged"]
    row = Relation.objects.get()
    assert (row.subject, row.object, row.kind) == (claim, other, "updates")


def test_a_relation_is_changed_as_the_row_of_its_id_or_of_its_kind_and_claim() -> None:
    row = make_relation(kind="supports", note="As it was.")
    other = row.object_id

    record(row.subject, RelationRecord(kind="supports", object=other, note="As it is."))
    assert found() == [("supports", "As it is.")]

    outcome = record(row.subject, RelationRecord(id=row.pk, kind="contradicts", object=other))
    assert found() == [("contradicts", "")]
    assert {each.path for each in outcome.differences} == {
        "relations_out[0].kind",
        "relations_out[0].note",
    }


@pytest.mark.parametrize("whole", [False, True])
def test_a_relation_that_a_record_does_not_name_stays(whole: bool) -> None:
    row = make_relation(kind="supports")
    claim = row.subject

    if whole:
        record_of = partial(ClaimRecord, id=claim.pk, statement=claim.statement)
        [outcome] = recording.record([record_of], by=None, whole=True)
    else:
        outcome = record(claim, RelationRecord(kind="updates", object=make_claim().pk))

    assert outcome.result == "changed"
    assert Relation.objects.filter(pk=row.pk).exists()


FAULTS = {
    "unknown kind": ({"kind": "likes"}, [("relations_out[0].kind", "unknown_kind")]),
    "no claim": ({"object": None}, [("relations_out[0].object", "required")]),
    "a claim that is not there": ({"object": NOBODY}, [("relations_out[0].object", "not_found")]),
    "too long": ({"note": "x" * 2001}, [("relations_out[0].note", "too_long")]),
}


@pytest.mark.parametrize(("wrong", "told"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_relation_refuses_its_claim(wrong: Any, told: Any) -> None:
    given = {"kind": "supports", "object": make_claim().pk} | wrong

    outcome = record(make_claim(), RelationRecord(**given))

    assert [(fault.path, fault.code) for fault in outcome.faults] == told
    assert found() == []


def test_a_claim_is_not_related_to_itself_nor_twice_to_another() -> None:
    claim, other = make_claim(), make_claim()
    twice = RelationRecord(kind="supports", object=other.pk)

    outcomes = [
        record(claim, RelationRecord(kind="supports", object=claim.pk)),
        record(claim, twice, twice),
    ]

    assert [[fault.code for fault in each.faults] for each in outcomes] == [
        ["self_reference"],
        ["duplicate"],
    ]


def test_the_version_of_a_draft_covers_its_relations() -> None:
    row = make_relation()
    before = versions([row.subject_id])

    Relation.objects.update(note="Anew.")

    assert versions([row.subject_id]) != before
