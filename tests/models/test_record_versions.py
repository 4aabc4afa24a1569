"""Record versions: bytes change if and only if the version rises, whoever writes and however."""

from __future__ import annotations

import json
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from claims.models import (
    Appearance,
    Claim,
    ClaimTopic,
    FieldLock,
    RecordVersion,
    Relation,
    Source,
    Speaker,
    Topic,
)
from claims.models.base import Row
from claims.records import record_cache
from claims.records.dependencies import RECORDS
from tests.support.patience import A_WHILE, PATIENCE
from tests.support.world import make_world
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [m for m in apps.get_app_config("claims").get_models() if issubclass(m, Row)]
MOST_ROWS = 20  # of a model, such as the words of ratings that come with the database
PUBLIC_MODELS = [record.model for record in RECORDS]
VALUES = [
    "'changed words'",
    "'B'",
    "'C'",
    "'de'",
    "'DE'",
    "'person'",
    "'outlet'",
    "'speech'",
    "'opinion'",
    "'year'",
    "'month'",
    "'said'",
    "'cited'",
    "'false'",
    "'gt'",
    "'supports'",
    "'contradicts'",
    "'retracted'",
    "'published'",
    "'stock'",
    "'https://elsewhere.example/x'",
    "'some-slug'",
    "'indirect'",
    "'down'",
    "'rounded'",
    "''",
    "'USD'",
    "'%'",
    "'difference'",
    "'forecast'",
    "'battle'",
    "-300",
    "48.7",
    "true",
    "false",
    "NULL",
    "2",
    "7",
    "332",
    "1000",
    "'2021-01-01T00:00Z'",
    "'2022-03-05T00:00Z'",
    "now()",
    "'[2022-03-01,2022-03-03)'",
    "'(1,2]'",
]


def public_records() -> dict[Any, tuple[str, int]]:
    """Each public record's bytes without its version, and its version."""
    records = {}
    for record in RECORDS:
        public = list(record.model._default_manager.public().values_list("pk", flat=True))
        for held in record_cache.render(record_cache.KINDS[record.kind], public):
            data = json.loads(held.body or b"")
            version = data.pop("version")
            data.pop("modified")
            records[held.id] = (json.dumps(data), version)
    return records


def assert_versions_follow(before: dict[Any, Any], after: dict[Any, Any]) -> set[Any]:
    """The records that changed are those whose versions rose, each by one; returns them."""
    assert before.keys() <= after.keys(), "a public record vanished"
    changed = {key for key in before if before[key][0] != after[key][0]}
    raised = {key for key in before if before[key][1] != after[key][1]}
    assert changed == raised
    assert all(after[key][1] == before[key][1] + 1 for key in raised)
    assert all(after[key][1] == 1 for key in after.keys() - before.keys())
    return changed


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.model_name)
def test_any_column_changed_by_sql_raises_just_the_records_that_show_it(
    model: type[models.Model],
) -> None:
    make_world()
    before = public_records()

    for field in model._meta.local_concrete_fields:
        for key in sorted(model._default_manager.values_list("pk", flat=True))[:MOST_ROWS]:
            if change_by_sql(model, field, key):
                after = public_records()
                assert_versions_follow(before, after)
                before = after


