"""Tables into the database: numbers, dates, names and identity, by a mapping."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claims.formats.tables.mapping import MappingError
from claims.models import Claim, Event, Measure, NumericAssertion, Source, Speaker, Topic
from claims.services.importing.summary import Interrupted
from tests.support.builders import make_speaker
from tests.support.importing import everything
from tests.support.tables import DESK, bring, told
from tests.support.workbooks import book

pytestmark = pytest.mark.django_db

HEADER = "Day;Who;What;Number\n"
ONE = HEADER + "03/04/2023;Ann Example;patients waiting;331\n"


def figures() -> list[tuple[str, str, Decimal | None, Decimal | None, str]]:
    rows = NumericAssertion.objects.order_by("claim__dataset_id", "position")
    return [(a.as_printed, a.comparator, a.low, a.high, a.precision) for a in rows]


def test_a_row_is_a_claim_with_its_number_speaker_day_and_measure() -> None:
    summary, rejected = bring(ONE)

    claim = Claim.objects.get()
    assert (summary.created, rejected) == (1, [])
    assert claim.statement == "Ann Example: Patients waiting: 331 (03/04/2023)"
    assert (claim.kind, claim.status, str(claim.said_at)[:10]) == (
        "quantity",
        "in_review",
        "2023-04-03",
    )
    assert (claim.speaker and (claim.speaker.slug, claim.speaker.kind)) == ("ann-example", "person")
    assert figures() == [("331", "eq", Decimal(331), Decimal(331), "exact")]
    measure = Measure.objects.get()
    assert (measure.label, measure.slug, measure.unit_id) == (
        "Patients waiting",
        "patients-waiting",
        "1",
    )


def test_a_second_run_changes_nothing_and_a_changed_row_updates() -> None:
    bring(ONE)
    before = everything()

    again, _ = bring(ONE)
    assert (again.unchanged, everything()) == (1, before)

    changed, _ = bring(ONE.replace("331", "332"))
    assert (changed.updated, Claim.objects.count()) == (1, 1)
    assert NumericAssertion.objects.get().low == 332


def test_a_dry_run_tells_the_same_and_keeps_nothing() -> None:
    before = everything()

    dry, _ = bring(ONE + "31/04/2023;Bob Example;patients waiting;1\n", dry_run=True)

    assert everything() == before
    wet, _ = bring(ONE + "31/04/2023;Bob Example;patients waiting;1\n")
    assert (dry.sum, dry.made) == (wet.sum, wet.made)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("331", ("eq", 331, 331, "exact")),
        ("7.7m", ("eq", 7_700_000, 7_700_000, "rounded")),
        ("7 327 461", ("eq", 7_327_461, 7_327_461, "exact")),
        ("80-90,000", ("between", 80_000, 90_000, "exact")),
        ("about 1900", ("approx", 1900, 1900, "approximate")),
        ("1500–1600", ("between", 1500, 1600, "exact")),
        ("1856", ("eq", 1856, 1856, "exact")),
        ("4-6", ("between", 4, 6, "exact")),
        ("at least 50", ("ge", 50, None, "exact")),
        ("up to 8 m", ("le", None, 8_000_000, "exact")),
        ("ca 100", ("approx", 100, 100, "approximate")),
        ("est. 5", ("approx", 5, 5, "approximate")),
        ("100?", ("approx", 100, 100, "approximate")),
        ("5*", ("approx", 5, 5, "approximate")),
        ("ca 35 000 (est.)", ("approx", 35_000, 35_000, "approximate")),
        ("tens of thousands", ("between", 20_000, 100_000, "order_of_magnitude")),
    ],
)
def test_a_cell_is_read_as_what_its_measure_counts(cell: str, wanted: Any) -> None:
    bring(ONE.replace("331", cell))

    ((printed, *found),) = figures()
    assert (printed, tuple(found)) == (cell, wanted)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("120 (80-200)", "several_numbers"),
        ("7,2 Mio.", "other_decimal_mark"),
        ("7.450.000", "other_decimal_mark"),
        ("mindestens 17", "language_not_read"),
        ("12 and 31", "several_numbers"),
        ("many", "unreadable"),
        ("5 km", "unit_mismatch"),
    ],
)
def test_a_cell_that_is_not_sure_is_told_with_its_column(cell: str, code: str) -> None:
    assert told(ONE.replace("331", f'"{cell}"')) == [(2, "Number", cell, code)]
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("7,2", ("7.2", "rounded")),
        ("7.450.000", ("7450000", "exact")),
        ("7.450,5", ("7450.5", "rounded")),
        ("mehr als 5", "language_not_read"),
        ("90,000", "ambiguous_grouping"),
        ("7.2", "other_decimal_mark"),
    ],
)
def test_a_decimal_comma_is_read_where_the_mapping_says_so(cell: str, wanted: Any) -> None:
    mapping = DESK.replace('"day-first"', '"day-first"\ndecimal = ","')
    _, rejected = bring(ONE.replace("331", cell), mapping)

    if isinstance(wanted, str):
        assert [each.code for _, each in rejected] == [wanted]
    else:
        found = NumericAssertion.objects.get()
        assert (found.as_printed, found.low, found.precision) == (
            cell,
            Decimal(wanted[0]),
            wanted[1],
        )


def test_spanish_words_have_spanish_digits() -> None:
    mapping = DESK.replace('"day-first"', '"day-first"\ndecimal = ","')
    bring(ONE.replace("331", "más de 1.234 personas"), mapping)

    assert figures()[0][1:4] == ("gt", Decimal(1234), None)


def test_a_bare_number_is_of_the_unit_of_its_column() -> None:
    mapping = DESK + "[texts]\nunit = 'EUR'\n"
    bring(HEADER + "03/04/2023;Ann;budget;5.4bn\n03/04/2023;Ann;costs;€7m\n", mapping)

    rows = NumericAssertion.objects.order_by("low")
    assert [(a.unit_id, a.low) for a in rows] == [("EUR", 7_000_000), ("EUR", 5_400_000_000)]


def test_all_faults_of_a_line_are_told_at_once() -> None:
    found = told(HEADER + "31/04/2023;;patients waiting;7.450.000\n")

    assert found == [
        (2, "Number", "7.450.000", "other_decimal_mark"),
        (2, "Day", "31/04/2023", "impossible_date"),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "scale", "wanted"),
    [
        ("Patients (thousands)", "1,234", "thousand", 1_234_000),
        ("Patients, in Mio.", "about 7.2", "million", 7_200_000),
        ("Million Dollar Club, members", "31", "one", 31),
    ],
)
def test_a_scale_in_a_header_is_asked_about_and_then_taken(
    header: str, cell: str, scale: str, wanted: int
) -> None:
    mapping = DESK.replace('value = "Number"', f'value = "{header}"')
    text = f"Day;Who;What;{header}\n03/04/2023;Ann;a;{cell}\n"

    with pytest.raises(MappingError, match="State scale ="):
        bring(text, mapping)
    bring(text, f"{mapping}[texts]\nscale = '{scale}'\n")

    assert NumericAssertion.objects.get().low == wanted


def test_the_numbers_of_a_workbook_are_numbers_whatever_the_mapping_says_of_decimals() -> None:
    mapping = DESK.replace('"day-first"', '"day-first"\ndecimal = ","')
    mapping += "[texts]\nunit = 'km'\n"
    rows = [
        ("Day", "Who", "What", "Number"),
        ("03/04/2023", "Ann", "a", 7.25),
        ("03/04/2023", "Ann", "b", "7.250,5"),
    ]

    bring(book(*rows).getvalue(), mapping, kind="xlsx")

    found = NumericAssertion.objects.order_by("low").values_list("low", "as_printed")
    assert [*found] == [(Decimal("7.25"), "7.25"), (Decimal("7250.5"), "7.250,5")]


@pytest.mark.parametrize("cell", ["73.419", "5.000"])
def test_a_count_with_three_decimals_is_asked_about(cell: str) -> None:
    text = f"War,Side,low,high,best,Note\nA,x,{cell},,,\n"

    assert told(text, LOW_HIGH) == [(2, "low", cell, "ambiguous_grouping")]


LOW_HIGH = """
dataset = "wars"
key = ["War", "Side"]
[columns]
low = "low"
high = "high"
best = "best"
event = "War"
note = "Note"
[texts]
speaker = "An Archive"
measure = "Soldiers killed, {Side}"
temporal_kind = "cumulative"
status = "estimate"
"""


def test_low_high_and_best_are_an_interval_of_an_event() -> None:
    text = (
        "War,Side,low,high,best,Note\n"
        'A,x,"2,500",20000,5000,why\nA,y,526,526,,\nB,x,32200,,,\nB,y,,700,,\nC,x,,,,no figure\n'
        "D,x,9,3,,\n"
    )
    summary, rejected = bring(text, LOW_HIGH)

    rows = NumericAssertion.objects.order_by("event__label", "measure__label")
    assert [(a.as_printed, a.comparator, a.low, a.high, a.best) for a in rows] == [
        ("2,500 to 20000", "between", 2500, 20000, 5000),
        ("526", "eq", 526, 526, None),
        ("at least 32200", "ge", 32200, None, None),
        ("at most 700", "le", None, 700, None),
    ]
    assert (summary.created, summary.passed_over) == (4, {"no_figure": 1})
    assert [(line, each.column, each.code) for line, each in rejected] == [
        (7, "low", "inverted_range")
    ]
    assert rows[0].note == "why"
    assert rows[0].observation_status == "estimate"
    assert (Event.objects.count(), Measure.objects.count()) == (2, 2)


WIDE = """
dataset = "daily"
key = ["Day"]
[columns]
said_at = "Day"
as_of = "Day"
[texts]
speaker = "General Staff"
[[figures]]
columns = { value = "Killed", qualifier = "Word" }
texts = { measure = "Soldiers killed" }
[[figures]]
columns = { value = "Tanks" }
texts = { measure = "Tanks lost" }
[values.qualifier]
more = "more than"
"""


def test_a_wide_row_is_one_claim_with_a_number_for_each_column() -> None:
    bring("Day,Killed,Word,Tanks\n2022-03-05,9000,about,12\n2022-03-06,11000,more,n/a\n", WIDE)

    rows = NumericAssertion.objects.order_by("claim__said_at", "position")
    assert [(a.as_printed, a.comparator, a.measure.slug, str(a.as_of.lower)) for a in rows] == [
        ("about 9000", "approx", "soldiers-killed", "2022-03-05"),
        ("12", "eq", "tanks-lost", "2022-03-05"),
        ("more than 11000", "gt", "soldiers-killed", "2022-03-06"),
    ]
    assert Claim.objects.order_by("said_at")[0].statement == (
        "General Staff: Soldiers killed: about 9000; Tanks lost: 12 (2022-03-05)"
    )


def test_a_statement_of_the_mapping_is_filled_from_the_row() -> None:
    mapping = DESK + "[texts]\nstatement = 'On {Day}, {speaker} counted {value} {What}.'\n"
    bring(ONE, mapping)

    assert (
        Claim.objects.get().statement == "On 03/04/2023, Ann Example counted 331 patients waiting."
    )


def test_without_a_speaker_claims_stay_drafts_even_where_they_are_published() -> None:
    text = HEADER + "03/04/2023;;patients waiting;331\n03/04/2023;Ann;patients waiting;5\n"

    summary, _ = bring(text, publish=True)
    again, _ = bring(text, publish=True)

    assert sorted(Claim.objects.values_list("status", flat=True)) == ["draft", "published"]
    assert (summary.speakerless, again.unchanged) == (1, 2)


def test_a_name_on_record_is_taken_whatever_its_case_and_by_its_other_names() -> None:
    ann = make_speaker(name="Ann Example", slug="ann")
    bob = make_speaker(name="Robert Example", slug="bob")
    bob.aliases.create(name="Bob")

    bring(HEADER + "03/04/2023;ANN EXAMPLE;a;1\n03/04/2023;bob;a;2\n03/04/2023;Cy;a;3\n")

    found = Claim.objects.order_by("assertions__low").values_list("speaker_id", flat=True)
    assert [*found][:2] == [ann.pk, bob.pk]
    assert Speaker.objects.count() == 3


def test_a_doubtful_name_is_asked_about_once_and_settled_in_the_mapping() -> None:
    staff = make_speaker(name="General Staff of the Armed Forces of Ukraine", slug="general-staff")
    text = (
        HEADER
        + "03/04/2023;General Staff of Ukraine;lost;1\n04/04/2023;General Staff of Ukraine;lost;2\n"
    )

    summary, rejected = bring(text)

    assert [(line, each.column, each.code) for line, each in rejected] == [
        (2, "Who", "doubtful_name"),
        (3, "Who", "doubtful_name"),
    ]
    assert rejected[0][1].allowed == ("general-staff", "new")
    assert len(summary.doubts) == 1
    settled, _ = bring(
        text, DESK + '[names.speaker]\n"General Staff of Ukraine" = "general-staff"\n'
    )
    assert settled.created == 2
    assert {*Claim.objects.values_list("speaker_id", flat=True)} == {staff.pk}


def test_a_doubtful_name_may_be_new() -> None:
    make_speaker(name="General Staff of the Armed Forces of Ukraine", slug="general-staff")
    text = HEADER + "03/04/2023;General Staff of Ukraine;lost;1\n"

    summary, _ = bring(text, DESK + '[names.speaker]\n"General Staff of Ukraine" = "new"\n')

    assert (summary.created, Speaker.objects.count()) == (1, 2)


def test_names_that_one_table_tells_apart_are_two() -> None:
    summary, rejected = bring(
        HEADER + "03/04/2023;Ann Exampleton;a;1\n03/04/2023;Anna Exampleton;a;2\n", batch_size=1
    )

    assert (summary.created, rejected) == (2, [])


def test_one_new_name_in_several_cases_is_one_speaker() -> None:
    names = ["José Example", "JOSE EXAMPLE", "josé  example"]
    text = HEADER + "".join(f"0{n}/04/2023;{name};a;1\n" for n, name in enumerate(names, 1))

    bring(text, batch_size=2)
    again, _ = bring(text)

    assert [*Speaker.objects.values_list("slug", flat=True)] == ["jose-example"]
    assert again.unchanged == 3


def test_names_without_latin_letters_have_slugs_too() -> None:
    names = ["Генштаб", "Генштаб!", "Ann?", "Ann!"]
    bring(HEADER + "".join(f"03/04/2023;{name};a;1\n" for name in names))

    slugs = [*Speaker.objects.order_by("slug").values_list("slug", flat=True)]
    assert len(slugs) == 4
    assert slugs[0] == "ann"


@pytest.mark.parametrize("meant", ["nobody", "00000000-0000-7000-8000-000000000009"])
def test_a_name_that_is_settled_as_nobody_is_refused(meant: str) -> None:
    with pytest.raises(MappingError, match="which is no speaker on record"):
        bring(ONE, DESK + f"[names.speaker]\nAnn = '{meant}'\n")


def test_a_measure_on_record_brings_its_unit() -> None:
    bring(ONE.replace("patients waiting", "budget"), DESK + "[texts]\nunit = 'EUR'\n")
    mapping = DESK.replace('"desk"', '"other desk"')

    bring(ONE.replace("patients waiting", "Budget").replace("331", "2m"), mapping)

    assert Measure.objects.count() == 1
    assert NumericAssertion.objects.get(low=2_000_000).unit_id == "EUR"


COLUMNS = "id,text,who,url,headline,tags,crime,taxes"
TOPICS = """
dataset = "kg"
topic_columns = ["crime", "taxes"]
[columns]
dataset_id = "id"
statement = "text"
speaker = "who"
source_url = "url"
source_title = "headline"
topics = "tags"
"""


def test_claims_without_numbers_have_topics_and_sources() -> None:
    bring(f'{COLUMNS}\n1,It rained.,Ann,https://a.example/1,Rain,"rain, wet",1,0\n', TOPICS)

    claim = Claim.objects.get()
    assert (claim.kind, claim.dataset_id) == ("other", "1")
    assert {*Topic.objects.values_list("label", flat=True)} == {"Rain", "Wet", "Crime"}
    assert (Source.objects.get().url, Source.objects.get().kind) == (
        "https://a.example/1",
        "article",
    )


def test_a_claim_of_two_tables_has_the_topics_of_both() -> None:
    text = f"{COLUMNS}\n1,It rained.,Ann,,,{{}},0,0\n"
    bring(text.format("rain"), TOPICS)
    bring(text.format("wet"), TOPICS)
    again, _ = bring(text.format("rain"), TOPICS)

    assert {*Claim.objects.get().topics.values_list("label", flat=True)} == {"Rain", "Wet"}
    assert again.unchanged == 1


def test_who_relays_whom_is_a_chain() -> None:
    mapping = DESK.replace('speaker = "Who"', 'speaker = "Who"\nrelayed_by = "Via"')
    bring("Day;Who;What;Number;Via\n03/04/2023;Ann Example;a;1;Daily News\n", mapping)

    found = Claim.objects.values_list("speaker__name", "root_speaker__name")
    assert [*found] == [("Daily News", "Ann Example")]


def test_a_file_that_breaks_off_says_which_lines_are_in() -> None:
    broken = ONE + '"open;a;b;c\n' * 120

    with pytest.raises(Interrupted, match=r"not closed.*Lines 1 to 103 are in \(1 new"):
        bring(broken, batch_size=1)

    assert Claim.objects.count() == 1


def test_a_speaker_who_is_named_later_gets_the_draft_published() -> None:
    mapping = DESK.replace('"What"]', '"Number"]').replace('"Day", "Who"', '"Day"')
    bring(HEADER + "03/04/2023;;patients waiting;331\n", mapping, publish=True)
    bring(HEADER + "03/04/2023;Ann;patients waiting;331\n", mapping, publish=True)

    assert [*Claim.objects.values_list("status", "speaker__name")] == [("published", "Ann")]


def test_left_out_lines_are_counted_by_their_reasons() -> None:
    summary, _ = bring(ONE + ";;;\nTotal;;;331\n" + HEADER + "Source: Ann;;;\n")

    assert summary.passed_over == {"empty": 1, "total": 1, "repeated_header": 1, "footnote": 1}


def test_a_claim_that_comes_twice_is_refused_the_second_time() -> None:
    found = told(ONE + "03/04/2023;Ann Example;patients waiting;5\n")

    key = "03/04/2023, Ann Example, patients waiting"
    assert found == [(3, "Day, Who, What", key, "duplicate")]
