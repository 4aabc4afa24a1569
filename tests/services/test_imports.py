"""An import is a record: what became of each line, how far it is, and its undo."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q

from claims.models import (
    Claim,
    Import,
    ImportedClaim,
    ImportFault,
    ImportState,
    Made,
    Measure,
    NumericAssertion,
    Relation,
    Speaker,
)
from claims.services import workflow
from claims.services.importing import pipeline, record, running, undoing
from claims.services.importing.record import Record
from tests.support.builders import make_claim
from tests.support.importing import ADA, FIGURE, KEY, apart, bring, everything, line

pytestmark = pytest.mark.django_db

BOB = ADA | {"slug": "b", "name": "B"}
WHAT = ("read", "created", "changed", "unchanged", "rejected")
MEASURED = {
    "as_printed": "2 times as many",
    "form": "ratio",
    "direction": "up",
    "low": 2,
    "high": 2,
    "read_by": "curator",
    "baseline_assertion": KEY.format(1),
}


def numbers(run: Import) -> tuple[int, ...]:
    return tuple(getattr(run, name) for name in WHAT)


def begun(**options: Any) -> Import:
    return pipeline.begin(format="ndjson", by=None, **options)


def go_on(run: Import, *lines: Any, **options: Any) -> pipeline.Summary:
    file = BytesIO(b"\n".join(json.dumps(each).encode() for each in lines))
    return pipeline.run(file=file, import_run=Import.objects.get(pk=run.pk), **options)


def crash_in(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends before its nth batch is committed."""
    keep, kept = Record.keep, []

    def crash(*arguments: Any) -> Any:
        kept.append(1)
        found = keep(*arguments)
        if len(kept) == batch:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(Record, "keep", crash)


def test_the_record_says_what_became_of_each_line() -> None:
    bring(line(1), line(2))

    bring(line(1), line(2, place="Kyiv"), line(3), line(4, kind="gossip", language="?"), line(3))

    run = Import.objects.latest("id")
    assert numbers(run) == (5, 1, 1, 1, 2)
    assert (run.state, run.line, run.finished_at is not None) == ("finished", 5, True)
    taken = ImportedClaim.objects.filter(run=run).values_list("line", "made", "claim__dataset_id")
    assert set(taken) == {(2, Made.CHANGED, "2"), (3, Made.CREATED, "3")}
    faults = run.faults.values_list("line", "kind", "path", "code", "value")
    assert set(faults) == {
        (4, "rejected", "kind", "unknown_kind", "gossip"),
        (4, "rejected", "language", "invalid_language", "?"),
        (5, "rejected", "dataset_id", "duplicate", ""),
    }


def test_more_faults_than_are_kept_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_FAULTS", 3)

    bring(*(line(n, kind="gossip") for n in range(5)), batch_size=2)

    assert (ImportFault.objects.count(), Import.objects.get().rejected) == (3, 5)


