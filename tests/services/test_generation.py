"""Generated claims: of every kind, accepted by the tables as they are, the same for one seed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Avg, Count, Max, Q

from claims.models import (
    Appearance,
    AssertionPrecision,
    Attribution,
    AttributionVerb,
    Claim,
    ClaimKind,
    Comparator,
    Event,
    EventIdentifier,
    ExchangeRate,
    FieldLock,
    Form,
    Measure,
    MeasureAlias,
    NumericAssertion,
    Precision,
    QuoteType,
    RatingWord,
    RecordVersion,
    Relation,
    RelationKind,
    Reliability,
    Review,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Status,
    TemporalKind,
    Topic,
    TopicAlias,
    Verdict,
)
from claims.models.base import Row
from claims.services.generation import generator
from claims.services.generation.generator import Generated, generate

pytestmark = pytest.mark.django_db
SIZE = 2000
# Nobody may invent rates between currencies, what ratings mean, or lock a field; events and other
# names are not generated.
NONE_OF = {
    Event,
    EventIdentifier,
    ExchangeRate,
    FieldLock,
    MeasureAlias,
    RatingWord,
    TopicAlias,
}
ROWS = [
    m for m in apps.get_app_config("claims").get_models() if issubclass(m, Row) and m not in NONE_OF
]


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def structure() -> list[tuple[str, str]]:
    """Every index and constraint of our tables, as the catalogue spells it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'claims%' UNION ALL "
            "SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) "
            "|| convalidated FROM pg_constraint WHERE conrelid::regclass::text LIKE 'claims%'"
        )
        return sorted(cursor.fetchall())


def content() -> dict[str, str]:
    """A digest of each table's rows."""
    digests = {}
    with connection.cursor() as cursor:
        for model in ROWS:
            table = model._meta.db_table
            cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM {table} t")
            digests[table] = cursor.fetchone()[0]
    return digests


# These begin with nothing on record, so they come first: what follows shares one record.


def generated(**sizes: int) -> dict[str, str]:
    with undone():
        generate(**sizes)
        return content()


def test_the_same_seed_makes_the_same_rows() -> None:
    first = generated(claims=60, seed=7)

    assert generated(claims=60, seed=7) == first
    other = generated(claims=60, seed=8)
    assert all(other[table] != digest for table, digest in first.items())


def test_a_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = structure()
    copying = generator.copying

    def copying_wrongly(cursor: Any, table: str, columns: list[str]) -> Any:
        wrong = table == "claims_relation"
        return copying(cursor, table, ["no_such_column"] if wrong else columns)

    monkeypatch.setattr(generator, "copying", copying_wrongly)

    with pytest.raises(Exception, match="no_such_column"), transaction.atomic():
        generate(claims=50)

    assert structure() == before
    assert not Claim.objects.exists()
    assert not Speaker.objects.exists()


