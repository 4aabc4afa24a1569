"""Locked fields: no import overwrites them, and its report says so."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from claims.formats.records import ClaimRecord, partial
from claims.models import Claim, Event, FieldLock, Measure, NumericAssertion, Source, Speaker, Topic
from claims.services import curation, locking, recording
from claims.services.audit import acting
from tests.support import builders
from tests.support.importing import ADA, FIGURE, KILLED, apart, bring, line

pytestmark = pytest.mark.django_db

CLAIM = {
    "statement": ("Statement 1.", "Other words."),
    "place": ("Lviv", "Kyiv"),
    "kind": ("event", "pledge"),
    "said_at": ("2022-03", "2022-03-05T14:30-05:00"),
    "quote": ("It was ten.", "It was 12."),
    "speaker": (ADA, ADA | {"slug": "bob", "name": "Bob"}),
}


def stated(model: type) -> list[dict[str, Any]]:
    """All columns but who changed it when."""
    rows = model._default_manager.order_by("pk").values()
    return [{k: v for k, v in row.items() if not k.startswith("modified")} for row in rows]


@pytest.mark.parametrize("field", CLAIM)
@apart
def test_a_locked_field_of_a_claim_is_kept_and_told(field: str) -> None:
    old, new = CLAIM[field]
    bring(line(**{field: old}))
    locking.lock(row=Claim.objects.get(), field=field, by=None)
    before, told = stated(Claim), []

    summary, rejected = bring(
        line(**{field: new}), warn=lambda number, fault: told.append((number, fault))
    )

    assert stated(Claim) == before
    assert (summary.unchanged, rejected, dict(summary.locked)) == (1, [], {field: 1})
    [(number, fault)] = told
    assert (number, fault.field, fault.code) == (1, field, "locked")
    assert "Kept: locked" in fault.reason


@apart
def test_what_is_not_locked_is_taken_beside_it() -> None:
    bring(line(place="Lviv", quote="It was ten."))
    locking.lock(row=Claim.objects.get(), field="place", by=None)

    summary, _ = bring(line(place="Kyiv", quote="It was 12."))

    claim = Claim.objects.get()
    assert (claim.place, claim.quote, summary.updated) == ("Lviv", "It was 12.", 1)


@apart
def test_a_change_of_a_locked_field_on_both_sides_is_no_conflict() -> None:
    bring(line(place="Lviv"))
    Claim.objects.update(place="Kyiv")
    locking.lock(row=Claim.objects.get(), field="place", by=None)

    summary, rejected = bring(line(place="Odesa"))

    assert (rejected, Claim.objects.get().place) == ([], "Kyiv")
    assert summary.locked["place"] == 1


NEW_FIGURES = {
    "low": {"as_printed": "400", "low": 400, "high": 400},
    "as_printed": {"as_printed": "400", "low": 400, "high": 400},
    "note": {"note": "Another note."},
    "measure": {"measure": KILLED | {"slug": "hurt", "label": "Hurt"}},
    "as_of": {"as_of": {"from": "2022-03-01", "to": "2022-03-01"}},
}


@pytest.mark.parametrize("field", NEW_FIGURES)
@apart
def test_a_locked_field_of_a_figure_is_kept(field: str) -> None:
    bring(line(assertions=[FIGURE]))
    locking.lock(row=NumericAssertion.objects.get(), field=field, by=None)
    before = stated(NumericAssertion)

    summary, rejected = bring(line(assertions=[FIGURE | NEW_FIGURES[field]]))

    assert (stated(NumericAssertion), rejected) == (before, [])
    assert any(name.startswith("assertions.") for name in summary.locked)


@apart
def test_a_figure_with_a_locked_field_is_not_removed() -> None:
    bring(line(assertions=[FIGURE]))
    locking.lock(row=NumericAssertion.objects.get(), field="note", by=None)

    bring(line(assertions=[]))

    assert NumericAssertion.objects.count() == 1


ENTRIES: dict[str, tuple[type, str, Any, dict[str, Any]]] = {
    "speaker": (Speaker, "description", "Known.", {"speaker": ADA | {"description": "Known."}}),
    "measure": (
        Measure,
        "place",
        "Ukraine",
        {"assertions": [FIGURE | {"measure": KILLED | {"place": "Ukraine"}}]},
    ),
    "topic": (
        Topic,
        "description",
        "Known.",
        {"topics": [{"slug": "war", "label": "War", "description": "Known."}]},
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("locked", [True, False])
@apart
def test_an_empty_field_of_an_entry_stays_empty_if_it_is_locked(name: str, locked: bool) -> None:
    model, field, value, members = ENTRIES[name]
    bring(line(assertions=[FIGURE], topics=[{"slug": "war", "label": "War"}]))
    row = model._default_manager.get(
        slug={"speaker": "ada", "measure": "killed", "topic": "war"}[name]
    )
    if locked:
        locking.lock(row=row, field=field, by=None)

    summary, rejected = bring(line(2, **members))

    row.refresh_from_db()
    assert rejected == []
    assert getattr(row, field) == ("" if locked else value)
    assert bool(summary.locked) == locked


@apart
def test_a_curator_changes_what_is_locked() -> None:
    claim = builders.make_claim(place="Lviv")
    locking.lock(row=claim, field="place", by=None)

    [outcome] = recording.record([partial(ClaimRecord, id=claim.pk, place="Kyiv")], by=None)

    claim.refresh_from_db()
    assert (claim.place, outcome.locked) == ("Kyiv", ())


@apart
def test_an_unlocked_field_is_open_again() -> None:
    bring(line(place="Lviv"))
    claim = Claim.objects.get()
    locking.lock(row=claim, field="place", by=None)
    locking.lock(row=claim, field="place", by=None)  # twice is once
    locking.unlock(row=claim, field="place", by=None)

    bring(line(place="Kyiv"))

    assert Claim.objects.get().place == "Kyiv"


GUARDED: dict[str, tuple[Any, str, str]] = {
    "claim": (builders.make_claim, "statement", "statement"),
    "claim by its speaker": (builders.make_claim, "speaker", "speaker_id"),
    "figure": (builders.make_assertion, "note", "note"),
    "speaker": (builders.make_speaker, "name", "name"),
    "source": (builders.make_source, "title", "title"),
    "measure": (builders.make_measure, "label", "label"),
    "topic": (builders.make_topic, "label", "label"),
    "event": (builders.make_event, "label", "label"),
}


@pytest.mark.parametrize("name", GUARDED)
def test_the_database_refuses_an_import_that_heeds_no_lock(name: str) -> None:
    make, field, column = GUARDED[name]
    row = make()
    locking.lock(row=row, field=field, by=None)
    other = builders.make_speaker().pk if column.endswith("_id") else "Other"

    with acting(by=None, via="admin"):
        type(row)._default_manager.filter(pk=row.pk).update(**{column: getattr(row, column)})
    with pytest.raises(ValidationError) as refused, acting(by=None, via="import"):
        type(row)._default_manager.filter(pk=row.pk).update(**{column: other})

    assert [error.code for error in refused.value.error_list] == ["locked"]
    with acting(by=None, via="admin"):
        type(row)._default_manager.filter(pk=row.pk).update(**{column: other})


@pytest.mark.parametrize("field", ["status", "created_at", "id", "nosuch", "", "rejection_note"])
def test_only_what_imports_write_can_be_locked(field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        locking.lock(row=builders.make_claim(), field=field, by=None)

    assert refused.value.code == "unknown_field"


def test_kinds_that_can_be_locked_have_fields_to_lock() -> None:
    for model in (Claim, NumericAssertion, Speaker, Source, Measure, Topic, Event):
        assert locking.lockable(model)
    assert locking.lockable(FieldLock) == []


@apart
def test_a_redaction_takes_the_locks_and_their_reasons_along() -> None:
    claim = builders.make_claim()
    locking.lock(row=claim, field="statement", by=None, why="SECRET")

    curation.redact(entry=claim, reason="A court.", by=None)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM claims_fieldlockevent WHERE why = 'SECRET'")
        assert cursor.fetchone() == (0,)
    assert not FieldLock.objects.exists()


@apart
def test_the_command_says_what_was_locked(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    bring(line(place="Lviv"))
    locking.lock(row=Claim.objects.get(), field="place", by=None)
    file, said = tmp_path / "claims.ndjson", StringIO()
    file.write_text('{"dataset": "test", "dataset_id": "1", "place": "Kyiv"}\n')

    call_command("import", str(file), format="ndjson", stdout=said)

    assert "Kept: locked (place 1)." in said.getvalue()
    assert '"locked"' in (tmp_path / "claims.ndjson.warnings.ndjson").read_text()
