"""The columns of records: a column is a path that `fields` takes, and the other way round."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from claims.formats import delimited
from claims.formats.columns import row_of
from claims.queries import read_connection
from claims.records import record_cache, table_rows
from claims.records.columns import columns, number_names, type_of
from claims.records.fieldsets import Selection, item, paths
from claims.records.record_cache import KINDS, Kind
from claims.records.schemas import AssertionRecordShape, ReviewShape, TopicShape, UnitShape
from tests.support.world import make_world

EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def names(shape: Any, selection: Selection = record_cache.WHOLE) -> list[str]:
    return [column.path for column in columns(shape, selection)]


def test_columns_are_what_a_record_holds_once() -> None:
    assert names(TopicShape) == [
        "id",
        "slug",
        "label",
        "aliases",
        "description",
        "broader.id",
        "broader.slug",
        "broader.label",
        "merged_into",
        "dataset",
        "dataset_id",
        "redacted_at",
        "redaction_reason",
        "version",
        "modified",
    ]


def test_intervals_and_days_have_a_column_for_each_of_their_parts() -> None:
    selection = Selection(fields=frozenset({"interval", "as_of.to", "unit"}))

    assert names(AssertionRecordShape, selection) == [
        "unit",
        "as_of.to",
        "interval.low",
        "interval.high",
        "interval.low_inclusive",
        "interval.high_inclusive",
    ]


def test_what_there_may_be_more_of_is_one_column() -> None:
    fields = frozenset({"evidence.title", "claim.statement"})

    assert names(ReviewShape, Selection(fields=fields)) == ["claim.statement", "evidence"]
    assert "aliases" in names(UnitShape)


def test_an_expanded_reference_has_all_its_columns() -> None:
    one = frozenset({"reviewer"})
    found = names(ReviewShape, Selection(one, frozenset({"reviewer.id"}), one))

    assert found[:3] == ["reviewer.slug", "reviewer.name", "reviewer.kind"]
    assert "reviewer.aliases" in found


def leaves(kind: Kind) -> set[str]:
    """The paths below which there is nothing, outside of lists."""
    known = set(paths(kind.shape()))
    lists = tuple(f"{each.path}." for each in columns(kind.shape) if each.type == "json")
    return {
        path
        for path in known
        if not any(other.startswith(f"{path}.") for other in known) and not path.startswith(lists)
    } | {each.path for each in columns(kind.shape) if each.type == "json"}


@EACH
def test_every_column_is_a_field_and_every_leaf_a_column(kind: Kind) -> None:
    found = names(kind.shape)

    assert set(found) == leaves(kind)
    assert len(found) == len(set(found))


@EACH
def test_a_record_with_the_fields_of_its_columns_is_whole(kind: Kind) -> None:
    assert names(kind.shape, Selection(fields=frozenset(names(kind.shape)))) == names(kind.shape)


def test_no_text_is_called_what_a_number_is_called() -> None:
    numbers = number_names(kind.shape for kind in KINDS.values())

    def others(shape: Any) -> set[str]:
        found = set()
        for name, member in shape.fields.items():
            if hasattr(item(member), "fields"):
                found |= others(item(member))
            elif not hasattr(member, "PARTS") and type_of(member) != "number":
                found.add(name)
        return found

    assert {"low", "latitude", "rating_value"} <= numbers
    for kind in KINDS.values():
        assert not numbers & others(kind.shape())


# ---- rows that the database writes


@pytest.fixture
def world(db: None) -> Any:
    return make_world()


def as_json(kind: Kind, selection: Selection) -> tuple[list[Any], list[bytes]]:
    rows = f"SELECT {kind.key}, NULL, row_number() OVER () FROM {kind.table} t"
    found = record_cache.page(kind, (rows, []), selection)
    return [held.id for held in found], [held.body or b"" for held in found]


SELECTIONS = {
    "whole": Selection(),
    "some parts": Selection(fields=frozenset({"id", "interval.low", "as_of.to", "code"})),
    "without some": Selection(omit=frozenset({"id", "derivation.baseline", "modified"})),
}


@EACH
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_the_database_writes_the_cells_that_json_has(
    world: Any, kind: Kind, selection: Selection
) -> None:
    cells = row_of(names(kind.shape, selection))
    ids, bodies = as_json(kind, selection)

    lines = read_connection.lines(table_rows.rows_of(kind, selection), [ids])

    assert ids
    expected = [
        delimited.joined(map(delimited.cell, cells(msgspec.json.decode(b)))) for b in bodies
    ]
    written = [f"{line.decode()[:-1]}\r\n" for line in lines]
    assert [line.replace(" ", "") for line in written] == [e.replace(" ", "") for e in expected]


def test_the_widths_of_numbers_are_measured(world: Any) -> None:
    kind = KINDS["event"]
    ids, bodies = as_json(kind, Selection())
    numbers = Selection(fields=frozenset({"latitude", "longitude"}))

    [found] = read_connection.rows(table_rows.widths_of(kind, numbers), [ids])

    assert found == tuple(
        max(
            (
                len(text.lstrip("-").partition(".")[side])
                for record in map(msgspec.json.decode, bodies)
                if (text := record[name]) is not None
            ),
            default=None,
        )
        for name in ("latitude", "longitude")
        for side in (0, 2)
    )
