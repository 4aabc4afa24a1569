"""A figure and its words: what they propose, whether they agree, and who has the last word."""

from __future__ import annotations

import io
import threading
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction

from claims.models import AssertionReading, Claim, NumericAssertion, RecordVersion
from claims.quantities.rules import VERSION
from claims.services import curation, readings, settling
from claims.services.assertion_parsing import Words, complete, propose, quantities_of
from claims.services.comparing import contradiction
from tests.support.builders import make_assertion, make_claim, make_measure, make_unit
from tests.support.patience import A_WHILE, PATIENCE

QUOTE = "They asked for more than $2.75 billion, and 25 % of cases, not 5-10 people, were 25."


def proposed(printed: str, *names: str, dimension: str = "", **around: str) -> tuple[Any, ...]:
    values = propose(Words(printed, **around), dimension=dimension)
    return tuple(values[name] for name in names)


def test_words_propose_every_column_of_a_figure() -> None:
    assert propose(Words("more than $2.75 billion", QUOTE)) == {
        "comparator": "gt",
        "low": Decimal(2750000000),
        "high": None,
        "multiplier": Decimal(10) ** 9,
        "unit_id": "USD",
        "precision": "exact",
        "resolution": None,
        "form": "absolute",
        "direction": "",
        "quote_start": 15,
        "quote_end": 38,
        "read_by": f"bound.more_than/{VERSION}",
    }