@apart
@pytest.mark.parametrize("batch", [1, 2, 3, 4])
def test_a_run_that_was_ended_goes_on_behind_what_is_in(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line waits for the last; the fifth is the third once more."""
    first = line(1, assertions=[FIGURE | MEASURED])
    last = line(6, assertions=[FIGURE | {"id": KEY.format(1)}])
    lines = [first, line(2), line(3), line(4, kind="gossip"), line(3), last]
    run = begun()
    with monkeypatch.context() as patch:
        crash_in(batch, patch)
        with pytest.raises(KeyboardInterrupt):
            go_on(run, *lines, batch_size=2)

    summary = go_on(run, *lines, batch_size=2)

    run.refresh_from_db()
    assert numbers(run) == (6, 4, 0, 0, 2)
    assert (summary.read, summary.created, summary.rejected) == (6, 4, 2)
    assert [*run.faults.order_by("line").values_list("line", flat=True)] == [4, 5]
    assert ImportedClaim.objects.filter(run=run).count() == Claim.objects.count() == 4


def test_a_dry_run_says_what_an_import_does_and_keeps_nothing() -> None:
    bring(line(1), line(2))
    lines = [
        line(1),
        line(2, place="Kyiv"),
        line(3),
        line(4, speaker=BOB),
        line(5, kind="gossip"),
        line(6, speaker=BOB),
        line(3),
    ]
    before = everything()
    tried = begun(dry_run=True)
    go_on(tried, *lines, batch_size=2)
    after = everything()
    done = begun()

    go_on(done, *lines, batch_size=2)

    assert before == after
    tried.refresh_from_db()
    done.refresh_from_db()
    assert numbers(tried) == numbers(done) == (7, 3, 1, 1, 2)
    assert tried.details == done.details
    assert done.details["made"] == {"speakers": 1}
    assert not ImportedClaim.objects.filter(run=tried).exists()


def test_a_dry_run_leaves_out_what_it_cannot_try() -> None:
    baseline = line(1, assertions=[FIGURE | {"id": KEY.format(1)}])
    later = line(2, assertions=[FIGURE | MEASURED])
    run = begun(dry_run=True)

    go_on(run, baseline, later, batch_size=1)

    run.refresh_from_db()
    assert (run.created, run.rejected, run.left_out) == (1, 0, 1)


@apart
def test_an_import_is_undone_as_a_whole() -> None:
    bring(line(1), line(2, assertions=[FIGURE]))
    before = content()
    bring(
        line(1),
        line(2, place="Kyiv", assertions=[FIGURE | {"low": 400, "high": 400, "as_printed": "400"}]),
        line(3, speaker=BOB, assertions=[FIGURE]),
        line(4, topics=[{"slug": "war", "label": "War"}]),
    )
    run = Import.objects.latest("id")
    assert content() != before

    assert undoing.undo(run, by=None)

    assert content() == before
    run.refresh_from_db()
    assert (run.state, undoing.refusals(run)) == (ImportState.UNDONE, [undoing.NOTHING])


def content() -> dict[str, Any]:
    """What claims and entries say, without who wrote it when."""
    figures = NumericAssertion.objects.values_list("claim", "as_printed", "low", "high")
    return {
        "claims": set(Claim.objects.values_list("dataset_id", "statement", "place", "speaker")),
        "figures": set(figures),
        "entries": {*Speaker.objects.values_list("slug"), *Measure.objects.values_list("slug")},
    }


def published(claim: Claim) -> None:
    workflow.move_one(workflow.PUBLISH, claim=claim, by=None)


def edited(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(place="Kraków")


def given_a_part(claim: Claim) -> None:
    make_relation_to(make_claim(), of=claim)


def brought_again(claim: Claim) -> None:
    bring(line(1, place="Lviv"))


def needed(claim: Claim) -> None:
    make_relation_to(claim, of=make_claim())


def make_relation_to(other: Claim, *, of: Claim) -> None:
    Relation.objects.create(subject=of, object=other, kind="supports")


@apart
@pytest.mark.parametrize(
    ("done", "why"),
    [
        (published, "the public has seen this"),
        (edited, "has changed this since"),
        (given_a_part, "has changed this since"),
        (brought_again, "has changed this since"),
        (needed, "another claim needs this"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_was_seen_edited_or_needed_is_not_undone(done: Any, why: str) -> None:
    bring(line(1), line(2))
    run = Import.objects.get()
    done(Claim.objects.get(dataset_id="1"))
    before = content()

    with pytest.raises(ValidationError) as refused:
        undoing.undo(run, by=None)

    said = refused.value.messages[0]
    assert said.startswith("“Statement 1.”: ")
    assert why in said
    assert content() == before


@apart
def test_an_entry_that_something_else_needs_outlives_the_undo() -> None:
    bring(line(1, speaker=ADA), line(2, speaker=BOB))
    make_claim(speaker=Speaker.objects.get(slug="b"))
    Speaker.objects.filter(slug="ada").update(description="Edited.")

    undoing.undo(Import.objects.get(), by=None)

    assert Speaker.objects.filter(Q(slug="b") | Q(slug="ada")).count() == 2
    assert Claim.objects.count() == 1


@apart
@pytest.mark.parametrize("in_hand", [True, False])
def test_an_import_that_somebody_has_in_hand_is_left_to_them(
    in_hand: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same file, brought in the same way; once it is let go, the next goes on with it."""
    monkeypatch.setattr(running, "LEAVING", 0.01)
    asked: dict[str, Any] = {"name": "a", "format": "ndjson", "dry_run": False}
    asked["options"] = {"publish": False}
    first = running.of_file(BytesIO(b"{}"), **asked)
    if not in_hand:
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(_brought, asked).result()

    assert (second == first.pk) != in_hand


def _brought(asked: dict[str, Any]) -> int:
    try:
        return int(running.of_file(BytesIO(b"{}"), **asked).pk)
    finally:
        connection.close()
