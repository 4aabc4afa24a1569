"""An assertion and its words: whether they agree, and when they are compared again."""

from __future__ import annotations

import io
import threading
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from claims.models import AssertionReading, Claim, NumericAssertion, RecordVersion
from claims.quantities.rules import VERSION
from claims.services import curation, readings, settling
from claims.services.assertion_parsing import Words, quantities_of
from tests.support.builders import make_assertion, make_claim
from tests.support.patience import A_WHILE, PATIENCE
from tests.support.readings import figure, state


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("printed", "low", "found"),
    [("1.234", 1234, "agrees"), ("1,234", 1234, "agrees"), ("1,234", 12340, "contradicts")],
)
def test_a_figure_of_a_foreign_quote_may_be_printed_as_in_english(
    printed: str, low: int, found: str
) -> None:
    claim = make_claim(quote=f"ils sont {printed}", language="fr")
    row = make_assertion(claim=claim, as_printed=printed, low=low, high=low)

    readings.read_unread()

    assert state(row)[0] == found


@pytest.mark.django_db
def test_a_figure_of_a_quote_that_is_not_read_says_so_on_the_worklist() -> None:
    row = make_assertion(claim=make_claim(quote="es sind 17", language="de"), as_printed="17")

    readings.read_unread()

    assert state(row)[:2] == ("unreadable", "language_not_read")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({}, ("agrees", "", True, "")),
        ({"low": 332}, ("contradicts", "low", True, "contradicts")),
        ({"quote": "331 or so"}, ("agrees", "", False, "words_missing")),
        ({"quote": ""}, ("agrees", "", None, "")),
        ({"quote_start": 0, "quote_end": 12}, ("agrees", "", True, "")),
        ({"printed": "many", "quote": "many"}, ("unreadable", "unreadable", True, "unreadable")),
        ({"printed": "many"}, ("unreadable", "unreadable", False, "words_missing")),
        (
            {"printed": "331", "quote": "more than 331", "comparator": "eq", "high": 331},
            ("contradicts", "comparator", True, "contradicts"),
        ),
        ({"low": 332, "quote": "x"}, ("contradicts", "low", False, "contradicts")),
    ],
)
def test_a_figure_is_read(row: dict[str, Any], found: Any) -> None:
    stored = figure(**row)
    assert state(stored)[0] == "unread"

    readings.read_unread()

    assert state(stored) == found


def by_copy(row: Any) -> None:
    key = row.pk
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE kept AS SELECT * FROM claims_numericassertion")
        cursor.execute("DELETE FROM claims_numericassertion")
        assert not AssertionReading.objects.exists()
        with cursor.copy("COPY kept TO STDOUT") as copy:
            rows = b"".join(copy)
        with cursor.copy("COPY claims_numericassertion FROM STDIN") as copy:
            copy.write(rows)
        cursor.execute("DROP TABLE kept")
    assert NumericAssertion.objects.filter(pk=key).exists()


def sql(statement: str) -> Any:
    return lambda row: connection.cursor().execute(statement)


