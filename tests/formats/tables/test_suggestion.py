"""A mapping that is drafted from header and cells can be used, and gives its reasons."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.records import ClaimRecord, FormatError
from claims.formats.tables.layout import Layout
from claims.formats.tables.mapping_toml import read_mapping, write_mapping
from claims.formats.tables.reading import read_claims, read_table
from claims.formats.tables.suggestion import Suggestion, suggest


def suggested(text: str) -> Suggestion:
    return suggest(read_table("csv", BytesIO(text.encode()), Layout()), name="My list (2).csv")


LONG = """Date;Who;What they said;Number;Counted thing;Link
13/04/2023;Ann Example;About 7,2 million are waiting.;7,2 million;patients;https://a.example/1
14/04/2023;Bob Example;It is 1.234.567 people.;1.234.567;patients;https://a.example/2
"""
WIDE = "day,soldiers,tanks,no\n" + "".join(
    f"2022-03-{day:02},{day * 900},{day * 3},{day}\n" for day in range(1, 15)
)
YEARS = "country,2019,2020,2021\nA,1,2,3\nB,4,5,6\n"


def test_a_long_table_has_a_column_for_each_field() -> None:
    found = suggested(LONG)

    assert found.mapping.dataset == "my-list-2"
    assert dict(found.mapping.columns) == {
        "said_at": "Date",
        "speaker": "Who",
        "statement": "What they said",
        "value": "Number",
        "measure": "Counted thing",
        "source_url": "Link",
    }
    assert (found.mapping.reading.dates, found.mapping.reading.decimal) == ("day-first", ",")
    assert found.mapping.key == ("Date", "Who", "Counted thing")
    assert found.reasons["reading.dates"] == "“13/04/2023” can be nothing else"
    assert len(found.rows) == 2


def test_a_wide_table_has_a_figure_for_each_column_of_numbers() -> None:
    found = suggested(WIDE)

    assert [(dict(each.columns), dict(each.texts)) for each in found.mapping.figures] == [
        ({"value": "soldiers"}, {"measure": "Soldiers", "temporal_kind": "cumulative"}),
        ({"value": "tanks"}, {"measure": "Tanks", "temporal_kind": "cumulative"}),
    ]
    assert found.mapping.columns["as_of"] == "day"
    assert found.unused == ("no",)
    assert "stay drafts" in found.reasons["texts"]


def test_a_column_for_each_year_is_a_period_each() -> None:
    periods = [each.texts.get("period") for each in suggested(YEARS).mapping.figures]

    assert periods == ["2019", "2020", "2021"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (YEARS, ["Number, {country}"]),
        ("day,country,cases\n2022-03-05,A,5\n2022-03-05,B,6\n", ["Cases, {country}"]),
        (
            "war_id,war_name,side,cause,low\nw,W,A,shot,10\nw,W,B,shot,20\nv,V,B,shot,31\nv,V,B,starved,4\n",
            ["Low, {side}, {cause}"],
        ),
        (
            "day,region,sick,dead\n2022-03-05,A,5,1\n2022-03-05,B,6,2\n",
            ["Sick, {region}", "Dead, {region}"],
        ),
    ],
)
def test_rows_with_labels_of_their_own_are_of_measures_of_their_own(
    text: str, measures: list[str]
) -> None:
    mapping = suggested(text).mapping

    assert [*dict.fromkeys(each.texts["measure"] for each in mapping.each_figure)] == measures
    assert "place" not in mapping.columns


@pytest.mark.parametrize("text", [LONG, WIDE, YEARS])
def test_a_suggestion_can_be_used_as_it_is(text: str) -> None:
    found = suggested(text)
    mapping = read_mapping(write_mapping(found.mapping, comments=found.reasons))

    records = [each for _, each in read_claims("csv", BytesIO(text.encode()), mapping=mapping)]

    assert mapping == found.mapping
    assert all(isinstance(each, ClaimRecord) and not each.faults for each in records)
    assert len({each.dataset_id for each in records if isinstance(each, ClaimRecord)}) == len(
        records
    )


def test_a_header_alone_suggests_nothing() -> None:
    with pytest.raises(FormatError, match="has a header, and no rows"):
        suggested("a,b\n")


cell = st.sampled_from(
    ["", "-", "1", "7,5", "2022", "13/04/2023", "Ann", "https://a.b/c", "x" * 60]
)
cells = cell | st.text(max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=6))
def test_whatever_a_table_holds_a_suggestion_is_a_mapping(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + each.replace('"', '""') + '"' for each in row) for row in rows]
    raw = "\n".join(quoted).encode("utf-8")
    try:
        found = suggest(read_table("csv", BytesIO(raw), Layout()))
    except FormatError:
        return

    assert read_mapping(write_mapping(found.mapping, comments=found.reasons)) == found.mapping
    assert len([*read_claims("csv", BytesIO(raw), mapping=found.mapping)]) >= 1
