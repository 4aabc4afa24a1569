"""Rules of the house that hold for every model, so that a new one is covered the day it is
added."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from claims.models.base import PublicObject, Row
from claims.models.error_messages import TRIGGERED
from claims.quantities.units.conversion import UNITS
from claims.records.dependencies import RECORDS
from claims.records.record_cache import KINDS
from claims.services.audit import acting

MODELS = [
    m for m in apps.get_app_config("claims").get_models() if not hasattr(m, "pgh_tracked_model")
]
ROWS = [m for m in MODELS if issubclass(m, Row)]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.model_name)
every_row = pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.model_name)


@every_model
def test_every_constraint_has_a_code_a_sentence_and_a_name_that_fits(model: Any) -> None:
    internal = {
        "unit_code_dimension",
        "measure_key_for_assertions",
        "recordversion_version_positive",
        "cluster_one_row",
        "agreementgroup_once",
        "agreementchange_once",
        "draftchange_once",
        "job_once",
    }
    for constraint in model._meta.constraints:
        assert len(constraint.name.encode()) <= 63
        if constraint.name not in internal:
            assert constraint.violation_error_code, constraint.name
            assert constraint.violation_error_message.endswith("."), constraint.name
            assert "onstraint" not in constraint.violation_error_message, constraint.name


@every_model
def test_every_text_has_a_bound_that_the_database_knows(model: Any) -> None:
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.CharField | models.TextField):
            assert field.max_length, field
            assert "char_length" in (field.db_check(connection) or ""), field


@every_row
def test_every_field_a_curator_fills_in_says_what_it_wants(model: Any) -> None:
    named_well_enough = {
        "speaker",
        "claim",
        "source",
        "review",
        "topic",
        "kind",
        "start",
        "end",
        "event",
        "measure",
        "published_at",
        "reviewed_at",
        "title",
        "language",
        "status",
    }
    for field in model._meta.local_concrete_fields:
        if field.editable and not field.primary_key:
            assert field.help_text or field.name in named_well_enough, field


@every_row
def test_every_row_has_a_history_of_updates_and_deletions(model: Any) -> None:
    events = [m for m in apps.get_models() if getattr(m, "pgh_tracked_model", None) is model]

    assert len(events) == 1
    assert {t.name for t in model._meta.triggers} >= {"update_update", "delete_delete"}


@every_row
@pytest.mark.django_db
def test_every_row_notes_who_changed_it(model: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [model._meta.db_table]
        )
        triggers = {name for (name,) in cursor.fetchall()}

    assert any(name.startswith("z_note_change") for name in triggers)
    if issubclass(model, PublicObject):
        assert "b_public_stays" in triggers
    if hasattr(model, "merged_into"):
        assert "b_merge_is_final" in triggers


def test_every_public_object_has_one_record_and_one_shape() -> None:
    assert {record.model for record in RECORDS} == {m for m in ROWS if issubclass(m, PublicObject)}
    assert {record.kind for record in RECORDS} == {
        name for name, kind in KINDS.items() if kind.stored
    }


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_every_column_a_record_reads_exists(record: Any) -> None:
    for path in record.reads:
        assert record.columns(path) or path in {"evidence", "claim_topics"}


@pytest.mark.django_db
def test_every_unit_of_the_table_is_in_the_database() -> None:
    from claims.models import Unit

    stored = {
        u.code: (u.dimension, u.factor_numerator, u.factor_denominator, u.offset)
        for u in Unit.objects.all()
    }

    assert stored == {
        u.code: (u.dimension, u.factor.numerator, u.factor.denominator, u.offset)
        for u in UNITS.values()
    }


@pytest.mark.django_db
def test_every_refusal_of_a_trigger_has_words() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''(\\w+)''', 'g'))[1] FROM pg_proc "
            "WHERE proname LIKE 'onrecord%'"
        )
        raised = {name for (name,) in cursor.fetchall()}

    assert raised
    assert raised <= TRIGGERED.keys()


@pytest.mark.django_db
def test_the_databases_own_keys_are_version_7_and_grow() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_uuid7() FROM generate_series(1, 1000)")
        keys = [row[0] for row in cursor.fetchall()]

    assert {key.version for key in keys} == {7}
    assert {key.variant for key in keys} == {"specified in RFC 4122"}
    assert len(set(keys)) == 1000
    assert keys[0].int >> 80 <= keys[-1].int >> 80


NEVER = ["infinity", "-infinity", "4000-01-01 BC", "0001-01-01", "9999-12-31", "20000-01-01"]
DATES = {
    models.DateTimeField: "{}",
    models.DateField: "{}",
    DateRangeField: "[{0},{0}]",
    DateTimeRangeField: "[{0},{0}]",
}


def dates(model: Any) -> list[tuple[str, str]]:
    """The columns of a table that hold dates, each with how one is written."""
    return [
        (field.column, form)
        for field in model._meta.local_concrete_fields
        for kind, form in DATES.items()
        if isinstance(field, kind)
        and not (kind is models.DateField and isinstance(field, models.DateTimeField))
    ]


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if model._meta.managed and dates(model)],
    ids=lambda model: model._meta.db_table,
)
@pytest.mark.django_db
def test_no_date_is_stored_that_python_cannot_read(model: Any) -> None:
    """Of every table, those of others and of former states included, by plain SQL."""
    columns = dict(dates(model))
    others = {field.column for field in model._meta.local_concrete_fields} - columns.keys()
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE probe (LIKE {model._meta.db_table} INCLUDING CONSTRAINTS)"
        )
        for column in others:
            cursor.execute(f'ALTER TABLE probe DROP COLUMN "{column}" CASCADE')
        for column in columns:
            cursor.execute(f'ALTER TABLE probe ALTER "{column}" DROP NOT NULL')
        for column, form in columns.items():
            for never in NEVER:
                statement = f"INSERT INTO probe (\"{column}\") VALUES ('{form.format(never)}')"
                refused = refusal(cursor, statement)
                assert column in refused, (column, never)


def refusal(cursor: Any, statement: str) -> str:
    """The constraint that refuses it."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        cursor.execute(statement)
    return refused.value.__cause__.diag.constraint_name


@pytest.mark.django_db
def test_a_date_out_of_range_is_refused_in_words_under_its_name() -> None:
    with (
        pytest.raises(ValidationError) as refused,
        acting(by=None),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO claims_topic (label, slug, created_at) VALUES ('x', 'x', '-infinity')"
        )

    [error] = refused.value.error_dict["created_at"]
    assert (error.code, error.messages) == (
        "date_out_of_range",
        ["A date lies between the years 1 and 9998."],
    )
