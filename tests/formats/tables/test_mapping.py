"""Mappings: what is refused, with what is meant; and TOML, in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.tables.fields import FIELDS, OF_CLAIM, OF_FIGURE
from claims.formats.tables.layout import Layout
from claims.formats.tables.mapping import Conventions, Figure, Mapping, MappingError
from claims.formats.tables.mapping_toml import read_mapping, write_mapping

SHIPPED = sorted((Path(__file__).parents[3] / "fixtures" / "mappings").glob("*.toml"))
SMALLEST = 'dataset = "t"\nkey = ["Day"]\n'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("dataset = ", "It is not TOML"),
        ("key = ['Day']", "dataset: a name"),
        ("dataset = 't'", "key: the columns that tell a row from the others"),
        (SMALLEST + "colums = {}", "There is no “colums”. Did you mean “columns”?"),
        (SMALLEST + "[reading]\ndate = 'day-first'", "Did you mean “dates”?"),
        (SMALLEST + "[reading]\ndates = 'dayfirst'", "dates: choose one of day-first"),
        (SMALLEST + "[reading]\ndecimal = ';'", "decimal: choose one of"),
        (SMALLEST + "[reading]\noffset = '1'", r"offset: write \+01:00"),
        (SMALLEST + "[table]\nheader_rows = 9", "header_rows: 1, 2 or 3"),
        (SMALLEST + "[table]\nheader_rows = 'two'", "table.header_rows: a whole number"),
        (SMALLEST + "[columns]\nspeeker = 'Who'", "Did you mean “speaker”?"),
        (SMALLEST + "[columns]\nspeaker = 1", "columns.speaker: a text is needed"),
        (SMALLEST + "[columns]\nvalue = 'N'", "what is counted"),
        (SMALLEST + "[columns]\nspeaker = 'A'\n[texts]\nspeaker = 'B'", "speaker is taken from a"),
        (SMALLEST + "[[figures]]\ntexts = { measure = 'x' }", "figures 1: a column is needed"),
        (SMALLEST + "[[figures]]\ncolumn = {}", "Did you mean “columns”?"),
        (SMALLEST + "[names.sources]\nA = 'b'", "there are names of speaker"),
        (SMALLEST + "[values.knd]\nA = 'b'", "Did you mean “kind”?"),
        (SMALLEST + "figures = 1", r"write \[\[figures\]\]"),
        (SMALLEST + "columns = 1", "columns: a table is needed"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told(text: str, hint: str) -> None:
    with pytest.raises(MappingError, match=hint):
        read_mapping(text)


def test_all_faults_of_a_mapping_are_told_at_once() -> None:
    with pytest.raises(MappingError) as refused:
        read_mapping("datset = 't'\n[columns]\nspeeker = 'Who'\n[reading]\ndates = 'x'\n")

    assert len(refused.value.faults) == 5


def test_a_column_that_is_not_there_is_told_with_the_nearest() -> None:
    mapping = read_mapping(SMALLEST + "[columns]\nspeaker = 'who'\n[texts]\nevent = '{Whar}'")

    with pytest.raises(MappingError) as refused:
        mapping.check(("Day", "Who", "War"))

    told = str(refused.value)
    assert "columns.speaker: there is no column “who”. Did you mean “Who”?" in told
    assert "texts.event: there is no column “Whar”. Did you mean “War”?" in told


texts = st.text(max_size=12)
pairs = st.dictionaries(texts, texts, max_size=3)


def fields(names: list[str]) -> Any:
    return st.dictionaries(st.sampled_from(names), texts, max_size=4)


def split(both: tuple[dict[str, str], dict[str, str]]) -> dict[str, dict[str, str]]:
    columns, stated = both
    return {"columns": columns, "texts": {k: v for k, v in stated.items() if k not in columns}}


of_claim = st.tuples(*[fields([each.name for each in OF_CLAIM])] * 2).map(split)
of_figure = st.tuples(*[fields([each.name for each in OF_FIGURE])] * 2).map(split)
figures = of_figure.map(
    lambda each: Figure(
        columns={"value": "n", "measure": "m"} | each["columns"],
        texts={k: v for k, v in each["texts"].items() if k not in ("value", "measure")},
    )
)
layouts = st.builds(
    Layout,
    sheet=texts,
    separator=texts,
    encoding=texts,
    header_line=st.integers(0, 99),
    header_rows=st.integers(1, 3),
    fill_down=st.lists(texts, max_size=2).map(tuple),
    total_words=st.lists(texts, max_size=2).map(tuple),
)
conventions = st.builds(
    Conventions,
    dates=st.sampled_from(["", "day-first", "month-first"]),
    offset=st.sampled_from(["", "none", "Z", "-05:00"]),
    decimal=st.sampled_from(".,"),
    empty=st.lists(texts, max_size=3).map(tuple),
)


@settings(max_examples=30, deadline=None)
@given(
    claim=of_claim,
    each=st.lists(figures, max_size=2),
    layout=layouts,
    reading=conventions,
    key=st.lists(texts, min_size=1, max_size=3).map(tuple),
    values=st.dictionaries(st.sampled_from([*FIELDS]), pairs, max_size=2),
    names=st.dictionaries(st.sampled_from(["speaker", "measure"]), pairs, max_size=2),
    comment=texts,
)
def test_a_mapping_comes_back_from_toml_as_it_was(
    claim: Any,
    each: Any,
    layout: Any,
    reading: Any,
    key: Any,
    values: Any,
    names: Any,
    comment: str,
) -> None:
    usable = [figure for figure in each if not figure.columns.keys() & figure.texts.keys()]
    mapping = Mapping(
        dataset="t",
        key=key,
        topic_columns=key[1:],
        layout=layout,
        reading=reading,
        figures=tuple(usable),
        values=values,
        names=names,
        **claim,
    )

    written = write_mapping(mapping, comments={"columns": comment, "figures.1": comment})

    assert read_mapping(written) == mapping


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_mappings_can_be_used(path: Path) -> None:
    mapping = read_mapping(path.read_text(encoding="utf-8"))

    assert read_mapping(write_mapping(mapping)) == mapping


def test_there_are_mappings_to_learn_from() -> None:
    assert len(SHIPPED) >= 5
