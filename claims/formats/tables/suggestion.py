"""A mapping drafted from the header and the first rows of a table, with a reason for each choice.

It is a draft: whoever knows the table corrects it. What is chosen by a header's words is said to
be, and what is chosen by the cells as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from claims.formats.records import FormatError
from claims.formats.tables.choices import BY_CELLS, may_be
from claims.formats.tables.columns import Column, columns_of
from claims.formats.tables.dates import DateError, Dates
from claims.formats.tables.headers import (
    HEADERS,
    IDENTITY,
    NAMED_BY,
    QUALIFIERS,
    TIMES,
)
from claims.formats.tables.kinds import readable
from claims.formats.tables.labels import behind, labelled, labels, tell_apart
from claims.formats.tables.layout import Layout, Row, Table
from claims.formats.tables.mapping import (
    EMPTY_WORDS,
    PLACEHOLDER,
    Conventions,
    Figure,
    Mapping,
)

SAMPLE = 1_000  # rows
SHOWN = 20
_EMPTY = frozenset(word.casefold() for word in EMPTY_WORDS)


@dataclass(frozen=True)
class Suggestion:
    """A draft, the reason of each choice by its place in the mapping (`columns.speaker`), the first
    rows, and the columns that nothing is made of."""

    mapping: Mapping
    reasons: Pairs[str, str]
    columns: tuple[str, ...]
    rows: tuple[Pairs[str, str], ...]
    unused: tuple[str, ...]


def suggest(table: Table, *, name: str = "table", layout: Layout = Layout()) -> Suggestion:  # noqa: B008
    """Raises FormatError if the table has no rows."""
    rows = [dict(row.cells) for _, row in islice(_rows(table), SAMPLE)]
    if not rows:
        raise FormatError("The table has a header, and no rows.")
    draft = _Draft(columns_of(table.columns, rows, _EMPTY))
    draft.choose()
    mapping = draft.mapping(dataset_of(name), rows, layout)
    used = {column for column, _ in mapping.used_columns()}
    unused = tuple(column for column in table.columns if column not in used)
    return Suggestion(mapping, draft.reasons, table.columns, tuple(rows[:SHOWN]), unused)


def _rows(table: Table) -> Iterator[tuple[int, Row]]:
    for number, row in table.rows:
        if isinstance(row, Row):
            yield number, row


def dataset_of(name: str) -> str:
    """A name of a data set made of the name of a file."""
    stem = PurePath(name).name.partition(".")[0].lower()
    return re.sub(r"[^0-9a-z]+", "-", stem).strip("-")[:60] or "table"


@dataclass
class _Draft:
    columns: list[Column]
    chosen: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    def choose(self) -> None:
        for name in HEADERS:
            if column := self._best(name):
                self._take(name, column, f"its header, “{column.name}”")
        self._by_cells()
        self._numbers()

    def _left(self) -> list[Column]:
        taken = {*self.chosen.values(), *self.marked}
        return [column for column in self.columns if column.name not in taken and column.texts]

    def _take(self, name: str, column: Column, why: str) -> None:
        self.chosen[name] = column.name
        self.reasons[f"columns.{name}"] = f"by {why}; such as: {column.texts[0][:60]}"

    def _best(self, name: str) -> Column | None:
        """The column whose header says so most plainly, and whose cells do not deny it."""
        words = re.compile(rf"(?<![^\W_])(?:{HEADERS[name]})(?![^\W_])", re.IGNORECASE)
        fitting = [
            (column.is_identifiers, len(match[0]) / len(column.name), column)
            for column in self._left()
            if (match := words.search(column.name)) and may_be(name, column)
        ]
        return max(fitting, key=lambda found: found[:2])[2] if fitting else None

    def _by_cells(self) -> None:
        """What no header says."""
        for name, fits in BY_CELLS.items():
            if name not in self.chosen and (found := [c for c in self._left() if fits(c)]):
                self._take(name, max(found, key=lambda column: column.length), "its cells")
        marks = [column.name for column in self._left() if column.is_marks]
        if len(marks) > 1:
            self.marked = marks
            self.reasons["topic_columns"] = "their cells say yes or no"
        for column in self._left():
            if "qualifier" not in self.chosen and {*column.words} <= QUALIFIERS:
                self._take("qualifier", column, "its cells")

    def _numbers(self) -> None:
        """One column of numbers is the value; several are a figure each, named by their headers."""
        if {"low", "high", "best"} & self.chosen.keys():
            self._measured()
            return
        numbers = [column for column in self._left() if may_be("value", column)]
        if "value" in self.chosen and "measure" not in self.chosen:
            numbers = [c for c in self.columns if c.name == self.chosen["value"]] + numbers
        elif "value" not in self.chosen and len(numbers) == 1:
            self._take("value", numbers.pop(), "its cells")
        if "value" in self.chosen and (len(numbers) < 2 or "measure" in self.chosen):
            self._measured()
            return
        self.chosen.pop("value", None)
        self.reasons.pop("columns.value", None)
        self.figures = [*map(self._figure, numbers)]
        if self.figures:
            self.reasons["figures.1"] = "each column of numbers is a figure, named by its header"

    def _measured(self) -> None:
        """The number needs what it counts: from a column, or else its header says it."""
        if "measure" not in self.chosen:
            header = self.chosen.get("value") or next(
                self.chosen[each] for each in ("best", "high", "low") if each in self.chosen
            )
            self.texts["measure"] = readable(header)
            self.reasons["texts.measure"] = "no column says what is counted: put it into words"

    def _units(self) -> None:
        """The unit and the scale that the column of the number, or its header, shows."""
        numbers = {self.chosen.get(name) for name in ("value", "low", "high", "best")}
        for column in self.columns:
            for name, text in column.stated.items() if column.name in numbers else ():
                if name not in self.chosen:
                    self.texts[name] = text
                    self.reasons[f"texts.{name}"] = f"“{column.name}”: {column.texts[0][:40]}"

    def _figure(self, column: Column) -> Figure:
        """Of a column for a year, the header is the period."""
        texts = {"temporal_kind": "cumulative"} if column.never_falls else {}
        texts |= column.stated
        try:
            Dates().read_days(column.name)
        except DateError:
            texts["measure"] = readable(column.name)
        else:
            texts = column.stated | {"period": column.name}
        return Figure(columns={"value": column.name}, texts=texts)

    def mapping(self, dataset: str, rows: list[dict[str, str]], layout: Layout) -> Mapping:
        if any("measure" not in each.texts for each in self.figures):
            self.texts |= {"measure": "Number"} if "measure" not in self.chosen else {}
        if self._has_numbers and "statement" not in self.chosen:
            self._tell_measures_apart(rows)
        self._stated()
        return Mapping(
            dataset=dataset,
            key=self._key(rows),
            topic_columns=tuple(self.marked),
            layout=layout,
            reading=self._conventions(),
            columns=self.chosen,
            texts=self.texts,
            figures=tuple(self.figures),
        )

    @property
    def _has_numbers(self) -> bool:
        return bool(self.figures or {"value", "low", "high", "best"} & self.chosen.keys())

    def _tell_measures_apart(self, rows: list[dict[str, str]]) -> None:
        """Numbers of several countries, say, are of several measures: the label names them."""
        used = {*self.chosen.values(), *self.marked} - {self.chosen.get("place", "")}
        names = {self.chosen[name] for name in NAMED_BY if name in self.chosen}
        found = labels(self.columns, rows, used=used, names=names)
        if not found:
            return
        if self.chosen.get("place") in found:
            del self.chosen["place"]
        if column := self.chosen.pop("measure", ""):
            self.texts["measure"] = f"{{{column}}}"
        self.texts |= {k: f"{v}{behind(found)}" for k, v in self.texts.items() if k == "measure"}
        self.figures = [labelled(each, found) for each in self.figures]
        self.reasons["texts.measure"] = f"rows that differ in {', '.join(found)} are not compared"

    def _stated(self) -> None:
        """What the table lacks, and somebody has to say."""
        if "speaker" not in self.chosen:
            self.reasons["texts"] = (
                'No column says who: add a line such as speaker = "Name of the publisher".\n'
                "Without a speaker the claims stay drafts."
            )
        if "statement" not in self.chosen and "said_at" in self.chosen and not self._is_dated():
            self.chosen["as_of"] = self.chosen["said_at"]
            self.reasons["columns.as_of"] = "the rows are numbers by their day"
        if self._has_numbers:
            self._units()
            self.texts["temporal_kind"], why = self._temporal_kind()
            self.reasons["texts.temporal_kind"] = why

    def _is_dated(self) -> bool:
        return bool({"as_of", "period"} & self.chosen.keys()) or any(
            "period" in each.texts for each in self.figures
        )

    def _temporal_kind(self) -> tuple[str, str]:
        if any(c.name == self.chosen.get("value") and c.never_falls for c in self.columns):
            return "cumulative", "the numbers never fall: a count since a start"
        return "stock", TIMES

    def _conventions(self) -> Conventions:
        of_dates = [c for c in self.columns if c.is_dates]
        orders = [c.date_order for c in of_dates if c.date_order[0]]
        votes = [c.marks_of_decimals for c in self.columns if c.is_numbers]
        commas, points = (sum(each[n] for each in votes) for n in (0, 1))
        if orders:
            self.reasons["reading.dates"] = f"“{orders[0][1]}” can be nothing else"
        if commas > points:
            self.reasons["reading.decimal"] = f"{commas} cells have a comma before their decimals"
        return Conventions(
            dates=orders[0][0] if orders else "", decimal="," if commas > points else "."
        )

    def _key(self, rows: list[dict[str, str]]) -> tuple[str, ...]:
        if "dataset_id" in self.chosen:
            return ()
        stated = [
            self.texts.get("measure", ""),
            *(each.texts.get("measure", "") for each in self.figures),
        ]
        kept = [self.chosen[name] for name in IDENTITY if name in self.chosen]
        kept += [column for text in stated for column in PLACEHOLDER.findall(text)]
        texts = [column.name for column in self.columns if not column.is_numbers]
        key = [*dict.fromkeys(kept)]
        for column in [*texts, *(column.name for column in self.columns)]:
            if not tell_apart(key, rows) and column not in key:
                key.append(column)
        for column in [each for each in key if each not in kept]:
            others = [each for each in key if each != column]
            key = others if others and tell_apart(others, rows) else key
        self.reasons["key"] = "who, when and what, and what else tells each row from the others"
        return tuple(key)
