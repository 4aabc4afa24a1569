"""The labels of rows, such as countries or sides: numbers with other labels are of other things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.formats.tables.columns import Column
from claims.formats.tables.headers import NUMBERED, PROSE
from claims.formats.tables.mapping import Figure

MOST = 2


def labels(
    columns: Iterable[Column], rows: Sequence[dict[str, str]], *, used: set[str], names: set[str]
) -> list[str]:
    """Columns of short texts that nothing is made of yet, and that say more than `names` do: those
    of what the numbers are of anyway."""
    found: list[str] = []
    for column in columns:
        fits = column.name not in used and _is_label(column)
        if fits and not any(_same(column.name, other, rows) for other in {*names, *found}):
            found.append(column.name)
    return found[:MOST]


def _is_label(column: Column) -> bool:
    other = column.is_numbers or column.is_dates or column.is_urls or column.is_marks
    named = NUMBERED.search(column.name) or "{" in column.name or "}" in column.name
    return bool(column.texts) and not (other or named) and column.length < 1.5 * PROSE


def _same(one: str, other: str, rows: Sequence[dict[str, str]]) -> bool:
    """Whether two columns always change together, as an identifier and its name do."""
    pairs = {(row.get(one, ""), row.get(other, "")) for row in rows}
    return len(pairs) == len({pair[0] for pair in pairs}) == len({pair[1] for pair in pairs})


def behind(names: Iterable[str]) -> str:
    """The labels as the end of a text that is filled from each row."""
    return "".join(f", {{{name}}}" for name in names)


def labelled(figure: Figure, names: list[str]) -> Figure:
    if "measure" not in figure.texts:
        return figure
    return Figure(
        columns=figure.columns,
        texts={**figure.texts, "measure": f"{figure.texts['measure']}{behind(names)}"},
    )


def tell_apart(key: list[str], rows: list[dict[str, str]]) -> bool:
    return len({tuple(row.get(column, "") for column in key) for row in rows}) == len(rows)
