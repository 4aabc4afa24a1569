"""The history of a whole and its parts: one entry for each transaction, with both values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import DateRange

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    Event,
    Measure,
    NumericAssertion,
    Relation,
    Review,
    Source,
    Speaker,
    Topic,
)
from claims.queries import history
from claims.queries.history import Done
from claims.queries.history.tables import columns_of
from claims.queries.history.versions import NOT_PUBLIC
from claims.records.schemas.assertions import AssertionShape
from claims.records.schemas.claims import (
    AppearanceShape,
    AttributionShape,
    ClaimShape,
    RelationShape,
)
from claims.records.schemas.reviews import ReviewShape
from claims.services import audit, curation, workflow
from claims.services.audit import acting
from tests.support import builders
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_attribution,
    make_claim,
    make_claim_topic,
    make_measure,
    make_relation,
    make_review,
    make_source,
    make_speaker,
    make_topic,
    make_unit,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create(username="ada")


@contextmanager
def by(user: User | None, note: str = "", via: str = "admin") -> Iterator[None]:
    """One request of a user."""
    with acting(by=user, via=via, note=note):
        yield


def newest(row: Any) -> history.Entry:
    return history.page(type(row), row.pk).entries[0]


def fields(entry: history.Entry) -> dict[str, tuple[str, str]]:
    """The label of each field that changed, with both values."""
    return {f.label: (f.old, f.new) for change in entry.changes for f in change.fields}


CLAIM_FIELDS = [
    ("statement", {"statement": "Old"}, {"statement": "New"}, ("Old", "New")),
    ("kind", {"kind": "event"}, {"kind": "pledge"}, ("Event", "Pledge")),
    (
        "said at",
        {"said_at": datetime(2022, 3, 1, tzinfo=UTC), "said_precision": "month"},
        {
            "said_at": datetime(2022, 3, 5, 14, 30, tzinfo=UTC),
            "said_precision": "minute",
            "said_at_offset": -300,
        },
        ("2022-03", "2022-03-05T09:30-05:00"),
    ),
    ("place", {"place": ""}, {"place": "Lviv"}, ("", "Lviv")),
    ("speaker", {"speaker": "Ada"}, {"speaker": "Bob"}, ("Ada", "Bob")),
]


@pytest.mark.parametrize(
    ("label", "old", "new", "told"), CLAIM_FIELDS, ids=[each[0] for each in CLAIM_FIELDS]
)
def test_a_changed_field_is_told_by_both_values_in_words(
    ada: User, label: str, old: dict[str, Any], new: dict[str, Any], told: tuple[str, str]
) -> None:
    old, new = (
        values | {k: make_speaker(name=v) for k, v in values.items() if k == "speaker"}
        for values in (old, new)
    )
    claim = make_claim(**old)

    with by(ada):
        Claim.objects.filter(pk=claim.pk).update(**new)

    assert fields(newest(claim)) == {label: told}


ASSERTION_FIELDS = [
    ("low", {"low": Decimal("2750000000.10")}, ("331", "2750000000.1")),
    (
        "as of",
        {"as_of": DateRange(date(2022, 3, 1), date(2022, 3, 4))},
        ("", "2022-03-01 to 2022-03-03"),
    ),
    ("period", {"period": DateRange(date(2022, 3, 1), date(2022, 3, 2))}, ("", "2022-03-01")),
    ("comparator", {"comparator": "between"}, ("equal to", "between")),
    ("note", {"note": "Without soldiers."}, ("", "Without soldiers.")),
]


@pytest.mark.parametrize(
    ("label", "new", "told"), ASSERTION_FIELDS, ids=[each[0] for each in ASSERTION_FIELDS]
)
def test_a_figure_is_told_in_the_history_of_its_claim(
    ada: User, label: str, new: dict[str, Any], told: tuple[str, str]
) -> None:
    figure = make_assertion()
    more = {"high": new["low"]} if "low" in new else {}

    with by(ada):
        NumericAssertion.objects.filter(pk=figure.pk).update(**new, **more)

    entry = newest(figure.claim)
    [change] = entry.changes
    assert (change.noun, change.title, change.done) == ("figure", "331", Done.CHANGED)
    assert fields(entry)[label] == told
    assert not {"interval", "canonical", "stated", "basis"} & fields(entry).keys()


def test_units_measures_and_events_go_by_their_names(ada: User) -> None:
    figure = make_assertion(measure=make_measure(label="Killed"))
    dollars = make_unit("USD", dimension="money:USD", label="US dollar")
    other = make_measure(label="Aid", unit=dollars)

    with by(ada):
        NumericAssertion.objects.filter(pk=figure.pk).update(measure=other, unit=dollars)

    told = fields(newest(figure.claim))
    assert told["measure"] == ("Killed", "Aid")
    assert told["unit"][1] == str(dollars.label)


PARTS: dict[str, tuple[Callable[..., Any], str]] = {
    "figure": (make_assertion, "claim"),
    "link": (make_attribution, "claim"),
    "appearance": (make_appearance, "claim"),
    "topic": (make_claim_topic, "claim"),
    "review": (make_review, "claim"),
    "relation": (make_relation, "subject"),
}


@pytest.mark.parametrize("noun", PARTS)
def test_a_part_that_is_added_and_removed_is_told_as_such(ada: User, noun: str) -> None:
    make, owner = PARTS[noun]
    claim = make_claim()

    with by(ada):
        part = make(**{owner: claim})
    with by(ada):
        part.delete()

    removed, made, _ = history.page(Claim, claim.pk).entries
    assert [(each.noun, each.done) for each in removed.changes] == [(noun, Done.REMOVED)]
    assert [(each.noun, each.done) for each in made.changes] == [(noun, Done.MADE)]
    assert removed.changes[0].title == made.changes[0].title != ""
    assert {f.new for f in removed.changes[0].fields} == {""}
    assert {f.old for f in made.changes[0].fields} == {""}
    assert (removed.who, made.who) == ("ada", "ada")


def test_a_part_that_comes_back_under_its_key_is_told_twice(ada: User) -> None:
    figure = make_assertion(note="Once.")
    claim, key = figure.claim, figure.pk
    figure.delete()
    make_assertion(id=key, claim=claim, measure=figure.measure, note="Twice.")

    told = [change for e in history.page(Claim, claim.pk).entries for change in e.changes]

    figures = [each for each in told if each.noun == "figure"]
    assert [each.done for each in figures] == [Done.MADE, Done.REMOVED, Done.MADE]
    notes = [f for each in figures for f in each.fields if f.name == "note"]
    assert [(f.old, f.new) for f in notes] == [("", "Twice."), ("Once.", ""), ("", "Once.")]


CATALOGUE: dict[str, tuple[type, Callable[[], Any], Callable[[Any], Any]]] = {
    "speaker alias": (Speaker, make_speaker, lambda row: builders.make_alias(speaker=row)),
    "speaker identifier": (
        Speaker,
        make_speaker,
        lambda row: builders.make_identifier(speaker=row),
    ),
    "role": (Speaker, make_speaker, lambda row: builders.make_role(speaker=row)),
    "snapshot": (Source, make_source, lambda row: builders.make_snapshot(source=row)),
    "measure alias": (Measure, make_measure, lambda row: builders.make_measure_alias(measure=row)),
    "topic alias": (Topic, make_topic, lambda row: builders.make_topic_alias(topic=row)),
    "event identifier": (
        Event,
        builders.make_event,
        lambda row: builders.make_event_identifier(event=row),
    ),
    "evidence": (Review, make_review, lambda row: builders.make_evidence(review=row)),
}


@pytest.mark.parametrize("name", CATALOGUE)
def test_parts_of_other_entries_are_in_their_history(ada: User, name: str) -> None:
    model, make, add = CATALOGUE[name]
    row = make()

    with by(ada):
        add(row)

    [change] = newest(row).changes
    assert (change.done, bool(change.title)) == (Done.MADE, True)
    assert history.page(model, row.pk).entries[-1].changes[0].id == row.pk


def test_one_request_is_one_entry_and_the_last_tells_the_beginning(ada: User) -> None:
    with acting(by=None, via="import"):
        claim = make_claim(dataset="liar", dataset_id="42.json")
        figure = make_assertion(claim=claim)
    with by(ada, note="  The minister corrected it. "):
        Claim.objects.filter(pk=claim.pk).update(statement="Other")
        NumericAssertion.objects.filter(pk=figure.pk).update(low=400, high=400)
        make_appearance(claim=claim)

    last, first = history.page(Claim, claim.pk).entries

    assert (last.who, last.via, last.note) == ("ada", "admin", "The minister corrected it.")
    assert [(each.noun, each.done) for each in last.changes] == [
        ("claim", Done.CHANGED),
        ("figure", Done.CHANGED),
        ("appearance", Done.MADE),
    ]
    assert (first.who, first.via, first.dataset) == (None, "import", "liar 42.json")
    assert {each.noun for each in first.changes} == {"claim", "figure"}
    assert ("", claim.statement) == fields(first)["statement"]


VIA = {
    "admin": {"via": "admin"},
    "api": {"via": "api"},
    "import": {"via": "import"},
    "command": {"via": "command"},
    "nobody said": {},
}


@pytest.mark.parametrize("name", VIA)
def test_an_entry_tells_through_what_it_came(ada: User, name: str) -> None:
    claim = make_claim()

    with transaction.atomic(), audit.noting(user=ada.pk, **VIA[name]):
        Claim.objects.filter(pk=claim.pk).update(statement="Other")

    assert newest(claim).via == VIA[name].get("via", "sql")


def test_plain_sql_is_told_as_sql_by_nobody() -> None:
    claim = make_claim()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET statement = 'SQL' WHERE id = %s", [claim.pk])

    entry = newest(claim)
    assert (entry.who, entry.via, entry.note) == (None, "sql", "")


def test_statuses_are_told_as_verbs_without_their_columns(ada: User) -> None:
    claim = make_claim(status="in_review")
    workflow.move_one(workflow.REJECT, claim=claim, by=ada, reason="duplicate", note="Of 12")
    workflow.move_one(workflow.SUBMIT, claim=claim, by=ada)
    workflow.move_one(workflow.PUBLISH, claim=claim, by=ada)
    workflow.move_one(workflow.RETRACT, claim=claim, by=ada, reason="A typo.")
    workflow.move_one(workflow.PUBLISH, claim=claim, by=ada)

    told = [each.changes[0] for each in history.page(Claim, claim.pk).entries][:-1]

    assert [change.verbs for change in told] == [
        ("Published again: the retraction was taken back",),
        ("Retracted: A typo.",),
        ("Published",),
        ("Submitted for review",),
        ("Rejected: duplicate (Of 12)",),
    ]
    assert all(not change.fields for change in told)


def test_a_merge_is_told_on_both_sides(ada: User) -> None:
    gone, stays = make_claim(), make_claim(statement="It stays.")
    appearance = make_appearance(claim=gone)

    curation.merge(entry=gone, into=stays, by=ada)

    told = {verb for change in newest(gone).changes for verb in change.verbs}
    assert told == {"Merged into “It stays.”"}
    [moved] = newest(stays).changes
    assert (moved.noun, moved.id) == ("appearance", appearance.pk)
    assert [f.label for f in moved.fields] == ["claim"]
    assert len(history.page(Claim, stays.pk).entries) == 2  # not what it was elsewhere


REDACTABLE: dict[str, Callable[[], Any]] = {
    "claim": lambda: make_claim(statement="SECRET"),
    "speaker": lambda: make_speaker(name="SECRET"),
    "source": lambda: make_source(title="SECRET"),
    "measure": lambda: make_measure(label="SECRET"),
    "review": lambda: make_review(summary="SECRET"),
}


@pytest.mark.parametrize("name", REDACTABLE)
def test_a_redacted_object_says_that_it_was_redacted_and_nothing_else(ada: User, name: str) -> None:
    row = REDACTABLE[name]()
    curation.redact(entry=row, reason="A court.", by=ada)

    found = history.page(type(row), row.pk)

    [entry] = found.entries
    [change] = entry.changes
    assert (change.done, change.fields, change.verbs) == (Done.REDACTED, (), ())
    assert (entry.who, entry.note) == ("ada", "A court.")
    assert "SECRET" not in repr(found)


def test_a_redacted_review_is_told_in_its_claim_without_its_words(ada: User) -> None:
    review = make_review(summary="SECRET", rating="SECRET")
    curation.redact(entry=review, reason="A court.", by=ada)
    Claim.objects.filter(pk=review.claim_id).update(statement="Later")

    found = history.page(Claim, review.claim_id)

    assert "SECRET" not in repr(found)
    assert Done.REDACTED in {each.done for entry in found.entries for each in entry.changes}


def test_a_redacted_speaker_is_not_named_in_the_history_of_a_claim(ada: User) -> None:
    speaker = make_speaker(name="SECRET")
    claim = make_claim(speaker=speaker)
    Claim.objects.filter(pk=claim.pk).update(speaker=make_speaker())
    curation.redact(entry=speaker, reason="A court.", by=ada)

    assert "SECRET" not in repr(history.page(Claim, claim.pk))


def test_pages_hold_every_entry_once() -> None:
    claim = make_claim()
    for n in range(7):
        Claim.objects.filter(pk=claim.pk).update(statement=f"Statement {n} of seven")
    whole = history.page(Claim, claim.pk).entries

    paged, before = [], None
    while True:
        found = history.page(Claim, claim.pk, before=before, most=3)
        paged += found.entries
        if (before := found.before) is None:
            break

    assert len(whole) == 8
    assert tuple(paged) == whole


def test_the_number_of_queries_does_not_grow(ada: User) -> None:
    claim = make_claim()

    def everything() -> None:
        for _ in range(2):
            figure = make_assertion(claim=claim, position=next(builders.numbers))
            NumericAssertion.objects.filter(pk=figure.pk).update(note="n")
        make_attribution(claim=claim, position=claim.attributions.count() + 1)
        for make in (make_appearance, make_claim_topic, make_review):
            make(claim=claim)
        make_relation(subject=claim)
        builders.make_evidence(review=claim.reviews.first(), source=make_source())

    everything()
    few = queries(claim)
    for _ in range(6):
        everything()

    assert queries(claim) == few <= 30


def queries(claim: Claim) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        history.page(Claim, claim.pk, most=1000)
    return len(captured)


def test_two_versions_are_compared_whatever_lies_between(ada: User) -> None:
    claim = make_claim(statement="First", place="Lviv")
    figure = make_assertion(claim=claim)
    Claim.objects.filter(pk=claim.pk).update(statement="Second")
    make_claim_topic(claim=claim, topic=make_topic(label="War"))
    figure.delete()
    Claim.objects.filter(pk=claim.pk).update(statement="Third", place="")
    Claim.objects.filter(pk=claim.pk).update(place="Lviv")
    times = [entry.at for entry in history.page(Claim, claim.pk).entries]

    found = history.compare(Claim, claim.pk, times[-2], times[0])

    assert [(c.noun, c.title, c.done) for c in found] == [
        ("claim", "", Done.CHANGED),
        ("figure", "331", Done.REMOVED),
        ("topic", "War", Done.MADE),
    ]
    assert [(f.label, f.old, f.new) for f in found[0].fields] == [("statement", "First", "Third")]
    assert history.compare(Claim, claim.pk, times[0], times[0]) == ()


def test_a_claim_that_is_not_public_has_no_public_versions() -> None:
    assert history.public_versions(make_claim()).versions == ()
    assert history.public_versions(make_claim(status="rejected")).versions == ()


def test_public_versions_begin_with_the_publication_and_name_nobody(ada: User) -> None:
    claim = make_claim(statement="A draft, SECRET", speaker=make_speaker(name="Bob"))
    with by(ada, note="SECRET reason"):
        Claim.objects.filter(pk=claim.pk).update(statement="Ready")
    workflow.move_one(workflow.REJECT, claim=claim, by=ada, reason="other", note="SECRET")
    workflow.move_one(workflow.SUBMIT, claim=claim, by=ada)
    workflow.move_one(workflow.PUBLISH, claim=claim, by=ada)
    with by(ada, note="SECRET"):
        Claim.objects.filter(pk=claim.pk).update(statement="Corrected")
        make_assertion(claim=claim)
    workflow.move_one(workflow.RETRACT, claim=claim, by=ada, reason="A typo.")

    found = history.public_versions(claim).versions

    assert [version.said for version in found] == [("Retracted: A typo.",), (), ("Published",)]
    first = {f.name: f.new for f in found[-1].changes[0].fields}
    assert (first["statement"], first["speaker"]) == ("Ready", "Bob")
    assert fields(found[1])["statement"] == ("Ready", "Corrected")
    assert {change.noun for change in found[1].changes} == {"claim", "figure"}
    assert "SECRET" not in repr(found)
    assert "ada" not in repr(found)


def test_public_versions_hold_no_part_that_the_public_never_saw() -> None:
    claim = make_claim(status="published", speaker=make_speaker())
    draft = make_claim(statement="SECRET draft")
    make_relation(subject=claim, object=draft)
    figure = make_assertion(claim=draft, as_printed="SECRET 331")
    make_assertion(
        claim=claim, baseline_assertion=figure, measure=figure.measure, form="ratio", direction="up"
    )

    found = history.public_versions(claim).versions

    assert "SECRET" not in repr(found)
    assert {c.noun for version in found for c in version.changes} == {"claim", "figure"}


def test_public_versions_are_paged(ada: User) -> None:
    claim = make_claim(status="published", speaker=make_speaker())
    for n in range(3):
        Claim.objects.filter(pk=claim.pk).update(statement=f"Statement {n} of three")

    newer = history.public_versions(claim, most=2)
    older = history.public_versions(claim, most=2, before=newer.before)

    assert [len(newer.versions), len(older.versions)] == [2, 2]
    assert older.versions[-1].said == ("Published",)
    assert older.before is None


def test_a_redacted_claim_has_no_public_versions() -> None:
    claim = make_claim(status="published", speaker=make_speaker())
    curation.redact(entry=claim, reason="A court.", by=None)
    claim.refresh_from_db()

    assert history.public_versions(claim).versions == ()


SHAPES = {
    Claim: ClaimShape,
    NumericAssertion: AssertionShape,
    Attribution: AttributionShape,
    Appearance: AppearanceShape,
    Review: ReviewShape,
    Relation: RelationShape,
}


@pytest.mark.parametrize("model", SHAPES, ids=lambda model: model.__name__)
def test_a_public_version_tells_what_the_public_record_shows(model: type) -> None:
    told = {column.name for column in columns_of(model)} - NOT_PUBLIC

    assert told <= {*SHAPES[model].Meta.fields}
