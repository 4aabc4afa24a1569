"""A column is declared once: its record, version, formats and import follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import make_dataclass
from typing import Any

import pytest
from django.db import connection, models
from rest_framework import serializers

from claims.formats.records import TopicRecord
from claims.models import Topic
from claims.records import plain_records, projection, record_cache, triggers
from claims.records.dependencies import RECORDS, Record
from claims.records.fieldsets import Selection, item
from claims.records.record_cache import KINDS, Held
from claims.records.schemas import TopicRef, TopicShape, Via
from claims.records.schemas.base import RecordShape, Rows
from claims.services.exporting import writers
from claims.services.exporting.walking import of_one
from tests.support.world import make_world

TOPIC, CLAIM = [record for record in RECORDS if record.kind in ("topic", "claim")]
CACHES = (projection.json_of, plain_records.shape_of)
DROPPED = "DROP TRIGGER zz_probe ON claims_topic; DROP FUNCTION probe()"


def sql(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture
def nickname(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A column of topics: in the table, the model and its schema, and nowhere else."""
    field = models.TextField(default="", db_default="")
    sql("ALTER TABLE claims_topic ADD COLUMN nickname text NOT NULL DEFAULT ''")
    field.contribute_to_class(Topic, "nickname")
    monkeypatch.setattr(TopicShape.Meta, "fields", (*TopicShape.Meta.fields, "nickname"))
    monkeypatch.setattr(triggers, "RECORDS", (Record("topic", TopicShape),))
    forget()
    yield
    forget()
    Topic._meta.local_fields.remove(field)
    Topic._meta._expire_cache()
    del Topic.nickname
    sql("ALTER TABLE claims_topic DROP COLUMN nickname")


@pytest.fixture
def made_anew(nickname: None) -> Iterator[None]:
    """With the trigger that its migration would make."""
    body = "\n".join(triggers._by_table()[Topic]["update"])
    sql(
        "CREATE FUNCTION probe() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body}\nRETURN NULL; END $$; "
        "CREATE TRIGGER zz_probe AFTER UPDATE ON claims_topic "
        "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows "
        "FOR EACH STATEMENT EXECUTE FUNCTION probe()"
    )
    yield
    sql(DROPPED)


def rendered(topic: Topic) -> Held:
    [held] = record_cache.render(KINDS["topic"], [topic.pk])
    return held


def test_a_new_column_is_shown_and_raises_the_version(made_anew: None) -> None:
    topic = make_world().war
    before = rendered(topic)

    sql("UPDATE claims_topic SET nickname = 'W' WHERE id = %s", topic.pk)

    after = rendered(topic)
    shown = [json.loads(held.body or b"")["nickname"] for held in (before, after)]
    assert shown == ["", "W"]
    assert after.version == before.version + 1


def test_a_new_column_is_in_every_format(nickname: None) -> None:
    topic = make_world().war
    held = rendered(topic)
    body, listing = held.body or b"", of_one(KINDS["topic"], Selection(), held)

    header, line = b"".join(writers.of_records("csv", listing, [body])).splitlines()

    assert header.decode().split(",")[-1] == "nickname"
    assert line.endswith(b',""')
    assert b'"nickname":""' in b"".join(writers.of_records("ndjson", listing, [body]))


def test_a_new_column_may_stand_in_a_line_of_an_import(
    nickname: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"slug": "war", "nickname": "W"}
    ignoring = plain_records.shape_of(TopicShape)(given, "topic")
    wider: Any = make_dataclass("Wider", [("nickname", str, "")], bases=(TopicRecord,), frozen=True)
    monkeypatch.setitem(plain_records.PLAIN, TopicShape, wider)
    forget()

    read = plain_records.shape_of(TopicShape)(given, "topic")

    assert ignoring == TopicRecord(slug="war")
    assert read == wider(slug="war", nickname="W")


def test_a_path_follows_the_references_of_a_schema() -> None:
    assert TOPIC.reads["broader"] == ["id", "slug", "label"]
    assert TOPIC.columns("")[-1] == "broader_id"
    assert CLAIM.columns("claim_topics") == ["claim_id", "topic_id"]
    assert CLAIM.reads["relations_in.subject"] == ["id", "statement", "status"]


def test_a_date_is_read_with_its_precision() -> None:
    assert {"said_at", "said_precision"} <= set(CLAIM.reads[""])


def test_a_condition_of_a_list_is_read_and_kept() -> None:
    class Shape(RecordShape):
        topics = Rows(TopicRef(), "", Via("claim_topics.topic", "{row}.position > 0"))

        class Meta:
            model = CLAIM.model
            fields = ("topics",)

    record = Record("claim", Shape)

    assert record.reads == {
        "": [],
        "claim_topics": ["position"],
        "claim_topics.topic": ["id", "slug", "label"],
    }
    assert record.only == {"claim_topics.topic": "t1.position > 0"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_what_is_no_column_is_known(record: Any) -> None:
    """Of the row of a version, or of the SQL that finds the rows of a list."""
    assert unread(record.shape(), record.model) <= {"version", "modified", "through", "direction"}


def unread(shape: Any, model: Any) -> set[str]:
    names = {field.attname for field in model._meta.concrete_fields}
    found = set()
    for name, member in shape.fields.items():
        inner = item(member)
        if isinstance(inner, serializers.BaseSerializer):
            found |= unread(inner, inner.Meta.model) if hasattr(inner, "Meta") else set()
        elif member.source not in {*names, "*"}:
            found.add(name)
    return found


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_the_order_of_parts_depends_on_what_is_read(record: Any) -> None:
    """Else a record would change its bytes and keep its version."""
    for path in record.reads:
        hops = record.hops(path)
        if hops and not hops[-1].forward:
            order = projection.order(hops[-1].model, "t").replace('t."', "").replace('"', "")
            columns = {key.split(" ")[0] for key in order.split(", ")}
            assert columns - {"topic__label"} <= {*record.columns(path), "id"}
