"""What curators do: publish, retract, merge, redact. Atomic, signed, and refused in words."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    Relation,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerIdentifier,
    Topic,
)
from claims.models.error_messages import explain
from claims.services import curation
from claims.services.audit import acting
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("curator")


def events(model: Any) -> Any:
    return next(
        m
        for m in apps.get_app_config("claims").get_models()
        if getattr(m, "pgh_tracked_model", None) is model
    )


def test_the_root_is_the_origin_of_the_chain() -> None:
    world = make_world()
    claim = world.claim

    claim.refresh_from_db()
    assert claim.root_speaker == world.witness

    Attribution.objects.filter(claim=claim, position=1).update(position=3)
    claim.refresh_from_db()
    assert claim.root_speaker == world.minister

    Attribution.objects.filter(claim=claim).delete()
    claim.refresh_from_db()
    assert claim.root_speaker == world.minister


def test_merging_moves_everything_and_leaves_an_address(user: User) -> None:
    world = make_world()
    twin = Speaker.objects.create(name="Ada N.", slug="ada-m", kind="person")
    Speaker.objects.filter(pk=twin.pk).update(name="Ada M.")
    SpeakerAlias.objects.create(speaker=twin, name="A. Minister", language="pl")
    SpeakerIdentifier.objects.create(speaker=twin, scheme="isni", value="0")
    older = Speaker.objects.create(name="Older", slug="older", kind="person")
    curation.merge(entry=older, into=twin, by=user)
    claim = Claim.objects.create(statement="More.", speaker=twin, status="published")

    curation.merge(entry=twin, into=world.minister, by=user)

    claim.refresh_from_db()
    older.refresh_from_db()
    twin.refresh_from_db()
    assert claim.speaker == claim.root_speaker == world.minister
    assert older.merged_into == twin.merged_into == world.minister
    assert sorted(i.scheme for i in world.minister.identifiers.all()) == ["isni", "wikidata"]
    names = sorted(alias.name for alias in world.minister.aliases.all())
    assert names == ["A. Minister", "Ada M.", "Older"], "the alias it had already is not doubled"
    assert twin.modified_by == user


def test_merging_claims_keeps_their_numbers_and_withdraws_what_joined_them(user: User) -> None:
    world = make_world()
    publish = {"status": "published", "speaker": world.minister}
    twin = Claim.objects.create(statement="331 died, they say.", **publish)
    same = {"as_printed": "331", "measure": world.killed, "low": 331, "high": 331}
    NumericAssertion.objects.create(claim=twin, **same)
    Attribution.objects.create(claim=twin, position=1, speaker=world.minister, verb="said")
    Appearance.objects.create(claim=twin, source=world.report)
    relation = Relation.objects.create(subject=twin, kind="supports", object=world.claim)

    curation.merge(entry=twin, into=world.claim, by=user)

    twin.refresh_from_db()
    relation.refresh_from_db()
    assert twin.merged_into == world.claim
    assert (twin.assertions.count(), twin.attributions.count()) == (1, 1)
    assert {a.source for a in world.claim.appearances.all()} == {world.article, world.report}
    assert relation.retraction_reason == f"{twin.pk} was merged into {world.claim.pk}."


def test_a_topic_is_not_merged_into_its_own_narrower_one(user: User) -> None:
    world = make_world()

    with pytest.raises(ValidationError) as refusal:
        curation.merge(entry=world.war, into=world.losses, by=user)

    world.losses.refresh_from_db()
    assert refusal.value.code in {"loop", "self_reference"}
    assert world.losses.broader == world.war


def test_nothing_is_merged_into_what_was_redacted(user: User) -> None:
    world = make_world()
    twin = Speaker.objects.create(name="Twin", slug="twin", kind="person")
    curation.redact(entry=world.minister, reason="A court said so.", by=user)

    with pytest.raises(ValidationError) as refusal:
        curation.merge(entry=twin, into=world.minister, by=user)

    assert refusal.value.code == "redacted"


CHAINS = [
    ("into one that is merged", lambda w, a, b, c: (a, b)),
    ("one that others are merged into", lambda w, a, b, c: (c, a)),
    ("into itself", lambda w, a, b, c: (a, a)),
]


@pytest.mark.parametrize("ends", [row[1] for row in CHAINS], ids=[row[0] for row in CHAINS])
def test_sql_cannot_make_a_chain_of_merges(ends: Any) -> None:
    world = make_world()
    a, b, c = (Topic.objects.create(label=name, slug=name) for name in "abc")
    Topic.objects.filter(pk=b.pk).update(merged_into=c)
    entry, into = ends(world, a, b, c)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Topic.objects.filter(pk=entry.pk).update(merged_into=into)

    assert explain(refusal.value).code in {"chain_of_merges", "merged_into_itself"}


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_make_no_loop(user: User) -> None:
    a, b = (Topic.objects.create(label=name, slug=name) for name in "ab")
    refusals: list[Any] = []

    def merge(entry: Topic, into: Topic) -> None:
        try:
            curation.merge(entry=entry, into=into, by=None)
        except (ValidationError, DatabaseError) as error:
            refusals.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=merge, args=pair) for pair in ((a, b), (b, a))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    merged = [t for t in Topic.objects.all() if t.merged_into_id]
    assert (len(merged), len(refusals)) == (1, 1)


def test_a_failure_half_way_leaves_nothing_behind(user: User, monkeypatch: Any) -> None:
    world = make_world()
    twin = Speaker.objects.create(name="Twin", slug="twin", kind="person")
    claim = Claim.objects.create(statement="More.", speaker=twin)
    monkeypatch.setattr(Speaker, "save", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        curation.merge(entry=twin, into=world.minister, by=user)

    claim.refresh_from_db()
    assert claim.speaker == twin


REFUSED = {
    "a topic broader than itself through another": (
        "topic",
        lambda w: Topic.objects.filter(pk=w.war.pk).update(broader=w.losses),
        "loop",
    ),
    "a repeat of a repeat": (
        "relation",
        lambda w: Relation.objects.create(subject=w.earlier, kind="repeats", object=w.claim),
        "chain_of_repeats",
    ),
    "the first utterance repeating something": (
        "relation",
        lambda w: Relation.objects.create(subject=w.first, kind="repeats", object=w.earlier),
        "chain_of_repeats",
    ),
    "a claim related to itself": (
        "relation",
        lambda w: Relation.objects.create(subject=w.claim, kind="supports", object=w.claim),
        "self_reference",
    ),
    "a published claim without a speaker": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(speaker=None),
        "speaker_missing",
    ),
    "a published claim back in draft": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(status="draft"),
        "already_public",
    ),
    "a public claim merged into a draft": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(merged_into=w.draft),
        "survivor_not_public",
    ),
    "a year beyond 9998": (
        "claim",
        lambda w: connection.cursor().execute("UPDATE claims_claim SET said_at = '10000-01-01'"),
        "date_out_of_range",
    ),
    "an infinite date": (
        "claim",
        lambda w: connection.cursor().execute("UPDATE claims_claim SET said_at = 'infinity'"),
        "date_out_of_range",
    ),
    "a date before Christ": (
        "source",
        lambda w: connection.cursor().execute(
            "UPDATE claims_source SET accessed_at = '0044-03-15 BC'"
        ),
        "date_out_of_range",
    ),
    "a day finer than its month": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(said_precision="month"),
        "finer_than_precision",
    ),
    "a date without its precision": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(said_precision=""),
        "precision_missing",
    ),
    "a rating off its scale": (
        "review",
        lambda w: type(w.review).objects.filter(pk=w.review.pk).update(rating_value=6),
        "off_scale",
    ),
    "a statement of a million characters": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(statement="x" * 1_000_000),
        "too_long",
    ),
    "an empty statement": (
        "claim",
        lambda w: Claim.objects.filter(pk=w.claim.pk).update(statement=" \n"),
        "blank",
    ),
    "a script for an address": (
        "source",
        lambda w: Source.objects.filter(pk=w.article.pk).update(url="javascript:alert(1)"),
        "invalid_url",
    ),
    "a changed unit": (
        "unit",
        lambda w: connection.cursor().execute(
            "UPDATE claims_unit SET factor_numerator = 2 WHERE code = 'km'"
        ),
        "unit_is_fixed",
    ),
    "a new id": (
        "assertion",
        lambda w: connection.cursor().execute(
            "UPDATE claims_numericassertion SET id = onrecord_uuid7()"
        ),
        "id_is_fixed",
    ),
    "an infinite redaction": (
        "topic",
        lambda w: connection.cursor().execute("UPDATE claims_topic SET redacted_at = 'infinity'"),
        "date_out_of_range",
    ),
    "a version set by hand": (
        "recordversion",
        lambda w: connection.cursor().execute("UPDATE claims_recordversion SET version = 1"),
        "record_versions_are_derived",
    ),
    "a record version taken away": (
        "recordversion",
        lambda w: connection.cursor().execute("DELETE FROM claims_recordversion"),
        "record_versions_are_derived",
    ),
    "emptying a table": (
        "claim",
        lambda w: connection.cursor().execute(
            "SET LOCAL onrecord.may_truncate = off; TRUNCATE claims_claimevent CASCADE"
        ),
        "public_stays",
    ),
    "a deleted public speaker": (
        "speaker",
        lambda w: connection.cursor().execute("DELETE FROM claims_speaker WHERE slug = 'ministry'"),
        "public_stays",
    ),
}


@pytest.mark.parametrize(("_", "write", "code"), REFUSED.values(), ids=REFUSED)
def test_the_database_refuses_what_must_never_be(_: str, write: Any, code: str) -> None:
    world = make_world()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        write(world)

    error = explain(refusal.value)
    lists = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
    assert [e.code for found in lists for e in found] == [code]
    assert not any(e.message == "The database refuses this." for found in lists for e in found)


def test_redaction_erases_text_parts_and_history_but_not_the_address(user: User) -> None:
    world = make_world()
    claim = world.claim
    with acting(by=user, via="test"):
        Claim.objects.filter(pk=claim.pk).update(statement="SECRET former words")

    curation.redact(entry=claim, reason="A court said so.", by=user)

    claim.refresh_from_db()
    assert (claim.statement, claim.quote, claim.quote_translation) == ("", "", "")
    assert (claim.redaction_reason, claim.redacted_at is not None) == ("A court said so.", True)
    assert not claim.appearances.exists()
    assert not claim.assertions.exists()
    assert not ClaimTopic.objects.filter(claim=claim).exists()
    with connection.cursor() as cursor:
        # What a source says stays the source's.
        for model in {*apps.get_app_config("claims").get_models()} - {Snapshot}:
            cursor.execute(
                f"SELECT count(*) FROM {model._meta.db_table} t "
                "WHERE to_jsonb(t)::text LIKE '%SECRET%' OR to_jsonb(t)::text LIKE '%at least 331%'"
            )
            assert cursor.fetchone()[0] == 0, model


def test_redacting_a_speaker_erases_its_name_everywhere_it_stood(user: User) -> None:
    world = make_world()
    with acting(by=user, via="test"):
        SpeakerAlias.objects.filter(speaker=world.minister).delete()
    SpeakerAlias.objects.create(speaker=world.minister, name="Ada Again")

    curation.redact(entry=world.minister, reason="A court said so.", by=user)

    world.minister.refresh_from_db()
    assert world.minister.slug == f"redacted-{world.minister.pk}"
    with connection.cursor() as cursor:
        for model in apps.get_app_config("claims").get_models():
            cursor.execute(
                f"SELECT count(*) FROM {model._meta.db_table} t "
                "WHERE to_jsonb(t)::text ~ 'Ada|A\\. Minister'"
            )
            assert cursor.fetchone()[0] == 0, model


def test_what_was_redacted_is_not_imported_again(user: User) -> None:
    dataset = {"dataset": "set", "dataset_id": "ada-minister"}
    speaker = Speaker.objects.create(name="Ada Minister", slug="ada", kind="person", **dataset)
    curation.redact(entry=speaker, reason="A court said so.", by=user)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Speaker.objects.create(name="Ada Minister", slug="ada", kind="person", **dataset)

    assert explain(refusal.value).code == "redacted"
    assert Speaker.objects.get().dataset_id.startswith("sha256:")


def test_redacting_a_source_erases_its_snapshots(user: User) -> None:
    world = make_world()

    curation.redact(entry=world.article, reason="Personal data.", by=user)

    world.article.refresh_from_db()
    assert world.article.title == "[redacted]"
    assert not world.article.snapshots.exists()


def test_history_keeps_every_former_state_by_whatever_path(user: User) -> None:
    world = make_world()

    with acting(by=user, via="test"):
        Speaker.objects.filter(pk=world.minister.pk).update(name="Second")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_speaker SET name = 'Third' WHERE slug = 'ada'")
    ClaimTopic.objects.filter(claim=world.claim).delete()

    states = events(Speaker).objects.filter(pgh_obj_id=world.minister.pk).order_by("pgh_id")
    assert [(s.name, s.pgh_label) for s in states] == [
        ("Ada Minister", "update"),
        ("Second", "update"),
    ]
    assert states[0].pgh_context.metadata == {"user": user.pk, "via": "test"}
    assert events(ClaimTopic).objects.get().pgh_label == "delete"


def test_history_cannot_be_rewritten() -> None:
    world = make_world()
    Speaker.objects.filter(pk=world.minister.pk).update(name="Second")

    for statement in (
        "UPDATE claims_speakerevent SET name = 'x'",
        "DELETE FROM claims_speakerevent",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nobody_rewrites_who_made_a_row(user: User) -> None:
    with acting(by=user, via="test"):
        speaker = Speaker.objects.create(name="A", slug="a", kind="person")

    Speaker.objects.filter(pk=speaker.pk).update(created_via="forged", created_by=None)

    speaker.refresh_from_db()
    assert (speaker.created_by, speaker.created_via, speaker.modified_at) == (user, "test", None)