CHANGES = {
    "words by SQL": sql("UPDATE claims_numericassertion SET as_printed = 'x'"),
    "figure by SQL": sql("UPDATE claims_numericassertion SET low = 330"),
    "unit by SQL": sql(
        "UPDATE claims_numericassertion SET low = NULL, high = 1, comparator = 'lt'"
    ),
    "quote by SQL": sql("UPDATE claims_claim SET quote = 'other words'"),
    "statement by SQL": sql("UPDATE claims_claim SET quote = '', statement = 'Otherwise.'"),
    "language by SQL": sql("UPDATE claims_claim SET language = 'de'"),
    "queryset": lambda row: NumericAssertion.objects.update(comparator="gt"),
    "save": lambda row: setattr(row, "low", Decimal(9)) or row.save(),
    "bulk update": lambda row: NumericAssertion.objects.bulk_update(
        [NumericAssertion(pk=row.pk, low=Decimal(9))], ["low"]
    ),
    "copy": by_copy,
}
NO_CHANGES = {
    "save": lambda row: row.save(),
    "reader": sql("UPDATE claims_numericassertion SET read_by = 'somebody'"),
    "day": sql("UPDATE claims_numericassertion SET as_of = '[2022-03-01,2022-03-02)'"),
    "statement": sql("UPDATE claims_claim SET statement = 'Otherwise.', quote = quote"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_a_figure_or_its_words_makes_it_unread(change: Any) -> None:
    row = figure(low=332)
    readings.read_unread()
    settling.uphold(assertion=row, by=None)
    row.refresh_from_db()

    change(row)

    found = AssertionReading.objects.get(pk=row.pk)
    assert (found.state, found.detail, found.rules_version) == ("unread", "", None)
    assert (found.settled_by, found.settled_at) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_other_changes_leave_what_was_read(change: Any) -> None:
    row = figure()
    readings.read_unread()
    row.refresh_from_db()

    change(row)

    assert state(row)[0] == "agrees"


@pytest.mark.django_db
def test_the_database_itself_sees_words_that_are_not_in_the_quote() -> None:
    row = figure(quote="it was 331")

    assert state(row) == ("unread", "", False, "words_missing")

    Claim.objects.update(quote="it was at least 331")
    assert state(row) == ("unread", "", True, "unread")


@pytest.mark.django_db
def test_a_figure_that_goes_takes_what_was_read_along() -> None:
    row = figure()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_numericassertion WHERE id = %s", [row.pk])

    assert not AssertionReading.objects.exists()


@pytest.mark.django_db
def test_a_claim_that_comes_after_its_figures_brings_its_quote() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        claim = Claim(statement="Later.", quote="at least 331")
        row = make_assertion(claim=claim, as_printed="331")
        assert state(row)[2] is None
        claim.save(force_insert=True)

        assert state(row)[2] is True


@pytest.mark.django_db(transaction=True)
def test_reading_is_no_change_of_the_record() -> None:
    row = figure(low=332, claim=make_claim(status="published", quote="at least 331"))
    record_versions = list(RecordVersion.objects.order_by("id").values())
    row.refresh_from_db()
    modified = row.modified_at

    readings.read_unread()

    row.refresh_from_db()
    assert row.modified_at == modified
    assert list(RecordVersion.objects.order_by("id").values()) == record_versions
    assert state(row)[0] == "contradicts"


@pytest.mark.django_db
def test_newer_rules_read_again_what_older_ones_read_but_not_what_a_curator_confirmed() -> None:
    read, settled = figure(), figure(low=332)
    readings.read_unread()
    settling.uphold(assertion=settled, by=None)
    AssertionReading.objects.update(rules_version=VERSION - 1)

    assert readings.forget_older_rules() == 1

    assert (state(read)[0], state(settled)[0]) == ("unread", "overruled")
    assert readings.read_unread() == Counter(agrees=1)
    assert readings.forget_older_rules() == 0


@pytest.mark.django_db
def test_batches_read_all_there_is() -> None:
    for _ in range(5):
        figure()

    assert readings.read_unread(batch=2) == Counter(agrees=5)
    assert readings.read_unread(batch=2) == Counter()


@pytest.mark.django_db(transaction=True)
def test_a_figure_that_changes_while_it_is_read_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = figure()
    writers: list[threading.Thread] = []

    def change() -> None:
        NumericAssertion.objects.filter(pk=row.pk).update(low=332)
        connection.close()

    def read_while_it_changes(words: Words) -> Any:
        if not writers:
            writers.append(threading.Thread(target=change))
            writers[0].start()
            writers[0].join(A_WHILE)
        return quantities_of(words)

    monkeypatch.setattr(readings, "quantities_of", read_while_it_changes)

    readings.read_unread(batch=1)
    writers[0].join(PATIENCE)
    readings.read_unread()

    assert (state(row)[0], NumericAssertion.objects.get().low) == ("contradicts", 332)


@pytest.mark.django_db
def test_only_the_figures_of_some_claims_are_read() -> None:
    mine, other = figure(), figure()

    assert readings.read_unread(claims=[mine.claim_id]) == Counter(agrees=1)

    assert state(other)[0] == "unread"


@pytest.mark.django_db
def test_a_redacted_claim_leaves_nothing_read() -> None:
    row = figure()

    curation.redact(entry=row.claim, reason="A court said so.", by=None)

    assert not AssertionReading.objects.exists()


@pytest.mark.django_db
def test_a_fixture_that_is_loaded_is_read() -> None:
    fixtures = sorted(map(str, Path(__file__).parents[2].glob("fixtures/*.json")))

    call_command("loaddata", *fixtures, verbosity=0)

    states = Counter(AssertionReading.objects.values_list("state", flat=True))
    assert states.total() == NumericAssertion.objects.count() > 0
    assert states.keys() <= {"agrees", "unreadable"}


@pytest.mark.django_db
def test_the_command_says_what_it_found() -> None:
    figure(), figure(low=332), figure(quote="x"), figure("many", "many")
    out = io.StringIO()

    call_command("read_assertions", stdout=out)

    assert [line.split() for line in out.getvalue().splitlines()] == [
        ["read", "4"],
        ["agrees", "with", "its", "words", "2"],
        ["contradicts", "its", "words", "1"],
        ["words", "cannot", "be", "read", "1"],
        ["to", "look", "at,", "in", "all", "3"],
        ["contradicts", "its", "words", "1"],
        ["words", "are", "not", "in", "the", "quote", "1"],
        ["words", "cannot", "be", "read", "1"],
        ["not", "read", "yet", "0"],
    ]
