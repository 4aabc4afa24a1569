"""Assertions that an import reads: given in words alone, or taken from the claims' own texts."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.models import AssertionReading, NumericAssertion
from claims.quantities.rules import VERSION
from claims.services import curation
from tests.support.builders import make_measure, make_unit
from tests.support.importing import KILLED, bring, counts, everything, line, refusals

pytestmark = pytest.mark.django_db
apart = pytest.mark.django_db(transaction=True)

SAID = "Over 10,000 people, and at least 331 dogs."
WEIGHT = {"slug": "weight", "label": "Weight", "unit": "kg", "temporal_kind": "stock"}


def words(printed: str, **more: Any) -> dict[str, Any]:
    return {"as_printed": printed, "measure": KILLED} | more


def assertion(**lookups: Any) -> NumericAssertion:
    return NumericAssertion.objects.get(**lookups)


def test_an_assertion_in_words_alone_is_what_they_say() -> None:
    assert counts(line(quote=SAID, assertions=[words("at least 331")])) == (1, 0, 0, 0)

    row = assertion()
    assert (row.comparator, row.low, row.high, row.precision) == ("ge", 331, None, "exact")
    assert (row.quote_start, row.quote_end) == (24, 36)
    assert row.read_by == f"bound.at_least/{VERSION}"
    assert AssertionReading.objects.get().state == "agrees"


def test_null_assertions_are_none() -> None:
    bring(line(assertions=[words("at least 331", low=None, high=None, unit="1", direction="")]))

    assert assertion().read_by == f"bound.at_least/{VERSION}"


def test_numbers_that_contradict_their_words_need_somebody_who_read_them() -> None:
    given = words("at least 331", comparator="ge", low=332)

    _, [(number, refused)] = bring(line(1, assertions=[given]), line(2))

    assert (number, refused.field, refused.code) == (
        1,
        "assertions[0].as_printed",
        "contradicts_words",
    )
    assert "“at least 331” says [331,) in 1 (ge)" in refused.reason
    assert "the assertion says [332,) in 1 (ge): they differ in low." in refused.reason
    assert "“read_by”: “curator”" in refused.reason


@pytest.mark.parametrize(
    ("read_by", "taken"),
    [
        ("curator", True),
        (f"bound.at_least/{VERSION + 1}", True),
        (f"bound.at_least/{VERSION}", False),
        ("bound.at_least", False),
        ("nobody/9", False),
        ("Curator", False),
        ("", False),
    ],
)
def test_who_reads_otherwise_than_the_words_say_is_a_curator_or_other_rules(
    read_by: str, taken: bool
) -> None:
    _, rejected = bring(
        line(assertions=[words("at least 331", comparator="ge", low=332, read_by=read_by)])
    )

    assert [refused.code for _, refused in rejected] == ["contradicts_words"] * (not taken)
    if taken:
        assert (assertion().low, assertion().read_by) == (332, read_by)
        assert AssertionReading.objects.get().worklist == "contradicts"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"low": 331, "high": 331}, "contradicts_words"),
        ({"comparator": "le"}, "contradicts_words"),
        ({"comparator": "gt", "low": 331}, "contradicts_words"),
        ({"comparator": "ge", "low": 331, "unit": "km", "measure": {"slug": "far"}}, None),
        ({"comparator": "ge", "low": 331}, None),
        ({"comparator": "ge", "low": "331.0"}, None),
        ({"comparator": "ge", "low": 331, "quote_start": None, "quote_end": None}, None),
    ],
    ids=str,
)
def test_what_is_given_beside_words_agrees_with_them(given: Any, code: str | None) -> None:
    make_measure(slug="far", unit=make_unit("km"))
    lines = [line(assertions=[words("at least 331") | given])]

    if code or "unit" in given:
        assert [found for _, _, found in refusals(*lines)] == [code or "contradicts_words"]
        lines[0]["assertions"][0]["read_by"] = "curator"

    assert refusals(*lines) == []
    assert assertion().read_by == "curator" or not code


def test_a_contradiction_on_record_does_not_refuse_a_line_that_leaves_it() -> None:
    given = words("331", low=332, high=332, read_by="curator")
    bring(line(assertions=[given]))
    del given["read_by"]

    assert refusals(line(place="Rzeszów", assertions=[given])) == []


def test_how_finely_an_assertion_was_printed_is_left_to_the_worklist() -> None:
    assert refusals(line(assertions=[words("1.3 million", low=1_300_000, high=1_300_000)])) == []

    found = AssertionReading.objects.get()
    assert (found.worklist, found.detail) == ("contradicts", "precision")


def test_the_quote_on_record_is_where_words_are_read_if_a_line_is_silent() -> None:
    bring(line(quote="They counted more than 331 people."))
    given = words("331", comparator="gt", low=331)

    assert refusals(line(assertions=[given])) == []


LEFT_OVER = [
    "€10-15m",
    "120 (80-200)",
    "12 mila",
    "5 млн",
    "$2.5-3",
    "€m 10",
    "331[1]",
    "331 of 1,200",
    "up 5 to 10",
    "1,,000",
    "4 G",
    "10 mille",
]


@pytest.mark.parametrize("printed", LEFT_OVER)
def test_words_of_which_something_is_left_over_give_no_assertion(printed: str) -> None:
    lines = [
        line(1, assertions=[words(printed)]),
        line(2, assertions=[words(printed, comparator="ge")]),
        line(3, assertions=[words(printed, multiplier=1000)]),
        line(4, assertions=[words(printed, unit="1")]),
        line(5, assertions=[words(printed, low=10, high=10)]),
        line(6, assertions=[words(printed, low=10, high=10, read_by=f"number.exact/{VERSION}")]),
    ]

    assert [number for number, _, _ in refusals(*lines)] == [1, 2, 3, 4, 5, 6]

    assert not NumericAssertion.objects.exists()


@pytest.mark.parametrize(
    ("place", "taken"),
    [
        ((24, 36), True),
        ((None, None), True),
        ((23, 35), False),
        ((24, 35), False),
        ((24, 37), False),
        ((0, 2_000), False),
        ((200, 212), False),
        ((2**31 - 2, 2**31 - 1), False),
    ],
)
def test_a_place_is_that_of_the_words(place: Any, taken: bool) -> None:
    given = words("at least 331", quote_start=place[0], quote_end=place[1])
    _, rejected = bring(line(1, quote=SAID, assertions=[given]), line(2))

    told = [(number, r.field, r.code) for number, r in rejected]
    assert told == [(1, "assertions[0].quote_start", "words_not_there")] * (not taken)
    if not taken:
        assert "They stand at 24 to 36." in rejected[0][1].reason


def test_a_place_needs_a_quote_and_holds_with_a_quote_that_changes() -> None:
    given = words("at least 331", quote_start=24, quote_end=36)
    assert refusals(line(1, assertions=[given])) == [
        (1, "assertions[0].quote_start", "words_not_there")
    ]
    bring(line(1, quote=SAID, assertions=[given]))

    assert refusals(line(1, quote=f"{SAID}!")) == []
    assert refusals(line(1, quote=f"So: {SAID}")) == [(1, "", "words_not_there")]
    moved = words("at least 331", quote_start=28, quote_end=40)
    assert refusals(line(1, quote=f"So: {SAID}", assertions=[moved])) == []


def test_what_is_left_over_is_named() -> None:
    _, [(_, refused)] = bring(line(assertions=[words("331 (No. 5)")]))

    assert (refused.field, refused.code) == ("assertions[0].as_printed", "left_over")
    assert "Only “331” of “331 (No. 5)” can be read: “(No. 5)” is left over" in refused.reason


def test_words_cut_out_of_a_longer_number_give_no_assertion() -> None:
    lines = [
        line(1, quote="There were 10[15] people.", assertions=[words("10")]),
        line(2, quote="There were 10(15) people.", assertions=[words("10")]),
        line(3, quote="There were 331[1] people.", assertions=[words("331")]),
    ]

    assert [code for _, _, code in refusals(*lines)] == ["left_over"] * 3


def test_a_curator_may_have_read_what_the_language_cannot() -> None:
    given = words("120 (80-200)", comparator="between", low=80, high=200, read_by="curator")

    assert refusals(line(assertions=[given])) == []
    assert AssertionReading.objects.get().worklist == "unreadable"


def test_no_assertion_is_taken_from_a_text_where_something_is_left_over() -> None:
    said = "It cost 10[15] euros, for 5 mil. people, 331 of whom died, as 12 dogs did."

    assert [row[0] for row in taken(line(statement=said))] == ["331", "12"]


@apart
def test_a_second_run_of_words_changes_nothing() -> None:
    lines = [line(quote=SAID, assertions=[words("at least 331"), words("Over 10,000")])]
    bring(*lines)
    before = everything()

    assert counts(*lines) == (0, 0, 1, 0)

    assert everything() == before


@pytest.mark.parametrize("known", [True, False], ids=["on record", "new"])
@pytest.mark.parametrize("reference", [WEIGHT, {"slug": "weight"}], ids=["whole", "slug"])
def test_an_ambiguous_unit_is_the_one_that_measures_what_is_counted(
    known: bool, reference: Any
) -> None:
    first = line(1, assertions=[words("3 kg", measure=WEIGHT)])
    second = line(2, assertions=[words("20 pounds", measure=reference)])
    if known:
        bring(first)

    assert refusals(first, second) == []

    assert assertion(low=20).unit_id == "[lb_av]"
    assert counts(second) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("many", "unreadable"),
        ("331 dead and 50 wounded", "several_numbers"),
        ("in 1999", "year"),
        ("10-5", "ambiguous_score"),
    ],
)
def test_words_that_are_not_one_assertion_refuse_the_line(printed: str, code: str) -> None:
    lines = line(1, assertions=[words(printed)]), line(2)

    assert refusals(*lines) == [(1, "assertions[0].as_printed", code)]


def test_words_in_a_unit_that_does_not_fit_refuse_the_line() -> None:
    assert refusals(line(assertions=[words("20 km")])) == [
        (1, "assertions[0].unit", "unit_mismatch")
    ]


def test_words_are_read_in_the_language_of_their_claim() -> None:
    bring(line(quote="plus de 1.234", language="fr", assertions=[words("plus de 1.234")]))

    assert (assertion().low, assertion().comparator) == (1234, "gt")


def test_words_in_a_language_that_is_not_read_refuse_the_line() -> None:
    quoted = line(quote="mehr als 17", language="de", assertions=[words("mehr als 17")])

    assert refusals(quoted) == [(1, "assertions[0].as_printed", "language_not_read")]


def test_numbers_beside_words_in_a_language_that_is_not_read_stand() -> None:
    quoted = line(
        quote="mehr als 17",
        language="de",
        assertions=[words("mehr als 17", comparator="gt", low=17)],
    )

    assert refusals(quoted) == []


# From the texts of claims


def taken(*lines: Any, **options: Any) -> list[tuple[Any, ...]]:
    """Import lines with the assertions of their texts; what was made of them."""
    _, rejected = bring(*lines, assertions=True, **options)
    assert rejected == []
    rows = NumericAssertion.objects.order_by("claim__dataset_id", "position")
    names = ("as_printed", "comparator", "low", "unit_id", "measure__label")
    return list(rows.values_list(*names))


def test_assertions_are_taken_from_the_quote() -> None:
    assert taken(line(quote=SAID, statement="There were 7 dogs.")) == [
        ("Over 10,000", "gt", 10000, "1", "People"),
        ("at least 331", "ge", 331, "1", "Dogs"),
    ]

    first, second = NumericAssertion.objects.order_by("position")
    assert (first.quote_start, first.quote_end) == (0, 11)
    assert (second.position, second.read_by) == (2, f"bound.at_least/{VERSION}")
    assert (second.as_of, second.claim.status) == (None, "in_review")
    assert set(AssertionReading.objects.values_list("state", "worklist")) == {("agrees", "")}


def test_without_a_quote_they_are_taken_from_the_statement() -> None:
    assert taken(line(statement="More than 7 dogs.")) == [("More than 7", "gt", 7, "1", "Dogs")]
    assert assertion().quote_start is None


def test_nothing_is_read_unless_it_is_asked_for() -> None:
    bring(line(quote=SAID))

    assert not NumericAssertion.objects.exists()


def test_a_claim_with_assertions_keeps_just_those() -> None:
    bring(line(quote=SAID, assertions=[words("at least 331")]), assertions=True)

    assert assertion().measure.slug == "killed"


def test_claims_that_count_the_same_in_words_share_a_measure() -> None:
    lines = line(1, statement="There are 7 dogs."), line(2, statement="We saw 9 dogs.")

    assert [row[-1] for row in taken(*lines)] == ["Dogs", "Dogs"]

    [measure] = {row.measure for row in NumericAssertion.objects.all()}
    assert (measure.slug, measure.unit_id, measure.non_negative) == ("read-dogs", "1", True)
    assert (measure.dataset, measure.dataset_id) == ("onrecord-reading", "count dogs")


def test_a_measure_of_a_curator_is_never_taken_for_one_of_words() -> None:
    make_measure(slug="dogs", label="Dogs")

    taken(line(statement="There are 7 dogs."))

    assert assertion().measure.slug == "read-dogs"


def test_a_merged_measure_of_words_leads_to_its_survivor() -> None:
    taken(line(1, statement="There are 7 dogs."))
    dogs = make_measure(label="Dogs of Kyiv")
    curation.merge(entry=assertion().measure, into=dogs, by=None)

    taken(line(2, statement="There are 9 dogs."))

    assert assertion(low=9).measure == dogs


@apart
@pytest.mark.parametrize("publish", [False, True])
def test_a_second_run_of_texts_changes_nothing(publish: bool) -> None:
    lines = [
        line(1, quote=SAID),
        line(2, statement="It cost $2.75 billion, up 12 % since 2019."),
        line(3, statement="In 1999 nothing was counted."),
    ]
    taken(*lines, publish=publish)
    before = everything()

    summary, _ = bring(*lines, assertions=True, publish=publish)

    assert (summary.unchanged, summary.accepted) == (3, 0)
    assert everything() == before


@apart
def test_an_assertion_that_a_curator_corrected_stands() -> None:
    lines = [line(statement="There are 7 dogs.")]
    taken(*lines)
    NumericAssertion.objects.update(low=8, high=8, read_by="curator")

    summary, _ = bring(*lines, assertions=True)

    assert (summary.unchanged, summary.kept, assertion().low) == (1, 1, 8)


@pytest.mark.parametrize(
    ("said", "label", "unit", "form"),
    [
        ("They asked for $2.75 billion.", "Money in USD", "USD", "absolute"),
        ("Exports rose by 12 percent.", None, "%", "percent_change"),
        ("It is 25 % of voters.", "Voters", "1", "share"),
        ("They walked 5 km.", "Length", "km", "absolute"),
        ("It fell to -5 °C.", "Temperature", "Cel", "absolute"),
    ],
)
def test_what_a_measure_of_words_is_called(said: str, label: Any, unit: str, form: str) -> None:
    taken(line(statement=said))

    row = assertion()
    assert row.measure.label == label or label is None
    assert (row.measure.unit_id, row.form) == (unit, form)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("It happened in 1999.", {"year"}),
        ("It was sold for 20 pounds.", set()),
        ("It pays $15.40 an hour.", {"unknown_unit"}),
        ("There were -7 dogs.", {"negative"}),
    ],
)
def test_a_number_that_makes_no_assertion_is_counted_and_refuses_nothing(
    said: str, codes: set[str]
) -> None:
    summary, rejected = bring(line(statement=said), assertions=True)

    assert (summary.created, rejected) == (1, [])
    assert summary.found.refused.keys() >= codes


def test_the_locale_of_texts_is_that_of_their_language_or_else_the_given_one() -> None:
    lines = [
        line(n, quote="1.234 km", language=language)
        for n, language in enumerate(["", "en", "es", "it"])
    ]

    assert [row[2] for row in taken(*lines, locale="fr")] == [1234, Decimal("1.234"), 1234]


def test_a_text_that_is_not_read_is_counted_by_the_name_of_its_language() -> None:
    summary, _ = bring(line(statement="Es starben 17 Menschen."), assertions=True)

    assert summary.found.refused == {"language_not_read: German": 1}


def test_the_command_reports_what_it_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.ndjson"
    path.write_text(json.dumps(line(quote=SAID)) + "\n" + json.dumps(line(2, statement="In 1999.")))
    out = io.StringIO()

    call_command("import", path, "--format", "ndjson", "--assertions", stdout=out)

    assert "Assertions read from texts: 2, in 1 claims.\n" in out.getvalue()
    assert "Numbers that were not taken: 1 (year 1).\n" in out.getvalue()