def change_by_sql(model: type[models.Model], field: models.Field, key: Any) -> bool:
    """Give a column another value that the database accepts, if there is one; say whether."""
    table, column = model._meta.db_table, field.column
    values = VALUES
    if field.is_relation:
        keys = field.related_model._default_manager.values_list("pk", flat=True)
        values = ["NULL", *(f"'{other}'" for other in keys)]
    for value in values:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"SELECT {column}::text FROM {table} WHERE id = %s", [key])
                was = cursor.fetchone()
                cursor.execute(
                    f"UPDATE {table} SET {column} = {value} WHERE id = %s RETURNING {column}::text",
                    [key],
                )
                if cursor.fetchone() == was:
                    continue
        except DatabaseError:
            continue
        return True
    return False


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.model_name)
def test_rows_inserted_and_deleted_by_sql_raise_just_the_records_that_show_them(
    model: type[models.Model],
) -> None:
    make_world()
    table = model._meta.db_table
    before = public_records()
    copied = 0
    for key in sorted(model._default_manager.values_list("pk", flat=True))[:MOST_ROWS]:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE gone AS SELECT * FROM {table} WHERE id = %s", [key])
            for statement in (
                f"DELETE FROM {table} WHERE id = %s",
                f"INSERT INTO {table} SELECT * FROM gone WHERE id = %s",
            ):
                try:
                    with transaction.atomic():
                        cursor.execute(statement, [key])
                except DatabaseError:
                    continue
                after = public_records()
                assert_versions_follow(before, after)
                before = after
                copied += 1
            cursor.execute("DROP TABLE gone")
    assert copied or model in PUBLIC_MODELS or model is FieldLock


def test_a_record_is_raised_once_per_transaction() -> None:
    world = make_world()
    before = public_records()

    with transaction.atomic():
        world.claim.place = "Kyiv"
        world.claim.save()
        world.claim.place = "Lviv"
        world.claim.save()
        Speaker.objects.filter(pk=world.minister.pk).update(name="Ada Renamed")

    changed = assert_versions_follow(before, public_records())
    assert {world.claim.pk, world.minister.pk, world.first.pk, world.earlier.pk} == changed


WRITES_OF_NOTHING = {
    "save": lambda w: w.claim.save(),
    "update": lambda w: Speaker.objects.update(name=models.F("name")),
    "bulk_update": lambda w: Source.objects.bulk_update(Source.objects.all(), ["title"]),
    "sql": lambda w: connection.cursor().execute("UPDATE claims_measure SET label = label"),
}


@pytest.mark.parametrize("write", WRITES_OF_NOTHING.values(), ids=WRITES_OF_NOTHING)
def test_a_write_that_changes_nothing_raises_nothing(write: Any) -> None:
    world = make_world()
    world.claim.refresh_from_db()
    before, record_versions = public_records(), list(RecordVersion.objects.order_by("id").values())
    changed = {
        model: model._default_manager.filter(modified_at__isnull=False).count() for model in ROWS
    }

    write(world)

    assert public_records() == before
    assert list(RecordVersion.objects.order_by("id").values()) == record_versions
    assert {
        m: m._default_manager.filter(modified_at__isnull=False).count() for m in ROWS
    } == changed


def loaddata_again(world: Any) -> None:
    text = serializers.serialize("json", Speaker.objects.all())
    rows = json.loads(text)
    for row in rows:
        if row["pk"] == str(world.minister.pk):
            row["fields"]["name"] = "Ada Reloaded"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speakers.json"
        path.write_text(json.dumps(rows))
        call_command("loaddata", str(path), verbosity=0)


def copy_alias(world: Any) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY claims_speakeralias (speaker_id, name, language) FROM STDIN") as copy,
    ):
        copy.write(f"{world.minister.pk}\tAda M.\ten\n")


def rename(world: Any) -> None:
    world.minister.name = "Ada Saved"
    world.minister.save()


WRITES_OF_THE_SPEAKER = {
    "save": rename,
    "update": lambda w: Speaker.objects.filter(pk=w.minister.pk).update(name="Ada Updated"),
    "bulk_update": lambda w: Speaker.objects.bulk_update(
        [Speaker(pk=w.minister.pk, name="Ada Bulk")], ["name"]
    ),
    "sql": lambda w: connection.cursor().execute(
        "UPDATE claims_speaker SET name = 'Ada SQL' WHERE slug = 'ada'"
    ),
    "loaddata": loaddata_again,
}