def test_the_command_tells_what_it_made() -> None:
    out = io.StringIO()

    call_command("generate_claims", "50", stdout=out)

    assert "claim                         58 rows" in out.getvalue()
    with pytest.raises(CommandError, match="--append"):
        call_command("generate_claims", "50")
    with pytest.raises(CommandError, match="--seed"):
        call_command("generate_claims", "50", "--append")


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Generated, Any]]:
    """A record made in three batches, and the tables' structure before; all tests here read it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, undone():
        patch.setattr(generator, "BATCH", 900)
        before = structure()
        yield generate(claims=SIZE), before


def test_as_many_are_published_as_were_asked_for_and_some_are_not(record: Any) -> None:
    counts = dict(Claim.objects.values_list("status").annotate(Count("id")))

    assert counts.pop(Status.PUBLISHED) == SIZE
    assert counts.keys() == {s for s in Status.values if s != Status.PUBLISHED}
    assert sum(counts.values()) == SIZE * 0.06


def test_the_summary_counts_the_rows_there_are(record: Any) -> None:
    counted = {model._meta.db_table: model._default_manager.count() for model in ROWS}

    assert counted == dict(record[0].rows)
    assert 1.9 < counted["claims_numericassertion"] / counted["claims_claim"] < 2.1


@pytest.mark.parametrize(
    ("model", "column", "expected"),
    [
        (Claim, "kind", ClaimKind.values),
        (Claim, "quote_type", ["", *QuoteType.values]),
        (Claim, "said_precision", ["", *Precision.values]),
        (NumericAssertion, "comparator", Comparator.values),
        (NumericAssertion, "precision", AssertionPrecision.values),
        (NumericAssertion, "form", Form.values),
        (NumericAssertion, "direction", ["", "up", "down"]),
        (NumericAssertion, "basis", ["", "printed", "converted", "resolved"]),
        (Measure, "temporal_kind", TemporalKind.values),
        (Measure, "non_negative", [True, False]),
        (Speaker, "kind", SpeakerKind.values),
        (Source, "kind", SourceKind.values),
        (Source, "reliability", Reliability.values),
        (Attribution, "verb", AttributionVerb.values),
        (Relation, "kind", RelationKind.values),
        (Review, "verdict", Verdict.values),
        (Appearance, "is_first", [True, False]),
    ],
)
def test_every_value_of_a_list_occurs(
    record: Any, model: Any, column: str, expected: list[Any]
) -> None:
    assert set(model.objects.values_list(column, flat=True)) == set(expected)


def test_one_speaker_says_much_and_most_say_little(record: Any) -> None:
    said = Speaker.objects.annotate(said=Count("claims"))

    assert said.aggregate(most=Max("said"))["most"] > Claim.objects.count() * 0.1
    assert said.filter(said__lt=40).count() > said.count() / 2


def test_dates_span_twenty_years_and_texts_differ_in_length(record: Any) -> None:
    years = {
        at.year for at in Claim.objects.exclude(said_at=None).values_list("said_at", flat=True)
    }
    lengths = [len(text) for text in Claim.objects.values_list("statement", flat=True)]

    assert set(range(2006, 2026)) <= years
    assert min(lengths) < 60
    assert max(lengths) > 1000


def test_an_assertion_stands_where_it_says_in_the_quote(record: Any) -> None:
    assertions = NumericAssertion.objects.exclude(quote_start=None).select_related("claim")

    assert assertions.count() > SIZE
    for assertion in assertions:
        assert (
            assertion.claim.quote[assertion.quote_start : assertion.quote_end]
            == assertion.as_printed
        )


def test_topics_are_a_hierarchy_and_measures_and_sources_are_shared(record: Any) -> None:
    assert Topic.objects.filter(broader__broader__isnull=False).count() == 288
    counted = NumericAssertion.objects.values("measure").annotate(n=Count("id"))
    numbers = counted.aggregate(Max("n"), Avg("n"))
    assert numbers["n__max"] > 3 * numbers["n__avg"]
    assert Source.objects.filter(publisher=None).count() < Source.objects.count() / 10


def test_what_is_public_has_a_record_version_of_one_and_nothing_else_has(record: Any) -> None:
    public = Claim.objects.filter(status__in=["published", "retracted"])
    record_versions = RecordVersion.objects.filter(kind="claim")

    assert set(record_versions.values_list("id", flat=True)) == set(
        public.values_list("id", flat=True)
    )
    assert RecordVersion.objects.exclude(version=1).count() == 0
    shown = Q(claim__in=public)
    assert (
        RecordVersion.objects.filter(kind="review").count() == Review.objects.filter(shown).count()
    )
    cited = Source.objects.filter(appearances__claim__in=public).distinct()
    assert cited.difference(Source.objects.public()).count() == 0
    assert set(Review.objects.filter(shown)) == set(Review.objects.public())


def test_the_root_is_the_end_of_the_chain(record: Any) -> None:
    for claim in Claim.objects.prefetch_related("attributions")[:500]:
        chain = list(claim.attributions.all())
        assert claim.root_speaker_id == (chain[-1].speaker_id if chain else claim.speaker_id)


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model._meta.model_name)
def test_rows_are_what_a_form_would_accept(record: Any, model: Any) -> None:
    for row in model._default_manager.order_by("-id")[:5]:
        row.full_clean()


def test_rows_say_that_they_were_generated_and_have_no_history(record: Any) -> None:
    for model in ROWS:
        assert set(model._default_manager.values_list("created_via", "modified_via")) == {
            ("generated", "")
        }
    assert not any(m.objects.exists() for m in apps.get_models() if hasattr(m, "pgh_tracked_model"))


def test_indexes_and_constraints_are_as_they_were(record: Any) -> None:
    assert structure() == record[1]


def test_a_second_generation_is_refused_unless_it_appends(record: Any) -> None:
    with pytest.raises(ValidationError) as refusal:
        generate(claims=10)
    assert refusal.value.code == "not_empty"

    with undone():
        generate(claims=50, seed=2, append=True)
        assert Claim.objects.filter(status="published").count() == SIZE + 50
