"""What the database holds to of places in texts, of chains and of keys, whoever writes."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from claims.models import Appearance, Attribution, Claim, NumericAssertion, Snapshot
from claims.models.base import Row
from claims.models.error_messages import explain
from claims.services import curation
from tests.support import builders
from tests.support.client import ROOT, ask
from tests.support.importing import below

pytestmark = pytest.mark.django_db
QUOTE = "They counted at least 331 people."
RESERVED = [UUID(int=0), UUID(int=2**128 - 1)]


def refused(write: Any) -> str:
    """The code of the refusal, at the latest when the transaction would end."""
    with pytest.raises(IntegrityError) as refusal:
        accepted(write)
    error = explain(refusal.value)
    found = error.error_list if not hasattr(error, "error_dict") else error.error_dict["id"]
    assert found[0].message != "The database refuses this."
    return str(found[0].code)


def accepted(write: Any) -> None:
    with transaction.atomic():
        write()
        connection.check_constraints()


def assertion(start: int | None, end: int | None, **more: Any) -> NumericAssertion:
    claim = more.pop("claim", None) or builders.make_claim(quote=QUOTE)
    return builders.make_assertion(claim=claim, quote_start=start, quote_end=end, **more)


@pytest.mark.parametrize(
    ("start", "end"), [(21, 24), (22, 26), (23, 26), (0, 3), (30, 33), (33, 36), (40, 43), (0, 999)]
)
def test_a_place_in_the_quote_holds_the_words(start: int, end: int) -> None:
    accepted(lambda: assertion(22, 25))
    assert refused(lambda: assertion(start, end)) == "words_not_there"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"quote_start": 5, "quote_end": 5}, "inverted_interval"),
        ({"quote_start": 25, "quote_end": 22}, "inverted_interval"),
        ({"quote_start": -1, "quote_end": 3}, "inverted_interval"),
        ({"quote_start": 22, "quote_end": None}, "inverted_interval"),
        ({"quote_start": 21, "quote_end": 24}, "words_not_there"),
        ({"as_printed": "332"}, "words_not_there"),
    ],
    ids=str,
)
def test_a_place_holds_whatever_changes(changes: dict[str, Any], code: str) -> None:
    row = assertion(22, 25)

    assert refused(lambda: NumericAssertion.objects.filter(pk=row.pk).update(**changes)) == code


def test_a_quote_changes_with_the_places_in_it() -> None:
    row = assertion(22, 25)
    quotes = Claim.objects.filter(pk=row.claim_id)
    places = NumericAssertion.objects.filter(pk=row.pk)

    assert refused(lambda: quotes.update(quote="331")) == "words_not_there"
    assert refused(lambda: quotes.update(quote="")) == "words_not_there"
    accepted(lambda: quotes.update(quote=f"{QUOTE} So they say."))
    accepted(lambda: quotes.update(quote="331") and places.update(quote_start=0, quote_end=3))
    accepted(lambda: quotes.update(quote="") and places.update(quote_start=None, quote_end=None))


def test_an_assertion_may_come_before_its_claim() -> None:
    claim = builders.make_claim(quote=QUOTE)
    other = builders.make_claim()
    row = assertion(None, None, claim=other)

    accepted(
        lambda: NumericAssertion.objects.filter(pk=row.pk).update(
            claim=claim, quote_start=22, quote_end=25
        )
    )


def test_a_redaction_leaves_no_place_to_hold() -> None:
    row = assertion(22, 25, claim=builders.make_claim(quote=QUOTE, status="published"))
    builders.make_attribution(claim=row.claim, position=1)
    builders.make_attribution(claim=row.claim, position=2)

    accepted(lambda: curation.redact(entry=row.claim, reason="A court said so.", by=None))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": 3, "end": 14}, "place_mismatch"),
        ({"start": 3, "end": 1_000}, "place_mismatch"),
        ({"start": 15, "end": 3}, "place_mismatch"),
        ({"start": -1, "end": 11}, "inverted_interval"),
        ({"exact": "", "start": 3, "end": 15}, "place_mismatch"),
        ({"exact": "", "start": None, "end": None, "prefix": "a"}, "exact_missing"),
        ({"start": 4, "end": 16}, "words_not_there"),
        ({"start": 400, "end": 412}, "words_not_there"),
        ({"exact": "At least 331"}, "words_not_there"),
    ],
    ids=str,
)
def test_a_place_in_a_source_holds_the_words(changes: dict[str, Any], code: str) -> None:
    snapshot = builders.make_snapshot(text="So at least 331 people.")
    place = {"source": snapshot.source, "exact": "at least 331", "start": 3, "end": 15}
    row = builders.make_appearance(**place)
    accepted(lambda: None)

    assert refused(lambda: builders.make_appearance(**place | changes)) == code
    assert refused(lambda: Appearance.objects.filter(pk=row.pk).update(**changes)) == code


def test_a_source_without_a_text_takes_any_place_and_one_of_two_texts_is_enough() -> None:
    source = builders.make_source()
    place = {"source": source, "exact": "at least 331"}
    accepted(lambda: builders.make_appearance(**place, start=700, end=712))
    for text in ("At first.", "So at least 331 people."):
        Snapshot.objects.create(source=source, taken_at=builders.NOON, text=text)

    accepted(lambda: builders.make_appearance(**place, start=3, end=15))
    assert refused(lambda: builders.make_appearance(**place, start=4, end=16)) == "words_not_there"


def chain(*positions: int, claim: Any = None) -> Any:
    claim = claim or builders.make_claim()
    for position in positions:
        builders.make_attribution(claim=claim, position=position)
    return claim


@pytest.mark.parametrize("positions", [(1, 5), (2,), (2, 3), (1, 2, 4), (1, 20), (3, 1)])
def test_a_chain_has_no_gap(positions: tuple[int, ...]) -> None:
    assert refused(lambda: chain(*positions)) == "chain_gap"


@pytest.mark.parametrize("positions", [(1,), (1, 2), (3, 1, 2), tuple(range(1, 21))])
def test_a_chain_may_be_of_any_length_and_come_in_any_order(positions: tuple[int, ...]) -> None:
    accepted(lambda: chain(*positions))


def test_a_chain_stays_without_a_gap_whatever_happens_to_a_link() -> None:
    links = Attribution.objects.filter(claim=chain(1, 2, 3))
    accepted(lambda: None)

    assert refused(lambda: links.get(position=2).delete()) == "chain_gap"
    assert refused(lambda: links.filter(position=3).update(position=4)) == "chain_gap"
    assert refused(lambda: links.filter(position=2).update(claim=chain(1))) == "chain_gap"
    accepted(lambda: links.get(position=3).delete())
    accepted(lambda: links.get(position=1).delete() and links.update(position=1))
    accepted(lambda: links.all().delete())


ROWS = sorted(
    (m for m in {*Row.__subclasses__(), *below(Row)} if not m._meta.abstract),
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("key", RESERVED, ids=str)
@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_no_row_has_a_reserved_id(model: Any, key: UUID) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND conname = %s",
            [table, f"{table}_id_check"],
        )
        [(check,)] = cursor.fetchall()
        cursor.execute(
            f"SELECT {check.removeprefix('CHECK ')} FROM (SELECT %s::uuid AS id) t", [key]
        )
        assert cursor.fetchone() == (False,)
    with pytest.raises(ValidationError) as refusal:
        model._meta.pk.clean(key, None)
    assert refusal.value.code == "reserved_id"


@pytest.mark.parametrize("key", RESERVED, ids=str)
def test_a_reserved_id_is_refused_with_words(key: UUID) -> None:
    assert refused(lambda: builders.make_speaker(pk=key)) == "reserved_id"
    assert refused(lambda: builders.make_claim(pk=key)) == "reserved_id"


def test_an_unknown_entry_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where rows with a reserved id had come in before they were refused."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_speaker DROP CONSTRAINT claims_speaker_id_check")
    speaker = builders.make_speaker(pk=UUID(int=0))
    builders.make_claim(speaker=speaker, status="published")

    for query in ({"speaker": "no-such-speaker"}, {"speaker": str(uuid4())}):
        for name in ("claims", "assertions"):
            answer = ask(f"{ROOT}{name}/", query)
            assert (answer.status_code, answer.json()["errors"][0]["code"]) == (
                400,
                "unknown_speaker",
            )