@pytest.mark.parametrize("write", WRITES_OF_THE_SPEAKER.values(), ids=WRITES_OF_THE_SPEAKER)
def test_a_renamed_speaker_raises_its_claims_by_every_write_path(write: Any) -> None:
    world = make_world()
    before = public_records()

    write(world)

    changed = assert_versions_follow(before, public_records())
    assert {world.minister.pk, world.claim.pk, world.first.pk, world.earlier.pk} == changed


def test_copy_raises_the_record_it_adds_to() -> None:
    world = make_world()
    before = public_records()

    copy_alias(world)

    assert assert_versions_follow(before, public_records()) == {world.minister.pk}


def test_bulk_create_raises_the_record_it_adds_to() -> None:
    world = make_world()
    before = public_records()

    ClaimTopic.objects.bulk_create([ClaimTopic(claim=world.claim, topic=world.war)])

    assert assert_versions_follow(before, public_records()) == {world.claim.pk}


def test_nothing_that_only_a_draft_uses_is_public() -> None:
    world = make_world()

    assert set(public_records()).isdisjoint(
        {world.draft.pk, world.hidden.pk, world.hidden_source.pk, world.to_draft.pk}
    )


def test_publishing_a_draft_makes_public_what_it_refers_to() -> None:
    world = make_world()
    before = public_records()

    Claim.objects.filter(pk=world.draft.pk).update(status="published")

    after = public_records()
    changed = assert_versions_follow(before, after)
    assert after.keys() - before.keys() == {
        world.draft.pk,
        world.hidden.pk,
        world.hidden_source.pk,
        world.to_draft.pk,
    }
    assert changed == {world.claim.pk}, "the claim now shows its relation to the draft"


def test_a_broader_topic_is_public_with_its_narrower_one() -> None:
    world = make_world()

    assert set(Topic.objects.public()) == {world.war, world.losses}


@pytest.mark.parametrize("model", PUBLIC_MODELS, ids=lambda m: m._meta.model_name)
def test_the_database_refuses_to_delete_what_was_public(model: Any) -> None:
    make_world()

    for row in model._default_manager.public():
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [row.pk])


def test_the_versions_of_a_restored_database_are_raised() -> None:
    make_world()
    before = public_records()

    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_raise_versions_if_moved()")
        cursor.execute("UPDATE claims_cluster SET system_identifier = 'another'")
        cursor.execute("SELECT onrecord_raise_versions_if_moved()")
        assert cursor.fetchone()[0] == len(before)

    after = public_records()
    assert {key: version + 1 for key, (_, version) in before.items()} == {
        key: version for key, (_, version) in after.items()
    }


def test_a_part_added_while_its_claim_is_published_becomes_public_with_it() -> None:
    """Either order of the two commits: neither transaction sees the other's rows."""
    world = make_world()
    late = Source.objects.create(kind="other", title="Late source")
    added, published = threading.Event(), threading.Event()

    def add() -> None:
        with transaction.atomic():
            Appearance.objects.create(claim=world.draft, source=late)
            Relation.objects.create(subject=world.first, kind="supports", object=world.draft)
            added.set()
            published.wait(A_WHILE)
        connection.close()

    def publish() -> None:
        added.wait(PATIENCE)
        Claim.objects.filter(pk=world.draft.pk).update(status="published")
        published.set()
        connection.close()

    in_parallel(add, publish)

    assert Source.objects.public().filter(pk=late.pk).exists()
    assert Relation.objects.public().filter(subject=world.first).exists()


def test_a_part_added_before_its_claims_publication_is_committed_becomes_public() -> None:
    world = make_world()
    late = Source.objects.create(kind="other", title="Late source")
    published = threading.Event()

    def publish() -> None:
        with transaction.atomic():
            Claim.objects.filter(pk=world.draft.pk).update(status="published")
            published.set()
            time.sleep(A_WHILE)
        connection.close()

    def add() -> None:
        published.wait(PATIENCE)
        Appearance.objects.create(claim=world.draft, source=late)
        connection.close()

    in_parallel(publish, add)

    assert Source.objects.public().filter(pk=late.pk).exists()