@pytest.mark.parametrize(
    ("printed", "comparator", "low", "high", "unit", "form", "direction"),
    [
        ("331", "eq", 331, 331, "1", "absolute", ""),
        ("1824", "eq", 1824, 1824, "1", "absolute", ""),  # the words of a figure, so no year
        ("at least 331 civilians", "ge", 331, None, "1", "absolute", ""),
        ("fewer than 50", "lt", None, 50, "1", "absolute", ""),
        ("nearly 200", "nearly", 200, 200, "1", "absolute", ""),
        ("40-50,000", "between", 40000, 50000, "1", "absolute", ""),
        ("tens of thousands", "between", 20000, 100000, "1", "absolute", ""),
        ("up 12 %", "eq", 12, 12, "%", "percent_change", "up"),
        ("more than doubled", "gt", 2, None, "ratio", "ratio", "up"),
        ("more than 10,000 since 2022", "gt", 10000, None, "1", "absolute", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_words_propose(
    printed: str, comparator: str, low: Any, high: Any, unit: str, form: str, direction: str
) -> None:
    names = ("comparator", "low", "high", "unit_id", "form", "direction")

    assert proposed(printed, *names) == (comparator, low, high, unit, form, direction)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("many", "unreadable"),
        ("", "unreadable"),
        ("between Monday and", "unreadable"),
        ("more than 100 and fewer than 300", "open_range"),
        ("331 dead and 50 wounded", "several_figures"),
        ("fell by a third to 3.2 million", "several_figures"),
        ("in 1999", "year"),
        ("5-10", "ambiguous_score"),
        ("1,5", "ambiguous_grouping"),
        ("Article 5", "section"),
    ],
)
def test_words_that_are_not_one_figure_are_refused(printed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(Words(printed))

    [error] = refused.value.error_dict["as_printed"]
    assert error.code == code
    assert error.messages[0].endswith(".")


def test_the_place_is_given_where_the_quote_holds_the_words_once() -> None:
    names = ("quote_start", "quote_end")

    assert proposed("25", *names, quote="25 and 26") == (0, 2)
    assert proposed("25", *names, quote="25 and 25") == (None, None)
    assert proposed("25", *names, quote="26") == (None, None)
    assert proposed("25", *names) == (None, None)


def test_words_are_read_in_the_statement_where_there_is_no_quote() -> None:
    assert proposed("25 %", "form", "quote_start", statement="It was 25 % of cases.") == (
        "share",
        None,
    )
    assert proposed("25 %", "form", statement="25 % of cases", quote="25 %") == ("absolute",)


def test_of_words_that_stand_there_twice_any_reading_will_do() -> None:
    share = STORED | {"form": "share", "low": Decimal(25), "high": Decimal(25), "unit_id": "%"}
    share |= {"precision": "rounded", "resolution": Decimal(1)}
    words = Words("25 %", "25 % of cases, and a rise of 25 %")

    assert contradiction(share, quantities_of(words)) == ""
    assert contradiction(share | {"form": "percent_change"}, quantities_of(words)) == ""
    assert contradiction(share | {"resolution": Decimal(2)}, quantities_of(words)) == "precision"


def test_words_are_read_in_their_sentence() -> None:
    assert proposed("25 %", "form") == ("absolute",)
    assert proposed("25 %", "form", quote="It was 25 % of cases.") == ("share",)
    assert proposed("5-10", "low", "high", quote="It hurt 5-10 people.") == (5, 10)
    assert proposed("331", "comparator", quote="It hurt more than 331.") == ("gt",)
    assert proposed("331", "comparator", statement="It hurt more than 331.") == ("eq",)
    assert proposed("331", "comparator", quote="331, no, more than 331.") == ("eq",)


@pytest.mark.parametrize(
    ("language", "locale", "low"),
    [
        ("de", "", 1234),
        ("de-AT", "", 1234),
        ("", "de", 1234),
        ("", "", Decimal("1.234")),
        ("en-GB", "de", Decimal("1.234")),
        ("zh", "", Decimal("1.234")),
    ],
)
def test_the_language_says_how_digits_are_grouped(language: str, locale: str, low: Any) -> None:
    assert proposed("1.234", "low", quote="1.234", language=language, locale=locale) == (low,)


def test_the_language_is_that_of_the_quote_and_not_of_the_statement() -> None:
    assert proposed("1.234", "low", statement="1.234", language="de") == (Decimal("1.234"),)
    assert proposed("20 pounds", "unit_id", statement="x", language="en-US") == ("[lb_av]",)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("printed", "low", "found"),
    [("1.234", 1234, "agrees"), ("1,234", 1234, "agrees"), ("1,234", 12340, "contradicts")],
)
def test_a_figure_of_a_foreign_quote_may_be_printed_as_in_english(
    printed: str, low: int, found: str
) -> None:
    claim = make_claim(quote=f"es sind {printed}", language="de")
    row = make_assertion(claim=claim, as_printed=printed, low=low, high=low)

    readings.read_unread()

    assert state(row)[0] == found


@pytest.mark.parametrize(
    ("printed", "dimension", "unit"),
    [
        ("20 pounds", "mass", "[lb_av]"),
        ("20 pounds", "currency:GBP", "GBP"),
        ("20 ounces", "mass", "[oz_av]"),
        ("20 km", "mass", "km"),
    ],
)
def test_an_ambiguous_unit_is_the_one_that_measures_what_is_counted(
    printed: str, dimension: str, unit: str
) -> None:
    assert proposed(printed, "unit_id", dimension=dimension) == (unit,)


def test_what_is_given_wins_over_the_words() -> None:
    words = Words("more than 331")

    assert complete({}, words)["read_by"] == f"bound.more_than/{VERSION}"
    assert complete({"comparator": "gt"}, words)["read_by"] == f"bound.more_than/{VERSION}"
    given = complete({"comparator": "le", "form": "absolute"}, words)
    assert (given["comparator"], given["low"], given["high"]) == ("le", None, 331)
    assert given["read_by"] == "curator"


STORED = {
    "comparator": "eq",
    "low": Decimal(331),
    "high": Decimal(331),
    "unit_id": "1",
    "precision": "exact",
    "resolution": None,
    "form": "absolute",
    "direction": "",
    "multiplier": Decimal(1),
}
MILLIONS = {"low": Decimal(1_300_000), "high": Decimal(1_300_000), "precision": "rounded"}
TWELVE = {"low": Decimal(12), "high": Decimal(12), "unit_id": "%", "precision": "rounded"}
TWELVE |= {"resolution": Decimal(1)}
THIRDS = {"form": "share", "precision": "rounded", "resolution": Decimal("0.3333")}


@pytest.mark.parametrize(
    ("printed", "changes", "differing"),
    [
        ("331", {}, ""),
        ("331 civilians", {"multiplier": Decimal(1000)}, ""),
        ("331", {"low": Decimal(332), "high": Decimal(332)}, "low"),
        ("331", {"unit_id": "km"}, "unit"),
        ("at least 331", {}, "comparator"),
        ("at least 331", {"comparator": "ge", "high": None}, ""),
        ("up to 331", {"comparator": "le", "low": None}, ""),
        ("up to 332", {"comparator": "le", "low": None}, "high"),
        ("1.3 million", MILLIONS | {"resolution": Decimal(100_000)}, ""),
        ("1.3 million", MILLIONS | {"resolution": Decimal(10_000)}, "precision"),
        ("1.3 million", MILLIONS | {"precision": "exact"}, "precision"),
        ("12 %", TWELVE | {"form": "share"}, ""),
        ("12 %", TWELVE | {"form": "percent_change", "direction": "down"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change", "direction": "up"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change"}, ""),
        ("up 12 %", TWELVE | {"form": "percent_change", "direction": "down"}, "direction"),
        ("up 12 %", TWELVE, "form"),
        (
            "two-thirds of voters",
            THIRDS
            | {
                "low": Decimal("66.67"),
                "high": Decimal("66.67"),
                "unit_id": "%",
                "resolution": Decimal("33.33"),
            },
            "",
        ),
        (
            "more than 100 and less than 300",
            {"comparator": "between", "low": Decimal(100), "high": Decimal(300)},
            "",
        ),
        (
            "more than doubled",
            {
                "comparator": "gt",
                "low": Decimal(2),
                "high": None,
                "form": "ratio",
                "direction": "up",
            },
            "",
        ),
        ("20 pounds", TWELVE | {"low": Decimal(20), "high": Decimal(20), "unit_id": "GBP"}, ""),
        ("20 pounds", TWELVE | {"low": Decimal(20), "high": Decimal(20), "unit_id": "[lb_av]"}, ""),
        (
            "more than 2 km",
            {"comparator": "gt", "low": Decimal(2000), "high": None, "unit_id": "m"},
            "",
        ),
        (
            "more than 2 km",
            {"comparator": "gt", "low": Decimal(2), "high": None, "unit_id": "m"},
            "low",
        ),
    ],
)
def test_where_a_figure_contradicts_its_words(
    printed: str, changes: dict[str, Any], differing: str
) -> None:
    assert contradiction(STORED | changes, quantities_of(Words(printed))) == differing


def figure(printed: str = "at least 331", quote: str = "at least 331", **more: Any) -> Any:
    claim = make_claim(quote=quote)
    values = {"as_printed": printed, "comparator": "ge", "low": 331, "high": None, "claim": claim}
    return make_assertion(**values | more)


def state(row: NumericAssertion) -> tuple[str, str, bool | None, str]:
    """How a figure stands to its words: what is known, in which column, its place, its worklist."""
    found = AssertionReading.objects.get(pk=row.pk)
    return found.state, found.detail, found.in_quote, found.worklist


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


@pytest.mark.django_db(transaction=True)
def test_a_curators_reading_wins_and_says_so() -> None:
    ada = User.objects.create(username="ada")
    claim = make_claim(status="published", quote="at least 331")
    row = figure(low=332, claim=claim, read_by="bound.at_least/1")
    readings.read_unread()
    version = RecordVersion.objects.get(id=claim.pk).version

    settled = settling.uphold(assertion=row, by=ada)

    row.refresh_from_db()
    assert (settled.state, settled.detail, settled.settled_by) == ("overruled", "low", ada)
    assert (settled.worklist, row.read_by, row.low) == ("", "curator", 332)
    assert RecordVersion.objects.get(id=claim.pk).version == version + 1, "who read it is public"
    assert readings.read_unread() == Counter()


@pytest.mark.django_db
def test_words_that_are_not_in_the_quote_are_confirmed_likewise() -> None:
    row = figure(quote="some three hundred")
    readings.read_unread()

    settling.uphold(assertion=row, by=None)

    assert state(row) == ("overruled", "", False, "")


@pytest.mark.django_db
@pytest.mark.parametrize("read", [True, False])
def test_what_nothing_speaks_against_is_not_confirmed(read: bool) -> None:
    row = figure()
    if read:
        readings.read_unread()

    with pytest.raises(ValidationError) as refused:
        settling.uphold(assertion=row, by=None)

    assert refused.value.code == "nothing_to_settle"


@pytest.mark.django_db
def test_a_figure_follows_its_words() -> None:
    row = figure(
        "20 pounds",
        "it weighs 20 pounds",
        comparator="eq",
        low=9,
        high=9,
        measure=make_measure(unit=make_unit("kg")),
        unit=make_unit("kg"),
    )
    readings.read_unread()
    assert state(row)[0] == "contradicts"

    settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.low, row.unit_id, row.precision, row.resolution) == (20, "[lb_av]", "rounded", 1)
    assert (row.quote_start, row.quote_end) == (10, 19)
    assert row.read_by == f"number.rounded/{VERSION}"
    assert state(row) == ("agrees", "", True, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("at least 331", "The words already say this."),
        ("", "The words already say this."),
        ("331 or so", "The words already say this. They are missing from the quote."),
    ],
)
def test_a_figure_that_is_what_its_words_say_has_nothing_to_follow(quote: str, said: str) -> None:
    row = figure(quote=quote, read_by="curator")
    readings.read_unread()

    with pytest.raises(ValidationError) as refused:
        settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (refused.value.code, refused.value.messages) == ("nothing_to_settle", [said])
    assert (row.read_by, row.modified_at) == ("curator", None)


@pytest.mark.django_db
def test_a_figure_follows_its_words_to_their_place() -> None:
    """One that was recorded while a place could still be wrong."""
    row = figure(quote_start=1, quote_end=13, read_by="curator")
    assert state(row)[2] is False

    settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.quote_start, row.quote_end, row.read_by) == (0, 12, "curator")
    assert state(row) == ("agrees", "", True, "")


@pytest.mark.django_db
def test_a_figure_whose_words_do_not_fit_what_is_counted_stays() -> None:
    row = figure("up to 5 km", "up to 5 km")

    with pytest.raises(ValidationError):
        settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.low, row.unit_id) == (331, "1")


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
